"""The lunar calendar: against a list of known days, against a second reckoning, and at its edges."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import cnlunar
import pytest

from hengl_uf.calendars.lunar import (
    DAYS,
    LunarError,
    day_name,
    holidays,
    holidays_between,
    leap_month,
    lunar_date,
    lunar_name,
    lunar_years_of,
    months_of,
    solar_days,
)
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, Period

FESTIVALS = Path(__file__).parents[2] / "data" / "festivals.csv"
KNOWN = list(csv.DictReader(FESTIVALS.read_text("utf-8").splitlines()))
YEARS = range(1979, 2051)
# Which months are twice, from 2020 to 2050.
LEAP_MONTHS = {
    2020: 4,
    2023: 2,
    2025: 6,
    2028: 5,
    2031: 3,
    2033: 11,
    2036: 6,
    2039: 5,
    2042: 2,
    2044: 7,
    2047: 5,
    2050: 3,
}


def other_reckoning(day):
    """The lunar date as the second library has it."""
    return cnlunar.Lunar(datetime(day.year, day.month, day.day, 12))


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["name"])
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_known_festivals_fall_on_their_known_days(row, year):
    found = solar_days(year, int(row["lunar_month"]), int(row["lunar_day"]))
    assert len(found) == 1
    if known := row[f"solar_{year}"]:
        assert found == [(date.fromisoformat(known), False)]


@pytest.mark.parametrize("decade", range(1979, 2051, 8))
def test_every_day_until_2050_is_the_same_by_a_second_reckoning(decade):
    day, different = date(decade, 1, 1), []
    while day < date(decade + 8, 1, 1):
        ours, theirs = lunar_date(day), other_reckoning(day)
        mine = (ours.month.year, ours.month.number, ours.day, ours.month.is_leap)
        if mine != (theirs.lunarYear, theirs.lunarMonth, theirs.lunarDay, bool(theirs.isLunarLeapMonth)):
            different.append(day)
        day += timedelta(days=1)
    assert different == []


@pytest.mark.parametrize("year", YEARS)
def test_a_year_leads_from_each_lunar_day_to_its_own_day_and_back(year):
    for month in months_of(year):
        leap = "leap" if month.is_leap else "ordinary"
        for number in range(1, month.days + 1):
            ((day, is_leap),) = solar_days(year, month.number, number, leap)
            assert (lunar_date(day), is_leap) == ((month, number), month.is_leap)


def test_the_months_of_the_years_follow_each_other_without_a_gap():
    months = [month for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in months_of(year)]
    assert all(
        month.first + timedelta(days=month.days) == following.first
        for month, following in zip(months, months[1:], strict=False)
    )
    assert {month.days for month in months} == {29, 30}


def test_the_leap_months_to_come_are_where_the_almanac_has_them():
    assert {year: leap_month(year) for year in range(2020, 2051) if leap_month(year)} == LEAP_MONTHS


@pytest.mark.parametrize(("year", "month"), LEAP_MONTHS.items())
def test_what_is_done_in_a_leap_month_is_said(year, month):
    first, second = solar_days(year, month, 3, "both")
    assert (first[1], second[1]) == (False, True)
    assert (second[0] - first[0]).days in (29, 30)
    assert solar_days(year, month, 3) == solar_days(year, month, 3, "ordinary") == [first]
    assert solar_days(year, month, 3, "leap") == [second]


def test_in_a_year_without_the_leap_month_the_one_month_is_it():
    assert solar_days(2026, 3, 3, "leap") == solar_days(2026, 3, 3, "both") == [(date(2026, 4, 19), False)]
    assert solar_days(2028, 3, 3, "leap") == [(date(2028, 3, 28), False)]  # 闰五, not 闰三


def test_the_third_month_of_2031_is_there_twice():
    assert solar_days(2031, 3, 3, "both") == [(date(2031, 3, 25), False), (date(2031, 4, 24), True)]
    assert lunar_name(date(2031, 4, 24)) == "闰三月初三"


def test_the_leap_month_of_2033_lies_within_the_winter():
    ((day, is_leap),) = solar_days(2033, 11, 1, "leap")
    assert (day, is_leap) == (date(2033, 12, 22), True)
    assert solar_days(2033, 12, 1) == [(date(2034, 1, 20), False)]
    assert lunar_name(date(2034, 2, 18)) == "腊月三十"
    assert lunar_name(date(2034, 2, 19)) == "正月初一"


@pytest.mark.parametrize("year", range(2020, 2051))
def test_the_thirtieth_of_a_short_month_is_its_last_day_or_left_out(year):
    short = [month for month in months_of(year) if month.is_short]
    assert len(short) >= 5
    for month in short:
        leap = "leap" if month.is_leap else "ordinary"
        last = month.first + timedelta(days=28)
        assert solar_days(year, month.number, 30, leap) == [(last, month.is_leap)]
        assert solar_days(year, month.number, 29, leap) == [(last, month.is_leap)]
        assert solar_days(year, month.number, 30, leap, short="skip") == []
        assert lunar_date(last + timedelta(days=1)).day == 1


@pytest.mark.parametrize("year", range(2020, 2051))
def test_the_thirtieth_of_a_long_month_is_the_thirtieth(year):
    for month in (month for month in months_of(year) if not month.is_short):
        leap = "leap" if month.is_leap else "ordinary"
        for short in ("last", "skip"):
            ((day, _is_leap),) = solar_days(year, month.number, 30, leap, short=short)
            assert lunar_date(day).day == 30


def test_of_two_months_each_has_its_own_length():
    """In 2025 六月 has 30 days and 闰六月 29."""
    assert [month.days for month in months_of(2025) if month.number == 6] == [30, 29]
    assert solar_days(2025, 6, 30, "both") == [(date(2025, 7, 24), False), (date(2025, 8, 22), True)]
    assert solar_days(2025, 6, 30, "both", short="skip") == [(date(2025, 7, 24), False)]


@pytest.mark.parametrize(
    ("month", "day", "why"),
    [
        (13, 1, "农历没有 13 月"),
        (0, 1, "农历没有 0 月"),
        (-5, 1, "农历没有 -5 月"),
        (2, 31, "农历没有 31 日"),
        (2, 0, "农历没有 0 日"),
    ],
)
def test_what_no_year_has_is_refused_in_words(month, day, why):
    with pytest.raises(LunarError, match=why):
        solar_days(2026, month, day)


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_years_beyond_reckoning_are_refused(year):
    with pytest.raises(LunarError, match="1900"):
        months_of(year)


def test_the_second_month_may_have_a_thirtieth():
    """二月三十: there in 2027, on 廿九 in 2026."""
    assert day_name(2, 30) == "二月三十"
    assert solar_days(2027, 2, 30) == [(date(2027, 4, 6), False)]
    assert solar_days(2026, 2, 30) == solar_days(2026, 2, 29) == [(date(2026, 4, 16), False)]


def test_days_have_their_names():
    assert [str(name) for name in (DAYS[0], DAYS[9], DAYS[19], DAYS[20], DAYS[29])] == [
        "初一",
        "初十",
        "二十",
        "廿一",
        "三十",
    ]
    assert lunar_name(date(2026, 2, 16)) == "腊月廿九"
    assert lunar_name(date(2026, 2, 17)) == "正月初一"


def test_a_january_belongs_to_the_lunar_year_before():
    assert lunar_date(date(2027, 2, 5)).month.year == 2026
    assert list(lunar_years_of(Period(date(2027, 2, 5), date(2027, 2, 6)))) == [2026, 2027]
    assert list(lunar_years_of(Period.month(2027, 3))) == [2027]


@pytest.mark.parametrize("year", YEARS)
def test_the_clear_and_bright_day_is_the_same_by_a_second_reckoning(year):
    term = other_reckoning(date(year, 5, 5)).thisYearSolarTermsDic["清明"]
    assert holidays(year)[1].day == date(year, *term)


def test_the_holidays_of_a_year():
    assert [(one.name, one.day) for one in holidays(2026)] == [
        ("春节", date(2026, 2, 17)),
        ("清明", date(2026, 4, 5)),
        ("重阳", date(2026, 10, 18)),
    ]
    within = holidays_between(Period(date(2026, 10, 18), date(2027, 2, 6)))
    assert [one.day for one in within] == [date(2026, 10, 18), date(2027, 2, 6)]
