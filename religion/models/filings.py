"""Filings of events (活动报备): what a site means to hold, how large it will be, and how it is kept safe."""

from django.conf import settings
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
from hengl_uf.web.records import Record, Removable
from religion.models.festivals import Occurrence
from religion.models.sites import Site


class EventFilingQuerySet(VillageScoped):
    """Filings as a set."""

    village_path = "site__village"

    def current(self):
        return self.filter(removed_at__isnull=True)

    def waiting(self):
        """Filed, and not looked at by the town yet."""
        return self.current().filter(state=EventFiling.State.FILED)

    def held_within(self, period):
        """Those filed and not turned down that begin within a period."""
        states = (EventFiling.State.FILED, EventFiling.State.ACCEPTED, EventFiling.State.DONE)
        days = (period.starts_on, period.ends_on)
        return self.current().filter(state__in=states, held_from__range=days)

    def large(self):
        """Those that alert the town."""
        return self.current().filter(expected_people__gte=settings.EVENT_ALERT_PEOPLE)

    def coming(self, on):
        """Not over, and not turned down."""
        states = (EventFiling.State.DRAFT, EventFiling.State.FILED, EventFiling.State.ACCEPTED)
        return self.current().filter(held_to__gte=on, state__in=states)

    def to_report(self, on):
        """Accepted and over, without the number that came."""
        return self.current().filter(state=EventFiling.State.ACCEPTED, held_to__lt=on)


