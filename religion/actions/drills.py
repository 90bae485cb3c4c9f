"""Deeds about drills: noted, corrected, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.happenings import NoSuchNumber, countable, happened, there
from religion.events import emergencies as events
from religion.models import Drill

FIELDS = ("plan", "held_on", "kind", "people", "with_whom", "course", "shortcomings")


class PlanElsewhere(DeedRefused):
    """A drill is one of a plan of its own site."""


@transaction.atomic
def note_drill(*, site, by, at, **fields) -> Drill:
    """Note a drill that was held. Raises `NotYet`, `NoSuchNumber`, `PlanElsewhere`, `SiteGone`, `NotYours`."""
    drill = Drill(site=site, **fields)
    insist(drill.editable_by(by))
    check(drill, on=timezone.localdate(at))
    keep(drill, by=by, at=at)
    record(events.DRILL_NOTED, target=drill, by=by)
    return drill


@transaction.atomic
def edit_drill(*, drill, by, at, version=None, **fields) -> Drill:
    """Correct a drill. Raises as `note_drill`, and `StaleEdit`."""
    drill = Drill.claim(drill.pk, version)
    insist(drill.editable_by(by))
    before = snapshot(drill, FIELDS)
    for name, value in fields.items():
        setattr(drill, name, value)
    check(drill, on=timezone.localdate(at))
    keep(drill, by=by, at=at)
    changes = changes_between(before, snapshot(drill, FIELDS))
    record(events.DRILL_CHANGED, target=drill, by=by, changes=changes)
    return drill


@transaction.atomic
def remove_drill(*, drill, by, at, reason) -> Drill:
    """Take away a drill that was noted by mistake, kept with the reason. Raises `NotYours`."""
    drill = Drill.claim(drill.pk)
    insist(drill.editable_by(by))
    drill.removed_at, drill.removed_by, drill.removed_reason = at, by, reason
    drill.stamp(by=by, at=at).save()
    record(events.DRILL_REMOVED, target=drill, by=by, note=reason)
    return drill


def check(drill, *, on):
    """The rules of a drill that need more than its own fields."""
    there(drill.site)
    happened(drill.held_on, on=on, field="held_on")
    countable(drill.people, field="people")
    if drill.plan and (drill.plan.site_id != drill.site_id or drill.plan.is_removed):
        raise PlanElsewhere(_("请选择“%(site)s”的应急预案。") % {"site": drill.site}, field="plan")


def keep(drill, *, by, at):
    """Save it; what the database refuses is told in a sentence."""
    with told(drill_with_people=lambda: NoSuchNumber(_("参加人数要大于 0。"), field="people")):
        drill.stamp(by=by, at=at).save()
