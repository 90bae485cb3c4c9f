"""Hazards in each state of their loop, and the board."""

from django.utils import timezone

from religion.actions import hazards
from religion.models import Hazard
from tests.areas.answers import SITE_INSPECT, SITE_READ, SITES_INSPECT, SITES_READ
from tests.factories.religion_hazards import closed, days_ago, inspected, noted, picture, rectified
from tests.factories.religion_sites import SiteFactory, checklist

TABLE: tuple = (
    ("religion:hazard-list", "", "get", SITES_READ),
    ("religion:hazard-board", "", "get", SITES_READ),
    ("religion:hazard-add", "", "get", SITES_INSPECT),
    ("religion:hazard-detail", "open_hazard", "get", SITE_READ),
    ("religion:hazard-plan", "open_hazard", "get", SITE_INSPECT),
    ("religion:hazard-rectify", "open_hazard", "get", SITE_INSPECT),
    ("religion:hazard-attach", "open_hazard", "get", SITE_INSPECT),
    # Not by the one who put it right.
    ("religion:hazard-check", "rectified_hazard", "get", {**SITE_INSPECT, "clerk": 403}),
    ("religion:hazard-find-again", "closed_hazard", "get", SITE_INSPECT),
)
PAGES: dict = {
    "clerk-hazards": [
        "/religion/hazard/",
        "/religion/hazard/?state=open",
        "/religion/hazard/?q=没有这个",
        "/religion/hazard/board/",
        "/religion/hazard/add/",
        "{open_hazard}",
        "{open_hazard}plan/",
        "{open_hazard}rectify/",
        "{open_hazard}attach/",
        "{closed_hazard}again/",
    ],
    "inspector-hazards": [
        "{rectified_hazard}",
        "{rectified_hazard}check/",
        "{again_hazard}",
        "{bare_hazard}check/",
    ],
    "officer-hazards": ["{closed_hazard}", "{upward_hazard}", "{upward_hazard}plan/"],
    "leader-hazards": ["/religion/hazard/?state=escalated", "/religion/hazard/board/", "{open_hazard}"],
}

LONG = "示例：香炉灰未冷却即倒入后墙竹筐，旁边堆有香烛纸钱约二十箱，没有人看守，距离木结构厢房不足两米"


def furnish(*, clerk, officer, village) -> dict:
    """One hazard in each state, one of several rounds, one that others must solve, one without its photos."""
    site = SiteFactory(by=officer, village=village, name="示例隐患古庙（含后殿及两侧厢房）")
    made = {
        "open_hazard": noted(site, by=clerk, what=LONG, grade="major", owner_name="黎国强"),
        "rectified_hazard": rectified(noted(site, by=clerk), by=clerk),
        "closed_hazard": closed(rectified(noted(site, by=clerk), by=clerk), by=officer),
        "bare_hazard": rectified(noted(site, by=clerk, photos=0), by=clerk, photos=0),
    }
    return {**made, "upward_hazard": upward(site, officer), "again_hazard": found_again(site, clerk, officer)}


def upward(site, officer) -> Hazard:
    """What others are asked to solve."""
    return noted(
        site,
        by=officer,
        way="upward",
        interim_measure="围蔽后殿",
        referred_to="示例镇住建办",
        referred_on=days_ago(1),
    )


def found_again(site, clerk, officer) -> Hazard:
    """A failed item that was closed, found again, and sent back once."""
    fire = checklist(items=2, number=91)
    inspection = inspected(site, fire, by=clerk, on=days_ago(9), failed=("A1",), photos=1)
    hazard = hazards.raise_hazards(inspection=inspection, by=clerk, at=timezone.now())[0]
    hazard = closed(rectified(hazard, by=clerk, ago=5), by=officer, ago=4)
    again = {"note": "又裸露", "photos": [picture()], "by": clerk, "at": timezone.now()}
    hazard = rectified(hazards.find_again(hazard=hazard, on=days_ago(3), **again), by=clerk, ago=2)
    why = {"note": "仍有一处", "on": days_ago(1), "by": officer, "at": timezone.now()}
    return hazards.check(hazard=hazard, passed=False, **why)
