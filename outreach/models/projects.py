"""Projects (项目): 星级侨胞之家建设, 会址迁入 and others, with milestones, money and risks."""

from decimal import Decimal

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import TownScoped
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between, paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Removable


class ProjectQuerySet(TownScoped):
    """Projects as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def running(self):
        return self.current().filter(status=Project.Status.RUNNING)

    def late(self, on):
        """Those that run past their day, or have a milestone that is late."""
        late = Milestone.objects.filter(project=OuterRef("pk"), done_on__isnull=True, due_on__lt=on)
        return self.running().filter(Q(due_on__lt=on) | Exists(late))


class Project(VillageRecord):
    """Something that is to be finished by a day, with a plan, a budget and somebody who answers for it."""

    class Kind(models.TextChoices):
        """What kind of project it is."""

        HOME = "home", _("侨胞之家建设")
        SEAT = "seat", _("会址迁入")
        CENTRE = "centre", _("服务中心建设")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Where it stands."""

        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        STOPPED = "stopped", _("已停止")

    TONES = {Status.RUNNING: "info", Status.DONE: "good", Status.STOPPED: "neutral"}

    name = models.CharField(_("项目名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.HOME)
    association = models.ForeignKey(
        "outreach.Association",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("相关社团"),
    )
    owner = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("负责人"), db_index=False
    )
    starts_on = models.DateField(_("开始日期"))
    due_on = models.DateField(_("完成期限"))
    budget = models.DecimalField(_("预算（元）"), max_digits=14, decimal_places=2, default=0)
    goal = models.TextField(_("目标"), max_length=2000, blank=True)
    status = models.CharField(
        _("状态"), max_length=10, choices=Status, default=Status.RUNNING, editable=False
    )
    done_on = models.DateField(_("完成日期"), null=True, editable=False)
    ending = models.CharField(_("结束说明"), max_length=400, blank=True, editable=False)

    view_permission = Permission.PROJECT_VIEW
    edit_permission = Permission.PROJECT_EDIT

    objects = ProjectQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("项目")
        verbose_name_plural = _("项目")
        constraints = [
            *VillageRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="project_due_after_start"),
            between("project_done_after_start", "starts_on", "done_on"),
            models.CheckConstraint(condition=Q(budget__gte=0), name="project_budget_not_negative"),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False)
                | (~Q(status="done") & Q(done_on__isnull=True)),
                name="project_done_state",
            ),
            models.CheckConstraint(
                condition=~Q(status="stopped") | ~Q(ending=""), name="project_stopped_with_reason"
            ),
        ]
        indexes = [
            models.Index(F("due_on"), F("id"), condition=Q(removed_at__isnull=True), name="project_by_due"),
            models.Index(
                "status", "due_on", "id", condition=Q(removed_at__isnull=True), name="project_by_state"
            ),
            models.Index(
                "village", "due_on", condition=Q(removed_at__isnull=True), name="project_by_village"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("outreach:project-detail", self.pk)

    def badge(self, on=None) -> Badge:
        """Where it stands, in a word."""
        if on and self.status == self.Status.RUNNING and self.due_on < on:
            return Badge(_now("已超期"), "bad")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def runnable_by(self, user) -> Answer:
        """Who may work on its plan, money and risks, while it runs."""
        if self.status != self.Status.RUNNING:
            return Denied(_now("项目已经结束。"))
        return self.editable_by(user)

    def restartable_by(self, user) -> Answer:
        """Who may take it up again after its end."""
        if self.status == self.Status.RUNNING:
            return Denied(_now("项目正在进行。"))
        return self.editable_by(user)

    def spent(self) -> Decimal:
        """Yuan spent so far."""
        return self.spendings.current().aggregate(total=Sum("amount"))["total"] or Decimal(0)


class ProjectPartQuerySet(TownScoped):
    """Parts of projects as a set."""

    village_path = "project__village"

    def of_current(self):
        """Those of projects that are not removed."""
        return self.filter(project__removed_at__isnull=True)


class MilestoneQuerySet(ProjectPartQuerySet):
    """Milestones as a set."""

    def open(self):
        """Not reached yet, of projects that run."""
        return self.of_current().filter(done_on__isnull=True, project__status=Project.Status.RUNNING)

    def late(self, on):
        return self.open().filter(due_on__lt=on)


class Milestone(Record):
    """One step of a project: who sees to it, by when. The database refuses one before its project (0004)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="milestones", verbose_name=_("项目"))
    name = models.CharField(_("节点"), max_length=80)
    owner = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("责任人"), db_index=False
    )
    starts_on = models.DateField(_("开始日期"), null=True, blank=True, help_text=_("只有一个日期的不填。"))
    due_on = models.DateField(_("完成期限"))
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    done_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("完成登记人"),
        db_index=False,
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)

    view_permission = Permission.PROJECT_VIEW
    edit_permission = Permission.PROJECT_EDIT

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("节点")
        verbose_name_plural = _("节点")
        constraints = [
            paired("milestone_done_pair", "done_on", "done_by"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="milestone_due_after_start",
            ),
        ]
        indexes = [
            models.Index("due_on", "id", name="milestone_by_due"),
            models.Index("due_on", condition=Q(done_on__isnull=True), name="milestone_open_by_due"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("outreach:project-detail", self.project_id)

    @property
    def first_day(self):
        """The day on which it begins: the database compares it with the project's."""
        return self.starts_on or self.due_on

    def as_change(self) -> dict:
        """It as something new in the history of its project."""
        words = {"name": self.name, "day": plain_date(self.due_on), "owner": self.owner}
        return {_now("节点"): [None, _now("%(name)s，%(day)s，%(owner)s") % words]}

    def is_late(self, on) -> bool:
        return self.done_on is None and self.due_on < on

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.done_on:
            return Badge(_now("已完成"), "good")
        return Badge(_now("已超期"), "bad") if self.due_on < on else Badge(_now("未到期"), "info")

    def editable_by(self, user) -> Answer:
        return self.project.runnable_by(user)


class SpendingQuerySet(ProjectPartQuerySet):
    """Spendings as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)


class Spending(Record, Removable):
    """Money spent on a project, in yuan."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="spendings", verbose_name=_("项目"))
    spent_on = models.DateField(_("支出日期"))
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2)
    what = models.CharField(_("用途"), max_length=100)

    view_permission = Permission.PROJECT_VIEW
    edit_permission = Permission.PROJECT_EDIT

    objects = SpendingQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("支出")
        verbose_name_plural = _("支出")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="spending_above_nothing"),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address_of("outreach:project-detail", self.project_id)

    def editable_by(self, user) -> Answer:
        if self.is_removed:
            return Denied(_now("这条记录已移除。"))
        return self.project.runnable_by(user)


class Risk(Record):
    """What could go wrong with a project, and what is done about it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="risks", verbose_name=_("项目"))
    text = models.CharField(_("风险"), max_length=200)
    measure = models.CharField(_("应对措施"), max_length=200, blank=True)
    owner = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("责任人"), db_index=False
    )
    closed_on = models.DateField(_("解除日期"), null=True, blank=True)
    closed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("解除登记人"),
        db_index=False,
    )

    objects = ProjectPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("风险")
        verbose_name_plural = _("风险")
        constraints = [paired("risk_closed_pair", "closed_on", "closed_by")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return address_of("outreach:project-detail", self.project_id)

    def badge(self) -> Badge:
        """Whether it is gone, in a word."""
        return Badge(_now("已解除"), "good") if self.closed_on else Badge(_now("未解除"), "warn")

    def editable_by(self, user) -> Answer:
        return self.project.runnable_by(user)
