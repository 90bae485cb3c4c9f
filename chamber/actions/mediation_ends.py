"""How a mediation case ends: closed, taken up again, its agreement confirmed by a court (司法确认)."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.mediations import claim_open
from chamber.actions.sums import checked
from chamber.events import mediation as events
from chamber.models import MediationCase
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

ENDING = ("closed_on", "outcome", "agreed_sum", "outcome_note")
CONFIRMING = (
    "confirmation",
    "confirmation_applied_on",
    "confirmation_court",
    "confirmation_no",
    "confirmed_on",
)
Outcome, Confirmation = MediationCase.Outcome, MediationCase.Confirmation
DECIDED = (Confirmation.CONFIRMED, Confirmation.REFUSED)


class NoOutcome(DeedRefused):
    """A case is closed with an outcome; an agreement says how much, anything else says why."""


class ClosedThen(DeedRefused):
    """A case is closed between its acceptance and today."""


class NoReason(DeedRefused):
    """Who takes a closed case up again says why."""


class ConfirmedThen(DeedRefused):
    """A court is asked after the agreement and decides after it was asked, by today."""


class NotNamed(DeedRefused):
    """A decision is one of a court, with its number."""


@transaction.atomic
def close_case(
    *, case, by, at, outcome, closed_on: date, agreed_sum: Decimal | None = None, outcome_note=""
) -> MediationCase:
    """Close a case; its days count from acceptance. Raises `NoOutcome`, `ClosedThen`, `BadSum`, `NotYours`."""
    case = claim_open(case, by)
    check_outcome(outcome, agreed_sum, outcome_note)
    if not case.accepted_on <= closed_on <= timezone.localdate(at):
        raise closed_then(case)
    case.outcome, case.outcome_note = outcome, outcome_note
    case.agreed_sum = None if agreed_sum is None else checked(agreed_sum, field="agreed_sum", nothing=True)
    case.closed_on, case.days = closed_on, (closed_on - case.accepted_on).days
    with told(mediation_closed_after_accepted=lambda: closed_then(case)):
        case.stamp(by=by, at=at).save()
    changes = changes_between({}, snapshot(case, ENDING))
    record(events.MEDIATION_CLOSED, target=case, by=by, changes=changes)
    return case


@transaction.atomic
def reopen_case(*, case, by, at, reason) -> MediationCase:
    """Take a closed case up again; how it had ended stays in history. Raises `NoReason`, `NotYours`."""
    case = MediationCase.claim(case.pk)
    insist(case.reopenable_by(by))
    if not reason.strip():
        raise NoReason(_("请写下重新办理的原因。"), field="reason")
    before = snapshot(case, ENDING + CONFIRMING)
    case.closed_on = case.days = case.agreed_sum = None
    case.outcome = case.outcome_note = ""
    forget_confirmation(case)
    case.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(case, ENDING + CONFIRMING))
    record(events.MEDIATION_REOPENED, target=case, by=by, changes=changes, note=reason)
    return case


@transaction.atomic
def apply_confirmation(*, case, by, at, applied_on: date, court: str) -> MediationCase:
    """Note that the parties asked a court to confirm their agreement. Raises `ConfirmedThen`, `NotNamed`, `NotYours`."""
    case = MediationCase.claim(case.pk)
    insist(case.applicable_by(by))
    if not court.strip():
        raise NotNamed(_("请填写法院名称。"), field="court")
    if not case.closed_on <= applied_on <= timezone.localdate(at):
        raise applied_then(case)
    case.confirmation, case.confirmation_applied_on = Confirmation.APPLIED, applied_on
    case.confirmation_court = court
    with told(mediation_applied_after_closed=lambda: applied_then(case)):
        case.stamp(by=by, at=at).save()
    changes = changes_between({}, snapshot(case, CONFIRMING[:3]))
    record(events.CONFIRMATION_APPLIED, target=case, by=by, changes=changes)
    return case


@transaction.atomic
def decide_confirmation(
    *, case, by, at, result, confirmed_on: date, court: str, number: str
) -> MediationCase:
    """Note what the court decided: confirmed or refused. Raises `ConfirmedThen`, `NotNamed`, `NotYours`."""
    case = MediationCase.claim(case.pk)
    insist(case.decidable_by(by))
    if result not in DECIDED:
        raise NotNamed(_("请选择已确认或不予确认。"), field="result")
    if not court.strip():
        raise NotNamed(_("请填写法院名称。"), field="court")
    if not number.strip():
        raise NotNamed(_("请填写裁定的案号。"), field="number")
    if not case.confirmation_applied_on <= confirmed_on <= timezone.localdate(at):
        raise confirmed_then(case)
    before = snapshot(case, CONFIRMING)
    case.confirmation, case.confirmed_on = result, confirmed_on
    case.confirmation_court, case.confirmation_no = court, number
    with told(mediation_confirmed_after_applied=lambda: confirmed_then(case)):
        case.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(case, CONFIRMING))
    record(events.CONFIRMATION_DECIDED, target=case, by=by, changes=changes)
    return case


@transaction.atomic
def withdraw_confirmation(*, case, by, at, reason) -> MediationCase:
    """Take back the application before the court decided, or one noted by mistake. Raises `NoReason`, `NotYours`."""
    case = MediationCase.claim(case.pk)
    insist(case.decidable_by(by))
    if not reason.strip():
        raise NoReason(_("请写下撤回的原因。"), field="reason")
    before = snapshot(case, CONFIRMING)
    forget_confirmation(case)
    case.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(case, CONFIRMING))
    record(events.CONFIRMATION_WITHDRAWN, target=case, by=by, changes=changes, note=reason)
    return case


def forget_confirmation(case):
    """As if no court had been asked."""
    case.confirmation = Confirmation.NONE
    case.confirmation_applied_on = case.confirmed_on = None
    case.confirmation_court = case.confirmation_no = ""


def check_outcome(outcome, agreed_sum, note):
    """Raise `NoOutcome` unless the outcome is told whole."""
    if outcome not in Outcome.values:
        raise NoOutcome(_("请选择调解结果。"), field="outcome")
    if outcome == Outcome.AGREED and agreed_sum is None:
        raise NoOutcome(_("调解成功的，请填写调解金额；不涉及金额的填 0。"), field="agreed_sum")
    if outcome != Outcome.AGREED and agreed_sum is not None:
        raise NoOutcome(_("只有调解成功的案件填写调解金额。"), field="agreed_sum")
    if outcome != Outcome.AGREED and not note.strip():
        raise NoOutcome(_("没有调解成功的，请写明原因。"), field="outcome_note")


def closed_then(case) -> ClosedThen:
    """The refusal of a day of closing."""
    words = {"day": plain_date(case.accepted_on)}
    return ClosedThen(_("结案日期要在 %(day)s 到今天之间。") % words, field="closed_on")


def applied_then(case) -> ConfirmedThen:
    """The refusal of a day of application."""
    words = {"day": plain_date(case.closed_on)}
    return ConfirmedThen(_("申请日期要在 %(day)s 到今天之间。") % words, field="applied_on")


def confirmed_then(case) -> ConfirmedThen:
    """The refusal of a day of decision."""
    words = {"day": plain_date(case.confirmation_applied_on)}
    return ConfirmedThen(_("裁定日期要在 %(day)s 到今天之间。") % words, field="confirmed_on")
