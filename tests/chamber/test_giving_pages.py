"""The pages of campaigns, pledges, receipts, instalments and allocations: refusals beside the field, lists that add up."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from chamber.actions.campaigns import close_campaign
from chamber.actions.instalments import Part
from chamber.models import Allocation, Campaign, Pledge, Receipt
from hengl_uf.access import held
from tests.factories.chamber_giving import (
    aid_project_of,
    allocation_of,
    campaign_of,
    enterprise_of,
    pledge_of,
    receipt_of,
)

MOST_QUERIES = 15
ADD = "/chamber/pledge/add/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def campaign(secretary, today):
    return campaign_of(secretary, year=today.year, starts_on=today, ends_on=today + timedelta(days=30))


@pytest.fixture
def browser(signed_in, secretary):
    return signed_in(secretary)


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(campaign, today, *parts, **changes):
    """What is posted for a pledge of 1,000 yuan with these (days from today, amount) instalments."""
    fields = {
        "campaign": campaign.pk,
        "donor_name": "示例乡亲",
        "amount": "1,000",
        "pledged_on": today.isoformat(),
        "due_on": "" if parts else (today + timedelta(days=30)).isoformat(),
        "parts-TOTAL_FORMS": len(parts) + 1,
        "parts-INITIAL_FORMS": 0,
    }
    for number, (days, amount) in enumerate(parts):
        fields |= {
            f"parts-{number}-due_on": (today + timedelta(days=days)).isoformat(),
            f"parts-{number}-amount": amount,
        }
    return fields | changes


# --- campaigns --------------------------------------------------------------------------------------------


def test_a_campaign_opens_with_this_year(browser, secretary, today):
    form = browser.get("/chamber/campaign/add/").context["form"]
    assert (form["year"].value(), form["starts_on"].value()) == (today.year, today)
    fields = {"name": "示例慈善万人行", "kind": "walk", "year": today.year, "goal": "34.6万元"}
    days = {"starts_on": today.isoformat(), "ends_on": today.isoformat()}
    post(browser, secretary, "/chamber/campaign/add/", **fields, **days)
    assert Campaign.objects.get().goal == Decimal("346000.00")


def test_the_ledger_tells_what_is_pledged_received_given_left_and_overdue(
    browser, secretary, campaign, today
):
    first = today - timedelta(days=40)
    parts = [Part(first, Decimal(600)), Part(today, Decimal(400))]
    pledge = pledge_of(secretary, campaign, 1000, pledged_on=first, parts=parts)
    receipt_of(secretary, pledge, 450, received_on=first)
    allocation_of(secretary, campaign, aid_project_of(secretary), 50)
    cards = browser.get(campaign.get_absolute_url()).context["ledger"]
    assert [card["comparison"] for card in cards] == ["¥1,000.00", "¥450.00", "¥50.00", "¥400.00", "¥150.00"]
    assert cards[-1]["tone"] == "bad"
    for card in cards:
        if card["url"]:
            assert browser.get(card["url"]).context["total"].count == 1


def test_a_ledger_of_many_rows_asks_few_queries(
    browser, secretary, campaign, sansha, django_assert_max_num_queries
):
    project = aid_project_of(secretary)
    for number in range(4):
        enterprise = enterprise_of(secretary, sansha, f"示例企业{number}")
        pledge = pledge_of(secretary, campaign, 1000, enterprise=enterprise)
        receipt_of(secretary, pledge, 500)
        allocation_of(secretary, campaign, project, 10, pledge=pledge)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(campaign.get_absolute_url())


def test_a_closed_campaign_offers_no_entries(browser, secretary, campaign):
    pledge = pledge_of(secretary, campaign)
    close_campaign(campaign=campaign, by=secretary, at=timezone.now())
    assert browser.get(f"{pledge.get_absolute_url()}receive/").status_code == 403
    assert browser.get(f"{campaign.get_absolute_url()}allocate/").status_code == 403
    page = browser.get(campaign.get_absolute_url()).content.decode()
    assert "重新开账" in page


def test_two_who_correct_one_campaign_see_both_sides(browser, secretary, campaign):
    url = f"{campaign.get_absolute_url()}edit/"
    days = {"starts_on": campaign.starts_on.isoformat(), "ends_on": campaign.ends_on.isoformat()}
    fields = {"kind": "walk", "year": campaign.year, "version": campaign.version, **days}
    assert post(browser, secretary, url, name="示例慈善万人行一", **fields).status_code == 302
    response = post(browser, secretary, url, name="示例慈善万人行二", **fields)
    assert response.status_code == 409


# --- pledges ----------------------------------------------------------------------------------------------


def test_a_pledge_with_instalments_is_noted_in_one_form(browser, secretary, campaign, today):
    post(browser, secretary, ADD, **typed(campaign, today, (10, "600"), (40, "400")))
    pledge = Pledge.objects.get()
    assert list(pledge.instalments.order_by("upto").values_list("upto", flat=True)) == [600, 1000]


def test_instalments_that_do_not_add_up_are_told_beside_the_amount(browser, secretary, campaign, today):
    response = post(browser, secretary, ADD, **typed(campaign, today, (10, "600"), (40, "399.99")))
    assert response.status_code == 422
    assert "各期合计 ¥999.99" in response.context["form"].errors["amount"][0]
    assert not Pledge.objects.exists()


def test_a_pledge_without_a_day_asks_for_one(browser, secretary, campaign, today):
    response = post(browser, secretary, ADD, **typed(campaign, today, due_on=""))
    assert "due_on" in response.context["form"].errors


@pytest.mark.parametrize("amount", ["-5", "1.005", "0", "三百元", ""])
def test_what_is_no_sum_is_told_beside_it(browser, secretary, campaign, today, amount):
    response = post(browser, secretary, ADD, **typed(campaign, today, amount=amount))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["amount"]


def test_a_form_sent_twice_is_saved_once(browser, secretary, campaign, today):
    fields = {**typed(campaign, today), "form_token": held.new_token(secretary)}
    [browser.post(ADD, fields) for _number in range(2)]
    assert Pledge.objects.count() == 1


def test_the_next_pledge_is_one_to_the_same_campaign(browser, secretary, campaign, today):
    other = campaign_of(secretary, name="示例救灾", year=today.year)
    fields = typed(other, today, _again="1")
    response = post(browser, secretary, ADD, **fields)
    assert browser.get(response["Location"]).context["form"]["campaign"].value() == other.pk


def test_the_form_to_correct_opens_with_the_instalments(browser, secretary, campaign, today):
    parts = [Part(today, Decimal(400)), Part(today + timedelta(days=9), Decimal(600))]
    pledge = pledge_of(secretary, campaign, 1000, pledged_on=today, parts=parts)
    form = browser.get(f"{pledge.get_absolute_url()}edit/").context["form"]
    assert [row["amount"].value() for row in form.rows][:2] == ["400", "600"]
    fields = typed(campaign, today, (0, "700"), (9, "500"), amount="1,200", version=pledge.version)
    fields["parts-INITIAL_FORMS"] = 2
    post(browser, secretary, f"{pledge.get_absolute_url()}edit/", **fields)
    pledge.refresh_from_db()
    assert (pledge.amount, pledge.instalments.count()) == (1200, 2)


def test_pledges_are_found_by_the_state_of_their_money(browser, secretary, campaign, today):
    first = today - timedelta(days=40)
    late = pledge_of(secretary, campaign, 100, pledged_on=first, due_on=first)
    waiting = pledge_of(secretary, campaign, 100, pledged_on=first, due_on=today + timedelta(days=1))
    complete = pledge_of(secretary, campaign, 100, pledged_on=first, due_on=first)
    receipt_of(secretary, complete, 100, received_on=first)
    found = {
        state: {row.pk for row in browser.get(f"/chamber/pledge/?state={state}").context["rows"]}
        for state in ("open", "overdue", "complete")
    }
    assert found == {"open": {late.pk, waiting.pk}, "overdue": {late.pk}, "complete": {complete.pk}}


def test_the_sums_of_pledges_are_those_of_the_rows_asked_for(browser, secretary, campaign, sansha, liusha):
    for village, amount in ((sansha, 1000), (liusha, 200)):
        enterprise = enterprise_of(secretary, village, f"示例{village.name}厂")
        pledge = pledge_of(secretary, campaign, amount, enterprise=enterprise)
        receipt_of(secretary, pledge, amount / 2)
    pledge_of(secretary, campaign_of(secretary, kind="relief", year=2025, name="救灾"), 7)
    years = f"year_from={campaign.year}&year_to={campaign.year}"
    context = browser.get(f"/chamber/pledge/?kind=walk&{years}").context
    assert [one.value for one in context["sums"]] == [1200, 600]
    context = browser.get(f"/chamber/pledge/?village={sansha.pk}").context
    assert [one.value for one in context["sums"]] == [1000, 500]


@pytest.mark.parametrize("noun", ["pledge", "receipt", "instalment", "allocation", "campaign", "aid-project"])
def test_a_list_of_many_asks_few_queries(
    browser, secretary, campaign, sansha, noun, django_assert_max_num_queries
):
    for number in range(4):
        enterprise = enterprise_of(secretary, sansha, f"示例企业{number}")
        pledge = pledge_of(secretary, campaign, 1000, enterprise=enterprise)
        receipt_of(secretary, pledge, 500)
        allocation_of(secretary, campaign, aid_project_of(secretary, village=sansha), 10, pledge=pledge)
        campaign_of(secretary, name=f"示例募捐{number}")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(browser.get(f"/chamber/{noun}/").context["rows"]) >= 4


def test_words_find_pledges_receipts_and_instalments_of_a_giver(browser, secretary, campaign, sansha):
    enterprise = enterprise_of(secretary, sansha, "示例明珠灯饰厂")
    receipt_of(secretary, pledge_of(secretary, campaign, 10, enterprise=enterprise), 10)
    receipt_of(secretary, pledge_of(secretary, campaign, 10), 10)
    for noun in ("pledge", "receipt", "instalment"):
        assert browser.get(f"/chamber/{noun}/?q=mingzhu").context["total"].count == 1, noun


# --- receipts ---------------------------------------------------------------------------------------------


def receipt_fields(today, **changes):
    return {"form": "cash", "received_on": today.isoformat(), "amount": "1,000"} | changes


def test_a_receipt_opens_with_what_is_waited_for_next(browser, secretary, campaign, today):
    parts = [Part(today, Decimal(400)), Part(today + timedelta(days=9), Decimal(600))]
    pledge = pledge_of(secretary, campaign, 1000, pledged_on=today, parts=parts)
    receipt_of(secretary, pledge, 150, received_on=today)
    form = browser.get(f"{pledge.get_absolute_url()}receive/").context["form"]
    assert (form["amount"].value(), form["received_on"].value()) == ("250", today)


def test_a_receipt_beyond_the_pledge_asks_for_a_word(browser, secretary, campaign, today):
    pledge = pledge_of(secretary, campaign, 900)
    url = f"{pledge.get_absolute_url()}receive/"
    response = post(browser, secretary, url, **receipt_fields(today))
    assert "超出 ¥100.00" in response.context["form"].errors["amount"][0]
    assert not Receipt.objects.exists()
    response = browser.post(
        url,
        receipt_fields(today, beyond_reason="现场加捐", form_token=held.new_token(secretary)),
        follow=True,
    )
    assert "认捐金额已相应调高" in response.content.decode()
    pledge.refresh_from_db()
    assert pledge.amount == 1000


def test_goods_without_a_name_are_told_beside_it(browser, secretary, campaign, today):
    url = f"{pledge_of(secretary, campaign, 1000).get_absolute_url()}receive/"
    response = post(browser, secretary, url, **receipt_fields(today, form="goods"))
    assert list(response.context["form"].errors) == ["goods"]


def test_a_receipt_is_corrected_and_removed_on_the_page_of_its_pledge(browser, secretary, campaign, today):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt = receipt_of(secretary, pledge, 1000)
    url = f"/chamber/receipt/{receipt.pk}/"
    response = post(browser, secretary, f"{url}edit/", **receipt_fields(today, amount="900", version=1))
    assert response["Location"] == pledge.get_absolute_url()
    response = post(browser, secretary, f"{url}remove/", reason="记错")
    assert response["Location"] == pledge.get_absolute_url()
    pledge.refresh_from_db()
    assert pledge.received == 0


# --- allocations ------------------------------------------------------------------------------------------


def test_an_allocation_beyond_what_came_in_is_told_beside_the_amount(browser, secretary, campaign, today):
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 600)
    project = aid_project_of(secretary)
    url = f"{campaign.get_absolute_url()}allocate/"
    fields = {"project": project.pk, "what": "助学金", "allocated_on": today.isoformat()}
    response = post(browser, secretary, url, amount="600.01", **fields)
    assert "只有 ¥600.00" in response.context["form"].errors["amount"][0]
    assert not Allocation.objects.exists()
    response = post(browser, secretary, url, amount="600", **fields)
    assert response["Location"] == campaign.get_absolute_url()
    assert "还没拨付的有 ¥0.00" in browser.get(url).content.decode()


def test_only_projects_that_run_and_pledges_of_the_campaign_are_offered(browser, secretary, campaign):
    other = campaign_of(secretary, name="示例救灾")
    receipt_of(secretary, pledge_of(secretary, campaign, 10, donor_name="这次"), 10)
    receipt_of(secretary, pledge_of(secretary, other, 10, donor_name="那次"), 10)
    page = browser.get(f"{campaign.get_absolute_url()}allocate/").content.decode()
    assert "这次" in page
    assert "那次" not in page


def test_removing_needs_a_reason(browser, secretary, campaign):
    pledge = pledge_of(secretary, campaign)
    response = post(browser, secretary, f"{pledge.get_absolute_url()}remove/", reason="")
    assert response.status_code == 422
    post(browser, secretary, f"{pledge.get_absolute_url()}remove/", reason="重复登记")
    assert not Pledge.objects.current().exists()
    assert "重复登记" in browser.get(pledge.get_absolute_url()).content.decode()
