"""The numbers of giving, pairing and joint actions."""

from django.db.models import DateField, Value
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chamber.figures.scoped import OF_ENTERPRISE, seen
from chamber.models import (
    Allocation,
    Campaign,
    Contribution,
    Instalment,
    JointAction,
    Pairing,
    Pledge,
    Receipt,
)
from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed, of_village
from hengl_uf.web.numbers import YUAN

OF_PLEDGE = "pledge__enterprise__village"
WALK_YEARS = 3  # over which the charity walk is told


def walk_pledges(scope):
    """Pledges to the charity walks of the latest years."""
    year = ExtractYear(Value(scope.on, DateField()))  # of the day itself: it may be one that stands for today
    rows = seen(Pledge, scope).current()
    rows = rows.filter(
        campaign__kind=Campaign.Kind.WALK,
        campaign__removed_at__isnull=True,
        campaign__year__gt=year - WALK_YEARS,
        campaign__year__lte=year,
    )
    return of_village(rows, scope, OF_ENTERPRISE)


def walk_url(scope):
    """The list of those pledges."""
    last = scope.on.year
    query: dict[str, object] = {
        "kind": Campaign.Kind.WALK.value,
        "year_from": last - WALK_YEARS + 1,
        "year_to": last,
    }
    if scope.village_id is not None:
        query["village"] = scope.village_id
    return reverse("chamber:pledge-list", query=query)


CHARITY_WALK = Figure(
    code="chamber.charity_walk_pledged",
    label=_("慈善万人行认捐（近三年）"),
    unit=YUAN,
    definition=_("今年和前两年慈善万人行的认捐金额之和。"),
    needs=Permission.GIVING_VIEW,
    rows=walk_pledges,
    list_url=walk_url,
    measure="amount",
    over_time=False,
)
RECEIVED = Figure(
    code="chamber.received",
    label=_("善款到账"),
    unit=YUAN,
    definition=_("期内到账的善款和实物价值，按到账日期计。"),
    needs=Permission.GIVING_VIEW,
    rows=lambda scope: of_village(
        seen(Receipt, scope).received_within(scope.period).filter(pledge__removed_at__isnull=True),
        scope,
        OF_PLEDGE,
    ),
    list_url=listed("chamber:receipt-list", start="received_from", end="received_to"),
    measure="amount",
)
ALLOCATED = Figure(
    code="chamber.allocated",
    label=_("善款拨付"),
    unit=YUAN,
    definition=_("期内拨付给公益项目的善款，按拨付日期计。"),
    needs=Permission.GIVING_VIEW,
    rows=lambda scope: of_village(
        seen(Allocation, scope).allocated_within(scope.period), scope, "project__village"
    ),
    list_url=listed("chamber:allocation-list", start="allocated_from", end="allocated_to"),
    measure="amount",
)
INSTALMENTS_OVERDUE = Figure(
    code="chamber.instalments_overdue",
    label=_("逾期未到账认捐"),
    unit=_("期"),
    definition=_("目前已过期限、到账金额还没有补足的认捐分期。"),
    needs=Permission.GIVING_VIEW,
    rows=lambda scope: of_village(seen(Instalment, scope).overdue(scope.on), scope, OF_PLEDGE),
    list_url=listed("chamber:instalment-list", state="overdue"),
    over_time=False,
    wrong_when_any=True,
)
PAIRINGS = Figure(
    code="chamber.pairings",
    label=_("结对帮扶"),
    unit=_("对"),
    definition=_("目前进行中的结对。"),
    needs=Permission.PAIRING_VIEW,
    rows=lambda scope: of_village(seen(Pairing, scope).running(), scope),
    list_url=listed("chamber:pairing-list", state="running"),
    over_time=False,
)
CONTRIBUTIONS = Figure(
    code="chamber.contributions",
    label=_("帮扶投入"),
    unit=YUAN,
    definition=_("期内结对帮扶投入的资金和物资、用工价值，按日期计。"),
    needs=Permission.PAIRING_VIEW,
    rows=lambda scope: of_village(
        seen(Contribution, scope).given_within(scope.period), scope, "pairing__village"
    ),
    list_url=listed("chamber:contribution-list", start="given_from", end="given_to"),
    measure="amount",
)
POVERTY_SUPPORT = Figure(
    code="chamber.poverty_support",
    label=_("云南永善帮扶"),
    unit=YUAN,
    definition=_("历年为云南永善结对帮扶筹集的资金和物资价值。"),
    needs=Permission.PAIRING_VIEW,
    rows=lambda scope: seen(Contribution, scope).of_current().filter(pairing__kind=Pairing.Kind.YONGSHAN),
    list_url=listed("chamber:contribution-list", whole_town=True, kind="yongshan"),
    measure="amount",
    over_time=False,
    whole_town=True,
)
JOINT_ACTIONS = Figure(
    code="chamber.joint_actions",
    label=_("社会治理行动"),
    unit=_("次"),
    definition=_("期内与派出所、村（社区）等开展的联合行动，按日期计。"),
    needs=Permission.PAIRING_VIEW,
    rows=lambda scope: of_village(seen(JointAction, scope).within(scope.period), scope),
    list_url=listed("chamber:joint-action-list", start="held_from", end="held_to"),
)
JOINT_ACTION_PEOPLE = Figure(
    code="chamber.joint_action_people",
    label=_("社会治理出动"),
    unit=_("人次"),
    definition=_("期内联合行动出动的人次。"),
    needs=Permission.PAIRING_VIEW,
    rows=JOINT_ACTIONS.rows,
    list_url=JOINT_ACTIONS.list_url,
    measure="people",
)

FIGURES = (
    CHARITY_WALK,
    RECEIVED,
    ALLOCATED,
    INSTALMENTS_OVERDUE,
    PAIRINGS,
    CONTRIBUTIONS,
    POVERTY_SUPPORT,
    JOINT_ACTIONS,
    JOINT_ACTION_PEOPLE,
)
