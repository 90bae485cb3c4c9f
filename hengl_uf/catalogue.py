"""Which figures, dashboards, due things and search sources exist: the one place that knows all apps."""

from chamber import due as chamber_due
from chamber import figures as chamber_figures
from chamber import search as chamber_search
from hengl_uf.access.roles import Role
from hengl_uf.figures import registers
from hengl_uf.search import enterprises as enterprise_search
from outreach import due as outreach_due
from outreach import figures as outreach_figures
from outreach import search as outreach_search
from religion import due as religion_due
from religion import figures as religion_figures
from religion import search as religion_search

FIGURES = {
    figure.code: figure
    for figure in (
        *outreach_figures.FIGURES,
        *chamber_figures.FIGURES,
        *religion_figures.FIGURES,
        *registers.FIGURES,
    )
}

# What tells a person with two minutes how outreach is doing; reports read all of `FIGURES`.
OUTREACH = (
    "outreach.visits",
    "outreach.enquiries",
    "outreach.visitors_received",
    "outreach.cases_resolved",
    "outreach.activities",
    "outreach.wishes_fulfilled",
    "outreach.people_served",
    "outreach.care_calls",
    "outreach.cases_open",
    "outreach.cases_overdue",
    "outreach.milestones_late",
    "outreach.promises_overdue",
)

# How the chamber is doing, for its secretariat; and what a leader wants to know of it.
CHAMBER = (
    "chamber.members",
    "chamber.applications",
    "chamber.fees_overdue",
    "chamber.party_organisations",
    "chamber.party_members",
    "chamber.study_sessions",
    "chamber.elections_overdue",
    "chamber.gap_build",
    "chamber.events",
    "chamber.questions",
    "chamber.questions_overdue",
    "chamber.mediation_success",
    "chamber.mediation_overdue",
    "chamber.charity_walk_pledged",
    "chamber.received",
    "chamber.instalments_overdue",
    "chamber.joint_actions",
)
CHAMBER_AT_A_GLANCE = (
    "chamber.members",
    "chamber.party_organisations",
    "chamber.party_members",
    "chamber.study_sessions",
    "chamber.questions_overdue",
    "chamber.mediation_success",
    "chamber.charity_walk_pledged",
    "chamber.joint_actions",
)

# How the sites are doing, for those who inspect them; and what a leader or the office wants to know of them.
RELIGION = (
    "religion.sites",
    "religion.inspections",
    "religion.inspection_coverage",
    "religion.sites_overdue",
    "religion.special_checks_overdue",
    "religion.hazards_found",
    "religion.hazards_open",
    "religion.hazards_overdue",
    "religion.rectification_rate",
    "religion.festivals",
)
RELIGION_AT_A_GLANCE = (
    "religion.sites_numbered_share",
    "religion.inspection_coverage",
    "religion.sites_overdue",
    "religion.hazards_overdue",
    "religion.rectification_rate",
)

# The tiles of each role's home, in their order.
DASHBOARDS = {
    Role.OFFICE: (*OUTREACH, *RELIGION_AT_A_GLANCE),
    Role.VILLAGE: (*OUTREACH, *RELIGION_AT_A_GLANCE),
    Role.LEADER: (*OUTREACH, *RELIGION_AT_A_GLANCE, *CHAMBER_AT_A_GLANCE),
    Role.CHAMBER: (*CHAMBER, "enterprises.enterprises"),
    Role.INSPECTOR: RELIGION,
    Role.AUDITOR: ("audit.entries", "audit.personal_data_read"),
    Role.ADMINISTRATOR: ("access.accounts", "access.accounts_disabled", "places.grids"),
}

# What waits for a person: (count, address of the list of exactly these) of each app, for the bell and the menu.
WAITING = (outreach_due.waiting_for,)

# The same as short lists, and what else falls due, for home.
SHORT_LISTS = (*outreach_due.SHORT_LISTS, *religion_due.SHORT_LISTS)
DUE_SOURCES = (*outreach_due.SOURCES, *chamber_due.SOURCES, *religion_due.SOURCES)

SEARCH_SOURCES = (
    *outreach_search.SOURCES,
    *religion_search.SOURCES,
    *chamber_search.SOURCES,
    *enterprise_search.SOURCES,
)
