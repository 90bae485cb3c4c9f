"""What becomes of a filing: filed, withdrawn, answered by the town, held, called off."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import record
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from religion.actions.filings import check, not_begun
from religion.actions.happenings import countable, worded
from religion.actions.sites import raise_largest_event
from religion.events import filings as events
from religion.models import EventFiling

State = EventFiling.State


class Unfinished(DeedRefused):
    """What is filed says what is done, by whom, for how many, and how it is kept safe."""


class NotOver(DeedRefused):
    """How many came is known when the event is over."""


@transaction.atomic
def submit_filing(*, filing, by, at, version=None) -> EventFiling:
    """File an event with the town; a large one is brought to its attention.

    Raises `Unfinished`, which names what is missing, `AlreadyBegun`, `SiteNotOpen`, `PlanOfOther`, `StaleEdit`,
    `NotYours`.
    """
    filing = EventFiling.claim(filing.pk, version)
    insist(filing.submittable_by(by))
    on = timezone.localdate(at)
    if missing := filing.missing():
        names = _("、").join(missing)
        raise Unfinished(_("还不能报备，请先补全：%(names)s。") % {"names": names})
    not_begun(filing, on=on)
    check(filing)
    filing.filed_on = on
    filing.answered_on, filing.answered_by, filing.answer = None, None, ""
    return move(filing, State.FILED, events.FILING_FILED, by=by, at=at)


@transaction.atomic
def withdraw_filing(*, filing, by, at) -> EventFiling:
    """Take a filing back to correct it; it is filed and answered anew then. Raises `NotYours`."""
    filing = EventFiling.claim(filing.pk)
    insist(filing.withdrawable_by(by, timezone.localdate(at)))
    filing.filed_on = None
    filing.answered_on, filing.answered_by, filing.answer = None, None, ""
    return move(filing, State.DRAFT, events.FILING_WITHDRAWN, by=by, at=at)


@transaction.atomic
def accept_filing(*, filing, by, at, answer="") -> EventFiling:
    """The town agrees, with what it asks for. Raises `NotYours`."""
    filing = answered(filing, answer.strip(), by=by, at=at)
    return move(filing, State.ACCEPTED, events.FILING_ACCEPTED, by=by, at=at, note=filing.answer)


@transaction.atomic
def refuse_filing(*, filing, by, at, answer) -> EventFiling:
    """The town does not agree, and says why. Raises `NoReason`, `NotYours`."""
    why = worded(answer, _("请写明不同意的原因，方便对方修改后再报。"), field="answer")
    filing = answered(filing, why, by=by, at=at)
    return move(filing, State.REFUSED, events.FILING_REFUSED, by=by, at=at, note=why)


@transaction.atomic
def report_filing(*, filing, actual_people: int, by, at, result="") -> EventFiling:
    """Note how many came when an event is over; the largest one counts for the class of its site.

    Raises `NotOver`, `NoSuchNumber`, `NotYours`.
    """
    filing = EventFiling.claim(filing.pk)
    insist(filing.reportable_by(by))
    if filing.held_to > timezone.localdate(at):
        raise NotOver(_("活动结束以后再登记情况。"))
    countable(actual_people, field="actual_people")
    filing.actual_people, filing.result = actual_people, result.strip()
    changes = {_("实到人数"): [None, actual_people]}
    filing = move(filing, State.DONE, events.FILING_DONE, by=by, at=at, note=filing.result, changes=changes)
    raise_largest_event(site=filing.site, people=actual_people, by=by, at=at)
    return filing


@transaction.atomic
def cancel_filing(*, filing, reason, by, at) -> EventFiling:
    """The event is not held, for a reason. Raises `NoReason`, `NotYours`."""
    why = worded(reason, _("请写明取消的原因。"), field="reason")
    filing = EventFiling.claim(filing.pk)
    insist(filing.cancellable_by(by))
    filing.result = why
    return move(filing, State.CANCELLED, events.FILING_CANCELLED, by=by, at=at, note=why)


@transaction.atomic
def cancel_for(*, occurrence, reason, by, at) -> EventFiling | None:
    """Call off the filing of a festival's day that is called off; None when there is none that could be."""
    filing = EventFiling.objects.current().filter(occurrence=occurrence).first()
    if filing is None or not filing.cancellable_by(by):
        return None
    return cancel_filing(filing=filing, reason=reason, by=by, at=at)


@transaction.atomic
def note_read(*, filing, by):
    """Note that somebody had the name and phone of the contact before them."""
    record(events.FILING_READ, target=filing, by=by)


def answered(filing, answer, *, by, at) -> EventFiling:
    """The claimed filing with the town's answer written in."""
    filing = EventFiling.claim(filing.pk)
    insist(filing.answerable_by(by))
    filing.answered_on, filing.answered_by, filing.answer = timezone.localdate(at), by, answer
    return filing


def move(filing, state, event, *, by, at, note="", changes=None) -> EventFiling:
    """Put a claimed filing into a state, and note it."""
    was = filing.state
    filing.state = state
    filing.stamp(by=by, at=at).save()
    moved = {_("状态"): [State(was).label, State(state).label]}
    record(event, target=filing, by=by, changes={**moved, **(changes or {})}, note=note)
    return filing
