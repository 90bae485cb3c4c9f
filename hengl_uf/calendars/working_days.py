"""Which days are worked, and to which day a number of working days leads. Pure: all is handed in.

Rules: the day on which something is received does not count, the next day is the first (民法典 201); public
holidays do not count (行政许可法 82: limits are in working days); weekend days that the State Council's list
makes working days do count.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from hengl_uf.lib.dates import ONE_DAY, WEEKDAYS, full_date, plain_date

# No limit of ours is longer; protects the page from a slip such as 2026 days.
MOST_DAYS = 1000


@dataclass(frozen=True, slots=True)
class Departure:
    """A day that departs from Monday to Friday: worked or not, and for which holiday."""

    working: bool
    name: str


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from `starts_on`; `resumed_on` is the first day that counts again.

    None: still standing. Paused and resumed on the same day stops nothing.
    """

    starts_on: date
    resumed_on: date | None
    reason: str

    def __post_init__(self) -> None:
        if self.resumed_on and self.resumed_on < self.starts_on:
            raise ValueError("A pause cannot end before it begins.")

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on that day."""
        return self.starts_on <= day and (self.resumed_on is None or day < self.resumed_on)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A number of working days, counted out: the day it leads to and why.

    `counted` pairs each counted day with its number, `skipped` each day off with the reason, `paused` each
    day of a pause with the reason. `due_on` is None while a pause is open; `remaining` working days then
    follow its end. `estimated`: a year was counted Monday to Friday because its list is not published.
    """

    start: date
    days: int
    due_on: date | None
    counted: tuple[tuple[date, int], ...]
    skipped: tuple[tuple[date, str], ...]
    paused: tuple[tuple[date, str], ...]
    estimated: bool

    @property
    def remaining(self) -> int:
        """Working days still to be counted when the open pause ends; 0 when the day is known."""
        return self.days - len(self.counted)

    @property
    def explanation(self) -> str:
        """The count in words, for the page that shows the deadline."""
        return "".join(_sentences(self))


class WorkingCalendar:
    """The days that are worked: Monday to Friday, but for the departures in the published years."""

    def __init__(self, days: Mapping[date, Departure], published_years: Iterable[int]) -> None:
        self.published_years = frozenset(published_years)
        self._days = {day: departure for day, departure in days.items() if day.year in self.published_years}

    def is_working(self, day: date) -> bool:
        """Whether offices work on that day."""
        departure = self._days.get(day)
        return departure.working if departure else day.weekday() < 5

    def is_estimated(self, day: date) -> bool:
        """Whether the day's year has no published list, so that it goes by Monday to Friday."""
        return day.year not in self.published_years

    def why(self, day: date) -> str:
        """Why the day is worked or not: 春节, 周六, 调休上班（国庆节）, 工作日."""
        departure = self._days.get(day)
        if departure:
            return (
                _("调休上班（%(name)s）") % {"name": departure.name} if departure.working else departure.name
            )
        return _("工作日") if day.weekday() < 5 else str(WEEKDAYS[day.weekday()])

    def deadline(
        self, start: date, days: int, pauses: Iterable[Pause] = (), *, on: date | None = None
    ) -> Deadline:
        """Count `days` working days from the day after `start`, standing still in `pauses`.

        An open pause that is reached before the end leaves `due_on` None; its days are listed up to `on`.
        """
        if not 1 <= days <= MOST_DAYS:
            raise ValueError(f"A limit has 1 to {MOST_DAYS} working days, not {days}.")
        return _Count(self, start, days, tuple(pauses), on).run()

    def days_left(self, due_on: date, on: date) -> int:
        """Working days after `on` up to and with `due_on`: 0 on the day, at most -1 when overdue."""
        if on > due_on:
            return -max(1, self.working_days_between(due_on, on))
        return self.working_days_between(on, due_on)

    def working_days_between(self, after: date, until: date) -> int:
        """How many days are worked after `after`, up to and with `until`; does not walk through the days."""
        added, dropped = self._made_working, self._made_free
        return (
            _weekdays_until(until)
            - _weekdays_until(after)
            + (bisect_right(added, until) - bisect_right(added, after))
            - (bisect_right(dropped, until) - bisect_right(dropped, after))
        )

    @cached_property
    def _made_working(self) -> list[date]:
        return sorted(
            day for day, departure in self._days.items() if departure.working and day.weekday() >= 5
        )

    @cached_property
    def _made_free(self) -> list[date]:
        return sorted(
            day for day, departure in self._days.items() if not departure.working and day.weekday() < 5
        )


class _Count:
    """One count of working days on its way through the days."""

    def __init__(
        self, calendar: WorkingCalendar, start: date, days: int, pauses: tuple[Pause, ...], on: date | None
    ) -> None:
        self.calendar, self.start, self.days, self.pauses, self.on = calendar, start, days, pauses, on
        self.counted: list[tuple[date, int]] = []
        self.skipped: list[tuple[date, str]] = []
        self.paused: list[tuple[date, str]] = []

    def run(self) -> Deadline:
        day = self.start
        while len(self.counted) < self.days:
            day += ONE_DAY
            pause = next((pause for pause in self.pauses if pause.covers(day)), None)
            if pause and pause.resumed_on is None:
                self._list_open_pause(day, pause)
                return self._deadline(None, day)
            self._take(day, pause)
        return self._deadline(day, day)

    def _take(self, day: date, pause: Pause | None) -> None:
        if pause:
            self.paused.append((day, pause.reason))
        elif self.calendar.is_working(day):
            self.counted.append((day, len(self.counted) + 1))
        else:
            self.skipped.append((day, self.calendar.why(day)))

    def _list_open_pause(self, first: date, pause: Pause) -> None:
        last = max(first, self.on or first)
        self.paused += [
            (first + timedelta(days=offset), pause.reason) for offset in range((last - first).days + 1)
        ]

    def _deadline(self, due_on: date | None, last: date) -> Deadline:
        estimated = any(
            year not in self.calendar.published_years
            for year in range((self.start + ONE_DAY).year, last.year + 1)
        )
        return Deadline(
            start=self.start,
            days=self.days,
            due_on=due_on,
            counted=tuple(self.counted),
            skipped=tuple(self.skipped),
            paused=tuple(self.paused),
            estimated=estimated,
        )


def _weekdays_until(day: date) -> int:
    """Days from Monday to Friday up to and with the day, since 1 January of year 1, a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5)


def _sentences(deadline: Deadline) -> Iterator[str]:
    values = {"start": plain_date(deadline.start), "days": deadline.days, "left": deadline.remaining}
    if deadline.due_on:
        values["due"] = full_date(deadline.due_on)
        yield _("从%(start)s的次日起算 %(days)d 个工作日，到%(due)s。") % values
    else:
        yield _("从%(start)s的次日起算 %(days)d 个工作日，已暂停，恢复后还有 %(left)d 个工作日。") % values
    if deadline.skipped:
        yield _("不计休息日 %(count)d 天（%(reasons)s）。") % _tally(deadline.skipped)
    if deadline.paused:
        yield _("暂停 %(count)d 天（%(reasons)s）。") % _tally(deadline.paused)
    if deadline.estimated:
        yield _("其中有年份的节假日未发布，按周一至周五估算。")


def _tally(days: tuple[tuple[date, str], ...]) -> dict[str, object]:
    weekend = _("周末")
    named = Counter(weekend if reason in map(str, WEEKDAYS) else reason for _day, reason in days)
    reasons = _("、").join(
        _("%(reason)s %(count)d 天") % {"reason": name, "count": n} for name, n in named.items()
    )
    return {"count": len(days), "reasons": reasons}
