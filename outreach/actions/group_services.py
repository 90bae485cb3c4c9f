"""Deeds about group services: offered, corrected, closed to bookings, called, done or cancelled. Bookings: `bookings.py`."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.bookings import forget_numbers, move_below, promote, too_few_slots
from outreach.models import Booking, GroupService

FIELDS = (
    "title",
    "kind",
    "held_on",
    "gather_at",
    "place",
    "slots",
    "village",
    "staff",
    "needs_paper",
    "paper_reason",
    "notes",
)
Status = GroupService.Status


class HeldBefore(DeedRefused):
    """A service is offered for a day that has not gone by."""


class WhyNumbers(DeedRefused):
    """Who asks for document numbers says why."""


class NobodyCalled(DeedRefused):
    """A service with bookings is done once the roll was called."""


class StillBooked(DeedRefused):
    """A service with bookings is cancelled, with the reason, not removed."""


class MovedVillage(DeedRefused):
    """The village of a service stays while people of another are booked."""


@transaction.atomic
def offer_service(*, by, at, **fields) -> GroupService:
    """Offer a service. Raises `HeldBefore`, `WhyNumbers`, `NoReach`."""
    service = GroupService(**fields)
    check(service, by=by)
    if service.held_on < timezone.localdate(at):
        raise HeldBefore(_("服务日期不能早于今天。"), field="held_on")
    service.stamp(by=by, at=at).save()
    record(events.SERVICE_OFFERED, target=service, by=by)
    return service


@transaction.atomic
def change_service(*, service, by, at, version=None, **fields) -> GroupService:
    """Correct a service that is not over. More slots let those who wait move up; fewer than are booked are refused.

    When numbers are no longer needed, they are forgotten at once.
    Raises `TooFewSlots`, `WhyNumbers`, `MovedVillage`, `NoReach`, `NotYours`, `StaleEdit`.
    """
    service = GroupService.claim(service.pk, version)
    insist(service.changeable_by(by))
    before, slots = snapshot(service, FIELDS), service.slots
    for name, value in fields.items():
        setattr(service, name, value)
    check(service, by=by)
    elsewhere = service.bookings.live().exclude(contact__village_id=service.village_id)
    if service.village_id and elsewhere.exists():
        raise MovedVillage(_("已有其他村（社区）的人预约，服务范围不能改小。"), field="village")
    if service.slots < slots:
        move_below(service, by=by, at=at)
    with told(booking_within_slots=lambda: too_few_slots(service)):
        service.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(service, FIELDS))
    record(events.SERVICE_CHANGED, target=service, by=by, changes=changes)
    if not service.needs_paper:
        forget_numbers(service, by=by)
    promote(service, by=by, at=at)
    return service


@transaction.atomic
def close_service(*, service, by, at) -> GroupService:
    """Take no more bookings. Raises `NotYours`."""
    service = GroupService.claim(service.pk)
    insist(service.closable_by(by))
    return at_state(service, Status.CLOSED, events.SERVICE_CLOSED, by=by, at=at)


@transaction.atomic
def reopen_service(*, service, by, at) -> GroupService:
    """Take bookings again. Raises `NotYours`."""
    service = GroupService.claim(service.pk)
    insist(service.reopenable_by(by))
    return at_state(service, Status.OPEN, events.SERVICE_REOPENED, by=by, at=at)


@transaction.atomic
def call_roll(*, service, by, at, came) -> GroupService:
    """Write down who came: {booking id: True or False}; who is not named stays as he is.

    An id that is not booked any more is passed over. Raises `NotYours`.
    """
    service = GroupService.claim(service.pk)
    insist(service.answerable_by(by, timezone.localdate(at)))
    changed = []
    for booking in Booking.objects.visible_to(by).filter(service=service, pk__in=came).booked():
        if booking.was_served != came[booking.pk]:
            booking.was_served = came[booking.pk]
            changed.append(booking.stamp(by=by, at=at))
    Booking.objects.bulk_update(changed, ["was_served", "version", "changed_by", "changed_at"])
    if changed:
        here = service.bookings.filter(was_served=True).count()
        missing = service.bookings.filter(was_served=False).count()
        words = _("到场 %(here)s 人，未到 %(missing)s 人") % {"here": here, "missing": missing}
        record(events.ROLL_CALLED, target=service, by=by, note=words)
    return service


@transaction.atomic
def finish_service(*, service, by, at, ending="") -> GroupService:
    """Say that it was given: who was not called did not come, and all document numbers are forgotten.

    Raises `NobodyCalled`, `NotYours`.
    """
    service = GroupService.claim(service.pk)
    insist(service.answerable_by(by, timezone.localdate(at)))
    booked = service.bookings.booked()
    if booked.exists() and not booked.filter(was_served__isnull=False).exists():
        raise NobodyCalled(_("还没有点名。请先点名，再完成服务。"))
    booked.filter(was_served__isnull=True).update(was_served=False)
    service.ending = ending
    return end(service, Status.DONE, events.SERVICE_DONE, by=by, at=at)


@transaction.atomic
def cancel_service(*, service, by, at, reason) -> GroupService:
    """Call it off, and say why; all document numbers are forgotten. Raises `NotYours`."""
    service = GroupService.claim(service.pk)
    insist(service.callable_by(by))
    service.ending = reason
    service.bookings.booked().update(was_served=None)
    return end(service, Status.CANCELLED, events.SERVICE_CANCELLED, by=by, at=at)


@transaction.atomic
def remove_service(*, service, by, at, reason) -> GroupService:
    """Take away a service that was entered by mistake. Raises `StillBooked`, `NotYours`."""
    service = GroupService.claim(service.pk)
    insist(service.removable_by(by))
    if service.bookings.live().exists():
        raise StillBooked(_("已有人预约，不能移除。不办了，请取消服务并说明原因。"))
    service.removed_at, service.removed_by, service.removed_reason = at, by, reason
    service.stamp(by=by, at=at).save()
    record(events.SERVICE_REMOVED, target=service, by=by, note=reason)
    return service


def check(service, *, by):
    """The rules of a service that need more than its own fields."""
    if service.needs_paper and not service.paper_reason:
        raise WhyNumbers(_("请写明为什么需要证件号码。"), field="paper_reason")
    if not service.needs_paper:
        service.paper_reason = ""
    within_reach(by, service.village)


def end(service, status, event, *, by, at):
    """Bring it to its end and forget what was kept for its day alone."""
    at_state(service, status, event, by=by, at=at, note=service.ending)
    forget_numbers(service, by=by)
    return service


def at_state(service, status, event, *, by, at, note=""):
    """Save it in another state."""
    service.status = status
    service.stamp(by=by, at=at).save()
    record(event, target=service, by=by, note=note)
    return service
