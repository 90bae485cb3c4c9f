"""Dates as people write and read them, and the periods of reports. Today is always handed in."""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Self

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hengl_uf.lib.errors import Unreadable

ONE_DAY: Final = timedelta(days=1)
# Years outside are slips of the finger in every record that we keep; old buildings have their age as text.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

WEEKDAYS: Final = (
    gettext_lazy("周一"),
    gettext_lazy("周二"),
    gettext_lazy("周三"),
    gettext_lazy("周四"),
    gettext_lazy("周五"),
    gettext_lazy("周六"),
    gettext_lazy("周日"),
)

_WORDS: Final = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
}
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(:00(\.0+)?)?$")
_WEEKDAY = re.compile(r"\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$")
_PATTERNS: Final = (
    re.compile(r"(?P<year>\d{4})\s*(?P<mark>[-/.])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*(?P<day>\d{1,2})"),
    re.compile(r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
)


class DateError(Unreadable):
    """The text is no day; the message says why."""


def full_date(day: date) -> str:
    """2026年3月5日（周四）."""
    return _full_date(day, get_language())


@lru_cache(maxsize=4096)
def _full_date(day: date, _language: str | None) -> str:
    """The words for a day in the language in force: a page of a list says the same few days over and over."""
    return _("%(date)s（%(weekday)s）") % {"date": plain_date(day), "weekday": WEEKDAYS[day.weekday()]}


def plain_date(day: date) -> str:
    """2026年3月5日."""
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}


def full_time(moment: datetime) -> str:
    """An aware moment in local time: 2026年3月5日（周四）14:30."""
    local = timezone.localtime(moment)
    return _("%(date)s%(time)s") % {"date": full_date(local.date()), "time": f"{local:%H:%M}"}


def relative(day: date, on: date) -> str:
    """How far the day is from `on`, to stand beside the full date: 今天, 昨天, 3天前, 2个月后, 1年前."""
    distance = (day - on).days
    if near := _near(distance):
        return near
    count, past, future = _measure(abs(distance))
    return (past if distance < 0 else future) % {"count": count}


def parse_date(text: str, *, on: date) -> date:
    """Read a day: 2026-3-5, 2026.3.5, 2026/3/5, 2026年3月5日, 20260305, 3月5日 (of the year of `on`), 今天,
    昨天.

    Raises DateError.
    """
    typed = " ".join(unicodedata.normalize("NFKC", text).split())
    if typed in _WORDS:
        return on + timedelta(days=_WORDS[typed])
    bare = _WEEKDAY.sub("", _MIDNIGHT.sub("", re.sub(r"[‐-―−]", "-", typed)))
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(bare):
            return _day(int(match["year"] or on.year), int(match["month"]), int(match["day"]))
    raise DateError(_unreadable(typed))


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `starts_on` to `ends_on`, both included."""

    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise DateError(_("结束日期早于开始日期。"))

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        return cls(date(year, 3 * quarter - 2, 1), month_end(date(year, 3 * quarter, 1)))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls(date(year, month, 1), month_end(date(year, month, 1)))

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __iter__(self) -> Iterator[date]:
        return (self.starts_on + timedelta(days=offset) for offset in range(self.days))

    def __str__(self) -> str:
        """2026年, 2026年第1季度, 2026年3月, or 2026年3月5日至2026年3月9日."""
        return _period_name(self)

    @property
    def days(self) -> int:
        """The number of days, both ends counted."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def whole_months(self) -> int:
        """How many whole calendar months the period is, 0 when it begins or ends within one."""
        if self.starts_on.day != 1 or self.ends_on != month_end(self.ends_on):
            return 0
        return 12 * (self.ends_on.year - self.starts_on.year) + self.ends_on.month - self.starts_on.month + 1

    def previous(self) -> Self:
        """The period of the same length just before: months before months, else as many days."""
        if months := self.whole_months:
            return type(self)(add_months(self.starts_on, -months), self.starts_on - ONE_DAY)
        return type(self)(self.starts_on - timedelta(days=self.days), self.starts_on - ONE_DAY)

    def year_before(self) -> Self:
        """The same period one year earlier; a whole February stays whole."""
        ends_on = add_months(self.ends_on, -12)
        return type(self)(
            add_months(self.starts_on, -12), month_end(ends_on) if self.whole_months else ends_on
        )


def add_months(day: date, months: int) -> date:
    """The same day some months later or (negative) earlier; the month's last day where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(_("年份 %(year)d 不对，请核对。") % {"year": year})
    if not 1 <= month <= 12:
        raise DateError(_("没有 %(month)d 月，请核对。") % {"month": month})
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise DateError(
            _("%(year)d年%(month)d月没有 %(day)d 日。") % {"year": year, "month": month, "day": day}
        )
    return date(year, month, day)


def _unreadable(typed: str) -> str:
    if not typed:
        return _("请填日期。")
    return _("“%(text)s”不是日期，请写成 2026-3-5 或 2026年3月5日。") % {"text": typed[:40]}


def _near(distance: int) -> str:
    names = {-2: _("前天"), -1: _("昨天"), 0: _("今天"), 1: _("明天"), 2: _("后天")}
    return names.get(distance, "")


def _measure(days: int) -> tuple[int, str, str]:
    if days < 31:
        return days, _("%(count)d天前"), _("%(count)d天后")
    if days < 365:
        return days * 12 // 365 or 1, _("%(count)d个月前"), _("%(count)d个月后")
    return days // 365, _("%(count)d年前"), _("%(count)d年后")


def _period_name(period: Period) -> str:
    first, months = period.starts_on, period.whole_months
    if months == 12 and first.month == 1:
        return _("%(year)d年") % {"year": first.year}
    if months == 3 and first.month % 3 == 1:
        return _("%(year)d年第%(quarter)d季度") % {"year": first.year, "quarter": first.month // 3 + 1}
    if months == 1:
        return _("%(year)d年%(month)d月") % {"year": first.year, "month": first.month}
    if period.days == 1:
        return plain_date(first)
    return _("%(start)s至%(end)s") % {"start": plain_date(first), "end": plain_date(period.ends_on)}
