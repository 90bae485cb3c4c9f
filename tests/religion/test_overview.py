"""The rates by village and month, the three boards, and the map."""

import gzip
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hengl_uf.lib.dates import Period
from religion.models import Hazard, Inspection, Site
from religion.views.coverage import Asked, asked_of, inspected_table, rectified_table
from religion.views.maps import mark_of
from tests.factories.religion_sites import SiteFactory

YEAR = 2026


@pytest.fixture
def sites(clerk, sansha):
    """Three that are inspected and one that is closed."""
    made = [SiteFactory(by=clerk, village=sansha) for _ in range(3)]
    SiteFactory(by=clerk, village=sansha, status="closed", status_reason="拆除")
    return made


def inspected(site, on, by):
    """A finished inspection, straight into its table."""
    at = timezone.now()
    one = Inspection(site=site, inspected_on=on, inspector=by, finished_at=at + timedelta(minutes=5))
    one.stamp(by=by, at=at).save()
    return one


def hazard(site, on, by, *, closed=False):
    """A hazard, straight into its table; the trigger of its loop is another test's."""
    one = Hazard(site=site, what="示例隐患", found_on=on, due_on=on + timedelta(days=9), follower=by)
    one.stamp(by=by, at=timezone.now()).save()
    return one


def whole(table):
    """The cells of the last row."""
    return table["rows"][-1].cells


def villages(user):
    return [(one.pk, one.name) for one in user.villages.all()]


def test_a_month_counts_each_inspected_site_once(sites, clerk):
    inspected(sites[0], date(YEAR, 3, 2), clerk)
    inspected(sites[0], date(YEAR, 3, 20), clerk)
    inspected(sites[1], date(YEAR, 3, 31), clerk)
    inspected(sites[1], date(YEAR, 4, 1), clerk)
    table = inspected_table(clerk, Asked(YEAR, "month", ""), villages(clerk), [True] * 13)
    cells = whole(table)
    assert [(cell.done, cell.of) for cell in cells[2:5]] == [(2, 3), (1, 3), (0, 3)]
    assert (cells[12].done, cells[12].of, cells[12].share) == (2, 3, "66%")


def test_a_quarter_holds_its_three_months(sites, clerk):
    inspected(sites[0], date(YEAR, 6, 30), clerk)
    inspected(sites[1], date(YEAR, 7, 1), clerk)
    table = inspected_table(clerk, Asked(YEAR, "quarter", ""), villages(clerk), [True] * 5)
    assert [cell.done for cell in whole(table)] == [0, 1, 1, 0, 2]


def test_an_inspection_that_is_not_finished_covers_nothing(sites, clerk):
    one = Inspection(site=sites[0], inspected_on=date(YEAR, 3, 2), inspector=clerk)
    one.stamp(by=clerk, at=timezone.now()).save()
    table = inspected_table(clerk, Asked(YEAR, "month", ""), villages(clerk), [True] * 13)
    assert whole(table)[2].done == 0


def test_months_ahead_and_months_without_hazards_say_nothing(sites, clerk):
    table = inspected_table(clerk, Asked(YEAR, "month", ""), villages(clerk), [True] * 3 + [False] * 10)
    assert [cell.of for cell in whole(table)[2:4]] == [3, 0]
    hazard(sites[0], date(YEAR, 2, 3), clerk)
    table = rectified_table(clerk, Asked(YEAR, "month", ""), villages(clerk), [True] * 13)
    assert [(cell.done, cell.of) for cell in whole(table)[:3]] == [(0, 0), (0, 1), (0, 0)]
    assert whole(table)[0].share == ""


def test_each_number_leads_to_its_rows(signed_in, sites, clerk):
    on = timezone.localdate()
    inspected(sites[0], on, clerk)
    hazard(sites[1], on, clerk)
    client = signed_in(clerk)
    page = client.get(reverse("religion:coverage"))
    for table, rows in zip(page.context["tables"], (3, 1), strict=True):
        cell = table["rows"][0].cells[on.month - 1]
        opened = client.get(cell.url)
        assert opened.status_code == 200
        assert opened.context["total"].count == rows
    shown = client.get(page.context["tables"][0]["rows"][0].cells[on.month - 1].url)
    assert "33.3" in shown.content.decode()


def test_another_class_counts_its_own_sites(signed_in, sites, clerk, sansha):
    large = SiteFactory(by=clerk, village=sansha, land_area=600)
    for site in (sites[0], sites[1], large):
        hazard(site, timezone.localdate(), clerk)
    client = signed_in(clerk)
    page = client.get(reverse("religion:coverage"), {"site_class": "registered"})
    for table in page.context["tables"]:
        cell = table["rows"][0].cells[timezone.localdate().month - 1]
        assert cell.of == 1
        assert client.get(cell.url).context["total"].count == 1


