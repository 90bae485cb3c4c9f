"""What waits for a person, as short lists for home: those of all apps read in one query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, F, IntegerField, QuerySet, Value, Window

from hengl_uf.access.models import User
from hengl_uf.reminders.standing import SHOWN, TODAY, day_of
from hengl_uf.web.addresses import address_of
from hengl_uf.web.composed import ask
from hengl_uf.web.elements import Badge


@dataclass(frozen=True)
class Row:
    """One row as the query gives it."""

    which: int
    page: int
    words: str
    day: date | None
    note: str
    state: str
    total: int


@dataclass(frozen=True, eq=False)  # itself the key of the composed query: the same list, not one like it
class ShortList:
    """A few rows of one kind, the most urgent first, and the list of all of them."""

    label: str
    empty: str  # what is said when there is nothing; "" when the list is then left out
    route: str  # of a row's page
    needs: Callable[[User], bool]  # user → whether they have this list
    rows: Callable[[User, date], QuerySet]  # (user, on) → rows as `line_of` makes them
    told: Callable[[Row, date], tuple[Badge | None, str]]  # (row, on) → badge and note
    url: Callable[[User], str]  # user → the address of the list of all


def line_of(rows: QuerySet, words, day, note="", state="", order=()) -> QuerySet:
    """The rows with the columns that all short lists share, the most urgent first."""
    columns = {
        "line_words": F(words) if isinstance(words, str) else words,
        "line_day": F(day),
        "line_note": F(note) if note else Value("", CharField()),
        "line_state": F(state) if state else Value("", CharField()),
    }
    return rows.annotate(**columns).order_by(day, *order, "pk")


def first_rows(viewer, lists) -> QuerySet:
    """The first rows of each of these lists, and how many it has; `TODAY` stands for today."""
    parts = [
        one.rows(viewer, TODAY)
        .annotate(which=Value(number, IntegerField()), total=Window(Count("*")))
        .values_list("which", "pk", "line_words", "line_day", "line_note", "line_state", "total")[:SHOWN]
        for number, one in enumerate(lists)
    ]
    return parts[0].union(*parts[1:], all=True)


def short_lists(lists: Sequence[ShortList], user, on) -> list[dict]:
    """The short lists of this person, in their order."""
    mine = tuple(one for one in lists if one.needs(user))
    if not mine:
        return []
    rows = [Row(*row) for row in ask(first_rows, key=mine, user=user, value_of=day_of(on))]
    found = [
        shown(one, [row for row in rows if row.which == number], user, on) for number, one in enumerate(mine)
    ]
    return [one for one in found if one["rows"] or one["empty"]]


def shown(short_list, rows, user, on) -> dict:
    """What `components/task_list.html` shows of one list."""
    lines = []
    for row in rows:
        badge, note = short_list.told(row, on)
        url = address_of(short_list.route, row.page)
        lines.append({"label": row.words, "url": url, "note": note, "badge": badge})
    return {
        "label": short_list.label,
        "url": short_list.url(user),
        "count": rows[0].total if rows else 0,
        "rows": lines,
        "empty": short_list.empty,
    }
