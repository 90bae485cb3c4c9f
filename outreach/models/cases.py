"""Cases (求助事项): what somebody asked for, who handles it, by when, and what came of it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Allowed, Answer, Denied
from hengl_uf.access.roles import Permission, Role
from hengl_uf.access.scope import VillageScoped
from hengl_uf.calendars.working_days import MOST_DAYS, Deadline, Pause, WorkingCalendar
from hengl_uf.web.addresses import address_of
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Reference, Removable

SOON = timedelta(days=3)  # calendar days before its deadline, from which a case is "due soon"


class CaseCategoryQuerySet(models.QuerySet):
    """Categories as a set."""

    def visible_to(self, user):
        """Categories are no secret: whoever logs a case chooses among them."""
        return self

    def active(self):
        """Those that new cases can have, in the office's order."""
        return self.filter(is_active=True).order_by("order")


class CaseCategory(Reference):
    """A kind of case with the office's own limit in working days."""

    code = models.SlugField(_("代码"), max_length=20, unique=True)
    name = models.CharField(_("名称"), max_length=20, unique=True)
    limit_days = models.PositiveSmallIntegerField(_("办理时限（工作日）"))
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_active = models.BooleanField(_("启用"), default=True)

    view_permission = Permission.CATEGORY_VIEW
    edit_permission = Permission.CATEGORY_EDIT

    objects = CaseCategoryQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("事项类别")
        verbose_name_plural = _("事项类别")
        constraints = [
            *Reference.Meta.constraints,
            models.CheckConstraint(condition=Q(limit_days__range=(1, MOST_DAYS)), name="case_limit_in_range"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("outreach:category-list")


class CaseQuerySet(VillageScoped):
    """Cases as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def open(self):
        """Not resolved yet, paused ones included."""
        return self.current().exclude(status=ServiceCase.Status.RESOLVED)

    def running(self):
        """Those whose clock runs."""
        return self.current().filter(due_on__isnull=False, status__in=ServiceCase.RUNNING)

    def overdue(self, on):
        return self.running().filter(due_on__lt=on)

    def due_soon(self, on):
        """Overdue, or within `SOON` of the deadline."""
        return self.running().filter(due_on__lte=on + SOON)

    def opened_within(self, period):
        return self.current().filter(opened_on__range=(period.starts_on, period.ends_on))

    def resolved_within(self, period):
        return self.current().filter(resolved_on__range=(period.starts_on, period.ends_on))


class ServiceCase(Record, Removable):
    """A request of a person or an enterprise that we follow to its end, with a deadline in working days."""

    class Status(models.TextChoices):
        """Where a case stands."""

        NEW = "new", _("待受理")
        WORKING = "working", _("办理中")
        PAUSED = "paused", _("暂停")
        RESOLVED = "resolved", _("已办结")

    class Satisfaction(models.TextChoices):
        """What the requester said of the outcome, when asked."""

        VERY_SATISFIED = "very", _("很满意")
        SATISFIED = "satisfied", _("满意")
        UNSATISFIED = "unsatisfied", _("不满意")
        NOT_ASKED = "not_asked", _("未回访")

    RUNNING = (Status.NEW, Status.WORKING)
    TONES = {Status.NEW: "info", Status.WORKING: "info", Status.PAUSED: "neutral", Status.RESOLVED: "good"}

    number = models.CharField(_("编号"), max_length=40, unique=True, editable=False)
    category = models.ForeignKey(
        CaseCategory, models.PROTECT, related_name="+", verbose_name=_("类别"), db_index=False
    )
    title = models.CharField(_("诉求"), max_length=200)
    detail = models.TextField(
        _("详情"),
        max_length=4000,
        blank=True,
        help_text=_("只写办理需要的内容。不写宗教信仰、民族、政治、健康、证件号码。"),
    )
    contact = models.ForeignKey(
        "outreach.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("求助人"),
    )
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("求助企业"),
        db_index=False,
    )
    village = models.ForeignKey(
        "hengl_uf.Village", models.PROTECT, related_name="+", verbose_name=_("受理的服务中心"), db_index=False
    )
    handler = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("经办人"),
        db_index=False,
    )
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.NEW, editable=False)
    opened_on = models.DateField(_("受理起算日"))
    # The day from which the working days count: the opening, or the latest reopening.
    clock_from = models.DateField(_("时限起算日"), editable=False)
    limit_days = models.PositiveSmallIntegerField(_("办理时限（工作日）"), editable=False)
    due_on = models.DateField(_("办理期限"), null=True, editable=False)
    resolved_on = models.DateField(_("办结日期"), null=True, editable=False)
    outcome = models.TextField(_("办理结果"), max_length=2000, blank=True, editable=False)
    satisfaction = models.CharField(
        _("满意度"), max_length=12, choices=Satisfaction, blank=True, editable=False
    )
    reopened_count = models.PositiveSmallIntegerField(_("重办次数"), default=0, editable=False)

    view_permission = Permission.CASE_VIEW
    edit_permission = Permission.CASE_EDIT

    objects = CaseQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("求助事项")
        verbose_name_plural = _("求助事项")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | Q(enterprise__isnull=False), name="case_has_requester"
            ),
            models.CheckConstraint(
                condition=(Q(status="resolved", resolved_on__isnull=False) & ~Q(outcome=""))
                | (~Q(status="resolved") & Q(resolved_on__isnull=True)),
                name="case_resolved_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(status="paused", due_on__isnull=True)
                | (~Q(status="paused") & Q(due_on__isnull=False)),
                name="case_clock_stops_while_paused",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("opened_on")),
                name="case_resolved_after_opening",
            ),
        ]
        indexes = [
            models.Index(
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="case_by_opening",
            ),
            models.Index(
                F("village_id"),
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="case_by_village",
            ),
            models.Index(
                F("handler_id"),
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="case_by_handler",
            ),
            models.Index(
                F("category_id"),
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="case_by_category",
            ),
            models.Index(
                F("enterprise_id"),
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True, enterprise__isnull=False),
                name="case_by_enterprise",
            ),
            models.Index(
                F("resolved_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="case_by_resolution",
            ),
            models.Index(
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True) & ~Q(status="resolved"),
                name="case_open_by_opening",
            ),
            models.Index(
                F("opened_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True, reopened_count__gt=0),
                name="case_reopened_by_opening",
            ),
            models.Index(
                "status",
                "due_on",
                "village",
                condition=Q(removed_at__isnull=True) & ~Q(status="resolved"),
                name="case_open_by_due",
            ),
            models.Index(
                "handler",
                "due_on",
                condition=Q(removed_at__isnull=True) & ~Q(status="resolved"),
                name="case_open_by_handler",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title}" if self.number else self.title

    def get_absolute_url(self):
        return address_of("outreach:case-detail", self.pk)

    # --- the clock ------------------------------------------------------------------------------------

    def deadline(self, calendar: WorkingCalendar, pauses=None, on=None) -> Deadline:
        """The deadline with all that explains it: days counted, skipped, paused."""
        rows = self.pauses.all() if pauses is None else pauses
        stretches = [Pause(row.starts_on, row.resumed_on, row.reason) for row in rows]
        return calendar.deadline(self.clock_from, self.limit_days, stretches, on=on)

    def is_overdue(self, on) -> bool:
        return bool(self.due_on and self.status in self.RUNNING and self.due_on < on)

    def badge(self, on=None) -> Badge:
        """Its state in a word."""
        if on and self.is_overdue(on):
            return Badge(_now("已超期"), "bad")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    # --- who may do what with this one ----------------------------------------------------------------

    def handled_by(self, user) -> Answer:
        """May act on it: its handler, or anybody of the office."""
        allowed = self._may(user, Permission.CASE_HANDLE)
        if not allowed:
            return allowed
        if self.handler_id in (None, user.pk) or user.role == Role.OFFICE:
            return Allowed()
        return Denied(
            _now("这件事项由%(handler)s经办。") % {"handler": self.handler}, _now("经办人或统战办可以办理。")
        )

    def may_go_to(self, account) -> bool:
        """Whether this account could be its handler."""
        return bool(
            account.is_active and account.may(Permission.CASE_HANDLE) and account.works_in(self.village_id)
        )

    def takeable_by(self, user) -> Answer:
        if self.status == self.Status.RESOLVED:
            return Denied(_now("这件事项已办结。"))
        if self.handler_id:
            return Denied(_now("这件事项已由%(handler)s受理。") % {"handler": self.handler})
        return self._may(user, Permission.CASE_HANDLE)

    def actable_by(self, user) -> Answer:
        return self._unless(self.Status.WORKING, _now("受理后才能记录办理经过。"), user)

    def pausable_by(self, user) -> Answer:
        return self._unless(self.Status.WORKING, _now("只有办理中的事项可以暂停。"), user)

    def resumable_by(self, user) -> Answer:
        return self._unless(self.Status.PAUSED, _now("这件事项没有暂停。"), user)

    def resolvable_by(self, user) -> Answer:
        return self._unless(self.Status.WORKING, _now("只有办理中的事项可以办结。"), user)

    def reopenable_by(self, user) -> Answer:
        if self.status != self.Status.RESOLVED:
            return Denied(_now("只有已办结的事项可以重办。"))
        return self._may(user, Permission.CASE_HANDLE)

    def handoverable_by(self, user) -> Answer:
        if self.status == self.Status.RESOLVED:
            return Denied(_now("这件事项已办结。"))
        return self.handled_by(user)

    def checkable_by(self, user) -> Answer:
        """May tick the checklist and take a tick back."""
        if self.status == self.Status.RESOLVED:
            return Denied(_now("事项已办结，清单不再改动。"))
        return self.handled_by(user)

    def referable_by(self, user) -> Answer:
        """May be passed on, in part, to another department: once somebody handles it, paused or not."""
        if self.status not in (self.Status.WORKING, self.Status.PAUSED):
            return Denied(_now("办理中的事项才能转办。"))
        return self.handled_by(user)

    def askable_by(self, user) -> Answer:
        """May have the requester's word noted later, once: closed, and nobody had asked."""
        if self.status != self.Status.RESOLVED or self.satisfaction not in ("", self.Satisfaction.NOT_ASKED):
            return Denied(_now("只有已办结、还没有回访的事项可以补记评价。"))
        return self.handled_by(user)

    def notable_by(self, user) -> Answer:
        """May have restricted notes: by whoever works with cases of the village."""
        return self._may(user, Permission.CASE_HANDLE)

    def may_be_read_by(self, account) -> bool:
        """Whether this account could open it, and thus be named as a reader of a note."""
        return bool(
            account.is_active and account.may(Permission.CASE_VIEW) and account.works_in(self.village_id)
        )

    def editable_by(self, user) -> Answer:
        if self.status == self.Status.RESOLVED:
            return Denied(_now("已办结的事项不能修改，需要时请重办。"))
        return self._may(user, Permission.CASE_EDIT)

    def _unless(self, status, sentence, user) -> Answer:
        return self.handled_by(user) if self.status == status else Denied(sentence)

    def _may(self, user, permission) -> Answer:
        if self.is_removed:
            return Denied(_now("这件事项已移除。"))
        if not user.works_in(self.village_id):
            return Denied(_now("这件事项属于%(village)s，不在您负责的范围内。") % {"village": self.village})
        return user.may(permission)


class CasePause(models.Model):
    """A stretch in which the clock of a case stood still, with its reason."""

    case = models.ForeignKey(ServiceCase, models.CASCADE, related_name="pauses")
    starts_on = models.DateField(_("开始"))
    resumed_on = models.DateField(_("恢复"), null=True, help_text=_("恢复计时的第一天。"))
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        verbose_name = _("暂停")
        constraints = [
            models.UniqueConstraint("case", condition=Q(resumed_on__isnull=True), name="case_paused_once"),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True) | Q(resumed_on__gte=F("starts_on")),
                name="case_pause_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.reason


class CaseStep(models.Model):
    """One step of the story of a case, as its page tells it."""

    class Kind(models.TextChoices):
        """What happened."""

        OPENED = "opened", _("登记")
        TAKEN = "taken", _("受理")
        ACTED = "acted", _("办理")
        PAUSED = "paused", _("暂停")
        RESUMED = "resumed", _("恢复办理")
        RESOLVED = "resolved", _("办结")
        REOPENED = "reopened", _("重办")
        HANDED_OVER = "handed_over", _("转交")
        REFERRED = "referred", _("转办")
        ANSWERED = "answered", _("收到答复")
        LETTER = "letter", _("出具文书")

    case = models.ForeignKey(ServiceCase, models.CASCADE, related_name="steps")
    kind = models.CharField(_("步骤"), max_length=12, choices=Kind)
    text = models.TextField(_("内容"), max_length=2000, blank=True)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("操作人"), db_index=False
    )

    class Meta:
        verbose_name = _("办理步骤")

    def __str__(self):
        return f"{self.get_kind_display()} {self.text}".strip()
