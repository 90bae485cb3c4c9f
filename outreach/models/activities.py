"""Activities (活动): what was held, for how many, with whom, at what cost. Attendance is counts, never names."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import TownScoped
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge

MOST_PEOPLE = 99_999


class ActivityQuerySet(TownScoped):
    """Activities as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def held(self):
        return self.current().filter(status=Activity.Status.HELD)

    def held_within(self, period):
        return self.held().filter(held_on__range=(period.starts_on, period.ends_on))


class Activity(VillageRecord):
    """Something that the office, a centre or an association held for people from Hong Kong, Macao and overseas."""

    class Kind(models.TextChoices):
        """What kind of activity it is, in the office's words."""

        GREETING = "greeting", _("走访慰问")
        TALK = "talk", _("谈心交友")
        YOUTH = "youth", _("青少年活动")
        VOLUNTEERING = "volunteering", _("志愿服务")
        WISHES = "wishes", _("圆梦微心愿")
        FORUM = "forum", _("聚智薈")
        GATHERING = "gathering", _("联谊活动")
        STUDY = "study", _("学习考察")
        FESTIVAL = "festival", _("节庆活动")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Where it stands."""

        PLANNED = "planned", _("筹备中")
        HELD = "held", _("已举办")
        CANCELLED = "cancelled", _("已取消")

    TONES = {Status.PLANNED: "info", Status.HELD: "good", Status.CANCELLED: "neutral"}

    title = models.CharField(_("活动名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=15, choices=Kind, default=Kind.GATHERING)
    status = models.CharField(
        _("状态"), max_length=10, choices=Status, default=Status.PLANNED, editable=False
    )
    held_on = models.DateField(_("日期"))
    ends_on = models.DateField(_("结束日期"), null=True, blank=True, help_text=_("一天内结束的不填。"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("负责人"), db_index=False
    )
    summary = models.TextField(
        _("活动情况"),
        max_length=4000,
        blank=True,
        help_text=_("写做了什么、效果怎样。不写参加者的名字，不写宗教信仰、民族、政治、健康。"),
    )
    volunteers = models.PositiveIntegerField(_("志愿者人数"), default=0)
    volunteer_hours = models.DecimalField(
        _("志愿服务时数"), max_digits=8, decimal_places=1, default=0, help_text=_("小时，全部志愿者合计。")
    )
    cost = models.DecimalField(_("经费（元）"), max_digits=14, decimal_places=2, default=0)
    associations = models.ManyToManyField(
        "outreach.Association", blank=True, related_name="activities", verbose_name=_("合办社团")
    )
    enterprises = models.ManyToManyField(
        "hengl_uf.Enterprise", blank=True, related_name="activities", verbose_name=_("支持企业")
    )
    partners = models.CharField(_("其他合作单位"), max_length=200, blank=True, help_text=_("用顿号隔开。"))
    # Speakers, hosts, people who helped with their name known to all: never a list of who came.
    helpers = models.ManyToManyField(
        "outreach.Contact",
        blank=True,
        related_name="activities",
        verbose_name=_("协助的联系对象"),
        help_text=_("主讲、主持或出力协助的人，征得本人同意后填写。参加者只记人数。"),
    )
    repeats = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="repeated_by",
        verbose_name=_("沿用"),
        editable=False,
    )
    cancelled_reason = models.CharField(_("取消原因"), max_length=200, blank=True, editable=False)

    view_permission = Permission.ACTIVITY_VIEW
    edit_permission = Permission.ACTIVITY_EDIT

    objects = ActivityQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("活动")
        verbose_name_plural = _("活动")
        constraints = [
            *VillageRecord.Meta.constraints,
            between("activity_ends_after_start", "held_on", "ends_on"),
            models.CheckConstraint(
                condition=Q(volunteer_hours__gte=0, cost__gte=0), name="activity_nothing_negative"
            ),
            models.CheckConstraint(
                condition=(Q(status="cancelled") & ~Q(cancelled_reason=""))
                | (~Q(status="cancelled") & Q(cancelled_reason="")),
                name="activity_cancelled_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="activity_by_day",
            ),
            models.Index(
                F("village_id"),
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="activity_by_village",
            ),
            models.Index(
                F("kind"),
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="activity_by_kind",
            ),
            models.Index(
                "held_on", condition=Q(removed_at__isnull=True, status="planned"), name="activity_planned"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("outreach:activity-detail", self.pk)

    def badge(self, on=None) -> Badge:
        """Where it stands, in a word; a planned one whose day has passed waits for its counts."""
        if on and self.status == self.Status.PLANNED and (self.ends_on or self.held_on) < on:
            return Badge(_now("待补记"), "warn")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def holdable_by(self, user) -> Answer:
        """Who may write down that it was held, with its counts."""
        if self.status != self.Status.PLANNED:
            return Denied(_now("只有筹备中的活动可以登记举办。"))
        return self.editable_by(user)

    def cancellable_by(self, user) -> Answer:
        if self.status != self.Status.PLANNED:
            return Denied(_now("只有筹备中的活动可以取消。"))
        return self.editable_by(user)


class Attendance(models.Model):
    """How many of one group came to an activity: a count."""

    class Group(models.TextChoices):
        """Of whom."""

        HONG_KONG = "hong_kong", _("香港同胞")
        MACAO = "macao", _("澳门同胞")
        TAIWAN = "taiwan", _("台湾同胞")
        OVERSEAS = "overseas", _("海外侨胞、归侨侨眷")
        YOUTH = "youth", _("青少年")
        LOCAL = "local", _("本地居民")
        VOLUNTEERS = "volunteers", _("志愿者")
        STAFF = "staff", _("工作人员")
        OTHER = "other", _("其他")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendance")
    group = models.CharField(_("人群"), max_length=12, choices=Group)
    people = models.PositiveIntegerField(_("人数"))

    class Meta:
        verbose_name = _("参加人数")
        constraints = [
            models.UniqueConstraint("activity", "group", name="attendance_group_once"),
            models.CheckConstraint(condition=Q(people__range=(1, MOST_PEOPLE)), name="attendance_in_range"),
        ]

    def __str__(self):
        return f"{self.get_group_display()} {self.people}"
