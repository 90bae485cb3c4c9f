"""The numbers of outreach."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from outreach.models import ServiceCase, ServiceCentre, Visit


def listed(route, *, start="", end="", **fixed):
    """The address of a list that shows a scope: its village and, where the list knows them, its days."""

    def url(scope):
        query = dict(fixed)
        if start:
            query |= {start: scope.period.starts_on.isoformat(), end: scope.period.ends_on.isoformat()}
        if scope.village_id is not None:
            query["village"] = scope.village_id
        return reverse(route, query=query) if query else reverse(route)

    return url


def of_village(rows, scope):
    """The rows of the scope's village, or all."""
    return rows if scope.village_id is None else rows.filter(village=scope.village_id)


def visits(scope):
    return of_village(Visit.objects.visible_to(scope.user).current().within(scope.period), scope)


def cases(scope):
    return of_village(ServiceCase.objects.visible_to(scope.user), scope)


CENTRES = Figure(
    code="outreach.service_centres",
    label=_("服务中心"),
    unit=_("个"),
    definition=_("村（社区）港澳同胞服务中心的数目。"),
    needs=Permission.CENTRE_VIEW,
    rows=lambda scope: of_village(ServiceCentre.objects.visible_to(scope.user), scope),
    list_url=listed("outreach:centre-list"),
    over_time=False,
)
VISITS = Figure(
    code="outreach.visits",
    label=_("走访"),
    unit=_("次"),
    definition=_("期内走访的次数，按走访日期计，不含已移除的。"),
    needs=Permission.VISIT_VIEW,
    rows=visits,
    list_url=listed("outreach:visit-list", start="visited_from", end="visited_to"),
    tally="outreach.visits",
)
CASES_OPENED = Figure(
    code="outreach.cases_opened",
    label=_("新登记事项"),
    unit=_("件"),
    definition=_("期内登记的求助事项，按受理起算日计。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).opened_within(scope.period),
    list_url=listed("outreach:case-list", start="opened_from", end="opened_to"),
    tally="outreach.cases_opened",
)
CASES_RESOLVED = Figure(
    code="outreach.cases_resolved",
    label=_("办结事项"),
    unit=_("件"),
    definition=_("期内办结的求助事项，按办结日期计；重办后以最后一次为准。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).resolved_within(scope.period),
    list_url=listed("outreach:case-list", start="resolved_from", end="resolved_to"),
    tally="outreach.cases_resolved",
)
CASES_OPEN = Figure(
    code="outreach.cases_open",
    label=_("未办结事项"),
    unit=_("件"),
    definition=_("目前还没有办结的求助事项，含暂停的。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).open(),
    list_url=listed("outreach:case-list", state="open"),
    over_time=False,
)
CASES_OVERDUE = Figure(
    code="outreach.cases_overdue",
    label=_("超期事项"),
    unit=_("件"),
    definition=_("目前已过办理期限、仍在计时的求助事项。"),
    needs=Permission.CASE_VIEW,
    rows=lambda scope: cases(scope).overdue(scope.on),
    list_url=listed("outreach:case-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)

FIGURES = (VISITS, CASES_OPENED, CASES_RESOLVED, CASES_OPEN, CASES_OVERDUE, CENTRES)
