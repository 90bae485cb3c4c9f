"""Inspections: begun, answered, finished, entered from paper; and the route of a day."""

from datetime import timedelta

from django.utils import timezone

from religion.actions import inspections
from religion.models import ChecklistItem
from tests.areas.answers import SITE_INSPECT, SITE_READ, SITES_INSPECT, SITES_READ
from tests.factories.religion_inspections import answered, begun, finished
from tests.factories.religion_sites import SiteFactory
from tests.hengl_uf.attachments.made_files import photo, upload

# Half done it is the inspector's own, here the clerk's, and the office's.
OWN = {**SITE_INSPECT, "inspector": 403}
TABLE: tuple = (
    ("religion:route", "", "get", SITES_READ),
    ("religion:inspection-list", "", "get", SITES_READ),
    ("religion:inspection-add", "", "get", SITES_INSPECT),
    ("religion:inspection-start", "ins_site", "get", SITE_INSPECT),
    ("religion:inspection-detail", "ins_open", "get", SITE_READ),
    ("religion:inspection-answer", "ins_open", "get", OWN),
    ("religion:inspection-save-answer", "ins_open", "post", OWN),
    ("religion:inspection-photo", "ins_open", "post", {**OWN, "clerk": 422, "officer": 422}),
    ("religion:inspection-finish", "ins_open", "get", OWN),
    ("religion:inspection-edit", "ins_open", "get", OWN),
    ("religion:inspection-attach", "ins_open", "get", OWN),
    ("religion:inspection-remove", "ins_open", "get", OWN),
)
PAGES: dict = {
    "clerk-inspections": [
        "/religion/route/",
        "/religion/inspection/",
        "/religion/inspection/?state=failed",
        "/religion/inspection/add/",
        "{ins_open}",
        "{ins_open}answer/",
        "{ins_open}edit/",
        "{ins_open}remove/",
        "{ins_failed}",
    ],
    "inspector-inspections": ["/religion/route/", "{ins_site}inspect/", "{ins_failed}"],
    "leader-inspections": ["/religion/route/", "/religion/inspection/", "{ins_failed}"],
}

LONG = "示例巡查古庙（大涌尾新村第三村民小组河堤边老榕树下）"


def furnish(*, clerk, officer, village) -> dict:
    """A site to begin at, an inspection half done, and one in which things failed."""
    on, now = timezone.localdate(), {"by": clerk, "at": timezone.now()}
    site = SiteFactory(by=clerk, village=village, name=LONG, lat="22.540000", lng="113.210000")
    failed = finished(
        site=SiteFactory(by=clerk, village=village, name="示例巡查北帝庙"),
        by=officer,
        failing=("B1", "D1", "A2"),
        inspected_on=on - timedelta(days=1),
        companions="镇消防所、村委会、网格员",
    )
    half = begun(site=SiteFactory(by=clerk, village=village, name="示例巡查康公庙"), **now)
    answered(half, by=clerk, failing=("A2",), leaving=("H1", "G3"), note=LONG * 3)
    item = ChecklistItem.objects.get(checklist__in=half.checklists.all(), code="A2")
    inspections.add_photo(inspection=half, item=item, upload=upload(photo()), **now)
    return {"ins_site": site, "ins_open": half, "ins_failed": failed}
