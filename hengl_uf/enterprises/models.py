"""Enterprises known to the town, whether or not they are members of the chamber."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.names import company_key, pinyin_key, search_key
from hengl_uf.lib.phones import mask_phone
from hengl_uf.lib.text import fold
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Reference, Removable

MOST_FORMER_NAMES = 8


class IndustryQuerySet(models.QuerySet):
    """Industries as a set."""

    def visible_to(self, user):
        """Industries are no secret: whoever registers an enterprise chooses among them."""
        return self

    def active(self):
        """Those that enterprises can have from now on, in the office's order."""
        return self.filter(is_active=True).order_by("order", "pk")


class Industry(Reference):
    """An industry by which enterprises are told apart: at first the sections (门类) of GB/T 4754-2017, then the office's own."""

    class Section(models.TextChoices):
        """The twenty sections of GB/T 4754-2017 国民经济行业分类."""

        A = "A", _("农、林、牧、渔业")
        B = "B", _("采矿业")
        C = "C", _("制造业")
        D = "D", _("电力、热力、燃气及水生产和供应业")
        E = "E", _("建筑业")
        F = "F", _("批发和零售业")
        G = "G", _("交通运输、仓储和邮政业")
        H = "H", _("住宿和餐饮业")
        I = "I", _("信息传输、软件和信息技术服务业")  # noqa: E741  (the letter is the standard's)
        J = "J", _("金融业")
        K = "K", _("房地产业")
        L = "L", _("租赁和商务服务业")
        M = "M", _("科学研究和技术服务业")
        N = "N", _("水利、环境和公共设施管理业")
        O = "O", _("居民服务、修理和其他服务业")  # noqa: E741  (the letter is the standard's)
        P = "P", _("教育")
        Q = "Q", _("卫生和社会工作")
        R = "R", _("文化、体育和娱乐业")
        S = "S", _("公共管理、社会保障和社会组织")
        T = "T", _("国际组织")

    name = models.CharField(_("行业"), max_length=40, unique=True)
    section = models.CharField(_("国标门类"), max_length=1, choices=Section)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_active = models.BooleanField(_("启用"), default=True)

    view_permission = Permission.ENTERPRISE_VIEW
    edit_permission = Permission.INDUSTRY_EDIT

    objects = IndustryQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("行业")
        verbose_name_plural = _("行业")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("enterprises:industry-list")


