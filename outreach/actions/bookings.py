"""Deeds about the bookings of a group service: a place or a place on the waiting list, and the document numbers.

Each locks the service first: places are given one at a time. History of a person's booking is told at the booking, not
at the service, which clerks of other villages read.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.sealing import mark, seal, unseal
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Booking, GroupService

Status = Booking.Status


class BookedAlready(DeedRefused):
    """The same person has one place in a service."""


class SameNumber(DeedRefused):
    """The same document stands for one person of a service."""


class NoNumbersHere(DeedRefused):
    """A service that does not need document numbers keeps none."""


class OtherVillage(DeedRefused):
    """A service of one village is for its own people."""


class TooFewSlots(DeedRefused):
    """There are never fewer places than people booked."""


@transaction.atomic
def book(*, service, contact, by, at, note="", paper=None) -> Booking:
    """Give a person the smallest free place, or the next one on the waiting list; `paper` is a `Paper` or None.

    Raises `BookedAlready`, `SameNumber`, `NoNumbersHere`, `OtherVillage`, `NoReach`, `NotYours`.
    """
    service = GroupService.claim(service.pk)
    insist(service.bookable_by(by))
    within_reach(by, contact.village)
    if service.village_id not in (None, contact.village_id):
        words = {"village": service.village}
        raise OtherVillage(_("这批服务只面向%(village)s的联系对象。") % words, field="contact")
    there = service.bookings.live().filter(contact=contact).first()
    if there:
        raise booked_already(there)
    slot = next(iter(free_slots(service)), None)
    status = Status.BOOKED if slot else Status.WAITING
    booking = Booking(service=service, contact=contact, status=status, slot=slot, note=note)
    with told(booking_person_once=lambda: booked_already(booking)):
        booking.stamp(by=by, at=at).save()
    keep_number(booking, paper)
    event = events.BOOKED if slot else events.WAITING_LISTED
    record(event, target=booking, by=by, note=str(service))
    return booking


@transaction.atomic
def change_booking(*, booking, by, at, version=None, note="", paper=None) -> Booking:
    """Correct the note, or add the document number or another. Raises like `book`, and `StaleEdit`."""
    service = GroupService.claim(booking.service_id)
    booking = Booking.claim(booking.pk, version)
    booking.service = service
    insist(booking.cancellable_by(by))
    before = snapshot(booking, ("note", "paper_tail"))
    booking.note = note
    booking.stamp(by=by, at=at).save()
    keep_number(booking, paper)
    changes = changes_between(before, snapshot(booking, ("note", "paper_tail")))
    record(events.BOOKING_CHANGED, target=booking, by=by, changes=changes)
    return booking


@transaction.atomic
def cancel_booking(*, booking, by, at, reason) -> Booking:
    """Give a place back; whoever waits longest has it at once. The number is forgotten. Raises `NotYours`."""
    service = GroupService.claim(booking.service_id)
    booking = Booking.claim(booking.pk)
    booking.service = service
    insist(booking.cancellable_by(by))
    booking.status, booking.slot, booking.was_served = Status.CANCELLED, None, None
    booking.cancelled_at, booking.cancelled_by, booking.cancelled_reason = at, by, reason
    for name, nothing in NO_NUMBER.items():
        setattr(booking, name, nothing)
    booking.stamp(by=by, at=at).save()
    record(events.BOOKING_CANCELLED, target=booking, by=by, note=reason)
    promote(service, by=by, at=at)
    return booking


# --- places ---------------------------------------------------------------------------------------------


def free_slots(service) -> list[int]:
    """The numbers of the places that nobody has, the smallest first. The service is locked."""
    taken = set(service.bookings.booked().values_list("slot", flat=True))
    return [slot for slot in range(1, service.slots + 1) if slot not in taken]


def promote(service, *, by, at) -> list[Booking]:
    """Give the free places to those who wait, first come first, in the transaction that made them free."""
    waiting = list(service.bookings.waiting()[: service.slots])
    moved = list(zip(waiting, free_slots(service) if waiting else (), strict=False))
    for booking, slot in moved:
        booking.status, booking.slot = Status.BOOKED, slot
        booking.stamp(by=by, at=at).save()
        record(events.MOVED_UP, target=booking, by=by, note=str(service))
    return [booking for booking, _slot in moved]


def move_below(service, *, by, at):
    """Bring the bookings beyond the last place to free ones below it. Raises `TooFewSlots` when there are not enough."""
    beyond = list(service.bookings.booked().filter(slot__gt=service.slots).order_by("slot"))
    free = free_slots(service)
    if len(beyond) > len(free):
        raise too_few_slots(service)
    for booking, slot in zip(beyond, free, strict=False):
        booking.slot = slot
        booking.stamp(by=by, at=at).save()


def too_few_slots(service) -> TooFewSlots:
    """What is said to whoever lowers the places below those given."""
    booked = {"count": service.bookings.booked().count()}
    return TooFewSlots(
        _("已有 %(count)s 人预约，名额不能少于 %(count)s。要减少，请先取消预约。") % booked, field="slots"
    )


def booked_already(booking) -> BookedAlready:
    """What is said when a person would be booked twice."""
    words = {"name": booking.contact, "state": booking.get_status_display()}
    return BookedAlready(_("%(name)s已在这批服务中（%(state)s），不用再登记。") % words, field="contact")


def place_in_line(booking) -> int:
    """Which place on the waiting list a waiting booking has, from 1."""
    return Booking.objects.filter(service=booking.service_id, pk__lte=booking.pk).waiting().count()


# --- document numbers: sealed, and forgotten (ADR 18) --------------------------------------------------------

NO_NUMBER = {"paper_kind": "", "paper_sealed": None, "paper_mark": "", "paper_tail": ""}


def keep_number(booking, paper):
    """Seal the number of a document with the booking, which is saved. Raises `SameNumber`, `NoNumbersHere`."""
    if paper is None:
        return
    if not booking.service.needs_paper:
        raise NoNumbersHere(_("这批服务不需要证件号码，请不要登记。"), field="document_number")
    key = settings.DOCUMENT_KEY
    booking.paper_kind, booking.paper_tail = paper.kind.value, paper.last_four
    booking.paper_sealed = seal(paper.number, key=key, context=context_of(booking))
    booking.paper_mark = mark(paper.holder, key=key)
    if booking.service.bookings.live().exclude(pk=booking.pk).filter(paper_mark=booking.paper_mark).exists():
        raise same_number()
    with told(booking_paper_once=same_number):
        booking.save(update_fields=list(NO_NUMBER))


def same_number() -> SameNumber:
    """What is said when one document would stand for two; whose it is, is not said."""
    return SameNumber(
        _("这个证件号码在这批服务中已经登记过，请核对是不是同一个人。"), field="document_number"
    )


def context_of(booking) -> str:
    """The one place at which a sealed number opens."""
    return f"{booking._meta.label_lower}:{booking.pk}"


@transaction.atomic
def read_numbers(*, service, by) -> list[tuple[Booking, str]]:
    """The bookings that have a number, with the number in full, in the order of places. It is noted who read them.

    Raises `NotYours`.
    """
    service = GroupService.claim(service.pk)
    insist(service.callable_by(by))
    sealed = Booking.objects.visible_to(by).filter(service=service, paper_sealed__isnull=False).booked()
    bookings = list(sealed.select_related("contact__village").order_by("slot"))
    slots = _("、").join(str(booking.slot) for booking in bookings)
    record(events.PAPER_READ, target=service, by=by, note=_("名额 %(slots)s") % {"slots": slots or _("无")})
    key = settings.DOCUMENT_KEY
    return [
        (booking, unseal(booking.paper_sealed, key=key, context=context_of(booking))) for booking in bookings
    ]


def forget_numbers(service, *, by=None) -> int:
    """Empty all document numbers of a service, and say so; how many went. The service is locked; `by` None: a job."""
    count = service.bookings.filter(paper_sealed__isnull=False).update(**NO_NUMBER)
    if count:
        record(events.PAPERS_FORGOTTEN, target=service, by=by, note=_("%(count)s 个") % {"count": count})
    return count


@transaction.atomic
def forget_old_numbers(*, service) -> int:
    """`forget_numbers` for a service that nobody ended in time."""
    return forget_numbers(GroupService.claim(service.pk))
