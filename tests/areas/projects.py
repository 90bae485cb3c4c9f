"""Projects with their milestones, money and risks."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from outreach.actions import milestones, project_parts, projects
from tests.areas.answers import ONE_DEED, ONE_READ, ONE_WRITE, OUTREACH_READ, OUTREACH_WRITE
from tests.factories import MilestoneFactory, ProjectFactory, RiskFactory
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("outreach:project-list", "", "get", OUTREACH_READ),
    ("outreach:project-add", "", "get", OUTREACH_WRITE),
    ("outreach:project-detail", "project", "get", ONE_READ),
    ("outreach:project-edit", "project", "get", ONE_WRITE),
    ("outreach:project-attach", "project", "get", ONE_WRITE),
    ("outreach:project-remove", "project", "get", ONE_WRITE),
    ("outreach:project-finish", "project", "get", ONE_WRITE),
    ("outreach:project-stop", "project", "get", ONE_WRITE),
    ("outreach:project-restart", "stopped_project", "post", ONE_DEED),
    ("outreach:project-spend", "project", "get", ONE_WRITE),
    ("outreach:project-risk", "project", "get", ONE_WRITE),
    ("outreach:milestone-add", "project", "get", ONE_WRITE),
    ("outreach:milestone-list", "", "get", OUTREACH_READ),
    ("outreach:milestone-edit", "milestone", "get", ONE_WRITE),
    ("outreach:milestone-reach", "milestone", "post", ONE_DEED),
    ("outreach:milestone-reopen", "reached_milestone", "post", ONE_DEED),
    ("outreach:milestone-drop", "milestone", "get", ONE_WRITE),
    ("outreach:spending-remove", "spending", "get", ONE_WRITE),
    ("outreach:risk-edit", "risk", "get", ONE_WRITE),
    ("outreach:risk-close", "risk", "post", ONE_DEED),
    ("outreach:risk-reopen", "closed_risk", "post", ONE_DEED),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/project/",
        "/outreach/project/?state=late",
        "/outreach/milestone/",
        "/outreach/milestone/?state=late",
        "{project}",
        "{stopped_project}",
        "{town_project}",
    ],
    "clerk-writes": [
        "/outreach/project/add/",
        "{project}edit/",
        "{project}attach/",
        "{project}finish/",
        "{project}stop/",
        "{project}spend/",
        "{project}risk/",
        "{project}milestone/",
    ],
}

LONG = "侨胞之家多功能活动室装修改造和消防验收"


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    project = ProjectFactory(
        by=clerk,
        village=village,
        name=f"示例{LONG}" * 2,
        goal=f"{LONG}。" * 6,
        starts_on=today - timedelta(days=120),
        due_on=today + timedelta(days=200),
        budget=Decimal("1000.00"),
    )
    steps = [
        MilestoneFactory(
            by=clerk, project=project, name=f"第{number}步：{LONG}", due_on=today + timedelta(days=days)
        )
        for number, days in enumerate((-100, -60, -20, -3, 20, 60, 120, 190), 1)
    ]
    MilestoneFactory.create(
        by=officer,
        project=project,
        starts_on=today - timedelta(days=30),
        due_on=today + timedelta(days=30),
        note=LONG * 4,
    )
    now = {"by": clerk, "at": at}
    reached = milestones.reach_milestone(milestone=steps[0], **now)
    spending = project_parts.spend(
        project=project, **now, spent_on=today, amount=Decimal("1920.35"), what=f"材料{LONG}"
    )
    risk = RiskFactory(by=clerk, project=project, text=f"租约{LONG}" * 3, measure=f"提前商量{LONG}")
    closed = project_parts.close_risk(risk=RiskFactory(by=clerk, project=project), **now)
    for position in ("before", "after"):
        attach(owner=project, upload=upload(photo(), f"{position}.jpg"), position=position, **now)
    stopped = ProjectFactory(by=clerk, village=village)
    projects.stop_project(project=stopped, **now, reason=f"场地收回{LONG}")
    return {
        "project": project,
        "stopped_project": stopped,
        "town_project": ProjectFactory(by=officer, due_on=date(2026, 1, 31)),
        "milestone": steps[1],
        "reached_milestone": reached,
        "spending": spending,
        "risk": risk,
        "closed_risk": closed,
    }
