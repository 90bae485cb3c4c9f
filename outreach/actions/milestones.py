"""Deeds about the milestones of a project: set, corrected, reached, taken back, dropped."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Milestone, Project

FIELDS = ("name", "owner", "starts_on", "due_on", "note")


class BeforeProject(DeedRefused):
    """A milestone begins with its project or later."""


class AfterProject(DeedRefused):
    """A milestone is due by the day on which its project is due."""


class MilestoneDueBeforeStart(DeedRefused):
    """A milestone is due on its first day or later."""


@transaction.atomic
def add_milestone(*, project, by, at, **fields) -> Milestone:
    """Add a milestone to a running project.

    Raises `BeforeProject`, also when the start moved meanwhile, `AfterProject`, `MilestoneDueBeforeStart`, `NotYours`.
    """
    project = Project.claim(project.pk)
    insist(project.runnable_by(by))
    milestone = Milestone(project=project, **fields)
    keep_milestone(milestone, by=by, at=at)
    record(events.MILESTONE_ADDED, target=project, by=by, changes=milestone.as_change())
    return milestone


@transaction.atomic
def change_milestone(*, milestone, by, at, version=None, **fields) -> Milestone:
    """Correct a milestone. Raises as `add_milestone`, and `StaleEdit`."""
    milestone = claimed(milestone, by, version)
    before = snapshot(milestone, FIELDS)
    for name, value in fields.items():
        setattr(milestone, name, value)
    keep_milestone(milestone, by=by, at=at)
    changes = changes_between(before, snapshot(milestone, FIELDS))
    record(events.MILESTONE_CHANGED, target=milestone.project, by=by, changes=changes, note=str(milestone))
    return milestone


@transaction.atomic
def reach_milestone(*, milestone, by, at) -> Milestone:
    """Mark a milestone as reached today. Raises `NotYours`."""
    milestone = claimed(milestone, by)
    if milestone.done_on:
        raise NotYours(_("这个节点已经完成。"))
    milestone.done_on, milestone.done_by = timezone.localdate(at), by
    milestone.stamp(by=by, at=at).save()
    record(events.MILESTONE_REACHED, target=milestone.project, by=by, note=str(milestone))
    return milestone


@transaction.atomic
def reopen_milestone(*, milestone, by, at) -> Milestone:
    """Take back that a milestone was reached. Raises `NotYours`."""
    milestone = claimed(milestone, by)
    if not milestone.done_on:
        raise NotYours(_("这个节点还没有完成。"))
    milestone.done_on = milestone.done_by = None
    milestone.stamp(by=by, at=at).save()
    record(events.MILESTONE_REOPENED, target=milestone.project, by=by, note=str(milestone))
    return milestone


@transaction.atomic
def drop_milestone(*, milestone, by, at, reason) -> Project:
    """Drop a milestone that is not needed; history keeps its name and the reason. Returns the project."""
    milestone = claimed(milestone, by)
    words = {label: [now, None] for label, (_before, now) in milestone.as_change().items()}
    milestone.delete()
    record(events.MILESTONE_DROPPED, target=milestone.project, by=by, changes=words, note=reason)
    return milestone.project


def claimed(milestone, by, version=None) -> Milestone:
    """Lock the project first, then its milestone: in this order everywhere, so that nobody waits in a circle."""
    project = Project.claim(milestone.project_id)
    insist(project.runnable_by(by))
    try:
        milestone = Milestone.claim(milestone.pk, version)
    except Milestone.DoesNotExist:
        raise NotYours(_("这个节点已经删去。")) from None
    milestone.project = project
    return milestone


def keep_milestone(milestone, *, by, at):
    """Save a milestone of a locked project by its rules; the database has the last word on its first day."""
    project = milestone.project
    if milestone.starts_on and milestone.due_on < milestone.starts_on:
        raise MilestoneDueBeforeStart(_("节点的完成期限不能早于开始日期。"), field="due_on")
    if milestone.first_day < project.starts_on:
        raise too_early(milestone)
    if milestone.due_on > project.due_on:
        words = {"name": milestone.name, "day": plain_date(project.due_on)}
        sentence = _("“%(name)s”超出项目的完成期限 %(day)s。确需延后，请先把项目的完成期限改到这一天或以后。")
        raise AfterProject(sentence % words, field="due_on")
    with told(milestone_not_before_project=lambda: too_early(milestone)):
        milestone.stamp(by=by, at=at).save()


def too_early(milestone) -> BeforeProject:
    """The refusal of a milestone before the start of its project."""
    words = {"name": milestone.name, "day": plain_date(milestone.project.starts_on)}
    sentence = _("“%(name)s”早于项目的开始日期 %(day)s。")
    return BeforeProject(sentence % words, field="starts_on" if milestone.starts_on else "due_on")


def before_project(project) -> BeforeProject:
    """The refusal of a start that would leave milestones before it."""
    early = sorted(project.milestones.all(), key=lambda one: one.first_day)[0]
    words = {"name": early.name, "day": plain_date(early.first_day)}
    sentence = _("节点“%(name)s”在 %(day)s，项目不能在这之后才开始。请先改节点。")
    return BeforeProject(sentence % words, field="starts_on")
