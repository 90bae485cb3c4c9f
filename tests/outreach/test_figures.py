"""A figure is a number that can be opened: its list shows exactly the rows that were counted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.catalogue import DASHBOARDS, FIGURES
from hengl_uf.figures.figure import Scope, read_all
from hengl_uf.figures.tallying import fold, install
from hengl_uf.lib.dates import Period
from hengl_uf.web.numbers import YUAN
from outreach.actions import cases, visits
from outreach.figures import CASES_OPENED, CASES_RESOLVED, VISITS
from outreach.models import ServiceCase, Visit
from outreach.views.cases import CaseList
from tests.factories import CaseFactory, ContactFactory, VisitFactory

YEAR = Period.year(timezone.localdate().year)


@pytest.fixture
def records(clerk, neighbour, sansha, liusha):
    """Visits and cases of two villages, this year and the last, removed ones among them."""
    today, at = timezone.localdate(), timezone.now()
    for person, village, count in ((clerk, sansha, 3), (neighbour, liusha, 2)):
        for _ in range(count):
            VisitFactory(by=person, village=village, visited_on=today)
            CaseFactory(
                by=person, village=village, opened_on=today, due_on=today, handler=person, status="working"
            )
        VisitFactory(by=person, village=village, visited_on=date(today.year - 1, 12, 31))
        CaseFactory(by=person, village=village, opened_on=date(2026, 1, 5), due_on=date(2026, 1, 9))
        gone = VisitFactory(by=person, village=village, visited_on=today)
        visits.remove_visit(visit=gone, by=person, at=at, reason="登记错了")
        case = CaseFactory(by=person, village=village, opened_on=today, handler=person, status="working")
        cases.resolve_case(case=case, by=person, at=at, outcome="已办好", satisfaction="not_asked")


def scope(user, village=None, period=YEAR):
    return Scope(user, period, timezone.localdate(), village and village.pk)


@pytest.mark.parametrize("code", FIGURES)
@pytest.mark.parametrize(
    "person", ["clerk", "officer", "leader", "secretary", "inspector", "auditor", "administrator"]
)
def test_the_number_is_the_length_of_its_list(code, person, records, signed_in, request):
    figure, user = FIGURES[code], request.getfixturevalue(person)
    browser = signed_in(user)
    if not user.may(figure.needs):
        assert browser.get(figure.list_url(scope(user))).status_code == 403
        return
    number = number_on(browser.get(figure.list_url(scope(user))), figure)
    assert (figure.value(scope(user)), figure.counted(scope(user))) == (number, number)


def number_on(page, figure):
    """What the list says of a figure: how many rows it found, or what its measure over all of them comes to."""
    if not figure.measure:
        return page.context["total"].count
    return next(one.value for one in page.context["sums"] if one.measure == figure.measured)


DAYS = replace(CASES_OPENED, code="try.days", unit="天", tally="", measure="limit_days")
TALLIED_DAYS = replace(DAYS, tally="try.days")


@pytest.mark.parametrize("person", ["clerk", "officer"])
def test_a_sum_is_that_of_the_rows_of_its_list(person, records, signed_in, request, monkeypatch):
    monkeypatch.setattr(CaseList, "sums", (("limit_days", "时限合计", "天"),))
    user = request.getfixturevalue(person)
    page = signed_in(user).get(DAYS.list_url(scope(user)))
    cases_found = DAYS.rows(scope(user))
    assert (
        DAYS.counted(scope(user)) == number_on(page, DAYS) == sum(one.limit_days for one in cases_found) > 0
    )
    assert f"时限合计 {DAYS.words(DAYS.value(scope(user)))}" in page.content.decode()


def test_a_sum_over_no_rows_is_nothing(officer):
    assert DAYS.value(scope(officer)) == 0


def test_a_list_that_states_sums_reads_them_in_one_query(
    clerk, sansha, signed_in, monkeypatch, django_assert_num_queries
):
    browser, url = signed_in(clerk), DAYS.list_url(scope(clerk))
    browser.get(url)
    with CaptureQueriesContext(connection) as plain:
        browser.get(url)
    monkeypatch.setattr(CaseList, "sums", (("limit_days", "时限合计", "天"), ("version", "版本", "个")))
    with django_assert_num_queries(len(plain) + 1):
        browser.get(url)


def test_a_tally_with_an_amount_follows_every_change(db, officer, clerk, sansha, liusha):
    with connection.cursor() as cursor:
        table = ServiceCase._meta.db_table
        cursor.execute(install(source="try.days", table=table, day="opened_on", amount="limit_days"))
    today = timezone.localdate()
    made = [CaseFactory(by=clerk, village=sansha, opened_on=today, due_on=today) for _ in range(3)]
    assert (
        read_all([TALLIED_DAYS], scope(officer), YEAR.previous())["try.days"].value
        == days_of_all(officer)
        > 3
    )
    ServiceCase.objects.filter(pk=made[0].pk).update(limit_days=40)
    assert TALLIED_DAYS.value(scope(officer)) == days_of_all(officer)
    ServiceCase.objects.filter(pk=made[1].pk).update(village=liusha)
    assert TALLIED_DAYS.value(scope(officer, liusha)) == made[1].limit_days
    fold()
    assert TALLIED_DAYS.value(scope(officer)) == TALLIED_DAYS.counted(scope(officer)) == days_of_all(officer)


def days_of_all(user):
    return sum(one.limit_days for one in DAYS.rows(scope(user)))


def test_money_is_told_in_its_own_words():
    money = replace(DAYS, unit=YUAN)
    assert money.words(Decimal("19203500.00")) == "1,920.35万元"
    assert DAYS.words(12345) == "12,345 天"


def test_a_tally_counts_what_the_rows_say_by_village_too(records, officer, sansha):
    assert (VISITS.tallied(scope(officer)), VISITS.counted(scope(officer))) == (5, 5)
    assert VISITS.tallied(scope(officer, sansha)) == VISITS.counted(scope(officer, sansha)) == 3


def test_folding_changes_no_number_and_may_run_twice(records, officer):
    before = VISITS.tallied(scope(officer))
    fold()
    assert fold() == 0
    assert VISITS.tallied(scope(officer)) == before


def test_a_reopened_case_is_no_longer_counted_as_resolved(records, officer, clerk, sansha):
    done = ServiceCase.objects.filter(village=sansha, status="resolved").get()
    cases.reopen_case(case=done, by=clerk, at=timezone.now(), reason="没办好")
    assert CASES_RESOLVED.tallied(scope(officer)) == CASES_RESOLVED.counted(scope(officer)) == 1


def test_a_change_of_date_or_village_moves_the_tally(records, officer, liusha, sansha):
    Visit.objects.filter(village=sansha).update(village=liusha)
    assert (VISITS.tallied(scope(officer, sansha)), VISITS.tallied(scope(officer, liusha))) == (0, 5)


def test_a_village_account_counts_its_own_village_alone(records, clerk):
    assert VISITS.value(scope(clerk)) == 3


@pytest.mark.parametrize("role", DASHBOARDS)
def test_every_role_may_open_every_number_of_its_home(role):
    from hengl_uf.access.roles import GRANTS

    assert all(FIGURES[code].needs in GRANTS[role] for code in DASHBOARDS[role])


def test_a_visit_just_saved_is_in_the_next_page(records, clerk, sansha, signed_in):
    browser = signed_in(clerk)
    before = browser.get("/").context["cards"][0]["value"]
    contact = ContactFactory(by=clerk, village=sansha)
    visits.log_visit(
        by=clerk,
        at=timezone.now(),
        visited_on=timezone.localdate(),
        village=sansha,
        staff=clerk,
        contact=contact,
    )
    assert browser.get("/").context["cards"][0]["value"] == before + 1
