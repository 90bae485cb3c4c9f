"""Deeds about allocations: money of a campaign given to an aid project, never more than has come in."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.campaigns import claim_open
from chamber.actions.sums import checked
from chamber.events import giving as events
from chamber.models import AidProject, Allocation, Pledge
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR
from hengl_uf.lib.money import yuan
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("project", "pledge", "allocated_on", "amount", "what", "voucher_no")


class BeyondReceipts(DeedRefused):
    """More is allocated than has come in."""


class BeyondEarmarked(DeedRefused):
    """More is allocated of one pledge than has come in for it."""


class WrongPledge(DeedRefused):
    """An earmarked pledge is one of the same campaign."""


class AllocatedLater(DeedRefused):
    """An allocation is noted when it has been made."""


class ProjectOver(DeedRefused):
    """Money goes to a project that runs."""


@transaction.atomic
def allocate(
    *, campaign, project, amount, what, allocated_on, by, at, pledge=None, voucher_no=""
) -> Allocation:
    """Give money of a campaign to a project, in yuan; of one pledge where its giver said what it is for.

    Raises `BeyondReceipts`, also when somebody else allocates at the same moment, `BeyondEarmarked`, `WrongPledge`,
    `AllocatedLater`, `ProjectOver`, `BadSum`, `NotYours`.
    """
    campaign = claim_open(campaign.pk, by)
    allocation = Allocation(
        campaign=campaign,
        project=project,
        pledge=pledge,
        amount=checked(amount),
        what=what,
        allocated_on=allocated_on,
        voucher_no=voucher_no,
    )
    runs(project)
    keep(allocation, campaign.left, by=by, at=at)
    record(
        events.ALLOCATED, target=campaign, by=by, changes={_("拨付"): [None, in_words(allocation)]}, note=what
    )
    return allocation


@transaction.atomic
def change_allocation(*, allocation, by, at, version=None, **fields) -> Allocation:
    """Correct an allocation. Raises as `allocate`, and `StaleEdit`."""
    campaign, allocation = claim(allocation, by, version)
    before, had, was = snapshot(allocation, FIELDS), allocation.amount, allocation.project_id
    for name, value in fields.items():
        setattr(allocation, name, value)
    allocation.amount = checked(allocation.amount)
    if allocation.project_id != was:
        runs(allocation.project)
    keep(allocation, campaign.left + had, by=by, at=at)
    changes = changes_between(before, snapshot(allocation, FIELDS))
    record(events.ALLOCATION_CHANGED, target=campaign, by=by, changes=changes, note=str(allocation))
    return allocation


@transaction.atomic
def remove_allocation(*, allocation, by, at, reason) -> Allocation:
    """Take away an allocation that was noted by mistake, kept with the reason. Raises `NotYours`."""
    campaign, allocation = claim(allocation, by)
    allocation.removed_at, allocation.removed_by, allocation.removed_reason = at, by, reason
    allocation.stamp(by=by, at=at).save()
    changes = {_("拨付"): [in_words(allocation), None]}
    record(events.ALLOCATION_REMOVED, target=campaign, by=by, changes=changes, note=reason)
    return allocation


def claim(allocation, by, version=None):
    """Lock the campaign, then the allocation. Returns both."""
    campaign = claim_open(allocation.campaign_id, by)
    allocation = Allocation.claim(allocation.pk, version)
    insist(allocation.editable_by(by))
    if allocation.campaign_id != campaign.pk:
        raise NotYours(_("这笔拨付刚刚变动过，请重新打开。"))
    return campaign, allocation


def keep(allocation, left: Decimal, *, by, at):
    """Save an allocation of a locked campaign that has so many yuan left for it."""
    check_day(allocation, at)
    if allocation.amount > left:
        raise beyond(left)
    check_pledge(allocation)
    with told(
        campaign_allocated_within_received=beyond,
        allocation_within_its_pledge=lambda: BeyondEarmarked(_("超出了这笔认捐的到账。"), field="amount"),
        allocation_of_its_campaign=wrong_pledge,
    ):
        allocation.stamp(by=by, at=at).save()


def check_day(allocation, at):
    """Raise unless the day is one that has come."""
    if allocation.allocated_on > timezone.localdate(at):
        raise AllocatedLater(_("拨付日期不能晚于今天。"), field="allocated_on")
    if allocation.allocated_on.year < FIRST_YEAR:
        raise AllocatedLater(_("请核对拨付日期的年份。"), field="allocated_on")


def check_pledge(allocation):
    """Raise when the pledge is of another campaign, or has not received so much."""
    if allocation.pledge is None:
        return
    pledge = Pledge.claim(allocation.pledge.pk)
    if pledge.campaign_id != allocation.campaign_id or pledge.is_removed:
        raise wrong_pledge()
    others = pledge.allocations.filter(removed_at__isnull=True).exclude(pk=allocation.pk)
    left = pledge.received - (others.aggregate(total=Sum("amount"))["total"] or 0)
    if allocation.amount > left:
        words = {"donor": pledge.donor, "left": yuan(left)}
        raise BeyondEarmarked(_("“%(donor)s”的到账还能拨付 %(left)s。") % words, field="amount")


def runs(project: AidProject):
    """Raise unless the project runs."""
    project = AidProject.claim(project.pk)
    if project.is_removed or project.status != AidProject.Status.RUNNING:
        raise ProjectOver(_("“%(project)s”已经结束，不能再拨付。") % {"project": project}, field="project")


def beyond(left=None) -> BeyondReceipts:
    """The refusal of more than there is."""
    if left is None:
        return BeyondReceipts(_("到账的款不够这笔拨付，请重新打开核对结余。"), field="amount")
    words = {"left": yuan(max(left, Decimal(0)))}
    return BeyondReceipts(_("到账后还没拨付的只有 %(left)s，不能拨付更多。") % words, field="amount")


def wrong_pledge() -> WrongPledge:
    """The refusal of a pledge of another campaign."""
    return WrongPledge(_("定向使用的认捐要属于同一次募捐。"), field="pledge")


def in_words(allocation) -> str:
    """An allocation in a line, for history."""
    return _("%(project)s，%(sum)s") % {"project": allocation.project, "sum": yuan(allocation.amount)}
