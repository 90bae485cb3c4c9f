"""On which days a festival falls in a lunar year, by its rule and the settings; and in words why there and not elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from hengl_uf.calendars.lunar import (
    LONGEST,
    Leap,
    LunarMonth,
    lunar_years_of,
    month_name,
    months_of,
    solar_days,
)
from hengl_uf.lib.dates import LAST_YEAR, Period

AHEAD = timedelta(days=400)  # so far days are made ahead


class Rule(Protocol):
    """What a festival says of its days."""

    lunar_month: int
    lunar_day: int
    days_before: int
    days: int
    leap: Leap


@dataclass(frozen=True, slots=True)
class FestivalDay:
    """A festival in one month of a lunar year: the day itself, from when to when it is held, what is to be known of it."""

    lunar_year: int
    is_leap: bool
    day: date
    starts_on: date
    ends_on: date
    remark: str

    @property
    def key(self) -> tuple[int, bool]:
        """By which the days of one festival are told apart."""
        return self.lunar_year, self.is_leap


def days_in(rule: Rule, lunar_year: int) -> list[FestivalDay]:
    """The days of a festival in a lunar year: one, two in a leap month that is also kept, none when left out."""
    found = solar_days(
        lunar_year, rule.lunar_month, rule.lunar_day, rule.leap, short=settings.FESTIVAL_SHORT_MONTH
    )
    return [
        FestivalDay(lunar_year, is_leap, day, *span(rule, day), remark_of(rule, lunar_year, is_leap))
        for day, is_leap in found
    ]


def span(rule: Rule, day: date) -> tuple[date, date]:
    """From when to when it is held around its day."""
    first = day - timedelta(days=rule.days_before)
    return first, first + timedelta(days=rule.days - 1)


def days_ahead(rule: Rule, on: date, lunar_years: Iterable[int] = ()) -> list[FestivalDay]:
    """Its days that are not over on a day, through the lunar years within reach and these others."""
    years = sorted({*years_ahead(on), *lunar_years})
    return [one for year in years for one in days_in(rule, year) if one.ends_on >= on]


def years_ahead(on: date) -> range:
    """The lunar years of which the days are made by now: from this one to that which `AHEAD` reaches."""
    return lunar_years_of(Period(on, on + AHEAD))


def remark_of(rule: Rule, lunar_year: int, is_leap: bool) -> str:
    """What a person should know of this year: a leap month, a short month."""
    months = [one for one in months_of(lunar_year) if one.number == rule.lunar_month]
    month = next(one for one in months if one.is_leap == is_leap)
    return _("；").join([*leap_words(rule, months, is_leap), *short_words(rule, month)])


def leap_words(rule: Rule, months: list[LunarMonth], is_leap: bool) -> list[str]:
    """What the year's leap month means for it."""
    if len(months) == 1:
        return []
    words = {"leap": month_name(rule.lunar_month, True), "month": month_name(rule.lunar_month)}
    if is_leap:
        return [_("在%(leap)s") % words]
    return [
        _("这一年有%(leap)s，两个月都办") % words
        if rule.leap == "both"
        else _("这一年有%(leap)s，只在平月办") % words
    ]


def short_words(rule: Rule, month: LunarMonth) -> list[str]:
    """What the month's length means for it."""
    if rule.lunar_day < LONGEST or not month.is_short:
        return []
    return [_("%(month)s是小月，没有三十，按廿九算") % {"month": month.name}]


def left_out(rule: Rule, lunar_year: int) -> str:
    """Why there is no day in a lunar year, in words; "" when there is one."""
    if days_in(rule, lunar_year):
        return ""
    return _("%(month)s是小月，没有三十，这一年不办") % {"month": month_name(rule.lunar_month)}


def known_years(first: int, count: int) -> range:
    """So many lunar years from one on, as far as can be reckoned."""
    return range(first, min(first + count, LAST_YEAR + 1))
