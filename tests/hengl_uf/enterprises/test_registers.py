"""Industries and parks: kept by the chamber, never doubled, not taken from under an enterprise."""

import pytest

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises import actions, registers
from hengl_uf.enterprises.models import Industry, Park
from hengl_uf.web.last_word import NotYours
from tests.hengl_uf.enterprises.conftest import AT

INDUSTRY = {"name": "灯饰照明", "section": "C", "order": 30}


def add_industry(by, **fields):
    return registers.add_industry(by=by, at=AT, **INDUSTRY | fields)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def test_an_industry_of_the_offices_own_stands_beside_the_sections(secretary):
    add_industry(secretary)
    with pytest.raises(registers.NameTaken) as refused:
        add_industry(secretary)
    assert refused.value.field == "name"


def test_an_industry_is_put_out_of_use_not_deleted(secretary):
    industry = registers.change_industry(
        industry=add_industry(secretary), by=secretary, at=AT, is_active=False
    )
    assert industry not in Industry.objects.active()
    assert Entry.objects.about(industry)[0].changes == {"启用": [True, False]}


def test_the_form_tells_a_double_beside_the_name(signed_in, secretary):
    add_industry(secretary)
    response = post(signed_in(secretary), secretary, "/enterprises/industry/add/", **INDUSTRY, is_active="on")
    assert response.context["form"].errors["name"] == ["已经有这个行业。"]


def test_a_name_of_a_park_stands_once_in_a_village(secretary, sansha, liusha, park):
    with pytest.raises(registers.NameTaken, match="三沙村已经登记了“示例工业园”"):
        registers.add_park(by=secretary, at=AT, name="示例工业园", village=sansha)
    registers.add_park(by=secretary, at=AT, name="示例工业园", village=liusha)


def test_a_park_with_enterprises_stays_in_its_village(secretary, sansha, liusha, park, add):
    add(secretary, sansha, park=park)
    with pytest.raises(registers.ParkInUse, match="1 家企业") as refused:
        registers.change_park(park=park, by=secretary, at=AT, village=liusha)
    assert refused.value.field == "village"
    with pytest.raises(registers.ParkInUse, match="请先修改这些企业的园区"):
        registers.remove_park(park=park, by=secretary, at=AT, reason="拆除")


def test_an_empty_park_is_removed_and_its_name_free_again(secretary, sansha, park, add):
    firm = add(secretary, sansha, park=park)
    actions.change_enterprise(enterprise=firm, by=secretary, at=AT, park=None)
    registers.remove_park(park=park, by=secretary, at=AT, reason="拆除")
    with pytest.raises(NotYours, match="已移除"):
        registers.change_park(park=park, by=secretary, at=AT, address="示例路")
    registers.add_park(by=secretary, at=AT, name="示例工业园", village=sansha)


def test_the_list_leads_to_the_enterprises_of_each(signed_in, secretary, sansha, park, add):
    firm = add(secretary, sansha, park=park, industry=Industry.objects.active().first())
    browser = signed_in(secretary)
    for address in ("/enterprises/park/", "/enterprises/industry/"):
        row = browser.get(address).context["rows"][0]
        assert row.shown_count == 1
        assert browser.get(row.shown_url).context["rows"] == [firm]


def test_who_only_looks_is_offered_no_correction(signed_in, officer, park):
    (row,) = signed_in(officer).get("/enterprises/park/").context["rows"]
    assert row.shown_actions == []


def test_parks_are_narrowed_by_village_and_name(signed_in, secretary, liusha, park):
    other = registers.add_park(by=secretary, at=AT, name="另一园", village=liusha)
    browser = signed_in(secretary)
    assert browser.get(f"/enterprises/park/?village={liusha.pk}").context["rows"] == [other]
    assert browser.get("/enterprises/park/?q=示例").context["rows"] == [park]


def test_several_parks_are_typed_one_after_the_other(signed_in, secretary, sansha):
    url = "/enterprises/park/add/"
    response = post(signed_in(secretary), secretary, url, name="一园", village=sansha.pk, _again="1")
    assert response.url == f"{url}?again=1&village={sansha.pk}"
    assert Park.objects.get().name == "一园"


def test_a_park_is_taken_away_with_a_reason(signed_in, secretary, park):
    url = f"/enterprises/park/{park.pk}/remove/"
    assert post(signed_in(secretary), secretary, url, reason="登记错了").url == "/enterprises/park/"
    assert not Park.objects.current().exists()
