"""Registration of sites (登记编号、建档编号): one chain of states from the draft to the number, and on to its end.

States by domain.md 2.1. Of one site one registration lives at a time; a change (变更) walks the same chain again with the
number still held, and 注销 ends it. Every step is a row with who, when and why.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import VillageScoped
from hengl_uf.places.reach import may_change
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between, paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record, Reference, Removable
from religion.models.sites import Site


class State(models.TextChoices):
    """Where a registration stands."""

    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("村级申报")
    REVIEWED = "reviewed", _("镇级审核")
    PUBLIC = "public", _("公示中")
    REPORTED = "reported", _("报上级")
    REGISTERED = "registered", _("已登记编号")
    FILED = "filed", _("已建档编号")
    CHANGING = "changing", _("变更中")
    CANCELLED = "cancelled", _("已注销")


NUMBERED = (State.REGISTERED, State.FILED)
UNDER_WAY = (State.SUBMITTED, State.REVIEWED, State.PUBLIC, State.REPORTED)
WRITABLE = (State.DRAFT, State.CHANGING)

# From where to where, and nowhere else; the database holds the same pairs (migration 0002).
MOVES = {
    State.DRAFT: (State.SUBMITTED,),
    State.SUBMITTED: (State.REVIEWED, State.DRAFT, State.CHANGING),
    State.REVIEWED: (State.PUBLIC, State.DRAFT, State.CHANGING),
    State.PUBLIC: (State.REPORTED, State.FILED, State.DRAFT, State.CHANGING),
    State.REPORTED: (State.REGISTERED, State.FILED, State.DRAFT, State.CHANGING),
    State.REGISTERED: (State.CHANGING, State.CANCELLED),
    State.FILED: (State.CHANGING, State.CANCELLED),
    State.CHANGING: (State.SUBMITTED, State.REGISTERED, State.FILED, State.CANCELLED),
    State.CANCELLED: (),
}


class RegistrationQuerySet(VillageScoped):
    """Registrations as a set."""

    village_path = "site__village"

    def current(self):
        return self.filter(removed_at__isnull=True, site__removed_at__isnull=True)

    def alive(self):
        """Not ended."""
        return self.current().exclude(state=State.CANCELLED)

    def under_way(self):
        """Between the village's application and the number."""
        return self.current().filter(state__in=UNDER_WAY)

    def for_the_town(self):
        """Those where the next step is the office's."""
        return self.under_way()

    def for_the_village(self):
        """Those where the next step is the village's."""
        return self.current().filter(state__in=WRITABLE)


