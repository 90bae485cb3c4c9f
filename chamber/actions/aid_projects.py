"""Deeds about aid projects: started with their milestones, corrected, ended, restarted, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.aid_milestones import Step, keep_milestone
from chamber.events import giving as events
from chamber.models import AidProject
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.web.last_word import NotYours, insist
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "village", "runner", "starts_on", "due_on", "beneficiaries", "goal")
NAMED = 5  # milestones in a sentence
Status = AidProject.Status


class DueBeforeStart(DeedRefused):
    """A project is due on its first day or later, in a year that we keep records of."""


class StepsOutside(DeedRefused):
    """The days of a project leave out one of its milestones."""


class StepsOpen(DeedRefused):
    """A project is not finished while milestones are open."""


class DoneThen(DeedRefused):
    """A project is finished between its start and today."""


class HasMoney(DeedRefused):
    """A project that money was given to is not removed."""


@transaction.atomic
def start_aid_project(*, by, at, steps: tuple[Step, ...] | list[Step] = (), **fields) -> AidProject:
    """Set up a project with its milestones. Raises `DueBeforeStart`, `StepOutside`."""
    insist(by.may(AidProject.edit_permission))
    project = AidProject(**fields)
    check(project)
    project.stamp(by=by, at=at).save()
    record(events.AID_STARTED, target=project, by=by)
    for step in steps:
        keep_milestone(project, step, by=by, at=at)
    return project


@transaction.atomic
def change_aid_project(*, project, by, at, version=None, **fields) -> AidProject:
    """Correct a project. Raises `DueBeforeStart`, `StepsOutside`, `DoneThen`, `StaleEdit`, `NotYours`."""
    project = AidProject.claim(project.pk, version)
    insist(project.editable_by(by))
    before = snapshot(project, FIELDS)
    for name, value in fields.items():
        setattr(project, name, value)
    check(project)
    check_steps(project)
    project.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(project, FIELDS))
    record(events.AID_CHANGED, target=project, by=by, changes=changes)
    return project


@transaction.atomic
def finish_aid_project(*, project, by, at, done_on, beneficiaries=None, ending="") -> AidProject:
    """Finish a project on a day, with how many it helped. Raises `StepsOpen`, which names them, `DoneThen`, `NotYours`."""
    project = claim_running(project, by)
    waiting = list(project.milestones.filter(done_on__isnull=True).order_by("due_on", "pk"))
    if waiting:
        names = _("、").join(one.name for one in waiting[:NAMED])
        words = {"count": len(waiting), "names": names}
        raise StepsOpen(_("还有 %(count)s 个节点没有完成：%(names)s。完成或删去这些节点后再办。") % words)
    if not project.starts_on <= done_on <= timezone.localdate(at):
        words = {"day": plain_date(project.starts_on)}
        raise DoneThen(_("完成日期要在 %(day)s 到今天之间。") % words, field="done_on")
    if beneficiaries is not None:
        project.beneficiaries = beneficiaries
    return end(project, Status.DONE, by=by, at=at, done_on=done_on, ending=ending)


@transaction.atomic
def stop_aid_project(*, project, by, at, reason) -> AidProject:
    """Stop a project before it is finished, and say why. Raises `NotYours`."""
    return end(claim_running(project, by), Status.STOPPED, by=by, at=at, ending=reason)


@transaction.atomic
def restart_aid_project(*, project, by, at) -> AidProject:
    """Take a project up again that was finished or stopped. Raises `NotYours`."""
    project = AidProject.claim(project.pk)
    insist(project.editable_by(by))
    if project.status == Status.RUNNING:
        raise NotYours(_("项目正在进行。"))
    note, project.status, project.done_on, project.ending = project.ending, Status.RUNNING, None, ""
    project.stamp(by=by, at=at).save()
    record(events.AID_RESTARTED, target=project, by=by, note=note)
    return project


@transaction.atomic
def remove_aid_project(*, project, by, at, reason) -> AidProject:
    """Take away a project that got no money, kept with the reason. Raises `HasMoney`, `NotYours`."""
    project = AidProject.claim(project.pk)
    insist(project.editable_by(by))
    if project.allocations.filter(removed_at__isnull=True).exists():
        raise HasMoney(_("已有拨付的项目不能移除；不再做的，请停止项目。"))
    project.removed_at, project.removed_by, project.removed_reason = at, by, reason
    project.stamp(by=by, at=at).save()
    record(events.AID_REMOVED, target=project, by=by, note=reason)
    return project


def claim_running(project, by) -> AidProject:
    """Lock a project that runs and that this account may work on."""
    project = AidProject.claim(project.pk)
    insist(project.runnable_by(by))
    return project


def end(project, status, *, by, at, ending, done_on=None) -> AidProject:
    """Note its end, how, and in which words."""
    project.status, project.done_on, project.ending = status, done_on, ending
    project.stamp(by=by, at=at).save()
    changes = {_("状态"): [Status.RUNNING.label, status.label]}
    record(events.AID_ENDED, target=project, by=by, changes=changes, note=ending)
    return project


def check(project):
    """The rules of a project's days."""
    if not FIRST_YEAR <= project.starts_on.year <= LAST_YEAR:
        raise DueBeforeStart(_("请核对开始日期的年份。"), field="starts_on")
    if project.due_on < project.starts_on:
        raise DueBeforeStart(_("完成期限不能早于开始日期。"), field="due_on")
    if project.due_on.year > LAST_YEAR:
        raise DueBeforeStart(_("请核对完成期限的年份。"), field="due_on")
    if project.done_on and project.done_on < project.starts_on:
        words = {"day": plain_date(project.done_on)}
        raise DoneThen(_("项目已在 %(day)s 完成，开始日期不能更晚。") % words, field="starts_on")


def check_steps(project):
    """Raise when the days of a project leave out one of its milestones."""
    steps = list(project.milestones.order_by("due_on", "pk"))
    if early := [one.name for one in steps if one.due_on < project.starts_on]:
        words = {"names": _("、").join(early[:NAMED])}
        sentence = _("这些节点在项目开始之前：%(names)s。请先改节点。")
        raise StepsOutside(sentence % words, field="starts_on")
    if late := [one.name for one in steps if one.due_on > project.due_on]:
        words = {"names": _("、").join(late[:NAMED])}
        sentence = _("这些节点的期限在项目期限之后：%(names)s。请先改节点。")
        raise StepsOutside(sentence % words, field="due_on")
