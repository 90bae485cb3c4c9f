"""The pages of enterprises: wrong codes and likely doubles told before saving, lists that match their filters."""

import pytest

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises import actions, contacts, registers
from hengl_uf.enterprises.models import Enterprise, Industry
from tests.hengl_uf.enterprises.conftest import AT, CODE
from tests.hengl_uf.enterprises.test_enterprise_deeds import BAD, GOOD

LIST = "/enterprises/enterprise/"
ADD = "/enterprises/enterprise/add/"
MOST_QUERIES = 14


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(village, **changes):
    """What is posted for an enterprise."""
    fields = {"name": "示例照明有限公司", "village": village.pk, "status": "operating", "capital": "mainland"}
    return fields | changes


@pytest.mark.parametrize("code", GOOD)
def test_the_form_takes_codes_of_the_whole_alphabet(signed_in, clerk, sansha, code):
    post(signed_in(clerk), clerk, ADD, **typed(sansha, credit_code=code))
    assert Enterprise.objects.get().credit_code == code


@pytest.mark.parametrize("code", BAD)
def test_a_wrong_code_comes_back_as_it_was_typed(signed_in, clerk, sansha, code):
    response = post(signed_in(clerk), clerk, ADD, **typed(sansha, credit_code=code))
    form = response.context["form"]
    assert (response.status_code, list(form.errors), form["credit_code"].value()) == (
        422,
        ["credit_code"],
        code,
    )


def test_a_wrong_character_is_named(signed_in, clerk, sansha):
    fields = typed(sansha, credit_code="91350100I000100Y43")
    response = post(signed_in(clerk), clerk, ADD, **fields)
    assert "第 9 位是字母 I" in response.context["form"].errors["credit_code"][0]


def test_all_that_is_known_is_kept_from_one_form(signed_in, secretary, sansha, park):
    industry = Industry.objects.active().first()
    fields = typed(
        sansha,
        former_names="示例旧名厂\n示例旧名厂\n",
        industry=industry.pk,
        main_business="灯饰",
        size="small",
        capital="macao",
        capital_note="澳方全资",
        park=park.pk,
        address="示例路 1 号",
        office_phone="0760 8776 1234",
    )
    post(signed_in(secretary), secretary, ADD, **fields)
    firm = Enterprise.objects.get()
    assert (firm.former_names, firm.industry, firm.park, firm.office_phone) == (
        ["示例旧名厂"],
        industry,
        park,
        "+8676087761234",
    )


def test_a_park_of_another_village_is_told_beside_the_field(signed_in, secretary, liusha, park):
    response = post(signed_in(secretary), secretary, ADD, **typed(liusha, park=park.pk))
    assert response.context["form"].errors["park"] == ["“示例工业园”不在六沙村。"]


def test_an_industry_out_of_use_is_not_offered_but_stays_where_it_is(signed_in, secretary, add, sansha):
    industry = Industry.objects.active().first()
    firm = add(secretary, sansha, industry=industry)
    registers.change_industry(industry=industry, by=secretary, at=AT, is_active=False)
    browser = signed_in(secretary)
    offered = dict(browser.get(ADD).context["form"].fields["industry"].choices)
    assert industry.pk not in offered
    kept = dict(browser.get(f"{LIST}{firm.pk}/edit/").context["form"].fields["industry"].choices)
    assert industry.pk in kept


