"""Members of the chamber (会员): how an enterprise comes in, its fees, its leaving; evidence for 四好商会."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.text import fold
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between, paired
from hengl_uf.web.elements import Badge
from hengl_uf.web.money_columns import YuanField
from hengl_uf.web.records import Record

FIRST_YEAR, LAST_YEAR = 2000, 2199  # of a fee or a folder


class MembershipQuerySet(CurrentQuerySet):
    """Memberships as a set."""

    def members(self):
        """Those that are members now."""
        return self.current().filter(status=Membership.Status.MEMBER)

    def live(self):
        """Applied for and not ended: of each enterprise there is one at most."""
        return self.current().exclude(status__in=Membership.ENDED)

    def matching(self, words):
        """Those of enterprises whose name, its pinyin, the credit code or the member's number holds every word."""
        found = self
        for word in fold(words).split():
            known = Q(enterprise__search_key__contains=word) | Q(member_no__icontains=word)
            found = found.filter(known)
        return found

    def in_name_order(self):
        return self.order_by("enterprise__pinyin", "pk")

    def under_way(self):
        """Applied for, on the way to a certificate."""
        return self.current().filter(status__in=Membership.UNDER_WAY)


class Membership(ChamberRecord):
    """An enterprise's membership: 申请 → 初审 → 理事会 → 会员 (证书) → 退会; refused at a step with a reason.

    The steps follow what chambers publish of themselves (domain 6): application, review, council, fee, certificate.
    """

    class Status(models.TextChoices):
        """Where it stands."""

        APPLIED = "applied", _("待初审")
        REVIEWED = "reviewed", _("待理事会审议")
        APPROVED = "approved", _("待发证")
        MEMBER = "member", _("会员")
        REFUSED = "refused", _("未通过")
        LEFT = "left", _("已退会")

    UNDER_WAY = (Status.APPLIED, Status.REVIEWED, Status.APPROVED)
    ENDED = (Status.REFUSED, Status.LEFT)
    TONES = {
        Status.APPLIED: "info",
        Status.REVIEWED: "info",
        Status.APPROVED: "warn",
        Status.MEMBER: "good",
        Status.REFUSED: "neutral",
        Status.LEFT: "neutral",
    }

    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise", models.PROTECT, related_name="memberships", verbose_name=_("企业")
    )
    status = models.CharField(
        _("状态"), max_length=10, choices=Status, default=Status.APPLIED, editable=False
    )
    applied_on = models.DateField(_("申请日期"))
    applicant = models.CharField(_("申请经办人"), max_length=60, blank=True)
    sponsors = models.CharField(
        _("介绍人"), max_length=120, blank=True, help_text=_("介绍入会的会员单位，没有的不填。")
    )
    remark = models.TextField(_("备注"), max_length=1000, blank=True)
    reviewed_on = models.DateField(_("初审日期"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("初审人"),
        editable=False,
        db_index=False,
    )
    review_note = models.CharField(_("初审意见"), max_length=200, blank=True, editable=False)
    council_on = models.DateField(_("理事会日期"), null=True, editable=False)
    council_note = models.CharField(_("理事会决议"), max_length=200, blank=True, editable=False)
    member_no = models.CharField(_("会员编号"), max_length=40, null=True, unique=True, editable=False)
    joined_on = models.DateField(_("入会日期"), null=True, editable=False)
    ended_on = models.DateField(_("结束日期"), null=True, editable=False)
    ending = models.CharField(_("未通过或退会原因"), max_length=200, blank=True, editable=False)

    view_permission = Permission.MEMBERSHIP_VIEW
    edit_permission = Permission.MEMBERSHIP_EDIT

    objects = MembershipQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("会员")
        verbose_name_plural = _("会员")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.UniqueConstraint(
                "enterprise",
                condition=Q(removed_at__isnull=True) & ~Q(status__in=("refused", "left")),
                name="membership_once",
            ),
            paired("membership_reviewed_pair", "reviewed_on", "reviewed_by"),
            models.CheckConstraint(
                condition=Q(status__in=("applied", "refused")) | Q(reviewed_on__isnull=False),
                name="membership_reviewed_first",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("approved", "member", "left")) | Q(council_on__isnull=False),
                name="membership_council_first",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("member", "left"), member_no__isnull=False, joined_on__isnull=False)
                | (~Q(status__in=("member", "left")) & Q(member_no__isnull=True, joined_on__isnull=True)),
                name="membership_numbered_when_joined",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("refused", "left"), ended_on__isnull=False) & ~Q(ending="")
                | (~Q(status__in=("refused", "left")) & Q(ended_on__isnull=True, ending="")),
                name="membership_ended_with_reason",
            ),
            between("membership_review_after_application", "applied_on", "reviewed_on"),
            between("membership_council_after_review", "reviewed_on", "council_on"),
            between("membership_joined_after_council", "council_on", "joined_on"),
            between("membership_ended_after_application", "applied_on", "ended_on"),
            between("membership_left_after_joining", "joined_on", "ended_on"),
        ]
        indexes = [
            models.Index(
                "status", "applied_on", "id", condition=Q(removed_at__isnull=True), name="membership_by_state"
            ),
            models.Index(
                F("applied_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="membership_by_day",
            ),
        ]

    def __str__(self):
        return str(self.enterprise)

    def get_absolute_url(self):
        return address_of("chamber:membership-detail", self.pk)

    @property
    def village_id(self):
        """That of the enterprise."""
        return self.enterprise.village_id

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def at_step(self, user, *steps) -> Answer:
        """Who may take it from one of these states to the next."""
        if self.status not in steps:
            return Denied(_now("现在是“%(state)s”，不能做这一步。") % {"state": self.get_status_display()})
        return self.editable_by(user)


class FeeQuerySet(ChamberQuerySet):
    """Fees as a set."""

    def of_current(self):
        return self.filter(membership__removed_at__isnull=True)

    def open(self):
        """Neither paid nor waived."""
        return self.of_current().filter(paid_on__isnull=True, waived_on__isnull=True)

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)

    def paid_within(self, period):
        return self.of_current().filter(paid_on__range=(period.starts_on, period.ends_on))


