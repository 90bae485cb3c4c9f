"""Deeds about the milestones of an aid project: set, corrected, reached with proof, taken back, dropped."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import giving as events
from chamber.models import AidMilestone, AidProject
from hengl_uf.attachments.actions import attach_all
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import NotYours, insist
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "due_on")


class StepOutside(DeedRefused):
    """A milestone lies within the days of its project."""


class ReachedThen(DeedRefused):
    """A milestone is reached between the start of its project and today."""


class HasProof(DeedRefused):
    """A milestone with files is not dropped: they would be nobody's."""


@dataclass(frozen=True)
class Step:
    """A milestone as it was typed beside its project."""

    name: str
    due_on: date


@transaction.atomic
def add_milestone(*, project, by, at, name, due_on) -> AidMilestone:
    """Add a milestone to a running project. Raises `StepOutside`, `NotYours`."""
    project = AidProject.claim(project.pk)
    insist(project.runnable_by(by))
    return keep_milestone(project, Step(name, due_on), by=by, at=at)


@transaction.atomic
def change_milestone(*, milestone, by, at, version=None, **fields) -> AidMilestone:
    """Correct a milestone. Raises `StepOutside`, `StaleEdit`, `NotYours`."""
    milestone = claimed(milestone, by, version)
    before = snapshot(milestone, FIELDS)
    for name, value in fields.items():
        setattr(milestone, name, value)
    check(milestone)
    milestone.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(milestone, FIELDS))
    record(events.STEP_CHANGED, target=milestone.project, by=by, changes=changes, note=str(milestone))
    return milestone


@transaction.atomic
def reach_milestone(*, milestone, by, at, done_on, note="", files=()) -> AidMilestone:
    """Note that a milestone was reached, on which day, with its proof. Raises `ReachedThen`, `FileRefused`, `NotYours`."""
    milestone = claimed(milestone, by)
    if milestone.done_on:
        raise NotYours(_("这个节点已经完成。"))
    first = milestone.project.starts_on
    if not first <= done_on <= timezone.localdate(at):
        words = {"day": plain_date(first)}
        raise ReachedThen(_("完成日期要在 %(day)s 到今天之间。") % words, field="done_on")
    milestone.done_on, milestone.done_by, milestone.note = done_on, by, note
    milestone.stamp(by=by, at=at).save()
    changes = {str(milestone): [None, plain_date(done_on)]}
    record(events.STEP_REACHED, target=milestone.project, by=by, changes=changes, note=note)
    if files:
        attach_all(owner=milestone, uploads=files, by=by, at=at)
    return milestone


@transaction.atomic
def reopen_milestone(*, milestone, by, at) -> AidMilestone:
    """Take back that a milestone was reached; its files stay. Raises `NotYours`."""
    milestone = claimed(milestone, by)
    if not milestone.done_on:
        raise NotYours(_("这个节点还没有完成。"))
    milestone.done_on = milestone.done_by = None
    milestone.stamp(by=by, at=at).save()
    record(events.STEP_REOPENED, target=milestone.project, by=by, note=str(milestone))
    return milestone


@transaction.atomic
def drop_milestone(*, milestone, by, at, reason) -> AidProject:
    """Drop a milestone that is not needed; history keeps its name and the reason. Raises `HasProof`, `NotYours`.

    Returns the project.
    """
    milestone = claimed(milestone, by)
    if milestone.done_on or Attachment.objects.about(milestone).exists():
        raise HasProof(_("这个节点已经完成或有证明材料，不能删去。先撤回完成、移除材料。"))
    project, words = milestone.project, {str(milestone): [plain_date(milestone.due_on), None]}
    milestone.delete()
    record(events.STEP_DROPPED, target=project, by=by, changes=words, note=reason)
    return project


def claimed(milestone, by, version=None) -> AidMilestone:
    """Lock the project first, then its milestone."""
    project = AidProject.claim(milestone.project_id)
    insist(project.runnable_by(by))
    try:
        milestone = AidMilestone.claim(milestone.pk, version)
    except AidMilestone.DoesNotExist:
        raise NotYours(_("这个节点已经删去。")) from None
    milestone.project = project
    return milestone


def keep_milestone(project, step: Step, *, by, at) -> AidMilestone:
    """Save a new milestone of a locked project."""
    milestone = AidMilestone(project=project, name=step.name, due_on=step.due_on)
    check(milestone)
    milestone.stamp(by=by, at=at).save()
    changes = {step.name: [None, plain_date(step.due_on)]}
    record(events.STEP_ADDED, target=project, by=by, changes=changes)
    return milestone


def check(milestone):
    """Raise unless the milestone lies within its project."""
    project = milestone.project
    if not project.starts_on <= milestone.due_on <= project.due_on:
        words = {
            "name": milestone.name,
            "first": plain_date(project.starts_on),
            "last": plain_date(project.due_on),
        }
        sentence = _("节点“%(name)s”要在项目的 %(first)s 至 %(last)s 之间。")
        raise StepOutside(sentence % words, field="due_on")
