"""Registrations of sites in every state, and the conditions of an application."""

from decimal import Decimal

from django.utils import timezone

from hengl_uf.attachments.actions import attach
from religion.actions import readiness_items
from religion.actions import registrations as deeds
from religion.classification import SiteClass
from religion.models.registrations import State
from tests.areas.answers import NOBODY, OFFICE, SITE_READ, SITE_WRITE, SITES_READ, SITES_WRITE
from tests.factories.religion_registrations import registration_in, site_of
from tests.factories.religion_sites import SiteFactory
from tests.hengl_uf.attachments.made_files import photo, upload

STANDS = {**SITE_WRITE, "clerk": 403, "officer": 403}  # a deed that does not fit the state: nobody's
TABLE: tuple = (
    ("religion:registration-list", "", "get", SITES_READ),
    ("religion:registration-add", "", "get", SITES_WRITE),
    ("religion:registration-detail", "registration_draft", "get", SITE_READ),
    ("religion:registration-edit", "registration_draft", "get", SITE_WRITE),
    ("religion:registration-edit", "registration_reported", "get", STANDS),
    ("religion:registration-attach", "registration_draft", "get", SITE_WRITE),
    ("religion:registration-attach", "registration_reported", "get", {**SITE_WRITE, "clerk": 403}),
    ("religion:registration-submit", "registration_draft", "get", SITE_WRITE),
    ("religion:registration-submit", "registration_reported", "get", STANDS),
    ("religion:registration-withdraw", "registration_submitted", "get", SITE_WRITE),
    ("religion:registration-review", "registration_submitted", "get", OFFICE),
    ("religion:registration-publish", "registration_reviewed", "get", OFFICE),
    ("religion:registration-publish", "registration_reported", "get", NOBODY),
    ("religion:registration-report", "registration_public", "get", OFFICE),
    ("religion:registration-return", "registration_submitted", "get", OFFICE),
    ("religion:registration-number", "registration_reported", "get", OFFICE),
    ("religion:registration-number", "registration_running", "get", NOBODY),
    ("religion:registration-change", "registration_filed", "get", SITE_WRITE),
    ("religion:registration-drop-change", "registration_changing", "get", SITE_WRITE),
    ("religion:registration-cancel", "registration_filed", "get", OFFICE),
    ("religion:registration-remove", "registration_draft", "get", SITE_WRITE),
    ("religion:readiness-item-list", "", "get", SITES_READ),
    ("religion:readiness-item-add", "", "get", OFFICE),
    ("religion:readiness-item-edit", "readiness_item", "get", OFFICE),
)
PAGES: dict = {
    "clerk-registrations": [
        "/religion/registration/",
        "/religion/registration/?state=cancelled&q=没有",
        "/religion/registration/add/",
        "/religion/registration/add/?site={registration_free_site}",
        "{registration_draft}",
        "{registration_draft}edit/",
        "{registration_draft}submit/",
        "{registration_draft}attach/",
        "{registration_draft}remove/",
        "{registration_submitted}",
        "{registration_submitted}withdraw/",
        "{registration_returned}",
        "{registration_filed}change/",
        "{registration_changing}drop-change/",
        "/religion/readiness-item/",
    ],
    "officer-registrations": [
        "/religion/registration/?state=town",
        "{registration_submitted}",
        "{registration_submitted}review/",
        "{registration_submitted}return/",
        "{registration_reviewed}",
        "{registration_reviewed}publish/",
        "{registration_running}",
        "{registration_public}report/",
        "{registration_reported}",
        "{registration_reported}number/",
        "{registration_registered}",
        "{registration_filed}",
        "{registration_filed}cancel/",
        "{registration_changing}",
        "{registration_cancelled}",
        "/religion/readiness-item/add/",
    ],
    "leader-registrations": ["/religion/registration/", "{registration_registered}"],
}

LONG = "民间信仰活动场所登记编号申报材料"


def furnish(*, clerk, officer, village) -> dict:
    """One registration in each state, and those beside them that pages look different for."""
    now = {"by": officer, "at": timezone.now()}
    made: dict = {}
    for state in State:
        name = f"登记{state.label}示例古庙"
        kind = SiteClass.REGISTERED if state in (State.REGISTERED, State.REPORTED) else SiteClass.FILED
        site = site_of(kind, village=village, officer=officer, name=name)
        made[f"registration_{state}"] = registration_in(state, site=site, officer=officer, by=clerk)
    running = site_of(SiteClass.REGISTERED, village=village, officer=officer, name="登记公示未满示例古庙")
    made["registration_running"] = registration_in(State.PUBLIC, site=running, officer=officer, running=True)
    returned = site_of(SiteClass.FILED, village=village, officer=officer, name=f"登记退回示例{LONG}" * 2)
    sent = registration_in(State.SUBMITTED, site=returned, officer=officer, by=clerk)
    made["registration_returned"] = deeds.send_back(
        registration=sent, **now, reason=f"缺{LONG}，请补正。" * 5
    )
    draft = made["registration_draft"]
    attach(owner=draft, upload=upload(photo(), f"{LONG}.jpg"), position="application", **now)
    free = SiteFactory(by=officer, village=village, name="登记未开始示例古庙", floor_area=Decimal("120.50"))
    item = readiness_items.add_item(
        **now, text=f"示例条件：{LONG}齐全", source=f"示例来源{LONG}" * 3, is_required=True, order=99
    )
    item = readiness_items.change_item(item=item, **now, is_active=False)
    return {**made, "registration_free_site": [free.pk], "readiness_item": item}
