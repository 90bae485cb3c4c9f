"""How far inspections reach (巡查覆盖率) and hazards are put right (整改率), by village and by month or quarter."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.dates import Period
from hengl_uf.web.filters import villages_of
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import Page
from religion.classification import SiteClass
from religion.models import Hazard, Inspection, Site

FIRST_YEAR = 2020
STEPS = {"month": 1, "quarter": 3}  # months of a column


@dataclass(frozen=True)
class Cell:
    """So many of so many, and the list of exactly these; nothing where nothing was to do."""

    done: int
    of: int
    url: str

    @property
    def share(self) -> str:
        """In a hundred, rounded down: 100% means that nothing is missing."""
        return f"{self.done * 100 // self.of}%" if self.of else ""


@dataclass(frozen=True)
class Row:
    """One village, or all of them."""

    label: str
    cells: list[Cell]


@dataclass(frozen=True)
class Asked:
    """What the address asks for: which year, cut how, of which class of sites ("" for both)."""

    year: int
    by: str
    site_class: str

    @property
    def periods(self) -> list[Period]:
        """The columns: those of the year, and the whole of it."""
        if self.by == "quarter":
            parts = [Period.quarter(self.year, number) for number in range(1, 5)]
        else:
            parts = [Period.month(self.year, number) for number in range(1, 13)]
        return [*parts, Period.year(self.year)]

    def columns(self, month: int) -> tuple[int, int]:
        """In which columns a month counts: its own, and that of the year."""
        return (month - 1) // STEPS[self.by], 12 // STEPS[self.by]

    def of_class(self, sites):
        """The sites that are asked for."""
        return sites.of_class(self.site_class) if self.site_class else sites


class Coverage(Page):
    """Both rates as tables; each number leads to its rows."""

    permission = Permission.INSPECTION_VIEW
    title = gettext_lazy("巡查和整改情况")
    template_name = "religion/coverage.html"

    def get(self, request):
        on = timezone.localdate()
        asked = asked_of(request, on)
        villages = [(one.pk, one.name) for one in villages_of(request)]
        begun = [one.starts_on <= on for one in asked.periods]
        return self.render(
            tables=[
                inspected_table(request.user, asked, villages, begun),
                rectified_table(request.user, asked, villages, begun),
            ],
            asked=asked,
            years=range(on.year, max(FIRST_YEAR, on.year - 5) - 1, -1),
            cuts=[("month", _("按月")), ("quarter", _("按季度"))],
            classes=SiteClass.choices,
            url=reverse("religion:coverage"),
        )


def asked_of(request, on) -> Asked:
    """What the address asks for; what it does not know falls back to this year by month."""
    year = number_or_none(request.GET.get("year"))
    by, site_class = request.GET.get("by"), request.GET.get("site_class")
    return Asked(
        year if year and FIRST_YEAR <= year <= on.year else on.year,
        by if by in STEPS else "month",
        site_class if site_class in SiteClass.values else "",
    )


def headings(asked) -> list[str]:
    """What stands above the columns."""
    if asked.by == "quarter":
        parts = [_("第 %(number)d 季度") % {"number": number} for number in range(1, 5)]
    else:
        parts = [_("%(month)d 月") % {"month": number} for number in range(1, 13)]
    return [*parts, _("全年")]


def inspected_table(user, asked, villages, begun) -> dict:
    """Of the sites that are inspected, how many were within each period: two queries."""
    sites = asked.of_class(Site.objects.visible_to(user).visited()).order_by()
    all_sites = dict(sites.values_list("village").annotate(count=Count("pk")))
    rounds = (
        Inspection.objects.finished()
        .filter(site__in=sites.values("pk"), inspected_on__year=asked.year)
        .order_by()
        .values_list("site__village", "site", ExtractMonth("inspected_on"))
        .distinct()
    )
    seen = {(village, column, site) for village, site, month in rounds for column in asked.columns(month)}
    done = Counter((village, column) for village, column, _site in seen)
    page = reverse("religion:site-list")

    def cell(village, column) -> Cell:
        period = asked.periods[column]
        query = narrowed(asked, village, covered_from=period.starts_on, covered_to=period.ends_on)
        of = all_sites.get(village, 0) if village else sum(all_sites.values())
        count = done[village, column] if village else sum(done[one, column] for one, _name in villages)
        return Cell(count, of if begun[column] else 0, f"{page}?{urlencode(query)}")

    return {
        "heading": _("巡查覆盖率"),
        "definition": _("目前开放和修缮中的场所里，这段时间内至少完成过一次巡查的。"),
        "headings": headings(asked),
        "rows": rows_of(villages, cell, asked),
    }


def rectified_table(user, asked, villages, begun) -> dict:
    """Of the hazards found within each period, how many are closed today: one query."""
    hazards = Hazard.objects.visible_to(user).found_within(Period.year(asked.year))
    if asked.site_class:
        hazards = hazards.filter(site__in=asked.of_class(Site.objects.visible_to(user)).values("pk"))
    found, closed = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    page = reverse("religion:hazard-list")
    counted = (
        hazards.order_by()
        .values_list("site__village", ExtractMonth("found_on"))
        .annotate(all=Count("pk"), closed=Count("pk", filter=Q(state=Hazard.State.CLOSED)))
    )
    for village, month, count, done in counted:
        for column in asked.columns(month):
            found[village, column] += count
            closed[village, column] += done

    def cell(village, column) -> Cell:
        period = asked.periods[column]
        query = narrowed(asked, village, found_from=period.starts_on, found_to=period.ends_on)
        those = [village] if village else [one for one, _name in villages]
        return Cell(
            sum(closed[one, column] for one in those),
            sum(found[one, column] for one in those) if begun[column] else 0,
            f"{page}?{urlencode(query)}",
        )

    return {
        "heading": _("隐患整改率"),
        "definition": _("这段时间内发现的隐患中，目前已经销号的。"),
        "headings": headings(asked),
        "rows": rows_of(villages, cell, asked),
    }


def narrowed(asked, village, **days: date) -> dict:
    """The query of the list that a cell opens."""
    query: dict[str, object] = {name: day.isoformat() for name, day in days.items()}
    if village:
        query["village"] = village
    if asked.site_class:
        query["site_class"] = asked.site_class
    return query


def rows_of(villages, cell, asked) -> list[Row]:
    """A row for each village, and a last one for all."""
    columns = range(len(asked.periods))
    rows = [Row(name, [cell(pk, column) for column in columns]) for pk, name in villages]
    return [*rows, Row(_("合计"), [cell(None, column) for column in columns])] if len(rows) > 1 else rows
