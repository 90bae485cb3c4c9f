"""Who may open what: one table of (route, role → code), and the proof that no route is missing from it.

Codes for a GET of a page, or a POST of a deed that holds nothing else. Each record belongs to 三沙村, where `clerk` and
`inspector` work; `neighbour` works in 六沙村 and must not learn that it exists.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from hengl_uf.attachments.actions import attach
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.actions import add_enterprise
from hengl_uf.places.actions import add_grid
from outreach.actions import cases
from outreach.models import CaseCategory, GuideTopic, Need, ServiceCentre
from tests.areas import AREAS, furnished
from tests.areas.answers import (
    ADMINISTRATOR,
    AUDITOR,
    ENTERPRISES,
    ENTERPRISES_WRITE,
    EVERYBODY,
    FILES,
    GRIDS,
    GRIDS_WRITE,
    OFFICE,
    ONE_DEED,
    ONE_ENTERPRISE,
    ONE_ENTERPRISE_WRITE,
    ONE_READ,
    ONE_WRITE,
    OPEN,
    OUTREACH_READ,
    OUTREACH_WRITE,
    PEOPLE,
    SEARCH,
)
from tests.factories import CaseFactory, ContactFactory, VisitFactory
from tests.hengl_uf.attachments.made_files import photo, upload

# (route, which record, method, who → code)
TABLE = [
    ("home", "", "get", EVERYBODY),
    ("healthz", "", "get", OPEN),
    ("search", "", "get", SEARCH),
    ("styleguide", "", "get", EVERYBODY),
    # signing in, one's own account
    ("login", "", "get", {**dict.fromkeys(PEOPLE, 302), "stranger": 200}),
    ("logout", "", "post", dict.fromkeys(PEOPLE, 302)),
    ("access:account", "", "get", EVERYBODY),
    ("access:password-change", "", "get", EVERYBODY),
    # accounts
    ("access:user-list", "", "get", ADMINISTRATOR),
    ("access:user-add", "", "get", ADMINISTRATOR),
    ("access:user-detail", "user", "get", ADMINISTRATOR),
    ("access:user-edit", "user", "get", ADMINISTRATOR),
    ("access:user-password", "user", "get", {**ADMINISTRATOR, "administrator": 302}),
    ("access:user-disable", "user", "get", ADMINISTRATOR),
    ("access:user-enable", "user", "post", {**ADMINISTRATOR, "administrator": 302}),
    ("access:user-reset-password", "user", "get", ADMINISTRATOR),
    ("access:user-unlock", "user", "post", {**ADMINISTRATOR, "administrator": 302}),
    # the audit trail
    ("audit:entry-list", "", "get", AUDITOR),
    ("audit:entry-detail", "entry", "get", AUDITOR),
    ("audit:proof", "", "get", AUDITOR),
    # the gazetteer
    ("places:grid-list", "", "get", GRIDS),
    ("places:grid-add", "", "get", GRIDS_WRITE),
    ("places:grid-detail", "grid", "get", {**GRIDS, "neighbour": 404}),
    ("places:grid-edit", "grid", "get", GRIDS_WRITE),
    ("places:village-list", "", "get", ADMINISTRATOR),
    ("places:village-detail", "village", "get", ADMINISTRATOR),
    ("places:village-edit", "village", "get", ADMINISTRATOR),
    # categories of cases
    ("outreach:category-list", "", "get", GRIDS_WRITE),
    ("outreach:category-edit", "category", "get", GRIDS_WRITE),
    # enterprises
    ("enterprises:enterprise-list", "", "get", ENTERPRISES),
    ("enterprises:enterprise-add", "", "get", ENTERPRISES_WRITE),
    ("enterprises:enterprise-options", "", "get", ENTERPRISES),
    ("enterprises:enterprise-detail", "enterprise", "get", ONE_ENTERPRISE),
    ("enterprises:enterprise-edit", "enterprise", "get", ONE_ENTERPRISE_WRITE),
    # files: whoever may see the record
    ("attachments:attachment-file", "file", "get", FILES),
    ("attachments:attachment-thumb", "attachment", "get", FILES),
    ("attachments:attachment-remove", "attachment", "get", {**FILES, "leader": 403}),
    # visits
    ("outreach:visit-list", "", "get", OUTREACH_READ),
    ("outreach:visit-add", "", "get", OUTREACH_WRITE),
    ("outreach:visit-detail", "visit", "get", ONE_READ),
    ("outreach:visit-edit", "visit", "get", ONE_WRITE),
    ("outreach:visit-attach", "visit", "get", ONE_WRITE),
    ("outreach:visit-remove", "visit", "get", ONE_WRITE),
    ("outreach:need-case", "need", "post", ONE_DEED),
    # contacts
    ("outreach:contact-list", "", "get", OUTREACH_READ),
    ("outreach:contact-add", "", "get", OUTREACH_WRITE),
    ("outreach:contact-options", "", "get", OUTREACH_READ),
    ("outreach:contact-detail", "contact", "get", ONE_READ),
    ("outreach:contact-edit", "contact", "get", ONE_WRITE),
    ("outreach:contact-remove", "contact", "get", ONE_WRITE),
    # centres and the guide behind its public pages
    ("outreach:centre-list", "", "get", OUTREACH_READ),
    ("outreach:centre-detail", "centre", "get", ONE_READ),
    ("outreach:centre-edit", "centre", "get", OFFICE),
    ("outreach:topic-list", "", "get", OUTREACH_READ),
    ("outreach:topic-detail", "topic", "get", OUTREACH_READ),
    ("outreach:topic-edit", "topic", "get", OFFICE),
    ("outreach:topic-publish", "topic", "post", {**OFFICE, "officer": 404}),  # no language named
    ("outreach:topic-verify", "topic", "post", {**OFFICE, "officer": 302}),
    ("guide:home", "", "get", OPEN),
    ("guide:centres", "", "get", OPEN),
    ("guide:topic", "slug", "get", OPEN),
    # cases
    ("outreach:case-list", "", "get", OUTREACH_READ),
    ("outreach:case-add", "", "get", OUTREACH_WRITE),
    ("outreach:case-detail", "case", "get", ONE_READ),
    ("outreach:case-edit", "case", "get", ONE_WRITE),
    ("outreach:case-attach", "case", "get", ONE_WRITE),
    ("outreach:case-take", "new_case", "post", ONE_DEED),
    ("outreach:case-act", "case", "get", ONE_WRITE),
    ("outreach:case-pause", "case", "get", ONE_WRITE),
    ("outreach:case-resume", "paused_case", "post", ONE_DEED),
    ("outreach:case-resolve", "case", "get", ONE_WRITE),
    ("outreach:case-reopen", "resolved_case", "get", ONE_WRITE),
    ("outreach:case-hand-over", "case", "get", ONE_WRITE),
    ("outreach:case-remove", "case", "get", ONE_WRITE),
    *(row for area in AREAS for row in area.TABLE),
]


def routes(resolver=None, prefix=""):
    """The names of all addresses."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern, f"{prefix}{space}")
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def test_every_route_is_in_the_table():
    assert {row[0] for row in TABLE} == set(routes())


