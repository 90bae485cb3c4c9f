"""Deeds about activities: planned, held with counts of who came, cancelled, corrected, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Activity, Attendance

OWN = (
    "title",
    "kind",
    "held_on",
    "ends_on",
    "place",
    "village",
    "staff",
    "partners",
    "summary",
    "volunteers",
    "volunteer_hours",
    "cost",
)
TOGETHER = ("associations", "enterprises", "helpers")
Status = Activity.Status


class HeldInTheFuture(DeedRefused):
    """That an activity was held is written down once it is over."""


class EndsBeforeStart(DeedRefused):
    """An activity ends on its first day or later."""


@transaction.atomic
def plan_activity(*, by, at, together=None, uploads=(), **fields) -> Activity:
    """Plan an activity; `together` says which associations, enterprises and helpers take part, `repeats` which one it
    repeats. Raises `EndsBeforeStart`, `NoReach`.
    """
    activity = Activity(**fields)
    check(activity, by=by)
    activity.stamp(by=by, at=at).save()
    set_together(activity, together)
    record(events.ACTIVITY_PLANNED, target=activity, by=by)
    attach_all(owner=activity, uploads=uploads, by=by, at=at)
    return activity


@transaction.atomic
def log_activity(*, by, at, attendance, together=None, uploads=(), **fields) -> Activity:
    """Write down an activity that was held and never planned here. `attendance` is {group: people}.

    Raises `HeldInTheFuture`, `EndsBeforeStart`, `NoReach`.
    """
    activity = Activity(status=Status.HELD, **fields)
    check(activity, by=by)
    check_over(activity, on=timezone.localdate(at))
    activity.stamp(by=by, at=at).save()
    set_together(activity, together)
    set_attendance(activity, attendance)
    record(events.ACTIVITY_HELD, target=activity, by=by)
    attach_all(owner=activity, uploads=uploads, by=by, at=at)
    return activity


@transaction.atomic
def hold_activity(*, activity, by, at, attendance, uploads=(), version=None, **fields) -> Activity:
    """Write down that a planned activity was held, with its counts.

    Raises `HeldInTheFuture`, `EndsBeforeStart`, `NotYours`, `StaleEdit`.
    """
    activity = Activity.claim(activity.pk, version)
    insist(activity.holdable_by(by))
    before = told_of(activity)
    set_fields(activity, fields)
    check(activity, by=by)
    check_over(activity, on=timezone.localdate(at))
    activity.status = Status.HELD
    activity.stamp(by=by, at=at).save()
    set_attendance(activity, attendance)
    changes = changes_between(before, told_of(activity))
    record(events.ACTIVITY_HELD, target=activity, by=by, changes=changes)
    attach_all(owner=activity, uploads=uploads, by=by, at=at)
    return activity


@transaction.atomic
def change_activity(
    *, activity, by, at, version=None, together=None, attendance=None, uploads=(), **fields
) -> Activity:
    """Correct an activity; counts only of one that was held.

    Raises `HeldInTheFuture`, `EndsBeforeStart`, `NoReach`, `NotYours`, `StaleEdit`.
    """
    activity = Activity.claim(activity.pk, version)
    insist(activity.editable_by(by))
    before = told_of(activity)
    set_fields(activity, fields)
    check(activity, by=by)
    if activity.status == Status.HELD:
        check_over(activity, on=timezone.localdate(at))
        if attendance is not None:
            set_attendance(activity, attendance)
    activity.stamp(by=by, at=at).save()
    set_together(activity, together)
    changes = changes_between(before, told_of(activity))
    record(events.ACTIVITY_CHANGED, target=activity, by=by, changes=changes)
    attach_all(owner=activity, uploads=uploads, by=by, at=at)
    return activity


@transaction.atomic
def cancel_activity(*, activity, by, at, reason) -> Activity:
    """Say that a planned activity will not take place, and why. Raises `NotYours`."""
    activity = Activity.claim(activity.pk)
    insist(activity.cancellable_by(by))
    activity.status, activity.cancelled_reason = Status.CANCELLED, reason
    activity.stamp(by=by, at=at).save()
    record(events.ACTIVITY_CANCELLED, target=activity, by=by, note=reason)
    return activity


@transaction.atomic
def remove_activity(*, activity, by, at, reason) -> Activity:
    """Take an activity out of lists and figures (entered by mistake), kept with the reason. Raises `NotYours`."""
    activity = Activity.claim(activity.pk)
    insist(activity.editable_by(by))
    activity.removed_at, activity.removed_by, activity.removed_reason = at, by, reason
    activity.stamp(by=by, at=at).save()
    record(events.ACTIVITY_REMOVED, target=activity, by=by, note=reason)
    return activity


def check(activity, *, by):
    """The rules of every activity that need more than its own fields."""
    if activity.ends_on and activity.ends_on < activity.held_on:
        raise EndsBeforeStart(_("结束日期不能早于开始日期。"), field="ends_on")
    within_reach(by, activity.village)


def check_over(activity, *, on):
    """Raise `HeldInTheFuture` unless its last day has come."""
    if activity.held_on > on:
        raise HeldInTheFuture(_("举办日期不能晚于今天。还没有举办的，请登记为筹备。"), field="held_on")
    if activity.ends_on and activity.ends_on > on:
        raise HeldInTheFuture(_("活动还没有结束，结束后再登记。"), field="ends_on")


def set_fields(activity, fields):
    """Give the activity these values."""
    for name, value in fields.items():
        setattr(activity, name, value)


def set_together(activity, together):
    """Say who took part in it: {"associations": [...], "enterprises": [...], "helpers": [...]}; None leaves it."""
    for name, chosen in (together or {}).items():
        getattr(activity, name).set(chosen)


def set_attendance(activity, attendance):
    """Make these the counts of who came: {group: people}; nobody of a group is no row."""
    activity.attendance.all().delete()
    Attendance.objects.bulk_create(
        Attendance(activity=activity, group=group, people=people)
        for group, people in attendance.items()
        if people
    )


def told_of(activity) -> dict:
    """What history compares: the fields, who took part, and the counts by group."""
    counts = [
        f"{row.get_group_display()} {row.people}"
        for row in activity.attendance.order_by("group").only("group", "people")
    ]
    return {**snapshot(activity, (*OWN, *TOGETHER)), str(_("参加人数")): counts}
