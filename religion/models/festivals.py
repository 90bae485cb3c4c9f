"""Festivals (诞期) of a site by the lunar calendar, their days of each year, and the checks that must come before."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.calendars.lunar import day_name
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Reference, Removable
from religion.models.inspections import Inspection
from religion.models.sites import Site


class FestivalQuerySet(VillageScoped):
    """Festivals as a set."""

    village_path = "site__village"

    def current(self):
        return self.filter(removed_at__isnull=True, site__removed_at__isnull=True)

    def held(self):
        """Those of sites in use."""
        return self.current().filter(site__status=Site.Status.OPEN)


class Festival(Record, Removable):
    """A festival of one site: its lunar day, how long it lasts, and what it does in leap months."""

    class Leap(models.TextChoices):
        """What is done when the year has that month twice."""

        ORDINARY = "ordinary", _("只在平月")
        LEAP = "leap", _("有闰月时改在闰月")
        BOTH = "both", _("平月、闰月都办")

    site = models.ForeignKey(Site, models.PROTECT, related_name="festivals", verbose_name=_("场所"))
    name = models.CharField(_("诞期名称"), max_length=40)
    lunar_month = models.PositiveSmallIntegerField(
        _("农历月"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    lunar_day = models.PositiveSmallIntegerField(
        _("农历日"),
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("三十遇到小月时按廿九算。"),
    )
    days_before = models.PositiveSmallIntegerField(
        _("提前几天开始"), default=0, validators=[MaxValueValidator(15)]
    )
    days = models.PositiveSmallIntegerField(
        _("共几天"), default=1, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    leap = models.CharField(_("遇闰月"), max_length=10, choices=Leap, default=Leap.ORDINARY)
    usual_people = models.PositiveIntegerField(_("往年人数"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    view_permission = Permission.FESTIVAL_VIEW
    edit_permission = Permission.FESTIVAL_EDIT

    objects = FestivalQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("诞期")
        verbose_name_plural = _("诞期")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(lunar_month__range=(1, 12), lunar_day__range=(1, 30)),
                name="festival_lunar_day_exists",
            ),
            models.CheckConstraint(
                condition=Q(days__range=(1, 30), days_before__lte=15), name="festival_span_known"
            ),
            models.UniqueConstraint(
                "site",
                "name",
                "lunar_month",
                "lunar_day",
                condition=Q(removed_at__isnull=True),
                name="festival_once_a_site",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("religion:festival-detail", self.pk)

    @property
    def lunar_words(self) -> str:
        """Its lunar day: 三月初三."""
        return day_name(self.lunar_month, self.lunar_day)

    @property
    def village_id(self):
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    def editable_by(self, user) -> Answer:
        return may_change(self, user, self.edit_permission)


class OccurrenceQuerySet(VillageScoped):
    """Days of festivals as a set."""

    village_path = "festival__site__village"

    def current(self):
        """Not called off, of festivals and sites that are not removed."""
        return self.filter(
            cancelled_at__isnull=True,
            festival__removed_at__isnull=True,
            festival__site__removed_at__isnull=True,
        )

    def starting_within(self, period):
        """Those that begin within a period."""
        return self.current().filter(starts_on__range=(period.starts_on, period.ends_on))

    def coming(self, on):
        """Not over on a day."""
        return self.current().filter(ends_on__gte=on)

    def over(self, on):
        """Over on a day."""
        return self.current().filter(ends_on__lt=on)

    def confirmed(self):
        return self.current().filter(confirmed_at__isnull=False)

    def unconfirmed(self):
        return self.current().filter(confirmed_at__isnull=True)


class Occurrence(Reference):
    """A festival in one lunar year: the day as computed, and the days on which it is held as a person confirmed them.

    A job makes it; until somebody changes or confirms it, it is as computed.
    """

    festival = models.ForeignKey(Festival, models.PROTECT, related_name="occurrences", verbose_name=_("诞期"))
    lunar_year = models.PositiveSmallIntegerField(_("农历年"))
    is_leap = models.BooleanField(_("闰月"), default=False)
    computed_on = models.DateField(_("推算日期"), editable=False)
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("结束日期"))
    expected_people = models.PositiveIntegerField(_("预计人数"), null=True, blank=True)
    crowd_note = models.CharField(
        _("人流安排"), max_length=400, blank=True, help_text=_("人流上限、分流、交通和急救怎样安排。")
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("确认人"),
        editable=False,
        db_index=False,
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

    view_permission = Permission.FESTIVAL_VIEW
    edit_permission = Permission.FESTIVAL_EDIT

    objects = OccurrenceQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("诞期日期")
        verbose_name_plural = _("诞期日期")
        constraints = [
            *Reference.Meta.constraints,
            models.UniqueConstraint("festival", "lunar_year", "is_leap", name="occurrence_once_a_year"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="occurrence_ends_after_start"
            ),
            paired("occurrence_confirmed_pair", "confirmed_at", "confirmed_by"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancelled_reason="")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_reason="")),
                name="occurrence_cancelled_pair",
            ),
        ]
        indexes = [
            models.Index("starts_on", "id", name="occurrence_by_day"),
            models.Index("ends_on", condition=Q(cancelled_at__isnull=True), name="occurrence_coming"),
        ]

    def __str__(self):
        return f"{self.festival.site} {self.festival}"

    def get_absolute_url(self):
        return address_of("religion:occurrence-detail", self.pk)

    @property
    def site(self):
        return self.festival.site

    @property
    def village_id(self):
        return self.festival.site.village_id

    @property
    def village(self):
        return self.festival.site.village

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.is_cancelled:
            return Badge(_now("已取消"), "neutral")
        if self.ends_on < on:
            return Badge(_now("已结束"), "neutral")
        return Badge(_now("已确认"), "good") if self.is_confirmed else Badge(_now("待确认"), "warn")

    @property
    def is_moved(self) -> bool:
        """Whether its days leave out the day that the lunar calendar gives: somebody moved them, or the rule changed."""
        return not self.starts_on <= self.computed_on <= self.ends_on

    def editable_by(self, user) -> Answer:
        """Whoever keeps festivals in the village, until it is called off."""
        if self.festival.is_removed or self.festival.site.is_removed:
            return Denied(_now("这个诞期已移除。"))
        if self.is_cancelled:
            return Denied(_now("这次诞期活动已取消；要办的，请先恢复。"))
        return may_change(self, user, self.edit_permission)

    def confirmable_by(self, user, on) -> Answer:
        """Whoever keeps festivals says once that these are the days, before they are over."""
        if self.is_confirmed and not self.is_cancelled:
            return Denied(_now("日期已经确认。"))
        if self.ends_on < on:
            return Denied(_now("这次诞期已经结束，不用再确认。"))
        if self.festival.site.is_closed:
            return Denied(_now("场所已停止开放；恢复开放后再确认诞期日期。"))
        return self.editable_by(user)

    def cancellable_by(self, user, on) -> Answer:
        """Whoever keeps festivals calls it off before it is over."""
        if self.ends_on < on:
            return Denied(_now("这次诞期已经结束，不能再取消。"))
        return self.editable_by(user)

    def restorable_by(self, user, on) -> Answer:
        """Whoever keeps festivals takes back what was called off, before it would be over."""
        if not self.is_cancelled:
            return Denied(_now("这次诞期活动没有取消。"))
        if self.festival.is_removed or self.festival.site.is_removed:
            return Denied(_now("这个诞期已移除。"))
        if self.ends_on < on:
            return Denied(_now("这次诞期的日期已经过去，不能再恢复。"))
        return may_change(self, user, self.edit_permission)


class SpecialCheckQuerySet(VillageScoped):
    """Special checks as a set."""

    village_path = "site__village"

    def current(self):
        return self.filter(cancelled_on__isnull=True, site__removed_at__isnull=True)

    def open(self):
        """Not done yet, at sites that are inspected."""
        return self.current().filter(inspection__isnull=True).exclude(site__status=Site.Status.CLOSED)

    def due(self, on):
        """Those whose days have begun."""
        return self.open().filter(not_before__lte=on)

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)

    def done(self):
        """Those that an inspection did."""
        return self.current().filter(inspection__isnull=False)


class SpecialCheck(models.Model):
    """An inspection that a site must have before a festival of its own or a holiday, beside the usual interval.

    A job makes them ahead; an inspection between the two days does them. Made again it is the same row.
    """

    class Kind(models.TextChoices):
        """What comes."""

        FESTIVAL = "festival", _("诞期前")
        HOLIDAY = "holiday", _("节前")

    site = models.ForeignKey(
        Site, models.PROTECT, related_name="special_checks", verbose_name=_("场所"), db_index=False
    )
    kind = models.CharField(_("种类"), max_length=10, choices=Kind)
    name = models.CharField(_("为了"), max_length=40)
    day = models.DateField(_("节日日期"))
    not_before = models.DateField(_("最早"))
    due_on = models.DateField(_("最迟"))
    occurrence = models.ForeignKey(
        Occurrence,
        models.PROTECT,
        null=True,
        related_name="checks",
        verbose_name=_("诞期日期"),
    )
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, related_name="special_checks", verbose_name=_("巡查")
    )
    cancelled_on = models.DateField(_("取消日期"), null=True)

    objects = SpecialCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("专项检查")
        verbose_name_plural = _("专项检查")
        constraints = [
            models.UniqueConstraint(
                "site",
                "kind",
                "name",
                "day",
                condition=Q(cancelled_on__isnull=True),
                name="specialcheck_once",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("not_before"), day__gte=F("due_on")),
                name="specialcheck_before_the_day",
            ),
        ]
        indexes = [
            models.Index(
                "due_on",
                "id",
                condition=Q(inspection__isnull=True, cancelled_on__isnull=True),
                name="specialcheck_open_by_due",
            )
        ]

    def __str__(self):
        return f"{self.site} {self.name}"

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.cancelled_on:
            return Badge(_now("已取消"), "neutral")
        if self.inspection_id:
            return Badge(_now("已检查"), "good")
        if self.site.is_closed:
            return Badge(_now("场所停用"), "neutral")
        if self.due_on < on:
            return Badge(_now("已超期"), "bad")
        return Badge(_now("待检查"), "warn") if self.not_before <= on else Badge(_now("未到时间"), "info")
