"""Money with proof: campaigns (慈善万人行), pledges with instalments, receipts, and what the money became.

The ledger of a campaign always balances, in the database too (0002): triggers keep the totals on the rows of the
campaign and the pledge, and a check refuses more received than pledged, more allocated than received. Two clerks at
once wait for each other at that row.
"""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberQuerySet, ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.web.addresses import address_of
from hengl_uf.web.elements import Badge
from hengl_uf.web.money_columns import YuanField


class CampaignQuerySet(CurrentQuerySet):
    """Campaigns as a set."""

    def open(self):
        return self.current().filter(closed_on__isnull=True)


class Campaign(ChamberRecord):
    """A campaign of a year, such as 慈善万人行: its ledger says what was pledged, received, allocated, in yuan."""

    class Kind(models.TextChoices):
        """What kind of campaign."""

        WALK = "walk", _("慈善万人行")
        RELIEF = "relief", _("救灾救急")
        EDUCATION = "education", _("助学奖教")
        OTHER = "other", _("其他")

    year = models.PositiveSmallIntegerField(_("年度"))
    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.WALK)
    name = models.CharField(_("名称"), max_length=80)
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("结束日期"))
    goal = YuanField(_("目标（元）"), null=True, blank=True)
    summary = models.TextField(_("说明"), max_length=1000, blank=True)
    closed_on = models.DateField(_("结账日期"), null=True, editable=False)
    pledged = YuanField(_("认捐（元）"), default=Decimal(0), editable=False)
    received = YuanField(_("到账（元）"), default=Decimal(0), editable=False)
    allocated = YuanField(_("已拨付（元）"), default=Decimal(0), editable=False)

    view_permission = Permission.GIVING_VIEW
    edit_permission = Permission.GIVING_EDIT

    objects = CampaignQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("募捐活动")
        verbose_name_plural = _("募捐活动")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.UniqueConstraint(
                "year", "name", condition=Q(removed_at__isnull=True), name="campaign_once_a_year"
            ),
            models.CheckConstraint(condition=Q(year__range=(2000, 2199)), name="campaign_year"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="campaign_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(goal__isnull=True) | Q(goal__gt=0), name="campaign_goal_above_nothing"
            ),
            models.CheckConstraint(
                condition=Q(received__lte=F("pledged")), name="campaign_received_within_pledged"
            ),
            models.CheckConstraint(
                condition=Q(allocated__lte=F("received")), name="campaign_allocated_within_received"
            ),
            models.CheckConstraint(
                condition=Q(pledged__gte=0, received__gte=0, allocated__gte=0),
                name="campaign_totals_not_negative",
            ),
        ]
        indexes = [
            models.Index(
                F("year").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="campaign_by_year",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("chamber:campaign-detail", self.pk)

    @property
    def left(self) -> Decimal:
        """Yuan received and not allocated yet."""
        return self.received - self.allocated

    def badge(self) -> Badge:
        """Whether it takes entries, in a word."""
        return Badge(_now("已结账"), "neutral") if self.closed_on else Badge(_now("进行中"), "info")

    def bookable_by(self, user) -> Answer:
        """Who may enter into its ledger, while it is open."""
        if self.closed_on:
            return Denied(_now("这次募捐已经结账，重新开账后才能登记。"))
        return self.editable_by(user)


class PledgeQuerySet(CurrentQuerySet):
    """Pledges as a set."""

    def open(self):
        """Not paid in full."""
        return self.current().filter(received__lt=F("amount"))

    def pledged_within(self, period):
        return self.current().filter(pledged_on__range=(period.starts_on, period.ends_on))


class Pledge(ChamberRecord):
    """What an enterprise or somebody else promised to give to a campaign, in yuan. `received` is kept by the database."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="pledges", verbose_name=_("募捐活动"))
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("认捐企业"),
    )
    donor_name = models.CharField(
        _("其他认捐人"), max_length=80, blank=True, help_text=_("不是在册企业的填这里，如：某某村乡亲。")
    )
    pledged_on = models.DateField(_("认捐日期"))
    amount = YuanField(_("认捐金额（元）"))
    purpose = models.CharField(_("指定用途"), max_length=100, blank=True, help_text=_("没有指定的不填。"))
    received = YuanField(_("已到账（元）"), default=Decimal(0), editable=False)
    thanked_on = models.DateField(_("致谢日期"), null=True, editable=False)

    view_permission = Permission.GIVING_VIEW
    edit_permission = Permission.GIVING_EDIT

    objects = PledgeQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("认捐")
        verbose_name_plural = _("认捐")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="pledge_above_nothing"),
            models.CheckConstraint(
                condition=Q(received__lte=F("amount")), name="pledge_received_within_amount"
            ),
            models.CheckConstraint(condition=Q(received__gte=0), name="pledge_received_not_negative"),
            models.CheckConstraint(
                condition=(Q(enterprise__isnull=False) & Q(donor_name=""))
                | (Q(enterprise__isnull=True) & ~Q(donor_name="")),
                name="pledge_by_one_donor",
            ),
        ]
        indexes = [
            models.Index(
                F("pledged_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="pledge_by_day",
            ),
            models.Index(
                F("campaign_id"),
                F("pledged_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="pledge_by_campaign",
            ),
        ]

    def __str__(self):
        return self.donor

    def get_absolute_url(self):
        return address_of("chamber:pledge-detail", self.pk)

    @property
    def donor(self) -> str:
        """Who gives."""
        return str(self.enterprise) if self.enterprise_id else self.donor_name

    @property
    def left(self) -> Decimal:
        """Yuan promised and not received yet."""
        return self.amount - self.received

    def badge(self) -> Badge:
        """How much has come, in a word."""
        if self.received >= self.amount:
            return Badge(_now("已到齐"), "good")
        return Badge(_now("部分到账"), "warn") if self.received else Badge(_now("未到账"), "info")


class InstalmentQuerySet(ChamberQuerySet):
    """Instalments as a set."""

    def open(self):
        """Those that what has come in so far does not cover."""
        current = self.filter(pledge__removed_at__isnull=True, pledge__campaign__removed_at__isnull=True)
        return current.filter(upto__gt=F("pledge__received"))

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)


class Instalment(models.Model):
    """A part of a pledge and its day. `upto` is what the pledge comes to with this one: money fills them in their order."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="instalments", verbose_name=_("认捐"))
    due_on = models.DateField(_("到账期限"))
    amount = YuanField(_("金额（元）"))
    upto = YuanField(editable=False)

    objects = InstalmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("分期")
        verbose_name_plural = _("分期")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_above_nothing"),
            models.CheckConstraint(condition=Q(upto__gte=F("amount")), name="instalment_upto"),
        ]
        indexes = [models.Index("due_on", "id", name="instalment_by_due")]

    def __str__(self):
        return str(self.pledge)

    def get_absolute_url(self):
        return address_of("chamber:pledge-detail", self.pledge_id)


class ReceiptQuerySet(CurrentQuerySet):
    """Receipts as a set."""

    def received_within(self, period):
        return self.current().filter(received_on__range=(period.starts_on, period.ends_on))


class Receipt(ChamberRecord):
    """Money, or goods at their value in yuan, that came in for a pledge."""

    class Form(models.TextChoices):
        """In which form it came."""

        CASH = "cash", _("现金、转账")
        GOODS = "goods", _("实物")

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="receipts", verbose_name=_("认捐"))
    form = models.CharField(_("形式"), max_length=6, choices=Form, default=Form.CASH)
    received_on = models.DateField(_("到账日期"))
    amount = YuanField(_("金额或价值（元）"))
    goods = models.CharField(_("实物名称和数量"), max_length=120, blank=True)
    voucher_no = models.CharField(_("票据号"), max_length=40, blank=True)
    # What was said when more came than was pledged: the pledge was raised by it.
    beyond_reason = models.CharField(_("超出认捐的说明"), max_length=200, blank=True, editable=False)

    view_permission = Permission.GIVING_VIEW
    edit_permission = Permission.GIVING_EDIT

    objects = ReceiptQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("到账")
        verbose_name_plural = _("到账")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_above_nothing"),
            models.CheckConstraint(
                condition=(Q(form="cash") & Q(goods="")) | (Q(form="goods") & ~Q(goods="")),
                name="receipt_goods_named",
            ),
        ]
        indexes = [
            models.Index(
                F("received_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="receipt_by_day",
            )
        ]

    def __str__(self):
        return str(self.pledge)

    def get_absolute_url(self):
        return address_of("chamber:pledge-detail", self.pledge_id)
