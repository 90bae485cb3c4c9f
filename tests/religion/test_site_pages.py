"""The pages of sites: what lists find, what the form refuses beside its fields, what one site shows on one page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.access import held
from religion.actions import officers, sites
from religion.models import (
    Drill,
    Festival,
    Hazard,
    Inspection,
    Occurrence,
    Site,
    SiteNumber,
    SitePost,
)
from tests.factories.religion_sites import SiteFactory

LIST, ADD = "/religion/site/", "/religion/site/add/"
MOST_LIST_QUERIES, MOST_DETAIL_QUERIES = 10, 24


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def site(clerk, sansha):
    return SiteFactory(by=clerk, village=sansha, name="示例洪圣宫")


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(village, **changes):
    """What is posted for a new site."""
    fields = {
        "name": "示例天后庙",
        "village": village.pk,
        "address": "示例路 2 号",
        "kind": "folk",
        "heritage": "none",
        "tenure": "unknown",
        "management": "group",
        "truck_access": "unknown",
        "datum": "wgs84",
    }
    return fields | changes


def names(browser, query):
    rows = browser.get(LIST + query).context_data["rows"]
    return {row.name for row in rows}


# --- the list ----------------------------------------------------------------------------------------


def test_the_list_reads_a_page_of_sites_at_once(
    signed_in, officer, clerk, sansha, liusha, django_assert_max_num_queries
):
    for village in (sansha, liusha) * 4:
        SiteFactory(by=officer, village=village)
    browser = signed_in(officer)
    browser.get(LIST)
    with django_assert_max_num_queries(MOST_LIST_QUERIES):
        page = browser.get(LIST).content.decode()
    assert page.count("示例古庙") >= 8


def test_sites_are_found_by_what_is_asked(signed_in, officer, clerk, sansha, liusha, today):
    plain = SiteFactory(
        by=clerk, village=sansha, name="示例洪圣宫", next_inspection_on=today + timedelta(days=60)
    )
    large = SiteFactory(
        by=officer,
        village=liusha,
        name="示例北帝庙",
        land_area=600,
        next_inspection_on=today + timedelta(days=3),
    )
    numbered = SiteFactory(
        by=clerk,
        village=sansha,
        name="示例天后庙",
        file_no="HL-2026-03-001",
        numbered_on=today,
        last_inspected_on=today,
        risk=3,
        next_inspection_on=today - timedelta(days=1),
    )
    numbered.index_names()
    numbered.save()
    sites.confirm_class(site=plain, site_class="filed", by=officer, at=timezone.now())
    Site.objects.filter(pk=plain.pk).update(next_inspection_on=today + timedelta(days=60))
    hazard = Hazard(site=plain, what="电线老化", found_on=today, due_on=today, follower=clerk)
    hazard.stamp(by=clerk, at=timezone.now()).save()
    late = today - timedelta(days=9)
    other = Hazard(site=large, what="通道堵塞", found_on=late, due_on=late, follower=clerk)
    other.stamp(by=clerk, at=timezone.now()).save()
    sites.close_site(site=large, status="repair", reason="换瓦", by=officer, at=timezone.now())
    Site.objects.filter(pk=large.pk).update(next_inspection_on=today + timedelta(days=3))
    browser = signed_in(officer)
    expected = {
        "": {"示例洪圣宫", "示例北帝庙", "示例天后庙"},
        "?q=beidi": {"示例北帝庙"},
        "?q=hl-2026-03": {"示例天后庙"},
        f"?village={liusha.pk}": {"示例北帝庙"},
        "?numbered=yes": {"示例天后庙"},
        "?numbered=no": {"示例洪圣宫", "示例北帝庙"},
        "?site_class=registered": {"示例北帝庙"},
        "?doubt=yes": {"示例北帝庙", "示例天后庙"},
        "?risk=3": {"示例天后庙"},
        "?status=repair": {"示例北帝庙"},
        "?inspection=overdue": {"示例天后庙"},
        "?inspection=soon": {"示例北帝庙"},
        "?inspection=never": {"示例洪圣宫", "示例北帝庙"},
        "?hazards=open": {"示例洪圣宫", "示例北帝庙"},
        "?hazards=overdue": {"示例北帝庙"},
    }
    assert {query: names(browser, query) for query in expected} == expected


def test_another_village_is_not_seen(signed_in, neighbour, site):
    browser = signed_in(neighbour)
    assert names(browser, "") == set()
    assert "示例洪圣宫" not in browser.get(f"{LIST}options/?q=示例").content.decode()


def test_an_empty_list_says_what_belongs_here(signed_in, clerk):
    page = signed_in(clerk).get(LIST).content.decode()
    assert "还没有场所" in page
    assert "登记场所" in page


# --- the form ----------------------------------------------------------------------------------------


def test_a_site_is_entered_with_name_village_and_address(signed_in, clerk, sansha):
    browser = signed_in(clerk)
    assert browser.get(ADD).context_data["form"].initial["village"] == sansha.pk
    answer = post(browser, clerk, ADD, **typed(sansha))
    site = Site.objects.get()
    assert answer.url == site.get_absolute_url()
    assert "建议类别为建档编号场所" in browser.get(answer.url).content.decode()


def test_sent_twice_it_is_entered_once(signed_in, clerk, sansha):
    browser, fields = signed_in(clerk), typed(sansha, form_token=held.new_token(clerk))
    assert {browser.post(ADD, fields).status_code for _time in range(2)} == {302}
    assert Site.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": "ancestral"}, "kind", "第二条"),
        ({"land_area": "0"}, "land_area", "大于 0"),
        ({"floor_area": "-5"}, "floor_area", "大于 0"),
        ({"largest_event": "0"}, "largest_event", "大于 0"),
        ({"lat": "22.9", "lng": "113.2"}, "lat", "不在本镇范围"),
        ({"lat": "22.5"}, "lat", "一起填"),
        ({"lat": "北纬", "lng": "113.2"}, "lat", "请填写度数"),
        ({"founded_century": "30"}, "founded_century", "世纪"),
        ({"synced_on": "2099-01-01"}, "synced_on", "不能晚于今天"),
        ({"village_phone": "12"}, "village_phone", ""),
        ({"name": ""}, "name", "请填写"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(signed_in, clerk, sansha, changes, field, words):
    answer = post(signed_in(clerk), clerk, ADD, **typed(sansha, **changes))
    assert answer.status_code == 422
    errors = answer.context_data["form"].errors
    assert set(errors) == {field}
    assert words in "".join(errors[field])


def test_a_name_that_the_village_has_is_told_beside_the_name(signed_in, clerk, sansha, site):
    answer = post(signed_in(clerk), clerk, ADD, **typed(sansha, name=" 示例洪圣宫 "))
    assert answer.status_code == 422
    assert "已有名为" in answer.context_data["form"].errors["name"][0]


def test_what_a_shifted_map_says_is_kept_as_wgs84(signed_in, clerk, sansha):
    fields = typed(sansha, lat="22.527126619", lng="113.255284316", datum="gcj02")
    assert post(signed_in(clerk), clerk, ADD, **fields).status_code == 302
    site = Site.objects.get()
    assert (str(site.lat), str(site.lng)) == ("22.530000", "113.250000")


def test_a_correction_that_changes_the_suggestion_says_so(signed_in, clerk, officer, sansha, site):
    sites.confirm_class(site=site, site_class="filed", by=officer, at=timezone.now())
    site.refresh_from_db()
    browser = signed_in(clerk)
    answer = post(
        browser,
        clerk,
        f"{site.get_absolute_url()}edit/",
        **typed(sansha, name=site.name, land_area="620", version=site.version),
    )
    page = browser.get(answer.url).content.decode()
    assert "建议类别由建档编号场所变为登记编号场所" in page
    assert "待确认类别" in page
    assert "占地面积 620 平方米，达到 500 平方米" in page


def test_two_people_at_once_see_what_the_other_saved(signed_in, clerk, officer, sansha, site):
    sites.edit_site(site=site, by=officer, at=timezone.now(), address="示例路 9 号")
    answer = post(
        signed_in(clerk), clerk, f"{site.get_absolute_url()}edit/", **typed(sansha, name=site.name, version=1)
    )
    assert answer.status_code == 409
    assert "示例路 9 号" in answer.content.decode()


# --- the page of one ---------------------------------------------------------------------------------


def furnish(site, by, today):
    """Several rows of each kind, so that one read by row would be seen."""
    at = timezone.now()
    post = SitePost(site=site, title="组长", seats=3)
    post.stamp(by=by, at=at).save()
    for number in range(3):
        day = today + timedelta(days=number)
        before = today - timedelta(days=30 * (number + 1))
        officers.begin_term(post=post, by=by, at=at, holder_name=f"示例成员{number}", starts_on=today)
        rows = (
            Hazard(site=site, what=f"示例隐患{number}", found_on=today, due_on=day, follower=by),
            Inspection(site=site, inspector=by, inspected_on=before, finished_at=at),
            SiteNumber(
                site=site,
                kind="file",
                number=f"示例档号{number}",
                given_on=before,
                ended_on=today,
                ended_reason="示例",
            ),
            Drill(site=site, held_on=before, people=20),
        )
        for row in rows:
            row.stamp(by=by, at=at).save()
        festival = Festival(site=site, name=f"示例诞{number}", lunar_month=number + 1, lunar_day=2)
        festival.stamp(by=by, at=at).save()
        Occurrence.objects.create(
            festival=festival, lunar_year=day.year, computed_on=day, starts_on=day, ends_on=day
        )


def test_one_page_shows_all_of_a_site(signed_in, clerk, site, today, django_assert_max_num_queries):
    furnish(site, clerk, today)
    browser = signed_in(clerk)
    browser.get(site.get_absolute_url())
    with django_assert_max_num_queries(MOST_DETAIL_QUERIES):
        page = browser.get(site.get_absolute_url()).content.decode()
    for words in (
        "现状",
        "规模和价值",
        "照片和材料",
        "示例成员2",
        "示例隐患2",
        "示例档号2",
        "示例诞2",
        "农历三月初二",
    ):
        assert words in page


def test_the_next_step_stands_first(signed_in, clerk, officer, leader, site, today):
    def first(user):
        actions = signed_in(user).get(site.get_absolute_url()).context_data["actions"]
        return next((one.label for one in actions if one.allowed), None)

    assert (first(clerk), first(officer)) == ("开始巡查", "开始巡查")
    Site.objects.filter(pk=site.pk).update(next_inspection_on=today + timedelta(days=30))
    assert (first(clerk), first(officer)) == ("申报登记", "确认类别")
    assert first(leader) is None
    sites.close_site(site=site, reason="危房", by=clerk, at=timezone.now())
    assert (first(clerk), first(officer)) == ("恢复开放", "恢复开放")


# --- what is decided ---------------------------------------------------------------------------------


def test_the_office_confirms_the_class_and_tells_why_another(signed_in, officer, clerk, site):
    url = f"{site.get_absolute_url()}class/"
    browser = signed_in(officer)
    assert post(browser, officer, url, site_class="registered").status_code == 422
    assert post(browser, officer, url, site_class="registered", reason="县里要求").status_code == 302
    assert Site.objects.get().confirmed_class == "registered"
    assert signed_in(clerk).get(url).status_code == 403


def test_a_site_closes_and_opens_at_its_pages(signed_in, clerk, site, today):
    browser, url = signed_in(clerk), site.get_absolute_url()
    assert browser.get(f"{url}reopen/").status_code == 403
    answer = post(browser, clerk, f"{url}close/", status="closed", reason="危房", on=today.isoformat())
    assert answer.status_code == 302
    assert browser.get(f"{url}close/").status_code == 403
    assert "危房" in browser.get(url).content.decode()
    assert post(browser, clerk, f"{url}reopen/", on=today.isoformat()).status_code == 302
    assert Site.objects.get().status == "open"


def test_what_is_held_is_not_removed_and_says_by_what(signed_in, clerk, site):
    Site.objects.filter(pk=site.pk).update(numbered_on=timezone.localdate(), file_no="HL-2026-03-001")
    answer = signed_in(clerk).get(f"{site.get_absolute_url()}remove/")
    assert answer.status_code == 403
    assert "HL-2026-03-001" in answer.content.decode()


def test_a_site_is_removed_with_a_reason(signed_in, clerk, site):
    answer = post(signed_in(clerk), clerk, f"{site.get_absolute_url()}remove/", reason="登记重复")
    assert answer.url == LIST
    assert Site.objects.get().removed_reason == "登记重复"
