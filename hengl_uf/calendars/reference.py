"""The published holidays that come with the package `chinesecalendar`, as rows."""

from collections import defaultdict
from datetime import date
from importlib.metadata import version
from typing import Final

from chinese_calendar.constants import Holiday, holidays, workdays
from django.db import transaction
from django.db.models import F

from hengl_uf.calendars.current import forget_calendar
from hengl_uf.calendars.models import CalendarDay, CalendarYear

PACKAGE: Final = "chinesecalendar"


Days = dict[date, tuple[str, str]]
"""A year's list: date → (kind, name of the holiday)."""


def load_calendar_days() -> int:
    """Write the days of all years that the package knows; return how many years changed.

    A year that came from elsewhere (the office loaded the State Council's list itself) is left alone.
    """
    known, stored = known_days(), _stored()
    others = set(CalendarYear.objects.exclude(source__startswith=PACKAGE).values_list("year", flat=True))
    changed = [year for year, days in known.items() if year not in others and stored.get(year) != days]
    with transaction.atomic():
        for year in changed:
            _write(year, known[year])
    forget_calendar()
    return len(changed)


def known_days() -> dict[int, Days]:
    """The lists of all years that the package knows, by year."""
    names = {holiday.value: holiday.chinese for holiday in Holiday}
    years: dict[int, Days] = defaultdict(dict)
    for kind, listed in ((CalendarDay.Kind.OFF, holidays), (CalendarDay.Kind.WORK, workdays)):
        for day, name in listed.items():
            years[day.year][day] = (kind.value, names[name])
    return years


def _stored() -> dict[int, Days]:
    years: dict[int, Days] = {
        year: {} for year in CalendarYear.objects.published().values_list("year", flat=True)
    }
    for day, kind, name in CalendarDay.objects.values_list("date", "kind", "name"):
        if day.year in years:
            years[day.year][day] = (kind, name)
    return years


def _write(year: int, days: Days) -> None:
    source = f"{PACKAGE} {version(PACKAGE)}"
    CalendarDay.objects.filter(date__year=year).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(date=day, kind=kind, name=name, notice=source)
        for day, (kind, name) in sorted(days.items())
    )
    CalendarYear.objects.update_or_create(
        year=year,
        defaults={"published": True, "source": source, "revision": F("revision") + 1},
        create_defaults={"published": True, "source": source},
    )
