"""The auditor's pages."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from hengl_uf.accounts import events
from hengl_uf.audit.models import Entry
from hengl_uf.audit.trail import record

LIST = "/audit/entry/"
ROLES = ["office", "chamber", "village", "inspector", "leader", "administrator"]


@pytest.fixture
def auditor(account, browser):
    return browser(account("auditor"))


@pytest.fixture
def trail(clerk, account):
    """Three deeds on three days: by the system, by the clerk, by an office worker."""
    office = account("office")
    days = [(None, events.ADDED, 1), (clerk, events.EDITED, 2), (office, events.DISABLED, 3)]
    written = []
    for by, event, day in days:
        with (
            time_machine.travel(datetime(2026, 3, day, 16, 30, tzinfo=UTC), tick=False),
            transaction.atomic(),
        ):
            written.append(record(event, target=clerk, by=by, changes={"姓名": ["旧名", "新名"]}))
    return written


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", [LIST, "/audit/proof/", "entry"])
def test_pages_are_the_auditors(account, browser, trail, role, path):
    path = f"{LIST}{trail[0].pk}/" if path == "entry" else path
    user = account(role, "one")
    assert browser(user).get(path).status_code == 403


def test_strangers_are_asked_to_sign_in(db, visitor):
    assert visitor.get(LIST).status_code == 302


def test_newest_first(auditor, trail):
    rows = auditor.get(LIST, {"end": "2026-03-31"}).context["rows"]
    assert rows == trail[::-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"start": "2026-03-03", "end": "2026-03-03"}, [1]),  # 16:30 UTC on the 2nd is 00:30 on the 3rd here
        ({"start": "2026-03-02", "end": "2026-03-03"}, [1, 0]),
        ({"event": "access.user.edited"}, [1]),
        ({"person": "none", "end": "2026-03-31"}, [0]),
        ({"target_type": "hengl_uf.town", "end": "2026-03-31"}, []),
        ({"target_id": "99999"}, []),
    ],
)
def test_filters(auditor, trail, query, found):
    assert auditor.get(LIST, query).context["rows"] == [trail[number] for number in found]


def test_filter_by_person_and_target(auditor, trail, clerk):
    query = {"person": clerk.pk, "target_type": "hengl_uf.user", "target_id": clerk.pk}
    assert auditor.get(LIST, query).context["rows"] == [trail[1]]


@pytest.mark.parametrize(
    "query",
    ["start=9999-12-31", "start=0001-01-01", "person=x", "target_id=99999999999999999999", "event=%00"],
)
def test_strange_filters_find_nothing_and_break_nothing(auditor, trail, query):
    response = auditor.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert response.context["rows"] == []


def test_list_asks_few_queries(auditor, trail, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        auditor.get(LIST)


def test_entry_shows_before_and_after(auditor, trail):
    page = auditor.get(f"{LIST}{trail[1].pk}/").content.decode()
    for words in ("修改账号", "旧名", "新名", "2026年3月3日（周二）"):
        assert words in page


def test_reading_the_trail_leaves_no_entry(auditor, trail):
    before = Entry.objects.count()
    auditor.get(LIST)
    auditor.get(f"{LIST}{trail[0].pk}/")
    assert Entry.objects.count() == before


def test_proof_page_before_the_first_proof(auditor):
    assert "还没有做过完整性证明" in auditor.get("/audit/proof/").content.decode()


def test_proof_page_after_a_proof(auditor, trail):
    connection.check_constraints()
    call_command("verify_audit")
    assert "记录完整" in auditor.get("/audit/proof/").content.decode()


def test_proof_page_when_nights_were_missed(auditor, trail, account, browser):
    connection.check_constraints()
    call_command("verify_audit")
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        page = browser(account("auditor", "second")).get("/audit/proof/").content.decode()
    assert "上次证明已过去较久" in page


def test_proof_page_when_the_file_was_changed(auditor, trail, anchors):
    anchors.write_text("2026-01-01T00:00:00+00:00 1 x y\n")
    assert "证明文件被改动" in auditor.get("/audit/proof/").content.decode()
