"""Care calls (关怀随访): people at home were rung up; what they need is passed on and followed to its end."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.lib.phones import MAX_LENGTH, display_phone, mask_phone
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge


class CareCallQuerySet(VillageScoped):
    """Care calls as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def within(self, period):
        return self.current().filter(called_on__range=(period.starts_on, period.ends_on))

    def open(self):
        """With a need that is not met yet."""
        return self.current().filter(status__in=(CareCall.Status.RAISED, CareCall.Status.PASSED))


class CareCall(VillageRecord):
    """One call to somebody at home: how it can be made easier, never how the person's health is."""

    class Status(models.TextChoices):
        """Where it stands."""

        FINE = "fine", _("没有需要")
        RAISED = "raised", _("待转交")
        PASSED = "passed", _("已转交")
        CLOSED = "closed", _("已办结")

    class PassedTo(models.TextChoices):
        """To whom a need is passed."""

        VILLAGE = "village", _("村（社区）")
        PROPERTY = "property", _("物业")
        OTHER = "other", _("其他单位")

    TONES = {Status.FINE: "neutral", Status.RAISED: "warn", Status.PASSED: "info", Status.CLOSED: "good"}

    called_on = models.DateField(_("随访日期"))
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="care_calls",
        verbose_name=_("联系对象"),
        db_index=False,
    )
    person = models.CharField(
        _("称呼"), max_length=60, blank=True, help_text=_("没有登记为联系对象的，只记称呼。")
    )
    phone = models.CharField(_("电话"), max_length=MAX_LENGTH, blank=True)
    need = models.CharField(
        _("需要什么"),
        max_length=200,
        blank=True,
        help_text=_("如：买菜、送水、修灯。不写健康情况。没有需要的不填。"),
    )
    status = models.CharField(_("状态"), max_length=8, choices=Status, default=Status.FINE, editable=False)
    passed_to = models.CharField(_("转交"), max_length=10, choices=PassedTo, blank=True)
    passed_to_name = models.CharField(_("转交给谁"), max_length=80, blank=True)
    passed_on = models.DateField(_("转交日期"), null=True, editable=False)
    passed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("转交人"),
        editable=False,
        db_index=False,
    )
    closed_on = models.DateField(_("办结日期"), null=True, editable=False)
    closed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办结登记人"),
        editable=False,
        db_index=False,
    )
    result = models.CharField(_("办理结果"), max_length=200, blank=True, editable=False)
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("随访人"), db_index=False
    )

    view_permission = Permission.CARE_VIEW
    edit_permission = Permission.CARE_EDIT

    objects = CareCallQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("关怀随访")
        verbose_name_plural = _("关怀随访")
        constraints = [
            *VillageRecord.Meta.constraints,
            paired("care_passed_pair", "passed_on", "passed_by"),
            paired("care_closed_pair", "closed_on", "closed_by"),
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | ~Q(person=""), name="care_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(status="fine", need="") | (~Q(status="fine") & ~Q(need="")),
                name="care_need_state",
            ),
            models.CheckConstraint(
                condition=(Q(status="passed", passed_on__isnull=False) & ~Q(passed_to=""))
                | ~Q(status="passed"),
                name="care_passed_state",
            ),
            models.CheckConstraint(
                condition=(Q(status="closed", closed_on__isnull=False) & ~Q(result=""))
                | (~Q(status="closed") & Q(closed_on__isnull=True)),
                name="care_closed_state",
            ),
        ]
        indexes = [
            models.Index(
                F("called_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="care_by_day",
            ),
            models.Index(
                F("village_id"),
                F("called_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="care_by_village",
            ),
            models.Index(
                "status",
                "called_on",
                condition=Q(removed_at__isnull=True, status__in=("raised", "passed")),
                name="care_open",
            ),
            models.Index(F("contact_id"), F("called_on").desc(), name="care_by_contact"),
        ]

    def __str__(self):
        return _now("随访%(who)s") % {"who": self.contact or self.person}

    def get_absolute_url(self):
        return address_of("outreach:care-call-detail", self.pk)

    @property
    def shown_phone(self) -> str:
        return display_phone(self.phone) if self.phone else ""

    @property
    def masked(self) -> str:
        return mask_phone(self.phone) if self.phone else ""

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def passable_by(self, user) -> Answer:
        if self.status not in (self.Status.RAISED, self.Status.PASSED):
            return Denied(_now("没有待转交的需要。"))
        return self.editable_by(user)

    def closable_by(self, user) -> Answer:
        if self.status not in (self.Status.RAISED, self.Status.PASSED):
            return Denied(_now("没有待办的需要。"))
        return self.editable_by(user)
