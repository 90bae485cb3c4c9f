"""What the money of campaigns becomes: aid projects with milestones and their proof, and the allocations to them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from chamber.models.giving import Campaign, Pledge
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between, paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.money_columns import YuanField
from hengl_uf.web.records import Record


class AidProject(ChamberRecord):
    """What money of campaigns is allocated to: a project with milestones, each with its dated proof."""

    class Status(models.TextChoices):
        """Where it stands."""

        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        STOPPED = "stopped", _("已停止")

    TONES = {Status.RUNNING: "info", Status.DONE: "good", Status.STOPPED: "neutral"}

    name = models.CharField(_("项目名称"), max_length=100)
    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("村（社区）"),
        help_text=_("不选表示全镇或镇外。"),
    )
    runner = models.CharField(_("执行单位"), max_length=80, blank=True)
    starts_on = models.DateField(_("开始日期"))
    due_on = models.DateField(_("完成期限"))
    beneficiaries = models.PositiveIntegerField(_("受益人数"), default=0)
    goal = models.TextField(_("做什么"), max_length=1000, blank=True)
    status = models.CharField(_("状态"), max_length=8, choices=Status, default=Status.RUNNING, editable=False)
    done_on = models.DateField(_("完成日期"), null=True, editable=False)
    ending = models.CharField(_("完成或停止说明"), max_length=400, blank=True, editable=False)

    view_permission = Permission.GIVING_VIEW
    edit_permission = Permission.GIVING_EDIT

    objects = CurrentQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("公益项目")
        verbose_name_plural = _("公益项目")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")), name="aid_project_due_after_start"
            ),
            between("aid_project_done_after_start", "starts_on", "done_on"),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False)
                | (~Q(status="done") & Q(done_on__isnull=True)),
                name="aid_project_done_state",
            ),
            models.CheckConstraint(
                condition=~Q(status="stopped") | ~Q(ending=""), name="aid_project_stopped_with_reason"
            ),
        ]
        indexes = [
            models.Index(
                F("due_on"), F("id"), condition=Q(removed_at__isnull=True), name="aid_project_by_due"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:aid-project-detail", self.pk)

    def badge(self, on=None) -> Badge:
        """Where it stands, in a word."""
        if on and self.status == self.Status.RUNNING and self.due_on < on:
            return Badge(_now("已超期"), "bad")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def runnable_by(self, user) -> Answer:
        """Who may work on it, while it runs."""
        if self.status != self.Status.RUNNING:
            return Denied(_now("项目已经结束。"))
        return self.editable_by(user)


class AidMilestoneQuerySet(ChamberQuerySet):
    """Milestones as a set."""

    def open(self):
        """Not reached yet, of projects that run."""
        return self.filter(done_on__isnull=True, project__removed_at__isnull=True, project__status="running")

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)


class AidMilestone(Record):
    """One step of a project; its proof are files that belong to it, with the day."""

    project = models.ForeignKey(
        AidProject, models.CASCADE, related_name="milestones", verbose_name=_("公益项目")
    )
    name = models.CharField(_("节点"), max_length=80)
    due_on = models.DateField(_("完成期限"))
    done_on = models.DateField(_("完成日期"), null=True, editable=False)
    done_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("完成登记人"),
        editable=False,
        db_index=False,
    )
    note = models.CharField(_("完成情况"), max_length=200, blank=True)

    view_permission = Permission.GIVING_VIEW
    edit_permission = Permission.GIVING_EDIT

    objects = AidMilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("公益项目节点")
        verbose_name_plural = _("公益项目节点")
        constraints = [paired("aid_milestone_done_pair", "done_on", "done_by")]
        indexes = [models.Index("due_on", "id", condition=Q(done_on__isnull=True), name="aid_milestone_open")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:aid-project-detail", self.project_id)

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.done_on:
            return Badge(_now("已完成"), "good")
        return Badge(_now("已超期"), "bad") if self.due_on < on else Badge(_now("未到期"), "info")

    def editable_by(self, user) -> Answer:
        return self.project.editable_by(user)


class AllocationQuerySet(CurrentQuerySet):
    """Allocations as a set."""

    def allocated_within(self, period):
        return self.current().filter(allocated_on__range=(period.starts_on, period.ends_on))


class Allocation(ChamberRecord):
    """Money of a campaign that is given to a project, in yuan; of one pledge where its giver said what it is for."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="allocations", verbose_name=_("募捐活动")
    )
    project = models.ForeignKey(
        AidProject, models.PROTECT, related_name="allocations", verbose_name=_("公益项目")
    )
    pledge = models.ForeignKey(
        Pledge,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="allocations",
        verbose_name=_("定向使用的认捐"),
    )
    allocated_on = models.DateField(_("拨付日期"))
    amount = YuanField(_("金额（元）"))
    what = models.CharField(_("用途"), max_length=100)
    voucher_no = models.CharField(_("凭证号"), max_length=40, blank=True)

    view_permission = Permission.GIVING_VIEW
    edit_permission = Permission.GIVING_EDIT

    objects = AllocationQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("拨付")
        verbose_name_plural = _("拨付")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="allocation_above_nothing"),
        ]
        indexes = [
            models.Index(
                F("allocated_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="allocation_by_day",
            )
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address_of("chamber:campaign-detail", self.campaign_id)
