"""Campaigns, pledges, receipts, allocations and aid projects, made by the deeds themselves: `campaign_of(secretary)`."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from chamber.actions.aid_milestones import Step
from chamber.actions.aid_projects import start_aid_project
from chamber.actions.allocations import allocate
from chamber.actions.campaigns import add_campaign
from chamber.actions.pledges import add_pledge
from chamber.actions.receipts import add_receipt
from hengl_uf.enterprises.actions import add_enterprise

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 31)


def campaign_of(by, **fields):
    """慈善万人行 of 2026."""
    usual = {"name": "示例慈善万人行", "year": 2026, "starts_on": FIRST, "ends_on": LAST}
    return add_campaign(by=by, at=timezone.now(), **usual | fields)


def enterprise_of(by, village, name="示例灯饰厂"):
    """An enterprise of a village."""
    return add_enterprise(by=by, at=timezone.now(), village=village, name=name)


def pledge_of(by, campaign, amount=1000, **fields):
    """A pledge of people of the village, due in one sum, unless `enterprise` says who."""
    usual = {"pledged_on": FIRST, "donor_name": "" if "enterprise" in fields else "示例乡亲"}
    usual |= {"due_on": FIRST + timedelta(days=30)} if "parts" not in fields else {}
    return add_pledge(campaign=campaign, amount=Decimal(amount), by=by, at=timezone.now(), **usual | fields)


def receipt_of(by, pledge, amount=1000, **fields):
    """Money that came in."""
    usual = {"received_on": FIRST + timedelta(days=10)}
    return add_receipt(pledge=pledge, amount=Decimal(amount), by=by, at=timezone.now(), **usual | fields)


def aid_project_of(by, *steps, **fields):
    """A project of the year with milestones (name, day)."""
    usual = {"name": "示例助学项目", "starts_on": FIRST, "due_on": LAST}
    made = [Step(name, day) for name, day in steps]
    return start_aid_project(by=by, at=timezone.now(), steps=made, **usual | fields)


def allocation_of(by, campaign, project, amount=1000, **fields):
    """Money of the campaign for the project."""
    usual = {"what": "助学金", "allocated_on": FIRST + timedelta(days=20)}
    at = timezone.now()
    return allocate(
        campaign=campaign, project=project, amount=Decimal(amount), by=by, at=at, **usual | fields
    )
