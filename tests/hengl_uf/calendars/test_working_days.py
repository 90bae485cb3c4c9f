"""Working days follow the State Council's list; a deadline counts them out and says why."""

from datetime import date, timedelta

import pytest

from hengl_uf.calendars.reference import known_days
from hengl_uf.calendars.working_days import MOST_DAYS, Departure, Pause, WorkingCalendar

ONE_DAY = timedelta(days=1)


def calendar_of(*years):
    listed = {day: entry for year in years for day, entry in known_days()[year].items()}
    return WorkingCalendar(
        {day: Departure(kind == "work", name) for day, (kind, name) in listed.items()}, years
    )


@pytest.fixture(scope="module")
def published():
    """The calendar as known at the end of 2026: 2027 is not published."""
    return calendar_of(*range(2004, 2027))


def days(month_and_days, year=2026):
    """days("2.15-23 4.4-6") as a set of dates."""
    found = set()
    for span in month_and_days.split():
        month, _dot, ends = span.partition(".")
        first, _dash, last = ends.partition("-")
        found |= {date(year, int(month), day) for day in range(int(first), int(last or first) + 1)}
    return found


def whole_year(year):
    return [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]


def test_the_year_2026_is_as_the_state_council_published_it(published):
    off = days("1.1-3 2.15-23 4.4-6 5.1-5 6.19-21 9.25-27 10.1-7")
    made_up = days("1.4 2.14 2.28 5.9 9.20 10.10")
    working = {day for day in whole_year(2026) if published.is_working(day)}
    weekdays = {day for day in whole_year(2026) if day.weekday() < 5}
    assert working == (weekdays - off) | made_up


def test_the_year_2025_is_as_the_state_council_published_it(published):
    off = days("1.1 1.28-31 2.1-4 4.4-6 5.1-5 5.31 6.1-2 10.1-8", 2025)
    made_up = days("1.26 2.8 4.27 9.28 10.11", 2025)
    working = {day for day in whole_year(2025) if published.is_working(day)}
    weekdays = {day for day in whole_year(2025) if day.weekday() < 5}
    assert working == (weekdays - off) | made_up


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 2, 17), "春节"),
        (date(2026, 2, 21), "春节"),
        (date(2026, 10, 6), "国庆节"),
        (date(2026, 9, 20), "调休上班（国庆节）"),
        (date(2026, 3, 7), "周六"),
        (date(2026, 3, 8), "周日"),
        (date(2026, 3, 9), "工作日"),
        (date(2027, 10, 1), "工作日"),
    ],
)
def test_a_day_says_why_it_is_worked_or_not(published, day, why):
    assert published.why(day) == why


# Counted by hand on the published lists of 2025 and 2026.
@pytest.mark.parametrize(
    ("start", "limit", "due_on"),
    [
        (date(2026, 3, 5), 1, date(2026, 3, 6)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 8), 5, date(2026, 3, 13)),
        # Spring Festival 2026: Saturday 14 February is worked, 15 to 23 are off, Saturday 28 is worked.
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 2, 17), 1, date(2026, 2, 24)),
        (date(2026, 2, 13), 6, date(2026, 2, 28)),
        (date(2026, 2, 13), 7, date(2026, 3, 2)),
        (date(2026, 2, 9), 10, date(2026, 2, 28)),
        # National Day 2026: Sunday 20 September and Saturday 10 October are worked, 25-27.9 and 1-7.10 are off.
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 9, 24), 1, date(2026, 9, 28)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 9, 30), 4, date(2026, 10, 12)),
        (date(2026, 9, 18), 10, date(2026, 10, 9)),
        # 2025: Spring Festival 28.1-4.2 with 26.1 and 8.2 worked; National Day 1-8.10 with 28.9 and 11.10 worked.
        (date(2025, 1, 24), 1, date(2025, 1, 26)),
        (date(2025, 1, 24), 3, date(2025, 2, 5)),
        (date(2025, 1, 27), 4, date(2025, 2, 8)),
        (date(2025, 9, 26), 4, date(2025, 10, 9)),
        (date(2025, 9, 30), 3, date(2025, 10, 11)),
        # Across the year: 1 to 3 January 2026 are off, Sunday 4 January is worked.
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
        (date(2025, 12, 29), 5, date(2026, 1, 6)),
    ],
)
def test_a_deadline_falls_on_the_right_day(published, start, limit, due_on):
    deadline = published.deadline(start, limit)
    assert (deadline.due_on, deadline.estimated) == (due_on, False)


