"""Planned visits (走访计划): whom we mean to call on, when, in which order of the day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record
from outreach.models.visits import Visit

OPEN = Q(visit__isnull=True, cancelled_at__isnull=True)


class PlannedVisitQuerySet(VillageScoped):
    """Planned visits as a set."""

    def open(self):
        """Not paid yet, and not called off."""
        return self.filter(OPEN)

    def due(self, on):
        """Those of today, and those of days gone by."""
        return self.open().filter(planned_on__lte=on)

    def overdue(self, on):
        return self.open().filter(planned_on__lt=on)

    def of_day(self, on, staff):
        """The route of one person's day, in its order."""
        return self.filter(planned_on=on, staff=staff, cancelled_at__isnull=True).order_by("order", "pk")

    def of_visit(self, visit):
        """What was planned with the same staff and person for the day of a visit."""
        who = {"contact": visit.contact_id} if visit.contact_id else {"enterprise": visit.enterprise_id}
        return self.filter(staff=visit.staff_id, planned_on=visit.visited_on, **who)


class PlannedVisit(Record):
    """A visit that somebody of ours means to pay; it ends in a visit, or is called off with the reason."""

    planned_on = models.DateField(_("计划日期"))
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("走访人"), db_index=False
    )
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("村（社区）"), db_index=False
    )
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="planned_visits",
        verbose_name=_("走访对象"),
    )
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="planned_visits",
        verbose_name=_("走访企业"),
    )
    purpose = models.CharField(
        _("走访目的"), max_length=10, choices=Visit.Purpose, default=Visit.Purpose.ROUTINE
    )
    place = models.CharField(_("走访地点"), max_length=120, blank=True)
    note = models.CharField(
        _("要办的事"), max_length=200, blank=True, help_text=_("如：送材料、回访办理结果。")
    )
    order = models.PositiveSmallIntegerField(_("路线次序"), default=0, editable=False)
    # The visit in which the next one was agreed.
    agreed_in = models.ForeignKey(
        Visit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="next_visits",
        verbose_name=_("约定于"),
        editable=False,
    )
    # The visit that it became.
    visit = models.OneToOneField(
        Visit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plan",
        verbose_name=_("走访"),
        editable=False,
    )
    cancelled_at = models.DateTimeField(_("取消时间"), null=True, editable=False)
    cancelled_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("取消人"),
        editable=False,
        db_index=False,
    )
    cancelled_reason = models.CharField(_("取消原因"), max_length=200, blank=True, editable=False)

    view_permission = Permission.VISIT_VIEW
    edit_permission = Permission.VISIT_EDIT

    objects = PlannedVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("走访计划")
        verbose_name_plural = _("走访计划")
        constraints = [
            paired("plan_cancelled_pair", "cancelled_at", "cancelled_by"),
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | Q(enterprise__isnull=False), name="plan_has_somebody"
            ),
            models.CheckConstraint(
                condition=Q(visit__isnull=True) | Q(cancelled_at__isnull=True), name="plan_one_end"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                name="plan_cancelled_with_reason",
            ),
            models.UniqueConstraint(
                "staff", "planned_on", "contact", condition=OPEN, name="plan_person_once_a_day"
            ),
            models.UniqueConstraint(
                "staff",
                "planned_on",
                "enterprise",
                condition=OPEN & Q(contact__isnull=True),
                name="plan_enterprise_once_a_day",
            ),
        ]
        indexes = [
            models.Index("planned_on", "id", name="plan_by_day"),
            models.Index("village", "planned_on", "id", name="plan_by_village"),
            models.Index("staff", "planned_on", "order", name="plan_by_staff"),
            models.Index("staff", "planned_on", condition=OPEN, name="plan_open_by_staff"),
            models.Index(F("planned_on"), F("id"), condition=OPEN, name="plan_open_by_day"),
        ]

    def __str__(self):
        return _now("计划走访%(who)s") % {"who": self.contact or self.enterprise}

    def get_absolute_url(self):
        return address_of("outreach:plan-detail", self.pk)

    @property
    def is_open(self) -> bool:
        return self.visit_id is None and self.cancelled_at is None

    def is_for(self, visit) -> bool:
        """Whether a visit was paid to whom this plan is for."""
        if self.contact_id:
            return self.contact_id == visit.contact_id
        return self.enterprise_id == visit.enterprise_id

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.visit_id:
            return Badge(_now("已走访"), "good")
        if self.cancelled_at:
            return Badge(_now("已取消"), "neutral")
        if self.planned_on < on:
            return Badge(_now("已过期"), "bad")
        return Badge(_now("今天"), "warn") if self.planned_on == on else Badge(_now("计划中"), "info")

    def editable_by(self, user) -> Answer:
        """Whoever logs visits in this village, while it is open."""
        if not self.is_open:
            return Denied(_now("这次走访已经完成或取消。"))
        return self.reachable_by(user)

    def reachable_by(self, user) -> Answer:
        """Whoever logs visits in this village."""
        return may_change(self, user, Permission.VISIT_EDIT)
