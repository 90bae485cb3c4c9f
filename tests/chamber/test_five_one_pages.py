"""The matrix of 五个一 and the forms behind its cells."""

from datetime import date

import pytest
from django.utils import timezone

from chamber.models import FiveOne, FiveOneTick
from hengl_uf.access import held
from tests.factories.chamber_party_work import BranchFactory, ItemFactory, TickFactory

MATRIX = "/chamber/five-one/matrix/"
ADD = "/chamber/five-one/tick/add/"
YEAR = timezone.localdate().year
# Beside those of the sign-in: organisations, items, ticks with their evidence.
MATRIX_QUERIES = 3
SIGN_IN_QUERIES = 2


@pytest.fixture
def items(town):
    return list(FiveOne.objects.active())


@pytest.fixture
def branches(secretary):
    return [BranchFactory(by=secretary, name=f"示例{word}党支部") for word in ("灯饰", "五金", "物流")]


def ticked(secretary, organisation, item, year=YEAR, **more):
    return TickFactory(
        by=secretary, organisation=organisation, item=item, year=year, done_on=date(year, 1, 1), **more
    )


def rows_of(response):
    return [row.organisation.name for row in response.context["rows"]]


def posted(user, **values):
    return {"form_token": held.new_token(user), **values}


def test_each_cell_is_a_tick_or_where_it_is_made(signed_in, secretary, branches, items):
    tick = ticked(secretary, branches[0], items[0])
    page = signed_in(secretary).get(MATRIX).content.decode()
    assert tick.get_absolute_url() in page
    assert f"{ADD}?organisation={branches[0].pk}&amp;item={items[1].pk}&amp;year={YEAR}" in page
    assert f"1/{3 * len(items)}" in page


def test_who_reads_sees_no_place_to_tick(signed_in, leader, branches, items):
    assert ADD not in signed_in(leader).get(MATRIX).content.decode()


def test_rows_by_what_they_lack(signed_in, secretary, branches, items):
    for item in items:
        ticked(secretary, branches[0], item)
    ticked(secretary, branches[1], items[0])
    browser = signed_in(secretary)
    names = [one.name for one in branches]
    assert set(rows_of(browser.get(f"{MATRIX}?state=missing"))) == set(names[1:])
    assert rows_of(browser.get(f"{MATRIX}?state=complete")) == names[:1]
    assert set(rows_of(browser.get(f"{MATRIX}?state=no_evidence"))) == set(names[:2])
    assert rows_of(browser.get(f"{MATRIX}?q=五金")) == names[1:2]
    assert rows_of(browser.get(f"{MATRIX}?q=wujin")) == names[1:2]
    assert rows_of(browser.get(f"{MATRIX}?organisation={branches[2].pk}")) == names[2:]


def test_a_year_has_the_organisations_of_that_year(signed_in, secretary, items):
    BranchFactory(by=secretary, name="示例新建党支部", founded_on=date(YEAR, 1, 2))
    BranchFactory(by=secretary, name="示例撤销党支部", dissolved_on=date(YEAR - 1, 6, 30), ending="企业关停")
    browser = signed_in(secretary)
    assert rows_of(browser.get(MATRIX)) == ["示例新建党支部"]
    assert rows_of(browser.get(f"{MATRIX}?year={YEAR - 1}")) == ["示例撤销党支部"]


def test_a_year_long_past_is_shown_though_it_is_not_offered(signed_in, secretary, items):
    BranchFactory(by=secretary, name="示例老支部", founded_on=date(2001, 7, 1))
    assert rows_of(signed_in(secretary).get(f"{MATRIX}?year=2005")) == ["示例老支部"]
    assert "这一年还没有党组织" in signed_in(secretary).get(f"{MATRIX}?year=1999").content.decode()


def test_an_item_out_of_use_is_shown_where_it_was_done(signed_in, secretary, branches, items):
    old = ItemFactory(name="一次停用的行动", is_active=False)
    ticked(secretary, branches[0], old, year=YEAR - 1)
    browser = signed_in(secretary)
    assert "一次停用的行动" not in browser.get(MATRIX).content.decode()
    response = browser.get(f"{MATRIX}?year={YEAR - 1}")
    assert "一次停用的行动" in response.content.decode()
    assert response.context["matrix"].asked == 3 * len(items)


