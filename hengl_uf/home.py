"""Home by role: what needs me now first, how we are doing second."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.catalogue import DASHBOARDS, DUE_SOURCES, FIGURES, SHORT_LISTS
from hengl_uf.figures.figure import Scope, read_all
from hengl_uf.lib.dates import Period
from hengl_uf.places.models import Village
from hengl_uf.reminders.following_up import following_up
from hengl_uf.reminders.short_lists import short_lists
from hengl_uf.web.numbers import number_or_none


@dataclass(frozen=True)
class PeriodChoice:
    """A period that a dashboard can be asked for."""

    key: str
    label: str


PERIODS = (
    PeriodChoice("year", gettext_lazy("今年")),
    PeriodChoice("quarter", gettext_lazy("本季度")),
    PeriodChoice("month", gettext_lazy("本月")),
)


@permitted(Permission.DASHBOARD_VIEW)
def home(request):
    """The dashboard of this person's role, for the period and village in the address."""
    on = timezone.localdate()
    scope = scope_of(request, on)
    context = {
        "title": _("首页"),
        "greeting": _("%(name)s，您好") % {"name": request.user.name},
        "lists": [
            *short_lists(SHORT_LISTS, request.user, on),
            *following_up(DUE_SOURCES, request.user, on),
        ],
        "cards": cards_for(scope),
        "cards_title": _("%(period)s工作情况") % {"period": scope.period},
        "pickers": pickers(request, scope),
    }
    return render(request, "home.html", context)


def scope_of(request, on) -> Scope:
    """What the numbers are asked for; an unknown period or a village out of reach falls back to the whole."""
    periods = {
        "year": Period.year(on.year),
        "quarter": Period.quarter(on.year, (on.month + 2) // 3),
        "month": Period.month(on.year, on.month),
    }
    village = number_or_none(request.GET.get("village"))
    reach = village is not None and Village.objects.within_reach_of(request.user).filter(pk=village).exists()
    period = periods.get(request.GET.get("period"), periods["year"])
    return Scope(request.user, period, on, village if reach else None)


def cards_for(scope) -> list[dict]:
    """The figures of the role as tiles; a number over time is told beside the same days of the year before."""
    figures = [FIGURES[code] for code in DASHBOARDS[scope.user.role]]
    if scope.village_id is not None:
        figures = [one for one in figures if not one.whole_town]
    sofar = Period(scope.period.starts_on, min(scope.period.ends_on, scope.on))
    readings = read_all(figures, scope, sofar.year_before())
    return [card(figure, readings[figure.code], scope) for figure in figures]


def card(figure, reading, scope) -> dict:
    """One tile: the number, what it counts, the list that it opens."""
    before = _("去年同期 %(amount)s") % {"amount": figure.words(reading.before)}
    value, unit = figure.apart(reading.value)
    return {
        "label": figure.label,
        "value": value,
        "unit": unit,
        "url": figure.list_url(scope),
        "tone": figure.tone(reading.value),
        "comparison": before if reading.before else "",
        "definition": figure.definition,
    }


def pickers(request, scope) -> dict:
    """The period and village that can be chosen; they live in the address."""
    if not any(FIGURES[code].over_time for code in DASHBOARDS[request.user.role]):
        return {}
    chosen = request.GET.get("period")
    villages = Village.objects.within_reach_of(request.user).order_by("order")
    return {
        "periods": [
            {"key": one.key, "label": one.label, "chosen": one.key == (chosen or "year")} for one in PERIODS
        ],
        "villages": villages if request.user.sees_all_villages else [],
        "village": scope.village_id,
        "url": reverse("home"),
    }
