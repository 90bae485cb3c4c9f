"""Who sits in the council: seats, terms, and only for members."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chamber.actions import council, memberships
from chamber.actions.sums import BadSum
from chamber.models import CouncilOffice
from hengl_uf.audit.models import Entry
from hengl_uf.offices.actions import NotInOffice, OfficeFull, SeatsHeld
from hengl_uf.web.last_word import NotYours
from tests.factories.chamber_memberships import (
    CouncilOfficeFactory,
    CouncilTermFactory,
    MemberFactory,
    MembershipFactory,
)

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
START = date(2026, 2, 1)


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


@pytest.fixture
def member(secretary, sansha):
    return MemberFactory(by=secretary, village=sansha)


@pytest.fixture
def chair(secretary):
    return CouncilOfficeFactory(by=secretary, title="会长")


def sit(office, member, now, **more):
    fields = {"holder_name": "李示例", "starts_on": START, **more}
    return council.begin_term(office=office, membership=member, **now, **fields)


def test_an_office_is_held_for_a_member_and_history_tells_for_which(now, chair, member):
    sit(chair, member, now)
    [(title, (_before, words))] = Entry.objects.about(chair).get().changes.items()
    assert title == "会长"
    assert str(member) in words


def test_only_as_many_sit_as_there_are_seats(now, chair, member):
    sit(chair, member, now)
    with pytest.raises(OfficeFull, match="李示例") as refused:
        sit(chair, member, now, holder_name="陈示例")
    assert refused.value.field == "starts_on"


def test_the_database_lets_no_two_hold_one_place(secretary, chair, member):
    CouncilTermFactory(by=secretary, office=chair, membership=member)
    with pytest.raises(IntegrityError, match="council_term_one_holder"), transaction.atomic():
        CouncilTermFactory(by=secretary, office=chair, membership=member)


def test_seats_are_not_fewer_than_who_sits_there(now, secretary, member):
    office = CouncilOfficeFactory(by=secretary, seats=2)
    for name in ("李示例", "陈示例"):
        sit(office, member, now, holder_name=name)
    with pytest.raises(SeatsHeld) as refused:
        council.change_office(office=office, **now, seats=1)
    assert refused.value.field == "seats"


def test_who_is_no_member_holds_no_office(now, secretary, sansha, chair):
    with pytest.raises(council.NotMember, match="还不是会员") as refused:
        sit(chair, MembershipFactory(by=secretary, village=sansha), now)
    assert refused.value.field == "membership"


def test_nobody_sits_before_the_enterprise_was_a_member(now, chair, member):
    with pytest.raises(council.NotMember, match="入会") as refused:
        sit(chair, member, now, starts_on=date(2026, 1, 31))
    assert refused.value.field == "starts_on"


def test_nobody_sits_after_the_enterprise_left(now, chair, member):
    memberships.leave_chamber(membership=member, **now, reason="迁出", ended_on=date(2026, 3, 1))
    with pytest.raises(council.NotMember, match="退会") as refused:
        sit(chair, member, now)
    assert refused.value.field == "ends_on"
    assert sit(chair, member, now, ends_on=date(2026, 3, 1)).pk  # what was, may still be noted


def test_a_term_is_corrected_and_the_early_end_taken_back(now, chair, member):
    term = sit(chair, member, now, ends_on=date(2028, 1, 31))
    council.end_term(term=term, **now, last_on=date(2026, 3, 1), reason="调动")
    term = council.change_term(term=term, **now, ends_on=date(2028, 1, 31), holder_name="陈示例")
    assert (term.ends_on, term.ended_reason, term.holder_name) == (date(2028, 1, 31), "", "陈示例")


def test_nobody_leaves_before_the_term(now, chair, member):
    term = sit(chair, member, now)
    with pytest.raises(NotInOffice):
        council.end_term(term=term, **now, last_on=date(2026, 1, 31), reason="调动")


def test_a_title_is_there_once(now, chair):
    with pytest.raises(council.TitleTaken, match="会长") as refused:
        council.add_office(**now, title="会长")
    assert refused.value.field == "title"


@pytest.mark.parametrize("fee", [Decimal(-1), Decimal(0), Decimal("1.005")])
def test_the_fee_of_an_office_is_a_sum(now, fee):
    with pytest.raises(BadSum) as refused:
        council.add_office(**now, title="理事", fee=fee)
    assert refused.value.field == "fee"


def test_an_empty_place_and_a_filled_one_are_told_apart(now, chair, member):
    assert list(CouncilOffice.objects.vacant(START)) == [chair]
    sit(chair, member, now)
    assert not CouncilOffice.objects.vacant(START).exists()


def test_only_the_secretariat_keeps_the_council(officer, chair, member):
    with pytest.raises(NotYours):
        sit(chair, member, {"by": officer, "at": AT})
    with pytest.raises(NotYours):
        council.add_office(by=officer, at=AT, title="理事")