def test_the_day_of_receipt_does_not_count(published):
    assert published.deadline(date(2026, 3, 2), 3).counted == (
        (date(2026, 3, 3), 1),
        (date(2026, 3, 4), 2),
        (date(2026, 3, 5), 3),
    )


def test_every_skipped_day_has_its_reason(published):
    skipped = dict(published.deadline(date(2026, 2, 13), 2).skipped)
    assert list(skipped) == sorted(days("2.15-23"))
    assert set(skipped.values()) == {"春节"}


def test_a_pause_stops_the_clock(published):
    pause = Pause(date(2026, 3, 4), date(2026, 3, 9), "等待补充材料")
    deadline = published.deadline(date(2026, 3, 2), 3, [pause])
    assert deadline.counted == ((date(2026, 3, 3), 1), (date(2026, 3, 9), 2), (date(2026, 3, 10), 3))
    assert deadline.paused == tuple((day, "等待补充材料") for day in sorted(days("3.4-8")))
    assert deadline.due_on == date(2026, 3, 10)


def test_paused_and_resumed_on_one_day_stops_nothing(published):
    pause = Pause(date(2026, 3, 4), date(2026, 3, 4), "误点")
    assert published.deadline(date(2026, 3, 2), 3, [pause]) == published.deadline(date(2026, 3, 2), 3)


def test_an_open_pause_leaves_the_day_open(published):
    pause = Pause(date(2026, 3, 4), None, "等待补充材料")
    deadline = published.deadline(date(2026, 3, 2), 3, [pause], on=date(2026, 3, 6))
    assert (deadline.due_on, deadline.remaining) == (None, 2)
    assert [day for day, _reason in deadline.paused] == sorted(days("3.4-6"))


@pytest.mark.parametrize("on", [None, date(2026, 3, 1), date(2026, 3, 4)])
def test_an_open_pause_lists_at_least_its_first_day(published, on):
    deadline = published.deadline(date(2026, 3, 2), 3, [Pause(date(2026, 3, 4), None, "等")], on=on)
    assert deadline.paused == ((date(2026, 3, 4), "等"),)


def test_a_pause_after_the_end_changes_nothing(published):
    pause = Pause(date(2026, 3, 6), None, "迟了")
    assert published.deadline(date(2026, 3, 2), 3, [pause]).due_on == date(2026, 3, 5)


def test_a_pause_on_the_last_day_moves_it(published):
    pause = Pause(date(2026, 3, 5), date(2026, 3, 6), "等")
    assert published.deadline(date(2026, 3, 2), 3, [pause]).due_on == date(2026, 3, 6)


def test_a_pause_that_began_before_the_start_counts_from_the_start(published):
    pause = Pause(date(2026, 2, 1), date(2026, 3, 5), "等")
    deadline = published.deadline(date(2026, 3, 2), 1, [pause])
    assert deadline.due_on == date(2026, 3, 5)
    assert [day for day, _reason in deadline.paused] == sorted(days("3.3-4"))


def test_overlapping_pauses_count_each_day_once(published):
    pauses = [
        Pause(date(2026, 3, 4), date(2026, 3, 10), "甲"),
        Pause(date(2026, 3, 9), date(2026, 3, 12), "乙"),
    ]
    deadline = published.deadline(date(2026, 3, 2), 2, pauses)
    assert deadline.due_on == date(2026, 3, 12)
    assert len(deadline.paused) == len(set(deadline.paused)) == 8


def test_a_pause_over_the_holidays_and_into_the_next_year(published):
    pauses = [Pause(date(2025, 12, 30), date(2026, 2, 24), "请假")]
    assert published.deadline(date(2025, 12, 26), 5, pauses).due_on == date(2026, 2, 27)


def test_a_pause_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end before"):
        Pause(date(2026, 3, 5), date(2026, 3, 4), "")


