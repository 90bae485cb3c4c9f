"""Small wishes (微心愿): published, claimed by somebody, fulfilled with proof, thanked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.access.roles import Permission
from hengl_uf.access.scope import TownScoped
from hengl_uf.places.reach import VillageRecord
from hengl_uf.web.addresses import address_of
from hengl_uf.web.constraints import paired
from hengl_uf.web.elements import Badge
from outreach.models.promises import exactly_one

CLAIMED = Q(status__in=("claimed", "fulfilled", "thanked"))
CLAIMANTS = ("claimed_association", "claimed_enterprise")


class WishQuerySet(TownScoped):
    """Wishes as a set."""

    def current(self):
        return self.filter(removed_at__isnull=True)

    def open(self):
        """Published, and nobody has claimed it."""
        return self.current().filter(status=Wish.Status.PUBLISHED)

    def fulfilled_within(self, period):
        return self.current().filter(fulfilled_on__range=(period.starts_on, period.ends_on))


class Wish(VillageRecord):
    """A small wish of somebody in the town, told without a name, that an association, enterprise or volunteer can fulfil."""

    class For(models.TextChoices):
        """Whose wish it is: a group, never a name."""

        ELDERLY = "elderly", _("长者")
        CHILD = "child", _("儿童青少年")
        FAMILY = "family", _("困难家庭")
        RETURNED = "returned", _("归侨侨眷")
        COMPATRIOT = "compatriot", _("港澳台同胞")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", _("草稿")
        PUBLISHED = "published", _("待认领")
        CLAIMED = "claimed", _("已认领")
        FULFILLED = "fulfilled", _("已实现")
        THANKED = "thanked", _("已致谢")

    TONES = {
        Status.DRAFT: "neutral",
        Status.PUBLISHED: "warn",
        Status.CLAIMED: "info",
        Status.FULFILLED: "good",
        Status.THANKED: "good",
    }

    number = models.CharField(_("编号"), max_length=40, unique=True, editable=False)
    title = models.CharField(_("心愿"), max_length=100, help_text=_("如：一张书桌。不写姓名、住址。"))
    detail = models.TextField(
        _("说明"), max_length=1000, blank=True, help_text=_("不写姓名、住址、宗教信仰、健康情况。")
    )
    wished_for = models.CharField(_("谁的心愿"), max_length=12, choices=For, default=For.ELDERLY)
    needed_on = models.DateField(_("希望实现日期"), null=True, blank=True)
    staff = models.ForeignKey(
        "hengl_uf.User", models.PROTECT, related_name="+", verbose_name=_("联系人员"), db_index=False
    )
    activity = models.ForeignKey(
        "outreach.Activity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="wishes",
        verbose_name=_("所属活动"),
    )
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    published_on = models.DateField(_("发布日期"), null=True, editable=False)
    claimed_at = models.DateTimeField(_("认领时间"), null=True, editable=False)
    claimed_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("认领登记人"),
        editable=False,
        db_index=False,
    )
    claimed_association = models.ForeignKey(
        "outreach.Association",
        models.PROTECT,
        null=True,
        related_name="wishes",
        verbose_name=_("认领社团"),
        editable=False,
    )
    claimed_enterprise = models.ForeignKey(
        "hengl_uf.Enterprise",
        models.PROTECT,
        null=True,
        related_name="wishes",
        verbose_name=_("认领企业"),
        editable=False,
    )
    claimed_volunteer = models.CharField(_("认领志愿者"), max_length=60, blank=True, editable=False)
    fulfilled_on = models.DateField(_("实现日期"), null=True, editable=False)
    fulfilled_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("实现登记人"),
        editable=False,
        db_index=False,
    )
    fulfilled_note = models.CharField(_("实现情况"), max_length=200, blank=True, editable=False)
    thanked_on = models.DateField(_("致谢日期"), null=True, editable=False)
    thanked_by = models.ForeignKey(
        "hengl_uf.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("致谢登记人"),
        editable=False,
        db_index=False,
    )
    thanks = models.CharField(_("怎样致谢"), max_length=200, blank=True, editable=False)

    view_permission = Permission.WISH_VIEW
    edit_permission = Permission.WISH_EDIT

    objects = WishQuerySet.as_manager()

    class Meta(VillageRecord.Meta):
        abstract = False
        verbose_name = _("微心愿")
        verbose_name_plural = _("微心愿")
        constraints = [
            *VillageRecord.Meta.constraints,
            paired("wish_claimed_pair", "claimed_at", "claimed_by"),
            paired("wish_fulfilled_pair", "fulfilled_on", "fulfilled_by"),
            paired("wish_thanked_pair", "thanked_on", "thanked_by"),
            # Claimed by just one: an association, an enterprise or a volunteer; and only once published.
            models.CheckConstraint(
                condition=(
                    CLAIMED
                    & Q(claimed_at__isnull=False, published_on__isnull=False)
                    & (
                        (exactly_one(CLAIMANTS) & Q(claimed_volunteer=""))
                        | (
                            Q(claimed_association__isnull=True, claimed_enterprise__isnull=True)
                            & ~Q(claimed_volunteer="")
                        )
                    )
                )
                | (
                    ~CLAIMED
                    & Q(
                        claimed_at__isnull=True,
                        claimed_association__isnull=True,
                        claimed_enterprise__isnull=True,
                        claimed_volunteer="",
                    )
                ),
                name="wish_claimed_by_one",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("fulfilled", "thanked"), fulfilled_on__isnull=False)
                | (~Q(status__in=("fulfilled", "thanked")) & Q(fulfilled_on__isnull=True)),
                name="wish_fulfilled_state",
            ),
            models.CheckConstraint(
                condition=Q(status="thanked", thanked_on__isnull=False)
                | (~Q(status="thanked") & Q(thanked_on__isnull=True)),
                name="wish_thanked_state",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(published_on__isnull=False), name="wish_published_state"
            ),
        ]
        indexes = [
            models.Index(F("id").desc(), condition=Q(removed_at__isnull=True), name="wish_by_age"),
            models.Index(
                F("status"), F("id").desc(), condition=Q(removed_at__isnull=True), name="wish_by_state"
            ),
            models.Index(
                F("village_id"), F("id").desc(), condition=Q(removed_at__isnull=True), name="wish_by_village"
            ),
            models.Index("fulfilled_on", condition=Q(removed_at__isnull=True), name="wish_by_fulfilment"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("outreach:wish-detail", self.pk)

    @property
    def claimant(self) -> str:
        """Who claimed it."""
        return str(self.claimed_association or self.claimed_enterprise or self.claimed_volunteer)

    @property
    def is_claimed(self) -> bool:
        return self.status in CLAIMED_STATES

    def badge(self) -> Badge:
        """Where it stands, in a word."""
        return Badge(str(self.get_status_display()), self.TONES[self.Status(self.status)])

    def publishable_by(self, user) -> Answer:
        return self._at(self.Status.DRAFT, _now("这个心愿已经发布。"), user)

    def claimable_by(self, user) -> Answer:
        """While it waits; the refusal says who was quicker."""
        if self.is_claimed:
            return Denied(_now("这个心愿已由%(who)s认领。") % {"who": self.claimant})
        return self._at(self.Status.PUBLISHED, _now("心愿发布后才能认领。"), user)

    def releasable_by(self, user) -> Answer:
        return self._at(self.Status.CLAIMED, _now("只有已认领、还没有实现的心愿可以退回待认领。"), user)

    def fulfillable_by(self, user) -> Answer:
        return self._at(self.Status.CLAIMED, _now("认领后才能登记实现，且只登记一次。"), user)

    def thankable_by(self, user) -> Answer:
        return self._at(self.Status.FULFILLED, _now("心愿实现后致谢一次。"), user)

    def removable_by(self, user) -> Answer:
        """Who may take it away: somebody who claimed it has a right that it stays."""
        if self.is_claimed:
            return Denied(_now("心愿已由%(who)s认领，不能移除。") % {"who": self.claimant})
        return self.editable_by(user)

    def _at(self, status, sentence, user) -> Answer:
        return self.editable_by(user) if self.status == status else Denied(sentence)


CLAIMED_STATES = {Wish.Status.CLAIMED, Wish.Status.FULFILLED, Wish.Status.THANKED}
