"""Three boards on one page: hazards by days left, sites long or never inspected, festivals ahead."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.calendars.current import load_calendar
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge
from hengl_uf.web.pages import Page
from religion.models import EventFiling, Hazard, Occurrence, Site, SpecialCheck

SHOWN = 12  # lines of a board
AHEAD = timedelta(days=60)  # festivals that are shown


class Board(Page):
    """What a leader with two minutes looks at. Each line leads to its record, each board to its list."""

    permission = Permission.SITE_VIEW
    title = gettext_lazy("场所总览")
    template_name = "religion/board.html"

    def get(self, request):
        on = timezone.localdate()
        return self.render(
            lists=[
                hazard_board(request.user, on),
                site_board(request.user, on),
                festival_board(request.user, on),
            ],
            actions=[
                Action(_("隐患看板"), reverse("religion:hazard-board"), True, icon="alert-triangle"),
                Action(_("地图"), reverse("religion:map"), True, icon="map-pin"),
            ],
        )


def board(label, rows, route, query, line, empty) -> dict:
    """One board: its first lines, how many there are, and the list of all."""
    lines = list(rows[: SHOWN + 1])
    return {
        "label": label,
        "rows": [line(row) for row in lines[:SHOWN]],
        "count": len(lines) if len(lines) <= SHOWN else rows.count(),
        "url": reverse(route, query=query),
        "empty": empty,
    }


def hazard_board(user, on) -> dict:
    """Hazards that are not closed, the most urgent first."""
    calendar = load_calendar()
    rows = Hazard.objects.visible_to(user).open().select_related("site__village").order_by("due_on", "pk")

    def line(hazard):
        where = _("、").join((hazard.site.village.name, hazard.site.name))
        return {
            "label": hazard.what,
            "url": hazard.get_absolute_url(),
            "note": f"{where} · {days_left(calendar.days_left(hazard.due_on, on))}",
            "badge": hazard.badge(on),
        }

    label, empty = _("未销号的隐患"), _("没有未销号的隐患。")
    return board(label, rows, "religion:hazard-list", {"state": "open"}, line, empty)


def days_left(days: int) -> str:
    """Working days in words."""
    if days < 0:
        return _("超期 %(days)d 个工作日") % {"days": -days}
    return _("还有 %(days)d 个工作日") % {"days": days} if days else _("今天到期")


def site_board(user, on) -> dict:
    """Sites whose day of inspection is past: those never inspected first, then the longest ago."""
    rows = Site.objects.visible_to(user).overdue(on).select_related("village")

    def line(site):
        last = site.last_inspected_on
        words = (
            _("%(day)s，%(days)d 天前") % {"day": full_date(last), "days": (on - last).days} if last else ""
        )
        return {
            "label": site.name,
            "url": site.get_absolute_url(),
            "note": f"{site.village.name} · {words or _('从未巡查')}",
            "badge": Badge(_("从未巡查"), "bad") if last is None else site.risk_badge(),
        }

    label, empty = _("超期未巡查的场所"), _("没有超期未巡查的场所。")
    rows = rows.order_by("next_inspection_on", "pk")
    return board(label, rows, "religion:site-list", {"inspection": "overdue"}, line, empty)


def festival_board(user, on) -> dict:
    """Festivals of the coming weeks: confirmed or not, checked or not, filed or not."""
    checks = SpecialCheck.objects.current().filter(occurrence=OuterRef("pk"))
    rows = (
        Occurrence.objects.visible_to(user)
        .coming(on)
        .filter(starts_on__lte=on + AHEAD)
        .select_related("festival__site__village", "filing")
        .annotate(is_checked=Exists(checks.filter(inspection__isnull=False)))
        .order_by("starts_on", "pk")
    )

    def line(one):
        filing = getattr(one, "filing", None)
        if filing is None or filing.state in (EventFiling.State.CANCELLED, EventFiling.State.REFUSED):
            filed = _("没有报备")
        else:
            filed = _("报备：%(state)s") % {"state": filing.get_state_display()}
        checked = _("已做节前检查") if one.is_checked else _("未做节前检查")
        return {
            "label": f"{one.festival.site} {one.festival}",
            "url": one.get_absolute_url(),
            "note": " · ".join((one.festival.site.village.name, full_date(one.starts_on), filed, checked)),
            "badge": one.badge(on),
        }

    label, empty = _("六十天内的诞期"), _("六十天内没有诞期。")
    return board(label, rows, "religion:occurrence-list", {"state": "coming"}, line, empty)