def test_an_unpublished_year_counts_monday_to_friday_and_says_so(published):
    deadline = published.deadline(date(2026, 12, 31), 1)
    assert (deadline.due_on, deadline.estimated) == (date(2027, 1, 1), True)
    assert "按周一至周五估算" in deadline.explanation
    assert published.is_estimated(date(2027, 5, 3))
    assert not published.is_estimated(date(2026, 5, 3))


def test_days_of_an_unpublished_year_are_not_believed():
    draft = {date(2027, 1, 1): Departure(False, "元旦")}
    assert WorkingCalendar(draft, [2026]).is_working(date(2027, 1, 1))
    assert not WorkingCalendar(draft, [2027]).is_working(date(2027, 1, 1))


def test_a_deadline_within_a_published_year_is_no_estimate(published):
    assert not published.deadline(date(2026, 12, 30), 1).estimated


@pytest.mark.parametrize("limit", [0, -1, MOST_DAYS + 1])
def test_an_impossible_limit_is_refused(published, limit):
    with pytest.raises(ValueError, match="A limit has 1 to"):
        published.deadline(date(2026, 3, 2), limit)


def test_the_explanation_is_a_sentence(published):
    pause = Pause(date(2026, 2, 25), date(2026, 2, 27), "等待补充材料")
    assert published.deadline(date(2026, 2, 13), 5, [pause]).explanation == (
        "从2026年2月13日的次日起算 5 个工作日，到2026年3月2日（周一）。"
        "不计休息日 10 天（春节 9 天、周末 1 天）。暂停 2 天（等待补充材料 2 天）。"
    )


def test_the_explanation_of_an_open_pause_says_what_is_left(published):
    text = published.deadline(date(2026, 3, 2), 3, [Pause(date(2026, 3, 4), None, "等")]).explanation
    assert (
        text == "从2026年3月2日的次日起算 3 个工作日，已暂停，恢复后还有 2 个工作日。暂停 1 天（等 1 天）。"
    )


@pytest.mark.parametrize(
    ("due_on", "on", "left"),
    [
        (date(2026, 3, 5), date(2026, 3, 5), 0),
        (date(2026, 3, 6), date(2026, 3, 5), 1),
        (date(2026, 3, 9), date(2026, 3, 6), 1),
        (date(2026, 2, 24), date(2026, 2, 14), 1),
        (date(2026, 3, 6), date(2026, 3, 9), -1),
        (date(2026, 3, 6), date(2026, 3, 7), -1),
        (date(2026, 9, 30), date(2026, 10, 5), -1),
        (date(2026, 9, 30), date(2026, 10, 10), -3),
    ],
)
def test_days_left_are_working_days(published, due_on, on, left):
    assert published.days_left(due_on, on) == left


def test_every_deadline_of_two_years_counts_exactly_its_days(published):
    for start in whole_year(2025) + whole_year(2026)[:330]:
        for limit in (1, 3, 10, 20):
            deadline = published.deadline(start, limit)
            assert published.working_days_between(start, deadline.due_on) == limit
            assert published.days_left(deadline.due_on, start) == limit
            assert published.is_working(deadline.due_on)
            assert len(deadline.counted) + len(deadline.skipped) == (deadline.due_on - start).days


def test_the_quick_count_equals_walking_through_the_days(published):
    starts = [date(2024, 12, 20) + timedelta(days=7 * week + week % 7) for week in range(100)]
    for start in starts:
        walked = 0
        for offset in range(1, 120):
            walked += published.is_working(start + timedelta(days=offset))
            assert published.working_days_between(start, start + timedelta(days=offset)) == walked


def test_a_longer_limit_never_ends_earlier(published):
    for start in whole_year(2026)[::3]:
        ends = [published.deadline(start, limit).due_on for limit in range(1, 30)]
        assert ends == sorted(set(ends))


def test_a_pause_never_brings_the_day_forward(published):
    for start in whole_year(2026)[:300:5]:
        free = published.deadline(start, 10)
        for length in (1, 5, 20):
            pause = Pause(start + 3 * ONE_DAY, start + (3 + length) * ONE_DAY, "等")
            held = published.deadline(start, 10, [pause])
            assert held.due_on >= free.due_on
            assert (len(held.counted), len(held.paused)) == (10, length)
