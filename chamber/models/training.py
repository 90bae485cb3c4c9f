"""Agreements (三方产教融合 and others) and apprenticeships (现代学徒制 启匠工程)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.records import Record


class AgreementQuerySet(CurrentQuerySet):
    """Agreements as a set."""

    def in_force(self, on):
        """Neither ended nor expired."""
        found = self.current().filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on))
        return found.filter(ended_on__isnull=True)

    def expiring(self, until):
        """Not ended, and at their last day by then; those that are over and were neither renewed nor ended too."""
        return self.current().filter(ended_on__isnull=True, expires_on__lte=until)


class Agreement(ChamberRecord):
    """An agreement of several parties, such as the three of 产教融合: school, enterprise, chamber."""

    class Kind(models.TextChoices):
        """What it is about."""

        TRAINING = "training", _("产教融合")
        BANK = "bank", _("银企合作")
        STRATEGY = "strategy", _("战略合作")
        OTHER = "other", _("其他")

    title = models.CharField(_("协议名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=8, choices=Kind, default=Kind.TRAINING)
    signed_on = models.DateField(_("签订日期"))
    starts_on = models.DateField(_("生效日期"))
    expires_on = models.DateField(_("到期日期"), null=True, blank=True, help_text=_("没有期限的不填。"))
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("跟进人"), db_index=False
    )
    content = models.TextField(_("主要内容"), max_length=2000, blank=True)
    renews = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="renewed_as",
        verbose_name=_("续签自"),
    )
    ended_on = models.DateField(_("终止日期"), null=True, editable=False)
    ending = models.CharField(_("终止原因"), max_length=200, blank=True, editable=False)

    view_permission = Permission.TRAINING_VIEW
    edit_permission = Permission.TRAINING_EDIT

    objects = AgreementQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("协议")
        verbose_name_plural = _("协议")
        constraints = [
            *ChamberRecord.Meta.constraints,
            between("agreement_ends_after_start", "starts_on", "expires_on"),
            between("agreement_ended_after_signing", "signed_on", "ended_on"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ending="") | (Q(ended_on__isnull=False) & ~Q(ending="")),
                name="agreement_ended_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                F("signed_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="agreement_by_day",
            ),
            models.Index(
                "expires_on",
                condition=Q(removed_at__isnull=True, ended_on__isnull=True),
                name="agreement_by_end",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("chamber:agreement-detail", self.pk)

    def badge(self, on) -> Badge:
        """Whether it holds, in a word."""
        if self.ended_on:
            return Badge(_now("已终止"), "neutral")
        if self.expires_on and self.expires_on < on:
            return Badge(_now("已到期"), "warn")
        return Badge(_now("有效"), "good") if self.starts_on <= on else Badge(_now("未生效"), "info")

    def endable_by(self, user) -> Answer:
        """Who may end or renew it."""
        if self.ended_on:
            return Denied(_now("协议已经终止。"))
        return self.editable_by(user)


class AgreementParty(models.Model):
    """One party of an agreement."""

    class Role(models.TextChoices):
        """In which part."""

        SCHOOL = "school", _("学校")
        ENTERPRISE = "enterprise", _("企业")
        CHAMBER = "chamber", _("商会")
        GOVERNMENT = "government", _("政府部门")
        OTHER = "other", _("其他")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties", verbose_name=_("协议"))
    order = models.PositiveSmallIntegerField(default=0)
    role = models.CharField(_("身份"), max_length=10, choices=Role)
    name = models.CharField(_("名称"), max_length=100)
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("在册企业"),
    )

    class Meta:
        verbose_name = _("协议方")
        verbose_name_plural = _("协议方")
        constraints = [models.UniqueConstraint("agreement", "name", name="agreement_party_once")]

    def __str__(self):
        return self.name


class Cohort(ChamberRecord):
    """One cohort of 现代学徒制 启匠工程: a school and enterprises train so many apprentices together."""

    class Status(models.TextChoices):
        """Where it stands."""

        RECRUITING = "recruiting", _("招生中")
        RUNNING = "running", _("培养中")
        DONE = "done", _("已结业")
        STOPPED = "stopped", _("已停止")

    LIVE = (Status.RECRUITING, Status.RUNNING)
    TONES = {
        Status.RECRUITING: "info",
        Status.RUNNING: "info",
        Status.DONE: "good",
        Status.STOPPED: "neutral",
    }

    name = models.CharField(_("班次名称"), max_length=80)
    school = models.CharField(_("学校"), max_length=80)
    trade = models.CharField(_("专业（工种）"), max_length=60)
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cohorts",
        verbose_name=_("所依据协议"),
    )
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("结业日期"))
    planned = models.PositiveSmallIntegerField(_("计划人数"))
    enrolled = models.PositiveSmallIntegerField(_("入学人数"), default=0)
    completed = models.PositiveSmallIntegerField(_("结业人数"), null=True, editable=False)
    hired = models.PositiveSmallIntegerField(_("留任人数"), null=True, editable=False)
    status = models.CharField(
        _("状态"), max_length=10, choices=Status, default=Status.RECRUITING, editable=False
    )
    ending = models.CharField(_("结业或停止说明"), max_length=400, blank=True, editable=False)
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("跟进人"), db_index=False
    )

    view_permission = Permission.TRAINING_VIEW
    edit_permission = Permission.TRAINING_EDIT

    objects = CurrentQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("学徒班")
        verbose_name_plural = _("学徒班")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="cohort_ends_after_start"),
            models.CheckConstraint(
                condition=Q(status="done", completed__isnull=False, hired__isnull=False)
                | (~Q(status="done") & Q(completed__isnull=True, hired__isnull=True)),
                name="cohort_completed_when_done",
            ),
            models.CheckConstraint(
                condition=Q(completed__isnull=True) | Q(completed__lte=F("enrolled")),
                name="cohort_completed_among_enrolled",
            ),
            models.CheckConstraint(
                condition=Q(hired__isnull=True) | Q(hired__lte=F("completed")),
                name="cohort_hired_among_completed",
            ),
        ]
        indexes = [
            models.Index(
                F("starts_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="cohort_by_day",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:apprenticeship-detail", self.pk)

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def runnable_by(self, user) -> Answer:
        """Who may take it on to its end."""
        return self.editable_by(user) if self.status in self.LIVE else Denied(_now("这个班已经结束。"))


class CohortEnterprise(Record):
    """An enterprise that trains in a cohort: how many apprentices and mentors, never who."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="enterprises", verbose_name=_("学徒班"))
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="+", verbose_name=_("企业")
    )
    apprentices = models.PositiveSmallIntegerField(_("学徒人数"), default=0)
    mentors = models.PositiveSmallIntegerField(_("师傅人数"), default=0)

    objects = ChamberQuerySet.as_manager()

    class Meta:
        verbose_name = _("培养企业")
        verbose_name_plural = _("培养企业")
        constraints = [models.UniqueConstraint("cohort", "enterprise", name="cohort_enterprise_once")]

    def __str__(self):
        return str(self.enterprise)

    def get_absolute_url(self):
        return address_of("chamber:apprenticeship-detail", self.cohort_id)

    def editable_by(self, user) -> Answer:
        return self.cohort.runnable_by(user)
