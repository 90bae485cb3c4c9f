"""Deeds on the page of a Party organisation: members counted, elections held."""

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.actions.organisations import BeforeFounding, before_founding, not_later
from chamber.events import party as events
from chamber.models import Election, PartyCount, PartyOrganisation
from hengl_uf.audit.trail import record
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

# The deeds, and the refusals that they raise: one is of all that concerns the founding.
__all__ = [
    "BeforeFounding",
    "FullAmongMembers",
    "HeldThatDay",
    "NeedsApproval",
    "count_members",
    "delete_count",
    "delete_election",
    "hold_election",
]


class FullAmongMembers(DeedRefused):
    """Full members are among the members."""


class NeedsApproval(DeedRefused):
    """An election before or after its time needs the approval of the level above."""


class HeldThatDay(DeedRefused):
    """An election of that day is noted."""


@transaction.atomic
def count_members(*, organisation, by, at, counted_on, members, full_members) -> PartyOrganisation:
    """Note how many members there are on a day; the same day again corrects it. The latest is copied to the organisation.

    Raises `FullAmongMembers`, `NotYet`, `BeforeFounding`, `NotYours`.
    """
    organisation = workable(organisation.pk, by)
    not_later(counted_on, at, "counted_on")
    if counted_on < organisation.founded_on:
        raise before_founding(organisation, "counted_on")
    if full_members > members:
        raise FullAmongMembers(_("正式党员不能多于党员总数。"), field="full_members")
    count = organisation.partycounts.filter(counted_on=counted_on).first()
    before = count and members_line(count)
    count = count or PartyCount(organisation=organisation, counted_on=counted_on)
    count.members, count.full_members = members, full_members
    count.stamp(by=by, at=at).save()
    copy_latest_count(organisation, by=by, at=at)
    label = _("党员人数（%(day)s）") % {"day": plain_date(counted_on)}
    changes = {label: [before, members_line(count)]}
    record(events.MEMBERS_COUNTED, target=organisation, by=by, changes=changes)
    return organisation


@transaction.atomic
def delete_count(*, count, by, at, reason) -> PartyOrganisation:
    """Take away a count that was noted by mistake. Raises `NotYours`."""
    organisation = workable(count.organisation_id, by)
    label = _("党员人数（%(day)s）") % {"day": plain_date(count.counted_on)}
    changes = {label: [members_line(count), None]}
    count.delete()
    copy_latest_count(organisation, by=by, at=at)
    record(events.COUNT_DELETED, target=organisation, by=by, changes=changes, note=reason)
    return organisation


@transaction.atomic
def hold_election(
    *, organisation, by, at, held_on, timing=Election.Timing.ON_TIME, approval="", note=""
) -> PartyOrganisation:
    """Note an election; the day of the next one is counted from the latest.

    Raises `BeforeFounding`, `NeedsApproval`, `HeldThatDay`, `NotYet`, `NotYours`.
    """
    organisation = workable(organisation.pk, by)
    not_later(held_on, at, "held_on")
    if timing != Election.Timing.ON_TIME and not approval:
        raise NeedsApproval(_("提前或延期换届须经上级批准，请写明批准文件或批准人。"), field="approval")
    election = Election(
        organisation=organisation, held_on=held_on, timing=timing, approval=approval, note=note
    )
    twice = _("%(day)s 的换届已登记过。") % {"day": plain_date(held_on)}
    with told(
        election_after_founding=lambda: before_founding(organisation, "held_on"),
        election_once_a_day=lambda: HeldThatDay(twice, field="held_on"),
    ):
        election.stamp(by=by, at=at).save()
    copy_latest_election(organisation, by=by, at=at)
    words = _("，").join(filter(None, (election.get_timing_display(), approval)))
    changes = {
        _("换届"): [None, plain_date(held_on)],
        _("换届期限"): [None, plain_date(organisation.election_due_on)],
    }
    record(events.ELECTION_HELD, target=organisation, by=by, changes=changes, note=words)
    return organisation


@transaction.atomic
def delete_election(*, election, by, at, reason) -> PartyOrganisation:
    """Take away an election that was noted by mistake. Raises `NotYours`."""
    organisation = workable(election.organisation_id, by)
    changes = {_("换届"): [plain_date(election.held_on), None]}
    election.delete()
    copy_latest_election(organisation, by=by, at=at)
    record(events.ELECTION_DELETED, target=organisation, by=by, changes=changes, note=reason)
    return organisation


def workable(pk, by) -> PartyOrganisation:
    """Lock an organisation on whose page this account may note something."""
    organisation = PartyOrganisation.claim(pk)
    insist(organisation.workable_by(by))
    return organisation


def copy_latest_count(organisation, *, by, at):
    """Keep the numbers of the latest count on the organisation."""
    latest = organisation.partycounts.order_by("-counted_on").first()
    organisation.members = latest.members if latest else 0
    organisation.full_members = latest.full_members if latest else 0
    organisation.counted_on = latest and latest.counted_on
    organisation.stamp(by=by, at=at).save()


def copy_latest_election(organisation, *, by, at):
    """Keep the day of the latest election, and of the next one, on the organisation."""
    latest = organisation.elections.order_by("-held_on").first()
    organisation.elected_on = latest and latest.held_on
    organisation.set_election_due()
    organisation.stamp(by=by, at=at).save()


def members_line(count) -> str:
    """The numbers of a count, or of an organisation, in words."""
    words = {"members": f"{count.members:,}", "full": f"{count.full_members:,}"}
    return _("%(members)s 人，其中正式党员 %(full)s 人") % words
