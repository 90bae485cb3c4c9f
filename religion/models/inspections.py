"""Inspections (巡查): who looked at which site on which day, and the answers to the list in force then."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Removable
from religion.models.checklists import Checklist, ChecklistItem
from religion.models.sites import Site


class InspectionQuerySet(VillageScoped):
    """Inspections as a set."""

    village_path = "site__village"

    def current(self):
        return self.filter(removed_at__isnull=True)

    def finished(self):
        return self.current().filter(finished_at__isnull=False)

    def open(self):
        """Begun and not finished."""
        return self.current().filter(finished_at__isnull=True)

    def within(self, period):
        """Those finished whose day is within a period."""
        return self.finished().filter(inspected_on__range=(period.starts_on, period.ends_on))


class Inspection(Record, Removable):
    """One round through one site. Half done it is kept; finished it stands."""

    class Purpose(models.TextChoices):
        """Why we went."""

        ROUTINE = "routine", _("日常巡查")
        FESTIVAL = "festival", _("诞期前检查")
        HOLIDAY = "holiday", _("节前检查")
        JOINT = "joint", _("联合检查")
        FOLLOW_UP = "follow_up", _("整改回查")

    class Arrival(models.TextChoices):
        """How the site was chosen."""

        PLATE = "plate", _("扫码")
        PICKED = "picked", _("手工选择")

    site = models.ForeignKey(
        Site, models.PROTECT, related_name="inspections", verbose_name=_("场所"), db_index=False
    )
    inspected_on = models.DateField(_("巡查日期"))
    inspector = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("巡查人"), db_index=False
    )
    companions = models.CharField(
        _("参加单位"), max_length=120, blank=True, help_text=_("如：消防所、村委会、网格员。")
    )
    purpose = models.CharField(_("巡查类型"), max_length=10, choices=Purpose, default=Purpose.ROUTINE)
    arrival = models.CharField(_("到场方式"), max_length=8, choices=Arrival, default=Arrival.PICKED)
    # Metres between the phone and the site when it began. The browser reckons it; where the phone was is never sent.
    distance = models.PositiveIntegerField(_("距离（米）"), null=True, blank=True)
    checklists = models.ManyToManyField(Checklist, related_name="inspections", verbose_name=_("检查表"))
    remark = models.TextField(_("备注"), max_length=1000, blank=True)
    finished_at = models.DateTimeField(_("完成时间"), null=True, editable=False)
    # Of the answers, counted when it was finished.
    passed = models.PositiveSmallIntegerField(_("合格"), default=0, editable=False)
    failed = models.PositiveSmallIntegerField(_("不合格"), default=0, editable=False)
    not_applicable = models.PositiveSmallIntegerField(_("不适用"), default=0, editable=False)

    view_permission = Permission.INSPECTION_VIEW
    edit_permission = Permission.INSPECTION_EDIT

    objects = InspectionQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("巡查")
        verbose_name_plural = _("巡查")
        constraints = [
            *Removable.Meta.constraints,
            models.UniqueConstraint(
                "site",
                "inspector",
                condition=Q(removed_at__isnull=True, finished_at__isnull=True),
                name="inspection_one_half_done",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("created_at")),
                name="inspection_finished_after_start",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(removed_at__isnull=True),
                name="inspection_finished_stands",
            ),
        ]
        indexes = [
            models.Index(
                F("inspected_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="inspection_by_day",
            ),
            models.Index(
                F("site_id"),
                F("inspected_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="inspection_by_site",
            ),
            models.Index(
                F("inspector_id"),
                F("inspected_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="inspection_by_inspector",
            ),
        ]

    def __str__(self):
        return _now("巡查%(site)s") % {"site": self.site}

    def get_absolute_url(self):
        return address_of("religion:inspection-detail", self.pk)

    @property
    def village_id(self):
        """The village of its site: its photos belong there."""
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    def badge(self) -> Badge:
        """What came of it, in a word."""
        if not self.is_finished:
            return Badge(_now("未完成"), "warn")
        if self.failed:
            return Badge(_now("%(count)d 项不合格") % {"count": self.failed}, "bad")
        return Badge(_now("全部合格"), "good")

    def editable_by(self, user) -> Answer:
        """Whoever began it goes on with it, or the office; once finished it stands."""
        if self.is_finished:
            return Denied(_now("巡查已经完成，不能再修改；有新情况请另做一次巡查。"))
        if self.inspector_id != user.pk and not user.sees_all_villages:
            return Denied(_now("这次巡查由%(name)s在做。") % {"name": self.inspector})
        return may_change(self, user, self.edit_permission)


class InspectionPartSet(VillageScoped):
    """Parts of inspections as a set."""

    village_path = "inspection__site__village"


class InspectionAnswer(models.Model):
    """What was found at one item of the list. Its photos are files of the inspection, in the position of the item."""

    class Result(models.TextChoices):
        """The three large buttons."""

        PASS = "pass", _("合格")
        FAIL = "fail", _("不合格")
        NOT_APPLICABLE = "na", _("不适用")

    TONES = {Result.PASS: "good", Result.FAIL: "bad", Result.NOT_APPLICABLE: "neutral"}

    inspection = models.ForeignKey(
        Inspection, models.CASCADE, related_name="answers", verbose_name=_("巡查"), db_index=False
    )
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+", verbose_name=_("检查项目"))
    result = models.CharField(_("结果"), max_length=4, choices=Result)
    note = models.CharField(_("情况"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("时间"))

    objects = InspectionPartSet.as_manager()

    class Meta:
        verbose_name = _("检查结果")
        verbose_name_plural = _("检查结果")
        constraints = [
            models.UniqueConstraint("inspection", "item", name="inspectionanswer_once"),
            models.CheckConstraint(
                condition=Q(result__in=("pass", "fail", "na")), name="inspectionanswer_result_known"
            ),
        ]

    def __str__(self):
        return f"{self.item} {self.get_result_display()}"

    def badge(self) -> Badge:
        """The result in a word."""
        return Badge(str(self.get_result_display()), self.TONES[self.Result(self.result)])


def position_of(item_id: int) -> str:
    """Under which position of its inspection the photos of an item are."""
    return f"item-{item_id}"
