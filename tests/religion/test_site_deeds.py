"""Sites: what is refused of one, what class its measures suggest, who confirms it, how one closes and is removed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from hengl_uf.audit.models import Entry
from hengl_uf.places.reach import NoReach
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import sites
from religion.models import Hazard, Registration, Site
from tests.factories.religion_sites import SiteFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def site(clerk, sansha):
    return add(clerk, sansha)


def add(by, village, name="示例洪圣宫", **fields):
    return sites.add_site(by=by, at=AT, village=village, name=name, address="示例路 1 号", **fields)


def edit(site, by, **fields):
    return sites.edit_site(site=site, by=by, at=AT, **fields)


# --- entering ----------------------------------------------------------------------------------------


def test_a_new_site_is_due_at_once_and_has_the_offices_of_a_management_group(site):
    assert site.next_inspection_on == TODAY
    posts = site.offices.order_by("order").values_list("title", "is_required")
    assert list(posts) == [("组长", True), ("副组长", False), ("财务", False), ("安全员", True)]
    assert Entry.objects.about(site).count() == 1


@pytest.mark.parametrize(
    ("kind", "who"),
    [("confucius", "文化、文物部门"), ("ancestral", "所在村（社区）"), ("registered", "宗教事务部门")],
)
def test_other_regimes_are_refused_with_the_article_and_who_sees_to_them(clerk, sansha, kind, who):
    with pytest.raises(sites.NotFolk, match="第二条") as refusal:
        add(clerk, sansha, kind=kind)
    assert refusal.value.field == "kind"
    assert who in str(refusal.value)


def test_the_database_refuses_other_regimes_too(site):
    with pytest.raises(IntegrityError, match="site_is_folk"), transaction.atomic():
        Site.objects.filter(pk=site.pk).update(kind="ancestral")


def test_a_village_has_a_name_once(clerk, sansha, officer, liusha, site):
    with pytest.raises(sites.NameTaken, match="三沙村") as refusal:
        add(clerk, sansha)
    assert refusal.value.field == "name"
    assert add(officer, liusha).pk
    sites.remove_site(site=site, by=clerk, at=AT, reason="登记重复")
    assert add(clerk, sansha).pk


@pytest.mark.parametrize("name", sites.MEASURES)
def test_nothing_is_no_measure(clerk, site, name):
    with pytest.raises(sites.NoMeasure, match="大于 0") as refusal:
        edit(site, clerk, **{name: 0})
    assert refusal.value.field == name
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.filter(pk=site.pk).update(**{name: 0})


@pytest.mark.parametrize(
    ("lat", "lng"),
    [("22.43", "113.2"), ("22.65", "113.2"), ("22.5", "113.11"), ("22.5", "113.35"), ("113.2", "22.5")],
)
def test_a_place_outside_the_town_is_refused(clerk, site, lat, lng):
    with pytest.raises(sites.OutsideTown, match="不在本镇范围") as refusal:
        edit(site, clerk, lat=Decimal(lat), lng=Decimal(lng))
    assert refusal.value.field == "lat"


def test_the_edges_of_the_town_belong_to_it_and_half_a_place_is_none(clerk, site):
    assert edit(site, clerk, lat=Decimal("22.44"), lng=Decimal("113.34")).pk
    with pytest.raises(sites.OutsideTown, match="一起填"):
        edit(site, clerk, lng=None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"founded_century": 22}, "founded_century"), ({"synced_on": date(2026, 3, 6)}, "synced_on")],
)
def test_a_time_that_cannot_be_is_refused(clerk, site, fields, field):
    with pytest.raises(sites.NoSuchTime) as refusal:
        edit(site, clerk, **fields)
    assert refusal.value.field == field


def test_sites_are_kept_in_the_own_village_alone(clerk, liusha, neighbour, inspector, site):
    with pytest.raises(NoReach):
        add(clerk, liusha)
    for other in (neighbour, inspector):
        with pytest.raises(NotYours):
            edit(site, other, note="示例")


def test_a_stale_edit_is_refused(clerk, officer, site):
    edit(site, officer, version=1, note="示例")
    with pytest.raises(StaleEdit):
        edit(site, clerk, version=1, note="另一句")


# --- the class ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "filed"),
        ({"land_area": Decimal("499.99")}, "filed"),
        ({"land_area": Decimal(500)}, "registered"),
        ({"floor_area": Decimal(300)}, "registered"),
        ({"largest_event": 999}, "filed"),
        ({"largest_event": 1000}, "registered"),
        ({"has_heritage_value": True}, "registered"),
    ],
)
def test_the_class_is_suggested_by_the_measures(clerk, site, fields, expected):
    assert edit(site, clerk, **fields).suggested_class == expected


def test_a_class_that_the_measures_no_longer_say_is_doubtful_again(clerk, officer, site):
    site = sites.confirm_class(site=site, site_class="filed", by=officer, at=AT)
    assert not site.has_doubtful_class
    site = edit(site, clerk, land_area=Decimal(600))
    assert site.has_doubtful_class
    assert site.effective_class == "filed"
    assert list(Site.objects.with_doubtful_class()) == [site]


def test_another_class_than_the_suggested_one_needs_a_reason(officer, site):
    with pytest.raises(sites.ReasonMissing) as refusal:
        sites.confirm_class(site=site, site_class="registered", by=officer, at=AT)
    assert refusal.value.field == "reason"
    site = sites.confirm_class(site=site, site_class="registered", reason="县里要求", by=officer, at=AT)
    assert (site.effective_class, site.class_confirmed_by) == ("registered", officer)


def test_the_class_is_the_offices(clerk, inspector, leader, site):
    for other in (clerk, inspector, leader):
        with pytest.raises(NotYours):
            sites.confirm_class(site=site, site_class="filed", by=other, at=AT)


def test_another_class_moves_the_next_inspection(clerk, officer, sansha):
    site = SiteFactory(by=clerk, village=sansha, last_inspected_on=date(2026, 3, 1))
    make_inspection(site, clerk, date(2026, 3, 1))
    site = sites.confirm_class(site=site, site_class="registered", reason="示例", by=officer, at=AT)
    assert site.next_inspection_on == date(2026, 4, 1)
    site = sites.confirm_class(site=site, site_class="filed", by=officer, at=AT)
    assert site.next_inspection_on == date(2026, 6, 1)


def make_inspection(site, by, on):
    site.inspections.create(
        inspected_on=on,
        inspector=by,
        finished_at=AT,
        created_at=AT,
        created_by=by,
        changed_at=AT,
        changed_by=by,
    )


def test_the_largest_event_only_rises_and_suggests_anew(clerk, officer, site):
    site = sites.raise_largest_event(site=site, people=800, by=clerk, at=AT)
    assert (site.largest_event, site.suggested_class) == (800, "filed")
    assert sites.raise_largest_event(site=site, people=300, by=clerk, at=AT).largest_event == 800
    version = site.version
    site = sites.raise_largest_event(site=site, people=1200, by=officer, at=AT)
    assert (site.suggested_class, site.version) == ("registered", version + 1)


# --- closing, opening, removing ----------------------------------------------------------------------


def test_a_site_closes_with_a_reason_and_opens_again(clerk, site):
    with pytest.raises(sites.ReasonMissing):
        sites.close_site(site=site, reason="", by=clerk, at=AT)
    site = sites.close_site(site=site, status="repair", reason="换瓦", by=clerk, at=AT, on=date(2026, 3, 1))
    site = sites.close_site(site=site, reason="危房", by=clerk, at=AT)
    assert not Site.objects.visited().exists()
    with pytest.raises(sites.StatusAsItWas):
        sites.close_site(site=site, reason="危房", by=clerk, at=AT)
    site = sites.reopen_site(site=site, by=clerk, at=AT)
    assert (site.status, site.status_reason) == ("open", "")
    with pytest.raises(sites.StatusAsItWas):
        sites.reopen_site(site=site, by=clerk, at=AT)


@pytest.mark.parametrize("day", [date(2026, 3, 6), date(1899, 12, 31), date(2026, 2, 28)])
def test_a_status_begins_between_the_one_before_it_and_today(clerk, site, day):
    site = sites.close_site(site=site, status="repair", reason="换瓦", by=clerk, at=AT, on=date(2026, 3, 1))
    with pytest.raises(sites.NoSuchTime) as refusal:
        sites.reopen_site(site=site, by=clerk, at=AT, on=day)
    assert refusal.value.field == "on"


def test_a_site_with_a_registration_that_lives_is_not_removed(clerk, officer, site):
    Registration(site=site, state="draft", state_since=TODAY).stamp(by=clerk, at=AT).save()
    with pytest.raises(sites.StillHeld, match="草稿"):
        sites.remove_site(site=site, by=clerk, at=AT, reason="登记错了")
    assert not sites.removable_by(site, officer)


def test_a_site_that_holds_its_number_is_not_removed(clerk, site):
    Site.objects.filter(pk=site.pk).update(numbered_on=TODAY, file_no="HL-2026-03-001")
    with pytest.raises(sites.StillHeld, match="HL-2026-03-001"):
        sites.remove_site(site=site, by=clerk, at=AT, reason="登记错了")


def test_a_site_with_open_hazards_is_not_removed(clerk, site):
    hazard = Hazard(site=site, what="电线老化", found_on=TODAY, due_on=TODAY, follower=clerk)
    hazard.stamp(by=clerk, at=AT).save()
    with pytest.raises(sites.StillHeld, match="1 条隐患"):
        sites.remove_site(site=site, by=clerk, at=AT, reason="登记错了")


def test_a_removed_site_is_kept_with_its_reason(clerk, officer, site):
    sites.remove_site(site=site, by=clerk, at=AT, reason="登记重复")
    assert not Site.objects.current().exists()
    with pytest.raises(NotYours):
        edit(site, officer, note="示例")
