"""A figure is a number that can be opened: its rows, how they are measured, and the list that shows exactly them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum, Value

from hengl_uf.access.roles import Permission
from hengl_uf.figures.models import Tally
from hengl_uf.lib.dates import Period
from hengl_uf.web.composed import ask
from hengl_uf.web.numbers import amount


@dataclass(frozen=True)
class Scope:
    """What a number is asked for: by whom, in which period, of which village (None: all that the person sees)."""

    user: object
    period: Period
    on: date
    village_id: int | None = None


@dataclass(frozen=True)
class Figure:
    """One number of the office's, with its unit and its definition in words.

    `rows(scope)` are the records counted; `list_url(scope)` is the page that lists exactly them. `tally` names the
    stored tally that gives the same number faster. `needs` is the permission to open it. With `measure` the number
    is not how many rows there are but what this integer or decimal column of theirs comes to; the list then states
    the same column in its `sums`, and the tally its `amount`.
    """

    code: str
    label: str
    unit: str
    definition: str
    needs: Permission
    rows: Callable[[Scope], QuerySet]
    list_url: Callable[[Scope], str]
    tally: str = ""
    measure: str = ""
    over_time: bool = True  # counted within the period; else as of today
    wrong_when_any: bool = False  # anything but zero is something to see to

    def value(self, scope: Scope) -> int | Decimal:
        """The number."""
        return self.tallied(scope) if self.tally else self.counted(scope)

    def words(self, value: int | Decimal) -> str:
        """A number of this figure's with its unit."""
        return amount(value, self.unit)

    def tone(self, value: int | Decimal) -> str:
        """How a tile shows it: "bad" when there should be none."""
        return "bad" if self.wrong_when_any and value else ""

    def counted(self, scope: Scope) -> int | Decimal:
        """The number, by counting the rows themselves, or by adding up their measure."""
        rows = self.rows(scope)
        if self.measure:
            return rows.order_by().aggregate(sum_of_measure=Sum(self.measure))["sum_of_measure"] or 0
        return rows.count()

    def tallied(self, scope: Scope) -> int:
        """The number, by the stored tally."""
        return tallies_within(scope).filter(source=self.tally, day__range=days_of(scope.period)).total()


@dataclass(frozen=True)
class Reading:
    """A figure's number, and that of a period before (0 for numbers as of today)."""

    value: int | Decimal
    before: int | Decimal = 0


# What stands for the periods, the day and the village of a scope while the query that counts is composed.
NOW, THEN = Period.year(4001), Period.year(4002)
TODAY, VILLAGE = date(4003, 1, 1), -2


def read_all(figures, scope: Scope, before: Period) -> dict[str, Reading]:
    """The numbers of several figures with those of a period before: one query for those that have tallies, one for
    all that are counted; sums of a column are asked for one by one."""
    readings = read_tallies([one for one in figures if one.tally], scope, before)
    readings |= count_all([one for one in figures if not one.tally and not one.measure], scope, before)
    then = replace(scope, period=before)
    for one in figures:
        if one.measure and not one.tally:
            readings[one.code] = Reading(one.counted(scope), one.counted(then) if one.over_time else 0)
    return readings


def read_tallies(figures, scope: Scope, before: Period) -> dict[str, Reading]:
    """The numbers of figures that have tallies."""
    if not figures:
        return {}
    now_days, before_days = days_of(scope.period), days_of(before)
    # One stretch of days, for then the index alone answers; two would be looked up and put together in the table.
    days = (min(now_days[0], before_days[0]), max(now_days[1], before_days[1]))
    sums = (
        tallies_within(scope)
        .filter(day__range=days, source__in=[one.tally for one in figures])
        .values("source")
        .annotate(
            now=Sum("n", filter=Q(day__range=now_days)), then=Sum("n", filter=Q(day__range=before_days))
        )
    )
    found = {row["source"]: Reading(row["now"] or 0, row["then"] or 0) for row in sums}
    return {one.code: found.get(one.tally, Reading(0)) for one in figures}


def count_all(figures, scope: Scope, before: Period) -> dict[str, Reading]:
    """The numbers of figures that are counted, asked in one query."""
    if not figures:
        return {}
    stand_ins = {
        **dict(zip(days_of(NOW), days_of(scope.period), strict=True)),
        **dict(zip(days_of(THEN), days_of(before), strict=True)),
        TODAY: scope.on,
        VILLAGE: scope.village_id,
    }
    key = (tuple(figures), scope.village_id is not None)
    found = dict(ask(counts, key=key, user=scope.user, value_of=lambda one: stand_ins.get(one, one)))
    return {
        one.code: Reading(found.get(number * 2, 0), found.get(number * 2 + 1, 0))
        for number, one in enumerate(figures)
    }


def counts(viewer, key) -> QuerySet:
    """(which, how many) of each figure: two numbers each, of the period and of the one before where it goes by time."""
    figures, of_village = key
    village = VILLAGE if of_village else None
    parts = [
        one.rows(Scope(viewer, period, TODAY, village))
        .order_by()
        .annotate(which=Value(number * 2 + past))
        .values("which")
        .annotate(n=Count("*"))
        .values_list("which", "n")
        for number, one in enumerate(figures)
        for past, period in enumerate((NOW, THEN) if one.over_time else (NOW,))
    ]
    return parts[0].union(*parts[1:], all=True)


def tallies_within(scope: Scope):
    """The tallies of the villages that the scope covers."""
    tallies = Tally.objects.all()
    if scope.village_id is not None:
        tallies = tallies.filter(village_id=scope.village_id)
    if not scope.user.sees_all_villages:
        tallies = tallies.filter(village_id__in=scope.user.village_ids)
    return tallies


def days_of(period: Period) -> tuple[date, date]:
    """First and last day, for a range."""
    return period.starts_on, period.ends_on
