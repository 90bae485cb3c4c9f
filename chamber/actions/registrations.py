"""Deeds about registrations: places booked or waited for, changed, given back; who came; what they say of it.

Each locks the event first: places are given one at a time. `by` is the account of the secretariat, or None when the
enterprise does it itself through its signed link; then only what the link allows.
"""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from chamber.actions.places import free_places, promote
from chamber.events import events
from chamber.models import Event, Registration
from chamber.models.events import MOST_PEOPLE
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises.models import EnterpriseContact
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused, StaleEdit

FIELDS = ("people", "contact_name", "contact_phone", "note")
ARRIVED = ("came", "checked_in_at", "checked_in_by", "version")
# Never all columns: the database looks at the time of registering whenever it is written, and the closing may have moved.
CANCELLED = ("status", "cancelled_at", "cancelled_by", "cancelled_reason")
Status = Registration.Status
CONTACTS = (EnterpriseContact.Kind.CONTACT, EnterpriseContact.Kind.MANAGER, EnterpriseContact.Kind.LEGAL)


class RegistrationClosed(DeedRefused):
    """Nobody registers, changes or gives back by the link after the closing, or while the event takes none."""


class RegisteredAlready(DeedRefused):
    """An enterprise is registered once for an event."""


class TooMany(DeedRefused):
    """More people than there are places, or than one enterprise sends."""


class NotBooked(DeedRefused):
    """Only who has a place can be checked in."""


class CameAlready(DeedRefused):
    """Who has been checked in is not taken off the list."""


class NothingToSay(DeedRefused):
    """What an enterprise says of an event, it says after it, and when it was there."""


@transaction.atomic
def register(
    *, event, enterprise, by, at, people=1, contact_name="", contact_phone="", note=""
) -> Registration:
    """Book places for an enterprise, or a turn on the waiting list when they do not fit.

    Raises `RegistrationClosed`, `RegisteredAlready`, `TooMany`, `NotYours`.
    """
    event = Event.claim(event.pk)
    if by:
        insist(event.editable_by(by))
    insist_open(event, at)
    check_people(event, people)
    there = event.registrations.live().filter(enterprise=enterprise).first()
    if there:
        raise registered_already(there)
    if by and not contact_name and not contact_phone:
        contact_name, contact_phone = usual_contact(enterprise)
    fits = people <= free_places(event)
    registration = Registration(
        event=event,
        enterprise=enterprise,
        status=Status.BOOKED if fits else Status.WAITING,
        people=people,
        contact_name=contact_name,
        contact_phone=contact_phone,
        note=note,
        registered_at=at,
        registered_by=by,
    )
    with told(
        registration_once=lambda: registered_already(registration),
        registration_before_closing=closed,
        event_booked_within_places=lambda: too_many(event),
    ):
        registration.save()
    event.refresh_from_db(fields=["booked"])
    if fits:
        what = events.REGISTERED if by else events.REGISTERED_ITSELF
    else:
        what = events.WAITING_LISTED if by else events.WAITING_ITSELF
    record(what, target=registration, by=by, note=str(event))
    return registration


@transaction.atomic
def change_registration(*, registration, by, at, version=None, **fields) -> Registration:
    """Correct how many come and whom to ring up. Places that come free go to those who wait.

    Raises `RegistrationClosed`, `TooMany`, `StaleEdit`, `NotYours`.
    """
    event, registration = claim(registration)
    if version is not None and registration.version != version:
        raise StaleEdit(
            _("这个报名在您填写期间有了变化，您的修改还没有保存。请核对后再保存一次。"), registration
        )
    insist_changeable(registration, by, at)
    before, was = words_of(registration), registration.people
    for name, value in fields.items():
        setattr(registration, name, value)
    check_people(event, registration.people)
    if registration.status == Status.BOOKED and registration.people - was > free_places(event):
        raise too_many(event)
    registration.version += 1
    with told(event_booked_within_places=lambda: too_many(event)):
        registration.save(update_fields=[*FIELDS, "version"])
    changes = changes_between(before, words_of(registration))
    what = events.REGISTRATION_CHANGED if by else events.REGISTRATION_CHANGED_ITSELF
    record(what, target=registration, by=by, changes=changes, note=str(event))
    promote(event, by=by)
    registration.refresh_from_db(fields=["status", "version"])
    return registration


@transaction.atomic
def cancel_registration(*, registration, by, at, reason="") -> Registration:
    """Give the places back; whoever waits longest and fits has them at once.

    Raises `CameAlready`, `RegistrationClosed`, `NotYours`.
    """
    event, registration = claim(registration)
    insist_changeable(registration, by, at)
    if registration.came:
        raise CameAlready(_("这家企业已经签到，不能取消报名。"))
    registration.status, registration.version = Status.CANCELLED, registration.version + 1
    registration.cancelled_at, registration.cancelled_by, registration.cancelled_reason = at, by, reason
    registration.came = registration.checked_in_at = registration.checked_in_by = None
    registration.save(update_fields=[*CANCELLED, *ARRIVED])
    what = events.REGISTRATION_CANCELLED if by else events.REGISTRATION_CANCELLED_ITSELF
    record(what, target=registration, by=by, note=reason or str(event))
    promote(event, by=by)
    return registration


