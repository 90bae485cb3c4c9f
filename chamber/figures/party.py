"""The numbers of Party organisations and what they do."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from chamber.figures.scoped import OF_ENTERPRISE, seen
from chamber.models import PartyActivity, PartyOrganisation, ServiceProject, Survey
from hengl_uf.access.roles import Permission
from hengl_uf.figures.figure import Figure
from hengl_uf.figures.listing import listed, of_village
from hengl_uf.web.measures import EarliestYear
from hengl_uf.web.numbers import YEAR

FOUNDED = EarliestYear("founded_on")


def surveys(scope):
    """The latest survey of each enterprise."""
    return of_village(seen(Survey, scope).latest(), scope, OF_ENTERPRISE)


def organisations(scope):
    """Party organisations of the scope."""
    return of_village(seen(PartyOrganisation, scope), scope)


PARTY_COMMITTEE_FOUNDED = Figure(
    code="chamber.party_committee_founded",
    label=_("商会党委成立"),
    unit=YEAR,
    definition=_("商会党委成立的年份。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: seen(PartyOrganisation, scope).roots(),
    list_url=listed("chamber:organisation-list", whole_town=True, level="top"),
    measure=FOUNDED,
    over_time=False,
    whole_town=True,
)
PARTY_ORGANISATIONS = Figure(
    code="chamber.party_organisations",
    label=_("两新党组织"),
    unit=_("个"),
    definition=_("商会党委之下目前的党组织，不含商会党委本身和已撤销的。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: organisations(scope).under_committee(),
    list_url=listed("chamber:organisation-list", level="under"),
    over_time=False,
)
PARTY_MEMBERS = Figure(
    code="chamber.party_members",
    label=_("两新党员"),
    unit=_("名"),
    definition=_("上述党组织最近一次统计的党员数之和。"),
    needs=Permission.PARTY_VIEW,
    rows=PARTY_ORGANISATIONS.rows,
    list_url=PARTY_ORGANISATIONS.list_url,
    measure="members",
    over_time=False,
)
ELECTIONS_OVERDUE = Figure(
    code="chamber.elections_overdue",
    label=_("换届超期"),
    unit=_("个"),
    definition=_("目前已过换届期限、没有登记换届的党组织。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: organisations(scope).active().filter(election_due_on__lt=scope.on),
    list_url=listed("chamber:organisation-list", state="election_overdue"),
    over_time=False,
    wrong_when_any=True,
)
GAP_BUILD = Figure(
    code="chamber.gap_build",
    label=_("应建未建"),
    unit=_("家"),
    definition=_("最近一次摸排中正式党员达到单独组建人数、还没有单独组建党组织的企业。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: surveys(scope).gap_build(branch=settings.PARTY_BRANCH_MEMBERS),
    list_url=listed("chamber:gap-list", gap="build"),
    over_time=False,
)
GAP_LINK = Figure(
    code="chamber.gap_link",
    label=_("应联未联"),
    unit=_("家"),
    definition=_("最近一次摸排中有党员但不够单独组建、还没有党组织覆盖的企业。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: surveys(scope).gap_link(branch=settings.PARTY_BRANCH_MEMBERS),
    list_url=listed("chamber:gap-list", gap="link"),
    over_time=False,
)
GAP_INCLUDE = Figure(
    code="chamber.gap_include",
    label=_("应纳未纳"),
    unit=_("家"),
    definition=_("最近一次摸排中还有党员没有纳入管理的企业。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: surveys(scope).gap_include(),
    list_url=listed("chamber:gap-list", gap="include"),
    over_time=False,
)
STUDY_SESSIONS = Figure(
    code="chamber.study_sessions",
    label=_("专题学习"),
    unit=_("场次"),
    definition=_("期内线上、线下举办的专题学习，按日期计。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: seen(PartyActivity, scope).within(scope.period).study(),
    list_url=listed(
        "chamber:party-activity-list", start="held_from", end="held_to", whole_town=True, kind="study"
    ),
    whole_town=True,
)
PARTY_ACTIVITIES = Figure(
    code="chamber.party_activities",
    label=_("党建活动"),
    unit=_("场次"),
    definition=_("期内举办的各类党建活动，含专题学习。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: seen(PartyActivity, scope).within(scope.period),
    list_url=listed("chamber:party-activity-list", start="held_from", end="held_to", whole_town=True),
    whole_town=True,
)
PARTY_BENEFICIARIES = Figure(
    code="chamber.party_beneficiaries",
    label=_("办实事受益"),
    unit=_("人次"),
    definition=_("期内党建活动登记的受益人数之和。"),
    needs=Permission.PARTY_VIEW,
    rows=PARTY_ACTIVITIES.rows,
    list_url=PARTY_ACTIVITIES.list_url,
    measure="beneficiaries",
    whole_town=True,
)
SERVICE_PROJECTS = Figure(
    code="chamber.service_projects",
    label=_("办实事项目"),
    unit=_("个"),
    definition=_("期内完成的我为群众办实事项目，按完成日期计。"),
    needs=Permission.PARTY_VIEW,
    rows=lambda scope: (
        seen(ServiceProject, scope)
        .current()
        .filter(done_on__range=(scope.period.starts_on, scope.period.ends_on))
    ),
    list_url=listed("chamber:service-project-list", start="done_from", end="done_to", whole_town=True),
    whole_town=True,
)

FIGURES = (
    PARTY_COMMITTEE_FOUNDED,
    PARTY_ORGANISATIONS,
    PARTY_MEMBERS,
    ELECTIONS_OVERDUE,
    GAP_BUILD,
    GAP_LINK,
    GAP_INCLUDE,
    STUDY_SESSIONS,
    PARTY_ACTIVITIES,
    PARTY_BENEFICIARIES,
    SERVICE_PROJECTS,
)
