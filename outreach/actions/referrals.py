"""Deeds about referrals (转办): a question of a case passed to another department, and its answer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.calendars.current import load_calendar
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.cases import Kind, allows, tell
from outreach.models import Referral, ServiceCase

ANSWER_DAYS = 10  # working days that a department has by our own habit; each referral can name another day
FIELDS = ("department", "question", "sent_on", "due_on")


class WrongDays(DeedRefused):
    """The days of a referral do not follow each other, or one has not come."""


def usual_due_on(sent_on):
    """The day by which an answer is due when nobody says otherwise."""
    return load_calendar().deadline(sent_on, ANSWER_DAYS).due_on


@transaction.atomic
def refer_case(*, case, by, at, department, question, sent_on, due_on=None) -> Referral:
    """Pass a question to another department. Raises `NotNow`, `WrongDays`."""
    case = ServiceCase.claim(case.pk)
    allows(case.referable_by(by))
    referral = Referral(
        case=case,
        department=department,
        question=question,
        sent_on=sent_on,
        due_on=due_on or usual_due_on(sent_on),
    )
    check(referral, on=timezone.localdate(at))
    referral.stamp(by=by, at=at).save()
    words = _("转%(department)s：%(question)s") % {"department": department, "question": question}
    tell(case, Kind.REFERRED, events.CASE_REFERRED, by=by, at=at, text=words)
    return referral


@transaction.atomic
def change_referral(*, referral, by, at, version=None, **fields) -> Referral:
    """Correct a referral that was not answered yet. Raises `NotNow`, `WrongDays`, `StaleEdit`."""
    referral = claim_open(referral, by, version)
    before = snapshot(referral, FIELDS)
    for name, value in fields.items():
        setattr(referral, name, value)
    referral.due_on = referral.due_on or usual_due_on(referral.sent_on)
    check(referral, on=timezone.localdate(at))
    referral.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(referral, FIELDS))
    record(events.CASE_REFERRAL_CHANGED, target=referral.case, by=by, changes=changes)
    return referral


@transaction.atomic
def answer_referral(*, referral, by, at, answer, answered_on) -> Referral:
    """Write down what the department answered. Raises `NotNow`, `WrongDays`."""
    referral = claim_open(referral, by)
    if not referral.sent_on <= answered_on <= timezone.localdate(at):
        raise WrongDays(_("答复日期应在转出日期和今天之间。"), field="answered_on")
    referral.answer, referral.answered_on, referral.answered_by = answer, answered_on, by
    referral.stamp(by=by, at=at).save()
    words = _("%(department)s答复：%(answer)s") % {"department": referral.department, "answer": answer}
    tell(referral.case, Kind.ANSWERED, events.CASE_ANSWERED, by=by, at=at, text=words)
    return referral


def claim_open(referral, by, version=None) -> Referral:
    """Lock the case and then its referral, which nobody has answered. Raises `NotNow`."""
    case = ServiceCase.claim(referral.case_id)
    referral = Referral.claim(referral.pk, version)
    referral.case = case
    allows(referral.answerable_by(by))
    return referral


def check(referral, *, on):
    """The order of the days."""
    if referral.sent_on > on:
        raise WrongDays(_("转出日期不能晚于今天。"), field="sent_on")
    if referral.due_on < referral.sent_on:
        raise WrongDays(_("答复期限不能早于转出日期。"), field="due_on")
