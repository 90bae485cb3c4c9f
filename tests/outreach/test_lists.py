"""Lists: filters, order and pages live in the address; the number of queries does not grow with the rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach.models import Visit
from tests.factories import CaseFactory, ContactFactory, VisitFactory

MOST_QUERIES = 12


@pytest.fixture
def visits(clerk, sansha):
    """Thirty visits on thirty days, the newest on 30 March."""
    contact = ContactFactory(by=clerk, village=sansha)
    return [
        VisitFactory(
            by=clerk, village=sansha, contact=contact, visited_on=date(2026, 3, 1) + timedelta(days=day)
        )
        for day in range(30)
    ]


def days(response):
    return [row.visited_on.day for row in response.context["rows"]]


def test_newest_first_and_the_next_page_goes_on(signed_in, clerk, visits):
    browser = signed_in(clerk)
    first = browser.get("/outreach/visit/")
    assert days(first) == list(range(30, 5, -1))
    assert days(browser.get(first.context["paging"]["next_url"])) == [5, 4, 3, 2, 1]


def test_the_address_keeps_filter_and_order_over_pages(signed_in, clerk, visits):
    url = "/outreach/visit/?visited_from=2026-03-02&sort=date"
    next_url = signed_in(clerk).get(url).context["paging"]["next_url"]
    assert "visited_from=2026-03-02" in next_url
    assert "sort=date" in next_url
    assert days(signed_in(clerk).get(next_url)) == [27, 28, 29, 30]


def test_chips_say_what_is_filtered_and_lift_it(signed_in, clerk, visits):
    response = signed_in(clerk).get("/outreach/visit/?purpose=routine&visited_to=2026-03-03")
    chips = {chip.label: chip for chip in response.context["chips"]}
    assert chips["目的"].text == "日常走访"
    assert chips["目的"].remove_url == "/outreach/visit/?visited_to=2026-03-03"


@pytest.mark.parametrize(
    "query",
    [
        "page=abc",
        "page=-3",
        "page=999999999999",
        "sort=password",
        "village=x",
        "visited_from=nonsense",
        "page=0",
    ],
)
def test_a_forged_address_breaks_nothing(signed_in, clerk, visits, query):
    assert signed_in(clerk).get(f"/outreach/visit/?{query}").status_code == 200


def test_an_invalid_filter_finds_nothing_and_says_why(signed_in, clerk, visits):
    response = signed_in(clerk).get("/outreach/visit/?visited_from=nonsense")
    assert (response.context["rows"], "visited_from" in response.context["filter_form"].errors) == ([], True)


def test_a_name_in_the_other_script_finds_the_visit(signed_in, clerk, sansha):
    VisitFactory(by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha, name="陈华明"))
    VisitFactory(by=clerk, village=sansha)
    rows = signed_in(clerk).get("/outreach/visit/?q=陳華明").context["rows"]
    assert [str(row.contact) for row in rows] == ["陈华明"]


def test_htmx_gets_the_results_alone(signed_in, clerk, visits):
    page = signed_in(clerk).get("/outreach/visit/", headers={"HX-Request": "true"}).content.decode()
    assert "<tr>" in page
    assert "<html" not in page


def test_an_empty_list_says_what_belongs_here(signed_in, clerk):
    assert "还没有走访记录。" in signed_in(clerk).get("/outreach/visit/").content.decode()


def test_only_the_own_village_is_listed_and_counted(signed_in, neighbour, visits):
    assert signed_in(neighbour).get("/outreach/visit/").context["total"].count == 0


@pytest.mark.parametrize("state", ["open", "overdue", "soon", "new", "paused", "resolved", "working"])
def test_cases_by_state_are_those_of_the_state(signed_in, clerk, sansha, state):
    case = CaseFactory(by=clerk, village=sansha, opened_on=date(2026, 1, 5), due_on=date(2026, 1, 9))
    found = signed_in(clerk).get(f"/outreach/case/?state={state}").context["rows"]
    assert found == ([case] if state in ("open", "overdue", "soon", "new") else [])


PAGES = [
    "/",
    "/outreach/visit/",
    "/outreach/case/",
    "/outreach/contact/",
    "/outreach/visit/add/",
    "/outreach/case/add/",
]


@pytest.mark.parametrize("url", PAGES)
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(signed_in, clerk, sansha, visits, url):
    for _ in range(3):
        CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    browser = signed_in(clerk)
    browser.get(url)  # what a process learns once
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]


def test_details_ask_a_few_times_too(signed_in, clerk, sansha, visits):
    case = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    browser = signed_in(clerk)
    for record in (case, Visit.objects.first(), case.contact):
        browser.get(record.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            browser.get(record.get_absolute_url())
        asked = [query["sql"][:150] for query in queries if "SAVEPOINT" not in query["sql"]]
        assert len(asked) <= MOST_QUERIES, asked