class EventFiling(Record, Removable):
    """One event that a site files beforehand. Attendance is a count; nobody's name but the contact's is asked for."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", _("草稿")
        FILED = "filed", _("已报备待核")
        ACCEPTED = "accepted", _("已同意")
        REFUSED = "refused", _("不同意")
        DONE = "done", _("已办结")
        CANCELLED = "cancelled", _("已取消")

    TONES = {
        State.DRAFT: "neutral",
        State.FILED: "warn",
        State.ACCEPTED: "good",
        State.REFUSED: "bad",
        State.DONE: "neutral",
        State.CANCELLED: "neutral",
    }

    site = models.ForeignKey(Site, models.PROTECT, related_name="filings", verbose_name=_("场所"))
    occurrence = models.OneToOneField(
        Occurrence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="filing",
        verbose_name=_("诞期日期"),
        editable=False,
    )
    title = models.CharField(_("活动名称"), max_length=80)
    held_from = models.DateField(_("开始日期"))
    held_to = models.DateField(_("结束日期"))
    expected_people = models.PositiveIntegerField(_("预计人数"), null=True, blank=True)
    crowd_limit = models.PositiveIntegerField(
        _("人流上限"), null=True, blank=True, help_text=_("同一时间最多多少人在场。")
    )
    plan = models.TextField(_("活动方案"), max_length=4000, blank=True)
    safety = models.TextField(
        _("安全措施"), max_length=2000, blank=True, help_text=_("消防和疏散、交通、急救、食品。")
    )
    contact_name = models.CharField(_("联系人"), max_length=60, blank=True)
    contact_phone = models.CharField(_("联系人办公电话"), max_length=40, blank=True)
    emergency_plan = models.ForeignKey(
        "religion.EmergencyPlan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="filings",
        verbose_name=_("应急预案"),
    )
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    filed_on = models.DateField(_("报备日期"), null=True, editable=False)
    answered_on = models.DateField(_("答复日期"), null=True, editable=False)
    answered_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("答复人"),
        editable=False,
        db_index=False,
    )
    answer = models.CharField(_("答复"), max_length=400, blank=True, editable=False)
    actual_people = models.PositiveIntegerField(_("实到人数"), null=True, editable=False)
    result = models.CharField(_("活动情况"), max_length=400, blank=True, editable=False)

    view_permission = Permission.FESTIVAL_VIEW
    edit_permission = Permission.FESTIVAL_EDIT

    objects = EventFilingQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("活动报备")
        verbose_name_plural = _("活动报备")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(condition=Q(held_to__gte=F("held_from")), name="filing_ends_after_start"),
            paired("filing_answered_pair", "answered_on", "answered_by"),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "cancelled"))
                | (Q(filed_on__isnull=False, expected_people__gt=0) & ~Q(plan="") & ~Q(contact_name="")),
                name="filing_filed_with_plan",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "refused", "done")) | Q(answered_on__isnull=False),
                name="filing_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("refused", "cancelled")) | ~Q(answer="") | ~Q(result=""),
                name="filing_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(actual_people__isnull=False), name="filing_done_with_count"
            ),
        ]
        indexes = [
            models.Index(
                F("held_from").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="filing_by_day",
            ),
            models.Index("state", "held_from", condition=Q(removed_at__isnull=True), name="filing_by_state"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("religion:filing-detail", self.pk)

    @property
    def village_id(self):
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    @property
    def is_large(self) -> bool:
        """Whether it alerts the town (domain.md 2.6; setting `EVENT_ALERT_PEOPLE`)."""
        return (self.expected_people or 0) >= settings.EVENT_ALERT_PEOPLE

    def missing(self) -> list[str]:
        """What filing asks for and is not written yet, by the words of the fields."""
        wanted = ["expected_people", "plan", "contact_name", "contact_phone"]
        if self.is_large:
            wanted += ["crowd_limit", "safety", "emergency_plan_id"]
        return [str(self._meta.get_field(name).verbose_name) for name in wanted if not getattr(self, name)]

    def large_badge(self) -> Badge | None:
        """The mark of one that alerts the town; None for the others."""
        if not self.is_large or self.state == self.State.CANCELLED:
            return None
        words = {"people": settings.EVENT_ALERT_PEOPLE}
        if self.state == self.State.DRAFT:
            return Badge(_now("%(people)s 人以上，报备时提请镇里关注") % words, "warn")
        return Badge(_now("%(people)s 人以上，已提请镇里关注") % words, "warn")

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_state_display()), self.TONES[self.State(self.state)])

    def editable_by(self, user) -> Answer:
        """Written as a draft; once filed it goes back to a draft first."""
        if self.state not in (self.State.DRAFT, self.State.REFUSED):
            return Denied(self.why_closed())
        return may_change(self, user, self.edit_permission)

    def submittable_by(self, user) -> Answer:
        """A draft is filed; what was refused too, as it stands or corrected."""
        if self.state not in (self.State.DRAFT, self.State.REFUSED):
            return Denied(_now("只有草稿和不同意的活动才能报备；这项活动%(state)s。") % self.state_words())
        return may_change(self, user, self.edit_permission)

    def withdrawable_by(self, user, on) -> Answer:
        """What is filed goes back to a draft, also with the town's consent until the event begins."""
        if self.state not in (self.State.FILED, self.State.ACCEPTED):
            return Denied(_now("只有已报备的活动才能撤回；这项活动%(state)s。") % self.state_words())
        if self.state == self.State.ACCEPTED and self.held_from <= on:
            return Denied(_now("活动已经开始，不能再撤回；结束后登记活动情况。"))
        return may_change(self, user, self.edit_permission)

    def cancellable_by(self, user) -> Answer:
        """What is not held after all, whether filed or not."""
        if self.state not in (self.State.DRAFT, self.State.FILED, self.State.ACCEPTED):
            return Denied(_now("只有还没有办结的活动才能取消；这项活动%(state)s。") % self.state_words())
        return may_change(self, user, self.edit_permission)

    def removable_by(self, user) -> Answer:
        """A draft alone: what the town has seen stays."""
        if self.state != self.State.DRAFT:
            return Denied(_now("只有草稿才能移除；报备过的活动请撤回或取消。"))
        return may_change(self, user, self.edit_permission)

    def answerable_by(self, user) -> Answer:
        """The office answers what is filed."""
        if self.state != self.State.FILED:
            return Denied(_now("这项活动不在等候答复：%(state)s。") % self.state_words())
        return may_change(self, user, Permission.FILING_ANSWER)

    def reportable_by(self, user) -> Answer:
        """Whoever keeps festivals says afterwards how many came."""
        if self.state != self.State.ACCEPTED:
            return Denied(_now("同意的活动结束以后才能登记情况；这项活动%(state)s。") % self.state_words())
        return may_change(self, user, self.edit_permission)

    def state_words(self) -> dict:
        """Its state, for a sentence."""
        return {"state": _now("已移除") if self.is_removed else self.get_state_display()}

    def why_closed(self) -> str:
        """Why it is not written in now, and what helps."""
        if self.state in (self.State.FILED, self.State.ACCEPTED):
            return _now("已报备的活动不能直接修改；请先撤回。")
        return _now("这项活动%(state)s，不再修改。") % self.state_words()
