"""Surveys (双同步): what they keep, which is the latest, and what they show is missing."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from chamber.actions import surveys
from chamber.models import Survey
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_party import CoveredFactory, FirmFactory, PartyOrganisationFactory, SurveyFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def firm(secretary, sansha):
    return FirmFactory(by=secretary, village=sansha, name="示例灯饰厂")


def ask(firm, by, day=TODAY, **counts):
    return surveys.add_survey(by=by, at=AT, enterprise=firm, surveyed_on=day, **counts)


def test_the_latest_by_its_day_is_marked_whichever_was_noted_last(secretary, firm):
    new = ask(firm, secretary)
    old = ask(firm, secretary, date(2025, 3, 5))
    assert (new.is_latest, old.is_latest) == (True, False)
    assert list(Survey.objects.latest()) == [new]
    old = surveys.change_survey(survey=old, by=secretary, at=AT, surveyed_on=date(2026, 3, 4))
    assert not old.is_latest
    new = surveys.change_survey(survey=new, by=secretary, at=AT, surveyed_on=date(2026, 3, 3))
    assert list(Survey.objects.latest()) == [old]


def test_a_survey_of_the_wrong_enterprise_is_moved_and_both_have_their_latest(secretary, sansha, firm):
    other = FirmFactory(by=secretary, village=sansha)
    before = ask(firm, secretary, date(2025, 3, 5))
    wrong = ask(firm, secretary)
    surveys.change_survey(survey=wrong, by=secretary, at=AT, enterprise=other)
    assert set(Survey.objects.latest()) == {before, wrong}


@pytest.mark.parametrize(
    ("counts", "field"),
    [({"members": 2, "full_members": 3}, "full_members"), ({"members": 2, "managed": 3}, "managed")],
)
def test_a_part_is_not_more_than_the_whole(secretary, firm, counts, field):
    with pytest.raises(surveys.TooMany) as refusal:
        ask(firm, secretary, **counts)
    assert refusal.value.field == field


def test_an_enterprise_is_asked_once_a_day_and_not_ahead(secretary, firm):
    ask(firm, secretary)
    with pytest.raises(surveys.SurveyedThatDay) as refusal:
        ask(firm, secretary)
    assert refusal.value.field == "surveyed_on"
    with pytest.raises(surveys.NotYet):
        ask(firm, secretary, date(2026, 3, 6))


def test_a_stale_correction_is_told(secretary, firm):
    survey = ask(firm, secretary)
    surveys.change_survey(survey=survey, by=secretary, at=AT, version=survey.version, employees=3)
    with pytest.raises(StaleEdit):
        surveys.change_survey(survey=survey, by=secretary, at=AT, version=survey.version, employees=4)


@pytest.mark.django_db(transaction=True)
def test_two_surveys_at_once_leave_one_latest(secretary, firm):
    start = Barrier(2)

    def note(day):
        start.wait()
        try:
            ask(firm, secretary, day)
        finally:
            connection.close()

    threads = [Thread(target=note, args=[day]) for day in (TODAY, date(2026, 3, 4))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert Survey.objects.get(is_latest=True).surveyed_on == TODAY


@pytest.fixture
def gaps(secretary, sansha):
    """Enterprises by what they lack; those covered by a branch of their own lack nothing."""

    def firm(name, members, full, managed=None, kind=None, **fields):
        one = FirmFactory(by=secretary, village=sansha, name=name, **fields)
        managed = members if managed is None else managed
        SurveyFactory(by=secretary, enterprise=one, members=members, full_members=full, managed=managed)
        if kind:
            organisation = PartyOrganisationFactory(by=secretary, kind=kind)
            CoveredFactory(by=secretary, organisation=organisation, enterprise=one)
            return organisation
        return None

    firm("要建", 3, 3)
    firm("联合的要建", 4, 3, kind="joint_branch")
    firm("已建", 3, 3, kind="branch")
    firm("由总支覆盖", 3, 3, kind="general_branch")
    gone = firm("组织已撤销", 3, 3, kind="branch")
    gone.dissolved_on, gone.ending = TODAY, "企业迁出"
    gone.save()
    firm("要联", 3, 2)
    firm("已联", 2, 2, kind="joint_branch")
    firm("没有党员", 0, 0)
    firm("要纳", 9, 2, managed=8, kind="joint_branch")
    firm("停业的", 9, 9, managed=0, status="suspended")
    return firm


def names(found):
    return {survey.enterprise.name for survey in found}


def test_the_gaps_are_those_of_the_latest_surveys_of_enterprises_at_work(gaps):
    assert names(Survey.objects.latest().gap_build(3)) == {"要建", "联合的要建", "组织已撤销"}
    assert names(Survey.objects.latest().gap_link(3)) == {"要联"}
    assert names(Survey.objects.latest().gap_include()) == {"要纳"}


def test_the_list_tells_the_counts_in_few_queries(
    signed_in, leader, secretary, gaps, django_assert_max_num_queries
):
    browser = signed_in(leader)
    with django_assert_max_num_queries(14):
        page = browser.get("/chamber/survey/")
    assert page.context["total"].count == 10
    assert [one.text for one in page.context["sums"]] == ["39 名", "29 名"]
    assert browser.get("/chamber/survey/?latest=yes").context["total"].count == 9
    assert browser.get("/chamber/survey/?q=要纳").context["total"].count == 1


def test_the_form_begins_with_the_numbers_before_and_opens_again(signed_in, secretary, firm):
    SurveyFactory(by=secretary, enterprise=firm, employees=77, members=4, full_members=3, managed=2)
    browser = signed_in(secretary)
    form = browser.get(f"/chamber/survey/add/?enterprise={firm.pk}").context["form"]
    assert [form[name].value() for name in ("employees", "members", "managed")] == [77, 4, 2]
    data = {
        "enterprise": firm.pk,
        "surveyed_on": "2026-03-06",
        "occasion": "registration",
        "employees": 80,
        "members": 5,
        "full_members": 6,
        "managed": 5,
    }
    refused = browser.post("/chamber/survey/add/", data)
    assert refused.status_code == 422
    assert "正式党员不能多于党员总数" in refused.content.decode()
    saved = browser.post("/chamber/survey/add/", {**data, "full_members": 5, "_again": "1"})
    assert "surveyed_on=2026-03-06" in saved.url
    assert Survey.objects.get(is_latest=True).employees == 80


def test_a_survey_says_who_covers_the_enterprise_and_what_was_found_before(
    signed_in, leader, secretary, firm
):
    old = SurveyFactory(by=secretary, enterprise=firm, surveyed_on=date(2025, 3, 5), is_latest=False)
    new = SurveyFactory(by=secretary, enterprise=firm)
    page = signed_in(leader).get(new.get_absolute_url()).content.decode()
    assert "还没有党组织覆盖" in page
    assert old.get_absolute_url() in page


@pytest.mark.parametrize(("full", "label"), [(3, "设立党组织"), (2, "纳入联合支部")])
def test_a_survey_that_shows_a_gap_leads_to_the_next_step(signed_in, secretary, firm, full, label):
    survey = SurveyFactory(by=secretary, enterprise=firm, members=4, full_members=full)
    browser = signed_in(secretary)
    assert browser.get(survey.get_absolute_url()).context["actions"][0].label == label
    CoveredFactory(by=secretary, organisation=PartyOrganisationFactory(by=secretary), enterprise=firm)
    assert browser.get(survey.get_absolute_url()).context["actions"][0].label == "再次摸排"
