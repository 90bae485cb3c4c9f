"""The lunar calendar (农历): which day a lunar date falls on, and the lunar name of a day. Pure.

Months have 29 or 30 days and begin with the new moon over Beijing; some years have a month twice, and the second is the
leap month (闰月). What is done with 三十 in a month of 29 days and with leap months is always asked for, never assumed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lunar_python import Lunar, LunarYear

from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, Period
from hengl_uf.lib.errors import Unreadable

Leap = Literal["ordinary", "leap", "both"]
Short = Literal["last", "skip"]

LONGEST: Final = 30  # days of a month
_CLEAR_AND_BRIGHT: Final = 7  # 清明 among the solar terms, counted from 冬至
_NOON_BEFORE_YEAR_ONE: Final = (
    1721425  # from the number of a Julian day to the ordinal of the date that begins in it
)

MONTHS: Final = (
    gettext_lazy("正月"),
    gettext_lazy("二月"),
    gettext_lazy("三月"),
    gettext_lazy("四月"),
    gettext_lazy("五月"),
    gettext_lazy("六月"),
    gettext_lazy("七月"),
    gettext_lazy("八月"),
    gettext_lazy("九月"),
    gettext_lazy("十月"),
    gettext_lazy("十一月"),
    gettext_lazy("腊月"),
)
DAYS: Final = (
    gettext_lazy("初一"),
    gettext_lazy("初二"),
    gettext_lazy("初三"),
    gettext_lazy("初四"),
    gettext_lazy("初五"),
    gettext_lazy("初六"),
    gettext_lazy("初七"),
    gettext_lazy("初八"),
    gettext_lazy("初九"),
    gettext_lazy("初十"),
    gettext_lazy("十一"),
    gettext_lazy("十二"),
    gettext_lazy("十三"),
    gettext_lazy("十四"),
    gettext_lazy("十五"),
    gettext_lazy("十六"),
    gettext_lazy("十七"),
    gettext_lazy("十八"),
    gettext_lazy("十九"),
    gettext_lazy("二十"),
    gettext_lazy("廿一"),
    gettext_lazy("廿二"),
    gettext_lazy("廿三"),
    gettext_lazy("廿四"),
    gettext_lazy("廿五"),
    gettext_lazy("廿六"),
    gettext_lazy("廿七"),
    gettext_lazy("廿八"),
    gettext_lazy("廿九"),
    gettext_lazy("三十"),
)


class LunarError(Unreadable):
    """No lunar date; the message says why."""


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """One month of a lunar year: its number 1–12, whether it is the leap one, its first day, and 29 or 30 days."""

    year: int
    number: int
    is_leap: bool
    first: date
    days: int

    @property
    def name(self) -> str:
        """三月, or 闰三月."""
        return month_name(self.number, self.is_leap)

    @property
    def is_short(self) -> bool:
        """Whether it has no 三十."""
        return self.days < LONGEST

    def day(self, number: int) -> date:
        """The day of the common calendar on which that day of the month falls."""
        return self.first + timedelta(days=number - 1)


class LunarDate(NamedTuple):
    """A day of the common calendar as the lunar calendar has it."""

    month: LunarMonth
    day: int

    @property
    def name(self) -> str:
        """三月初三, or 闰三月初三."""
        return f"{self.month.name}{DAYS[self.day - 1]}"


class Holiday(NamedTuple):
    """A holiday of old custom, and the day of its feast (not the days off around it)."""

    name: str
    day: date


def month_name(number: int, is_leap: bool = False) -> str:
    """正月 … 腊月, with 闰 before a leap month."""
    return _("闰%(month)s") % {"month": MONTHS[number - 1]} if is_leap else str(MONTHS[number - 1])


def day_name(month: int, day: int) -> str:
    """三月初三: a date without its year. Raises `LunarError`."""
    check_lunar_day(month, day)
    return f"{MONTHS[month - 1]}{DAYS[day - 1]}"


def check_lunar_day(month: int, day: int) -> None:
    """Raise `LunarError` for what no lunar year has: months beyond 1–12, days beyond 1–30."""
    if not 1 <= month <= len(MONTHS):
        raise LunarError(_("农历没有 %(month)d 月，请在正月到腊月里选。") % {"month": month})
    if not 1 <= day <= LONGEST:
        raise LunarError(_("农历没有 %(day)d 日，每月从初一到廿九或三十。") % {"day": day})


@lru_cache(maxsize=512)
def months_of(lunar_year: int) -> tuple[LunarMonth, ...]:
    """The 12 or 13 months of a lunar year in their order; the year is that in which 正月初一 lies. Raises `LunarError`."""
    if not FIRST_YEAR <= lunar_year <= LAST_YEAR:
        words = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise LunarError(_("只能推算 %(first)d 年到 %(last)d 年的农历。") % words)
    return tuple(
        LunarMonth(
            year=lunar_year,
            number=abs(month.getMonth()),
            is_leap=month.isLeap(),
            first=date.fromordinal(int(month.getFirstJulianDay()) - _NOON_BEFORE_YEAR_ONE),
            days=month.getDayCount(),
        )
        for month in LunarYear.fromYear(lunar_year).getMonthsInYear()
    )


def leap_month(lunar_year: int) -> int:
    """Which month the year has twice; 0 for none."""
    return next((month.number for month in months_of(lunar_year) if month.is_leap), 0)


def solar_days(
    lunar_year: int, month: int, day: int, leap: Leap = "ordinary", *, short: Short = "last"
) -> list[tuple[date, bool]]:
    """The days on which a lunar date falls in a lunar year, each with whether it is in the leap month.

    `leap` says what is done in a year that has the month twice: only the first (ordinary), only the leap month, or
    both; in all other years the month is there once, and that is it. `short`: 三十 in a month of 29 days falls on 廿九
    (last), or is left out that year (skip). Raises `LunarError`.
    """
    check_lunar_day(month, day)
    wanted = [one for one in months_of(lunar_year) if one.number == month]
    if len(wanted) > 1 and leap != "both":
        wanted = [one for one in wanted if one.is_leap == (leap == "leap")]
    if short == "skip":
        wanted = [one for one in wanted if day <= one.days]
    return [(one.day(min(day, one.days)), one.is_leap) for one in wanted]


def lunar_date(day: date) -> LunarDate:
    """The lunar date of a day. Raises `LunarError` outside the years that can be reckoned."""
    lunar_year = day.year if day >= months_of(day.year)[0].first else day.year - 1
    month = next(one for one in reversed(months_of(lunar_year)) if one.first <= day)
    return LunarDate(month, (day - month.first).days + 1)


def lunar_name(day: date) -> str:
    """The lunar date of a day in words, without its year: 三月初三, 闰三月初三."""
    return lunar_date(day).name


def lunar_years_of(period: Period) -> range:
    """The lunar years of which a day lies in a period."""
    return range(lunar_date(period.starts_on).month.year, lunar_date(period.ends_on).month.year + 1)


def holidays(year: int) -> tuple[Holiday, ...]:
    """春节, 清明 and 重阳 of a year of the common calendar, in their order. Raises `LunarError`."""
    spring, clear, autumn = _holiday_days(year)
    return (Holiday(_("春节"), spring), Holiday(_("清明"), clear), Holiday(_("重阳"), autumn))


@lru_cache(maxsize=64)
def _holiday_days(year: int) -> tuple[date, date, date]:
    months = months_of(year)
    clear = Lunar.fromYmd(year, 1, 1).getJieQiTable()[Lunar.JIE_QI[_CLEAR_AND_BRIGHT]]
    ((autumn, _is_leap),) = solar_days(year, 9, 9)
    return months[0].first, date(clear.getYear(), clear.getMonth(), clear.getDay()), autumn


def holidays_between(period: Period) -> Iterator[Holiday]:
    """The holidays within a period, by day."""
    for year in range(period.starts_on.year, period.ends_on.year + 1):
        yield from (one for one in holidays(year) if one.day in period)
