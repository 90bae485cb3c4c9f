"""The numbers of inspections and hazards."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed
from hengl_uf.web.numbers import SHARE
from religion.figures.scoped import seen
from religion.measures import CLOSED_SHARE, COVERED_SHARE
from religion.models import Hazard, Inspection, Site, SpecialCheck


def found(scope):
    """Hazards found in the period."""
    return seen(Hazard, scope).found_within(scope.period)


def inspected_sites(scope):
    """The sites that are inspected, each with whether it was within the period."""
    return seen(Site, scope, "village").visited().with_coverage(scope.period.starts_on, scope.period.ends_on)


INSPECTIONS = Figure(
    code="religion.inspections",
    label=_("场所巡查"),
    unit=_("次"),
    definition=_("期内完成的巡查，按巡查日期计。"),
    needs=Permission.INSPECTION_VIEW,
    rows=lambda scope: seen(Inspection, scope).within(scope.period),
    list_url=listed("religion:inspection-list", start="inspected_from", end="inspected_to", state="finished"),
)
INSPECTION_COVERAGE = Figure(
    code="religion.inspection_coverage",
    label=_("巡查覆盖率"),
    unit=SHARE,
    definition=_("目前开放和修缮中的场所里，期内至少完成过一次巡查的比例。"),
    needs=Permission.INSPECTION_VIEW,
    rows=inspected_sites,
    list_url=listed("religion:site-list", start="covered_from", end="covered_to"),
    measure=COVERED_SHARE,
)
SITES_OVERDUE = Figure(
    code="religion.sites_overdue",
    label=_("超期未巡查"),
    unit=_("处"),
    definition=_("目前下次巡查日期已过的场所，停止开放的不计。"),
    needs=Permission.INSPECTION_VIEW,
    rows=lambda scope: seen(Site, scope, "village").overdue(scope.on),
    list_url=listed("religion:site-list", inspection="overdue"),
    over_time=False,
    wrong_when_any=True,
)
SPECIAL_CHECKS_OVERDUE = Figure(
    code="religion.special_checks_overdue",
    label=_("超期专项检查"),
    unit=_("项"),
    definition=_("目前诞期前、节前检查已过最迟日期、还没有做的。"),
    needs=Permission.INSPECTION_VIEW,
    rows=lambda scope: seen(SpecialCheck, scope).overdue(scope.on),
    list_url=listed("religion:special-check-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)
HAZARDS_FOUND = Figure(
    code="religion.hazards_found",
    label=_("发现隐患"),
    unit=_("条"),
    definition=_("期内发现的隐患，按最近一次发现的日期计。"),
    needs=Permission.HAZARD_VIEW,
    rows=found,
    list_url=listed("religion:hazard-list", start="found_from", end="found_to"),
)
HAZARDS_CLOSED = Figure(
    code="religion.hazards_closed",
    label=_("销号隐患"),
    unit=_("条"),
    definition=_("期内经复查销号的隐患，按复查日期计。"),
    needs=Permission.HAZARD_VIEW,
    rows=lambda scope: seen(Hazard, scope).closed_within(scope.period),
    list_url=listed("religion:hazard-list", start="closed_from", end="closed_to", state="closed"),
)
RECTIFICATION_RATE = Figure(
    code="religion.rectification_rate",
    label=_("隐患整改率"),
    unit=SHARE,
    definition=_("期内发现的隐患中目前已经销号的比例。"),
    needs=Permission.HAZARD_VIEW,
    rows=found,
    list_url=HAZARDS_FOUND.list_url,
    measure=CLOSED_SHARE,
)
HAZARDS_OPEN = Figure(
    code="religion.hazards_open",
    label=_("未销号隐患"),
    unit=_("条"),
    definition=_("目前还没有销号的隐患，含待复查的。"),
    needs=Permission.HAZARD_VIEW,
    rows=lambda scope: seen(Hazard, scope).open(),
    list_url=listed("religion:hazard-list", state="open"),
    over_time=False,
)
HAZARDS_OVERDUE = Figure(
    code="religion.hazards_overdue",
    label=_("超期隐患"),
    unit=_("条"),
    definition=_("目前已过整改期限、还没有销号的隐患。"),
    needs=Permission.HAZARD_VIEW,
    rows=lambda scope: seen(Hazard, scope).overdue(scope.on),
    list_url=listed("religion:hazard-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)

FIGURES = (
    INSPECTIONS,
    INSPECTION_COVERAGE,
    SITES_OVERDUE,
    SPECIAL_CHECKS_OVERDUE,
    HAZARDS_FOUND,
    HAZARDS_CLOSED,
    RECTIFICATION_RATE,
    HAZARDS_OPEN,
    HAZARDS_OVERDUE,
)
