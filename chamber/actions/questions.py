"""Deeds about questions of enterprises: raised, answered, rated, taken up again, removed."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.events import services as events
from chamber.models import Question
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.web.last_word import NotYours, insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("text", "enterprise", "source", "event", "raised_on", "department", "answer_due_on", "staff")
Satisfaction = Question.Satisfaction


class RaisedLater(DeedRefused):
    """A question is noted after it was raised, and in a year that we keep records of."""


class DueBeforeRaised(DeedRefused):
    """An answer is due on the day of the question or later."""


class AnsweredThen(DeedRefused):
    """An answer is given between the day of the question and today."""


class NoAnswer(DeedRefused):
    """An answer has words, and says whether it satisfied."""


@transaction.atomic
def raise_question(*, by, at, **fields) -> Question:
    """Note a question, with the department that answers and by when.

    Raises `RaisedLater`, `DueBeforeRaised`, `NotYours`.
    """
    fields.setdefault("staff", by)
    question = Question(**fields)
    insist(by.may(Question.edit_permission))
    check(question, on=timezone.localdate(at))
    keep(question, by=by, at=at)
    record(events.QUESTION_RAISED, target=question, by=by)
    return question


@transaction.atomic
def change_question(*, question, by, at, version=None, **fields) -> Question:
    """Correct a question. Raises `RaisedLater`, `DueBeforeRaised`, `AnsweredThen`, `StaleEdit`, `NotYours`."""
    question = Question.claim(question.pk, version)
    insist(question.editable_by(by))
    before = snapshot(question, FIELDS)
    for name, value in fields.items():
        setattr(question, name, value)
    check(question, on=timezone.localdate(at))
    if question.answered_on and question.answered_on < question.raised_on:
        words = {"day": plain_date(question.answered_on)}
        raise AnsweredThen(_("问题已在 %(day)s 答复，提出日期不能更晚。") % words, field="raised_on")
    keep(question, by=by, at=at)
    changes = changes_between(before, snapshot(question, FIELDS))
    record(events.QUESTION_CHANGED, target=question, by=by, changes=changes)
    return question


@transaction.atomic
def answer_question(
    *, question, by, at, answer: str, answered_on: date, satisfaction=Satisfaction.NOT_ASKED
) -> Question:
    """Note what the department answered. Raises `AnsweredThen`, `NoAnswer`, `NotYours`."""
    question = Question.claim(question.pk)
    insist(question.answerable_by(by))
    if not answer.strip():
        raise NoAnswer(_("请写下答复内容。"), field="answer")
    if satisfaction not in Satisfaction.values:
        raise NoAnswer(_("请选择企业是否满意。"), field="satisfaction")
    if not question.raised_on <= answered_on <= timezone.localdate(at):
        words = {"day": plain_date(question.raised_on)}
        raise AnsweredThen(_("答复日期要在 %(day)s 到今天之间。") % words, field="answered_on")
    question.answer, question.answered_on, question.answered_by = answer, answered_on, by
    question.satisfaction = satisfaction
    question.stamp(by=by, at=at).save()
    record(
        events.QUESTION_ANSWERED,
        target=question,
        by=by,
        changes={_("满意度"): [None, str(question.get_satisfaction_display())]},
        note=answer,
    )
    return question


@transaction.atomic
def rate_answer(*, question, by, at, satisfaction, version=None) -> Question:
    """Note later what the enterprise said of the answer. Raises `NoAnswer`, `StaleEdit`, `NotYours`."""
    question = Question.claim(question.pk, version)
    insist(question.editable_by(by))
    if question.answered_on is None:
        raise NotYours(_("问题还没有答复。"))
    if satisfaction not in Satisfaction.values:
        raise NoAnswer(_("请选择企业是否满意。"), field="satisfaction")
    before = str(question.get_satisfaction_display())
    question.satisfaction = satisfaction
    question.stamp(by=by, at=at).save()
    changes = {_("满意度"): [before, str(question.get_satisfaction_display())]}
    record(events.QUESTION_RATED, target=question, by=by, changes=changes)
    return question


@transaction.atomic
def reopen_question(*, question, by, at, answer_due_on: date, reason="", department="") -> Question:
    """Have a question answered anew after an answer that did not satisfy; the old answer stays in history.

    Raises `DueBeforeRaised`, `NotYours`.
    """
    question = Question.claim(question.pk)
    insist(question.reopenable_by(by))
    if answer_due_on < timezone.localdate(at):
        raise DueBeforeRaised(_("新的答复期限不能早于今天。"), field="answer_due_on")
    before = snapshot(question, ("department", "answer_due_on", "answer", "answered_on"))
    question.answer_due_on = answer_due_on
    question.department = department or question.department
    question.answer, question.answered_on, question.answered_by, question.satisfaction = "", None, None, ""
    question.rounds += 1
    keep(question, by=by, at=at)
    after = snapshot(question, ("department", "answer_due_on", "answer", "answered_on"))
    record(
        events.QUESTION_REOPENED,
        target=question,
        by=by,
        changes=changes_between(before, after),
        note=reason,
    )
    return question


@transaction.atomic
def remove_question(*, question, by, at, reason) -> Question:
    """Take a question out of lists and figures, kept with the reason. Raises `NotYours`."""
    question = Question.claim(question.pk)
    insist(question.editable_by(by))
    question.removed_at, question.removed_by, question.removed_reason = at, by, reason
    question.stamp(by=by, at=at).save()
    record(events.QUESTION_REMOVED, target=question, by=by, note=reason)
    return question


def check(question, *, on):
    """The rules of a question's days."""
    if not question.raised_on.year >= FIRST_YEAR or question.raised_on > on:
        raise RaisedLater(_("提出日期不能晚于今天，请核对。"), field="raised_on")
    if question.answer_due_on < question.raised_on:
        raise due_before_raised()
    if question.answer_due_on.year > LAST_YEAR:
        raise DueBeforeRaised(_("请核对答复期限的年份。"), field="answer_due_on")


def due_before_raised() -> DueBeforeRaised:
    """The refusal of a limit before the question."""
    return DueBeforeRaised(_("答复期限不能早于提出日期。"), field="answer_due_on")


def keep(question, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    with told(question_due_after_raised=due_before_raised):
        question.stamp(by=by, at=at).save()
