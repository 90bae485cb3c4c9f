"""Dates are read as people write them, shown with the weekday, and gathered to periods."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hengl_uf.lib.dates import (
    DateError,
    Period,
    add_months,
    full_date,
    full_time,
    month_end,
    parse_date,
    plain_date,
    relative,
)

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-3-5",
        "2026-03-05",
        "2026.3.5",
        "2026. 3. 5",
        "2026/03/05",
        "2026年3月5日",
        "2026年3月5号",
        "2026 年 3 月 5 日",
        "２０２６年３月５日",
        "２０２６．３．５",
        "2026–3–5",
        "20260305",
        "3月5日",
        "03月05日",
        "2026年3月5日（周四）",
        "2026-3-5 星期四",
        "2026-03-05 00:00:00",
        " 今天 ",
        "今日",
    ],
)
def test_a_day_is_read(typed):
    assert parse_date(typed, on=TODAY) == TODAY


@pytest.mark.parametrize(("word", "days"), [("昨天", -1), ("前天", -2), ("明天", 1), ("后天", 2)])
def test_days_near_today_have_words(word, days):
    assert parse_date(word, on=TODAY) == TODAY + timedelta(days=days)


def test_a_day_without_year_is_of_this_year():
    assert parse_date("12月31日", on=TODAY) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填日期。"),
        ("2026-02-30", "2026年2月没有 30 日。"),
        ("2月29日", "2026年2月没有 29 日。"),
        ("2026-13-1", "没有 13 月，请核对。"),
        ("2026-3-0", "2026年3月没有 0 日。"),
        ("0226-3-5", "年份 226 不对，请核对。"),
        ("9999-1-1", "年份 9999 不对，请核对。"),
        ("26.3.5", "“26.3.5”不是日期，请写成 2026-3-5 或 2026年3月5日。"),
        ("2026-3.5", "“2026-3.5”不是日期，请写成 2026-3-5 或 2026年3月5日。"),
        ("45000", "“45000”不是日期，请写成 2026-3-5 或 2026年3月5日。"),
        ("2026-03-05 14:00", "“2026-03-05 14:00”不是日期，请写成 2026-3-5 或 2026年3月5日。"),
        ("上周", "“上周”不是日期，请写成 2026-3-5 或 2026年3月5日。"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(DateError) as refusal:
        parse_date(typed, on=TODAY)
    assert str(refusal.value) == sentence


def test_every_day_of_four_years_is_read_as_it_is_shown():
    for day in Period(date(2024, 1, 1), date(2027, 12, 31)):
        written = (full_date(day), plain_date(day), day.isoformat(), f"{day:%Y%m%d}", f"{day:%Y.%m.%d}")
        assert {parse_date(text, on=TODAY) for text in written} == {day}


def test_a_full_date_has_its_weekday():
    assert full_date(TODAY) == "2026年3月5日（周四）"
    assert full_date(date(2026, 3, 8)) == "2026年3月8日（周日）"


def test_a_moment_is_shown_in_local_time():
    assert full_time(datetime(2026, 3, 4, 16, 30, tzinfo=UTC)) == "2026年3月5日（周四）00:30"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "3天前"), (-2, "前天"), (-1, "昨天"), (0, "今天"), (1, "明天"), (2, "后天"), (3, "3天后"),
        (-30, "30天前"), (-31, "1个月前"), (364, "11个月后"), (-365, "1年前"), (800, "2年后"),
    ],
)  # fmt: skip
def test_distance_in_words(days, words):
    assert relative(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("period", "name", "previous", "year_before"),
    [
        (Period.year(2026), "2026年", Period.year(2025), Period.year(2025)),
        (Period.quarter(2026, 1), "2026年第1季度", Period.quarter(2025, 4), Period.quarter(2025, 1)),
        (Period.quarter(2026, 4), "2026年第4季度", Period.quarter(2026, 3), Period.quarter(2025, 4)),
        (Period.month(2026, 1), "2026年1月", Period.month(2025, 12), Period.month(2025, 1)),
        (Period.month(2024, 2), "2024年2月", Period.month(2024, 1), Period.month(2023, 2)),
        (Period.month(2025, 2), "2025年2月", Period.month(2025, 1), Period.month(2024, 2)),
        (
            Period(date(2026, 1, 1), date(2026, 6, 30)),
            "2026年1月1日至2026年6月30日",
            Period(date(2025, 7, 1), date(2025, 12, 31)),
            Period(date(2025, 1, 1), date(2025, 6, 30)),
        ),
        (
            Period(date(2026, 3, 5), date(2026, 3, 9)),
            "2026年3月5日至2026年3月9日",
            Period(date(2026, 2, 28), date(2026, 3, 4)),
            Period(date(2025, 3, 5), date(2025, 3, 9)),
        ),
        (
            Period(date(2024, 2, 29), date(2024, 2, 29)),
            "2024年2月29日",
            Period(date(2024, 2, 28), date(2024, 2, 28)),
            Period(date(2023, 2, 28), date(2023, 2, 28)),
        ),
    ],
)
def test_a_period_knows_its_name_and_what_to_compare_it_with(period, name, previous, year_before):
    assert (str(period), period.previous(), period.year_before()) == (name, previous, year_before)


def test_a_period_holds_both_its_ends():
    period = Period.month(2026, 3)
    assert list(period) == [day for day in Period.year(2026) if day in period]
    assert (list(period)[0], list(period)[-1]) == (date(2026, 3, 1), date(2026, 3, 31))
    assert period.days == len(list(period)) == 31


def test_periods_follow_each_other_without_gap():
    for year in range(2020, 2030):
        for period in (Period.year(year), *(Period.month(year, month) for month in range(1, 13))):
            assert period.previous().ends_on + timedelta(days=1) == period.starts_on
            assert period.previous().whole_months == period.whole_months


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(DateError, match="结束日期早于开始日期。"):
        Period(date(2026, 3, 5), date(2026, 3, 4))


def test_months_are_added_within_the_calendar():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 2, 29), -12) == date(2023, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)
