"""Correcting and removing a visit."""

import pytest
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.actions import visits as actions
from outreach.models import Visit
from tests.factories import VisitFactory


@pytest.fixture
def visit(clerk, sansha):
    return VisitFactory(by=clerk, village=sansha, summary="原来的情况")


def posted(visit, user, **changes):
    return {
        "form_token": held.new_token(user),
        "version": visit.version,
        "contact": visit.contact_id,
        "visited_on": visit.visited_on.isoformat(),
        "purpose": "routine",
        "staff": visit.staff_id,
        "village": visit.village_id,
        "summary": visit.summary,
        "needs-TOTAL_FORMS": 0,
        "needs-INITIAL_FORMS": 0,
        "promises-TOTAL_FORMS": 0,
        "promises-INITIAL_FORMS": 0,
        **changes,
    }


def test_a_change_is_told_in_history_with_before_and_after(signed_in, clerk, visit):
    signed_in(clerk).post(f"/outreach/visit/{visit.pk}/edit/", posted(visit, clerk, summary="补充了情况"))
    entry = Entry.objects.about(visit).first()
    assert entry.changes == {"走访情况": ["原来的情况", "补充了情况"]}


def test_a_stale_edit_is_shown_side_by_side_and_changes_nothing(signed_in, clerk, officer, visit):
    actions.change_visit(visit=visit, by=officer, at=timezone.now(), summary="统战办改的")
    response = signed_in(clerk).post(
        f"/outreach/visit/{visit.pk}/edit/", posted(visit, clerk, summary="我改的")
    )
    assert response.status_code == 409
    assert response.context["conflict"]["by"] == officer.name
    assert {"label": "走访情况（选填）", "theirs": "统战办改的", "yours": "我改的"} in response.context[
        "conflict"
    ]["changes"]
    assert Visit.objects.get().summary == "统战办改的"


def test_after_seeing_the_conflict_the_same_form_can_be_saved(signed_in, clerk, officer, visit):
    actions.change_visit(visit=visit, by=officer, at=timezone.now(), summary="统战办改的")
    browser, url = signed_in(clerk), f"/outreach/visit/{visit.pk}/edit/"
    version = browser.post(url, posted(visit, clerk, summary="我改的")).context["version"]
    assert browser.post(url, posted(visit, clerk, summary="我改的", version=version)).status_code == 302
    assert Visit.objects.get().summary == "我改的"


def test_a_removed_visit_leaves_the_list_and_keeps_its_reason(signed_in, clerk, visit):
    browser = signed_in(clerk)
    browser.post(f"/outreach/visit/{visit.pk}/remove/", {"reason": "登记错了人"})
    visit.refresh_from_db()
    assert (visit.removed_by, visit.removed_reason) == (clerk, "登记错了人")
    assert browser.get("/outreach/visit/").context["rows"] == []


def test_a_removal_without_reason_is_refused(signed_in, clerk, visit):
    assert signed_in(clerk).post(f"/outreach/visit/{visit.pk}/remove/", {"reason": ""}).status_code == 422
    assert not Visit.objects.get().is_removed


def test_a_removed_visit_cannot_be_changed(signed_in, clerk, visit):
    actions.remove_visit(visit=visit, by=clerk, at=timezone.now(), reason="登记错了人")
    assert signed_in(clerk).get(f"/outreach/visit/{visit.pk}/edit/").status_code == 403
