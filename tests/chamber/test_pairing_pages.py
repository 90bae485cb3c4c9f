"""The pages of pairings and of what is given in them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from chamber.models import Contribution, Pairing
from hengl_uf.access import held
from hengl_uf.enterprises import actions as enterprises
from tests.factories.chamber_pairing import ContributionFactory, PairingFactory

LIST, ADD, GIVEN = "/chamber/pairing/", "/chamber/pairing/add/", "/chamber/contribution/"
MOST_QUERIES = 14


@pytest.fixture
def firm(secretary, sansha):
    return enterprises.add_enterprise(by=secretary, at=timezone.now(), name="示例灯饰厂", village=sansha)


@pytest.fixture
def pairing(secretary, sansha, firm):
    return PairingFactory(by=secretary, enterprise=firm, village=sansha, place="")


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def test_the_form_opens_with_today_and_the_enterprise_that_led_here(signed_in, secretary, firm):
    form = signed_in(secretary).get(f"{ADD}?enterprise={firm.pk}").context["form"]
    assert (form["starts_on"].value(), form["enterprise"].value()) == (timezone.localdate(), firm.pk)
    assert signed_in(secretary).get(f"{ADD}?enterprise=forged").status_code == 200


def test_a_pairing_is_registered(signed_in, secretary, sansha, firm):
    fields = {"kind": "help", "enterprise": firm.pk, "village": sansha.pk, "starts_on": "2024-01-05"}
    response = post(signed_in(secretary), secretary, ADD, **fields)
    one = Pairing.objects.get()
    assert (response.url, one.enterprise, one.village, one.place) == (
        one.get_absolute_url(),
        firm,
        sansha,
        "",
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "village"),
        ({"place": "云南省示例县", "village": "{village}"}, "place"),
        ({"place": "云南省示例县", "ends_on": "2024-01-04"}, "ends_on"),
        ({"place": "云南省示例县", "starts_on": ""}, "starts_on"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(signed_in, secretary, sansha, changes, field):
    fields = {"kind": "other", "starts_on": "2024-01-05", **changes}
    fields = {name: value.format(village=sansha.pk) for name, value in fields.items()}
    response = post(signed_in(secretary), secretary, ADD, **fields)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_a_form_that_is_sent_twice_is_saved_once(signed_in, secretary):
    browser = signed_in(secretary)
    fields = {
        "kind": "other",
        "starts_on": "2024-01-05",
        "place": "云南",
        "form_token": held.new_token(secretary),
    }
    assert len({browser.post(ADD, fields).url for _ in range(2)}) == 1
    assert Pairing.objects.count() == 1


@pytest.mark.parametrize("amount", ["-5", "1.005", "很多", ""])
def test_a_sum_that_is_none_is_told_beside_its_field(signed_in, secretary, pairing, amount):
    url = f"{pairing.get_absolute_url()}give/"
    fields = {"form": "cash", "amount": amount, "what": "路灯", "given_on": "2025-01-05"}
    response = post(signed_in(secretary), secretary, url, **fields)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["amount"])
    assert response.context["form"]["amount"].value() == amount


def test_several_gifts_are_typed_one_after_the_other(signed_in, secretary, pairing):
    browser, url = signed_in(secretary), f"{pairing.get_absolute_url()}give/"
    fields = {"form": "goods", "amount": "34.6万元", "what": "路灯", "given_on": "2025-01-05", "_again": "1"}
    response = post(browser, secretary, url, **fields)
    assert Contribution.objects.get().amount == Decimal(346_000)
    form = browser.get(response.url).context["form"]
    assert (form["form"].value(), form["given_on"].value(), form["what"].value()) == (
        "goods",
        date(2025, 1, 5),
        None,
    )


def test_a_day_outside_the_pairing_is_told_beside_it(signed_in, secretary, pairing):
    url = f"{pairing.get_absolute_url()}give/"
    fields = {"form": "cash", "amount": "5", "what": "路灯", "given_on": "2023-01-05"}
    response = post(signed_in(secretary), secretary, url, **fields)
    assert "请先修改结对日期" in response.context["form"].errors["given_on"][0]


def test_it_is_ended_with_its_result_and_taken_up_again(signed_in, secretary, pairing):
    browser, page = signed_in(secretary), pairing.get_absolute_url()
    assert post(browser, secretary, f"{page}end/", ended_on="2025-01-05", result="").status_code == 422
    post(browser, secretary, f"{page}end/", ended_on="2025-01-05", result="路灯亮了")
    assert browser.get(page).context["state"].text == "已结束"
    assert "路灯亮了" in browser.get(page).content.decode()
    browser.post(f"{page}reopen/")
    assert browser.get(page).context["state"].text == "结对中"


def test_the_page_tells_what_was_given(signed_in, leader, secretary, pairing):
    ContributionFactory(by=secretary, pairing=pairing, amount=Decimal("12.5"))
    ContributionFactory(by=secretary, pairing=pairing)
    context = signed_in(leader).get(pairing.get_absolute_url()).context
    assert (context["given_total"], len(context["contributions"]), context["may_edit"]) == (
        "¥1,012.50",
        2,
        False,
    )
    listed = signed_in(leader).get(context["given_url"]).context
    assert (len(listed["rows"]), listed["sums"][0].value) == (2, Decimal("1012.50"))


def test_a_gift_is_corrected_and_removed(signed_in, secretary, pairing):
    one = ContributionFactory(by=secretary, pairing=pairing)
    browser, url = signed_in(secretary), f"{GIVEN}{one.pk}/"
    fields = {"form": "work", "amount": "5", "what": "采购花木", "given_on": "2025-01-05", "version": 1}
    assert post(browser, secretary, f"{url}edit/", **fields).url == pairing.get_absolute_url()
    assert post(browser, secretary, f"{url}edit/", **fields | {"what": "桥"}).status_code == 409
    assert post(browser, secretary, f"{url}remove/", reason="重复").url == pairing.get_absolute_url()
    assert not Contribution.objects.current().exists()


def test_an_enterprise_that_was_removed_stays_with_its_pairing(signed_in, secretary, pairing, firm):
    enterprises.remove_enterprise(enterprise=firm, by=secretary, at=timezone.now(), reason="重复")
    url = f"{pairing.get_absolute_url()}edit/"
    fields = {"kind": "help", "enterprise": firm.pk, "village": pairing.village_id, "starts_on": "2024-01-05"}
    assert post(signed_in(secretary), secretary, url, **fields).status_code == 302


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("kind=yongshan", 1),
        ("state=running", 2),
        ("state=overdue", 1),
        ("state=ended", 1),
        ("q=dengshi", 1),
        ("q=示例县", 2),
        ("q=三沙", 1),
        ("village={village}", 1),
        ("enterprise={firm}", 1),
        ("starts_from=2025-01-01", 1),
        ("starts_to=2024-12-31", 2),
        ("village=forged", 0),
    ],
)
def test_pairings_are_narrowed(signed_in, secretary, sansha, pairing, firm, query, count):
    yesterday = timezone.localdate() - timedelta(days=1)
    PairingFactory(by=secretary, kind="yongshan", ends_on=yesterday, starts_on=date(2025, 1, 5))
    PairingFactory(by=secretary, ended_on=yesterday)
    url = f"{LIST}?{query.format(village=sansha.pk, firm=firm.pk)}"
    assert len(signed_in(secretary).get(url).context["rows"]) == count


@pytest.mark.parametrize(
    ("query", "sum_of_all"),
    [
        ("", 111),
        ("kind=yongshan", 100),
        ("form=goods", 10),
        ("village={village}", 11),
        ("enterprise={firm}", 11),
        ("given_from=2025-06-02", 10),
        ("given_to=2025-06-01", 101),
        ("q=棉被", 10),
        ("q=灯饰厂", 11),
    ],
)
def test_gifts_are_narrowed_and_summed(signed_in, secretary, sansha, pairing, firm, query, sum_of_all):
    ContributionFactory(by=secretary, pairing=pairing, amount=1)
    day = date(2025, 6, 2)
    ContributionFactory(by=secretary, pairing=pairing, amount=10, form="goods", what="棉被", given_on=day)
    far = PairingFactory(by=secretary, kind="yongshan")
    ContributionFactory(by=secretary, pairing=far, amount=100)
    gone = {"removed_at": timezone.now(), "removed_by": secretary, "removed_reason": "错"}
    ContributionFactory(by=secretary, pairing=far, amount=1000, **gone)
    ContributionFactory(by=secretary, pairing=PairingFactory(by=secretary, **gone), amount=1000)
    listed = signed_in(secretary).get(f"{GIVEN}?{query.format(village=sansha.pk, firm=firm.pk)}")
    assert listed.context["sums"][0].value == sum_of_all


def test_the_list_sums_what_was_given_in_its_pairings(signed_in, secretary, pairing):
    ContributionFactory(by=secretary, pairing=pairing)
    ContributionFactory(by=secretary)
    context = signed_in(secretary).get(f"{LIST}?kind=revive").context
    assert (context["sums"][0].value, len(context["rows"])) == (2000, 2)


@pytest.mark.parametrize("page", [LIST, GIVEN, "{pairing}"])
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, django_assert_max_num_queries, secretary, sansha, liusha, firm, pairing, page
):
    for village in (sansha, liusha):
        other = PairingFactory(by=secretary, enterprise=firm, village=village, place="")
        ContributionFactory(by=secretary, pairing=other)
        ContributionFactory(by=secretary, pairing=pairing)
    browser, url = signed_in(secretary), page.format(pairing=pairing.get_absolute_url())
    browser.get(url)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(url)


@pytest.mark.parametrize(("page", "words"), [(LIST, "还没有结对"), (GIVEN, "还没有帮扶投入")])
def test_an_empty_list_says_what_belongs_there(signed_in, secretary, page, words):
    assert words in signed_in(secretary).get(page).content.decode()


@pytest.mark.parametrize("verb", ["edit", "give", "end", "remove"])
def test_a_form_opens_and_a_colleague_of_the_office_is_told_why_not(
    signed_in, secretary, officer, pairing, verb
):
    url = f"{pairing.get_absolute_url()}{verb}/"
    assert signed_in(secretary).get(url).status_code == 200
    assert signed_in(officer).get(url).status_code == 403