@pytest.mark.parametrize("query", ["year=nonsense", "state=nonsense", "organisation=0", "year=0"])
def test_an_address_that_makes_no_sense_shows_this_year(signed_in, secretary, branches, query):
    response = signed_in(secretary).get(f"{MATRIX}?{query}")
    assert (response.status_code, response.context["matrix"].year) == (200, YEAR)


def test_the_matrix_is_read_in_three_queries(signed_in, secretary, items, django_assert_max_num_queries):
    for _ in range(20):
        ticked(secretary, BranchFactory(by=secretary), items[0])
    browser = signed_in(secretary)
    browser.get(MATRIX)
    with django_assert_max_num_queries(MATRIX_QUERIES + SIGN_IN_QUERIES):
        browser.get(MATRIX)


def test_a_cell_fills_in_the_form(signed_in, secretary, branches, items):
    query = f"organisation={branches[1].pk}&item={items[2].pk}&year={YEAR}"
    page = signed_in(secretary).get(f"{ADD}?{query}")
    initial = page.context["form"].initial
    assert (initial["organisation"], initial["item"]) == (branches[1].pk, items[2].pk)
    assert (initial["year"], initial["done_on"]) == (YEAR, timezone.localdate())
    assert "autofocus" in page.context["form"].fields["done_on"].widget.attrs
    earlier = signed_in(secretary).get(f"{ADD}?{query}".replace(str(YEAR), str(YEAR - 1)))
    assert earlier.context["form"].initial["done_on"] is None


def test_ticking_leads_back_to_the_row(signed_in, secretary, branches, items):
    data = posted(
        secretary,
        organisation=branches[0].pk,
        item=items[0].pk,
        year=YEAR,
        done_on=timezone.localdate().isoformat(),
    )
    response = signed_in(secretary).post(ADD, data)
    assert response.url == f"{MATRIX}?year={YEAR}#organisation-{branches[0].pk}"
    assert FiveOneTick.objects.get().item == items[0]


def test_a_day_of_another_year_and_a_second_tick_are_told_beside_the_field(
    signed_in, secretary, branches, items
):
    ticked(secretary, branches[0], items[0])
    what = {"organisation": branches[0].pk, "item": items[0].pk}
    browser, day = signed_in(secretary), date(YEAR, 1, 1).isoformat()
    other = browser.post(ADD, posted(secretary, **what, year=YEAR - 1, done_on=day))
    assert (other.status_code, list(other.context["form"].errors)) == (422, ["done_on"])
    second = browser.post(ADD, posted(secretary, **what, year=YEAR, done_on=day))
    assert (second.status_code, list(second.context["form"].errors)) == (422, ["item"])


def test_many_at_once(signed_in, secretary, branches, items):
    ticked(secretary, branches[0], items[0])
    data = posted(
        secretary,
        item=items[0].pk,
        done_on=timezone.localdate().isoformat(),
        organisations=[one.pk for one in branches],
    )
    response = signed_in(secretary).post("/chamber/five-one/tick/many/", data, follow=True)
    assert "登记了 2 个党组织，另外 1 个当年已登记过" in response.content.decode()


def test_taking_a_tick_back_asks_why(signed_in, secretary, branches, items):
    one = ticked(secretary, branches[0], items[0])
    url = f"{one.get_absolute_url()}remove/"
    assert signed_in(secretary).post(url, posted(secretary, reason="")).status_code == 422
    response = signed_in(secretary).post(url, posted(secretary, reason="登记错了"))
    assert response.url.startswith(f"{MATRIX}?year={YEAR}")
    assert not FiveOneTick.objects.exists()


def test_an_item_goes_up_and_down(signed_in, secretary, items):
    signed_in(secretary).post(f"/chamber/five-one/{items[1].pk}/move/", {"to": "up"})
    assert list(FiveOne.objects.active())[:2] == [items[1], items[0]]


def test_a_stale_edit_of_a_tick_shows_both_sides(signed_in, secretary, branches, items):
    one = ticked(secretary, branches[0], items[0])
    data = {"organisation": branches[0].pk, "item": items[0].pk, "year": YEAR, "version": one.version}
    url, day = f"{one.get_absolute_url()}edit/", date(YEAR, 1, 1).isoformat()
    signed_in(secretary).post(url, posted(secretary, **data, done_on=day, note="第一次"))
    response = signed_in(secretary).post(url, posted(secretary, **data, done_on=day, note="第二次"))
    assert response.status_code == 409
    assert [one["yours"] for one in response.context["conflict"]["changes"]] == ["第二次"]
