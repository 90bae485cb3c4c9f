"""A figure is a number that can be opened: its rows, how they are measured, and the list that shows exactly them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum, Value

from hengl_uf.access.roles import Permission
from hengl_uf.figures.models import Tally
from hengl_uf.lib.dates import Period
from hengl_uf.web.composed import ask
from hengl_uf.web.measures import Measure, Number, measure_of, numeric
from hengl_uf.web.numbers import amount, apart


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
    is not how many rows there are but what this says of them (`web/measures.py`; a plain name is a column to sum);
    the list then states the same measure in its `sums`. A tally sums only: it states the column as its `amount`.
    """

    code: str
    label: str
    unit: str
    definition: str
    needs: Permission
    rows: Callable[[Scope], QuerySet]
    list_url: Callable[[Scope], str]
    tally: str = ""
    measure: str | Measure = ""
    over_time: bool = True  # counted within the period; else as of today
    wrong_when_any: bool = False  # anything but zero is something to see to
    whole_town: bool = False  # not told for a village: its rows belong to none

    @property
    def measured(self) -> Measure:
        """What is read over the rows."""
        return measure_of(self.measure)

    @property
    def compares(self) -> bool:
        """Whether it has a number of a period before as well."""
        return self.over_time and self.measured.compares

    def value(self, scope: Scope) -> Number:
        """The number."""
        return self.tallied(scope) if self.tally else self.counted(scope)

    def words(self, value: Number) -> str:
        """A number of this figure's with its unit."""
        return amount(value, self.unit)

    def apart(self, value: Number) -> tuple[int | str, str]:
        """A number of this figure's and its unit, as a tile sets them; see `web.numbers.apart`."""
        return apart(value, self.unit)

    def tone(self, value: Number) -> str:
        """How a tile shows it: "bad" when there should be none."""
        return "bad" if self.wrong_when_any and value else ""

    def counted(self, scope: Scope) -> Number:
        """The number, by reading the rows themselves."""
        return self.measured.over(self.rows(scope))

    def tallied(self, scope: Scope) -> int:
        """The number, by the stored tally."""
        return tallies_within(scope).filter(source=self.tally, day__range=days_of(scope.period)).total()


@dataclass(frozen=True)
class Reading:
    """A figure's number, and that of a period before (0 for numbers as of today)."""

    value: Number
    before: Number = 0


# What stands for the periods, the day and the village of a scope while the query that counts is composed.
NOW, THEN = Period.year(4001), Period.year(4002)
TODAY, VILLAGE = date(4003, 1, 1), -2


def read_all(figures, scope: Scope, before: Period) -> dict[str, Reading]:
    """The numbers of several figures with those of a period before: one query for those that have tallies, one for
    all others, whatever they measure."""
    return read_tallies([one for one in figures if one.tally], scope, before) | read_rows(
        [one for one in figures if not one.tally], scope, before
    )


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


def read_rows(figures, scope: Scope, before: Period) -> dict[str, Reading]:
    """The numbers of figures that are read from their rows, asked in one query."""
    if not figures:
        return {}
    stand_ins = {
        **dict(zip(days_of(NOW), days_of(scope.period), strict=True)),
        **dict(zip(days_of(THEN), days_of(before), strict=True)),
        TODAY: scope.on,
        VILLAGE: scope.village_id,
    }
    key = (tuple(figures), scope.village_id is not None)
    found = dict(ask(measures, key=key, user=scope.user, value_of=lambda one: stand_ins.get(one, one)))
    return {
        one.code: Reading(*(one.measured.number(found.get(number * 2 + past)) for past in (0, 1)))
        for number, one in enumerate(figures)
    }


def measures(viewer, key) -> QuerySet:
    """(which, how much) of each figure: two numbers each, of the period and of the one before where that compares."""
    figures, of_village = key
    village = VILLAGE if of_village else None
    parts = [
        one.rows(Scope(viewer, period, TODAY, village))
        .order_by()
        .annotate(which=Value(number * 2 + past))
        .values("which")
        .annotate(measured=numeric(one.measured))
        .values_list("which", "measured")
        for number, one in enumerate(figures)
        for past, period in enumerate((NOW, THEN) if one.compares else (NOW,))
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
