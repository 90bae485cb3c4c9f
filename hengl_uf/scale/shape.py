"""The proportions of a real town: how much of what, in which village, on which days."""

from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

YEARS = 10
# The share of each village in its order of the yearbook, in percent: a few large ones, several small ones.
SHARES = (11, 4, 2, 8, 6, 30, 14, 5, 3, 1, 16)
GROWTH = 1.06  # each year brings so many times the work of the one before
WEEKEND = 0.12  # the work of a weekend day beside that of a weekday
BUSY_MONTHS = {1: 1.3, 2: 1.2, 9: 1.25, 12: 1.1}  # greetings before the festivals

CONTACTS = 0.06  # contacts for each visit
ENTERPRISES = 0.0025
CASES = 0.30
PROMISES = 0.08
ENQUIRIES = 0.9
RECEPTIONS = 0.2
CARE_CALLS = 0.2
ACTIVITIES = 0.01
COMPANIONS = 0.15
REMOVED = 0.002


def per_day(total: int, *, until: date) -> Iterator[tuple[date, int]]:
    """How many of `total` fall on each day of the ten years up to `until`; exactly `total` together."""
    first = until.replace(year=until.year - YEARS, day=min(until.day, 28))
    days = [first + timedelta(days=offset) for offset in range((until - first).days + 1)]
    sums = list(accumulate(weight_of(day, until) for day in days))
    done = 0
    for day, so_far in zip(days, sums, strict=True):
        due = round(total * so_far / sums[-1])
        yield day, due - done
        done = due


def weight_of(day: date, until: date) -> float:
    """How much work a day brings beside others."""
    week = 1.0 if day.weekday() < 5 else WEEKEND
    return week * BUSY_MONTHS.get(day.month, 1.0) * GROWTH ** ((day - until).days / 365.25)


class Draw:
    """Draws from choices that are not equally likely."""

    def __init__(self, rng: Random, weights: dict) -> None:
        self.random = rng.random
        self.values = list(weights)
        self.sums = list(accumulate(weights.values()))
        self.total = self.sums[-1]

    def __call__(self):
        return self.values[bisect(self.sums, self.random() * self.total)]
