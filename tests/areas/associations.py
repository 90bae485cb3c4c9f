"""Associations, their offices and terms, and what they share."""

from datetime import date, timedelta

from django.utils import timezone

from outreach.actions import associations, offices, resources
from tests.areas.answers import OFFICE, ONE_READ, OUTREACH_READ
from tests.factories import AssociationFactory, OfficeFactory, ResourceFactory, TermFactory

# Whoever may not edit associations at all is told so, whichever record it is.
TABLE: list = [
    ("outreach:association-list", "", "get", OUTREACH_READ),
    ("outreach:association-add", "", "get", OFFICE),
    ("outreach:association-options", "", "get", OUTREACH_READ),
    ("outreach:association-detail", "association", "get", ONE_READ),
    ("outreach:association-edit", "association", "get", OFFICE),
    ("outreach:association-attach", "association", "get", OFFICE),
    ("outreach:association-remove", "association", "get", OFFICE),
    ("outreach:association-move", "association", "get", OFFICE),
    ("outreach:association-count", "association", "get", OFFICE),
    ("outreach:office-add", "association", "get", OFFICE),
    ("outreach:office-edit", "office", "get", OFFICE),
    ("outreach:term-add", "office", "get", OFFICE),
    ("outreach:term-edit", "term", "get", OFFICE),
    ("outreach:term-end", "term", "get", OFFICE),
    ("outreach:resource-list", "", "get", OUTREACH_READ),
    ("outreach:resource-add", "", "get", OFFICE),
    ("outreach:resource-detail", "resource", "get", ONE_READ),
    ("outreach:resource-edit", "resource", "get", OFFICE),
    ("outreach:resource-attach", "resource", "get", OFFICE),
    ("outreach:resource-use", "resource", "get", OFFICE),
    ("outreach:resource-remove", "resource", "get", OFFICE),
]
PAGES: dict = {
    "clerk-reads": [
        "/outreach/association/",
        "/outreach/association/?state=vacant",
        "{association}",
        "{town_association}",
        "/outreach/resource/",
        "{resource}",
    ],
    "officer": [
        "/outreach/association/add/",
        "{association}",
        "{association}edit/",
        "{association}move/",
        "{association}count/",
        "{association}office/",
        "{association}remove/",
        "/outreach/resource/add/",
        "{resource}",
        "{resource}use/",
        "{resource}edit/",
    ],
}

LONG = "港澳乡亲联谊与灯饰照明行业协作促进会"


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    at, today = timezone.now(), timezone.localdate()
    association = AssociationFactory(by=officer, village=village, name=f"示例{LONG}", remark=LONG * 6)
    town = AssociationFactory(by=officer, name=f"示例全镇{LONG}")
    now = {"association": association, "by": officer, "at": at}
    for years, members in ((2, 1080), (0, 1234)):
        day = today - timedelta(days=365 * years)
        associations.move_seat(**now, from_on=day, address=f"示例路 {years + 1} 号{LONG}", note=LONG)
        associations.count_members(**now, counted_on=day, members=members)
    office = OfficeFactory(by=officer, association=association, title=f"名誉会长兼{LONG}", seats=3)
    OfficeFactory(by=officer, association=association, title="秘书长")
    term = TermFactory(
        by=officer, office=office, holder_name=f"李示例（{LONG}）", ends_on=today + timedelta(days=30)
    )
    left = TermFactory(by=officer, office=office, starts_on=date(2020, 1, 1), ends_on=date(2023, 12, 31))
    offices.end_term(term=left, by=officer, at=at, last_on=date(2023, 6, 1), reason="移居外地")
    resource = ResourceFactory(by=officer, association=association, village=village, name=f"会议室{LONG}")
    use = {"resource": resource, "by": officer, "at": at, "what": f"理事会{LONG}"}
    resources.use_resource(**use, used_on=today, association=town)
    resources.use_resource(**use, used_on=today - timedelta(days=9), village=village)
    ResourceFactory(by=officer, association=association, kind="material", offered_until=date(2025, 1, 1))
    return {
        "association": association,
        "town_association": town,
        "office": office,
        "term": term,
        "resource": resource,
    }
