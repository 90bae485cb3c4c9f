"""Events for enterprises (培训讲座, 考察学习, 行业展会, 政企面对面座谈会): places, registration, waiting list, and what came of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Allowed, Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.phones import mask_phone
from hengl_uf.web.addresses import address_of
from hengl_uf.web.elements import Badge
from hengl_uf.web.money_columns import YuanField
from hengl_uf.web.records import Versioned

MOST_PLACES = 5000
MOST_PEOPLE = 50  # of one enterprise at one event
TOKEN = 22  # letters and digits of a registration's token: 130 bits


class EventQuerySet(CurrentQuerySet):
    """Events as a set."""

    def held_within(self, period):
        """Those that took place in the period."""
        return self.current().filter(
            status=Event.Status.DONE, held_on__range=(period.starts_on, period.ends_on)
        )

    def coming(self, on):
        return self.current().filter(status__in=Event.LIVE, held_on__gte=on)

    def matching(self, words):
        """Those whose title or place holds every word."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(place__icontains=word))
        return found


class Event(ChamberRecord):
    """One event with so many places for people of enterprises.

    `booked` is how many people hold a place: the database keeps it (0002) and refuses more than there are places.
    """

    class Kind(models.TextChoices):
        """What kind of event."""

        TRAINING = "training", _("培训讲座")
        TOUR = "tour", _("考察学习")
        FAIR = "fair", _("行业展会")
        ROUNDTABLE = "roundtable", _("政企面对面座谈会")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("接受报名")
        CLOSED = "closed", _("停止报名")
        DONE = "done", _("已举办")
        CANCELLED = "cancelled", _("已取消")

    LIVE = (Status.OPEN, Status.CLOSED)
    TONES = {Status.OPEN: "info", Status.CLOSED: "warn", Status.DONE: "good", Status.CANCELLED: "neutral"}

    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.TRAINING)
    title = models.CharField(_("名称"), max_length=100)
    held_on = models.DateField(_("日期"))
    starts_at = models.TimeField(_("开始时间"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=120, blank=True)
    places = models.PositiveSmallIntegerField(_("名额（人）"))
    closes_at = models.DateTimeField(_("报名截止"))
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("负责人"), db_index=False
    )
    departments = models.CharField(
        _("参加部门"), max_length=200, blank=True, help_text=_("座谈会等有哪些部门到场，没有的不填。")
    )
    content = models.TextField(_("内容"), max_length=2000, blank=True)
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    summary = models.TextField(_("举办情况"), max_length=2000, blank=True, editable=False)
    ending = models.CharField(_("取消原因"), max_length=200, blank=True, editable=False)
    booked = models.PositiveIntegerField(_("已报名人数"), default=0, editable=False)

    view_permission = Permission.EVENT_VIEW
    edit_permission = Permission.EVENT_EDIT

    objects = EventQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("商会活动")
        verbose_name_plural = _("商会活动")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(places__range=(1, MOST_PLACES)), name="event_has_places"),
            models.CheckConstraint(condition=Q(booked__lte=F("places")), name="event_booked_within_places"),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(ending=""), name="event_cancelled_with_reason"
            ),
        ]
        indexes = [
            models.Index(
                F("held_on").desc(), F("id").desc(), condition=Q(removed_at__isnull=True), name="event_by_day"
            ),
            models.Index(
                F("kind"),
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="event_by_kind",
            ),
            models.Index("status", "held_on", condition=Q(removed_at__isnull=True), name="event_by_state"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("chamber:event-detail", self.pk)

    @property
    def is_live(self) -> bool:
        """Neither held nor cancelled."""
        return self.status in self.LIVE

    @property
    def free(self) -> int:
        """How many places are left."""
        return self.places - self.booked

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def open_at(self, at) -> Answer:
        """Whether anybody may register at this moment."""
        if self.is_removed or self.status != self.Status.OPEN:
            return Denied(_now("这场活动不接受报名。"))
        if at > self.closes_at:
            return Denied(_now("报名已经截止。"))
        return Allowed()

    def runnable_by(self, user) -> Answer:
        """Who may run it until it is over."""
        return self.editable_by(user) if self.is_live else Denied(self.over_words())

    def over_words(self) -> str:
        """Why nothing more is done with it."""
        return _now("活动已经取消。") if self.status == self.Status.CANCELLED else _now("活动已经结束。")

    def registrable_by(self, user, at) -> Answer:
        """Who may register enterprises at this moment."""
        return self.open_at(at) and self.editable_by(user)

    def closable_by(self, user) -> Answer:
        """Who may end the taking of registrations."""
        if self.status == self.Status.CLOSED:
            return Denied(_now("已经停止报名。"))
        return self.runnable_by(user)

    def reopenable_by(self, user) -> Answer:
        """Who may let enterprises register again: after it was closed, or called off by mistake."""
        if self.status not in (self.Status.CLOSED, self.Status.CANCELLED):
            return Denied(_now("只有停止报名或已取消的活动可以恢复。"))
        return self.editable_by(user)

    def attendable_by(self, user) -> Answer:
        """Who may note who came: until and after it is over, unless it was called off."""
        if self.status == self.Status.CANCELLED:
            return Denied(self.over_words())
        return self.editable_by(user)

    # Who may write down how it went, and correct that.
    holdable_by = attendable_by

    def removable_by(self, user) -> Answer:
        """Who may take it away: before any enterprise has to be told."""
        if self.booked:
            return Denied(_now("已有企业报名。不办了的，请用“取消活动”。"))
        return self.editable_by(user)


class RegistrationQuerySet(ChamberQuerySet):
    """Registrations as a set."""

    def live(self):
        """Booked or waiting."""
        return self.exclude(status=Registration.Status.CANCELLED)

    def booked(self):
        return self.filter(status=Registration.Status.BOOKED)

    def waiting(self):
        """The waiting list, first come first."""
        return self.filter(status=Registration.Status.WAITING).order_by("pk")


def new_token() -> str:
    """A token that nobody can guess."""
    return get_random_string(TOKEN)


class Registration(Versioned):
    """An enterprise's places at an event, or its turn on the waiting list.

    Made by the secretariat, or by the enterprise itself through its signed link (then nobody of ours stands beside the
    time). The token opens its page for the enterprise, and is what its QR code shows at the door.
    """

    class Status(models.TextChoices):
        """Where it stands."""

        BOOKED = "booked", _("已报名")
        WAITING = "waiting", _("候补")
        CANCELLED = "cancelled", _("已取消")

    class Evaluation(models.TextChoices):
        """What the enterprise says of the event."""

        GOOD = "good", _("满意")
        FAIR = "fair", _("一般")
        POOR = "poor", _("不满意")

    TONES = {Status.BOOKED: "good", Status.WAITING: "warn", Status.CANCELLED: "neutral"}

    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name=_("活动"))
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业")
    )
    status = models.CharField(_("状态"), max_length=10, choices=Status, editable=False)
    people = models.PositiveSmallIntegerField(_("人数"), default=1)
    contact_name = models.CharField(_("联系人"), max_length=60, blank=True)
    contact_phone = models.CharField(_("工作电话"), max_length=40, blank=True)
    note = models.CharField(_("备注"), max_length=100, blank=True, help_text=_("不写身体状况、证件号码。"))
    token = models.CharField(max_length=TOKEN, unique=True, default=new_token, editable=False)
    registered_at = models.DateTimeField(_("报名时间"), editable=False)
    registered_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("登记人"),
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
    came = models.PositiveSmallIntegerField(_("到场人数"), null=True, editable=False)
    checked_in_at = models.DateTimeField(_("签到时间"), null=True, editable=False)
    checked_in_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("签到登记人"),
        editable=False,
        db_index=False,
    )
    evaluation = models.CharField(_("评价"), max_length=5, choices=Evaluation, blank=True, editable=False)
    evaluation_words = models.CharField(_("意见建议"), max_length=400, blank=True, editable=False)
    evaluated_at = models.DateTimeField(_("评价时间"), null=True, editable=False)

    view_permission = Permission.EVENT_VIEW
    edit_permission = Permission.EVENT_EDIT

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("报名")
        verbose_name_plural = _("报名")
        constraints = [
            models.UniqueConstraint(
                "event", "enterprise", condition=~Q(status="cancelled"), name="registration_once"
            ),
            models.CheckConstraint(
                condition=Q(people__range=(1, MOST_PEOPLE)), name="registration_has_people"
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                | (~Q(status="cancelled") & Q(cancelled_at__isnull=True, cancelled_by__isnull=True)),
                name="registration_cancelled_state",
            ),
            models.CheckConstraint(
                condition=Q(came__isnull=True, checked_in_at__isnull=True, checked_in_by__isnull=True)
                | Q(came__isnull=False, checked_in_at__isnull=False, checked_in_by__isnull=False),
                name="registration_checked_in_pair",
            ),
            models.CheckConstraint(
                condition=Q(came__isnull=True) | Q(status="booked"), name="registration_came_was_booked"
            ),
            models.CheckConstraint(
                condition=Q(evaluation="", evaluated_at__isnull=True)
                | (~Q(evaluation="") & Q(evaluated_at__isnull=False)),
                name="registration_evaluated_pair",
            ),
        ]
        indexes = [models.Index("event", "status", "id", name="registration_by_event")]

    def __str__(self):
        return str(self.enterprise)

    def get_absolute_url(self):
        return address_of("chamber:registration-detail", self.pk)

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        if self.came is not None:
            return Badge(_now("已签到"), "good") if self.came else Badge(_now("未到"), "neutral")
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def evaluable_at(self, at) -> bool:
        """Whether the enterprise may say what it thinks: it had places, and the day has come."""
        over = self.event.status == Event.Status.DONE or (
            self.event.is_live and localdate(at) > self.event.held_on
        )
        return over and self.status == self.Status.BOOKED and self.came != 0

    @property
    def masked_phone(self) -> str:
        """The phone as lists show it."""
        return mask_phone(self.contact_phone) if self.contact_phone else ""

    def editable_by(self, user) -> Answer:
        """Whoever runs the event, while it is not over."""
        if self.status == self.Status.CANCELLED:
            return Denied(_now("这个报名已经取消。"))
        return self.event.runnable_by(user)