class ParkQuerySet(VillageScoped):
    """Industrial parks as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)


class Park(Record, Removable):
    """An industrial park (工业园区) of a village."""

    name = models.CharField(_("园区名称"), max_length=60)
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）")
    )
    address = models.CharField(_("地址"), max_length=120, blank=True)

    view_permission = Permission.ENTERPRISE_VIEW
    edit_permission = Permission.INDUSTRY_EDIT

    objects = ParkQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("工业园区")
        verbose_name_plural = _("工业园区")
        constraints = [
            *Removable.Meta.constraints,
            models.UniqueConstraint(
                "village", "name", condition=models.Q(removed_at__isnull=True), name="park_name_once"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("enterprises:park-list")

    def editable_by(self, user) -> Answer:
        """Whoever keeps the registers of enterprises."""
        return Denied(_now("这条记录已移除。")) if self.is_removed else user.may(self.edit_permission)


class EnterpriseQuerySet(VillageScoped):
    """Enterprises as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def called_like(self, keys):
        """Those whose name or a former one has one of these keys (`lib.names.company_key`)."""
        return self.filter(name_keys__overlap=list(keys)) if keys else self.none()

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

    class Size(models.TextChoices):
        """Size, as the office knows it from the enterprise's own classification (中小企业划型)."""

        LARGE = "large", _("大型")
        MEDIUM = "medium", _("中型")
        SMALL = "small", _("小型")
        MICRO = "micro", _("微型")

    class Status(models.TextChoices):
        """Whether it is at work."""

        OPERATING = "operating", _("在营")
        SUSPENDED = "suspended", _("停业")
        CLOSED = "closed", _("已注销")
        MOVED = "moved", _("已迁出")

    TONES = {
        Status.OPERATING: "good",
        Status.SUSPENDED: "warn",
        Status.CLOSED: "neutral",
        Status.MOVED: "neutral",
    }

    name = models.CharField(_("企业名称"), max_length=120)
    credit_code = models.CharField(
        _("统一社会信用代码"), max_length=18, null=True, blank=True, help_text=_("18 位，按营业执照填写。")
    )
    former_names = ArrayField(
        models.CharField(max_length=120), verbose_name=_("曾用名"), default=list, blank=True
    )
    industry = models.ForeignKey(
        Industry, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("行业")
    )
    main_business = models.CharField(_("主营"), max_length=80, blank=True)
    size = models.CharField(_("规模"), max_length=8, choices=Size, blank=True)
    status = models.CharField(_("经营状态"), max_length=10, choices=Status, default=Status.OPERATING)
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）")
    )
    park = models.ForeignKey(
        Park,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("工业园区"),
    )
    capital = models.CharField(_("资金来源"), max_length=10, choices=Capital, default=Capital.MAINLAND)
    capital_note = models.CharField(
        _("投资说明"), max_length=120, blank=True, help_text=_("如：港方控股；澳门某公司全资。")
    )
    address = models.CharField(_("经营地址"), max_length=120, blank=True)
    office_phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    pinyin = models.CharField(max_length=400, editable=False, db_collation="C")
    search_key = models.TextField(editable=False)
    # The name and the former ones without what companies of a town share (`lib.names.company_key`): finds doubles.
    name_keys = ArrayField(models.CharField(max_length=120), default=list, editable=False)

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
            models.Index("industry", "pinyin", "id", name="enterprise_by_industry"),
            GinIndex("name_keys", name="enterprise_by_name_keys"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("enterprises:enterprise-detail", args=[self.pk])

    def badge(self) -> Badge:
        """Whether it is at work, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def editable_by(self, user) -> Answer:
        """Whoever keeps enterprises and works in the village."""
        if self.is_removed:
            return Denied(_now("这条记录已移除。"))
        if not user.works_in(self.village_id):
            return Denied(_now("这家企业属于%(village)s，不在您负责的范围内。") % {"village": self.village})
        return user.may(Permission.ENTERPRISE_EDIT)

    def index_name(self):
        """Refresh the stored keys that sort and find it."""
        self.pinyin = pinyin_key(self.name)[:400]
        self.search_key = f"{search_key(self.name, *self.former_names)} {(self.credit_code or '').lower()}"
        self.name_keys = sorted(keys_of(self.name, *self.former_names))


def keys_of(*names) -> set[str]:
    """What other spellings of these names share (`lib.names.company_key`)."""
    return {company_key(name) for name in names} - {""}


class EnterpriseContactQuerySet(VillageScoped):
    """Contacts at work as a set."""

    village_path = "enterprise__village"


class EnterpriseContact(Record):
    """Somebody at work in an enterprise whom the office may ring up: name, post and number, nothing private."""

    class Kind(models.TextChoices):
        """What one turns to this person for."""

        LEGAL = "legal", _("法定代表人")
        MANAGER = "manager", _("负责人")
        CONTACT = "contact", _("联系人")
        PARTY = "party", _("党建联络员")
        FINANCE = "finance", _("财务")

    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="contacts", verbose_name=_("企业")
    )
    name = models.CharField(_("姓名"), max_length=60)
    kind = models.CharField(_("联系事由"), max_length=8, choices=Kind, default=Kind.CONTACT)
    post = models.CharField(_("职务"), max_length=40, blank=True)
    phone = models.CharField(_("工作电话"), max_length=40, blank=True)

    view_permission = Permission.ENTERPRISE_VIEW
    edit_permission = Permission.ENTERPRISE_EDIT

    objects = EnterpriseContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("企业联系人")
        verbose_name_plural = _("企业联系人")
        constraints = [models.UniqueConstraint("enterprise", "name", "kind", name="enterprise_contact_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.enterprise.get_absolute_url()

    @property
    def village_id(self):
        """That of the enterprise."""
        return self.enterprise.village_id

    @property
    def masked(self) -> str:
        """The number with its middle hidden."""
        return mask_phone(self.phone) if self.phone else ""

    def as_line(self) -> str:
        """Name, post and what one turns to the person for, as history tells it."""
        return _now("、").join(
            filter(None, (self.name, self.post, str(self.get_kind_display()), self.masked))
        )

    def editable_by(self, user) -> Answer:
        return self.enterprise.editable_by(user)
