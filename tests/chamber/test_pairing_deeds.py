"""What a pairing is: with one place, within its days, ended with a result; and what is given in it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chamber.actions import contributions, pairings
from chamber.actions.sums import BadSum
from chamber.models import Contribution, Pairing
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.actions import add_enterprise
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_pairing import ContributionFactory, PairingFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)
START = date(2024, 1, 5)


@pytest.fixture
def pairing(secretary):
    return PairingFactory(by=secretary)


def add(by, **fields):
    return pairings.add_pairing(by=by, at=AT, **{"starts_on": START, "place": "云南省示例县", **fields})


def give(pairing, by, **fields):
    fields = {"given_on": date(2025, 6, 1), "amount": Decimal(1000), "what": "路灯", **fields}
    return contributions.give(pairing=pairing, by=by, at=AT, **fields)


def end(pairing, by, day=TODAY):
    return pairings.end_pairing(pairing=pairing, by=by, at=AT, ended_on=day, result="修好了路灯")


def test_without_an_enterprise_it_is_the_chambers(secretary, sansha):
    firm = add_enterprise(by=secretary, at=AT, name="示例灯饰厂", village=sansha)
    assert str(add(secretary)) == "商会 — 云南省示例县"
    assert str(add(secretary, enterprise=firm, village=sansha, place="")) == "示例灯饰厂 — 三沙村"


def test_it_is_with_a_village_or_with_a_place_elsewhere(secretary, sansha):
    with pytest.raises(pairings.OnePlace) as neither:
        add(secretary, place="")
    with pytest.raises(pairings.OnePlace) as both:
        add(secretary, village=sansha)
    assert (neither.value.field, both.value.field) == ("village", "place")


def test_the_database_refuses_both_and_neither(secretary, sansha, pairing):
    for fields in ({"village": sansha}, {"place": ""}):
        with pytest.raises(IntegrityError, match="pairing_with_one_place"), transaction.atomic():
            Pairing.objects.filter(pk=pairing.pk).update(**fields)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"ends_on": date(2024, 1, 4)}, "ends_on"),
        ({"ends_on": date(2204, 1, 5)}, "ends_on"),
        ({"starts_on": date(204, 1, 5)}, "starts_on"),
    ],
)
def test_its_days_are_in_order_and_in_our_time(secretary, days, field):
    with pytest.raises(pairings.WrongDays) as refused:
        add(secretary, **days)
    assert refused.value.field == field


def test_the_database_refuses_an_end_before_the_start(secretary, pairing):
    for field in ("ends_on", "ended_on"):
        with pytest.raises(IntegrityError, match="after_start"), transaction.atomic():
            Pairing.objects.filter(pk=pairing.pk).update(**{field: date(2024, 1, 4)})


def test_it_ends_with_its_result_and_can_be_taken_up_again(secretary, pairing):
    one = end(pairing, secretary)
    assert (one.ended_on, one.result, Entry.objects.about(one)[0].note) == (TODAY, "修好了路灯", "修好了路灯")
    with pytest.raises(NotYours, match="已经结束"):
        end(pairing, secretary)
    assert pairings.reopen_pairing(pairing=pairing, by=secretary, at=AT).ended_on is None
    with pytest.raises(NotYours, match="没有结束"):
        pairings.reopen_pairing(pairing=pairing, by=secretary, at=AT)


@pytest.mark.parametrize("day", [date(2024, 1, 4), date(2025, 5, 31), date(2026, 3, 6)])
def test_it_ends_after_the_last_that_was_given_and_not_ahead(secretary, pairing, day):
    give(pairing, secretary)
    with pytest.raises(pairings.EndedThen) as refused:
        end(pairing, secretary, day)
    assert refused.value.field == "ended_on"


def test_it_does_not_begin_after_what_was_given_or_its_end(secretary, pairing):
    give(pairing, secretary)
    with pytest.raises(pairings.WrongDays, match="路灯"):
        pairings.change_pairing(pairing=pairing, by=secretary, at=AT, starts_on=date(2025, 6, 2))
    other = end(PairingFactory(by=secretary), secretary)
    with pytest.raises(pairings.WrongDays, match="已在 2026年3月5日"):
        pairings.change_pairing(pairing=other, by=secretary, at=AT, starts_on=date(2026, 3, 6))


def test_two_people_do_not_overwrite_each_other(secretary, pairing):
    pairings.change_pairing(pairing=pairing, by=secretary, at=AT, version=1, plan="修路灯")
    with pytest.raises(StaleEdit):
        pairings.change_pairing(pairing=pairing, by=secretary, at=AT, version=1, plan="修桥")


def test_only_the_secretariat_keeps_them(officer, pairing):
    for deed in (lambda: end(pairing, officer), lambda: give(pairing, officer)):
        with pytest.raises(NotYours):
            deed()


def test_history_tells_what_was_given_corrected_and_taken_away(secretary, pairing):
    one = give(pairing, secretary)
    contributions.change_contribution(contribution=one, by=secretary, at=AT, amount=Decimal("2000.50"))
    contributions.remove_contribution(contribution=one, by=secretary, at=AT, reason="重复")
    told = [entry.changes.get("帮扶投入") for entry in Entry.objects.about(pairing)[:3]]
    line, corrected = "2025年6月1日，路灯，¥1,000.00", "2025年6月1日，路灯，¥2,000.50"
    assert told == [[corrected, None], [line, corrected], [None, line]]
    with pytest.raises(NotYours, match="已移除"):
        contributions.change_contribution(contribution=one, by=secretary, at=AT, what="桥")


@pytest.mark.parametrize(
    "amount", [Decimal(-1), Decimal(0), Decimal("0.001"), Decimal("1e13"), Decimal("NaN")]
)
def test_a_sum_that_is_none_is_refused(secretary, pairing, amount):
    with pytest.raises(BadSum) as refused:
        give(pairing, secretary, amount=amount)
    assert refused.value.field == "amount"
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("amount", [-1, 0])
def test_the_database_refuses_such_a_sum(secretary, pairing, amount):
    with pytest.raises(IntegrityError, match="contribution_above_nothing"), transaction.atomic():
        ContributionFactory(by=secretary, pairing=pairing, amount=amount)


@pytest.mark.parametrize("day", [date(2024, 1, 4), date(2026, 3, 6)])
def test_what_is_given_lies_within_the_pairing(secretary, pairing, day):
    with pytest.raises(contributions.GivenThen, match="2024年1月5日 至 2026年3月5日") as refused:
        give(pairing, secretary, given_on=day)
    assert refused.value.field == "given_on"


def test_after_its_end_only_what_was_given_before_is_noted(secretary, pairing):
    end(pairing, secretary, date(2026, 1, 31))
    give(pairing, secretary)
    with pytest.raises(contributions.GivenThen, match="2026年1月31日"):
        give(pairing, secretary, given_on=date(2026, 2, 1))


def test_a_removed_pairing_takes_along_what_was_given(secretary, pairing):
    one = give(pairing, secretary)
    pairings.remove_pairing(pairing=pairing, by=secretary, at=AT, reason="登记错了")
    assert not Contribution.objects.of_current().exists()
    with pytest.raises(NotYours, match="已移除"):
        contributions.change_contribution(contribution=one, by=secretary, at=AT, what="桥")


def test_what_was_given_comes_to_a_sum(secretary, pairing):
    give(pairing, secretary)
    give(pairing, secretary, amount=Decimal("0.05"))
    wrong = give(pairing, secretary, amount=Decimal(5))
    contributions.remove_contribution(contribution=wrong, by=secretary, at=AT, reason="重复")
    PairingFactory(by=secretary)
    given = Pairing.objects.current().with_given().order_by("pk").values_list("given", flat=True)
    assert list(given) == [Decimal("1000.05"), 0]