def test_a_likely_double_is_told_before_saving_and_can_be_confirmed(signed_in, clerk, sansha, firm):
    browser, fields = signed_in(clerk), typed(sansha, name="示例燈飾")
    response = post(browser, clerk, ADD, **fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert firm.get_absolute_url() in page
    assert 'name="other_anyway"' in page
    assert Enterprise.objects.count() == 1
    assert post(browser, clerk, ADD, **fields, other_anyway="on").status_code == 302


def test_what_was_confirmed_stays_so_beside_another_error(signed_in, clerk, sansha, firm):
    fields = typed(sansha, name="示例燈飾", other_anyway="on", office_phone="没有")
    response = post(signed_in(clerk), clerk, ADD, **fields)
    assert list(response.context["form"].errors) == ["office_phone"]
    assert 'id="id_other_anyway" checked' in response.content.decode()


def test_the_same_code_is_refused_with_who_has_it_whatever_is_confirmed(signed_in, clerk, sansha, firm):
    fields = typed(sansha, credit_code=CODE, other_anyway="on")
    response = post(signed_in(clerk), clerk, ADD, **fields)
    assert firm.name in response.context["form"].errors["credit_code"][0]
    assert 'name="other_anyway"' not in response.content.decode()


def test_the_same_code_elsewhere_is_refused_too(signed_in, neighbour, liusha, firm):
    response = post(signed_in(neighbour), neighbour, ADD, **typed(liusha, credit_code=CODE))
    assert "已经用这个信用代码登记过" in response.context["form"].errors["credit_code"][0]
    assert response.context["likenesses"] == []  # what the neighbour may not open is not linked


def test_a_double_is_told_while_it_is_typed(signed_in, clerk, firm):
    browser, url = signed_in(clerk), "/enterprises/enterprise/likeness/"
    assert firm.name in browser.post(url, {"name": "示例燈飾"}).content.decode()
    assert "不能再登记一次" in browser.post(url, {"credit_code": CODE}).content.decode()
    assert not browser.post(url, {"name": firm.name, "apart_from": firm.pk}).content.strip()
    assert not browser.post(url, {"name": "", "credit_code": "9144"}).content.strip()


def test_a_correction_that_brings_no_name_asks_nothing(signed_in, clerk, sansha, add, firm):
    other = add(clerk, sansha, name="示例灯饰")
    url = f"{LIST}{other.pk}/edit/"
    assert (
        post(signed_in(clerk), clerk, url, **typed(sansha, name="示例灯饰", size="micro")).status_code == 302
    )


def test_a_change_of_name_offers_to_keep_the_old_one(signed_in, clerk, sansha, firm):
    browser, url = signed_in(clerk), f"{LIST}{firm.pk}/edit/"
    assert browser.get(url).context["form"]["keep_old_name"].initial is True
    post(browser, clerk, url, **typed(sansha, name="示例新名有限公司", keep_old_name="on"))
    firm.refresh_from_db()
    assert (firm.name, firm.former_names) == ("示例新名有限公司", ["中山市横栏镇示例灯饰有限公司"])


def test_a_stale_correction_shows_both_sides(signed_in, clerk, officer, sansha, firm):
    actions.change_enterprise(enterprise=firm, by=officer, at=AT, address="示例路 1 号")
    fields = typed(sansha, name=firm.name, address="示例路 2 号", version=firm.version)
    assert post(signed_in(clerk), clerk, f"{LIST}{firm.pk}/edit/", **fields).status_code == 409


def test_a_removal_wants_a_reason_and_leads_to_the_list(signed_in, clerk, firm):
    browser, url = signed_in(clerk), f"{LIST}{firm.pk}/remove/"
    assert post(browser, clerk, url, reason="").status_code == 422
    assert post(browser, clerk, url, reason="重复").url == LIST
    assert browser.get(LIST).context["rows"] == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"甲厂", "乙厂", "丙厂"}),
        ("capital=outside", {"乙厂", "丙厂"}),
        ("capital=macao", {"乙厂"}),
        ("size=small", {"甲厂"}),
        ("status=closed", {"丙厂"}),
        ("q=jiuming", {"乙厂"}),
        ("q=甲", {"甲厂"}),
        ("village=forged", set()),
    ],
)
def test_the_list_is_narrowed(signed_in, secretary, sansha, add, query, names):
    add(secretary, sansha, name="甲厂", size="small")
    add(secretary, sansha, name="乙厂", capital="macao", former_names=["旧名"])
    add(secretary, sansha, name="丙厂", capital="taiwan", status="closed")
    rows = signed_in(secretary).get(f"{LIST}?{query}").context["rows"]
    assert {row.name for row in rows} == names


def test_industry_park_and_village_narrow_the_list(signed_in, secretary, sansha, liusha, add, park):
    industry = Industry.objects.active().first()
    one = add(secretary, sansha, name="甲厂", park=park, industry=industry)
    add(secretary, liusha, name="乙厂")
    browser = signed_in(secretary)
    for query in (f"industry={industry.pk}", f"park={park.pk}", f"village={sansha.pk}"):
        assert browser.get(f"{LIST}?{query}").context["rows"] == [one]


@pytest.mark.parametrize("page", [LIST, "/enterprises/industry/", "/enterprises/park/", "{firm}"])
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, django_assert_max_num_queries, secretary, sansha, liusha, add, firm, park, page
):
    industries = list(Industry.objects.active()[:4])
    for number, industry in enumerate(industries):
        add(secretary, sansha, name=f"示例{number}厂", park=park, industry=industry)
        registers.add_park(by=secretary, at=AT, name=f"示例{number}园", village=liusha)
        contacts.add_contact(
            enterprise=firm, by=secretary, at=AT, name=f"联系人{number}", phone="+8676087761234"
        )
    browser, url = signed_in(secretary), page.format(firm=firm.get_absolute_url())
    browser.get(url)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(url)


def test_the_empty_list_says_what_belongs_there(signed_in, secretary):
    page = signed_in(secretary).get(LIST).content.decode()
    assert "还没有企业" in page
    assert "走访或服务到的企业" in page


def test_history_tells_what_changed(signed_in, clerk, sansha, firm):
    post(signed_in(clerk), clerk, f"{LIST}{firm.pk}/edit/", **typed(sansha, name=firm.name, size="micro"))
    assert Entry.objects.about(firm)[0].changes["规模"] == ["", "微型"]
