"""Deeds about projects of 我为群众办实事: started, corrected, finished, stopped, taken up again, removed."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.party_days import countable, there_then, within_records
from chamber.events import party_work as events
from chamber.models import ServiceProject
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "organisation", "goal", "starts_on", "due_on")
Status = ServiceProject.Status


class DueBeforeStart(DeedRefused):
    """A project is due on its first day or later."""


class DoneThen(DeedRefused):
    """A project is finished between its start and today."""


class NoReason(DeedRefused):
    """A project stops for a reason."""


@transaction.atomic
def start_project(*, by, at, **fields) -> ServiceProject:
    """Set up a project. Raises `DueBeforeStart`, `NotYet`, `NotThereThen`, `NotYours`."""
    project = ServiceProject(**fields)
    insist(project.editable_by(by))
    check(project)
    keep(project, by=by, at=at)
    record(events.SERVICE_PROJECT_STARTED, target=project, by=by)
    return project


@transaction.atomic
def change_project(*, project, by, at, version=None, **fields) -> ServiceProject:
    """Correct a project. Raises `DueBeforeStart`, `DoneThen`, `NotYet`, `NotThereThen`, `StaleEdit`, `NotYours`."""
    project = ServiceProject.claim(project.pk, version)
    insist(project.editable_by(by))
    before = snapshot(project, FIELDS)
    for name, value in fields.items():
        setattr(project, name, value)
    check(project)
    if project.done_on and project.done_on < project.starts_on:
        words = {"day": plain_date(project.done_on)}
        raise DoneThen(_("项目已在 %(day)s 完成，开始日期不能更晚。") % words, field="starts_on")
    keep(project, by=by, at=at)
    changes = changes_between(before, snapshot(project, FIELDS))
    record(events.SERVICE_PROJECT_CHANGED, target=project, by=by, changes=changes)
    return project


@transaction.atomic
def finish_project(*, project, by, at, done_on: date, beneficiaries: int = 0, ending="") -> ServiceProject:
    """Finish a project on a day, with how many it reached. Raises `DoneThen`, `NoSuchNumber`, `NotYours`."""
    project = ServiceProject.claim(project.pk)
    insist(project.runnable_by(by))
    if not project.starts_on <= done_on <= timezone.localdate(at):
        words = {"day": plain_date(project.starts_on)}
        raise DoneThen(_("完成日期要在 %(day)s 到今天之间。") % words, field="done_on")
    countable(beneficiaries, field="beneficiaries")
    return end(
        project, Status.DONE, by=by, at=at, done_on=done_on, beneficiaries=beneficiaries, ending=ending
    )


@transaction.atomic
def stop_project(*, project, by, at, reason) -> ServiceProject:
    """Stop a project before it is finished, and say why. Raises `NoReason`, `NotYours`."""
    project = ServiceProject.claim(project.pk)
    insist(project.runnable_by(by))
    if not reason.strip():
        raise NoReason(_("请写明停止的原因。"), field="reason")
    return end(project, Status.STOPPED, by=by, at=at, ending=reason)


@transaction.atomic
def restart_project(*, project, by, at) -> ServiceProject:
    """Take a project up again that was finished or stopped. Raises `NotYours`."""
    project = ServiceProject.claim(project.pk)
    insist(project.restartable_by(by))
    note, was = project.ending, project.status
    project.status, project.done_on, project.beneficiaries, project.ending = Status.RUNNING, None, 0, ""
    project.stamp(by=by, at=at).save()
    changes = {_("状态"): [Status(was).label, Status.RUNNING.label]}
    record(events.SERVICE_PROJECT_RESTARTED, target=project, by=by, changes=changes, note=note)
    return project


@transaction.atomic
def remove_project(*, project, by, at, reason) -> ServiceProject:
    """Take a project out of lists and figures, kept with the reason. Raises `NotYours`."""
    project = ServiceProject.claim(project.pk)
    insist(project.editable_by(by))
    project.removed_at, project.removed_by, project.removed_reason = at, by, reason
    project.stamp(by=by, at=at).save()
    record(events.SERVICE_PROJECT_REMOVED, target=project, by=by, note=reason)
    return project


def end(project, status, *, by, at, ending, done_on=None, beneficiaries=0) -> ServiceProject:
    """Note its end, how, for how many, and in which words."""
    project.status, project.done_on, project.ending = status, done_on, ending
    project.beneficiaries = beneficiaries
    project.stamp(by=by, at=at).save()
    changes = {_("状态"): [Status.RUNNING.label, status.label]}
    if beneficiaries:
        changes[_("受益人数")] = [None, beneficiaries]
    record(events.SERVICE_PROJECT_ENDED, target=project, by=by, changes=changes, note=ending)
    return project


def check(project):
    """The rules of a project that need more than its own fields."""
    within_records(project.starts_on, field="starts_on")
    within_records(project.due_on, field="due_on")
    if project.due_on < project.starts_on:
        raise due_before_start()
    there_then(project.organisation, project.starts_on)


def due_before_start() -> DueBeforeStart:
    """The refusal of a project that ends before it begins."""
    return DueBeforeStart(_("完成期限不能早于开始日期。"), field="due_on")


def keep(project, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    with told(service_project_due_after_start=due_before_start):
        project.stamp(by=by, at=at).save()
