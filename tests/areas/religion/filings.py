"""Filings of events, and who may open their pages."""

from datetime import timedelta

from django.utils import timezone

from tests.areas.answers import (
    OFFICE,
    SITE_DEED,
    SITE_READ,
    SITE_WRITE,
    SITES_READ,
    SITES_WRITE,
)
from tests.factories.religion_emergencies import EmergencyPlanFactory
from tests.factories.religion_filings import FilingFactory, in_state
from tests.factories.religion_sites import SiteFactory

TABLE: tuple = (
    ("religion:filing-list", "", "get", SITES_READ),
    ("religion:filing-add", "", "get", SITES_WRITE),
    ("religion:filing-detail", "draft_filing", "get", SITE_READ),
    ("religion:filing-edit", "draft_filing", "get", SITE_WRITE),
    ("religion:filing-attach", "draft_filing", "get", SITE_WRITE),
    ("religion:filing-submit", "draft_filing", "post", SITE_DEED),
    ("religion:filing-withdraw", "filed_filing", "post", SITE_DEED),
    ("religion:filing-accept", "large_filing", "get", OFFICE),
    ("religion:filing-refuse", "large_filing", "get", OFFICE),
    ("religion:filing-done", "held_filing", "get", SITE_WRITE),
    ("religion:filing-cancel", "large_filing", "get", SITE_WRITE),
    ("religion:filing-remove", "bare_filing", "get", SITE_WRITE),
)
PAGES: dict = {
    "clerk-filings": [
        "/religion/filing/",
        "/religion/filing/?q=nothing",
        "/religion/filing/?state=held&large=yes",
        "/religion/filing/add/",
        "{draft_filing}",
        "{draft_filing}edit/",
        "{bare_filing}",
        "{bare_filing}remove/",
        "{large_filing}",
        "{large_filing}cancel/",
        "{refused_filing}",
        "{held_filing}",
        "{held_filing}done/",
        "{done_filing}",
        "{cancelled_filing}",
    ],
    "officer-filings": ["{large_filing}", "{large_filing}accept/", "{large_filing}refuse/"],
    "inspector-filings": ["/religion/filing/", "{large_filing}"],
    "leader-filings": ["/religion/filing/?large=yes", "{large_filing}"],
}

LONG = "横栏镇示例民间信仰活动场所一年一度的诞期巡游、聚餐和粤剧演出"


def furnish(*, clerk, officer, village) -> dict:
    """A filing in each state; the one that waits for the town is large and long."""
    today = timezone.localdate()
    site = SiteFactory(village=village, name=f"示例报备用{LONG[:20]}宫", by=clerk)
    plan = EmergencyPlanFactory(site=site, kind="crowd", title=f"示例报备用{LONG}应急预案", by=clerk)
    large = FilingFactory(
        site=site,
        title=f"示例{LONG}",
        held_to=today + timedelta(days=12),
        expected_people=12_000,
        crowd_limit=2_500,
        plan=f"{LONG}。\n" * 6,
        safety=f"{LONG}。" * 4,
        emergency_plan=plan,
        by=clerk,
    )
    held = FilingFactory(
        site=site, held_from=today - timedelta(days=3), held_to=today - timedelta(days=2), by=clerk
    )
    return {
        "draft_filing": FilingFactory(site=site, by=clerk),
        "bare_filing": FilingFactory(
            site=site, expected_people=None, plan="", contact_name="", contact_phone="", by=clerk
        ),
        "filed_filing": in_state(FilingFactory(site=site, by=clerk), "filed", by=officer),
        "large_filing": in_state(large, "filed", by=officer),
        "held_filing": in_state(held, "accepted", by=officer),
        "refused_filing": in_state(FilingFactory(site=site, by=clerk), "refused", by=officer),
        "done_filing": in_state(FilingFactory(site=site, by=clerk), "done", by=officer),
        "cancelled_filing": in_state(FilingFactory(site=site, by=clerk), "cancelled", by=officer),
    }
