"""What Party organisations do: 五个一, activities, service projects with awards, and service posts in enterprises."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Reference


class FiveOneQuerySet(ChamberQuerySet):
    """Items of 五个一 as a set."""

    def in_order(self):
        """In the office's order."""
        return self.order_by("order", "pk")

    def active(self):
        """Those that are asked for now, in the office's order."""
        return self.filter(is_active=True).in_order()


class FiveOne(Reference):
    """One of the five items of 五个一: the town's own, in the office's words."""

    name = models.CharField(_("名称"), max_length=40, unique=True)
    note = models.CharField(_("要求"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_active = models.BooleanField(_("启用"), default=True)

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = FiveOneQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("五个一项目")
        verbose_name_plural = _("五个一项目")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("chamber:five-one-list")


class FiveOneTick(Record):
    """An item of 五个一 that an organisation has done in a year, with its evidence as files."""

    item = models.ForeignKey(FiveOne, models.PROTECT, related_name="ticks", verbose_name=_("项目"))
    organisation = models.ForeignKey(
        "chamber.PartyOrganisation", models.PROTECT, related_name="ticks", verbose_name=_("党组织")
    )
    year = models.PositiveSmallIntegerField(_("年度"))
    done_on = models.DateField(_("完成日期"))
    note = models.CharField(_("完成情况"), max_length=200, blank=True)

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = ChamberQuerySet.as_manager()

    class Meta:
        verbose_name = _("五个一完成情况")
        verbose_name_plural = _("五个一完成情况")
        constraints = [
            models.UniqueConstraint("item", "organisation", "year", name="five_one_once_a_year"),
            models.CheckConstraint(condition=Q(done_on__year=F("year")), name="five_one_in_its_year"),
        ]
        indexes = [models.Index("year", "organisation", name="five_one_by_year")]

    def __str__(self):
        return f"{self.organisation} {self.item}"

    def get_absolute_url(self):
        return address_of("chamber:five-one-tick", self.pk)

    def editable_by(self, user) -> Answer:
        return self.organisation.editable_by(user)


class ServiceProjectQuerySet(CurrentQuerySet):
    """Service projects as a set."""

    def running(self):
        return self.current().filter(status=ServiceProject.Status.RUNNING)

    def late(self, on):
        """Those that run past their day."""
        return self.running().filter(due_on__lt=on)


class ServiceProject(ChamberRecord):
    """A project of 我为群众办实事: what is done for whom, by when, and how many it reached."""

    class Status(models.TextChoices):
        """Where it stands."""

        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        STOPPED = "stopped", _("已停止")

    TONES = {Status.RUNNING: "info", Status.DONE: "good", Status.STOPPED: "neutral"}

    name = models.CharField(_("项目名称"), max_length=100)
    organisation = models.ForeignKey(
        "chamber.PartyOrganisation", models.PROTECT, related_name="projects", verbose_name=_("党组织")
    )
    goal = models.TextField(_("办什么实事"), max_length=1000, blank=True)
    starts_on = models.DateField(_("开始日期"))
    due_on = models.DateField(_("完成期限"))
    status = models.CharField(_("状态"), max_length=8, choices=Status, default=Status.RUNNING, editable=False)
    done_on = models.DateField(_("完成日期"), null=True, editable=False)
    beneficiaries = models.PositiveIntegerField(_("受益人数"), default=0, editable=False)
    ending = models.CharField(_("完成情况"), max_length=400, blank=True, editable=False)

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = ServiceProjectQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("办实事项目")
        verbose_name_plural = _("办实事项目")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")), name="service_project_due_after_start"
            ),
            between("service_project_done_after_start", "starts_on", "done_on"),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False)
                | (~Q(status="done") & Q(done_on__isnull=True)),
                name="service_project_done_state",
            ),
            models.CheckConstraint(
                condition=~Q(status="stopped") | ~Q(ending=""), name="service_project_stopped_with_reason"
            ),
        ]
        indexes = [
            models.Index(
                F("due_on"), F("id"), condition=Q(removed_at__isnull=True), name="service_project_by_due"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:service-project-detail", self.pk)

    def badge(self, on=None) -> Badge:
        """Where it stands, in a word."""
        if on and self.status == self.Status.RUNNING and self.due_on < on:
            return Badge(_now("已超期"), "bad")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def runnable_by(self, user) -> Answer:
        """Who may finish or stop it, while it runs."""
        if self.status != self.Status.RUNNING:
            return Denied(_now("项目已经结束。"))
        return self.editable_by(user)

    def restartable_by(self, user) -> Answer:
        """Who may take it up again after its end."""
        if self.status == self.Status.RUNNING:
            return Denied(_now("项目正在进行。"))
        return self.editable_by(user)


class PartyActivityQuerySet(CurrentQuerySet):
    """Activities as a set."""

    def within(self, period):
        return self.current().filter(held_on__range=(period.starts_on, period.ends_on))

    def study(self):
        return self.filter(kind=PartyActivity.Kind.STUDY)


class PartyActivity(ChamberRecord):
    """What one or several organisations held: people as counts alone."""

    class Kind(models.TextChoices):
        """What kind of activity."""

        STUDY = "study", _("专题学习")
        THEME_DAY = "theme_day", _("主题党日")
        SERVICE = "service", _("我为群众办实事")
        OTHER = "other", _("其他")

    class Mode(models.TextChoices):
        """How it was held."""

        IN_PERSON = "in_person", _("线下")
        ONLINE = "online", _("线上")
        BOTH = "both", _("线上线下结合")

    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.STUDY)
    topic = models.CharField(_("主题"), max_length=100)
    held_on = models.DateField(_("日期"))
    mode = models.CharField(_("形式"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    place = models.CharField(_("地点"), max_length=120, blank=True)
    organisations = models.ManyToManyField(
        "chamber.PartyOrganisation", related_name="activities", verbose_name=_("党组织")
    )
    project = models.ForeignKey(
        ServiceProject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("办实事项目"),
    )
    attendees = models.PositiveIntegerField(_("参加人数"), default=0)
    beneficiaries = models.PositiveIntegerField(_("受益人数"), default=0)
    summary = models.TextField(_("情况"), max_length=2000, blank=True, help_text=_("不写个人姓名和隐私。"))

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = PartyActivityQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("党建活动")
        verbose_name_plural = _("党建活动")
        constraints = [*ChamberRecord.Meta.constraints]
        indexes = [
            models.Index(
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="party_activity_by_day",
            ),
            models.Index(
                F("kind"),
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="party_activity_by_kind",
            ),
        ]

    def __str__(self):
        return self.topic

    def get_absolute_url(self):
        return address_of("chamber:party-activity-detail", self.pk)


class Award(ChamberRecord):
    """An honour that an organisation, or a project of its, was given."""

    title = models.CharField(_("荣誉名称"), max_length=100)
    awarder = models.CharField(_("授予单位"), max_length=80)
    awarded_on = models.DateField(_("授予日期"))
    organisation = models.ForeignKey(
        "chamber.PartyOrganisation", models.PROTECT, related_name="awards", verbose_name=_("党组织")
    )
    project = models.ForeignKey(
        ServiceProject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("办实事项目"),
    )

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = CurrentQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("荣誉")
        verbose_name_plural = _("荣誉")
        constraints = [*ChamberRecord.Meta.constraints]
        indexes = [
            models.Index(
                F("awarded_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="award_by_day",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("chamber:award-detail", self.pk)


class ServicePost(ChamberRecord):
    """A post in an enterprise where members take the lead: 党员示范岗, 先锋岗 or 责任区. How many people, never who."""

    class Kind(models.TextChoices):
        """What kind of post."""

        MODEL = "model", _("党员示范岗")
        VANGUARD = "vanguard", _("党员先锋岗")
        AREA = "area", _("党员责任区")

    kind = models.CharField(_("类别"), max_length=8, choices=Kind, default=Kind.MODEL)
    name = models.CharField(_("岗位（责任区）名称"), max_length=60)
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业")
    )
    organisation = models.ForeignKey(
        "chamber.PartyOrganisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("党组织"),
    )
    set_on = models.DateField(_("设立日期"))
    people = models.PositiveSmallIntegerField(_("党员人数"), default=1)
    duty = models.CharField(_("职责"), max_length=200, blank=True)
    ended_on = models.DateField(_("撤销日期"), null=True, editable=False)

    view_permission = Permission.PARTY_VIEW
    edit_permission = Permission.PARTY_EDIT

    objects = CurrentQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("党员岗位")
        verbose_name_plural = _("党员岗位")
        constraints = [
            *ChamberRecord.Meta.constraints,
            between("service_post_ended_after_set", "set_on", "ended_on"),
            models.UniqueConstraint(
                "enterprise",
                "kind",
                "name",
                condition=Q(removed_at__isnull=True, ended_on__isnull=True),
                name="service_post_once",
            ),
        ]
        indexes = [
            models.Index(
                F("set_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="service_post_by_day",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:service-post-detail", self.pk)

    def badge(self) -> Badge:
        """Whether it is still there, in a word."""
        return Badge(_now("已撤销"), "neutral") if self.ended_on else Badge(_now("在岗"), "good")

    def endable_by(self, user) -> Answer:
        """Who may note that it is there no more."""
        if self.ended_on:
            return Denied(_now("这个岗位已撤销。"))
        return self.editable_by(user)

    def restorable_by(self, user) -> Answer:
        """Who may take back that it has ended."""
        if not self.ended_on:
            return Denied(_now("这个岗位没有撤销。"))
        return self.editable_by(user)
