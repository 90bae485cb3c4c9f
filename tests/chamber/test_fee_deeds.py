"""The yearly fees: opened for all at once and only once, paid, waived, taken back."""

from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from chamber.actions import fees
from chamber.actions.sums import BadSum
from chamber.models import Fee
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from tests.factories.chamber_memberships import (
    CouncilOfficeFactory,
    CouncilTermFactory,
    FeeFactory,
    MemberFactory,
    MembershipFactory,
)

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)
YEAR = {"year": 2026, "amount": Decimal(1000), "due_on": date(2026, 6, 30)}


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


@pytest.fixture
def member(secretary, sansha):
    return MemberFactory(by=secretary, village=sansha)


@pytest.fixture
def fee(secretary, member):
    return FeeFactory(by=secretary, membership=member)


def test_opening_a_year_makes_one_fee_for_each_member_alone(now, secretary, sansha, member):
    MembershipFactory(by=secretary, village=sansha)  # an application pays nothing yet
    opening = fees.open_fees(**now, **YEAR)
    assert (opening.members, opening.there, opening.made) == (1, 0, 1)
    assert Fee.objects.get().membership == member


def test_opening_it_again_makes_only_what_is_missing(now, secretary, sansha, member):
    fees.open_fees(**now, **YEAR)
    MemberFactory(by=secretary, village=sansha)
    again = fees.open_fees(**now, **YEAR)
    assert (again.members, again.there, again.made, again.total) == (2, 1, 1, Decimal(1000))
    assert fees.open_fees(**now, **YEAR).made == 0


def test_only_the_secretariat_opens_a_year(officer, member):
    with pytest.raises(NotYours):
        fees.open_fees(by=officer, at=AT, **YEAR)


def test_who_holds_offices_pays_the_highest_of_their_fees(now, secretary, member):
    for title, sum_ in (("会长", "50000"), ("理事", "3000"), ("监事", None)):
        office = CouncilOfficeFactory(by=secretary, title=title, fee=sum_ and Decimal(sum_))
        CouncilTermFactory(by=secretary, office=office, membership=member)
    seen = fees.preview(year=2026, on=TODAY, amount=Decimal(1000))
    opening = fees.open_fees(**now, **YEAR)
    assert seen == opening
    assert (opening.by_office, opening.total) == (1, Decimal(50000))
    assert Fee.objects.get().amount == Decimal(50000)


def test_an_office_that_was_left_counts_no_more(now, secretary, member):
    office = CouncilOfficeFactory(by=secretary, fee=Decimal(50000))
    CouncilTermFactory(by=secretary, office=office, membership=member, ends_on=date(2026, 3, 4))
    fees.open_fees(**now, **YEAR)
    assert Fee.objects.get().amount == Decimal(1000)


@pytest.mark.django_db(transaction=True)
def test_two_who_open_a_year_at_once_make_each_fee_once(now, secretary, sansha):
    for _number in range(5):
        MemberFactory(by=secretary, village=sansha)
    barrier, made = Barrier(2), []

    def open_year():
        barrier.wait()
        try:
            made.append(fees.open_fees(**now, **YEAR).made)
        finally:
            connection.close()

    threads = [Thread(target=open_year) for _ in range(2)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert sorted(made) == [0, 5]
    assert Fee.objects.count() == 5


@pytest.mark.parametrize("amount", [Decimal("-1"), Decimal(0), Decimal("1.005")])
def test_a_sum_that_is_none_is_refused(now, member, amount):
    with pytest.raises(BadSum):
        fees.open_fees(**now, **{**YEAR, "amount": amount})
    with pytest.raises(BadSum) as refused:
        fees.add_fee(membership=member, **now, **{**YEAR, "amount": amount})
    assert refused.value.field == "amount"


def test_the_database_refuses_a_fee_of_nothing_and_a_second_of_the_year(secretary, fee):
    with pytest.raises(IntegrityError, match="fee_above_nothing"), transaction.atomic():
        Fee.objects.update(amount=-1)
    with pytest.raises(IntegrityError, match="fee_once_a_year"), transaction.atomic():
        FeeFactory(by=secretary, membership=fee.membership)


@pytest.mark.parametrize(("year", "due_on"), [(206, date(2026, 6, 30)), (2026, date(2062, 6, 30))])
def test_a_year_that_was_mistyped_is_asked_about(now, member, year, due_on):
    with pytest.raises(fees.NoSuchYear):
        fees.add_fee(membership=member, **now, year=year, amount=Decimal(1), due_on=due_on)


def test_a_member_pays_one_fee_a_year(now, fee):
    with pytest.raises(fees.FeeThere, match="2026 年会费") as refused:
        fees.add_fee(membership=fee.membership, **now, **YEAR)
    assert refused.value.field == "year"


def test_who_is_no_member_yet_pays_none(now, secretary, sansha):
    with pytest.raises(fees.NotMember):
        fees.add_fee(membership=MembershipFactory(by=secretary, village=sansha), **now, **YEAR)


def test_a_fee_is_paid_once_under_its_voucher(now, fee):
    paid = fees.pay_fee(fee=fee, **now, paid_on=date(2026, 3, 4), receipt_no="NO-1")
    assert (paid.paid_on, paid.paid_by, paid.receipt_no) == (date(2026, 3, 4), now["by"], "NO-1")
    for deed in (fees.pay_fee, fees.change_fee):
        with pytest.raises(NotYours, match="已经了结"):
            deed(fee=fee, **now)
    with pytest.raises(NotYours, match="已经了结"):
        fees.waive_fee(fee=fee, **now, reason="免")


def test_a_fee_is_not_paid_tomorrow(now, fee):
    with pytest.raises(fees.PaidLater) as refused:
        fees.pay_fee(fee=fee, **now, paid_on=date(2026, 3, 6))
    assert refused.value.field == "paid_on"


def test_a_waived_fee_is_open_no_more_and_keeps_its_reason(now, fee):
    fees.waive_fee(fee=fee, **now, reason="停业")
    assert not Fee.objects.open().exists()
    assert Entry.objects.about(fee.membership).get().note == "停业"


def test_what_was_noted_by_mistake_is_taken_back(now, fee):
    fees.pay_fee(fee=fee, **now, receipt_no="NO-1")
    back = fees.reopen_fee(fee=fee, **now, reason="登记错会员")
    kept = Entry.objects.about(fee.membership).get(event="chamber.fee.reopened")
    assert kept.changes["缴费日期"] == ["2026年3月5日", None]
    assert (back.paid_on, back.receipt_no) == (None, "")
    with pytest.raises(NotYours, match="还没有缴"):
        fees.reopen_fee(fee=fee, **now, reason="再点一次")


def test_an_open_fee_is_deleted_and_history_keeps_it(now, fee):
    membership = fees.remove_fee(fee=fee, **now, reason="重复")
    assert not Fee.objects.exists()
    assert Entry.objects.about(membership).get().changes == {"2026 年会费": ["¥1,000.00", None]}


def test_fees_of_a_removed_membership_are_not_due(now, fee):
    assert list(Fee.objects.overdue(date(2026, 7, 1))) == [fee]
    fee.membership.removed_at, fee.membership.removed_by = AT, now["by"]
    fee.membership.removed_reason = "重复"
    fee.membership.save()
    assert not Fee.objects.overdue(date(2026, 7, 1)).exists()
