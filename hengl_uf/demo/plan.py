"""What happens when in the demo town: pure dates, counted back from the day on which it is loaded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

YEAR = 365  # days of full work that the demo town looks back
PAST = 700  # days of any work: the months before stand for comparison
RESOLVED = 24  # cases resolved in the year of the loading: within the published 21 to 29 (town_facts.csv)
RESOLVED_BEFORE = 18  # and before that year


class Course(Enum):
    """How far a case of the demo has come."""

    RESOLVED = "resolved"
    NEW = "new"
    WORKING = "working"
    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    PAUSED = "paused"
    REOPENED = "reopened"


@dataclass(frozen=True)
class CasePlan:
    """One case: when it is opened, in which category, and what becomes of it."""

    opened_on: date
    category: str
    course: Course
    resolved_on: date | None = None
    was_paused: bool = False
    was_reopened: bool = False
    was_handed_over: bool = False
    from_visit: bool = True


DueOn = Callable[[date, int], date]  # the deadline of a limit in working days that counts from a day


def plan_cases(rng: Random, *, on: date, limits: dict[str, int], due_on: DueOn) -> list[CasePlan]:
    """All cases of the demo. `limits` are the working days by category."""
    slow = sorted(code for code, days in limits.items() if days >= 10)
    plans = [*_resolved(rng, on, limits), *_open(rng, on, slow, limits, due_on)]
    return sorted(plans, key=lambda plan: plan.opened_on)


def _resolved(rng: Random, on: date, limits: dict[str, int]) -> Iterator[CasePlan]:
    first, earliest = on.replace(month=1, day=1), on - timedelta(days=YEAR)
    before = min(RESOLVED_BEFORE, (first - earliest).days // 5)
    days = [
        *spread(earliest + timedelta(days=4), first - timedelta(days=1), before),
        *spread(first, on, RESOLVED),
    ]
    codes = _mixed(rng, sorted(limits), len(days))
    for index, (resolved_on, code) in enumerate(zip(days, codes, strict=True)):
        taken = rng.randint(2, max(3, round(limits[code] * 1.2)))
        opened_on = _workday(max(earliest, resolved_on - timedelta(days=taken)))
        long_enough = (resolved_on - opened_on).days >= 8
        yield CasePlan(
            opened_on=min(opened_on, resolved_on),
            category=code,
            course=Course.RESOLVED,
            resolved_on=resolved_on,
            was_paused=long_enough and index % 4 == 0,
            was_reopened=long_enough and index % 11 == 3,
            was_handed_over=index % 7 == 5,
            from_visit=index % 4 != 2,
        )


def _open(
    rng: Random, on: date, slow: list[str], limits: dict[str, int], due_on: DueOn
) -> Iterator[CasePlan]:
    codes = iter(_mixed(rng, slow, 40))
    for back in (0, 1, 2, 4):
        yield CasePlan(_workday(on - timedelta(days=back)), next(codes), Course.NEW, from_visit=back != 1)
    for back in (1, 3, 5, 6, 8, 9):
        code = next(codes)
        yield CasePlan(
            _workday(on - timedelta(days=min(back, limits[code] // 2))),
            code,
            Course.WORKING,
            was_handed_over=back in (3, 8),
        )
    for late in (2, 6, 11):
        code = next(codes)
        yield CasePlan(
            _opened_for(on - timedelta(days=late), limits[code], due_on),
            code,
            Course.OVERDUE,
            from_visit=late != 6,
        )
    for ahead in (1, 3):
        code = next(codes)
        yield CasePlan(_opened_for(on + timedelta(days=ahead), limits[code], due_on), code, Course.DUE_SOON)
    for back in (9, 14, 20):
        yield CasePlan(_workday(on - timedelta(days=back)), next(codes), Course.PAUSED)
    for back in (24, 33):
        yield CasePlan(_workday(on - timedelta(days=back)), next(codes), Course.REOPENED)


def plan_visits(rng: Random, *, on: date, count: int, before: int) -> list[date]:
    """The days of visits, on weekdays: `count` over the year, more of them lately, and `before` in the months before it."""
    year = (int((YEAR - 1) * rng.random() ** 1.7) for _ in range(count))
    past = (rng.randint(YEAR, PAST) for _ in range(before))
    return sorted(_workday(on - timedelta(days=back)) for back in (*year, *past))


def _opened_for(wanted: date, limit: int, due_on: DueOn) -> date:
    """The latest day whose deadline is not after the wanted one."""
    day = wanted - timedelta(days=limit)
    while due_on(day, limit) > wanted:
        day -= timedelta(days=1)
    return _workday(day)


def spread(first: date, last: date, count: int) -> list[date]:
    """So many weekdays, evenly from the first to the last day; the same day several times where days are few."""
    span = (last - first).days + 1
    days = [first + timedelta(days=span * (2 * index + 1) // (2 * count)) for index in range(count)]
    return [max(first, _workday(day)) for day in days]


def of_year(on: date, count: int, before: int) -> list[date]:
    """So many weekdays of the calendar year up to the day, and so many of the year before it."""
    first, before_first = on.replace(month=1, day=1), on.replace(year=on.year - 1, month=1, day=1)
    earliest = max(before_first, on - timedelta(days=PAST))
    return [*spread(earliest, first - timedelta(days=1), before), *spread(first, on, count)]


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _mixed(rng: Random, codes: list[str], count: int) -> list[str]:
    """So many codes, each as often as the others, in a mixed order; what brings urgent help is rare."""
    usual = [code for code in codes if code != "urgent-care"]
    picked = [usual[index % len(usual)] for index in range(count)]
    rng.shuffle(picked)
    if len(usual) < len(codes):
        picked[0] = "urgent-care"
    return picked
