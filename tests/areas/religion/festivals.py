"""Festivals, their days, and the checks before them."""

from datetime import timedelta

from django.utils import timezone

from religion.actions import festivals, occurrences
from religion.models import SpecialCheck
from tests.areas.answers import SITE_DEED, SITE_READ, SITE_WRITE, SITES_READ, SITES_WRITE
from tests.factories.religion_festivals import occurrence, special_check
from tests.factories.religion_sites import SiteFactory

TABLE: list = [
    ("religion:festival-list", "", "get", SITES_READ),
    ("religion:festival-calendar", "", "get", SITES_READ),
    ("religion:festival-add", "", "get", SITES_WRITE),
    ("religion:festival-days", "", "get", SITES_WRITE),
    ("religion:festival-detail", "festival", "get", SITE_READ),
    ("religion:festival-edit", "festival", "get", SITE_WRITE),
    ("religion:festival-remove", "festival", "get", SITE_WRITE),
    ("religion:occurrence-list", "", "get", SITES_READ),
    ("religion:occurrence-confirm-year", "", "get", SITES_WRITE),
    ("religion:occurrence-detail", "occurrence", "get", SITE_READ),
    ("religion:occurrence-edit", "occurrence", "get", SITE_WRITE),
    ("religion:occurrence-confirm", "occurrence", "post", SITE_DEED),
    ("religion:occurrence-cancel", "occurrence", "get", SITE_WRITE),
    ("religion:occurrence-restore", "cancelled_occurrence", "post", SITE_DEED),
    ("religion:special-check-list", "", "get", SITES_READ),
]
READ = [
    "/religion/festival/",
    "/religion/festival/?month=3",
    "/religion/festival/?q=nothing-like-it",
    "/religion/festival/calendar/",
    "{festival}",
    "/religion/occurrence/",
    "/religion/occurrence/?state=cancelled",
    "{occurrence}",
    "{confirmed_occurrence}",
    "{cancelled_occurrence}",
    "/religion/special-check/",
    "/religion/special-check/?state=overdue",
]
PAGES: dict = {
    "clerk-festivals": [
        *READ,
        "/religion/festival/add/",
        "{festival}edit/",
        "{festival}remove/",
        "{occurrence}edit/",
        "{occurrence}cancel/",
        "/religion/occurrence/confirm-year/",
    ],
    "officer-festivals": [
        "/religion/occurrence/",
        "/religion/occurrence/confirm-year/",
        "/religion/festival/calendar/",
    ],
    "inspector-festivals": ["/religion/special-check/", "{occurrence}", "{festival}"],
    "leader-festivals": ["/religion/festival/calendar/?year=2033", "{confirmed_occurrence}"],
}

LONG = "神诞巡游、粤剧演出和平安宴"


def furnish(*, clerk, officer, village):
    """Festivals with long names, days in each state, and checks."""
    at, today = timezone.now(), timezone.localdate()
    now = {"by": clerk, "at": at}
    site = SiteFactory(by=clerk, village=village, name="示例诞期古庙（历次重修后合并管理的一处）")
    festival = festivals.add_festival(
        site=site,
        name=f"示例{LONG}",
        lunar_month=3,
        lunar_day=30,
        leap="both",
        days_before=2,
        days=5,
        usual_people=1200,
        note=LONG * 6,
        **now,
    )
    yearly = festivals.add_festival(site=site, name="示例短诞", lunar_month=9, lunar_day=9, **now)
    # Days of our own around today, in lunar years that no job makes.
    waiting = occurrence(festival, today + timedelta(days=20), 5, lunar_year=2101, crowd_note=LONG * 10)
    sure = occurrence(yearly, today + timedelta(days=5), 3, lunar_year=2102, expected_people=3000)
    off = occurrence(yearly, today + timedelta(days=9), lunar_year=2103)
    special_check(
        site,
        today,
        name=f"示例{LONG}",
        kind=SpecialCheck.Kind.FESTIVAL,
        not_before=today - timedelta(days=8),
        due_on=today - timedelta(days=1),
    )
    return {
        "festival": festival,
        "occurrence": waiting,
        "confirmed_occurrence": occurrences.confirm(occurrence=sure, **now),
        "cancelled_occurrence": occurrences.cancel(occurrence=off, reason=f"场地维修，{LONG}不办", **now),
    }
