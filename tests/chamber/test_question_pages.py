"""The pages of questions: what the secretariat types, what is refused, lists that match their figures."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chamber.actions import questions
from chamber.models import Question
from hengl_uf.access import held
from tests.factories.chamber_services import QuestionFactory, ServedEnterpriseFactory

MOST_QUERIES = 14
LIST, ADD = "/chamber/question/", "/chamber/question/add/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def firm(secretary, sansha):
    return ServedEnterpriseFactory(by=secretary, village=sansha)


@pytest.fixture
def question(secretary, firm, today):
    return QuestionFactory(
        by=secretary,
        enterprise=firm,
        raised_on=today - timedelta(days=20),
        answer_due_on=today - timedelta(days=1),
    )


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(user, today, **changes):
    return {
        "text": "路灯不亮",
        "source": "station",
        "raised_on": today.isoformat(),
        "department": "示例部门",
        "answer_due_on": (today + timedelta(days=15)).isoformat(),
        "staff": user.pk,
        **changes,
    }


def test_a_question_is_noted_with_its_enterprise(signed_in, secretary, firm, today):
    post(signed_in(secretary), secretary, ADD, **typed(secretary, today, enterprise=firm.pk))
    question = Question.objects.get()
    assert (question.enterprise, question.source, question.staff) == (firm, "station", secretary)


def test_the_form_opens_with_today_me_and_a_proposed_limit(signed_in, secretary, today):
    page = signed_in(secretary).get(ADD)
    form = page.context["form"]
    assert (form["raised_on"].value(), form["staff"].value()) == (today, secretary.pk)
    assert form["answer_due_on"].value() == today + timedelta(days=15)
    assert page.content.decode().count(" autofocus") == 1


def test_questions_of_one_meeting_are_noted_one_after_the_other(signed_in, secretary, today):
    response = post(signed_in(secretary), secretary, ADD, **typed(secretary, today), _again="1")
    assert response.url.startswith(f"{ADD}?again=1&source=station")
    assert signed_in(secretary).get(response.url).context["form"]["source"].value() == "station"


def test_sent_twice_it_is_noted_once(signed_in, secretary, today):
    browser, token = signed_in(secretary), held.new_token(secretary)
    for _ in range(2):
        browser.post(ADD, {"form_token": token, **typed(secretary, today)})
    assert Question.objects.count() == 1


@pytest.mark.parametrize(("field", "days"), [("raised_on", 1), ("answer_due_on", -1)])
def test_a_day_that_cannot_be_is_told_beside_it(signed_in, secretary, today, field, days):
    wrong = {field: (today + timedelta(days=days)).isoformat()}
    response = post(signed_in(secretary), secretary, ADD, **typed(secretary, today, **wrong))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_two_who_correct_one_question_see_both_sides(signed_in, secretary, question, today):
    url = f"{question.get_absolute_url()}edit/"
    fields = typed(secretary, today, version=question.version)
    post(signed_in(secretary), secretary, url, **fields | {"text": "第一个"})
    assert post(signed_in(secretary), secretary, url, **fields | {"text": "第二个"}).status_code == 409


def test_from_the_question_to_the_second_answer(signed_in, secretary, question, today):
    browser, page = signed_in(secretary), question.get_absolute_url()
    post(
        browser,
        secretary,
        f"{page}answer/",
        answer="已报修",
        answered_on=today.isoformat(),
        satisfaction="not_asked",
    )
    post(browser, secretary, f"{page}satisfaction/", satisfaction="unsatisfied")
    due = (today + timedelta(days=7)).isoformat()
    fields = {"reason": "仍然不亮", "department": "示例部门", "answer_due_on": due}
    post(browser, secretary, f"{page}reopen/", **fields)
    shown = browser.get(page)
    assert [item["text"] for item in shown.context["timeline"]] == ["仍然不亮", "不满意", "已报修"]
    assert shown.context["answer_facts"] == []
    assert "第 2 次" in shown.content.decode()


def test_the_next_step_comes_first(signed_in, secretary, question, today):
    page = signed_in(secretary).get(question.get_absolute_url())
    assert page.context["actions"][0].label == "登记答复"
    questions.answer_question(
        question=question,
        by=secretary,
        at=timezone.now(),
        answer="已报修",
        answered_on=today,
        satisfaction="unsatisfied",
    )
    page = signed_in(secretary).get(question.get_absolute_url())
    assert page.context["actions"][0].label == "重新办理"


def test_an_answered_question_is_not_answered_again(signed_in, secretary, question, today):
    questions.answer_question(
        question=question, by=secretary, at=timezone.now(), answer="已报修", answered_on=today
    )
    assert signed_in(secretary).get(f"{question.get_absolute_url()}answer/").status_code == 403


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("state=open", {"超期", "未到期"}),
        ("state=overdue", {"超期"}),
        ("state=answered", {"满意", "不满意"}),
        ("state=unsatisfied", {"不满意"}),
        ("q=未到期", {"未到期"}),
        ("department=示例乙部门", {"未到期"}),
        ("source=visit", {"未到期"}),
        ("answered_from={today}", {"满意", "不满意"}),
        ("raised_to={before}", {"超期"}),
        ("enterprise={firm}", {"超期"}),
        ("village={village}", {"超期"}),
    ],
)
def test_the_list_is_narrowed_to_what_was_asked(signed_in, secretary, firm, today, query, texts):
    before = today - timedelta(days=9)
    recent = {"by": secretary, "raised_on": today, "answer_due_on": today}
    QuestionFactory(
        by=secretary, text="超期", enterprise=firm, raised_on=before, answer_due_on=today - timedelta(days=1)
    )
    QuestionFactory(**recent, text="未到期", department="示例乙部门", source="visit")
    for text, satisfaction in (("满意", "satisfied"), ("不满意", "unsatisfied")):
        one = QuestionFactory(**recent, text=text)
        questions.answer_question(
            question=one,
            by=secretary,
            at=timezone.now(),
            answer="好",
            answered_on=today,
            satisfaction=satisfaction,
        )
    query = query.format(today=today, before=before, firm=firm.pk, village=firm.village_id)
    rows = signed_in(secretary).get(f"{LIST}?{query}").context["rows"]
    assert {row.text for row in rows} == texts


def test_a_removed_question_leaves_the_list(signed_in, secretary, question):
    post(signed_in(secretary), secretary, f"{question.get_absolute_url()}remove/", reason="重复")
    assert signed_in(secretary).get(LIST).context["rows"] == []


def test_an_empty_list_says_what_belongs_there(signed_in, secretary):
    assert "代表联络站" in signed_in(secretary).get(LIST).content.decode()


def test_pages_ask_the_database_a_few_times_whatever_they_show(
    signed_in, secretary, sansha, question, django_assert_max_num_queries
):
    for _ in range(4):
        firm = ServedEnterpriseFactory(by=secretary, village=sansha)
        QuestionFactory(by=secretary, enterprise=firm)
    browser = signed_in(secretary)
    for url in (LIST, question.get_absolute_url()):
        browser.get(url)
        with django_assert_max_num_queries(MOST_QUERIES):
            browser.get(url)
