"""A figure is a number that can be opened: its list shows exactly the rows that were counted."""

from datetime import date

import pytest
from django.utils import timezone

from hengl_uf.catalogue import DASHBOARDS, FIGURES
from hengl_uf.figures.figure import Scope
from hengl_uf.figures.tallying import fold
from hengl_uf.lib.dates import Period
from outreach.actions import cases, visits
from outreach.figures import CASES_RESOLVED, VISITS
from outreach.models import Visit
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
    total = browser.get(figure.list_url(scope(user))).context["total"]
    assert (figure.value(scope(user)), figure.counted(scope(user))) == (total.count, total.count)


def test_a_tally_counts_what_the_rows_say_by_village_too(records, officer, sansha):
    assert (VISITS.tallied(scope(officer)), VISITS.counted(scope(officer))) == (5, 5)
    assert VISITS.tallied(scope(officer, sansha)) == VISITS.counted(scope(officer, sansha)) == 3


def test_folding_changes_no_number_and_may_run_twice(records, officer):
    before = VISITS.tallied(scope(officer))
    fold()
    assert fold() == 0
    assert VISITS.tallied(scope(officer)) == before


def test_a_reopened_case_is_no_longer_counted_as_resolved(records, officer, clerk, sansha):
    from outreach.models import ServiceCase

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
