"""Campaigns, pledges, receipts, allocations and aid projects."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from chamber import links
from chamber.actions import aid_milestones, aid_projects
from chamber.actions.campaigns import close_campaign
from chamber.actions.instalments import Part
from hengl_uf.attachments.actions import attach
from tests.areas.answers import CHAMBER_DEED, CHAMBER_READ, CHAMBER_WRITE, OPEN
from tests.factories.chamber_giving import (
    aid_project_of,
    allocation_of,
    campaign_of,
    enterprise_of,
    pledge_of,
    receipt_of,
)
from tests.hengl_uf.attachments.made_files import photo, upload

TABLE: list = [
    ("chamber:campaign-list", "", "get", CHAMBER_READ),
    ("chamber:campaign-add", "", "get", CHAMBER_WRITE),
    ("chamber:campaign-detail", "campaign", "get", CHAMBER_READ),
    ("chamber:campaign-edit", "campaign", "get", CHAMBER_WRITE),
    ("chamber:campaign-attach", "campaign", "get", CHAMBER_WRITE),
    ("chamber:campaign-close", "campaign", "post", CHAMBER_DEED),
    ("chamber:campaign-reopen", "closed_campaign", "post", CHAMBER_DEED),
    ("chamber:campaign-remove", "campaign", "get", CHAMBER_WRITE),
    ("chamber:allocation-add", "campaign", "get", CHAMBER_WRITE),
    ("chamber:pledge-list", "", "get", CHAMBER_READ),
    ("chamber:pledge-add", "", "get", CHAMBER_WRITE),
    ("chamber:pledge-detail", "pledge", "get", CHAMBER_READ),
    ("chamber:pledge-edit", "pledge", "get", CHAMBER_WRITE),
    ("chamber:pledge-attach", "pledge", "get", CHAMBER_WRITE),
    ("chamber:pledge-thank", "pledge", "get", CHAMBER_WRITE),
    ("chamber:pledge-remove", "pledge", "get", CHAMBER_WRITE),
    ("chamber:receipt-add", "pledge", "get", CHAMBER_WRITE),
    ("chamber:receipt-list", "", "get", CHAMBER_READ),
    ("chamber:receipt-edit", "receipt", "get", CHAMBER_WRITE),
    ("chamber:receipt-remove", "receipt", "get", CHAMBER_WRITE),
    ("chamber:instalment-list", "", "get", CHAMBER_READ),
    ("chamber:allocation-list", "", "get", CHAMBER_READ),
    ("chamber:allocation-edit", "allocation", "get", CHAMBER_WRITE),
    ("chamber:allocation-remove", "allocation", "get", CHAMBER_WRITE),
    ("chamber:aid-project-list", "", "get", CHAMBER_READ),
    ("chamber:aid-project-add", "", "get", CHAMBER_WRITE),
    ("chamber:aid-project-detail", "aid_project", "get", CHAMBER_READ),
    ("chamber:aid-project-edit", "aid_project", "get", CHAMBER_WRITE),
    ("chamber:aid-project-attach", "aid_project", "get", CHAMBER_WRITE),
    ("chamber:aid-project-finish", "aid_project", "get", CHAMBER_WRITE),
    ("chamber:aid-project-stop", "aid_project", "get", CHAMBER_WRITE),
    ("chamber:aid-project-restart", "stopped_aid_project", "post", CHAMBER_DEED),
    ("chamber:aid-project-remove", "aid_project", "get", CHAMBER_WRITE),
    ("chamber:aid-milestone-add", "aid_project", "get", CHAMBER_WRITE),
    ("chamber:aid-milestone-edit", "aid_milestone", "get", CHAMBER_WRITE),
    ("chamber:aid-milestone-reach", "aid_milestone", "get", CHAMBER_WRITE),
    ("chamber:aid-milestone-reopen", "reached_aid_milestone", "post", CHAMBER_DEED),
    ("chamber:aid-milestone-attach", "aid_milestone", "get", CHAMBER_WRITE),
    ("chamber:aid-milestone-remove", "aid_milestone", "get", CHAMBER_WRITE),
    ("chamber:giving-detail", "giver", "get", CHAMBER_READ),
    ("chamber:giving-link", "giving_token", "get", OPEN),
    ("chamber:giving-link-photo", "giving_photo", "get", OPEN),
    ("chamber:giving-link-thumb", "giving_photo", "get", OPEN),
]
PAGES: dict = {
    "secretary-giving": [
        "/chamber/campaign/",
        "/chamber/campaign/?q=nobody",
        "/chamber/campaign/add/",
        "{campaign}",
        "{campaign}edit/",
        "{campaign}attach/",
        "{campaign}remove/",
        "{campaign}allocate/",
        "{closed_campaign}",
        "/chamber/pledge/",
        "/chamber/pledge/?state=overdue",
        "/chamber/pledge/add/",
        "{pledge}",
        "{pledge}edit/",
        "{pledge}thank/",
        "{pledge}receive/",
        "{pledge}remove/",
        "/chamber/receipt/",
        "/chamber/instalment/?state=overdue",
        "/chamber/allocation/",
        "/chamber/aid-project/",
        "/chamber/aid-project/?state=late",
        "/chamber/aid-project/add/",
        "{aid_project}",
        "{aid_project}edit/",
        "{aid_project}finish/",
        "{aid_project}stop/",
        "{aid_project}milestone/",
        "/chamber/aid-milestone/{aid_milestone}/reach/",
        "/chamber/aid-milestone/{aid_milestone}/attach/",
        "{stopped_aid_project}",
        "/chamber/giving/{giver}/",
    ],
    "leader-giving": ["{campaign}", "{pledge}", "{aid_project}", "/chamber/giving/{giver}/"],
    "stranger": ["/chamber/g/{giving_token}/", "/chamber/g/{giving_token}/?lang=en"],
}

LONG = "横栏镇新茂工业区困难职工子女助学和校园照明改造"


def furnish(*, secretary, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    now = {"by": secretary, "at": at}
    first = today - timedelta(days=90)
    campaign = campaign_of(
        secretary,
        name=f"示例慈善万人行{LONG}",
        year=today.year,
        starts_on=first,
        ends_on=today + timedelta(days=30),
        goal=Decimal("5000000.00"),
        summary=f"{LONG}。" * 6,
    )
    giver = enterprise_of(secretary, village, f"示例捐赠{LONG}照明科技股份有限公司")
    pledge = pledge_of(
        secretary,
        campaign,
        Decimal("1920350.55"),
        enterprise=giver,
        purpose=f"用于{LONG}",
        pledged_on=first,
        parts=[
            Part(first + timedelta(days=9), Decimal("1000000.00")),
            Part(today - timedelta(days=3), Decimal("500000.00")),
            Part(today + timedelta(days=60), Decimal("420350.55")),
        ],
    )
    receipt = receipt_of(secretary, pledge, Decimal("1000000.00"), received_on=first + timedelta(days=9))
    receipt_of(
        secretary,
        pledge,
        Decimal("80000.00"),
        form="goods",
        goods=f"LED 灯 800 套，{LONG}",
        voucher_no="示例-2026-0001",
        received_on=first + timedelta(days=12),
    )
    villagers = pledge_of(secretary, campaign, 300, pledged_on=first, due_on=first)
    receipt_of(secretary, villagers, 500, received_on=first, beyond_reason="现场加捐")
    project = aid_project_of(
        secretary,
        (f"采购{LONG}", first + timedelta(days=20)),
        (f"发放{LONG}", today - timedelta(days=2)),
        ("回访", today + timedelta(days=20)),
        name=f"示例{LONG}",
        village=village,
        runner=f"横栏镇{LONG}工作组",
        beneficiaries=126,
        goal=f"{LONG}。" * 4,
        starts_on=first,
        due_on=today + timedelta(days=100),
    )
    steps = list(project.milestones.order_by("due_on"))
    reached = aid_milestones.reach_milestone(milestone=steps[0], **now, done_on=today, note=f"{LONG}已验收")
    proof = attach(owner=reached, upload=upload(photo(), f"{LONG}.jpg"), caption="灯具到货", **now)
    attach(owner=project, upload=upload(photo((700, 300)), "现场.jpg"), **now)
    on = {"allocated_on": first + timedelta(days=15)}
    allocation = allocation_of(secretary, campaign, project, 600_000, pledge=pledge, what=LONG, **on)
    allocation_of(secretary, campaign, project, 20_000, voucher_no="示例-2026-0002", **on)
    stopped = aid_project_of(secretary, name="示例停止的项目", due_on=today + timedelta(days=60))
    aid_projects.stop_aid_project(project=stopped, **now, reason=f"场地收回{LONG}")
    closed = campaign_of(secretary, name="示例往年募捐", year=today.year - 1)
    close_campaign(campaign=closed, **now)
    token = links.token("giving", giver.pk)
    return {
        "campaign": campaign,
        "closed_campaign": closed,
        "pledge": pledge,
        "receipt": receipt,
        "allocation": allocation,
        "aid_project": project,
        "stopped_aid_project": stopped,
        "aid_milestone": [steps[1].pk],
        "reached_aid_milestone": [reached.pk],
        "giver": [giver.pk],
        "giving_token": [token],
        "giving_photo": [token, proof.pk],
    }