class Fee(Record):
    """What a member pays for one year, in yuan."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="fees", verbose_name=_("会员"))
    year = models.PositiveSmallIntegerField(_("年度"))
    amount = YuanField(_("会费（元）"))
    due_on = models.DateField(_("缴费期限"))
    paid_on = models.DateField(_("缴费日期"), null=True, editable=False)
    paid_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("收款登记人"),
        editable=False,
        db_index=False,
    )
    receipt_no = models.CharField(_("票据号"), max_length=40, blank=True, editable=False)
    waived_on = models.DateField(_("减免日期"), null=True, editable=False)
    waived_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("减免登记人"),
        editable=False,
        db_index=False,
    )
    waived_reason = models.CharField(_("减免原因"), max_length=200, blank=True, editable=False)

    view_permission = Permission.MEMBERSHIP_VIEW
    edit_permission = Permission.MEMBERSHIP_EDIT

    objects = FeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("会费")
        verbose_name_plural = _("会费")
        constraints = [
            models.UniqueConstraint("membership", "year", name="fee_once_a_year"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="fee_above_nothing"),
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="fee_year"),
            paired("fee_paid_pair", "paid_on", "paid_by"),
            models.CheckConstraint(
                condition=Q(waived_on__isnull=True, waived_by__isnull=True, waived_reason="")
                | (Q(waived_on__isnull=False, waived_by__isnull=False) & ~Q(waived_reason="")),
                name="fee_waived_pair",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) | Q(waived_on__isnull=True), name="fee_paid_or_waived"
            ),
        ]
        indexes = [
            models.Index("due_on", "id", name="fee_by_due"),
            models.Index(F("year").desc(), F("id").desc(), name="fee_by_year"),
            models.Index(
                "due_on",
                condition=Q(paid_on__isnull=True, waived_on__isnull=True),
                name="fee_open_by_due",
            ),
        ]

    def __str__(self):
        return _now("%(member)s %(year)s 年会费") % {"member": self.membership, "year": self.year}

    def get_absolute_url(self):
        return address_of("chamber:membership-detail", self.membership_id)

    def badge(self, on) -> Badge:
        """Whether it is paid, in a word."""
        if self.paid_on:
            return Badge(_now("已缴"), "good")
        if self.waived_on:
            return Badge(_now("已减免"), "neutral")
        return Badge(_now("逾期未缴"), "bad") if self.due_on < on else Badge(_now("待缴"), "info")

    def editable_by(self, user) -> Answer:
        if self.paid_on or self.waived_on:
            return Denied(_now("这笔会费已经了结。"))
        return self.membership.editable_by(user)


class Evidence(ChamberRecord):
    """One piece of evidence in the folder of 四好商会: a heading, a year, what it shows, its files."""

    class Heading(models.TextChoices):
        """The four headings (domain 6)."""

        GUIDANCE = "guidance", _("政治引领好")
        TEAM = "team", _("队伍建设好")
        SERVICE = "service", _("服务发展好")
        CONDUCT = "conduct", _("自律规范好")

    year = models.PositiveSmallIntegerField(_("年度"))
    heading = models.CharField(_("栏目"), max_length=10, choices=Heading)
    title = models.CharField(_("材料名称"), max_length=100)
    happened_on = models.DateField(_("日期"), null=True, blank=True)
    summary = models.TextField(_("说明"), max_length=2000, blank=True)

    view_permission = Permission.MEMBERSHIP_VIEW
    edit_permission = Permission.MEMBERSHIP_EDIT

    objects = CurrentQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("四好商会材料")
        verbose_name_plural = _("四好商会材料")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="evidence_year"),
        ]
        indexes = [
            models.Index(
                F("year").desc(),
                F("heading"),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="evidence_by_year",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("chamber:evidence-detail", self.pk)
