"""Questions of enterprises, and policies for them (惠企政策)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between, paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Versioned


class QuestionQuerySet(CurrentQuerySet):
    """Questions as a set."""

    def open(self):
        """Not answered yet."""
        return self.current().filter(answered_on__isnull=True)

    def overdue(self, on):
        return self.open().filter(answer_due_on__lt=on)

    def raised_within(self, period):
        return self.current().filter(raised_on__range=(period.starts_on, period.ends_on))

    def answered_within(self, period):
        return self.current().filter(answered_on__range=(period.starts_on, period.ends_on))


class Question(ChamberRecord):
    """A question that an enterprise raised: which department answers, by when, what, and whether that satisfied."""

    class Source(models.TextChoices):
        """Where it was raised."""

        MEETING = "meeting", _("座谈会、会议")
        STATION = "station", _("人大代表联络站")
        VISIT = "visit", _("走访企业")
        OTHER = "other", _("其他")

    class Satisfaction(models.TextChoices):
        """What the enterprise said of the answer."""

        SATISFIED = "satisfied", _("满意")
        UNSATISFIED = "unsatisfied", _("不满意")
        NOT_ASKED = "not_asked", _("未回访")

    source = models.CharField(_("来源"), max_length=8, choices=Source, default=Source.MEETING)
    event = models.ForeignKey(
        "chamber.Event",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("在哪场活动提出"),
    )
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("提出企业"),
    )
    text = models.CharField(_("问题"), max_length=400)
    raised_on = models.DateField(_("提出日期"))
    department = models.CharField(_("承办部门"), max_length=80)
    answer_due_on = models.DateField(_("答复期限"))
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("跟进人"), db_index=False
    )
    answered_on = models.DateField(_("答复日期"), null=True, editable=False)
    answered_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("答复登记人"),
        editable=False,
        db_index=False,
    )
    answer = models.TextField(_("答复内容"), max_length=2000, blank=True, editable=False)
    satisfaction = models.CharField(
        _("满意度"), max_length=12, choices=Satisfaction, blank=True, editable=False
    )
    rounds = models.PositiveSmallIntegerField(_("办理次数"), default=1, editable=False)

    view_permission = Permission.QUESTION_VIEW
    edit_permission = Permission.QUESTION_EDIT

    objects = QuestionQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("企业问题")
        verbose_name_plural = _("企业问题")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answer_due_on__gte=F("raised_on")), name="question_due_after_raised"
            ),
            between("question_answered_after_raised", "raised_on", "answered_on"),
            paired("question_answered_pair", "answered_on", "answered_by"),
            models.CheckConstraint(
                condition=(Q(answered_on__isnull=True) & Q(answer="", satisfaction=""))
                | (Q(answered_on__isnull=False) & ~Q(answer="") & ~Q(satisfaction="")),
                name="question_answer_whole",
            ),
        ]
        indexes = [
            models.Index(
                F("raised_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="question_by_day",
            ),
            models.Index(
                "answer_due_on",
                "id",
                condition=Q(removed_at__isnull=True, answered_on__isnull=True),
                name="question_open_by_due",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return address_of("chamber:question-detail", self.pk)

    def badge(self, on) -> Badge:
        """Where it stands, in a word."""
        if self.answered_on is None:
            late = self.answer_due_on < on
            return Badge(_now("超期未答复"), "bad") if late else Badge(_now("待答复"), "info")
        if self.satisfaction == self.Satisfaction.UNSATISFIED:
            return Badge(_now("已答复，不满意"), "warn")
        return Badge(_now("已答复"), "good")

    def answerable_by(self, user) -> Answer:
        """Who may write down the answer."""
        if self.answered_on:
            return Denied(_now("这个问题已经答复。"))
        return self.editable_by(user)

    def reopenable_by(self, user) -> Answer:
        """Who may have it answered anew: when the answer did not satisfy."""
        if self.satisfaction != self.Satisfaction.UNSATISFIED:
            return Denied(_now("答复不满意的问题才能重新办理。"))
        return self.editable_by(user)


class PolicyQuerySet(CurrentQuerySet):
    """Policies as a set."""

    def valid(self, on):
        """In force on a day."""
        return self.current().filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on)

    def ending(self, on, until):
        """In force on a day, and ending by another."""
        return self.valid(on).filter(valid_until__lte=until)


class Policy(ChamberRecord):
    """A policy for enterprises (惠企政策): who issued it, for how long, for which of them. No industry: for all."""

    title = models.CharField(_("政策名称"), max_length=120)
    issuer = models.CharField(_("发文单位"), max_length=80)
    document_no = models.CharField(_("文号"), max_length=60, blank=True)
    issued_on = models.DateField(_("发文日期"), null=True, blank=True)
    valid_from = models.DateField(_("生效日期"))
    valid_until = models.DateField(_("失效日期"), null=True, blank=True, help_text=_("长期有效的不填。"))
    industries = models.ManyToManyField(
        "hengl_uf.Industry",
        blank=True,
        related_name="+",
        verbose_name=_("适用行业"),
        help_text=_("不选表示所有行业。"),
    )
    sizes = ArrayField(
        models.CharField(max_length=8, choices=Enterprise.Size),
        verbose_name=_("适用规模"),
        default=list,
        blank=True,
        help_text=_("不选表示所有规模。"),
    )
    summary = models.TextField(_("要点"), max_length=2000, blank=True)
    how = models.TextField(_("怎么申请"), max_length=1000, blank=True)
    link = models.URLField(_("原文网址"), max_length=400, blank=True)

    view_permission = Permission.POLICY_VIEW
    edit_permission = Permission.POLICY_EDIT

    objects = PolicyQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("惠企政策")
        verbose_name_plural = _("惠企政策")
        constraints = [
            *ChamberRecord.Meta.constraints,
            between("policy_ends_after_start", "valid_from", "valid_until"),
        ]
        indexes = [
            models.Index(
                F("valid_from").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="policy_by_day",
            ),
            models.Index("valid_until", condition=Q(removed_at__isnull=True), name="policy_by_end"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("chamber:policy-detail", self.pk)

    def matched_among(self, enterprises):
        """Those of these enterprises that it is for: at work, of its industries and sizes where it names some."""
        status = Enterprise.Status
        found = enterprises.current().exclude(status__in=(status.CLOSED, status.MOVED))
        if self.sizes:
            found = found.filter(size__in=self.sizes)
        industries = self.industries.order_by().values("pk")
        return found.filter(industry__in=industries) if industries.exists() else found

    def undecided_among(self, enterprises) -> int:
        """How many of these enterprises it may be for, but nobody noted the industry or the size that it asks for."""
        status, unknown = Enterprise.Status, Q()
        found = enterprises.current().exclude(status__in=(status.CLOSED, status.MOVED))
        if self.sizes:
            unknown |= Q(size="")
            found = found.filter(size__in=[*self.sizes, ""])
        industries = self.industries.order_by().values("pk")
        if industries.exists():
            unknown |= Q(industry__isnull=True)
            found = found.filter(Q(industry__in=industries) | Q(industry__isnull=True))
        return found.filter(unknown).count() if unknown else 0

    def badge(self, on) -> Badge:
        """Whether it is in force, in a word."""
        if self.valid_from > on:
            return Badge(_now("未生效"), "info")
        if self.valid_until and self.valid_until < on:
            return Badge(_now("已失效"), "neutral")
        return Badge(_now("有效"), "good")


class PolicyNotice(Versioned):
    """That an enterprise was told of a policy, and when it said that it had read it (by itself, through its link)."""

    class How(models.TextChoices):
        """How it was told."""

        LINK = "link", _("发送链接")
        PHONE = "phone", _("电话")
        VISIT = "visit", _("上门")
        MEETING = "meeting", _("会议")

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="notices", verbose_name=_("政策"))
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业")
    )
    how = models.CharField(_("告知方式"), max_length=8, choices=How, default=How.LINK)
    told_at = models.DateTimeField(_("告知时间"), editable=False)
    told_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        related_name="+",
        verbose_name=_("告知人"),
        editable=False,
        db_index=False,
    )
    read_at = models.DateTimeField(_("阅知时间"), null=True, editable=False)

    objects = ChamberQuerySet.as_manager()

    class Meta:
        verbose_name = _("政策告知")
        verbose_name_plural = _("政策告知")
        constraints = [
            models.UniqueConstraint("policy", "enterprise", name="policy_told_once"),
            between("policy_read_after_told", "told_at", "read_at"),
        ]

    def __str__(self):
        return str(self.enterprise)

    def get_absolute_url(self):
        return address_of("chamber:policy-detail", self.policy_id)

    def badge(self) -> Badge:
        """Whether the enterprise said that it read it, in a word."""
        return Badge(_now("已阅知"), "good") if self.read_at else Badge(_now("已告知"), "info")
