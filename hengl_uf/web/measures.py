"""What a number over many rows can be besides how many they are: a sum, a share, a median, the earliest year.

A figure and the list that it opens state the same measure, so both show the same number. A measure gives one
aggregate expression, whose answer is a number in the database, and turns that answer into the number shown.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import (
    Aggregate,
    Avg,
    Case,
    Count,
    DateField,
    DecimalField,
    DurationField,
    Expression,
    FloatField,
    Func,
    Min,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractYear

Number = int | Decimal | None  # None: there was nothing to read it over
ONE_PLACE = Decimal("0.1")
SHARE_PLACES = Decimal("0.001")
ONE, NOTHING = Value(Decimal(1)), Value(Decimal(0))


@dataclass(frozen=True)
class Measure:
    """What is read over a set of rows. Over none a sum is 0, and a share, a median or a year is not known (None)."""

    # Whether the number of one period may stand beside that of another.
    compares = True

    @property
    def joins(self) -> bool:
        """Whether it may lead to other records, whose rows would multiply what else is read in the same query."""
        return False

    def aggregate(self) -> Expression:
        """The expression that the database works out."""
        raise NotImplementedError

    def number(self, answer) -> Number:
        """The number out of the database's answer: whole ones as int, but an amount with its places."""
        return plain(answer)

    def over(self, rows: QuerySet) -> Number:
        """The number over these rows, in one query."""
        return self.number(rows.order_by().aggregate(measured=self.aggregate())["measured"])


@dataclass(frozen=True)
class CountOf(Measure):
    """How many rows there are: what a figure that states no measure shows."""

    def aggregate(self) -> Expression:
        return Count("*")


@dataclass(frozen=True)
class SumOf(Measure):
    """What an integer or decimal column comes to."""

    field: str

    @property
    def joins(self) -> bool:
        return "__" in self.field

    def aggregate(self) -> Expression:
        return Sum(self.field)


@dataclass(frozen=True)
class ShareOf(Measure):
    """Of all rows, the part that meets a condition: from 0 to 1, to three places; 0.864 reads 86.4% by its unit, `web.numbers.SHARE`.

    The condition is one on the row itself or on what it belongs to; what belongs to the row is asked by `Exists`.
    """

    condition: Q

    @property
    def joins(self) -> bool:
        return True

    def aggregate(self) -> Expression:
        each = Case(When(self.condition, then=ONE), default=NOTHING, output_field=DecimalField())
        return Avg(each)

    def number(self, answer) -> Number:
        return rounded_to(SHARE_PLACES, answer)


@dataclass(frozen=True)
class MedianOf(Measure):
    """The middle of a number or of a length of time, in days, to one place; between two middles, halfway.

    `of` is a column, or an expression such as `F("resolved_on") - F("opened_on")`. Rows without it do not count.
    """

    of: str | Combinable

    @property
    def joins(self) -> bool:
        return not isinstance(self.of, str) or "__" in self.of

    def aggregate(self) -> Expression:
        return Median(self.of)

    def number(self, answer) -> Number:
        return rounded_to(ONE_PLACE, answer)


@dataclass(frozen=True)
class EarliestYear(Measure):
    """The year of the earliest day in a column, or the smallest year; the unit is `web.numbers.YEAR`."""

    field: str
    compares = False

    @property
    def joins(self) -> bool:
        return "__" in self.field

    def aggregate(self) -> Expression:
        return FirstYear(self.field)

    def number(self, answer) -> Number:
        return None if answer is None else int(answer)


class Median(Aggregate):
    """PostgreSQL's continuous percentile at the middle; lengths of time in days."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()

    def as_sql(self, compiler, connection, **extra_context):
        """The expression; an interval as its days."""
        sql, params = super().as_sql(compiler, connection, **extra_context)
        if isinstance(self.get_source_expressions()[0].output_field, DurationField):
            sql = f"EXTRACT(EPOCH FROM {sql}) / 86400"
        return sql, params


class FirstYear(Min):
    """The smallest value; of days, its year."""

    def resolve_expression(self, *args, **kwargs):
        """The expression for the column's type, which is known only now."""
        found = super().resolve_expression(*args, **kwargs)
        return ExtractYear(found) if isinstance(found.output_field, DateField) else found


class Numeric(Func):
    """PostgreSQL's number of any size and places, which `Cast` has no type for."""

    template = "(%(expressions)s)::numeric"
    output_field = DecimalField()


def measure_of(stated: str | Measure) -> Measure:
    """The measure that is stated; a plain name is that of a column to sum, and nothing a count."""
    if isinstance(stated, Measure):
        return stated
    return SumOf(stated) if stated else CountOf()


def numeric(measure: Measure) -> Expression:
    """Its expression as a number of one type, so that all measures can stand in one union."""
    return Numeric(measure.aggregate())


def plain(answer) -> Number:
    """An answer of the database's: an int when it has no places, and 0 when there was nothing."""
    if answer is None:
        return 0
    if isinstance(answer, Decimal) and answer.as_tuple().exponent != 0:
        return answer
    return int(answer)


def rounded_to(places: Decimal, answer) -> Number:
    """An answer to so many places, the half of the last upwards; an int when it is whole."""
    if answer is None:
        return None
    rounded = Decimal(str(answer)).quantize(places, ROUND_HALF_UP)
    return rounded if rounded % 1 else int(rounded)
