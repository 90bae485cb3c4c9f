"""The numbers of festivals, filed events, drills and incidents."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed
from religion.figures.scoped import seen
from religion.models import Drill, EmergencyPlan, EventFiling, Incident, Occurrence

FESTIVALS = Figure(
    code="religion.festivals",
    label=_("诞期"),
    unit=_("次"),
    definition=_("期内开始的诞期，不含取消的。"),
    needs=Permission.FESTIVAL_VIEW,
    rows=lambda scope: seen(Occurrence, scope, "festival__site__village").starting_within(scope.period),
    list_url=listed("religion:occurrence-list", start="starts_from", end="starts_to", state="held"),
)
FILINGS = Figure(
    code="religion.filings",
    label=_("活动报备"),
    unit=_("件"),
    definition=_("期内开始的活动中已经报备的，不含草稿、取消和不同意的。"),
    needs=Permission.FESTIVAL_VIEW,
    rows=lambda scope: seen(EventFiling, scope).held_within(scope.period),
    list_url=listed("religion:filing-list", start="held_from", end="held_to", state="held"),
)
FILINGS_LARGE = Figure(
    code="religion.filings_large",
    label=_("大型活动报备"),
    unit=_("件"),
    definition=_("期内开始、已经报备的活动中，预计人数达到提请镇里关注的标准的。"),
    needs=Permission.FESTIVAL_VIEW,
    rows=lambda scope: seen(EventFiling, scope).held_within(scope.period).large(),
    list_url=listed("religion:filing-list", start="held_from", end="held_to", state="held", large="yes"),
)
DRILLS = Figure(
    code="religion.drills",
    label=_("应急演练"),
    unit=_("次"),
    definition=_("期内场所做的演练，按演练日期计。"),
    needs=Permission.EMERGENCY_VIEW,
    rows=lambda scope: seen(Drill, scope).held_within(scope.period),
    list_url=listed("religion:drill-list", start="held_from", end="held_to"),
)
INCIDENTS = Figure(
    code="religion.incidents",
    label=_("突发情况"),
    unit=_("起"),
    definition=_("期内场所发生的突发情况，按发生日期计。"),
    needs=Permission.EMERGENCY_VIEW,
    rows=lambda scope: seen(Incident, scope).happened_within(scope.period),
    list_url=listed("religion:incident-list", start="happened_from", end="happened_to"),
)
PLANS_TO_REVIEW = Figure(
    code="religion.plans_to_review",
    label=_("应急预案待复审"),
    unit=_("份"),
    definition=_("目前有效、已到复审期限的应急预案。"),
    needs=Permission.EMERGENCY_VIEW,
    rows=lambda scope: seen(EmergencyPlan, scope).to_review(scope.on),
    list_url=listed("religion:plan-list", state="to_review"),
    over_time=False,
    wrong_when_any=True,
)

FIGURES = (FESTIVALS, FILINGS, FILINGS_LARGE, DRILLS, INCIDENTS, PLANS_TO_REVIEW)
