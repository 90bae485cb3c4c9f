"""QR plates: live, replaced, missing; and what they open."""

from django.utils import timezone

from religion.actions import plates
from tests.areas.answers import NOBODY, OFFICE, SITES_READ
from tests.factories.religion_sites import SiteFactory

TABLE: tuple = (
    ("religion:plate-list", "", "get", SITES_READ),
    ("religion:plate-add", "", "get", OFFICE),
    ("religion:plate-make", "", "get", OFFICE),
    ("religion:plate-print", "", "get", OFFICE),
    ("religion:plate-edit", "live_plate", "get", OFFICE),
    ("religion:plate-replace", "live_plate", "get", OFFICE),
    ("religion:plate-revoke", "live_plate", "get", OFFICE),
    ("religion:plate-svg", "live_plate", "get", OFFICE),
    (
        "religion:scan",
        "plate_token",
        "get",
        {**NOBODY, "clerk": 302, "neighbour": 404, "officer": 302, "leader": 302, "inspector": 302},
    ),
    (
        "religion:scan",
        "revoked_plate_token",
        "get",
        {**NOBODY, "clerk": 410, "neighbour": 404, "officer": 410, "leader": 410, "inspector": 410},
    ),
)
PAGES: dict = {
    "officer-plates": [
        "/religion/plate/",
        "/religion/plate/?state=none",
        "/religion/plate/?q=没有这个",
        "/religion/plate/add/",
        "/religion/plate/make/",
        "/religion/plate/print/",
        "/religion/plate/print/?size=plate",
        "/religion/plate/print/?made_from=2999-01-01",
        "/religion/plate/{live_plate_pk}/edit/",
        "/religion/plate/{live_plate_pk}/replace/",
        "/religion/plate/{live_plate_pk}/revoke/",
    ],
    "clerk-plates": ["/religion/plate/", "/religion/plate/?state=revoked"],
    "leader-plates": ["/religion/plate/"],
    "inspector-plates": ["/religion/q/{revoked_plate_token}/"],
}

LONG = "示例场所码古庙（第十二村民小组沙尾涌边老榕树旁合祀旧址）"


def furnish(*, clerk, officer, village) -> dict:
    """A site with a plate that took the place of another, and one with none."""
    how = {"by": officer, "at": timezone.now()}
    site = SiteFactory(by=officer, village=village, name=LONG)
    SiteFactory(by=officer, village=village, name="示例没有场所码的庙")
    revoked = plates.make_plate(site=site, place=f"正门右侧{LONG}", **how)
    live = plates.replace_plate(plate=revoked, reason="被雨水泡坏，看不清", **how)
    return {
        "live_plate": live,
        "live_plate_pk": [live.pk],
        "plate_token": [live.token],
        "revoked_plate_token": [revoked.token],
    }
