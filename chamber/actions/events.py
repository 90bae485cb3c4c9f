"""Deeds about events: published, corrected, closed and opened to registrations, held, cancelled, removed."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.places import promote
from chamber.events import events
from chamber.models import Event, Registration
from chamber.models.events import MOST_PEOPLE, MOST_PLACES
from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = (
    "kind",
    "title",
    "held_on",
    "starts_at",
    "place",
    "places",
    "closes_at",
    "staff",
    "departments",
    "content",
)
NAMED = 3  # enterprises in a sentence
Status = Event.Status


class TooFewPlaces(DeedRefused):
    """There are never fewer places than people booked."""


class NoSuchNumber(DeedRefused):
    """Places are between 1 and some thousands."""


class ClosesTooLate(DeedRefused):
    """Registration closes on the day of the event at the latest."""


class NoSuchTime(DeedRefused):
    """An event lies in a time that we keep records of."""


class HeldInTheFuture(DeedRefused):
    """That an event was held is written down on its day or later."""


class NoneCame(DeedRefused):
    """As many came as can be: none less than nobody, and only of those who were booked."""


class ClosedAlready(DeedRefused):
    """A closing that is past must be moved before anybody can register again."""


@transaction.atomic
def plan_event(*, by, at, uploads=(), closes_at=None, **fields) -> Event:
    """Publish an event; without `closes_at` registration goes on until it starts.

    Raises `NoSuchNumber`, `ClosesTooLate`, `NoSuchTime`.
    """
    event = Event(**fields)
    event.closes_at = closes_at or last_moment(event.held_on, event.starts_at)
    check(event)
    event.stamp(by=by, at=at).save()
    record(events.EVENT_PLANNED, target=event, by=by)
    attach_all(owner=event, uploads=uploads, by=by, at=at)
    return event


@transaction.atomic
def change_event(*, event, by, at, version=None, **fields) -> Event:
    """Correct an event. More places go at once to those who wait.

    Raises `TooFewPlaces`, `NoSuchNumber`, `ClosesTooLate`, `NoSuchTime`, `StaleEdit`, `NotYours`.
    """
    event = Event.claim(event.pk, version)
    insist(event.editable_by(by))
    before = snapshot(event, FIELDS)
    for name, value in fields.items():
        setattr(event, name, value)
    event.closes_at = event.closes_at or last_moment(event.held_on, event.starts_at)
    check(event)
    if event.places < event.booked:
        raise too_few_places(event)
    with told(event_booked_within_places=lambda: too_few_places(event)):
        event.stamp(by=by, at=at).save()
    record(
        events.EVENT_CHANGED, target=event, by=by, changes=changes_between(before, snapshot(event, FIELDS))
    )
    if event.is_live:
        promote(event, by=by)
    return event


@transaction.atomic
def close_event(*, event, by, at) -> Event:
    """Take no more registrations. Raises `NotYours`."""
    event = Event.claim(event.pk)
    insist(event.closable_by(by))
    event.status = Status.CLOSED
    event.stamp(by=by, at=at).save()
    record(events.EVENT_CLOSED, target=event, by=by)
    return event


@transaction.atomic
def reopen_event(*, event, by, at) -> Event:
    """Take registrations again, also of an event that had been called off. Raises `ClosedAlready`, `NotYours`."""
    event = Event.claim(event.pk)
    insist(event.reopenable_by(by))
    if event.closes_at < at:
        raise ClosedAlready(_("报名截止时间已经过去。请先在“修改”里把报名截止改到以后，再恢复报名。"))
    note, event.status, event.ending = event.ending, Status.OPEN, ""
    event.stamp(by=by, at=at).save()
    record(events.EVENT_REOPENED, target=event, by=by, note=note)
    promote(event, by=by)
    return event


@transaction.atomic
def hold_event(*, event, by, at, came=None, summary="", version=None) -> Event:
    """Write down that it was held: `came` is {registration id: people}; who was booked and is not named there, and had
    not checked in, did not come. May be corrected later.

    Raises `HeldInTheFuture`, `NoneCame`, `StaleEdit`, `NotYours`.
    """
    event = Event.claim(event.pk, version)
    insist(event.holdable_by(by))
    today = timezone.localdate(at)
    if event.held_on > today:
        words = {"day": plain_date(event.held_on)}
        raise HeldInTheFuture(_("活动在 %(day)s 举办，到那天再登记。改期的请先修改日期。") % words)
    before = {**snapshot(event, ("status", "summary")), str(_("到场人数")): people_of(event)}
    note_who_came(event, came or {}, by=by, at=at)
    event.status, event.summary = Status.DONE, summary
    event.stamp(by=by, at=at).save()
    after = {**snapshot(event, ("status", "summary")), str(_("到场人数")): people_of(event)}
    record(events.EVENT_HELD, target=event, by=by, changes=changes_between(before, after))
    return event


@transaction.atomic
def cancel_event(*, event, by, at, reason) -> Event:
    """Call it off; the registrations stay, so that all can be told. Raises `NotYours`."""
    event = Event.claim(event.pk)
    insist(event.runnable_by(by))
    event.status, event.ending = Status.CANCELLED, reason
    event.stamp(by=by, at=at).save()
    record(events.EVENT_CANCELLED, target=event, by=by, note=reason)
    return event


@transaction.atomic
def remove_event(*, event, by, at, reason) -> Event:
    """Take away an event that was entered by mistake, kept with the reason. Raises `NotYours`."""
    event = Event.claim(event.pk)
    insist(event.removable_by(by))
    event.removed_at, event.removed_by, event.removed_reason = at, by, reason
    event.stamp(by=by, at=at).save()
    record(events.EVENT_REMOVED, target=event, by=by, note=reason)
    return event


@transaction.atomic
def note_roll_read(*, event, by):
    """Note that somebody had the names and phones of a roll before them."""
    record(events.ROLL_READ, target=event, by=by)


def last_moment(held_on, starts_at=None) -> datetime:
    """When registration closes if nobody says when: as the event starts, else at the end of its day."""
    return timezone.make_aware(datetime.combine(held_on, starts_at or time(23, 59)))


def check(event):
    """The rules of an event that need more than one field."""
    if not FIRST_YEAR <= event.held_on.year <= LAST_YEAR:
        raise NoSuchTime(_("请核对活动日期的年份。"), field="held_on")
    if not 1 <= event.places <= MOST_PLACES:
        raise NoSuchNumber(_("名额在 1 到 %(most)s 之间。") % {"most": MOST_PLACES}, field="places")
    if timezone.localdate(event.closes_at) > event.held_on:
        raise ClosesTooLate(_("报名截止不能晚于活动当天。"), field="closes_at")


def too_few_places(event) -> TooFewPlaces:
    """What is said to whoever lowers the places below those given."""
    words = _("已有 %(count)s 人报名，名额不能少于 %(count)s。要减少，请先取消或改少报名。")
    return TooFewPlaces(words % {"count": event.booked}, field="places")


def note_who_came(event, came, *, by, at):
    """Write the counts down at the registrations; of those who are booked each has one afterwards."""
    booked = {one.pk: one for one in event.registrations.booked().order_by("pk")}
    if not came.keys() <= booked.keys():
        raise NoneCame(_("有的企业已经取消报名，请刷新页面后再登记。"))
    for pk, one in booked.items():
        people = came.get(pk, one.came or 0)
        if not 0 <= people <= MOST_PEOPLE:
            raise NoneCame(_("每家企业到场人数在 0 到 %(most)s 之间。") % {"most": MOST_PEOPLE})
        if people != one.came:
            one.came, one.checked_in_at, one.checked_in_by = people, at, by
            one.version += 1
    Registration.objects.bulk_update(
        booked.values(), ["came", "checked_in_at", "checked_in_by", "version"], batch_size=500
    )


def people_of(event) -> str:
    """How many came so far, in words for history."""
    counts = [one for one in event.registrations.booked().values_list("came", flat=True) if one]
    words = {"enterprises": len(counts), "people": sum(counts)}
    return _("%(enterprises)s 家企业 %(people)s 人") % words if counts else ""
