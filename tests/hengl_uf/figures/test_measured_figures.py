"""Figures that measure their rows: by themselves, all together, beside a period before, and on their list."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F, Q
from django.utils import timezone

from hengl_uf.catalogue import FIGURES
from hengl_uf.figures.figure import Reading, Scope, read_all
from hengl_uf.home import card
from hengl_uf.lib.dates import Period
from hengl_uf.web.measures import EarliestYear, MedianOf, ShareOf, SumOf
from hengl_uf.web.numbers import SHARE as OF_ALL
from hengl_uf.web.numbers import YEAR
from outreach.figures import CASES_OPENED
from outreach.models import ServiceCase
from outreach.views.cases import CaseList
from tests.factories import CaseFactory

OPENED = replace(CASES_OPENED, tally="")
SHARE = replace(OPENED, code="try.share", unit=OF_ALL, measure=ShareOf(Q(limit_days__gte=10)))
MEDIAN = replace(OPENED, code="try.median", unit="天", measure=MedianOf("limit_days"))
TAKEN = replace(OPENED, code="try.taken", unit="天", measure=MedianOf(F("due_on") - F("opened_on")))
TOTAL = replace(OPENED, code="try.total", unit="天", measure=SumOf("limit_days"))
SINCE = replace(
    OPENED,
    code="try.since",
    unit=YEAR,
    measure=EarliestYear("opened_on"),
    rows=lambda scope: ServiceCase.objects.visible_to(scope.user),
)
TRIED = (OPENED, SHARE, MEDIAN, TAKEN, TOTAL, SINCE)
NOW, BEFORE = Period.year(2026), Period.year(2025)


@pytest.fixture
def cases(clerk, neighbour, sansha, liusha):
    """Three of this year and one of the last in one village, one of this year in another."""
    for person, village, limits in ((clerk, sansha, (2, 9, 30)), (neighbour, liusha, (20,))):
        for days in limits:
            CaseFactory(
                by=person,
                village=village,
                limit_days=days,
                opened_on=date(2026, 1, 5),
                due_on=date(2026, 1, 8),
            )
    CaseFactory(by=clerk, village=sansha, limit_days=15, opened_on=date(2025, 6, 3), due_on=date(2025, 6, 24))


def scope(user, village=None):
    return Scope(user, NOW, timezone.localdate(), village and village.pk)


def test_all_are_read_in_one_query_with_the_period_before(cases, officer, django_assert_num_queries):
    with django_assert_num_queries(1):
        readings = read_all(TRIED, scope(officer), BEFORE)
    assert readings == {
        OPENED.code: Reading(4, 1),
        "try.share": Reading(Decimal("0.5"), 1),
        "try.median": Reading(Decimal("14.5"), 15),
        "try.taken": Reading(3, 21),
        "try.total": Reading(61, 15),
        "try.since": Reading(2025, None),
    }


def test_the_number_is_that_of_the_figure_alone_in_every_scope(
    cases, officer, clerk, neighbour, sansha, liusha
):
    for asked in (
        scope(officer),
        scope(officer, liusha),
        scope(clerk),
        scope(neighbour),
        scope(neighbour, sansha),
    ):
        readings = read_all(TRIED, asked, BEFORE)
        for one in TRIED:
            assert one.value(asked) == one.counted(asked) == readings[one.code].value, one.code
            if one.compares:
                assert readings[one.code].before == one.value(replace(asked, period=BEFORE))


def test_the_list_says_the_same(cases, clerk, signed_in, monkeypatch):
    stated = [one for one in TRIED if one.measure and one is not SINCE]
    monkeypatch.setattr(CaseList, "sums", tuple((one.measure, one.code, one.unit) for one in stated))
    page = signed_in(clerk).get(OPENED.list_url(scope(clerk)))
    shown = {each.measure: each for each in page.context["sums"]}
    for one in stated:
        assert shown[one.measured].value == one.value(scope(clerk))
        assert f"{one.code} {one.words(one.value(scope(clerk)))}" in page.content.decode()
    assert "try.share 33.3%" in page.content.decode()


def test_with_no_rows_every_number_is_nothing(officer):
    readings = read_all(TRIED, scope(officer), BEFORE)
    known = {OPENED.code, TOTAL.code}
    assert {code: one.value for code, one in readings.items()} == {
        one.code: 0 if one.code in known else None for one in TRIED
    }


def test_a_tile_tells_each_in_its_words(cases, officer):
    asked = scope(officer)
    tiles = {one.code: card(one, read_all(TRIED, asked, BEFORE)[one.code], asked) for one in TRIED}
    told = {code: (tile["value"], tile["unit"], tile["comparison"]) for code, tile in tiles.items()}
    assert told["try.share"] == ("50%", "", "去年同期 100%")
    assert told["try.median"] == ("14.5", "天", "去年同期 15 天")
    assert told["try.since"] == ("2025", "年", "")
    assert told[OPENED.code] == (4, "件", "去年同期 1 件")


def test_all_figures_of_the_portal_are_two_queries(cases, officer, django_assert_num_queries):
    assert any(one.measure and not one.tally for one in FIGURES.values())
    with django_assert_num_queries(2):
        read_all(FIGURES.values(), scope(officer), BEFORE)
