"""结对帮扶 (万企帮万村, 万企兴万村, 云南永善) and 社会治理: joint actions with police and villages, by counts."""

from decimal import Decimal

from django.db import models
from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chamber.models.base import ChamberRecord, CurrentQuerySet
from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import between
from hengl_uf.web.elements import Badge
from hengl_uf.web.money_columns import YuanField
from hengl_uf.web.records import Record, Removable


class PairingQuerySet(CurrentQuerySet):
    """Pairings as a set."""

    def running(self):
        return self.current().filter(ended_on__isnull=True)

    def overdue(self, on):
        """Those that go on although the agreed time is over."""
        return self.running().filter(ends_on__lt=on)

    def ended(self):
        return self.current().filter(ended_on__isnull=False)

    def with_given(self):
        """Each with `given`, what was given in it so far, in yuan."""
        given = Contribution.objects.current().filter(pairing=OuterRef("pk")).order_by().values("pairing")
        total = Subquery(given.annotate(total=Sum("amount")).values("total"))
        return self.annotate(given=Coalesce(total, Decimal(0), output_field=DecimalField()))


class Pairing(ChamberRecord):
    """An enterprise, or the chamber as a whole, beside a village of the town or a place elsewhere."""

    class Kind(models.TextChoices):
        """Under which programme."""

        HELP = "help", _("万企帮万村")
        REVIVE = "revive", _("万企兴万村")
        YONGSHAN = "yongshan", _("云南永善")
        OTHER = "other", _("其他")

    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.REVIVE)
    enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("帮扶企业"),
        help_text=_("不选表示商会整体。"),
    )
    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("结对村（社区）"),
    )
    place = models.CharField(
        _("镇外结对地"),
        max_length=80,
        blank=True,
        help_text=_("结对的不是本镇的村时填写，如：云南省永善县某村。"),
    )
    starts_on = models.DateField(_("结对日期"))
    ends_on = models.DateField(_("约定到期"), null=True, blank=True, help_text=_("没有期限的不填。"))
    plan = models.TextField(_("帮扶计划"), max_length=2000, blank=True)
    ended_on = models.DateField(_("结束日期"), null=True, editable=False)
    result = models.TextField(_("成效"), max_length=2000, blank=True)

    view_permission = Permission.PAIRING_VIEW
    edit_permission = Permission.PAIRING_EDIT

    objects = PairingQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("结对帮扶")
        verbose_name_plural = _("结对帮扶")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(village__isnull=False) & Q(place="")) | (Q(village__isnull=True) & ~Q(place="")),
                name="pairing_with_one_place",
            ),
            between("pairing_ends_after_start", "starts_on", "ends_on"),
            between("pairing_ended_after_start", "starts_on", "ended_on"),
        ]
        indexes = [
            models.Index(
                F("starts_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="pairing_by_day",
            )
        ]

    def __str__(self):
        return _now("%(who)s — %(where)s") % {
            "who": self.enterprise or _now("商会"),
            "where": self.village or self.place,
        }

    def get_absolute_url(self):
        return address_of("chamber:pairing-detail", self.pk)

    def endable_by(self, user) -> Answer:
        """Who may end it."""
        if self.ended_on:
            return Denied(_now("结对已经结束。"))
        return self.editable_by(user)

    def reopenable_by(self, user) -> Answer:
        """Who may take back its end."""
        if not self.ended_on:
            return Denied(_now("结对没有结束。"))
        return self.editable_by(user)

    def badge(self, on) -> Badge:
        """Whether it goes on, in a word."""
        if self.ended_on:
            return Badge(_now("已结束"), "neutral")
        if self.ends_on and self.ends_on < on:
            return Badge(_now("已到期"), "warn")
        return Badge(_now("结对中"), "good")


class ContributionQuerySet(CurrentQuerySet):
    """Contributions as a set."""

    def of_current(self):
        return self.current().filter(pairing__removed_at__isnull=True)

    def given_within(self, period):
        return self.of_current().filter(given_on__range=(period.starts_on, period.ends_on))


class Contribution(Record, Removable):
    """What was given in a pairing: money, or goods and work at their value in yuan."""

    class Form(models.TextChoices):
        """In which form."""

        CASH = "cash", _("资金")
        GOODS = "goods", _("物资")
        WORK = "work", _("用工、技术、采购")

    pairing = models.ForeignKey(
        Pairing, models.PROTECT, related_name="contributions", verbose_name=_("结对帮扶")
    )
    form = models.CharField(_("形式"), max_length=6, choices=Form, default=Form.CASH)
    given_on = models.DateField(_("日期"))
    amount = YuanField(_("金额或价值（元）"))
    what = models.CharField(_("用途"), max_length=120)

    view_permission = Permission.PAIRING_VIEW
    edit_permission = Permission.PAIRING_EDIT

    objects = ContributionQuerySet.as_manager()

    class Meta(Removable.Meta):
        abstract = False
        verbose_name = _("帮扶投入")
        verbose_name_plural = _("帮扶投入")
        constraints = [
            *Removable.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="contribution_above_nothing"),
        ]
        indexes = [
            models.Index(
                F("given_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="contribution_by_day",
            )
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address_of("chamber:pairing-detail", self.pairing_id)

    def as_line(self) -> str:
        """It in a line, as the history of its pairing tells it."""
        words = {"day": plain_date(self.given_on), "what": self.what, "sum": yuan(self.amount)}
        return _now("%(day)s，%(what)s，%(sum)s") % words

    def editable_by(self, user) -> Answer:
        """Whoever may change its pairing."""
        if self.is_removed:
            return Denied(_now("这条记录已移除。"))
        return self.pairing.editable_by(user)


class JointActionQuerySet(CurrentQuerySet):
    """Joint actions as a set."""

    def within(self, period):
        return self.current().filter(held_on__range=(period.starts_on, period.ends_on))


class JointAction(ChamberRecord):
    """One joint action of the chamber with police, villages or others: where, when, how many. Nobody by name."""

    class Kind(models.TextChoices):
        """What kind of action."""

        PATROL = "patrol", _("园区联防联治")
        SAFETY = "safety", _("安全生产、消防宣传")
        LAW = "law", _("普法、反诈宣传")
        EPIDEMIC = "epidemic", _("防疫支援")
        OTHER = "other", _("其他")

    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.PATROL)
    title = models.CharField(_("名称"), max_length=100)
    held_on = models.DateField(_("日期"))
    village = models.ForeignKey(
        "hengl_uf.Village",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("村（社区）"),
        help_text=_("不选表示全镇。"),
    )
    park = models.ForeignKey(
        "hengl_uf.Park", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("工业园区")
    )
    place = models.CharField(_("地点"), max_length=120, blank=True)
    partners = models.CharField(
        _("参加单位"), max_length=200, blank=True, help_text=_("如：派出所、村委会。")
    )
    people = models.PositiveIntegerField(_("出动人次"), default=0)
    enterprises = models.PositiveIntegerField(_("覆盖企业（家）"), default=0)
    supplies = YuanField(_("支援物资价值（元）"), default=0)
    summary = models.TextField(_("情况"), max_length=2000, blank=True, help_text=_("不写个人姓名和隐私。"))

    view_permission = Permission.PAIRING_VIEW
    edit_permission = Permission.PAIRING_EDIT

    objects = JointActionQuerySet.as_manager()

    class Meta(ChamberRecord.Meta):
        abstract = False
        verbose_name = _("社会治理行动")
        verbose_name_plural = _("社会治理行动")
        constraints = [
            *ChamberRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(supplies__gte=0), name="joint_action_supplies_not_negative"),
        ]
        indexes = [
            models.Index(
                F("held_on").desc(),
                F("id").desc(),
                condition=Q(removed_at__isnull=True),
                name="joint_action_by_day",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("chamber:joint-action-detail", self.pk)
