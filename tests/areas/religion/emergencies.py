"""Emergency plans, drills and incidents, and who may open their pages."""

from datetime import timedelta

from django.utils import timezone

from religion.actions import incidents
from tests.areas.answers import SITE_READ, SITE_WRITE, SITES_READ, SITES_WRITE
from tests.factories.religion_emergencies import DrillFactory, EmergencyPlanFactory, IncidentFactory
from tests.factories.religion_sites import SiteFactory

TABLE: tuple = (
    ("religion:plan-list", "", "get", SITES_READ),
    ("religion:plan-add", "", "get", SITES_WRITE),
    ("religion:plan-detail", "emergency_plan", "get", SITE_READ),
    ("religion:plan-edit", "emergency_plan", "get", SITE_WRITE),
    ("religion:plan-attach", "emergency_plan", "get", SITE_WRITE),
    ("religion:plan-review", "emergency_plan", "get", SITE_WRITE),
    ("religion:plan-replace", "emergency_plan", "get", SITE_WRITE),
    ("religion:plan-remove", "emergency_plan", "get", SITE_WRITE),
    ("religion:drill-list", "", "get", SITES_READ),
    ("religion:drill-add", "", "get", SITES_WRITE),
    ("religion:drill-detail", "drill", "get", SITE_READ),
    ("religion:drill-edit", "drill", "get", SITE_WRITE),
    ("religion:drill-attach", "drill", "get", SITE_WRITE),
    ("religion:drill-remove", "drill", "get", SITE_WRITE),
    ("religion:incident-list", "", "get", SITES_READ),
    ("religion:incident-add", "", "get", SITES_WRITE),
    ("religion:incident-detail", "incident", "get", SITE_READ),
    ("religion:incident-edit", "incident", "get", SITE_WRITE),
    ("religion:incident-attach", "incident", "get", SITE_WRITE),
    ("religion:incident-step", "incident", "get", SITE_WRITE),
    ("religion:incident-close", "incident", "get", SITE_WRITE),
    ("religion:incident-remove", "incident", "get", SITE_WRITE),
)
PAGES: dict = {
    "clerk-emergencies": [
        "/religion/plan/",
        "/religion/plan/?q=nothing",
        "/religion/plan/add/",
        "{emergency_plan}",
        "{emergency_plan}edit/",
        "{emergency_plan}review/",
        "{emergency_plan}replace/",
        "{emergency_plan}remove/",
        "{replaced_plan}",
        "/religion/drill/",
        "/religion/drill/add/",
        "{drill}",
        "{drill}edit/",
        "/religion/incident/",
        "/religion/incident/add/",
        "{incident}",
        "{incident}step/",
        "{incident}close/",
        "{closed_incident}",
    ],
    "inspector-emergencies": ["{emergency_plan}", "{drill}", "{incident}"],
    "officer-emergencies": ["/religion/plan/?state=to_review", "{incident}"],
    "leader-emergencies": ["/religion/plan/", "{emergency_plan}", "/religion/incident/", "{closed_incident}"],
}

LONG = "横栏镇示例民间信仰活动场所灭火、人员疏散和医疗急救"


def furnish(*, clerk, officer, village) -> dict:
    """A plan whose review is due, a drill of it, one incident that goes on and one that is over."""
    at, today = timezone.now(), timezone.localdate()
    site = SiteFactory(village=village, name=f"示例应急用{LONG[:20]}庙", by=clerk)
    plan = EmergencyPlanFactory(
        site=site, title=f"示例{LONG}预案", review_due_on=today, summary=f"{LONG}。\n" * 6, by=clerk
    )
    replaced = EmergencyPlanFactory(site=site, replaced_on=today, by=clerk)
    drill = DrillFactory(site=site, plan=plan, with_whom=LONG, course=LONG * 4, shortcomings=LONG, by=clerk)
    going_on = IncidentFactory(
        site=site, title=f"示例{LONG}时纸钱起火", reported_to=LONG, injured=2, loss=LONG, by=clerk
    )
    over = IncidentFactory(site=site, by=clerk)
    for incident in (going_on, over):
        for minutes in (90, 60):
            moment = at - timedelta(minutes=minutes)
            incidents.note_step(incident=incident, happened_at=moment, text=LONG * 2, by=clerk, at=at)
    incidents.close_incident(incident=over, lessons=LONG * 4, closed_on=today, by=clerk, at=at)
    return {
        "emergency_plan": plan,
        "replaced_plan": replaced,
        "drill": drill,
        "incident": going_on,
        "closed_incident": over,
    }
