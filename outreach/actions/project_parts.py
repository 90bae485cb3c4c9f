"""Deeds about a project's money and risks."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.money import yuan
from hengl_uf.web.last_word import NotYours, insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Project, Risk, Spending

RISK_FIELDS = ("text", "measure", "owner")


class SpentLater(DeedRefused):
    """Money is noted when it has been spent."""


@transaction.atomic
def spend(*, project, by, at, spent_on, amount, what) -> Spending:
    """Note money spent, in yuan; more than the budget is noted too, the page warns. Raises `SpentLater`, `NotYours`."""
    project = running(project.pk, by)
    if spent_on > timezone.localdate(at):
        raise SpentLater(_("支出日期不能晚于今天。"), field="spent_on")
    spending = Spending(project=project, spent_on=spent_on, amount=amount, what=what)
    spending.stamp(by=by, at=at).save()
    record(events.MONEY_SPENT, target=project, by=by, changes={what: [None, yuan(amount)]})
    return spending


@transaction.atomic
def remove_spending(*, spending, by, at, reason) -> Spending:
    """Take away a spending that was noted by mistake, kept with the reason. Raises `NotYours`."""
    project = running(spending.project_id, by)
    spending = Spending.claim(spending.pk)
    if spending.is_removed:
        raise NotYours(_("这条记录已移除。"))
    spending.removed_at, spending.removed_by, spending.removed_reason = at, by, reason
    spending.stamp(by=by, at=at).save()
    changes = {spending.what: [yuan(spending.amount), None]}
    record(events.SPENDING_REMOVED, target=project, by=by, changes=changes, note=reason)
    return spending


@transaction.atomic
def note_risk(*, project, by, at, text, owner, measure="") -> Risk:
    """Note what could go wrong. Raises `NotYours`."""
    project = running(project.pk, by)
    risk = Risk(project=project, text=text, owner=owner, measure=measure)
    risk.stamp(by=by, at=at).save()
    record(events.RISK_NOTED, target=project, by=by, changes={_("风险"): [None, text]}, note=measure)
    return risk


@transaction.atomic
def change_risk(*, risk, by, at, version=None, **fields) -> Risk:
    """Correct a risk, or what is done about it. Raises `StaleEdit`, `NotYours`."""
    project = running(risk.project_id, by)
    risk = Risk.claim(risk.pk, version)
    before = snapshot(risk, RISK_FIELDS)
    for name, value in fields.items():
        setattr(risk, name, value)
    risk.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(risk, RISK_FIELDS))
    record(events.RISK_CHANGED, target=project, by=by, changes=changes, note=risk.text)
    return risk


@transaction.atomic
def close_risk(*, risk, by, at) -> Risk:
    """Note that a risk is gone. Raises `NotYours`."""
    project = running(risk.project_id, by)
    risk = Risk.claim(risk.pk)
    if risk.closed_on:
        raise NotYours(_("这个风险已经解除。"))
    risk.closed_on, risk.closed_by = timezone.localdate(at), by
    risk.stamp(by=by, at=at).save()
    record(events.RISK_CLOSED, target=project, by=by, note=risk.text)
    return risk


@transaction.atomic
def reopen_risk(*, risk, by, at) -> Risk:
    """Take back that a risk is gone. Raises `NotYours`."""
    project = running(risk.project_id, by)
    risk = Risk.claim(risk.pk)
    if not risk.closed_on:
        raise NotYours(_("这个风险还没有解除。"))
    risk.closed_on = risk.closed_by = None
    risk.stamp(by=by, at=at).save()
    record(events.RISK_REOPENED, target=project, by=by, note=risk.text)
    return risk


def running(pk, by) -> Project:
    """Lock the project, which must run and be within the account's reach."""
    project = Project.claim(pk)
    insist(project.runnable_by(by))
    return project