@transaction.atomic
def check_in(*, registration, by, at, people=None) -> Registration:
    """Note that they are here, and how many; without a number all who registered. Doing it twice is doing it once.

    Raises `NotBooked`, `TooMany`, `NotYours`.
    """
    event, registration = claim(registration)
    insist(event.attendable_by(by))
    if registration.status != Status.BOOKED:
        raise NotBooked(_("这家企业没有已确认的名额，不能签到。"))
    came = registration.people if people is None else people
    if not 0 <= came <= MOST_PEOPLE:
        raise TooMany(_("到场人数在 0 到 %(most)s 之间。") % {"most": MOST_PEOPLE}, field="people")
    if registration.came == came or (registration.came and people is None):
        return registration
    changes = {str(_("到场人数")): [registration.came, came]}
    registration.came, registration.checked_in_at, registration.checked_in_by = came, at, by
    registration.version += 1
    registration.save(update_fields=ARRIVED)
    record(events.CHECKED_IN, target=registration, by=by, changes=changes, note=str(event))
    return registration


@transaction.atomic
def undo_check_in(*, registration, by, at) -> Registration:
    """Take back a check-in that was a slip of the finger. Raises `NotYours`."""
    event, registration = claim(registration)
    insist(event.attendable_by(by))
    if registration.came is None:
        return registration
    changes = {str(_("到场人数")): [registration.came, None]}
    registration.came = registration.checked_in_at = registration.checked_in_by = None
    registration.version += 1
    registration.save(update_fields=ARRIVED)
    record(events.CHECK_IN_UNDONE, target=registration, by=by, changes=changes, note=str(event))
    return registration


@transaction.atomic
def evaluate(*, registration, by, at, evaluation, words="") -> Registration:
    """Keep what the enterprise says of the event; said again, the last word counts. Raises `NothingToSay`, `NotYours`."""
    event, registration = claim(registration)
    if by:
        insist(event.editable_by(by))
    if not registration.evaluable_at(at):
        raise NothingToSay(_("活动举办以后，到场的企业才能评价。"))
    registration.evaluation, registration.evaluation_words = evaluation, words
    registration.evaluated_at = at
    registration.version += 1
    registration.save(update_fields=["evaluation", "evaluation_words", "evaluated_at", "version"])
    what = events.EVALUATED if by else events.EVALUATED_ITSELF
    with ours():
        changes = {str(_("评价")): [None, str(registration.get_evaluation_display())]}
    record(what, target=registration, by=by, changes=changes, note=words or str(event))
    return registration


@transaction.atomic
def note_read(*, registration, by):
    """Note that somebody had the name and phone before them."""
    record(events.REGISTRATION_READ, target=registration, by=by)


# --- what they have in common ---------------------------------------------------------------------------


def ours():
    """Within it words are in our language: the trail is, whatever an enterprise reads its page in."""
    return translation.override(settings.LANGUAGE_CODE)


def words_of(registration) -> dict:
    """What history compares."""
    with ours():
        return snapshot(registration, FIELDS)


def claim(registration) -> tuple[Event, Registration]:
    """Lock the event, then the registration."""
    event = Event.claim(registration.event_id)
    registration = Registration.claim(registration.pk)
    registration.event = event
    return event, registration


def usual_contact(enterprise) -> tuple[str, str]:
    """Name and phone of whom the enterprise's record names for such things, or nothing."""
    people = {one.kind: one for one in enterprise.contacts.order_by("-pk")}
    known = next((people[kind] for kind in CONTACTS if kind in people), None)
    return (known.name, known.phone) if known else ("", "")


def insist_open(event, at):
    """Raise `RegistrationClosed` unless registrations are taken now."""
    answer = event.open_at(at)
    if not answer:
        raise RegistrationClosed(answer.reason)


def insist_changeable(registration, by, at):
    """Raise unless this account, or the enterprise itself, may still change it."""
    if by:
        insist(registration.editable_by(by))
    elif registration.status == Status.CANCELLED:
        raise RegistrationClosed(_("这个报名已经取消。"))
    else:
        insist_open(registration.event, at)


def check_people(event, people):
    """Raise `TooMany` when so many can never have places."""
    if not 1 <= people <= MOST_PEOPLE:
        raise TooMany(_("每家企业报名 1 到 %(most)s 人。") % {"most": MOST_PEOPLE}, field="people")
    if people > event.places:
        raise TooMany(_("这场活动一共只有 %(count)s 个名额。") % {"count": event.places}, field="people")


def too_many(event) -> TooMany:
    """What is said to whoever wants more places than are left."""
    return TooMany(_("只剩 %(count)s 个名额，请改少人数。") % {"count": event.free}, field="people")


def closed() -> RegistrationClosed:
    """What is said when the database found it closed."""
    return RegistrationClosed(_("报名已经截止。"))


def registered_already(registration) -> RegisteredAlready:
    """What is said when an enterprise would be registered twice."""
    words = {"name": registration.enterprise, "state": registration.get_status_display()}
    return RegisteredAlready(
        _("%(name)s已经在这场活动的名单里（%(state)s），不用再报。") % words, field="enterprise"
    )
