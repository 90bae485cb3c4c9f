"""Enterprises known to the town, whether or not they are members of the chamber."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.names import pinyin_key, search_key
from hengl_uf.lib.text import fold
from hengl_uf.web.records import Record, Removable


class EnterpriseQuerySet(VillageScoped):
    """Enterprises as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def from_outside(self):
        """Those whose investment comes from Hong Kong, Macao, Taiwan or overseas (港澳台侨企业)."""
        return self.exclude(capital=Enterprise.Capital.MAINLAND)

    def matching(self, words):
        """Those whose name, its pinyin or the credit code holds every word."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_key__contains=word)
        return found


class Enterprise(Record, Removable):
    """A business at work in the town."""

    class Capital(models.TextChoices):
        """Where its investment comes from."""

        MAINLAND = "mainland", _("内资")
        HONG_KONG = "hong_kong", _("港资")
        MACAO = "macao", _("澳资")
        TAIWAN = "taiwan", _("台资")
        OVERSEAS = "overseas", _("侨资、外资")

    name = models.CharField(_("企业名称"), max_length=120)
    credit_code = models.CharField(
        _("统一社会信用代码"), max_length=18, null=True, blank=True, help_text=_("18 位，按营业执照填写。")
    )
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）")
    )
    capital = models.CharField(_("资金来源"), max_length=10, choices=Capital, default=Capital.MAINLAND)
    address = models.CharField(_("经营地址"), max_length=120, blank=True)
    office_phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    pinyin = models.CharField(max_length=400, editable=False, db_collation="C")
    search_key = models.TextField(editable=False)

    view_permission = Permission.ENTERPRISE_VIEW
    edit_permission = Permission.ENTERPRISE_EDIT

    objects = EnterpriseQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("企业")
        verbose_name_plural = _("企业")
        constraints = [
            *Removable.Meta.constraints,
            models.UniqueConstraint(
                "credit_code", condition=models.Q(removed_at__isnull=True), name="enterprise_credit_code_once"
            ),
        ]
        indexes = [
            models.Index("pinyin", "id", name="enterprise_by_name"),
            models.Index("village", "pinyin", "id", name="enterprise_by_village"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("enterprises:enterprise-detail", args=[self.pk])

    def editable_by(self, user) -> Answer:
        """Whoever keeps enterprises and works in the village."""
        if not user.works_in(self.village_id):
            return Denied(_now("这家企业属于%(village)s，不在您负责的范围内。") % {"village": self.village})
        return user.may(Permission.ENTERPRISE_EDIT)

    def index_name(self):
        """Refresh the stored keys that sort and find it."""
        self.pinyin = pinyin_key(self.name)[:400]
        self.search_key = f"{search_key(self.name)} {(self.credit_code or '').lower()}"
