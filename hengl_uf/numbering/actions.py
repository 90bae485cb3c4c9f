"""Giving the next number of a series."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Final, NamedTuple, NoReturn

from django.db import connection

from hengl_uf.numbering.models import Counter

# One statement: makes the counter or moves it on, and holds its row until the caller's transaction ends.
_ADVANCE: Final = f"""
    INSERT INTO {Counter._meta.db_table} AS counter (series, period, last) VALUES (%s, %s, %s)
    ON CONFLICT (series, period) DO UPDATE SET last = counter.last + excluded.last
    RETURNING last
"""  # noqa: S608  the table's name is our own

# Parts are letters and digits, and something else stands between two of them: so two periods never make the
# same number.
_VALUE: Final = re.compile(r"[0-9A-Za-z]+")
_SEPARATOR: Final = re.compile(r"[^0-9A-Za-z]")
_WIDTH: Final = re.compile(r"0[1-9]d")


class TemplateError(ValueError):
    """The template of a series cannot give numbers that differ; the message says why."""


class PartError(ValueError):
    """The caller handed over other parts than the series takes, or a part that is not letters and digits."""


class OutsideTransaction(RuntimeError):
    """A number was asked for outside a transaction: it would be lost when the record is not saved."""


@dataclass(frozen=True, slots=True)
class Series:
    """A series of numbers: a stable `code` ("outreach.case") and its template from the settings.

    The template names parts in braces: {seq}, the running number, with its width ({seq:04d}); {year} and
    {month} (two digits) of the day; and any of `parts`, which the caller hands over, such as {village2}. What
    the number is made of without {seq} is its period: in each the running number begins at 1. Raises
    TemplateError when the template cannot keep numbers apart, so a wrong setting is found at the start.
    """

    code: str
    template: str
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        pieces = _pieces(self.template)
        names = [piece.name for piece in pieces if piece.name]
        if names.count("seq") != 1:
            self._refuse("must hold {seq} exactly once")
        if unknown := set(names) - {"seq", "year", "month", *self.parts}:
            self._refuse(f"names {{{min(unknown)}}}, which this series does not know")
        if any(piece.format and not _is_width(piece) for piece in pieces):
            self._refuse("may give a width to {seq} only, written like {seq:04d}")
        if any(not _SEPARATOR.search(piece.before) for piece in pieces[1:] if piece.name):
            self._refuse("needs a separator such as - between two parts")

    def period(self, values: Mapping[str, str]) -> str:
        """The number without its running number: the key of the counter."""
        return "".join(piece.before + values.get(piece.name, "") for piece in _pieces(self.template))

    def number(self, values: Mapping[str, str], seq: int) -> str:
        """The finished number."""
        return self.template.format_map({**values, "seq": seq})

    def _refuse(self, why: str) -> NoReturn:
        raise TemplateError(f"The number template {self.template!r} of {self.code} {why}.")


def next_number(*, series: Series, on: date, **parts: str) -> str:
    """Give the next number of the series for the day, with the caller's parts.

    The counter stays locked until the caller's transaction ends, so ask for the number late. When that
    transaction is rolled back the number was never given: no gaps. Raises OutsideTransaction, PartError.
    """
    return next_numbers(series=series, on=on, count=1, **parts)[0]


def next_numbers(*, series: Series, on: date, count: int, **parts: str) -> list[str]:
    """Give `count` numbers in a row, in one step (an import, a file of old records); see `next_number`."""
    if count < 1:
        return []
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"A number of {series.code} can only be given inside a transaction.")
    values = _values(series, on, parts)
    with connection.cursor() as cursor:
        cursor.execute(_ADVANCE, [series.code, series.period(values), count])
        last = cursor.fetchone()[0]
    return [series.number(values, seq) for seq in range(last - count + 1, last + 1)]


class _Piece(NamedTuple):
    """A stretch of a template: plain text and the part behind it ("" at the end)."""

    before: str
    name: str
    format: str


def _pieces(template: str) -> list[_Piece]:
    try:
        parsed = [(before, name, form or "", how) for before, name, form, how in Formatter().parse(template)]
    except ValueError as error:
        raise TemplateError(f"The number template {template!r} is not well formed: {error}.") from error
    if any(how for *_rest, how in parsed) or any(name == "" for _before, name, *_rest in parsed):
        raise TemplateError(f"The number template {template!r} needs a plain name in each pair of braces.")
    return [_Piece(before, name or "", form) for before, name, form, _how in parsed]


def _is_width(piece: _Piece) -> bool:
    return piece.name == "seq" and _WIDTH.fullmatch(piece.format) is not None


def _values(series: Series, on: date, parts: Mapping[str, str]) -> dict[str, str]:
    if set(parts) != set(series.parts):
        raise PartError(f"{series.code} takes the parts {series.parts}, not {tuple(parts)}.")
    for name, value in parts.items():
        if not _VALUE.fullmatch(value):
            raise PartError(f"The part {name} of {series.code} must be letters and digits, not {value!r}.")
    return {"year": f"{on.year:04d}", "month": f"{on.month:02d}", **parts}
