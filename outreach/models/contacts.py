"""People from Hong Kong, Macao, Taiwan or overseas who are linked to the town."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.names import pinyin_key, romanised_surnames, search_key, spoken_words
from hengl_uf.lib.phones import MAX_LENGTH, display_phone, is_doubtful, mask_phone
from hengl_uf.web.addresses import address_of
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Removable


class ContactQuerySet(VillageScoped):
    """Contacts as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def matching(self, words):
        """Those with every word in a name (either script, pinyin, initials, romanisation), or a phone that ends so."""
        found = self
        for word in spoken_words(words):
            digits = "".join(filter(str.isdigit, word))
            found = found.filter(
                Q(search_key__contains=word) | Q(pk__in=ContactPhone.objects.ending(digits))
                if len(digits) >= 4
                else Q(search_key__contains=word)
            )
        return found

    def in_name_order(self):
        return self.order_by("pinyin", "pk")


class Contact(Record, Removable):
    """A person from Hong Kong, Macao, Taiwan or overseas who is linked to the town.

    Kept to what serving the person needs (PIPL art. 5 and 6): never a document number, faith, politics or health.
    """

    class Region(models.TextChoices):
        """Where the person lives or comes from."""

        HONG_KONG = "hong_kong", _("香港")
        MACAO = "macao", _("澳门")
        TAIWAN = "taiwan", _("台湾")
        OVERSEAS = "overseas", _("海外")

    class Language(models.TextChoices):
        """Languages in which the person is best served."""

        CANTONESE = "yue", _("粤语")
        MANDARIN = "cmn", _("普通话")
        ENGLISH = "en", _("英语")
        PORTUGUESE = "pt", _("葡萄牙语")
        OTHER = "other", _("其他")

    class LegalBasis(models.TextChoices):
        """Why the record may be kept (PIPL art. 13)."""

        DUTY = "duty", _("履行法定职责")
        CONSENT = "consent", _("本人同意")

    name = models.CharField(_("姓名或称呼"), max_length=60)
    other_names = ArrayField(
        models.CharField(max_length=80), verbose_name=_("别名、外文名"), default=list, blank=True
    )
    region = models.CharField(_("来自"), max_length=10, choices=Region, default=Region.HONG_KONG)
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）")
    )
    grid = models.ForeignKey(
        "hengl_uf.Grid",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("网格"),
        db_index=False,
    )
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language), verbose_name=_("常用语言"), default=list, blank=True
    )
    legal_basis = models.CharField(_("保存依据"), max_length=10, choices=LegalBasis, default=LegalBasis.DUTY)
    consented_at = models.DateTimeField(_("同意时间"), null=True, blank=True)
    notice_version = models.CharField(_("告知书版本"), max_length=20, blank=True)
    responsible = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("联系人员"),
        help_text=_("单位里平时与其联系的人。"),
    )
    retain_until = models.DateField(_("保存至"))
    # The day on which `retain_until` was set; the database refuses a retention that was over already then.
    retention_set_on = models.DateField(_("保存期限设定日期"), editable=False)
    remark = models.TextField(
        _("备注"),
        max_length=1000,
        blank=True,
        help_text=_("只写服务需要的内容。不写宗教信仰、民族、政治、健康、家庭成员、证件号码。"),
    )
    # Where a removed record went, when it turned out to be a second one of the same person.
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("并入"),
        editable=False,
    )
    pinyin = models.CharField(max_length=400, editable=False, db_collation="C")
    search_key = models.TextField(editable=False)

    view_permission = Permission.CONTACT_VIEW
    edit_permission = Permission.CONTACT_EDIT

    objects = ContactQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("联系对象")
        verbose_name_plural = _("联系对象")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(legal_basis="duty") | (Q(consented_at__isnull=False) & ~Q(notice_version="")),
                name="contact_consent_complete",
            ),
            models.CheckConstraint(
                condition=Q(retain_until__gte=F("retention_set_on")), name="contact_retention_not_over"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | (Q(removed_at__isnull=False) & ~Q(merged_into=F("id"))),
                name="contact_merged_into_another",
            ),
        ]
        indexes = [
            models.Index("pinyin", "id", condition=Q(removed_at__isnull=True), name="contact_by_name"),
            models.Index(
                "village", "pinyin", "id", condition=Q(removed_at__isnull=True), name="contact_by_village"
            ),
            models.Index(
                "region", "pinyin", "id", condition=Q(removed_at__isnull=True), name="contact_by_region"
            ),
            models.Index(
                F("created_at").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="contact_by_age",
            ),
            models.Index("retain_until", condition=Q(removed_at__isnull=True), name="contact_by_retention"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("outreach:contact-detail", self.pk)

    def badge(self) -> Badge | None:
        """That it was taken away, in a word."""
        return Badge(_now("已移除"), "neutral") if self.is_removed else None

    def editable_by(self, user) -> Answer:
        """Whoever may keep contacts and works in the village."""
        if self.is_removed:
            return Denied(_now("这位联系对象已移除。"))
        if not user.works_in(self.village_id):
            return Denied(_now("这条记录属于%(village)s，不在您负责的范围内。") % {"village": self.village})
        return user.may(Permission.CONTACT_EDIT)

    def index_names(self):
        """Refresh the stored keys that sort and find the person."""
        self.pinyin = pinyin_key(self.name)[:400]
        names = (self.name, *self.other_names)
        spellings = [spelling for name in names for spelling in romanised_surnames(name)]
        self.search_key = search_key(*names, *spellings)

    def get_languages_display(self):
        """The languages in words."""
        return "、".join(str(self.Language(code).label) for code in self.languages)


class ContactPhoneQuerySet(models.QuerySet):
    """Phones as a set."""

    def ending(self, digits):
        """The ids of contacts that have a phone with this ending; at least four digits, by an index on the reversed number."""
        return self.filter(reversed__startswith=digits[::-1]).values("contact_id")


class ContactPhone(models.Model):
    """One phone of a contact, in E.164, with "x" and the extension where it has one."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="phones")
    number = models.CharField(_("电话"), max_length=MAX_LENGTH, db_index=True)
    reversed = models.CharField(max_length=MAX_LENGTH, editable=False)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ContactPhoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("电话")
        constraints = [models.UniqueConstraint("contact", "number", name="contact_phone_once")]
        indexes = [
            models.Index(fields=["reversed"], name="phone_by_ending", opclasses=["varchar_pattern_ops"])
        ]

    def __str__(self):
        return display_phone(self.number)

    @property
    def masked(self):
        """The phone as lists show it: the middle hidden."""
        return mask_phone(self.number)

    @property
    def is_doubtful(self) -> bool:
        """Whether the number lies outside the known ranges, so that somebody should ask again."""
        return is_doubtful(self.number)
