"""What waits for a person, as short lists for home: all of them read in one query."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import CharField, Count, F, IntegerField, QuerySet, Value, Window
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import full_date
from hengl_uf.web.addresses import address_of
from hengl_uf.web.composed import ask
from hengl_uf.web.elements import Badge
from outreach.due.standing import TODAY, day_of
from outreach.models import PlannedVisit, Promise, ServiceCase

SHOWN = 6  # rows of a short list


@dataclass(frozen=True)
class ShortList:
    """A few rows of one kind, the most urgent first, and the list of all of them."""

    key: str
    label: str
    empty: str  # what is said when there is nothing; "" when the list is then left out
    route: str  # of a row's page
    needs: Callable[..., bool]  # user → whether they have this list
    rows: Callable[..., QuerySet]  # (user, on) → rows with words, day, note, state
    told: Callable[..., tuple]  # (row, on) → badge and note
    url: Callable[..., str]  # user → the address of the list of all


@dataclass(frozen=True)
class Row:
    """One row as the query gives it."""

    which: int
    page: int
    words: str
    day: object
    note: str
    state: str
    total: int


def line_of(rows, words, day, note="", state="", order=()) -> QuerySet:
    """The rows with the columns that all short lists share, the most urgent first."""
    columns = {
        "line_words": F(words) if isinstance(words, str) else words,
        "line_day": F(day),
        "line_note": F(note) if note else Value("", CharField()),
        "line_state": F(state) if state else Value("", CharField()),
    }
    return rows.annotate(**columns).order_by(day, *order, "pk")


def route(user, on):
    """Today's stops of this person, and those that were missed."""
    stops = PlannedVisit.objects.due(on).filter(staff=user)
    who = Coalesce("contact__name", "enterprise__name")
    return line_of(stops, who, "planned_on", note="village__name", order=("order",))


def my_cases(user, on):
    """The open cases of this handler; paused ones, which have no day, last."""
    return line_of(ServiceCase.objects.open().filter(handler=user), "title", "due_on", state="status")


def new_cases(user, on):
    """Cases within reach that nobody has taken."""
    new = ServiceCase.objects.visible_to(user).current().filter(status=ServiceCase.Status.NEW)
    return line_of(new, "title", "due_on", state="status")


def overdue_cases(user, on):
    """Overdue cases, for those who only look."""
    return line_of(ServiceCase.objects.visible_to(user).overdue(on), "title", "due_on", state="status")


def my_promises(user, on):
    """Promises of this person that are neither kept nor given up."""
    return line_of(Promise.objects.open().filter(owner=user), "text", "due_on")


def stop_told(row, on):
    return PlannedVisit(planned_on=row.day).badge(on), row.note


def case_told(row, on):
    return ServiceCase(status=row.state, due_on=row.day).badge(on), full_date(row.day) if row.day else ""


def promise_told(row, on):
    return Badge(_("已过期"), "bad") if row.day < on else None, full_date(row.day)


def handles(user) -> bool:
    return bool(user.may(Permission.CASE_HANDLE))


def cases_where(user, **query) -> str:
    return reverse("outreach:case-list", query=query)


LISTS = (
    ShortList(
        "route",
        gettext_lazy("今天的走访"),
        "",
        "outreach:plan-detail",
        lambda user: user.may(Permission.VISIT_EDIT),
        route,
        stop_told,
        lambda user: reverse("outreach:plan-route"),
    ),
    ShortList(
        "mine",
        gettext_lazy("我经办的事项"),
        gettext_lazy("没有由您经办的未办结事项。"),
        "outreach:case-detail",
        handles,
        my_cases,
        case_told,
        lambda user: cases_where(user, state="open", handler=user.pk),
    ),
    ShortList(
        "new",
        gettext_lazy("待受理"),
        gettext_lazy("没有待受理的事项。"),
        "outreach:case-detail",
        handles,
        new_cases,
        case_told,
        lambda user: cases_where(user, state="new"),
    ),
    ShortList(
        "overdue",
        gettext_lazy("超期事项"),
        gettext_lazy("没有超期的事项。"),
        "outreach:case-detail",
        lambda user: user.may(Permission.CASE_VIEW) and not handles(user),
        overdue_cases,
        case_told,
        lambda user: cases_where(user, state="overdue"),
    ),
    ShortList(
        "promises",
        gettext_lazy("我的承诺"),
        gettext_lazy("没有未兑现的承诺。"),
        "outreach:promise-detail",
        lambda user: user.may(Permission.PROMISE_EDIT),
        my_promises,
        promise_told,
        lambda user: reverse("outreach:promise-list", query={"state": "open", "owner": user.pk}),
    ),
)
BY_KEY = {one.key: one for one in LISTS}


def first_rows(viewer, keys) -> QuerySet:
    """The first rows of each of these lists; `TODAY` stands for today."""
    parts = [
        BY_KEY[key]
        .rows(viewer, TODAY)
        .annotate(which=Value(number, IntegerField()), total=Window(Count("*")))
        .values_list("which", "pk", "line_words", "line_day", "line_note", "line_state", "total")[:SHOWN]
        for number, key in enumerate(keys)
    ]
    return parts[0].union(*parts[1:], all=True)


def short_lists(user, on) -> list[dict]:
    """The short lists of this person, in their order."""
    keys = tuple(one.key for one in LISTS if one.needs(user))
    if not keys:
        return []
    rows = [Row(*row) for row in ask(first_rows, key=keys, user=user, value_of=day_of(on))]
    found = [
        shown(BY_KEY[key], [row for row in rows if row.which == number], user, on)
        for number, key in enumerate(keys)
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
