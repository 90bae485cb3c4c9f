"""Deeds about incidents: noted, corrected, their timeline, their end with what was learnt, removed."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import full_time, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.happenings import NoReason, countable, happened_at, there, worded
from religion.events import emergencies as events
from religion.models import Incident, IncidentStep

FIELDS = ("kind", "title", "happened_at", "reported_to", "injured", "loss")
MOST_INJURED = 9_999


class BeforeItHappened(DeedRefused):
    """Nothing of an incident lies before it happened."""


class ClosedThen(DeedRefused):
    """An incident ends after its last moment, and not later than today."""


@transaction.atomic
def note_incident(*, site, by, at, **fields) -> Incident:
    """Note what happened at a site. Raises `NotYet`, `NoSuchNumber`, `SiteGone`, `NotYours`."""
    incident = Incident(site=site, **fields)
    insist(incident.editable_by(by))
    check(incident, at=at)
    incident.stamp(by=by, at=at).save()
    record(events.INCIDENT_NOTED, target=incident, by=by)
    return incident


@transaction.atomic
def edit_incident(*, incident, by, at, version=None, **fields) -> Incident:
    """Correct an incident that is not over. Raises as `note_incident`, and `BeforeItHappened`, `StaleEdit`."""
    incident = Incident.claim(incident.pk, version)
    insist(incident.editable_by(by))
    before = snapshot(incident, FIELDS)
    for name, value in fields.items():
        setattr(incident, name, value)
    check(incident, at=at)
    first = incident.steps.aggregate(first=Min("happened_at"))["first"]
    if first and incident.happened_at > first:
        words = {"time": full_time(first)}
        raise BeforeItHappened(_("处置经过从 %(time)s 开始，发生时间不能更晚。") % words, field="happened_at")
    incident.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(incident, FIELDS))
    record(events.INCIDENT_CHANGED, target=incident, by=by, changes=changes)
    return incident


@transaction.atomic
def note_step(*, incident, happened_at: datetime, text, by, at) -> IncidentStep:
    """Add a moment to the timeline of an incident that is not over.

    Raises `BeforeItHappened`, `NotYet`, `NoReason`, `NotYours`.
    """
    incident = Incident.claim(incident.pk)
    insist(incident.editable_by(by))
    said = worded(text, _("请写明发生了什么、怎样处置。"), field="text")
    check_moment(incident, happened_at, at=at)
    step = IncidentStep.objects.create(
        incident=incident, happened_at=happened_at, text=said, noted_at=at, noted_by=by
    )
    record(events.INCIDENT_STEP_NOTED, target=incident, by=by, note=said)
    return step


@transaction.atomic
def close_incident(*, incident, lessons, by, at, closed_on: date) -> Incident:
    """All is dealt with, and what was learnt is written down. Raises `NoReason`, `ClosedThen`, `NotYours`."""
    incident = Incident.claim(incident.pk)
    insist(incident.editable_by(by))
    learnt = worded(lessons, no_lessons_words(), field="lessons")
    latest = incident.steps.aggregate(last=Max("happened_at"))["last"] or incident.happened_at
    first, today = timezone.localdate(latest), timezone.localdate(at)
    if not first <= closed_on <= today:
        words = {"day": plain_date(first)}
        raise ClosedThen(_("处置结束的日期要在 %(day)s 到今天之间。") % words, field="closed_on")
    incident.lessons, incident.closed_on = learnt, closed_on
    with told(incident_closed_with_lessons=lambda: NoReason(no_lessons_words(), field="lessons")):
        incident.stamp(by=by, at=at).save()
    record(events.INCIDENT_CLOSED, target=incident, by=by, note=learnt)
    return incident


@transaction.atomic
def remove_incident(*, incident, by, at, reason) -> Incident:
    """Take away an incident that was noted by mistake, kept with the reason. Raises `NotYours`."""
    incident = Incident.claim(incident.pk)
    insist(incident.editable_by(by))
    incident.removed_at, incident.removed_by, incident.removed_reason = at, by, reason
    incident.stamp(by=by, at=at).save()
    record(events.INCIDENT_REMOVED, target=incident, by=by, note=reason)
    return incident


def check(incident, *, at):
    """The rules of an incident that need more than its own fields."""
    there(incident.site)
    happened_at(incident.happened_at, at=at, field="happened_at")
    countable(incident.injured, field="injured", least=0, most=MOST_INJURED)


def check_moment(incident, moment, *, at):
    """Raise unless the moment lies between what happened and now."""
    happened_at(moment, at=at, field="happened_at")
    if moment < incident.happened_at:
        words = {"time": full_time(incident.happened_at)}
        raise BeforeItHappened(_("事件在 %(time)s 发生，处置经过不能更早。") % words, field="happened_at")


def no_lessons_words() -> str:
    """Why an incident does not end without a word."""
    return _("请写明教训和改进：为什么会发生，以后怎样避免。")
