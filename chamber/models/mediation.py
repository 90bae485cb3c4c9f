"""诉调对接工作站: disputes of enterprises, mediated before or instead of a lawsuit; and templates of the chamber's documents."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.phones import display_phone, mask_phone
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.money_columns import YuanField
from hengl_uf.web.records import Record, Reference

SOON = timedelta(days=5)  # before the limit of a case, from which on it is told
PERSON = 4  # characters; what is longer reads as the name of a company
HIDDEN = "***"


def masked_name(name: str) -> str:
    """A party's name as lists show it: of a person the surname, of a company its first and last two characters."""
    return f"{name[:1]}{HIDDEN}" if len(name) <= PERSON else f"{name[:2]}{HIDDEN}{name[-2:]}"


class MediatorQuerySet(models.QuerySet):
    """Mediators as a set."""

    def visible_to(self, user):
        """All, for the roles of the whole town; else nothing."""
        return self if user.sees_all_villages else self.none()

    def active(self):
        return self.filter(is_active=True)

    def in_order(self):
        return self.order_by("order", "pk")


class Mediator(Reference):
    """Somebody who mediates at the station: name and unit."""

    name = models.CharField(_("姓名"), max_length=60)
    unit = models.CharField(_("单位"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_active = models.BooleanField(_("在聘"), default=True)

    view_permission = Permission.MEDIATION_VIEW
    edit_permission = Permission.MEDIATION_EDIT

    objects = MediatorQuerySet.as_manager()

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("调解员")
        verbose_name_plural = _("调解员")
        constraints = [
            *Reference.Meta.constraints,
            models.UniqueConstraint("name", "unit", name="mediator_once"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:mediator-edit", self.pk)


class MediationQuerySet(CurrentQuerySet):
    """Mediation cases as a set."""

    def open(self):
        return self.current().filter(closed_on__isnull=True)

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)

    def due_soon(self, on):
        """Overdue, or within `SOON` of the limit."""
        return self.open().filter(due_on__lte=on + SOON)

    def accepted_within(self, period):
        return self.current().filter(accepted_on__range=(period.starts_on, period.ends_on))

    def closed_within(self, period):
        """Closed in the period."""
        return self.current().filter(closed_on__range=(period.starts_on, period.ends_on))

    def agreed(self):
        return self.filter(outcome=MediationCase.Outcome.AGREED)


class MediationCase(ChamberRecord):
    """One dispute: who against whom, about what and how much, by when, how it ended, whether a court confirmed it.

    The limit is 30 days (setting), longer only when the parties agree. Who the parties are is personal: masked in
    lists, noted when it is read.
    """

    class Source(models.TextChoices):
        """How it came to the station."""

        COURT = "court", _("法院委派、委托")
        APPLICATION = "application", _("当事人申请")
        OTHER = "other", _("其他部门移送")

    class Kind(models.TextChoices):
        """What the dispute is about."""

        SALE = "sale", _("买卖合同")
        LABOUR = "labour", _("劳动争议")
        LEASE = "lease", _("租赁合同")
        LOAN = "loan", _("借款合同")
        WORK = "work", _("承揽、加工合同")
        PROPERTY = "property", _("知识产权")
        INJURY = "injury", _("侵权赔偿")
        OTHER = "other", _("其他")

    class Outcome(models.TextChoices):
        """How it ended."""

        AGREED = "agreed", _("调解成功")
        FAILED = "failed", _("调解不成")
        WITHDRAWN = "withdrawn", _("撤回")
        MOVED = "moved", _("移送其他机构")

    class Confirmation(models.TextChoices):
        """司法确认: where the confirmation of the agreement by a court stands."""

        NONE = "none", _("未申请")
        APPLIED = "applied", _("已申请")
        CONFIRMED = "confirmed", _("已确认")
        REFUSED = "refused", _("不予确认")

    TONES = {
        Outcome.AGREED: "good",
        Outcome.FAILED: "neutral",
        Outcome.WITHDRAWN: "neutral",
        Outcome.MOVED: "neutral",
    }

    number = models.CharField(_("编号"), max_length=40, unique=True, editable=False)
    source = models.CharField(_("来源"), max_length=12, choices=Source, default=Source.COURT)
    source_no = models.CharField(
        _("法院案号"), max_length=60, blank=True, help_text=_("法院委派、委托的填诉前调解案号。")
    )
    kind = models.CharField(_("纠纷类型"), max_length=10, choices=Kind, default=Kind.SALE)
    title = models.CharField(_("案由"), max_length=100, help_text=_("如：灯饰配件货款纠纷。不写个人姓名。"))
    sum = YuanField(_("标的额（元）"), default=0)
    accepted_on = models.DateField(_("受理日期"))
    limit_days = models.PositiveSmallIntegerField(_("期限（天）"), editable=False)
    due_on = models.DateField(_("调解期限"), editable=False)
    extended_on = models.DateField(_("同意延期日期"), null=True, editable=False)
    extended_reason = models.CharField(_("延期说明"), max_length=200, blank=True, editable=False)
    mediator = models.ForeignKey(
        Mediator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("调解员"),
    )
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("经办人"), db_index=False
    )
    closed_on = models.DateField(_("结案日期"), null=True, editable=False)
    days = models.PositiveIntegerField(_("办理天数"), null=True, editable=False)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome, blank=True, editable=False)
    outcome_note = models.TextField(_("结果说明"), max_length=2000, blank=True, editable=False)
    agreed_sum = YuanField(_("调解金额（元）"), null=True, editable=False)
    confirmation = models.CharField(
        _("司法确认"), max_length=10, choices=Confirmation, default=Confirmation.NONE, editable=False
    )
    confirmation_applied_on = models.DateField(_("申请确认日期"), null=True, editable=False)
    confirmed_on = models.DateField(_("裁定日期"), null=True, editable=False)
    confirmation_court = models.CharField(_("确认法院"), max_length=80, blank=True, editable=False)
    confirmation_no = models.CharField(_("确认案号"), max_length=60, blank=True, editable=False)

    view_permission = Permission.MEDIATION_VIEW
    edit_permission = Permission.MEDIATION_EDIT

    objects = MediationQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("调解案件")
        verbose_name_plural = _("调解案件")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(sum__gte=0), name="mediation_sum_not_negative"),
            models.CheckConstraint(
                condition=Q(agreed_sum__isnull=True) | Q(agreed_sum__gte=0),
                name="mediation_agreed_sum_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("accepted_on")), name="mediation_due_after_accepted"
            ),
            models.CheckConstraint(
                condition=Q(extended_on__isnull=True, extended_reason="")
                | (Q(extended_on__isnull=False) & ~Q(extended_reason="")),
                name="mediation_extended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, days__isnull=True, outcome="")
                | (Q(closed_on__isnull=False, days__isnull=False) & ~Q(outcome="")),
                name="mediation_closed_whole",
            ),
            between("mediation_closed_after_accepted", "accepted_on", "closed_on"),
            models.CheckConstraint(
                condition=Q(agreed_sum__isnull=True) | Q(outcome="agreed"),
                name="mediation_agreed_sum_of_agreement",
            ),
            models.CheckConstraint(
                condition=Q(confirmation="none", confirmation_applied_on__isnull=True)
                | (~Q(confirmation="none") & Q(outcome="agreed", confirmation_applied_on__isnull=False)),
                name="mediation_confirmation_of_agreement",
            ),
            models.CheckConstraint(
                condition=Q(confirmation__in=("none", "applied"), confirmed_on__isnull=True)
                | Q(confirmation__in=("confirmed", "refused"), confirmed_on__isnull=False),
                name="mediation_confirmation_day",
            ),
            between("mediation_applied_after_closed", "closed_on", "confirmation_applied_on"),
            between("mediation_confirmed_after_applied", "confirmation_applied_on", "confirmed_on"),
        ]
        indexes = [
            models.Index(
                F("accepted_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="mediation_by_day",
            ),
            models.Index(
                "due_on",
                "id",
                condition=Q(removed_at__isnull=True, closed_on__isnull=True),
                name="mediation_open_by_due",
            ),
            models.Index("closed_on", condition=Q(removed_at__isnull=True), name="mediation_by_closing"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def get_absolute_url(self):
        return address_of("chamber:mediation-detail", self.pk)

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.confirmation == self.Confirmation.APPLIED:
            return Badge(_now("司法确认中"), "info")
        if self.confirmation == self.Confirmation.CONFIRMED:
            return Badge(_now("已司法确认"), "good")
        if self.closed_on:
            return Badge(str(self.get_outcome_display()), self.TONES[self.Outcome(self.outcome)])
        return Badge(_now("已超期"), "bad") if self.due_on < on else Badge(_now("调解中"), "info")

    def workable_by(self, user) -> Answer:
        """Who may work on it while it is open."""
        if self.closed_on:
            return Denied(_now("案件已经结案。"))
        return self.editable_by(user)

    def confirmable_by(self, user) -> Answer:
        """Who may write down the court's confirmation: of an agreement alone."""
        if self.outcome != self.Outcome.AGREED:
            return Denied(_now("调解成功的案件才能申请司法确认。"))
        return self.editable_by(user)

    def applicable_by(self, user) -> Answer:
        """Who may note that the parties asked a court to confirm their agreement: once, until it is decided."""
        if self.confirmation != self.Confirmation.NONE:
            return Denied(_now("这件案件已经登记过司法确认申请。"))
        return self.confirmable_by(user)

    def decidable_by(self, user) -> Answer:
        """Who may note what the court decided, while it has not."""
        if self.confirmation != self.Confirmation.APPLIED:
            return Denied(_now("登记了司法确认申请、还没有结果的案件才能登记结果。"))
        return self.confirmable_by(user)

    def reopenable_by(self, user) -> Answer:
        """Who may take it up again: not while a court has the agreement before it, or has confirmed it."""
        if self.closed_on is None:
            return Denied(_now("案件正在办理。"))
        if self.confirmation in (self.Confirmation.APPLIED, self.Confirmation.CONFIRMED):
            return Denied(_now("调解协议已经提交司法确认，不能重新办理。撤回申请后再办。"))
        return self.editable_by(user)


class MediationPart(Record):
    """What belongs to a mediation case and goes by its rights."""

    case = models.ForeignKey(
        MediationCase, models.CASCADE, related_name="%(class)ss", verbose_name=_("调解案件")
    )

    objects = ChamberQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return address_of("chamber:mediation-detail", self.case_id)

    def editable_by(self, user) -> Answer:
        return self.case.workable_by(user)


class Party(MediationPart):
    """One party of a dispute: an enterprise of the register, or somebody by name."""

    class Side(models.TextChoices):
        """On which side."""

        APPLICANT = "applicant", _("申请人")
        RESPONDENT = "respondent", _("被申请人")
        THIRD = "third", _("第三人")

    side = models.CharField(_("身份"), max_length=10, choices=Side)
    name = models.CharField(_("名称或姓名"), max_length=100)
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("在册企业"),
    )
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("当事人")
        verbose_name_plural = _("当事人")
        constraints = [models.UniqueConstraint("case", "name", name="mediation_party_once")]

    def __str__(self):
        return self.name

    @property
    def masked(self) -> str:
        """The name as lists and the trail show it."""
        return masked_name(self.name)

    @property
    def shown_phone(self) -> str:
        return display_phone(self.phone) if self.phone else ""

    @property
    def masked_phone(self) -> str:
        """The number with its middle hidden."""
        return mask_phone(self.phone) if self.phone else ""


class Session(MediationPart):
    """One meeting of the parties."""

    held_at = models.DateTimeField(_("时间"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    note = models.CharField(
        _("情况"), max_length=400, blank=True, help_text=_("不写当事人的隐私；需要保密的写限阅备注。")
    )

    class Meta:
        verbose_name = _("调解会")
        verbose_name_plural = _("调解会")
        indexes = [models.Index("case", "held_at", name="session_by_case")]

    def __str__(self):
        return _now("调解会")


class MediationNote(MediationPart):
    """A restricted note: read by those who handle mediation alone, and each reading is noted."""

    text = models.TextField(_("限阅备注"), max_length=2000)

    class Meta:
        verbose_name = _("限阅备注")
        verbose_name_plural = _("限阅备注")

    def __str__(self):
        return _now("限阅备注")

    def get_absolute_url(self):
        return address_of("chamber:mediation-note", self.pk)

    def editable_by(self, user) -> Answer:
        return self.case.editable_by(user)
