"""Apprenticeships: from recruiting to completion, in counts alone."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from chamber.actions import apprenticeships
from chamber.actions.apprenticeships import TrainerSet
from chamber.models import Cohort
from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_services import AgreementFactory, CohortFactory, ServedEnterpriseFactory

AT = datetime(2026, 3, 25, 2, tzinfo=UTC)
MOST_QUERIES = 14
LIST, ADD = "/chamber/apprenticeship/", "/chamber/apprenticeship/add/"


@pytest.fixture
def cohort(secretary):
    return CohortFactory(by=secretary)


@pytest.fixture
def firms(secretary, sansha):
    return [ServedEnterpriseFactory(by=secretary, village=sansha) for _ in range(2)]


def now(cohort, by):
    return {"cohort": cohort, "by": by, "at": AT}


def running(cohort, by, enrolled=28):
    return apprenticeships.start_cohort(**now(cohort, by), enrolled=enrolled)


def test_a_cohort_is_set_up_with_its_enterprises(secretary, firms):
    cohort = apprenticeships.add_cohort(
        by=secretary,
        at=AT,
        name="第一期",
        school="示例学校",
        trade="灯饰装配",
        starts_on=date(2026, 3, 1),
        ends_on=date(2028, 2, 28),
        planned=30,
        enterprises=[TrainerSet(firms[0], 10, 2), TrainerSet(firms[1], 20, 3)],
    )
    assert set(cohort.enterprises.values_list("enterprise", "apprentices", "mentors")) == {
        (firms[0].pk, 10, 2),
        (firms[1].pk, 20, 3),
    }
    assert (cohort.status, cohort.staff) == (Cohort.Status.RECRUITING, secretary)


def test_history_tells_which_enterprises_changed(secretary, cohort, firms):
    change = {**now(cohort, secretary)}
    apprenticeships.change_cohort(**change, enterprises=[TrainerSet(firms[0], 10, 2)])
    apprenticeships.change_cohort(
        **change, enterprises=[TrainerSet(firms[0], 12, 2), TrainerSet(firms[1], 5, 1)]
    )
    apprenticeships.change_cohort(**change, enterprises=[TrainerSet(firms[1], 5, 1)])
    words = [f"{firms[1]}（学徒 5 人，师傅 1 人）"]
    assert Entry.objects.about(cohort)[0].changes["培养企业"][1] == words


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"ends_on": date(2026, 2, 28)}, apprenticeships.WrongDays, "ends_on"),
        ({"ends_on": date(2926, 2, 28)}, apprenticeships.WrongDays, "ends_on"),
        ({"starts_on": date(206, 2, 28)}, apprenticeships.WrongDays, "starts_on"),
        ({"planned": -1}, apprenticeships.WrongCounts, "planned"),
        ({"planned": 10_000}, apprenticeships.WrongCounts, "planned"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(secretary, cohort, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        apprenticeships.change_cohort(**now(cohort, secretary), **fields)
    assert refused.value.field == field


def test_an_enterprise_is_named_once(secretary, cohort, firms):
    twice = [TrainerSet(firms[0]), TrainerSet(firms[0])]
    with pytest.raises(apprenticeships.TrainsTwice):
        apprenticeships.change_cohort(**now(cohort, secretary), enterprises=twice)


def test_nobody_completes_who_was_not_enrolled_and_nobody_stays_who_did_not_complete(secretary, cohort):
    with pytest.raises(NotYours, match="开班后才能结业"):
        apprenticeships.finish_cohort(**now(cohort, secretary), completed=1, hired=0)
    running(cohort, secretary)
    for counts, field in (((29, 0), "completed"), ((20, 21), "hired"), ((-1, 0), "completed")):
        with pytest.raises(apprenticeships.WrongCounts) as refused:
            apprenticeships.finish_cohort(**now(cohort, secretary), completed=counts[0], hired=counts[1])
        assert refused.value.field == field
    done = apprenticeships.finish_cohort(**now(cohort, secretary), completed=25, hired=20)
    assert (done.status, done.completed, done.hired) == (Cohort.Status.DONE, 25, 20)
    with pytest.raises(apprenticeships.WrongCounts, match="入学的 24 人"):
        apprenticeships.change_cohort(**now(cohort, secretary), enrolled=24)


def test_what_the_database_refuses_is_told_in_the_same_sentence(secretary, cohort):
    cohort.status, cohort.enrolled, cohort.completed, cohort.hired = "done", 5, 6, 0
    with pytest.raises(apprenticeships.WrongCounts, match="结业人数不能多于入学的 5 人"):
        apprenticeships.keep(cohort, by=secretary, at=AT)
    cohort.completed, cohort.hired = 5, 6
    with pytest.raises(apprenticeships.WrongCounts, match="留任人数不能多于结业的 5 人"):
        apprenticeships.keep(cohort, by=secretary, at=AT)
    cohort.hired, cohort.ends_on = 5, date(2020, 1, 1)
    with pytest.raises(apprenticeships.WrongDays, match="结业日期不能早于开始日期"):
        apprenticeships.keep(cohort, by=secretary, at=AT)


def test_a_cohort_begins_once_and_takes_no_more_when_it_stopped(secretary, cohort):
    running(cohort, secretary)
    with pytest.raises(NotYours, match="已经开班"):
        running(cohort, secretary)
    apprenticeships.stop_cohort(**now(cohort, secretary), reason="招生不足")
    with pytest.raises(NotYours, match="已经结束"):
        apprenticeships.finish_cohort(**now(cohort, secretary), completed=0, hired=0)
    assert Entry.objects.about(cohort)[0].note == "招生不足"


def test_of_two_corrections_at_once_the_later_learns_of_the_first(secretary, cohort):
    version = cohort.version
    apprenticeships.change_cohort(**now(cohort, secretary), version=version, name="第一个")
    with pytest.raises(StaleEdit):
        apprenticeships.change_cohort(**now(cohort, secretary), version=version, name="第二个")


def test_who_only_reads_begins_none(leader, cohort):
    with pytest.raises(NotYours):
        running(cohort, leader)


# --- pages -----------------------------------------------------------------------------------------------


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(user, *rows, **changes):
    """What is posted for a cohort with these (enterprise, apprentices, mentors)."""
    fields = {
        "name": "第一期",
        "school": "示例学校",
        "trade": "灯饰装配",
        "starts_on": "2026-03-01",
        "ends_on": "2028-02-28",
        "planned": "30",
        "staff": user.pk,
        "enterprises-TOTAL_FORMS": len(rows) + 1,
        "enterprises-INITIAL_FORMS": 1,
    }
    for number, (enterprise, apprentices, mentors) in enumerate(rows):
        prefix = f"enterprises-{number}"
        fields |= {
            f"{prefix}-enterprise": enterprise,
            f"{prefix}-apprentices": apprentices,
            f"{prefix}-mentors": mentors,
        }
    return fields | changes


def test_a_cohort_is_noted_in_one_form(signed_in, secretary, firms):
    rows = (firms[0].pk, "10", "2"), (firms[1].pk, "", "")
    post(signed_in(secretary), secretary, ADD, **typed(secretary, *rows))
    cohort = Cohort.objects.get()
    assert set(cohort.enterprises.values_list("apprentices", "mentors")) == {(10, 2), (0, 0)}


def test_without_enterprises_it_is_noted_too(signed_in, secretary):
    post(signed_in(secretary), secretary, ADD, **typed(secretary))
    assert Cohort.objects.get().enterprises.count() == 0


def test_from_an_agreement_the_school_is_known(signed_in, secretary):
    agreement = AgreementFactory(by=secretary)
    agreement.parties.create(role="school", name="示例学校")
    form = signed_in(secretary).get(f"{ADD}?agreement={agreement.pk}").context["form"]
    assert (form["school"].value(), form["agreement"].value()) == ("示例学校", agreement.pk)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [([("", "10", "2")], "enterprise"), ([("{firm}", "-1", "2")], "apprentices")],
)
def test_a_wrong_row_is_told_in_its_place(signed_in, secretary, firms, rows, wrong):
    rows = [(str(firms[0].pk) if row[0] else "", *row[1:]) for row in rows]
    response = post(signed_in(secretary), secretary, ADD, **typed(secretary, *rows))
    assert response.status_code == 422
    assert list(response.context["form"].rows.errors[0]) == [wrong]


def test_one_enterprise_twice_is_told_in_its_row(signed_in, secretary, firms):
    rows = (firms[0].pk, "1", "1"), (firms[0].pk, "2", "2")
    response = post(signed_in(secretary), secretary, ADD, **typed(secretary, *rows))
    assert (response.status_code, list(response.context["form"].rows.errors[1])) == (422, ["enterprise"])


def test_from_the_first_day_to_the_last(signed_in, secretary, cohort):
    browser, page = signed_in(secretary), cohort.get_absolute_url()
    assert browser.get(page).context["actions"][0].label == "开班"
    post(browser, secretary, f"{page}start/", enrolled="28")
    assert browser.get(page).context["actions"][0].label == "登记结业"
    assert post(browser, secretary, f"{page}finish/", completed="29", hired="0").status_code == 422
    response = post(browser, secretary, f"{page}finish/", completed="20", hired="21")
    assert list(response.context["form"].errors) == ["hired"]
    post(browser, secretary, f"{page}finish/", completed="25", hired="20")
    shown = browser.get(page)
    assert [one["value"] for one in shown.context["numbers"]] == ["30 人", "28 人", "25 人", "20 人"]
    assert browser.get(f"{page}stop/").status_code == 403


def test_the_list_sums_what_it_shows(signed_in, secretary, firms):
    for _ in range(2):
        done = running(CohortFactory(by=secretary), secretary)
        apprenticeships.finish_cohort(**now(done, secretary), completed=25, hired=20)
    late = running(CohortFactory(by=secretary, ends_on=date(2026, 3, 2)), secretary)
    late.enterprises.create(
        enterprise=firms[0],
        created_at=timezone.now(),
        created_by=secretary,
        changed_at=timezone.now(),
        changed_by=secretary,
    )
    browser = signed_in(secretary)
    page = browser.get(f"{LIST}?state=done")
    assert [one.value for one in page.context["sums"]] == [60, 56, 50, 40]
    for query in (f"enterprise={firms[0].pk}", "state=live", "state=running", f"q={firms[0].name}"):
        assert browser.get(f"{LIST}?{query}").context["rows"] == [late]
    assert browser.get(LIST).context["rows"][0].shown_badge


def test_pages_ask_the_database_a_few_times_whatever_they_show(
    signed_in, secretary, firms, django_assert_max_num_queries
):
    training = [TrainerSet(one, 1, 1) for one in firms]
    for _ in range(4):
        cohort = CohortFactory(by=secretary)
        apprenticeships.change_cohort(**now(cohort, secretary), enterprises=training)
    browser = signed_in(secretary)
    for url in (LIST, cohort.get_absolute_url()):
        browser.get(url)
        with django_assert_max_num_queries(MOST_QUERIES):
            browser.get(url)
