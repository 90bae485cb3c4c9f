"""All that falls due for a person, of many kinds of record and of all apps, read in one query.

Each source states what falls due for somebody: the record's id, its words and its day. What has no day of its own
(an office that is vacant) counts as of today.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, DateField, F, IntegerField, QuerySet, Value, Window
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from hengl_uf.access.models import User
from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.reminders.standing import SHOWN, TODAY, day_of
from hengl_uf.web.addresses import address_of
from hengl_uf.web.composed import ask
from hengl_uf.web.elements import Badge


@dataclass(frozen=True, eq=False)  # itself the key of the composed query: the same source, not one like it
class Source:
    """One kind of thing that falls due: its word, the page of a row, who needs to know, and its rows."""

    word: str
    route: str
    needs: Permission
    rows: Callable[[User, date], QuerySet]  # (user, on) → rows as `listed` makes them


def listed(rows: QuerySet, page, words, day) -> QuerySet:
    """The rows as what the one list shows: all kinds have the same three columns.

    `page` is the field with the id of the page to open, `words` and `day` a field or an expression each.
    """
    columns = {"due_page": F(page), "due_words": Cast(words, CharField()), "due_day": Cast(day, DateField())}
    return rows.order_by().annotate(**columns)


def most_urgent(viewer, sources) -> QuerySet:
    """The first rows of each of these sources, and how many it has; `TODAY` stands for today."""
    parts = [
        source.rows(viewer, TODAY)
        .annotate(which=Value(number, IntegerField()), total=Window(Count("*")))
        .order_by("due_day", "due_page")
        .values_list("which", "due_page", "due_words", "due_day", "total")[:SHOWN]
        for number, source in enumerate(sources)
    ]
    return parts[0].union(*parts[1:], all=True)


def following_up(sources: Sequence[Source], user, on) -> list[dict]:
    """One list of what falls due for this person in all kinds of record, the most urgent first, if there is anything."""
    mine = tuple(source for source in sources if user.may(source.needs))
    if not mine:
        return []
    found = ask(most_urgent, key=mine, user=user, value_of=day_of(on))
    if not found:
        return []
    found.sort(key=lambda row: (row[3], row[0], row[1]))
    rows = [
        {
            "label": words,
            "url": address_of(mine[which].route, page),
            "note": f"{mine[which].word} · {full_date(day)}",
            "badge": Badge(_("已过期"), "bad") if day < on else None,
        }
        for which, page, words, day, _total in found[:SHOWN]
    ]
    totals = {row[0]: row[4] for row in found}
    return [{"label": _("还要跟进的"), "url": "", "count": sum(totals.values()), "rows": rows, "empty": ""}]
