"""Referrals to other departments: sent, awaited, answered; and what the requester said when asked later."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hengl_uf.access import held
from hengl_uf.web.refusals import StaleEdit
from outreach.actions import cases as actions
from outreach.actions import referrals
from tests.factories import CaseFactory, ReferralFactory
from tests.outreach.together import at_once

AT = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
WORDS = {"department": "示例房管所", "question": "请核实产权登记"}


@pytest.fixture
def case(clerk, sansha):
    return CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")


@pytest.fixture
def referral(case, clerk):
    return referrals.refer_case(case=case, by=clerk, at=AT, sent_on=date(2026, 3, 2), **WORDS)


def resolve(case, by, **words):
    return actions.resolve_case(case=case, by=by, at=AT, outcome="已办好", satisfaction="not_asked", **words)


def found(browser, query):
    return [row.pk for row in browser.get(f"/outreach/case/?{query}").context["rows"]]


def test_an_answer_is_due_after_ten_working_days_unless_said_otherwise(referral, case, clerk):
    assert referral.due_on == date(2026, 3, 16)
    soon = date(2026, 3, 9)
    other = referrals.refer_case(case=case, by=clerk, at=AT, sent_on=date(2026, 3, 2), due_on=soon, **WORDS)
    assert other.due_on == soon


def test_sending_and_answering_are_told_in_the_story(referral, case, clerk):
    referrals.answer_referral(
        referral=referral, by=clerk, at=AT, answer="登记无误", answered_on=date(2026, 3, 5)
    )
    steps = list(case.steps.order_by("pk").values_list("kind", "text"))
    assert steps == [("referred", "转示例房管所：请核实产权登记"), ("answered", "示例房管所答复：登记无误")]


def test_an_answer_lies_between_sending_and_today(referral, clerk):
    for day in (date(2026, 3, 1), date(2026, 3, 7)):
        with pytest.raises(referrals.WrongDays):
            referrals.answer_referral(referral=referral, by=clerk, at=AT, answer="无误", answered_on=day)


def test_a_referral_is_answered_once(referral, clerk):
    words = {"by": clerk, "at": AT, "answer": "登记无误", "answered_on": date(2026, 3, 5)}
    referrals.answer_referral(referral=referral, **words)
    with pytest.raises(actions.NotNow, match="已经登记过答复"):
        referrals.answer_referral(referral=referral, **words)


def test_a_referral_is_corrected_while_it_waits_and_not_over_somebody_else(referral, clerk):
    changed = referrals.change_referral(
        referral=referral, by=clerk, at=AT, version=1, due_on=date(2026, 3, 20)
    )
    assert changed.due_on == date(2026, 3, 20)
    with pytest.raises(StaleEdit):
        referrals.change_referral(referral=referral, by=clerk, at=AT, version=1, due_on=date(2026, 3, 23))


def test_who_waits_for_an_answer_says_so_before_closing(referral, case, clerk):
    with pytest.raises(actions.AnswersAwaited, match="示例房管所") as refusal:
        resolve(case, clerk)
    assert refusal.value.field == "unanswered"
    resolve(case, clerk, unanswered=True)
    assert "不再等候答复：示例房管所" in case.steps.latest("pk").text


def test_nobody_is_late_once_the_case_is_closed(signed_in, clerk, case):
    ReferralFactory(by=clerk, case=case)
    resolve(case, clerk, unanswered=True)
    page = signed_in(clerk).get(case.get_absolute_url()).content.decode()
    assert ("没有答复" in page, "超期未答复" in page) == (True, False)


def test_a_late_answer_is_still_written_down(referral, case, clerk):
    resolve(case, clerk, unanswered=True)
    referrals.answer_referral(
        referral=referral, by=clerk, at=AT, answer="登记无误", answered_on=date(2026, 3, 6)
    )
    referral.refresh_from_db()
    assert referral.answer == "登记无误"


def test_the_form_asks_only_where_an_answer_is_missing(signed_in, clerk, case):
    browser, url = signed_in(clerk), f"/outreach/case/{case.pk}/resolve/"
    assert "unanswered" not in browser.get(url).context["form"].fields
    ReferralFactory(by=clerk, case=case)
    words = {"form_token": held.new_token(clerk), "outcome": "已办好", "satisfaction": "not_asked"}
    refused = browser.post(url, words)
    assert (refused.status_code, "unanswered" in refused.context["form"].errors) == (422, True)
    assert browser.post(url, {**words, "unanswered": "on"}).status_code == 302


def test_the_list_finds_open_and_overdue_referrals(signed_in, clerk, case, sansha):
    CaseFactory(by=clerk, village=sansha)
    ReferralFactory(by=clerk, case=case, due_on=date(2099, 1, 1))
    browser = signed_in(clerk)
    assert (found(browser, "referral=open"), found(browser, "referral=overdue")) == ([case.pk], [])
    ReferralFactory(by=clerk, case=case)
    assert found(browser, "referral=overdue") == [case.pk]


def test_the_page_of_the_case_shows_what_is_overdue(signed_in, clerk, case):
    ReferralFactory(by=clerk, case=case)
    page = signed_in(clerk).get(case.get_absolute_url()).content.decode()
    assert "超期未答复" in page


def test_sending_and_answering_by_the_pages(signed_in, clerk, case):
    browser = signed_in(clerk)
    words = {**WORDS, "form_token": held.new_token(clerk), "sent_on": "2026-03-02", "due_on": ""}
    assert browser.post(f"/outreach/case/{case.pk}/refer/", words).status_code == 302
    referral = case.referrals.get()
    words = {"form_token": held.new_token(clerk), "answer": "登记无误", "answered_on": "2026-03-04"}
    assert browser.post(f"/outreach/case/referral/{referral.pk}/answer/", words).status_code == 302
    assert browser.get(f"/outreach/case/referral/{referral.pk}/edit/").status_code == 403


def test_the_word_of_the_requester_is_noted_once(case, clerk):
    resolve(case, clerk)
    rated = actions.rate_case(case=case, by=clerk, at=AT, satisfaction="satisfied")
    assert (rated.satisfaction, rated.steps.latest("pk").text) == ("satisfied", "回访求助人：满意")
    with pytest.raises(actions.NotNow):
        actions.rate_case(case=case, by=clerk, at=AT, satisfaction="unsatisfied")


def test_the_list_finds_what_was_said_and_what_was_reopened(signed_in, clerk, case):
    resolve(case, clerk)
    browser = signed_in(clerk)
    words = {"form_token": held.new_token(clerk), "satisfaction": "unsatisfied"}
    assert browser.post(f"/outreach/case/{case.pk}/satisfaction/", words).status_code == 302
    assert found(browser, "satisfaction=unsatisfied") == [case.pk]
    assert (found(browser, "satisfaction=very"), found(browser, "reopened=yes")) == ([], [])
    actions.reopen_case(case=case, by=clerk, at=AT, reason="信息有误")
    assert found(browser, "reopened=yes") == [case.pk]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_down_an_answer_in_the_same_second_one_wins(clerk, officer, sansha):
    case = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    referral = ReferralFactory(by=clerk, case=case)
    words = {"referral": referral, "at": AT, "answered_on": date(2026, 3, 6)}
    results = at_once(
        lambda: referrals.answer_referral(by=clerk, answer="登记无误", **words),
        lambda: referrals.answer_referral(by=officer, answer="登记有误", **words),
    )
    referral.refresh_from_db()
    winners = [one.answer for one in results if not isinstance(one, actions.NotNow)]
    assert winners == [referral.answer]
