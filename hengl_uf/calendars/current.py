"""The calendar that counts now, kept in the process so that a list does not read it for every row."""

import time
from typing import Final

from django.db import connection

from hengl_uf.calendars.models import CalendarDay, CalendarYear
from hengl_uf.calendars.working_days import Departure, WorkingCalendar

# For so long a process may go on with the calendar it has before it looks whether another process changed it.
RECHECK_SECONDS: Final = 30.0


class _Held:
    """What this process holds: the calendar, the stamp of its rows, and when the two were compared."""

    calendar: WorkingCalendar | None = None
    stamp: tuple[tuple[int, int, bool], ...] = ()
    compared_at = 0.0


def load_calendar() -> WorkingCalendar:
    """The working calendar of the published years.

    Costs nothing within `RECHECK_SECONDS`, else one small query; inside a transaction always that query, so
    that a transaction sees its own changes. Call it once per page or task all the same.
    """
    now = time.monotonic()
    calendar = _Held.calendar
    if calendar and not connection.in_atomic_block and now - _Held.compared_at < RECHECK_SECONDS:
        return calendar
    stamp = CalendarYear.objects.stamp()
    if calendar is None or stamp != _Held.stamp:
        calendar = _read()
    _Held.calendar, _Held.stamp, _Held.compared_at = calendar, stamp, now
    return calendar


def forget_calendar() -> None:
    """Drop what this process holds; called where the days are written."""
    _Held.calendar, _Held.stamp, _Held.compared_at = None, (), 0.0


def _read() -> WorkingCalendar:
    years = CalendarYear.objects.published().values_list("year", flat=True)
    rows = CalendarDay.objects.values_list("date", "kind", "name")
    return WorkingCalendar(
        {day: Departure(kind == CalendarDay.Kind.WORK, name) for day, kind, name in rows}, years
    )