def test_a_strange_address_falls_back_to_this_year(rf, clerk):
    request = rf.get("/", {"year": "99999", "by": "week", "site_class": "x"})
    assert asked_of(request, date(YEAR, 5, 1)) == Asked(YEAR, "month", "")


def test_the_columns_are_the_year_cut(clerk):
    assert Asked(YEAR, "quarter", "").periods[-1] == Period.year(YEAR)
    assert len(Asked(YEAR, "month", "").periods) == 13


def test_the_tables_ask_little(signed_in, sites, clerk, django_assert_max_num_queries):
    for site in sites:
        inspected(site, timezone.localdate(), clerk)
    client = signed_in(clerk)
    with django_assert_max_num_queries(12):
        client.get(reverse("religion:coverage"))


def test_the_boards_say_what_is_late(signed_in, sites, clerk):
    hazard(sites[0], timezone.localdate() - timedelta(days=40), clerk)
    page = signed_in(clerk).get(reverse("religion:board"))
    hazards, places, festivals = page.context["lists"]
    assert (hazards["count"], places["count"], festivals["count"]) == (1, 3, 0)
    assert "超期" in hazards["rows"][0]["note"]
    assert "从未巡查" in places["rows"][0]["note"]
    assert "六十天内没有诞期" in page.content.decode()


# --- the map --------------------------------------------------------------------------------------------


def test_the_map_shows_what_the_filters_find(signed_in, sites, clerk):
    page = signed_in(clerk).get(reverse("religion:map"), {"status": "open"})
    words = page.content.decode()
    assert page.context["total"].count == 3
    assert all(site.name in words for site in sites)
    assert "不表示实际位置" in words


def test_without_tiles_nothing_is_fetched_from_elsewhere(signed_in, sites, clerk):
    page = signed_in(clerk).get(reverse("religion:map"))
    assert "map.js" not in page.content.decode()
    assert "tianditu" not in page.headers["Content-Security-Policy"]


def test_the_worst_that_is_true_marks_a_site(clerk, sansha):
    on = date(YEAR, 5, 1)
    far = {"next_inspection_on": on + timedelta(days=20)}
    marks = {
        "off": SiteFactory.build(status="closed", risk=3),
        "bad": SiteFactory.build(status="open", risk=1, next_inspection_on=on - timedelta(days=1)),
        "warn": SiteFactory.build(status="repair", risk=1, **far),
        "good": SiteFactory.build(status="open", risk=1, **far),
    }
    assert {mark: mark_of(site, on) for mark, site in marks.items()} == {mark: mark for mark in marks}
    assert mark_of(SiteFactory.build(risk=3, **far), on) == "bad"
    assert mark_of(SiteFactory.build(risk=2, **far), on) == "warn"
    assert mark_of(SiteFactory.build(risk=1, next_inspection_on=on + timedelta(days=7)), on) == "warn"


def test_with_a_key_the_map_asks_that_server_and_no_other(signed_in, sites, clerk, settings):
    settings.TIANDITU_KEY = "示例"
    Site.objects.filter(pk=sites[0].pk).update(lat="22.530000", lng="113.250000")
    page = signed_in(clerk).get(reverse("religion:map"))
    words = page.content.decode()
    assert "https://*.tianditu.gov.cn" in page.headers["Content-Security-Policy"]
    assert 'data-lat="22.530000" data-lng="113.250000"' in words
    assert "有 3 处还没有坐标" in words


def test_coordinates_are_shifted_for_tiles_that_need_it_alone(signed_in, sites, clerk, settings):
    settings.MAP_TILE_URL, settings.MAP_TILE_DATUM = "https://tiles.example.org/{z}/{x}/{y}.png", "gcj02"
    Site.objects.filter(pk=sites[0].pk).update(lat="22.530000", lng="113.250000")
    page = signed_in(clerk).get(reverse("religion:map"))
    assert "https://tiles.example.org" in page.headers["Content-Security-Policy"]
    lat, lng = next(site.shown_place for site in page.context["rows"] if site.pk == sites[0].pk)
    # domain.md 1: here about 319 m south and 543 m east
    assert float(lat) == pytest.approx(22.53 - 319 / 111_000, abs=2e-4)
    assert float(lng) == pytest.approx(113.25 + 543 / 102_600, abs=2e-4)


def test_five_hundred_sites_stay_quick_and_small(signed_in, officer, sansha, django_assert_max_num_queries):
    first = SiteFactory(by=officer, village=sansha)
    rows = []
    for number in range(500):
        row = Site.objects.get(pk=first.pk)
        row.pk, row.name = None, f"示例古庙第{number}处"
        rows.append(row)
    Site.objects.bulk_create(rows)
    client = signed_in(officer)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("religion:map"))
    assert page.content.decode().count('class="map-dot"') == 501
    assert len(gzip.compress(page.content)) < 60_000
