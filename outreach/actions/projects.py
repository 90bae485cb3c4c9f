"""Deeds about projects: started, corrected, ended, restarted; their milestones are in `milestones.py`."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.models import User
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.milestones import before_project, keep_milestone
from outreach.models import Milestone, Project

FIELDS = (
    "name",
    "kind",
    "village",
    "association",
    "owner",
    "starts_on",
    "due_on",
    "budget",
    "goal",
)
NAMED = 5  # milestones in a sentence
MOST_YEARS = 20  # of a project: its plan is drawn month by month
Status = Project.Status


class DueBeforeStart(DeedRefused):
    """A project is due on its first day or later."""


class NoSuchTime(DeedRefused):
    """A project lies in a time that we keep records of, and ends after some years."""


class MilestonesBeyond(DeedRefused):
    """A project cannot be due before one of its milestones."""


class MilestonesOpen(DeedRefused):
    """A project is not finished while milestones are open."""


class DoneThen(DeedRefused):
    """A project is finished between its start and today."""


@dataclass(frozen=True)
class MilestoneSet:
    """A milestone as it was typed beside its project."""

    name: str
    owner: User
    due_on: date


@transaction.atomic
def start_project(*, by, at, milestones=(), **fields) -> Project:
    """Set up a project with its milestones. Raises `DueBeforeStart`, `NoSuchTime`, `BeforeProject`, `AfterProject`,
    `NoReach`.
    """
    project = Project(**fields)
    check(project, by=by)
    project.stamp(by=by, at=at).save()
    record(events.PROJECT_STARTED, target=project, by=by)
    for one in milestones:
        milestone = Milestone(project=project, name=one.name, owner=one.owner, due_on=one.due_on)
        keep_milestone(milestone, by=by, at=at)
        record(events.MILESTONE_ADDED, target=project, by=by, changes=milestone.as_change())
    return project


@transaction.atomic
def change_project(*, project, by, at, version=None, **fields) -> Project:
    """Correct a project. Its days cannot leave out a milestone.

    Raises `DueBeforeStart`, `NoSuchTime`, `DoneThen`, `BeforeProject`, `MilestonesBeyond`, `NoReach`, `StaleEdit`,
    `NotYours`.
    """
    project = Project.claim(project.pk, version)
    insist(project.editable_by(by))
    before = snapshot(project, FIELDS)
    for name, value in fields.items():
        setattr(project, name, value)
    check(project, by=by)
    check_milestones(project)
    with told(milestone_not_before_project=lambda: before_project(project)):
        project.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(project, FIELDS))
    record(events.PROJECT_CHANGED, target=project, by=by, changes=changes)
    return project


@transaction.atomic
def finish_project(*, project, by, at, done_on, ending="") -> Project:
    """Finish a project on a day. Raises `MilestonesOpen`, which names them, `DoneThen`, `NotYours`."""
    project = claim_running(project, by)
    waiting = list(project.milestones.filter(done_on__isnull=True).order_by("due_on", "pk"))
    if waiting:
        names = _("、").join(one.name for one in waiting[:NAMED])
        words = {"count": len(waiting), "names": names}
        sentence = _("还有 %(count)s 个节点没有完成：%(names)s。完成或删去这些节点后再办。")
        raise MilestonesOpen(sentence % words)
    if not project.starts_on <= done_on <= timezone.localdate(at):
        words = {"day": plain_date(project.starts_on)}
        raise DoneThen(_("完成日期要在 %(day)s 到今天之间。") % words, field="done_on")
    return end(project, Status.DONE, by=by, at=at, done_on=done_on, ending=ending)


@transaction.atomic
def stop_project(*, project, by, at, reason) -> Project:
    """Stop a project before it is finished, and say why. Raises `NotYours`."""
    return end(claim_running(project, by), Status.STOPPED, by=by, at=at, ending=reason)


@transaction.atomic
def restart_project(*, project, by, at) -> Project:
    """Take a project up again that was finished or stopped. Raises `NotYours`."""
    project = Project.claim(project.pk)
    insist(project.restartable_by(by))
    note, project.status, project.done_on, project.ending = project.ending, Status.RUNNING, None, ""
    project.stamp(by=by, at=at).save()
    record(events.PROJECT_RESTARTED, target=project, by=by, note=note)
    return project


@transaction.atomic
def remove_project(*, project, by, at, reason) -> Project:
    """Take a project out of lists and figures, kept with the reason. Raises `NotYours`."""
    project = Project.claim(project.pk)
    insist(project.editable_by(by))
    project.removed_at, project.removed_by, project.removed_reason = at, by, reason
    project.stamp(by=by, at=at).save()
    record(events.PROJECT_REMOVED, target=project, by=by, note=reason)
    return project


def claim_running(project, by) -> Project:
    """Lock a project that runs and that this account may work on."""
    project = Project.claim(project.pk)
    insist(project.runnable_by(by))
    return project


def end(project, status, *, by, at, ending, done_on=None) -> Project:
    """Note its end, how, and in which words."""
    project.status, project.done_on, project.ending = status, done_on, ending
    project.stamp(by=by, at=at).save()
    changes = {_("状态"): [Status.RUNNING.label, status.label]}
    record(events.PROJECT_ENDED, target=project, by=by, changes=changes, note=ending)
    return project


def check(project, *, by):
    """The rules of a project that need more than its own fields."""
    if project.starts_on.year < FIRST_YEAR:
        raise NoSuchTime(_("请核对开始日期的年份。"), field="starts_on")
    if project.due_on < project.starts_on:
        raise DueBeforeStart(_("完成期限不能早于开始日期。"), field="due_on")
    if project.due_on.year > min(project.starts_on.year + MOST_YEARS, LAST_YEAR):
        words = {"years": MOST_YEARS}
        raise NoSuchTime(_("项目最长 %(years)s 年，请核对完成期限的年份。") % words, field="due_on")
    if project.done_on and project.done_on < project.starts_on:
        words = {"day": plain_date(project.done_on)}
        raise DoneThen(_("项目已在 %(day)s 完成，开始日期不能更晚。") % words, field="starts_on")
    within_reach(by, project.village)


def check_milestones(project):
    """Raise when the days of a project leave out one of its milestones."""
    milestones = list(project.milestones.order_by("due_on", "pk"))
    if any(one.first_day < project.starts_on for one in milestones):
        raise before_project(project)
    beyond = [one.name for one in milestones if one.due_on > project.due_on]
    if beyond:
        words = {"names": _("、").join(beyond[:NAMED])}
        raise MilestonesBeyond(
            _("这些节点的期限在项目期限之后：%(names)s。请先改节点。") % words, field="due_on"
        )
