"""Emergency plans (应急预案), drills (演练) and incidents (突发情况) of sites."""

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
from religion.models.sites import Site


class OfSite(VillageScoped):
    """Records of a site as a set."""

    village_path = "site__village"

    def current(self):
        return self.filter(removed_at__isnull=True)


class SiteRecord(Record, Removable):
    """A record of one site, that is edited by whoever keeps emergencies in its village."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="%(class)ss", verbose_name=_("场所"))

    view_permission = Permission.EMERGENCY_VIEW
    edit_permission = Permission.EMERGENCY_EDIT

    class Meta(Removable.Meta):
        abstract = True

    @property
    def village_id(self):
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    def editable_by(self, user) -> Answer:
        return may_change(self, user, self.edit_permission)


class DrillQuerySet(OfSite):
    """Drills as a set."""

    def held_within(self, period):
        """Those of a period."""
        return self.current().filter(held_on__range=(period.starts_on, period.ends_on))


class EmergencyPlanQuerySet(OfSite):
    """Emergency plans as a set."""

    def in_force(self):
        return self.current().filter(replaced_on__isnull=True)

    def to_review(self, by_day):
        """In force, with its review due by a day."""
        return self.in_force().filter(review_due_on__lte=by_day)


class EmergencyPlan(SiteRecord):
    """What is done at a site when something happens; looked through again by its review date."""

    class Kind(models.TextChoices):
        """What it is for."""

        FIRE = "fire", _("灭火和应急疏散")
        CROWD = "crowd", _("大型活动人流")
        WEATHER = "weather", _("台风暴雨")
        OTHER = "other", _("其他")

    kind = models.CharField(_("种类"), max_length=10, choices=Kind, default=Kind.FIRE)
    title = models.CharField(_("预案名称"), max_length=80)
    approved_on = models.DateField(_("制定日期"))
    review_due_on = models.DateField(_("复审期限"))
    reviewed_on = models.DateField(_("最近复审"), null=True, blank=True, editable=False)
    summary = models.TextField(
        _("要点"), max_length=4000, blank=True, help_text=_("谁指挥、怎样报警、从哪里疏散、在哪里集合。")
    )
    replaced_on = models.DateField(_("停用日期"), null=True, editable=False)

    objects = EmergencyPlanQuerySet.as_manager()

    class Meta(SiteRecord.Meta):
        abstract = False
        verbose_name = _("应急预案")
        verbose_name_plural = _("应急预案")
        constraints = [
            *SiteRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(review_due_on__gte=F("approved_on")), name="emergencyplan_review_after_approval"
            ),
        ]
        indexes = [
            models.Index(
                "review_due_on",
                "id",
                condition=Q(removed_at__isnull=True, replaced_on__isnull=True),
                name="emergencyplan_by_review",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("religion:plan-detail", self.pk)

    def badge(self, on) -> Badge:
        """Whether it holds, in a word."""
        if self.replaced_on:
            return Badge(_now("已停用"), "neutral")
        return Badge(_now("待复审"), "warn") if self.review_due_on <= on else Badge(_now("有效"), "good")

    def editable_by(self, user) -> Answer:
        """Written in while it is in force."""
        if self.replaced_on:
            return Denied(_now("这份预案已停用，不再修改；请看代替它的新预案。"))
        return super().editable_by(user)

    def removable_by(self, user) -> Answer:
        """Also one that was replaced, when it was entered by mistake."""
        return super().editable_by(user)


class Drill(SiteRecord):
    """A drill: when, what for, how many took part, and what did not go well."""

    plan = models.ForeignKey(
        EmergencyPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="drills",
        verbose_name=_("应急预案"),
    )
    held_on = models.DateField(_("演练日期"))
    kind = models.CharField(
        _("种类"), max_length=10, choices=EmergencyPlan.Kind, default=EmergencyPlan.Kind.FIRE
    )
    people = models.PositiveIntegerField(_("参加人数"))
    with_whom = models.CharField(_("参加单位"), max_length=120, blank=True)
    course = models.TextField(_("演练情况"), max_length=2000, blank=True)
    shortcomings = models.TextField(_("问题和改进"), max_length=2000, blank=True)

    objects = DrillQuerySet.as_manager()

    class Meta(SiteRecord.Meta):
        abstract = False
        verbose_name = _("演练")
        verbose_name_plural = _("演练")
        constraints = [
            *SiteRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(people__gt=0), name="drill_with_people"),
        ]
        indexes = [
            models.Index(
                F("held_on").desc(), F("id").desc(), condition=Q(removed_at__isnull=True), name="drill_by_day"
            )
        ]

    def __str__(self):
        return _now("%(site)s演练") % {"site": self.site}

    def get_absolute_url(self):
        return address_of("religion:drill-detail", self.pk)


class IncidentQuerySet(OfSite):
    """Incidents as a set."""

    def open(self):
        return self.current().filter(closed_on__isnull=True)

    def happened_within(self, period):
        """Those of a period, by the town's own days."""
        return self.current().filter(happened_at__date__range=(period.starts_on, period.ends_on))


class Incident(SiteRecord):
    """Something that happened at a site: its timeline, its end, and what was learnt from it."""

    class Kind(models.TextChoices):
        """What happened."""

        FIRE = "fire", _("火情")
        CROWD = "crowd", _("人员拥挤")
        BUILDING = "building", _("房屋险情")
        WEATHER = "weather", _("台风暴雨")
        INJURY = "injury", _("人员受伤")
        OTHER = "other", _("其他")

    kind = models.CharField(_("种类"), max_length=10, choices=Kind)
    title = models.CharField(_("事件"), max_length=100)
    happened_at = models.DateTimeField(_("发生时间"))
    reported_to = models.CharField(
        _("已报告"), max_length=120, blank=True, help_text=_("如：镇应急办、消防所。")
    )
    injured = models.PositiveSmallIntegerField(_("受伤人数"), default=0)
    loss = models.CharField(_("损失情况"), max_length=200, blank=True)
    lessons = models.TextField(_("教训和改进"), max_length=2000, blank=True, editable=False)
    closed_on = models.DateField(_("处置结束"), null=True, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta(SiteRecord.Meta):
        abstract = False
        verbose_name = _("突发情况")
        verbose_name_plural = _("突发情况")
        constraints = [
            *SiteRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(lessons=""), name="incident_closed_with_lessons"
            ),
        ]
        indexes = [
            models.Index(
                F("happened_at").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="incident_by_time",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("religion:incident-detail", self.pk)

    def badge(self) -> Badge:
        """Whether it is over, in a word."""
        return Badge(_now("已结束"), "neutral") if self.closed_on else Badge(_now("处置中"), "bad")

    def editable_by(self, user) -> Answer:
        if self.closed_on:
            return Denied(_now("处置已经结束，记录不再修改。"))
        return super().editable_by(user)


class IncidentPartSet(VillageScoped):
    """Moments of incidents as a set."""

    village_path = "incident__site__village"


class IncidentStep(models.Model):
    """One moment of an incident's timeline. Only added."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="steps", verbose_name=_("突发情况"))
    happened_at = models.DateTimeField(_("时间"))
    text = models.CharField(_("情况"), max_length=400)
    noted_at = models.DateTimeField(_("登记时间"))
    noted_by = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("登记人"), db_index=False
    )

    objects = IncidentPartSet.as_manager()

    class Meta:
        verbose_name = _("事件经过")
        verbose_name_plural = _("事件经过")
        ordering = ("happened_at", "pk")

    def __str__(self):
        return self.text
