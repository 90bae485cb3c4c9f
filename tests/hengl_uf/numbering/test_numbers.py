"""Numbers follow each other without gap and are never given twice, whoever asks at the same time."""

import random
from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction

from hengl_uf.numbering.actions import (
    OutsideTransaction,
    PartError,
    Series,
    TemplateError,
    next_number,
    next_numbers,
)
from hengl_uf.numbering.models import Counter

CASES = Series("outreach.case", "SX-{year}-{seq:04d}")
SITES = Series("religion.site", "HL-{year}-{village2}-{seq:03d}", parts=("village2",))
TODAY = date(2026, 3, 5)
CALLERS = 20


@pytest.mark.django_db
def test_numbers_follow_each_other():
    numbers = [next_number(series=CASES, on=TODAY) for _turn in range(3)]
    assert numbers == ["SX-2026-0001", "SX-2026-0002", "SX-2026-0003"]


@pytest.mark.django_db
def test_each_year_begins_at_one():
    next_number(series=CASES, on=TODAY)
    assert next_number(series=CASES, on=date(2027, 1, 1)) == "SX-2027-0001"
    assert next_number(series=CASES, on=TODAY) == "SX-2026-0002"


@pytest.mark.django_db
def test_each_village_counts_for_itself():
    given = [next_number(series=SITES, on=TODAY, village2=village) for village in ("06", "11", "06")]
    assert given == ["HL-2026-06-001", "HL-2026-11-001", "HL-2026-06-002"]


@pytest.mark.django_db
def test_a_month_may_be_a_period():
    series = Series("chamber.event", "HD{year}-{month}-{seq:02d}")
    given = [next_number(series=series, on=date(2026, month, 1)) for month in (3, 11, 3)]
    assert given == ["HD2026-03-01", "HD2026-11-01", "HD2026-03-02"]


@pytest.mark.django_db
def test_a_series_without_period_runs_on():
    series = Series("outreach.wish", "{seq:05d}号")
    given = [next_number(series=series, on=day) for day in (TODAY, date(2027, 1, 1))]
    assert given == ["00001号", "00002号"]


@pytest.mark.django_db
def test_two_series_of_one_template_do_not_share_a_counter():
    other = Series("outreach.enquiry", CASES.template)
    assert next_number(series=CASES, on=TODAY) == next_number(series=other, on=TODAY)


@pytest.mark.django_db
def test_a_wider_running_number_goes_on_counting():
    next_number(series=CASES, on=TODAY)
    assert next_number(series=Series(CASES.code, "SX-{year}-{seq:06d}"), on=TODAY) == "SX-2026-000002"


@pytest.mark.django_db
def test_a_number_grows_past_its_width():
    Counter.objects.create(series=CASES.code, period="SX-2026-", last=9999)
    assert next_number(series=CASES, on=TODAY) == "SX-2026-10000"


@pytest.mark.django_db
def test_many_numbers_come_in_one_statement(django_assert_num_queries):
    next_number(series=CASES, on=TODAY)
    with django_assert_num_queries(1):
        numbers = next_numbers(series=CASES, on=TODAY, count=500)
    assert (numbers[0], numbers[-1], len(set(numbers))) == ("SX-2026-0002", "SX-2026-0501", 500)
    assert next_number(series=CASES, on=TODAY) == "SX-2026-0502"


@pytest.mark.django_db
def test_no_numbers_are_given_when_none_are_asked_for():
    assert next_numbers(series=CASES, on=TODAY, count=0) == []
    assert not Counter.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("parts", [{}, {"village": "06"}, {"village2": "06", "year": "2025"}])
def test_the_parts_of_the_series_and_no_others_are_handed_over(parts):
    with pytest.raises(PartError):
        next_number(series=SITES, on=TODAY, **parts)


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", "0-6", "六沙", "06 ", "{seq}"])
def test_a_part_is_letters_and_digits(value):
    with pytest.raises(PartError):
        next_number(series=SITES, on=TODAY, village2=value)


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("SX-{year}", "exactly once"),
        ("", "exactly once"),
        ("{seq}-{seq}", "exactly once"),
        ("SX-{yaer}-{seq}", "names {yaer}"),
        ("SX-{village2}-{seq}", "names {village2}"),
        ("SX-{year}{seq}", "separator"),
        ("SX-{year}0{seq}", "separator"),
        ("SX-{year:>9}-{seq}", "width"),
        ("SX-{seq:x}", "width"),
        ("SX-{seq:1000d}", "width"),
        ("SX-{}-{seq}", "plain name"),
        ("SX-{0}-{seq}", "names {0}"),
        ("SX-{seq.real}", "exactly once"),
        ("SX-{seq!r}", "plain name"),
        ("SX-{seq", "not well formed"),
    ],
)
def test_a_template_that_cannot_keep_numbers_apart_is_refused(template, why):
    with pytest.raises(TemplateError) as refusal:
        Series("outreach.case", template)
    assert why in str(refusal.value)


@pytest.mark.django_db(transaction=True)
def test_no_number_is_given_outside_a_transaction():
    with pytest.raises(OutsideTransaction):
        next_number(series=CASES, on=TODAY)
    assert not Counter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_number_of_a_rolled_back_transaction_was_never_given():
    with transaction.atomic():
        next_number(series=CASES, on=TODAY)
        transaction.set_rollback(True)
    with transaction.atomic():
        assert next_number(series=CASES, on=TODAY) == "SX-2026-0001"


class GaveUp(Exception):
    """A caller changed its mind after it had its number."""


def take(start, turns, seed):
    """One caller with a connection of its own: asks again and again, gives up now and then."""
    chance, kept = random.Random(seed), []
    start.wait()
    for _turn in range(turns):
        try:
            with transaction.atomic():
                number = next_number(series=CASES, on=TODAY)
                if chance.random() < 0.3:
                    raise GaveUp
        except GaveUp:
            continue
        kept.append(number)
    connection.close()
    return kept


@pytest.mark.django_db(transaction=True)
def test_twenty_callers_at_once_leave_no_gap_and_no_double():
    start = Barrier(CALLERS)
    with ThreadPoolExecutor(CALLERS) as pool:
        results = list(pool.map(lambda seed: take(start, 15, seed), range(CALLERS)))
    numbers = [number for kept in results for number in kept]
    assert max(Tally(numbers).values()) == 1
    assert sorted(numbers) == [f"SX-2026-{seq:04d}" for seq in range(1, len(numbers) + 1)]
    assert 150 < len(numbers) < 300  # about a third gave up
    assert Counter.objects.get(series=CASES.code).last == len(numbers)


@pytest.mark.django_db(transaction=True)
def test_each_caller_sees_its_numbers_grow():
    start = Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        for kept in pool.map(lambda seed: take(start, 10, seed), range(4)):
            assert kept == sorted(kept)