@pytest.fixture
def cast(request):
    """Everybody, by name; the stranger is nobody."""
    return {name: None if name == "stranger" else request.getfixturevalue(name) for name in PEOPLE}


@pytest.fixture
def records(cast, sansha, tmp_path, settings):
    """The arguments of the addresses of one record of each kind, all in 三沙村."""
    settings.MEDIA_ROOT = tmp_path
    clerk, at = cast["clerk"], timezone.now()
    contact = ContactFactory(by=clerk, village=sansha)
    visit = VisitFactory(by=clerk, village=sansha, contact=contact)
    need = Need.objects.create(visit=visit, text="想了解居住证")
    case = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    paused = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    cases.pause_case(case=paused, by=clerk, at=at, reason="等材料")
    resolved = CaseFactory(by=clerk, village=sansha, handler=clerk, status="working")
    cases.resolve_case(case=resolved, by=clerk, at=at, outcome="已办好", satisfaction="not_asked")
    picture = attach(owner=visit, upload=upload(photo(), "现场.jpg"), by=clerk, at=at)
    grid = add_grid(by=cast["officer"], at=at, village=sansha, name="第一网格")
    enterprise = add_enterprise(by=clerk, at=at, village=sansha, name="示例灯饰厂")
    by = {"clerk": clerk, "officer": cast["officer"], "secretary": cast["secretary"]}
    made = furnished(**by, village=sansha)
    return {
        # A record, or the arguments of an address as they are (a token).
        **{name: one if isinstance(one, list) else [one.pk] for name, one in made.items()},
        "": [],
        "user": [clerk.pk],
        "entry": [Entry.objects.latest("pk").pk],
        "grid": [grid.pk],
        "enterprise": [enterprise.pk],
        "file": [picture.pk, picture.name],
        "attachment": [picture.pk],
        "visit": [visit.pk],
        "need": [need.pk],
        "contact": [contact.pk],
        "case": [case.pk],
        "new_case": [CaseFactory(by=clerk, village=sansha).pk],
        "paused_case": [paused.pk],
        "resolved_case": [resolved.pk],
        "village": [sansha.pk],
        "category": [CaseCategory.objects.active().first().pk],
        "centre": [ServiceCentre.objects.get(village=sansha).pk],
        "topic": [GuideTopic.objects.first().pk],
        "slug": [GuideTopic.objects.first().slug],
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_the_table_holds(person, cast, records, signed_in):
    browser = signed_in(cast[person]) if cast[person] else Client()
    wrong = {}
    for route, record, method, expected in TABLE:
        with transaction.atomic():
            response = getattr(browser, method)(reverse(route, args=records[record]))
            b"".join(response)  # a file that is read to its end is closed
            transaction.set_rollback(True)
        code = response.status_code
        if cast[person]:
            browser = signed_in(cast[person])
        if code != expected[person]:
            wrong[route] = f"{code} instead of {expected[person]}"
    assert wrong == {}


def test_a_deed_answers_a_get_with_405(records, signed_in, clerk):
    deeds = [
        reverse(route, args=records[record]) for route, record, method, _who in TABLE if method == "post"
    ]
    own = [url for url in deeds if "/access/" not in url and "logout" not in url]
    assert {signed_in(clerk).get(url).status_code for url in own} == {405}


@pytest.mark.parametrize("pk", [0, 10**12, 2**63 - 1])
def test_a_forged_id_is_not_found(pk, signed_in, clerk):
    browser = signed_in(clerk)
    assert {browser.get(f"/outreach/{noun}/{pk}/").status_code for noun in ("visit", "case", "contact")} == {
        404
    }
