"""The numbers of mediation."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chamber.figures.scoped import seen
from chamber.models import MediationCase
from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed
from hengl_uf.web.measures import MedianOf, ShareOf
from hengl_uf.web.numbers import SHARE, YUAN

AGREED = ShareOf(Q(outcome=MediationCase.Outcome.AGREED))
DAYS = MedianOf("days")


def closed_cases(scope):
    """Cases closed in the period."""
    return seen(MediationCase, scope).closed_within(scope.period)


MEDIATION_ACCEPTED = Figure(
    code="chamber.mediation_accepted",
    label=_("受理调解"),
    unit=_("件"),
    definition=_("期内诉调对接工作站受理的案件，按受理日期计。"),
    needs=Permission.MEDIATION_VIEW,
    rows=lambda scope: seen(MediationCase, scope).accepted_within(scope.period),
    list_url=listed("chamber:mediation-list", start="accepted_from", end="accepted_to", whole_town=True),
    whole_town=True,
)
MEDIATION_SUM = Figure(
    code="chamber.mediation_sum",
    label=_("调解标的额"),
    unit=YUAN,
    definition=_("期内受理案件的标的额之和。"),
    needs=Permission.MEDIATION_VIEW,
    rows=MEDIATION_ACCEPTED.rows,
    list_url=MEDIATION_ACCEPTED.list_url,
    measure="sum",
    whole_town=True,
)
MEDIATION_CLOSED = Figure(
    code="chamber.mediation_closed",
    label=_("调解结案"),
    unit=_("件"),
    definition=_("期内结案的案件，按结案日期计。"),
    needs=Permission.MEDIATION_VIEW,
    rows=closed_cases,
    list_url=listed("chamber:mediation-list", start="closed_from", end="closed_to", whole_town=True),
    whole_town=True,
)
MEDIATION_SUCCESS = Figure(
    code="chamber.mediation_success",
    label=_("调解成功率"),
    unit=SHARE,
    definition=_("期内结案的案件中调解成功的比例，撤回和移送的计入分母。"),
    needs=Permission.MEDIATION_VIEW,
    rows=closed_cases,
    list_url=MEDIATION_CLOSED.list_url,
    measure=AGREED,
    whole_town=True,
)
MEDIATION_DAYS = Figure(
    code="chamber.mediation_median_days",
    label=_("调解用时（中位数）"),
    unit=_("天"),
    definition=_("期内结案的案件从受理到结案的天数的中位数。"),
    needs=Permission.MEDIATION_VIEW,
    rows=closed_cases,
    list_url=MEDIATION_CLOSED.list_url,
    measure=DAYS,
    whole_town=True,
)
MEDIATION_AGREED_SUM = Figure(
    code="chamber.mediation_agreed_sum",
    label=_("调解成功金额"),
    unit=YUAN,
    definition=_("期内结案的案件达成的调解金额之和。"),
    needs=Permission.MEDIATION_VIEW,
    rows=closed_cases,
    list_url=MEDIATION_CLOSED.list_url,
    measure="agreed_sum",
    whole_town=True,
)
MEDIATION_OVERDUE = Figure(
    code="chamber.mediation_overdue",
    label=_("超期调解案件"),
    unit=_("件"),
    definition=_("目前已过调解期限、还没有结案的案件。"),
    needs=Permission.MEDIATION_VIEW,
    rows=lambda scope: seen(MediationCase, scope).overdue(scope.on),
    list_url=listed("chamber:mediation-list", whole_town=True, state="overdue"),
    over_time=False,
    wrong_when_any=True,
    whole_town=True,
)

FIGURES = (
    MEDIATION_ACCEPTED,
    MEDIATION_SUM,
    MEDIATION_CLOSED,
    MEDIATION_SUCCESS,
    MEDIATION_DAYS,
    MEDIATION_AGREED_SUM,
    MEDIATION_OVERDUE,
)
