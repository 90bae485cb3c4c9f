"""Deeds about pledges: noted with their instalments, corrected, thanked for, removed.

Whoever enters anything locks the campaign first, then the pledge: in this order everywhere, so that nobody waits in a
circle.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.campaigns import claim_open
from chamber.actions.instalments import Part, as_words, parts_of, plan
from chamber.actions.instalments import check as check_parts
from chamber.actions.sums import checked
from chamber.events import giving as events
from chamber.models import Campaign, Pledge
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("campaign", "enterprise", "donor_name", "pledged_on", "amount", "purpose")


class NoDonor(DeedRefused):
    """A pledge is made by one: an enterprise of the register, or somebody named."""


class PledgedLater(DeedRefused):
    """A pledge is noted when it has been made."""


class BelowReceived(DeedRefused):
    """A pledge cannot be lowered below what has come in for it."""


class HasReceipts(DeedRefused):
    """A pledge for which money came in is not removed."""


class EarmarkedElsewhere(DeedRefused):
    """Money of the pledge is allocated: it cannot leave its campaign."""


class ThankedTooEarly(DeedRefused):
    """Thanks are given between the day of the pledge and today."""


@transaction.atomic
def add_pledge(*, campaign, amount, pledged_on, by, at, due_on=None, parts=(), **fields) -> Pledge:
    """Note a pledge of an enterprise (`enterprise`) or of somebody else (`donor_name`), in yuan.

    It is due in `parts`, or in one sum on `due_on` (without it on the day of the pledge). Raises `NoDonor`,
    `PledgedLater`, `PartsDiffer`, `BadDay`, `BadSum`, `NotYours` when the campaign is closed.
    """
    campaign = claim_open(campaign.pk, by)
    pledge = Pledge(campaign=campaign, amount=checked(amount), pledged_on=pledged_on, **fields)
    check(pledge, at)
    parts = list(parts) or [Part(due_on or pledged_on, pledge.amount)]
    with told(pledge_by_one_donor=no_donor):
        pledge.stamp(by=by, at=at).save()
    plan(pledge, parts)
    changes = {_("认捐金额"): [None, yuan(pledge.amount)], _("分期"): [None, as_words(parts)]}
    record(events.PLEDGED, target=pledge, by=by, changes=changes)
    return pledge


@transaction.atomic
def change_pledge(*, pledge, by, at, version=None, parts=None, due_on=None, **fields) -> Pledge:
    """Correct a pledge; `parts` (or `due_on` for one sum) plan its instalments anew.

    Raises as `add_pledge`, and `BelowReceived`, `EarmarkedElsewhere`, `StaleEdit`.
    """
    pledge = claim_pledge(pledge, by, version, to=fields.get("campaign"))
    before, planned = snapshot(pledge, FIELDS), parts_of(pledge)
    for name, value in fields.items():
        setattr(pledge, name, value)
    pledge.amount = checked(pledge.amount)
    check(pledge, at)
    if pledge.amount < pledge.received:
        words = {"received": yuan(pledge.received)}
        raise BelowReceived(_("已到账 %(received)s，认捐金额不能更低。") % words, field="amount")
    with told(
        pledge_by_one_donor=no_donor,
        allocation_within_its_pledge=earmarked,
        campaign_allocated_within_received=earmarked,
    ):
        pledge.stamp(by=by, at=at).save()
    parts = in_order(parts, due_on, planned, pledge.amount)
    if parts == planned:
        check_parts(pledge, parts)
    else:
        plan(pledge, parts)
    changes = changes_between(before, snapshot(pledge, FIELDS))
    if parts != planned:
        changes[_("分期")] = [as_words(planned), as_words(parts)]
    record(events.PLEDGE_CHANGED, target=pledge, by=by, changes=changes)
    return pledge


@transaction.atomic
def thank_pledge(*, pledge, by, at, thanked_on) -> Pledge:
    """Note that somebody was thanked for a pledge; a closed campaign is no hindrance. Raises `ThankedTooEarly`."""
    pledge = Pledge.claim(pledge.pk)
    insist(pledge.editable_by(by))
    if not pledge.pledged_on <= thanked_on <= timezone.localdate(at):
        words = {"day": plain_date(pledge.pledged_on)}
        raise ThankedTooEarly(_("致谢日期要在 %(day)s 到今天之间。") % words, field="thanked_on")
    before = snapshot(pledge, ("thanked_on",))
    pledge.thanked_on = thanked_on
    pledge.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(pledge, ("thanked_on",)))
    record(events.PLEDGE_THANKED, target=pledge, by=by, changes=changes)
    return pledge


@transaction.atomic
def remove_pledge(*, pledge, by, at, reason) -> Pledge:
    """Take away a pledge for which nothing came in, kept with the reason. Raises `HasReceipts`, `NotYours`."""
    pledge = claim_pledge(pledge, by)
    if pledge.received:
        words = {"received": yuan(pledge.received)}
        raise HasReceipts(_("这笔认捐已到账 %(received)s，不能移除。到账登记错了的，先移除到账。") % words)
    pledge.removed_at, pledge.removed_by, pledge.removed_reason = at, by, reason
    pledge.stamp(by=by, at=at).save()
    record(events.PLEDGE_REMOVED, target=pledge, by=by, note=reason)
    return pledge


def claim_pledge(pledge, by, version=None, to=None) -> Pledge:
    """Lock the campaign of a pledge, that to which it shall move, and the pledge; all open to this account."""
    campaigns = {pledge.campaign_id, *([to.pk] if to else [])}
    locked = {pk: claim_open(pk, by) for pk in sorted(campaigns)}
    pledge = Pledge.claim(pledge.pk, version)
    if pledge.campaign_id not in locked:
        raise NotYours(_("这笔认捐刚刚改到了别的募捐活动，请重新打开。"))
    pledge.campaign = locked[pledge.campaign_id]
    insist(pledge.editable_by(by))
    return pledge


def current_campaign(pledge) -> Campaign:
    """The campaign of a pledge with its totals as the database has them now."""
    return Campaign.objects.get(pk=pledge.campaign_id)


def check(pledge, at):
    """The rules of a pledge that need more than its own fields."""
    if bool(pledge.enterprise) == bool(pledge.donor_name):
        raise no_donor()
    if pledge.pledged_on > timezone.localdate(at):
        raise PledgedLater(_("认捐日期不能晚于今天。"), field="pledged_on")
    if pledge.pledged_on.year < FIRST_YEAR:
        raise PledgedLater(_("请核对认捐日期的年份。"), field="pledged_on")


def in_order(parts, due_on, planned, amount) -> list[Part]:
    """The instalments of a corrected pledge, by their days: those given, one sum on a day, or as they were planned."""
    if parts:
        return sorted(parts, key=lambda part: part.due_on)
    if due_on or len(planned) == 1:
        return [Part(due_on or planned[0].due_on, amount)]
    return planned


def no_donor() -> NoDonor:
    """The refusal of a pledge by nobody, or by two."""
    return NoDonor(_("认捐企业和其他认捐人填一项，也只能填一项。"), field="enterprise")


def earmarked() -> EarmarkedElsewhere:
    """The refusal to move a pledge whose money is allocated."""
    return EarmarkedElsewhere(_("这笔认捐的款已经拨付出去，不能改到别的募捐活动。"), field="campaign")
