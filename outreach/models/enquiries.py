"""Enquiries (来电来访登记) and receptions (接待): who asked what, and what was answered."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission, Role
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.phones import MAX_LENGTH, display_phone, mask_phone
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.elements import Badge
from outreach.models.contacts import Contact

LONGEST_MINUTES = 600
MOST_PEOPLE = 9999


class EnquiryQuerySet(VillageScoped):
    """Enquiries as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def within(self, period):
        return self.current().filter(asked_on__range=(period.starts_on, period.ends_on))


class Enquiry(VillageRecord):
    """A call, message or question at the counter: answered at once, or turned into a case."""

    class Channel(models.TextChoices):
        """How it came."""

        PHONE = "phone", _("来电")
        COUNTER = "counter", _("来访")
        MESSAGE = "message", _("微信、短信")
        MAIL = "mail", _("邮件、来信")

    class Outcome(models.TextChoices):
        """What came of it."""

        ANSWERED = "answered", _("当场答复")
        CASE = "case", _("转为事项")

    asked_at = models.DateTimeField(_("时间"))
    # The day of `asked_at` in Shanghai, for lists and figures.
    asked_on = models.DateField(_("日期"), editable=False)
    channel = models.CharField(_("方式"), max_length=10, choices=Channel, default=Channel.PHONE)
    phone = models.CharField(_("电话"), max_length=MAX_LENGTH, blank=True)
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("联系对象"),
        db_index=False,
    )
    caller_name = models.CharField(
        _("称呼"), max_length=60, blank=True, help_text=_("没有登记过的人可以只记称呼。")
    )
    region = models.CharField(_("来自"), max_length=10, choices=Contact.Region, blank=True)
    topic = models.ForeignKey(
        "outreach.CaseCategory",
        models.PROTECT,
        related_name="+",
        verbose_name=_("类别"),
        db_index=False,
    )
    question = models.CharField(
        _("问什么"), max_length=200, blank=True, help_text=_("不写宗教信仰、民族、政治、健康、证件号码。")
    )
    answer = models.TextField(_("怎么答复"), max_length=2000, blank=True)
    minutes = models.PositiveSmallIntegerField(_("用时（分钟）"), default=3)
    outcome = models.CharField(_("处理"), max_length=10, choices=Outcome, default=Outcome.ANSWERED)
    case = models.OneToOneField(
        "outreach.ServiceCase",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enquiry",
        verbose_name=_("事项"),
        editable=False,
    )
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("接听人"), db_index=False
    )

    view_permission = Permission.ENQUIRY_VIEW
    edit_permission = Permission.ENQUIRY_EDIT

    objects = EnquiryQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("来电来访")
        verbose_name_plural = _("来电来访")
        constraints = [
            *VillageRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(outcome="answered", case__isnull=True) | Q(outcome="case", case__isnull=False),
                name="enquiry_case_pair",
            ),
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | ~Q(phone="") | ~Q(caller_name=""),
                name="enquiry_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(minutes__lte=LONGEST_MINUTES), name="enquiry_minutes_in_range"
            ),
        ]
        indexes = [
            models.Index(
                F("asked_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="enquiry_by_day",
            ),
            models.Index(
                F("village_id"),
                F("asked_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="enquiry_by_village",
            ),
            models.Index(
                F("staff_id"),
                F("asked_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="enquiry_by_staff",
            ),
            models.Index(
                F("topic_id"),
                F("asked_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="enquiry_by_topic",
            ),
            models.Index(F("contact_id"), F("asked_on").desc(), name="enquiry_by_contact"),
            models.Index("phone", condition=~Q(phone=""), name="enquiry_by_phone"),
        ]

    def __str__(self):
        return self.question or _now("%(channel)s（%(topic)s）") % {
            "channel": self.get_channel_display(),
            "topic": self.topic,
        }

    def get_absolute_url(self):
        return address_of("outreach:enquiry-detail", self.pk)

    @property
    def who(self) -> str:
        """Whom we spoke with, as far as it is known; reads the contact."""
        return str(self.contact or self.caller_name or self.masked)

    @property
    def shown_phone(self) -> str:
        return display_phone(self.phone) if self.phone else ""

    @property
    def masked(self) -> str:
        """The phone as lists show it: the middle hidden."""
        return mask_phone(self.phone) if self.phone else ""

    def badge(self) -> Badge:
        """What came of it, in a word."""
        tone = "good" if self.outcome == self.Outcome.ANSWERED else "info"
        return Badge(str(self.get_outcome_display()), tone)

    def correctable_by(self, user, on) -> Answer:
        """On the day it was logged whoever keeps the register; later the office."""
        allowed = self.editable_by(user)
        if not allowed or user.role == Role.OFFICE or timezone.localdate(self.created_at) == on:
            return allowed
        return Denied(_now("来电来访登记当天可以修改，过后由统战办修改。"))


class ReceptionQuerySet(VillageScoped):
    """Receptions as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def within(self, period):
        return self.current().filter(received_on__range=(period.starts_on, period.ends_on))


class Reception(VillageRecord):
    """Visitors received at a centre or the office; they count as person-times (人次)."""

    received_on = models.DateField(_("接待日期"))
    people = models.PositiveSmallIntegerField(_("人次"), default=1)
    region = models.CharField(
        _("来自"), max_length=10, choices=Contact.Region, default=Contact.Region.HONG_KONG
    )
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="receptions",
        verbose_name=_("联系对象"),
        db_index=False,
    )
    visitors = models.CharField(
        _("来访者"), max_length=80, blank=True, help_text=_("如：某某同乡会一行。不写每个人的名字。")
    )
    topic = models.ForeignKey(
        "outreach.CaseCategory",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("类别"),
        db_index=False,
    )
    summary = models.TextField(
        _("接待情况"),
        max_length=2000,
        blank=True,
        help_text=_("不写宗教信仰、民族、政治、健康、证件号码。"),
    )
    case = models.OneToOneField(
        "outreach.ServiceCase",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reception",
        verbose_name=_("事项"),
        editable=False,
    )
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("接待人"), db_index=False
    )

    view_permission = Permission.ENQUIRY_VIEW
    edit_permission = Permission.ENQUIRY_EDIT

    objects = ReceptionQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("接待")
        verbose_name_plural = _("接待")
        constraints = [
            *VillageRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(people__range=(1, MOST_PEOPLE)), name="reception_of_somebody"),
        ]
        indexes = [
            models.Index(
                F("received_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="reception_by_day",
            ),
            models.Index(
                F("village_id"),
                F("received_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="reception_by_village",
            ),
            models.Index(
                F("staff_id"),
                F("received_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="reception_by_staff",
            ),
            models.Index(F("contact_id"), F("received_on").desc(), name="reception_by_contact"),
        ]

    def __str__(self):
        return _now("接待%(who)s") % {"who": self.contact or self.visitors or self.get_region_display()}

    def get_absolute_url(self):
        return address_of("outreach:reception-detail", self.pk)
