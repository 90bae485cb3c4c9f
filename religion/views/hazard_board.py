"""The board of hazards: what is open, in columns by the working days that are left. Three queries."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.elements import Action, Total
from hengl_uf.web.lists import ListPage
from religion.filters.hazards import BoardFilter
from religion.models import Hazard
from religion.views.hazards import days_left, list_crumb

SOON = 3  # working days
SHOWN = 20  # cards of a column; the list has them all


@dataclass
class Lane:
    """One column: its cards, and the list of exactly those hazards."""

    key: str
    heading: str
    tone: str
    asks: dict
    empty: str
    rows: list[Hazard] = field(default_factory=list)
    url: str = ""

    @property
    def shown(self) -> list[Hazard]:
        return self.rows[:SHOWN]

    @property
    def rest(self) -> int:
        return len(self.rows) - len(self.shown)


def lanes_of(rows, calendar, on) -> list[Lane]:
    """These open hazards, in the order of their days, in their columns."""
    next_day, later = on + timedelta(days=1), calendar.deadline(on, SOON + 1).due_on
    to_do = {"state": "to_rectify"}
    soon = {"due_from": next_day, "due_to": later - timedelta(days=1)}
    lanes = [
        Lane("overdue", _("已超期"), "bad", {**to_do, "due_to": on - timedelta(days=1)}, _("没有超期的。")),
        Lane("today", _("今天到期"), "warn", {**to_do, "due_from": on, "due_to": on}, _("今天没有到期的。")),
        Lane("soon", _("3 个工作日内"), "info", {**to_do, **soon}, _("3 个工作日内没有到期的。")),
        Lane("later", _("以后"), "neutral", {**to_do, "due_from": later}, _("没有更晚到期的。")),
        Lane("check", _("待复查"), "info", {"state": "to_check"}, _("没有等复查的。")),
    ]
    by_key = {lane.key: lane for lane in lanes}
    for row in rows:
        row.shown_left, row.shown_grade = days_left(row, calendar, on), row.grade_badge()
        row.shown_due = plain_date(row.due_on)
        by_key[lane_of(row, on, later)].rows.append(row)
    return lanes


def lane_of(hazard, on, later) -> str:
    """In which column it stands; `later` is the first day that is not soon."""
    if hazard.state == Hazard.State.RECTIFIED:
        return "check"
    if hazard.due_on < on:
        return "overdue"
    if hazard.due_on == on:
        return "today"
    return "soon" if hazard.due_on < later else "later"


class HazardBoard(ListPage):
    """All open hazards by days left."""

    permission = Permission.HAZARD_VIEW
    model = Hazard
    title = gettext_lazy("隐患看板")
    template_name = "religion/hazard_board.html"
    filters = BoardFilter

    def breadcrumbs(self):
        return [list_crumb()]

    def get_queryset(self):
        rows = super().get_queryset().open().select_related("site__village").order_by("due_on", "pk")
        return rows.only(
            "what", "grade", "state", "due_on", "owner_name", "site__name", "site__village__name"
        )

    def get(self, request):
        self.filterset = self.filters(request.GET, queryset=self.get_queryset(), request=request)
        valid = self.filterset.form.is_valid()
        rows = list(self.filterset.qs) if valid else []
        lanes = lanes_of(rows, load_calendar(), timezone.localdate())
        village = self.filterset.form.cleaned_data.get("village") if valid else None
        for lane in lanes:
            asks = {**lane.asks, **({"village": village.pk} if village else {})}
            lane.url = reverse("religion:hazard-list", query=asks)
        return self.render(
            lanes=lanes,
            rows=rows,
            total=Total(len(rows), capped=False),
            filter_form=self.filterset.form,
            chips=self.chips(),
            add=self.add(),
        )

    def add(self):
        may = self.request.user.may(Permission.HAZARD_EDIT)
        return Action(_("登记隐患"), reverse("religion:hazard-add"), may, icon="plus")
