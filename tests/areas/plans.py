"""Planned visits."""

from datetime import timedelta

from django.utils import timezone

from hengl_uf.enterprises.actions import add_enterprise
from outreach.actions.plans import cancel_plan
from tests.areas.answers import NOBODY, ONE_DEED, ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import CaseFactory, ContactFactory, PlanFactory, VisitFactory

NAMES_NOTHING = {**NOBODY, "clerk": 404, "neighbour": 404, "officer": 404}
TABLE = [
    ("outreach:plan-list", "", "get", OUTREACH_READ),
    ("outreach:plan-add", "", "get", OUTREACH_WRITE),
    ("outreach:plan-route", "", "get", OUTREACH_READ),
    ("outreach:plan-carry-over", "", "post", NAMES_NOTHING),  # nobody named
    ("outreach:plan-detail", "plan", "get", ONE_READ),
    ("outreach:plan-edit", "plan", "get", ONE_WRITE),
    ("outreach:plan-cancel", "plan", "get", ONE_WRITE),
    ("outreach:plan-move", "plan", "post", {**ONE_DEED, "clerk": 404, "officer": 404}),  # no direction named
]
PAGES = {
    "clerk-reads": (
        "/outreach/plan/",
        "/outreach/plan/route/",
        "/outreach/plan/route/?day=2030-01-01",
        "{plan}",
        "{paid_plan}",
        "{cancelled_plan}",
        "{planned_enterprise}",
    ),
    "clerk-writes": ("/outreach/plan/add/", "{plan}edit/", "{plan}cancel/"),
    "leader": ("/outreach/plan/", "/outreach/plan/route/", "{plan}"),
}


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at = timezone.now()
    on = timezone.localdate(at)
    person = ContactFactory(by=clerk, village=village, name="司徒宝珠（Bernadette Szeto Po Chu Wong）")
    person.phones.create(number="+85291234567", reversed="76543219258+")
    person.phones.create(number="+8613800138000", reversed="00083100831968+", order=1)
    CaseFactory(by=clerk, village=village, contact=person, title="咨询居住证续期和子女入学" * 5)
    plan = {
        "by": clerk,
        "village": village,
        "place": "三沙村示例路 12 号（榕树旁）",
        "note": "送材料，问老屋修缮" * 8,
    }
    visit = VisitFactory(by=clerk, village=village, contact=person)
    firm = add_enterprise(by=clerk, at=at, village=village, name="示例灯饰有限公司（计划走访）")
    return {
        "plan": PlanFactory(**plan, contact=person, order=1),
        "planned_enterprise": PlanFactory(**plan, enterprise=firm, order=2),
        "paid_plan": PlanFactory(**plan, contact=person, visit=visit, agreed_in=visit),
        "late_plan": PlanFactory(**plan, planned_on=on - timedelta(days=1)),
        "cancelled_plan": cancel_plan(plan=PlanFactory(**plan), by=clerk, at=at, reason="对方外出" * 40),
    }
