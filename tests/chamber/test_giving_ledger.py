"""The ledger of a campaign: what the deeds refuse, what the database refuses, two clerks at once, and that it balances."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from chamber.actions import allocations, campaigns, pledges, receipts
from chamber.actions.instalments import BadDay, Part, PartsDiffer
from chamber.actions.sums import BadSum
from chamber.models import Allocation, Campaign, Instalment, Pledge, Receipt
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import DeedRefused, StaleEdit
from tests.factories.chamber_giving import (
    FIRST,
    aid_project_of,
    allocation_of,
    campaign_of,
    enterprise_of,
    pledge_of,
    receipt_of,
)
from tests.outreach.together import at_once

AT = timezone.now()


@pytest.fixture
def campaign(secretary):
    return campaign_of(secretary)


@pytest.fixture
def project(secretary):
    return aid_project_of(secretary)


def ledger(campaign) -> tuple:
    """(pledged, received, allocated) as stored, after comparing them with their rows."""
    campaign.refresh_from_db()
    stored = (campaign.pledged, campaign.received, campaign.allocated)
    assert stored == recomputed(campaign)
    assert campaign.pledged >= campaign.received >= campaign.allocated >= 0
    return stored


def recomputed(campaign) -> tuple:
    """The same out of the rows."""
    now = {"removed_at__isnull": True}
    current = Pledge.objects.filter(campaign=campaign, **now)
    came = Receipt.objects.filter(pledge__in=current, **now)
    given = Allocation.objects.filter(campaign=campaign, **now)
    return tuple(
        rows.aggregate(total=Sum("amount"))["total"] or Decimal(0) for rows in (current, came, given)
    )


# --- pledges ----------------------------------------------------------------------------------------------


def test_a_pledge_in_one_sum_has_one_instalment(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000, due_on=date(2026, 3, 1))
    one = pledge.instalments.get()
    assert (one.due_on, one.amount, one.upto) == (date(2026, 3, 1), 1000, 1000)
    assert ledger(campaign) == (1000, 0, 0)


def test_instalments_come_to_what_was_pledged(secretary, campaign):
    parts = [Part(date(2026, 5, 1), Decimal(400)), Part(date(2026, 3, 1), Decimal(600))]
    pledge = pledge_of(secretary, campaign, 1000, parts=parts)
    assert list(pledge.instalments.order_by("upto").values_list("due_on__month", "upto")) == [
        (3, 600),
        (5, 1000),
    ]
    with pytest.raises(PartsDiffer, match="两者要相等"):
        pledge_of(secretary, campaign, 1001, parts=parts)


def test_an_instalment_is_not_due_before_the_pledge(secretary, campaign):
    with pytest.raises(BadDay):
        pledge_of(secretary, campaign, due_on=FIRST - timedelta(days=1))


@pytest.mark.parametrize("amount", ["0", "-5", "1.005", "1e13", "NaN"])
def test_what_is_no_sum_is_refused_by_the_deeds(secretary, campaign, project, amount):
    pledge = pledge_of(secretary, campaign, 1000)
    for deed in (
        lambda: pledge_of(secretary, campaign, amount),
        lambda: pledges.change_pledge(pledge=pledge, by=secretary, at=AT, amount=Decimal(amount)),
        lambda: receipt_of(secretary, pledge, amount),
        lambda: allocation_of(secretary, campaign, project, amount),
    ):
        with pytest.raises(BadSum):
            deed()


def test_one_gives_never_nobody_nor_two(secretary, campaign, sansha):
    enterprise = enterprise_of(secretary, sansha)
    for who in ({"donor_name": ""}, {"donor_name": "乡亲", "enterprise": enterprise}):
        with pytest.raises(pledges.NoDonor):
            pledge_of(secretary, campaign, **who)


def test_a_pledge_is_not_lowered_below_what_came_in(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt_of(secretary, pledge, 700)
    with pytest.raises(pledges.BelowReceived, match="700"):
        pledges.change_pledge(pledge=pledge, by=secretary, at=AT, amount=Decimal(699))
    pledges.change_pledge(pledge=pledge, by=secretary, at=AT, amount=Decimal(700))
    assert ledger(campaign) == (700, 700, 0)
    assert pledge.instalments.get().upto == 700


def test_instalments_planned_anew_are_told_in_history(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    parts = [Part(date(2026, 5, 1), Decimal(400)), Part(date(2026, 6, 1), Decimal(600))]
    pledges.change_pledge(pledge=pledge, by=secretary, at=AT, parts=parts)
    assert "分期" in Entry.objects.about(pledge).first().changes
    assert Instalment.objects.filter(pledge=pledge).count() == 2


def test_instalments_that_stay_keep_their_rows(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    before = pledge.instalments.get().pk
    pledges.change_pledge(pledge=pledge, by=secretary, at=AT, purpose="助学")
    assert pledge.instalments.get().pk == before


def test_a_pledge_with_receipts_is_not_removed(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt = receipt_of(secretary, pledge, 10)
    with pytest.raises(pledges.HasReceipts):
        pledges.remove_pledge(pledge=pledge, by=secretary, at=AT, reason="重复")
    receipts.remove_receipt(receipt=receipt, by=secretary, at=AT, reason="记错")
    pledges.remove_pledge(pledge=pledge, by=secretary, at=AT, reason="重复")
    assert ledger(campaign) == (0, 0, 0)


def test_a_pledge_moves_with_its_receipts_unless_they_are_spent(secretary, campaign, project):
    other = campaign_of(secretary, name="示例救灾")
    pledge = pledge_of(secretary, campaign, 1000)
    receipt_of(secretary, pledge, 800)
    given = allocation_of(secretary, campaign, project, 1)
    with pytest.raises(pledges.EarmarkedElsewhere):
        pledges.change_pledge(pledge=pledge, by=secretary, at=AT, campaign=other)
    allocations.remove_allocation(allocation=given, by=secretary, at=AT, reason="记错")
    pledges.change_pledge(pledge=pledge, by=secretary, at=AT, campaign=other)
    assert ledger(campaign) == (0, 0, 0)
    assert ledger(other) == (1000, 800, 0)


def test_thanks_are_given_after_the_pledge(secretary, campaign):
    pledge = pledge_of(secretary, campaign, pledged_on=FIRST)
    with pytest.raises(pledges.ThankedTooEarly):
        pledges.thank_pledge(pledge=pledge, by=secretary, at=AT, thanked_on=FIRST - timedelta(days=1))
    campaigns.close_campaign(campaign=campaign, by=secretary, at=AT)
    thanked = pledges.thank_pledge(pledge=pledge, by=secretary, at=AT, thanked_on=FIRST)
    assert thanked.thanked_on == FIRST


# --- receipts ---------------------------------------------------------------------------------------------


def test_more_than_was_pledged_needs_a_word(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt_of(secretary, pledge, 600)
    with pytest.raises(receipts.BeyondPledge, match="还差 ¥400.00，超出 ¥100.00") as refusal:
        receipt_of(secretary, pledge, 500)
    assert refusal.value.field == "amount"
    assert ledger(campaign) == (1000, 600, 0)


def test_with_a_word_the_pledge_is_raised_and_history_says_so(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt = receipt_of(secretary, pledge, 1300, beyond_reason="现场加捐")
    pledge.refresh_from_db()
    assert (pledge.amount, pledge.received, receipt.beyond_reason) == (1300, 1300, "现场加捐")
    assert pledge.instalments.get().upto == 1300
    raised = Entry.objects.about(pledge).get(event="chamber.pledge.raised")
    assert raised.note == "现场加捐"
    assert ledger(campaign) == (1300, 1300, 0)


def test_a_word_that_was_not_needed_changes_nothing(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt = receipt_of(secretary, pledge, 1000, beyond_reason="以防万一")
    assert receipt.beyond_reason == ""
    assert ledger(campaign) == (1000, 1000, 0)


def test_goods_are_named_and_money_is_not(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    for wrong in ({"form": "goods"}, {"goods": "校服 200 套"}):
        with pytest.raises(receipts.GoodsUnnamed):
            receipt_of(secretary, pledge, 10, **wrong)
    assert receipt_of(secretary, pledge, 10, form="goods", goods="校服 200 套").pk


def test_a_correction_goes_by_the_same_rules(secretary, campaign, project):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt = receipt_of(secretary, pledge, 800)
    allocation_of(secretary, campaign, project, 500)
    change = {"receipt": receipt, "by": secretary, "at": AT}
    with pytest.raises(receipts.BeyondPledge):
        receipts.change_receipt(**change, amount=Decimal(1001))
    with pytest.raises(receipts.AllocatedAlready, match="会少 ¥1.00"):
        receipts.change_receipt(**change, amount=Decimal(499))
    with pytest.raises(receipts.AllocatedAlready):
        receipts.remove_receipt(**change, reason="记错")
    receipts.change_receipt(**change, amount=Decimal(500))
    assert ledger(campaign) == (1000, 500, 500)


def test_a_receipt_of_tomorrow_is_refused(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    with pytest.raises(receipts.ReceivedLater):
        receipt_of(secretary, pledge, 10, received_on=timezone.localdate() + timedelta(days=1))


# --- allocations ------------------------------------------------------------------------------------------


def test_no_more_is_allocated_than_came_in(secretary, campaign, project):
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 600)
    with pytest.raises(allocations.BeyondReceipts, match="只有 ¥600.00"):
        allocation_of(secretary, campaign, project, 601)
    given = allocation_of(secretary, campaign, project, 600)
    with pytest.raises(allocations.BeyondReceipts):
        allocations.change_allocation(allocation=given, by=secretary, at=AT, amount=Decimal(601))
    assert ledger(campaign) == (1000, 600, 600)


def test_earmarked_money_is_that_of_its_pledge(secretary, campaign, project):
    small, large = pledge_of(secretary, campaign, 100), pledge_of(secretary, campaign, 900)
    receipt_of(secretary, small, 100)
    receipt_of(secretary, large, 900)
    with pytest.raises(allocations.BeyondEarmarked, match="还能拨付 ¥100.00"):
        allocation_of(secretary, campaign, project, 101, pledge=small)
    allocation_of(secretary, campaign, project, 60, pledge=small)
    with pytest.raises(allocations.BeyondEarmarked, match="还能拨付 ¥40.00"):
        allocation_of(secretary, campaign, project, 41, pledge=small)


def test_a_pledge_of_another_campaign_is_not_meant(secretary, campaign, project):
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 1000)
    foreign = pledge_of(secretary, campaign_of(secretary, name="示例救灾"), 1000)
    receipt_of(secretary, foreign, 1000)
    with pytest.raises(allocations.WrongPledge):
        allocation_of(secretary, campaign, project, 10, pledge=foreign)


def test_a_project_that_ended_gets_nothing(secretary, campaign, project):
    from chamber.actions.aid_projects import stop_aid_project

    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 1000)
    stop_aid_project(project=project, by=secretary, at=AT, reason="场地收回")
    with pytest.raises(allocations.ProjectOver):
        allocation_of(secretary, campaign, project, 10)


# --- the campaign -----------------------------------------------------------------------------------------


def test_a_closed_campaign_takes_no_entries_until_it_is_opened_again(secretary, campaign, project):
    pledge = pledge_of(secretary, campaign, 1000)
    receipt = receipt_of(secretary, pledge, 500)
    campaigns.close_campaign(campaign=campaign, by=secretary, at=AT)
    for deed in (
        lambda: pledge_of(secretary, campaign),
        lambda: pledges.change_pledge(pledge=pledge, by=secretary, at=AT, purpose="助学"),
        lambda: receipt_of(secretary, pledge, 10),
        lambda: receipts.remove_receipt(receipt=receipt, by=secretary, at=AT, reason="记错"),
        lambda: allocation_of(secretary, campaign, project, 10),
    ):
        with pytest.raises(NotYours, match="已经结账"):
            deed()
    campaigns.reopen_campaign(campaign=campaign, by=secretary, at=AT)
    receipt_of(secretary, pledge, 10)


def test_a_campaign_with_pledges_is_not_removed(secretary, campaign):
    pledge_of(secretary, campaign)
    with pytest.raises(campaigns.NotEmpty, match="1 笔认捐"):
        campaigns.remove_campaign(campaign=campaign, by=secretary, at=AT, reason="重复")


def test_a_name_is_given_once_a_year(secretary, campaign):
    with pytest.raises(campaigns.CampaignTwice):
        campaign_of(secretary)
    campaign_of(secretary, year=2025)


def test_a_stale_save_does_not_bring_old_totals_back(secretary, campaign):
    stale = Campaign.objects.get(pk=campaign.pk)
    pledge_of(secretary, campaign, 1000)
    stale.save()
    assert ledger(campaign) == (1000, 0, 0)
    with pytest.raises(StaleEdit):
        campaigns.change_campaign(campaign=stale, by=secretary, at=AT, version=99, name="改名")


def test_a_leader_enters_nothing(leader, secretary, campaign):
    for deed in (lambda: campaign_of(leader, name="另一次"), lambda: pledge_of(leader, campaign)):
        with pytest.raises(NotYours):
            deed()


# --- the database -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Receipt, {"amount": Decimal(1001)}),
        (Receipt, {"amount": Decimal(99)}),
        (Allocation, {"amount": Decimal(501)}),
        (Pledge, {"amount": Decimal(499)}),
        (Pledge, {"amount": Decimal(-1)}),
    ],
)
def test_the_database_refuses_what_does_not_balance(secretary, campaign, project, model, values):
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 500)
    allocation_of(secretary, campaign, project, 100)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_who_allocate_the_last_money_one_is_refused(secretary, campaign, project):
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 1000)
    results = at_once(*[lambda: allocation_of(secretary, campaign, project, 600)] * 2)
    refused = [one for one in results if isinstance(one, allocations.BeyondReceipts)]
    assert len(refused) == 1
    assert "只有 ¥400.00" in str(refused[0])
    assert ledger(campaign) == (1000, 1000, 600)


@pytest.mark.django_db(transaction=True)
def test_of_two_receipts_at_once_none_goes_beyond_without_a_word(secretary, campaign):
    pledge = pledge_of(secretary, campaign, 1000)
    results = at_once(*[lambda: receipt_of(secretary, pledge, 700)] * 2)
    assert sum(isinstance(one, receipts.BeyondPledge) for one in results) == 1
    assert ledger(campaign) == (1000, 700, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(4))
def test_whatever_two_people_enter_the_ledger_balances(secretary, seed):
    """Random deeds by two at once: each is done or refused with a sentence, nobody waits in a circle, all adds up."""
    both = [campaign_of(secretary), campaign_of(secretary, name="示例救灾")]
    project = aid_project_of(secretary)
    [pledge_of(secretary, one, 500) for one in both]
    done = at_once(
        *(lambda n=n: work(random.Random(seed * 2 + n), secretary, both, project) for n in range(2))
    )
    assert all(isinstance(count, int) for count in done), done
    assert sum(done) > 20
    [ledger(one) for one in both]
    for pledge in Pledge.objects.all():
        came = Receipt.objects.current().filter(pledge=pledge).aggregate(total=Sum("amount"))["total"]
        assert pledge.received == (came or 0)
        assert pledge.amount == pledge.instalments.aggregate(total=Sum("amount"))["total"]
    connection.close()


def work(chance, by, both, project) -> int:
    """Sixty deeds as chance has it; how many were done."""
    return sum(try_one(chance, by, both, project) for _number in range(60))


def try_one(chance, by, both, project) -> bool:
    """One deed on a row of now; whether it was done."""
    sum_of = Decimal(chance.randint(1, 40_000)) / 100
    campaign = chance.choice(both)
    word = chance.choice(["", "加捐"])
    one = {
        model: chance.choice(list(model.objects.current()) or [None])
        for model in (Pledge, Receipt, Allocation)
    }
    pledge, receipt, allocation = one.values()
    now = {"by": by, "at": AT}
    deeds = [
        lambda: pledge_of(by, campaign, sum_of),
        lambda: pledge and receipt_of(by, pledge, sum_of, beyond_reason=word),
        lambda: pledge and receipt_of(by, pledge, sum_of, beyond_reason=word),
        lambda: allocation_of(by, campaign, project, sum_of, pledge=chance.choice([None, pledge])),
        lambda: pledge and pledges.change_pledge(pledge=pledge, **now, amount=sum_of),
        lambda: pledge and pledges.change_pledge(pledge=pledge, **now, campaign=campaign),
        lambda: (
            receipt and receipts.change_receipt(receipt=receipt, **now, amount=sum_of, beyond_reason=word)
        ),
        lambda: receipt and receipts.remove_receipt(receipt=receipt, **now, reason="记错"),
        lambda: allocation and allocations.change_allocation(allocation=allocation, **now, amount=sum_of),
        lambda: allocation and allocations.remove_allocation(allocation=allocation, **now, reason="记错"),
    ]
    try:
        return bool(chance.choice(deeds)())
    except DeedRefused:
        return False