class OpportunityQuerySet(CurrentQuerySet):
    """Opportunities as a set."""

    def open(self):
        return self.current().filter(status__in=Opportunity.LIVE)


class Opportunity(ChamberRecord):
    """A business opportunity that came of an event, and what became of it."""

    class Status(models.TextChoices):
        """What became of it."""

        TALKING = "talking", _("洽谈中")
        SIGNED = "signed", _("已签约")
        LANDED = "landed", _("已落地")
        LOST = "lost", _("未成")

    LIVE = (Status.TALKING, Status.SIGNED)
    TONES = {Status.TALKING: "info", Status.SIGNED: "warn", Status.LANDED: "good", Status.LOST: "neutral"}

    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opportunities",
        verbose_name=_("来自活动"),
    )
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业")
    )
    partner = models.CharField(_("合作方"), max_length=100, blank=True)
    what = models.CharField(_("商机内容"), max_length=200)
    noted_on = models.DateField(_("登记日期"))
    value = YuanField(_("预计金额（元）"), null=True, blank=True)
    follow_up_on = models.DateField(_("下次跟进"), null=True, blank=True)
    status = models.CharField(_("状态"), max_length=8, choices=Status, default=Status.TALKING, editable=False)
    outcome = models.CharField(_("结果"), max_length=400, blank=True, editable=False)
    outcome_on = models.DateField(_("结果日期"), null=True, editable=False)

    view_permission = Permission.EVENT_VIEW
    edit_permission = Permission.EVENT_EDIT

    objects = OpportunityQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("商机")
        verbose_name_plural = _("商机")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="opportunity_value_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(status="talking", outcome_on__isnull=True)
                | (~Q(status="talking") & Q(outcome_on__isnull=False)),
                name="opportunity_outcome_day",
            ),
        ]
        indexes = [
            models.Index(
                F("noted_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="opportunity_by_day",
            )
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address_of("chamber:opportunity-detail", self.pk)

    def badge(self) -> Badge:
        """What became of it, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])
