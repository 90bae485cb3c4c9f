"""Deeds about campaigns: set up, corrected, closed, opened again, removed. Each entry of the ledger locks its campaign first."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.sums import checked
from chamber.events import giving as events
from chamber.models import Campaign
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "kind", "year", "starts_on", "ends_on", "goal", "summary")
EARLIEST, LATEST = 2000, LAST_YEAR  # the database has the same years


class CampaignTwice(DeedRefused):
    """A year has one campaign of a name."""


class NoSuchYear(DeedRefused):
    """A campaign is of a year, and on days, that we keep records of."""


class EndsBeforeStart(DeedRefused):
    """A campaign ends on its first day or later."""


class NotEmpty(DeedRefused):
    """A campaign with entries is not removed."""


@transaction.atomic
def add_campaign(*, by, at, **fields) -> Campaign:
    """Set up a campaign. Raises `CampaignTwice`, `NoSuchYear`, `EndsBeforeStart`, `BadSum`."""
    insist(by.may(Campaign.edit_permission))
    campaign = Campaign(**fields)
    keep(campaign, by=by, at=at)
    record(events.CAMPAIGN_STARTED, target=campaign, by=by)
    return campaign


@transaction.atomic
def change_campaign(*, campaign, by, at, version=None, **fields) -> Campaign:
    """Correct a campaign. Raises as `add_campaign`, and `StaleEdit`, `NotYours`."""
    campaign = Campaign.claim(campaign.pk, version)
    insist(campaign.editable_by(by))
    before = snapshot(campaign, FIELDS)
    for name, value in fields.items():
        setattr(campaign, name, value)
    keep(campaign, by=by, at=at)
    changes = changes_between(before, snapshot(campaign, FIELDS))
    record(events.CAMPAIGN_CHANGED, target=campaign, by=by, changes=changes)
    return campaign


@transaction.atomic
def close_campaign(*, campaign, by, at) -> Campaign:
    """Close the ledger of a campaign: nothing is entered any more, corrected or removed. Raises `NotYours`."""
    campaign = claim_open(campaign.pk, by)
    campaign.closed_on = timezone.localdate(at)
    campaign.stamp(by=by, at=at).save()
    record(events.CAMPAIGN_CLOSED, target=campaign, by=by)
    return campaign


@transaction.atomic
def reopen_campaign(*, campaign, by, at) -> Campaign:
    """Open the ledger of a closed campaign again. Raises `NotYours`."""
    campaign = Campaign.claim(campaign.pk)
    insist(campaign.editable_by(by))
    if not campaign.closed_on:
        raise NotYours(_("这次募捐没有结账。"))
    campaign.closed_on = None
    campaign.stamp(by=by, at=at).save()
    record(events.CAMPAIGN_REOPENED, target=campaign, by=by)
    return campaign


@transaction.atomic
def remove_campaign(*, campaign, by, at, reason) -> Campaign:
    """Take an empty campaign away, kept with the reason. Raises `NotEmpty`, `NotYours`."""
    campaign = Campaign.claim(campaign.pk)
    insist(campaign.editable_by(by))
    pledges = campaign.pledges.filter(removed_at__isnull=True).count()
    if pledges or campaign.allocated:
        words = {"count": pledges}
        raise NotEmpty(_("这次募捐有 %(count)s 笔认捐，不能移除。先移除登记错的认捐。") % words)
    campaign.removed_at, campaign.removed_by, campaign.removed_reason = at, by, reason
    campaign.stamp(by=by, at=at).save()
    record(events.CAMPAIGN_REMOVED, target=campaign, by=by, note=reason)
    return campaign


def claim_open(pk, by) -> Campaign:
    """Lock a campaign that this account may enter into. Raises `NotYours`."""
    campaign = Campaign.claim(pk)
    insist(campaign.bookable_by(by))
    return campaign


def keep(campaign, *, by, at):
    """Save a campaign by its rules."""
    if not EARLIEST <= campaign.year <= LATEST:
        raise NoSuchYear(_("请核对年度。"), field="year")
    if not FIRST_YEAR <= campaign.starts_on.year <= LAST_YEAR:
        raise NoSuchYear(_("请核对开始日期的年份。"), field="starts_on")
    if not FIRST_YEAR <= campaign.ends_on.year <= LAST_YEAR:
        raise NoSuchYear(_("请核对结束日期的年份。"), field="ends_on")
    if campaign.ends_on < campaign.starts_on:
        raise EndsBeforeStart(_("结束日期不能早于开始日期。"), field="ends_on")
    if campaign.goal is not None:
        campaign.goal = checked(campaign.goal, field="goal")
    with told(campaign_once_a_year=lambda: twice(campaign)):
        campaign.stamp(by=by, at=at).save()


def twice(campaign) -> CampaignTwice:
    """The refusal of a second campaign of this name and year."""
    words = {"year": campaign.year, "name": campaign.name}
    return CampaignTwice(_("%(year)s 年已有“%(name)s”，请直接在那里登记。") % words, field="name")
