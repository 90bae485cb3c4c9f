"""How a question goes: raised, answered in time, asked after, answered anew."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from chamber.actions import questions
from chamber.models import Question
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_services import QuestionFactory, ServedEnterpriseFactory

AT = datetime(2026, 3, 25, 2, tzinfo=UTC)
TODAY = date(2026, 3, 25)


@pytest.fixture
def question(secretary):
    return QuestionFactory(by=secretary)


def raise_one(by, **fields):
    return questions.raise_question(
        by=by,
        at=AT,
        **{
            "text": "路灯不亮",
            "raised_on": date(2026, 3, 5),
            "department": "示例部门",
            "answer_due_on": date(2026, 3, 20),
            **fields,
        },
    )


def answer(question, by, **more):
    return questions.answer_question(
        question=question, by=by, at=AT, **{"answer": "已报修", "answered_on": TODAY, **more}
    )


def test_a_question_is_raised_and_followed_up_by_whoever_notes_it(secretary):
    question = raise_one(secretary)
    assert (question.staff, question.rounds) == (secretary, 1)
    assert [entry.event for entry in Entry.objects.about(question)] == ["chamber.question.raised"]


def test_who_only_reads_raises_none(leader):
    with pytest.raises(NotYours):
        raise_one(leader)


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        (
            {"raised_on": date(2026, 3, 26), "answer_due_on": date(2026, 4, 1)},
            questions.RaisedLater,
            "raised_on",
        ),
        ({"raised_on": date(206, 3, 5)}, questions.RaisedLater, "raised_on"),
        ({"answer_due_on": date(2026, 3, 4)}, questions.DueBeforeRaised, "answer_due_on"),
        ({"answer_due_on": date(2926, 3, 4)}, questions.DueBeforeRaised, "answer_due_on"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(secretary, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        raise_one(secretary, **fields)
    assert refused.value.field == field


def test_an_answer_lies_between_the_question_and_today(secretary, question):
    for day in (date(2026, 3, 4), date(2026, 3, 26)):
        with pytest.raises(questions.AnsweredThen, match="2026年3月5日 到今天"):
            answer(question, secretary, answered_on=day)


def test_an_answer_has_words(secretary, question):
    with pytest.raises(questions.NoAnswer):
        answer(question, secretary, answer="  ")


def test_a_question_is_answered_once(secretary, question):
    done = answer(question, secretary)
    assert (done.answered_by, done.satisfaction) == (secretary, "not_asked")
    with pytest.raises(NotYours, match="已经答复"):
        answer(question, secretary)


def test_the_enterprise_is_asked_later(secretary, question):
    with pytest.raises(NotYours, match="还没有答复"):
        questions.rate_answer(question=question, by=secretary, at=AT, satisfaction="satisfied")
    answer(question, secretary)
    rated = questions.rate_answer(question=question, by=secretary, at=AT, satisfaction="satisfied")
    assert rated.satisfaction == "satisfied"
    assert Entry.objects.about(question)[0].changes == {"满意度": ["未回访", "满意"]}


def test_only_what_did_not_satisfy_is_answered_anew_and_the_old_answer_stays(secretary, question):
    answer(question, secretary)
    again = {"question": question, "by": secretary, "at": AT, "answer_due_on": date(2026, 4, 5)}
    with pytest.raises(NotYours, match="不满意"):
        questions.reopen_question(**again)
    questions.rate_answer(question=question, by=secretary, at=AT, satisfaction="unsatisfied")
    with pytest.raises(questions.DueBeforeRaised):
        questions.reopen_question(**again | {"answer_due_on": date(2026, 3, 24)})
    opened = questions.reopen_question(**again, reason="仍然不亮")
    assert (opened.rounds, opened.answer, opened.satisfaction) == (2, "", "")
    assert opened.answered_on is None
    entry = Entry.objects.about(question)[0]
    assert (entry.note, entry.changes["答复内容"]) == ("仍然不亮", ["已报修", ""])


def test_a_question_does_not_move_past_its_answer(secretary, question):
    answer(question, secretary, answered_on=date(2026, 3, 10))
    with pytest.raises(questions.AnsweredThen) as refused:
        questions.change_question(
            question=question,
            by=secretary,
            at=AT,
            raised_on=date(2026, 3, 12),
            answer_due_on=date(2026, 3, 20),
        )
    assert refused.value.field == "raised_on"


def test_of_two_corrections_at_once_the_later_learns_of_the_first(secretary, question):
    version = question.version
    questions.change_question(question=question, by=secretary, at=AT, version=version, text="第一个")
    with pytest.raises(StaleEdit):
        questions.change_question(question=question, by=secretary, at=AT, version=version, text="第二个")


def test_a_removed_question_counts_no_more_and_cannot_be_answered(secretary, question):
    questions.remove_question(question=question, by=secretary, at=AT, reason="重复")
    assert not Question.objects.open().exists()
    with pytest.raises(NotYours, match="已移除"):
        answer(question, secretary)


def test_overdue_are_those_whose_day_went_by_without_an_answer(secretary, question):
    QuestionFactory(by=secretary, answer_due_on=TODAY)
    answer(QuestionFactory(by=secretary), secretary)
    assert list(Question.objects.overdue(TODAY)) == [question]


def test_what_the_database_refuses_is_told_in_the_same_sentence(secretary, question, sansha):
    question.answer_due_on = date(2026, 3, 1)
    with pytest.raises(questions.DueBeforeRaised, match="答复期限不能早于提出日期"):
        questions.keep(question, by=secretary, at=AT)
    ServedEnterpriseFactory(by=secretary, village=sansha)
    with pytest.raises(IntegrityError, match="question_answer_whole"), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(answer="没有日期")
