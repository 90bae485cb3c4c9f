"""What filing an event asks for, and what follows from it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.places.reach import NoReach
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import filing_verbs as verbs
from religion.actions import filings, plans
from religion.actions.happenings import NoReason, NoSuchNumber, SiteGone
from religion.models import EventFiling, Site
from tests.factories.religion_emergencies import EmergencyPlanFactory
from tests.factories.religion_filings import FestivalFactory, FilingFactory, in_state, occurrence
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(town):
    return timezone.localdate()


@pytest.fixture
def site(sansha, clerk):
    return SiteFactory(village=sansha, by=clerk)


@pytest.fixture
def plan(site, clerk):
    return EmergencyPlanFactory(site=site, kind="crowd", by=clerk)


def now(by):
    return {"by": by, "at": timezone.now()}


def add(site, by, today, **fields):
    days = {"held_from": today + timedelta(days=5), "held_to": today + timedelta(days=6)}
    return filings.add_filing(site=site, title="示例活动", **{**days, **fields}, **now(by))


# --- drafting ---------------------------------------------------------------------------------------


def test_a_draft_takes_the_usual_plan_unless_it_names_one(site, plan, clerk, today):
    assert add(site, clerk, today).emergency_plan == plan
    assert add(site, clerk, today, emergency_plan=None).emergency_plan is None


def test_an_event_is_filed_before_it_begins(site, clerk, today):
    with pytest.raises(filings.AlreadyBegun) as refusal:
        add(site, clerk, today, held_from=today - timedelta(days=1))
    assert refusal.value.field == "held_from"
    assert add(site, clerk, today, held_from=today, held_to=today)


@pytest.mark.parametrize("days", [-1, 60, 40_000])
def test_it_ends_on_its_first_day_or_within_two_months(site, clerk, today, days):
    first = today + timedelta(days=1)
    with pytest.raises(filings.EndsBeforeStart):
        add(site, clerk, today, held_from=first, held_to=first + timedelta(days=days))


@pytest.mark.parametrize("status", ["repair", "closed"])
def test_nothing_is_held_at_a_site_that_is_not_open(site, clerk, today, status):
    Site.objects.update(status=status, status_reason="示例原因")
    site.refresh_from_db()
    with pytest.raises(filings.SiteNotOpen, match="不能报备活动"):
        add(site, clerk, today)


def test_nor_at_one_that_is_removed(site, clerk, today):
    Site.objects.update(removed_at=timezone.now(), removed_by=clerk, removed_reason="示例")
    site.refresh_from_db()
    with pytest.raises(SiteGone):
        add(site, clerk, today)


@pytest.mark.parametrize("field", ["expected_people", "crowd_limit"])
@pytest.mark.parametrize("people", [0, 1_000_000])
def test_a_number_of_people_is_one_a_town_has(site, clerk, today, field, people):
    with pytest.raises(NoSuchNumber) as refusal:
        add(site, clerk, today, **{field: people})
    assert refusal.value.field == field


def test_the_emergency_plan_is_one_in_force_of_the_same_site(site, plan, sansha, clerk, today):
    other = EmergencyPlanFactory(site=SiteFactory(village=sansha, by=clerk), by=clerk)
    with pytest.raises(filings.PlanOfOther):
        add(site, clerk, today, emergency_plan=other)
    plan.replaced_on = today
    plan.save()
    with pytest.raises(filings.PlanOfOther):
        add(site, clerk, today, emergency_plan=plan)


def test_nobody_files_for_another_village(site, neighbour, today):
    with pytest.raises((NotYours, NoReach)):
        add(site, neighbour, today)


def test_a_draft_of_past_days_can_be_mended_but_not_moved_into_the_past(site, clerk, today):
    filing = FilingFactory(site=site, held_from=today - timedelta(days=3), by=clerk)
    assert filings.edit_filing(filing=filing, title="示例改名", **now(clerk)).title == "示例改名"
    with pytest.raises(filings.AlreadyBegun):
        filings.edit_filing(filing=filing, held_from=today - timedelta(days=4), **now(clerk))


def test_a_stale_edit_is_refused(site, clerk, officer):
    filing = FilingFactory(site=site, by=clerk)
    filings.edit_filing(filing=filing, title="示例甲", version=1, **now(officer))
    with pytest.raises(StaleEdit):
        filings.edit_filing(filing=filing, title="示例乙", version=1, **now(clerk))


# --- filing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["expected_people", "plan", "contact_name", "contact_phone"])
def test_filing_asks_for_plan_people_and_contact(site, clerk, field):
    filing = FilingFactory(site=site, **{field: None if field == "expected_people" else ""}, by=clerk)
    word = str(EventFiling._meta.get_field(field).verbose_name)
    with pytest.raises(verbs.Unfinished, match=word):
        verbs.submit_filing(filing=filing, **now(clerk))


@pytest.mark.parametrize("field", ["crowd_limit", "safety", "emergency_plan"])
def test_a_large_one_also_says_how_it_is_kept_safe(site, plan, clerk, settings, field):
    settings.EVENT_ALERT_PEOPLE = 500
    whole = {"crowd_limit": 200, "safety": "示例措施", "emergency_plan": plan}
    filing = FilingFactory(site=site, expected_people=500, **whole, by=clerk)
    assert verbs.submit_filing(filing=filing, **now(clerk)).is_large
    lacking = {**whole, field: "" if field == "safety" else None}
    filing = FilingFactory(site=site, expected_people=500, **lacking, by=clerk)
    word = str(EventFiling._meta.get_field(field).verbose_name)
    with pytest.raises(verbs.Unfinished, match=word):
        verbs.submit_filing(filing=filing, **now(clerk))
    filing.expected_people = 499
    filing.save()
    assert verbs.submit_filing(filing=filing, **now(clerk)).state == "filed"


def test_what_has_begun_is_not_filed_any_more(site, clerk, today):
    filing = FilingFactory(site=site, held_from=today - timedelta(days=1), held_to=today, by=clerk)
    with pytest.raises(filings.AlreadyBegun):
        verbs.submit_filing(filing=filing, **now(clerk))


def test_the_plan_is_looked_at_again_when_it_is_filed(site, plan, clerk, today):
    filing = FilingFactory(site=site, emergency_plan=plan, by=clerk)
    plan.replaced_on = today
    plan.save()
    with pytest.raises(filings.PlanOfOther):
        verbs.submit_filing(filing=filing, **now(clerk))


def test_a_refused_one_is_mended_and_filed_again(site, clerk, officer):
    filing = verbs.submit_filing(filing=FilingFactory(site=site, by=clerk), **now(clerk))
    with pytest.raises(NoReason):
        verbs.refuse_filing(filing=filing, answer="  ", **now(officer))
    refused = verbs.refuse_filing(filing=filing, answer="请补充疏散路线", **now(officer))
    assert (refused.state, refused.answered_by) == ("refused", officer)
    draft = filings.edit_filing(filing=refused, safety="示例疏散路线", **now(clerk))
    assert (draft.state, draft.answer) == ("draft", "请补充疏散路线")
    again = verbs.submit_filing(filing=draft, **now(clerk))
    assert (again.state, again.answer, again.answered_on) == ("filed", "", None)
    codes = {entry.event for entry in Entry.objects.about(filing)}
    assert {"religion.filing.filed", "religion.filing.refused", "religion.filing.changed"} <= codes


# --- afterwards -------------------------------------------------------------------------------------


def test_how_many_came_raises_the_largest_event_of_the_site(site, clerk, officer, today):
    filing = FilingFactory(site=site, held_from=today, by=clerk)
    in_state(filing, "accepted", by=officer)
    done = verbs.report_filing(filing=filing, actual_people=1_200, result="秩序正常", **now(clerk))
    site.refresh_from_db()
    assert (done.state, done.actual_people, site.largest_event) == ("done", 1_200, 1_200)
    assert site.suggested_class == "registered"


def test_a_smaller_event_leaves_the_site_as_it_was(site, clerk, officer, today):
    Site.objects.update(largest_event=800)
    filing = in_state(FilingFactory(site=site, held_from=today, by=clerk), "accepted", by=officer)
    verbs.report_filing(filing=filing, actual_people=300, **now(clerk))
    site.refresh_from_db()
    assert site.largest_event == 800


def test_nobody_knows_how_many_came_before_the_end(site, clerk, officer, today):
    filing = FilingFactory(site=site, held_from=today, held_to=today + timedelta(days=1), by=clerk)
    in_state(filing, "accepted", by=officer)
    with pytest.raises(verbs.NotOver):
        verbs.report_filing(filing=filing, actual_people=300, **now(clerk))


@pytest.mark.parametrize("people", [0, -1, 1_000_000])
def test_how_many_came_is_a_number(site, clerk, officer, today, people):
    filing = in_state(FilingFactory(site=site, held_from=today, by=clerk), "accepted", by=officer)
    with pytest.raises(NoSuchNumber):
        verbs.report_filing(filing=filing, actual_people=people, **now(clerk))


def test_cancelling_wants_a_reason(site, clerk):
    with pytest.raises(NoReason):
        verbs.cancel_filing(filing=FilingFactory(site=site, by=clerk), reason=" ", **now(clerk))


def test_a_festival_that_is_called_off_takes_its_filing_along(site, clerk, today):
    day = occurrence(FestivalFactory(site=site, by=clerk), today + timedelta(days=9))
    filing = filings.draft_for(occurrence=day, **now(clerk))
    called_off = verbs.cancel_for(occurrence=day, reason="台风", **now(clerk))
    assert (called_off, called_off.state, called_off.result) == (filing, "cancelled", "台风")
    assert verbs.cancel_for(occurrence=day, reason="台风", **now(clerk)) is None


def test_a_removed_draft_leaves_its_festival_free(site, clerk, today):
    day = occurrence(FestivalFactory(site=site, by=clerk), today + timedelta(days=9))
    filing = filings.draft_for(occurrence=day, **now(clerk))
    filings.remove_filing(filing=filing, reason="示例", **now(clerk))
    assert filings.draft_for(occurrence=day, **now(clerk)) != filing


def test_a_new_plan_takes_the_place_of_the_old_in_what_is_not_filed(site, plan, clerk, officer, today):
    draft = FilingFactory(site=site, emergency_plan=plan, by=clerk)
    filed = in_state(FilingFactory(site=site, emergency_plan=plan, by=clerk), "filed", by=officer)
    fields = {"kind": "crowd", "title": "示例新预案", "approved_on": today, "review_due_on": today}
    new = plans.replace_plan(plan=plan, **fields, **now(clerk))
    draft.refresh_from_db()
    filed.refresh_from_db()
    assert (draft.emergency_plan, filed.emergency_plan) == (new, plan)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("filing_filed_with_plan", {"state": "filed"}),
        ("filing_answered", {"state": "accepted", "filed_on": "2026-01-01"}),
        ("filing_ended_with_reason", {"state": "cancelled"}),
        ("filing_ends_after_start", {"held_to": "2020-01-01"}),
    ],
)
def test_the_database_refuses_what_no_deed_writes(site, clerk, constraint, fields):
    filing = FilingFactory(site=site, by=clerk)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        EventFiling.objects.filter(pk=filing.pk).update(**fields)