class Registration(Record, Removable):
    """One site on its way to its number, and under it."""

    class Objections(models.TextChoices):
        """What came of the days in public."""

        NONE = "none", _("没有异议")
        SETTLED = "settled", _("有异议，已处理")

    TONES = {
        State.DRAFT: "neutral",
        State.REGISTERED: "good",
        State.FILED: "good",
        State.CHANGING: "warn",
        State.CANCELLED: "neutral",
    }

    site = models.ForeignKey(
        Site, models.PROTECT, related_name="registrations", verbose_name=_("场所"), db_index=False
    )
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    state_since = models.DateField(_("进入本状态"), editable=False)
    # How often it has walked the chain: 1 for the first number, more for changes.
    round = models.PositiveSmallIntegerField(_("第几次"), default=1, editable=False)
    applicant = models.CharField(
        _("申报组织"),
        max_length=80,
        blank=True,
        help_text=_("一般是场所的民主管理组织，由村（居）委会组织申报。"),
    )
    statement = models.TextField(_("申报说明"), max_length=2000, blank=True)
    change_reason = models.CharField(_("变更内容和原因"), max_length=400, blank=True, editable=False)
    public_from = models.DateField(_("公示开始"), null=True, editable=False)
    public_until = models.DateField(_("公示结束"), null=True, editable=False)
    public_where = models.CharField(_("公示地点"), max_length=120, blank=True, editable=False)
    objections = models.CharField(
        _("公示结果"), max_length=10, choices=Objections, blank=True, editable=False
    )
    objections_note = models.CharField(_("异议处理情况"), max_length=400, blank=True, editable=False)
    reported_on = models.DateField(_("报送日期"), null=True, editable=False)
    reported_to = models.CharField(_("报送机关"), max_length=80, blank=True, editable=False)
    returned_reason = models.CharField(_("退回原因"), max_length=400, blank=True, editable=False)
    numbered_on = models.DateField(_("编号日期"), null=True, editable=False)
    cancelled_reason = models.CharField(_("注销原因"), max_length=400, blank=True, editable=False)

    view_permission = Permission.SITE_VIEW
    edit_permission = Permission.REGISTRATION_EDIT

    objects = RegistrationQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("登记")
        verbose_name_plural = _("登记")
        constraints = [
            *Removable.Meta.constraints,
            models.UniqueConstraint(
                "site",
                condition=Q(removed_at__isnull=True) & ~Q(state="cancelled"),
                name="registration_one_alive",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="registration_state_known"),
            paired("registration_public_pair", "public_from", "public_until"),
            between("registration_public_ends_after_start", "public_from", "public_until"),
            models.CheckConstraint(
                condition=~Q(state__in=("public", "reported")) | Q(public_from__isnull=False),
                name="registration_public_with_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="reported") | (Q(reported_on__isnull=False) & ~Q(objections="")),
                name="registration_reported_after_public",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("registered", "filed")) | Q(numbered_on__isnull=False),
                name="registration_numbered_with_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""),
                name="registration_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="changing") | ~Q(change_reason=""),
                name="registration_changing_with_reason",
            ),
            # Once numbered, only the end of the chain may take it away; a draft may be removed.
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(state="draft"),
                name="registration_removed_as_draft",
            ),
        ]
        indexes = [
            models.Index("site", "id", name="registration_by_site"),
            models.Index(
                "state",
                "state_since",
                "id",
                condition=Q(removed_at__isnull=True),
                name="registration_by_state",
            ),
        ]

    def __str__(self):
        return _now("%(site)s的登记") % {"site": self.site}

    def get_absolute_url(self):
        return address_of("religion:registration-detail", self.pk)

    @property
    def village_id(self):
        """The village of its site: its files belong there."""
        return self.site.village_id

    @property
    def village(self):
        return self.site.village

    @property
    def is_numbered(self) -> bool:
        return self.state in NUMBERED

    @property
    def home_state(self) -> State:
        """Where it goes back to when it is returned: to its draft, or to its change when it has a number."""
        return State.CHANGING if self.round > 1 else State.DRAFT

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_state_display()), self.TONES.get(State(self.state), "info"))

    def may_move(self, state) -> bool:
        """Whether a step may lead from here to this state."""
        return state in MOVES[State(self.state)]

    def editable_by(self, user) -> Answer:
        """The village writes it as a draft or while it changes; what is under way, numbered or ended stands."""
        if self.state not in WRITABLE:
            return Denied(
                _now("%(state)s的登记不能修改；要修改请先退回或者办理变更。")
                % {"state": self.get_state_display()}
            )
        return may_change(self, user, self.edit_permission)

    def reviewable_by(self, user) -> Answer:
        """The office takes the steps of the town."""
        return may_change(self, user, Permission.REGISTRATION_REVIEW)


class RegistrationPartSet(VillageScoped):
    """Parts of registrations as a set."""

    village_path = "registration__site__village"


class RegistrationStep(models.Model):
    """One step of a registration: from where to where, who took it, when and why. Only added."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="steps", verbose_name=_("登记"), db_index=False
    )
    round = models.PositiveSmallIntegerField(_("第几次"))
    from_state = models.CharField(_("原状态"), max_length=10, choices=State, blank=True)
    to_state = models.CharField(_("新状态"), max_length=10, choices=State)
    is_return = models.BooleanField(_("退回"), default=False)
    reason = models.CharField(_("说明"), max_length=400, blank=True)
    taken_on = models.DateField(_("日期"))
    taken_at = models.DateTimeField(_("登记时间"))
    taken_by = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("办理人"), db_index=False
    )

    objects = RegistrationPartSet.as_manager()

    class Meta:
        verbose_name = _("登记步骤")
        verbose_name_plural = _("登记步骤")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_return=False) | ~Q(reason=""), name="registrationstep_return_with_reason"
            )
        ]
        indexes = [models.Index("registration", "id", name="registrationstep_in_order")]

    def __str__(self):
        return str(self.get_to_state_display())


class ReadinessItem(Reference):
    """What a site should have before it applies; the office's own list, editable."""

    text = models.CharField(_("要求"), max_length=120, unique=True)
    source = models.CharField(_("来源"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_required = models.BooleanField(_("不具备不能申报"), default=False)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("申报条件")
        verbose_name_plural = _("申报条件")

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return address_of("religion:readiness-item-edit", self.pk)


class ReadinessAnswer(models.Model):
    """Whether a site has it, as the village answered."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="readiness", verbose_name=_("登记"), db_index=False
    )
    item = models.ForeignKey(ReadinessItem, models.PROTECT, related_name="+", verbose_name=_("要求"))
    is_met = models.BooleanField(_("具备"))
    note = models.CharField(_("说明"), max_length=200, blank=True)

    objects = RegistrationPartSet.as_manager()

    class Meta:
        verbose_name = _("申报条件核对")
        verbose_name_plural = _("申报条件核对")
        constraints = [models.UniqueConstraint("registration", "item", name="readiness_answered_once")]

    def __str__(self):
        return f"{self.item}"
