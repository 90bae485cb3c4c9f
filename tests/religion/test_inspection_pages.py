"""The list of inspections, one of them, rounds entered from paper, and the route of a day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from religion.actions import inspections
from religion.models import Checklist, ChecklistItem, Inspection, Site, SpecialCheck
from tests.factories.religion_inspections import answered, begun, finished
from tests.factories.religion_sites import SiteFactory, checklist
from tests.hengl_uf.attachments.made_files import photo, upload

LIST = "/religion/inspection/"
ADD = "/religion/inspection/add/"
ROUTE = "/religion/route/"


def today():
    return timezone.localdate()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Photos of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def lists(sansha):
    return checklist(number=99, since=today() - timedelta(days=60))


@pytest.fixture
def site(clerk, sansha, lists):
    return SiteFactory(by=clerk, village=sansha, name="示例北帝庙")


def page_of(browser, address):
    return browser.get(address).content.decode()


# --- the list ---------------------------------------------------------------------------------------------


@pytest.fixture
def three(site, clerk, sansha, liusha, inspector, officer):
    """Half done, passed two days ago, failed elsewhere."""
    half = begun(site=site, by=inspector)
    passed = finished(
        site=SiteFactory(by=clerk, village=sansha, name="示例康公庙"),
        by=inspector,
        inspected_on=today() - timedelta(days=2),
    )
    failed = finished(
        site=SiteFactory(by=officer, village=liusha, name="示例天后庙"),
        by=officer,
        failing=("A2",),
        purpose="joint",
    )
    return half, passed, failed


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ("北帝", "康公", "天后")),
        ("state=open", ("北帝",)),
        ("state=finished", ("康公", "天后")),
        ("state=failed", ("天后",)),
        ("state=passed", ("康公",)),
        ("purpose=joint", ("天后",)),
        ("q=kanggong", ("康公",)),
        ("q=天后", ("天后",)),
        ("inspected_from={ago}&inspected_to={ago}", ("康公",)),
        ("village={liusha}", ("天后",)),
        ("inspector={inspector}", ("北帝", "康公")),
        ("site={site}", ("北帝",)),
    ],
)
def test_the_list_is_narrowed(signed_in, officer, three, liusha, inspector, site, query, names):
    ago = (today() - timedelta(days=2)).isoformat()
    query = query.format(ago=ago, liusha=liusha.pk, inspector=inspector.pk, site=site.pk)
    page = page_of(signed_in(officer), f"{LIST}?{query}")
    assert tuple(name for name in ("北帝", "康公", "天后") if f"示例{name}庙</a>" in page) == names


def test_a_village_sees_its_own(signed_in, clerk, three):
    page = page_of(signed_in(clerk), LIST)
    assert ("示例北帝庙" in page, "示例天后庙" in page) == (True, False)


def test_the_empty_list_says_what_belongs_there(signed_in, leader, town):
    assert "扫场所码" in page_of(signed_in(leader), LIST)


def test_the_list_costs_few_queries(signed_in, officer, three, django_assert_max_num_queries):
    browser = signed_in(officer)
    browser.get(LIST)
    with django_assert_max_num_queries(9):
        browser.get(LIST)


# --- one --------------------------------------------------------------------------------------------------


def test_one_shows_the_list_of_its_day(signed_in, leader, site, inspector, lists):
    half = begun(site=site, by=inspector, inspected_on=today() - timedelta(days=5))
    item = ChecklistItem.objects.get(checklist=lists, code="A2")
    inspections.add_photo(inspection=half, item=item, upload=upload(photo()), by=inspector, at=timezone.now())
    answered(half, by=inspector, failing=("A2",), note="电线老化")
    done = inspections.finish(inspection=half, by=inspector, at=timezone.now())
    newer = checklist(number=100, items=5, since=today())
    page = page_of(signed_in(leader), done.get_absolute_url())
    assert ("第 99 版" in page, f"第 {newer.number} 版" in page) == (True, False)
    for words in ("电线老化", "/thumb/", "1 项不合格", "待整改", "完成时间", "下次应查"):
        assert words in page, words


def test_a_hazard_seen_again_is_linked_once_more(signed_in, clerk, site, inspector, lists):
    finished(site=site, by=inspector, failing=("A2",))
    again = finished(site=site, by=inspector, failing=("A2",))
    page = page_of(signed_in(clerk), again.get_absolute_url())
    assert "以前登记的隐患" in page


def test_one_half_done_says_how_much_is_left(signed_in, inspector, site):
    half = begun(site=site, by=inspector, distance=1234)
    answered(half, by=inspector, leaving=("A3",))
    page = page_of(signed_in(inspector), half.get_absolute_url())
    for words in ("继续巡查", "还没有检查", "距场所 1.2 公里", "未完成"):
        assert words in page, words


def test_a_finished_one_offers_its_record_and_takes_no_more_photos(signed_in, inspector, site):
    done = finished(site=site, by=inspector)
    page = page_of(signed_in(inspector), done.get_absolute_url())
    assert reverse("religion:inspection-letter", args=[done.pk]) in page
    assert reverse("religion:inspection-attach", args=[done.pk]) not in page


def test_one_costs_few_queries(signed_in, officer, site, inspector, django_assert_max_num_queries):
    done = finished(site=site, by=inspector, failing=("A1", "A2", "A3"))
    browser = signed_in(officer)
    browser.get(done.get_absolute_url())
    with django_assert_max_num_queries(14):
        browser.get(done.get_absolute_url())


def test_beside_the_answers_is_corrected(signed_in, inspector, site):
    half = begun(site=site, by=inspector)
    address = reverse("religion:inspection-edit", args=[half.pk])
    answer = signed_in(inspector).post(
        address, {"purpose": "joint", "companions": "消防所", "remark": "下雨", "version": half.version}
    )
    half.refresh_from_db()
    assert (answer.status_code, half.purpose, half.companions) == (302, "joint", "消防所")
    stale = signed_in(inspector).post(address, {"purpose": "routine", "version": half.version - 1})
    assert stale.status_code == 409


def test_a_half_done_one_is_removed_with_a_reason(signed_in, inspector, officer, site):
    half = begun(site=site, by=inspector)
    address = reverse("religion:inspection-remove", args=[half.pk])
    assert signed_in(inspector).post(address, {"reason": ""}).status_code == 422
    assert signed_in(inspector).post(address, {"reason": "扫错了码"}).url == LIST
    assert Inspection.objects.current().count() == 0
    done = finished(site=site, by=inspector)
    assert signed_in(officer).get(reverse("religion:inspection-remove", args=[done.pk])).status_code == 403


# --- from paper -------------------------------------------------------------------------------------------


def paper(site, inspector, changed=None):
    return {
        "site": site.pk,
        "inspected_on": (today() - timedelta(days=4)).isoformat(),
        "inspector": inspector.pk,
        "purpose": "routine",
        "companions": "村委会",
        "kinds": ["fire"],
        **(changed or {}),
    }


def test_the_office_enters_a_round_from_paper(signed_in, officer, inspector, site, lists):
    answer = signed_in(officer).post(ADD, paper(site, inspector))
    made = Inspection.objects.get()
    assert answer.url == reverse("religion:inspection-answer", args=[made.pk])
    assert (made.inspector, made.inspected_on, made.companions) == (
        inspector,
        today() - timedelta(days=4),
        "村委会",
    )
    assert list(made.checklists.all()) == [lists]


def test_a_village_enters_its_own_only(signed_in, clerk, officer, site):
    assert signed_in(clerk).post(ADD, paper(site, officer)).status_code == 422
    assert signed_in(clerk).post(ADD, paper(site, clerk)).status_code == 302


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"inspected_on": "2999-01-01"}, "不能晚于今天"),
        ({"inspected_on": "2001-01-01"}, "还没有启用这些检查表"),
        ({"kinds": []}, "请"),
        ({"site": ""}, "请选择一项"),
    ],
)
def test_what_is_wrong_is_told_beside_it(signed_in, clerk, site, changed, words):
    answer = signed_in(clerk).post(ADD, paper(site, clerk, changed))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Inspection.objects.count() == 0


def test_a_half_done_one_is_offered(signed_in, clerk, site):
    half = begun(site=site, by=clerk)
    answer = signed_in(clerk).post(ADD, paper(site, clerk))
    page = answer.content.decode()
    assert (answer.status_code, reverse("religion:inspection-answer", args=[half.pk]) in page) == (422, True)


def test_closed_sites_are_not_offered(signed_in, clerk, site):
    Site.objects.filter(pk=site.pk).update(status="closed", status_reason="停用")
    assert "示例北帝庙" not in page_of(signed_in(clerk), ADD)


# --- the route --------------------------------------------------------------------------------------------


def test_the_route_has_what_is_due_and_why(signed_in, inspector, clerk, sansha, liusha, officer, lists):
    due = SiteFactory(by=clerk, village=sansha, name="示例应查庙")
    checked = SiteFactory(
        by=clerk, village=sansha, name="示例诞前庙", next_inspection_on=today() + timedelta(days=20)
    )
    Site.objects.filter(pk=checked.pk).update(last_inspected_on=today() - timedelta(days=9))
    SiteFactory(by=clerk, village=sansha, name="示例不急庙", next_inspection_on=today() + timedelta(days=9))
    SiteFactory(by=officer, village=liusha, name="示例邻村庙")
    SpecialCheck.objects.create(
        site=checked,
        kind="festival",
        name="示例诞",
        day=today() + timedelta(days=3),
        not_before=today() - timedelta(days=4),
        due_on=today() + timedelta(days=2),
    )
    half = begun(site=due, by=inspector)
    page = page_of(signed_in(inspector), ROUTE)
    shown = tuple(name for name in ("应查", "诞前", "不急", "邻村") if f"示例{name}庙" in page)
    assert shown == ("应查", "诞前")
    for words in ("还没有巡查过", "示例诞", reverse("religion:inspection-answer", args=[half.pk])):
        assert words in page, words


def test_a_check_whose_day_is_past_leads_nowhere(signed_in, inspector, clerk, sansha, lists):
    site = SiteFactory(
        by=clerk, village=sansha, name="示例过期庙", next_inspection_on=today() + timedelta(days=9)
    )
    SpecialCheck.objects.create(
        site=site,
        kind="holiday",
        name="清明",
        day=today() - timedelta(days=1),
        not_before=today() - timedelta(days=9),
        due_on=today() - timedelta(days=2),
    )
    assert "今天没有要巡查的场所" in page_of(signed_in(inspector), ROUTE)


def test_the_route_of_one_village(signed_in, officer, clerk, sansha, liusha):
    SiteFactory(by=clerk, village=sansha, name="示例甲庙")
    SiteFactory(by=officer, village=liusha, name="示例乙庙")
    browser = signed_in(officer)
    assert all(name in page_of(browser, ROUTE) for name in ("示例甲庙", "示例乙庙"))
    page = page_of(browser, f"{ROUTE}?village={liusha.pk}")
    assert ("示例甲庙" in page, "示例乙庙" in page) == (False, True)
    assert "示例甲庙" in page_of(browser, f"{ROUTE}?village=x")


def test_the_leader_looks_and_begins_nothing(signed_in, leader, site):
    page = page_of(signed_in(leader), ROUTE)
    assert ("示例北帝庙" in page, "开始巡查" in page) == (True, False)


def test_the_route_costs_few_queries(signed_in, inspector, clerk, sansha, django_assert_max_num_queries):
    for number in range(12):
        SiteFactory(by=clerk, village=sansha, lat=f"22.5{number:02d}", lng="113.2")
    browser = signed_in(inspector)
    browser.get(ROUTE)
    with django_assert_max_num_queries(9):
        browser.get(ROUTE)


def test_the_reference_lists_are_in_force(sansha):
    assert {one.kind for one in Checklist.objects.in_force(today())} >= {"fire", "festival"}
