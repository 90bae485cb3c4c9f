"""Emergency plans, drills and incidents: what they ask for, and who may write them."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import drills, incidents, plans
from religion.actions.happenings import NoReason, NoSuchDay, NoSuchNumber, NotYet, SiteGone
from religion.models import Drill, EmergencyPlan, Incident, IncidentStep, Site
from tests.factories.religion_emergencies import DrillFactory, EmergencyPlanFactory, IncidentFactory
from tests.factories.religion_filings import FilingFactory
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
    return EmergencyPlanFactory(site=site, by=clerk)


@pytest.fixture
def incident(site, clerk):
    return IncidentFactory(site=site, by=clerk)


def now(by):
    return {"by": by, "at": timezone.now()}


def last_event(record):
    return Entry.objects.about(record)[0].event


# --- plans ------------------------------------------------------------------------------------------


def test_a_plan_is_entered_and_told_of(site, clerk, today):
    fields = {"kind": "fire", "title": "示例预案", "approved_on": today, "review_due_on": today}
    plan = plans.add_plan(site=site, **fields, **now(clerk))
    assert (plan.created_by, last_event(plan)) == (clerk, "religion.plan.added")
    assert list(EmergencyPlan.objects.to_review(today)) == [plan]


def test_its_days_make_sense(site, clerk, today):
    fields = {"title": "示例预案", "approved_on": today, "review_due_on": today}
    later, earlier = today + timedelta(days=1), today - timedelta(days=1)
    with pytest.raises(NotYet):
        plans.add_plan(site=site, **{**fields, "approved_on": later, "review_due_on": later}, **now(clerk))
    with pytest.raises(plans.ReviewBeforeApproval):
        plans.add_plan(site=site, **{**fields, "review_due_on": earlier}, **now(clerk))
    with pytest.raises(NoSuchDay):
        plans.add_plan(site=site, **{**fields, "review_due_on": date(2300, 1, 1)}, **now(clerk))


def test_a_review_sets_the_next_one(plan, clerk, today):
    due = today + timedelta(days=365)
    reviewed = plans.review_plan(plan=plan, reviewed_on=today, review_due_on=due, note="仍适用", **now(clerk))
    assert (reviewed.reviewed_on, reviewed.review_due_on) == (today, due)
    assert Entry.objects.about(plan)[0].note == "仍适用"


@pytest.mark.parametrize(
    ("on", "due", "refusal"),
    [
        (1, 30, NotYet),
        (0, 0, plans.ReviewNotAhead),
        (-200, 30, plans.ReviewBeforeApproval),
        (0, 400_000, NoSuchDay),
    ],
)
def test_a_review_lies_between_the_making_and_the_next(plan, clerk, today, on, due, refusal):
    days = {"reviewed_on": today + timedelta(days=on), "review_due_on": today + timedelta(days=due)}
    with pytest.raises(refusal):
        plans.review_plan(plan=plan, **days, **now(clerk))


def test_a_new_plan_stops_the_old_one(plan, clerk, today):
    fields = {"kind": "fire", "title": "示例新预案", "approved_on": today, "review_due_on": today}
    new = plans.replace_plan(plan=plan, **fields, **now(clerk))
    plan.refresh_from_db()
    assert (plan.replaced_on, new.site, new.replaced_on) == (today, plan.site, None)
    assert list(EmergencyPlan.objects.in_force()) == [new]
    for deed in (
        lambda: plans.edit_plan(plan=plan, title="示例", **now(clerk)),
        lambda: plans.replace_plan(plan=plan, **fields, **now(clerk)),
        lambda: plans.review_plan(plan=plan, reviewed_on=today, review_due_on=today, **now(clerk)),
    ):
        with pytest.raises(NotYours, match="已停用"):
            deed()


def test_a_new_plan_is_not_older_than_the_old(plan, clerk, today):
    old = plan.approved_on - timedelta(days=1)
    fields = {"kind": "fire", "title": "示例", "approved_on": old, "review_due_on": today}
    with pytest.raises(plans.ReviewBeforeApproval):
        plans.replace_plan(plan=plan, **fields, **now(clerk))


def test_a_plan_that_an_event_names_is_not_removed(plan, clerk):
    filing = FilingFactory(site=plan.site, emergency_plan=plan, by=clerk)
    with pytest.raises(plans.PlanInUse, match=filing.title):
        plans.remove_plan(plan=plan, reason="示例", **now(clerk))
    filing.emergency_plan = None
    filing.save()
    assert plans.remove_plan(plan=plan, reason="示例", **now(clerk)).is_removed


# --- drills -----------------------------------------------------------------------------------------


def test_a_drill_is_noted_with_its_people(plan, clerk, today):
    drill = drills.note_drill(site=plan.site, plan=plan, held_on=today, people=18, **now(clerk))
    assert (drill.people, last_event(drill)) == (18, "religion.drill.noted")


@pytest.mark.parametrize("people", [0, -3, 1_000_000])
def test_nobody_drills_alone_with_nobody(site, clerk, today, people):
    with pytest.raises(NoSuchNumber):
        drills.note_drill(site=site, held_on=today, people=people, **now(clerk))


def test_a_drill_has_been_held_by_a_plan_of_its_site(site, sansha, clerk, today):
    other = EmergencyPlanFactory(site=SiteFactory(village=sansha, by=clerk), by=clerk)
    with pytest.raises(NotYet):
        drills.note_drill(site=site, held_on=today + timedelta(days=1), people=5, **now(clerk))
    with pytest.raises(drills.PlanElsewhere):
        drills.note_drill(site=site, plan=other, held_on=today, people=5, **now(clerk))


# --- incidents --------------------------------------------------------------------------------------


def test_an_incident_has_its_story_and_its_end(site, clerk, officer, today):
    at = timezone.now()
    began = at - timedelta(minutes=50)
    incident = incidents.note_incident(
        site=site, kind="fire", title="示例香炉起火", happened_at=began, by=clerk, at=at
    )
    put_out = {"happened_at": at - timedelta(minutes=40), "text": "管理员用灭火器扑灭"}
    incidents.note_step(incident=incident, **put_out, by=clerk, at=at)
    incidents.note_step(incident=incident, happened_at=at, text="消防所到场复查", by=officer, at=at)
    ended = incidents.close_incident(
        incident=incident, lessons="纸钱集中焚烧", closed_on=today, by=clerk, at=at
    )
    assert [step.text for step in incident.steps.all()] == ["管理员用灭火器扑灭", "消防所到场复查"]
    assert (ended.closed_on, ended.lessons) == (today, "纸钱集中焚烧")
    assert list(Incident.objects.open()) == []


def test_nothing_is_noted_that_has_not_happened(site, incident, clerk):
    at = timezone.now()
    soon = at + timedelta(minutes=5)
    with pytest.raises(NotYet):
        incidents.note_incident(site=site, kind="fire", title="示例", happened_at=soon, by=clerk, at=at)
    with pytest.raises(NotYet):
        incidents.note_step(incident=incident, happened_at=soon, text="示例", by=clerk, at=at)


def test_no_moment_lies_before_the_incident(incident, clerk):
    at = timezone.now()
    early = incident.happened_at - timedelta(minutes=1)
    with pytest.raises(incidents.BeforeItHappened):
        incidents.note_step(incident=incident, happened_at=early, text="示例", by=clerk, at=at)
    incidents.note_step(incident=incident, happened_at=incident.happened_at, text="示例", by=clerk, at=at)
    with pytest.raises(incidents.BeforeItHappened):
        incidents.edit_incident(incident=incident, happened_at=at, by=clerk, at=at)


def test_it_does_not_end_without_lessons(incident, clerk, today):
    with pytest.raises(NoReason) as refusal:
        incidents.close_incident(incident=incident, lessons=" ", closed_on=today, **now(clerk))
    assert refusal.value.field == "lessons"
    with pytest.raises(IntegrityError, match="incident_closed_with_lessons"), transaction.atomic():
        Incident.objects.update(closed_on=today)


@pytest.mark.parametrize("days", [-2, 1])
def test_it_ends_after_its_last_moment_and_not_later_than_today(incident, clerk, today, days):
    day = today + timedelta(days=days)
    with pytest.raises(incidents.ClosedThen):
        incidents.close_incident(incident=incident, lessons="示例", closed_on=day, **now(clerk))


def test_what_is_over_stays_as_it_is(incident, clerk, today):
    incidents.close_incident(incident=incident, lessons="示例", closed_on=today, **now(clerk))
    for deed in (
        lambda: incidents.edit_incident(incident=incident, title="示例", **now(clerk)),
        lambda: incidents.note_step(incident=incident, happened_at=timezone.now(), text="例", **now(clerk)),
        lambda: incidents.close_incident(incident=incident, lessons="例", closed_on=today, **now(clerk)),
        lambda: incidents.remove_incident(incident=incident, reason="示例", **now(clerk)),
    ):
        with pytest.raises(NotYours, match="处置已经结束"):
            deed()


def test_the_story_is_only_added_to(incident, clerk):
    step = incidents.note_step(
        incident=incident, happened_at=timezone.now() - timedelta(minutes=1), text="示例", **now(clerk)
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        IncidentStep.objects.filter(pk=step.pk).update(text="改写")


def test_the_injured_are_a_number(site, clerk):
    fields = {"kind": "injury", "title": "示例", "happened_at": timezone.now(), "injured": 10_000}
    with pytest.raises(NoSuchNumber):
        incidents.note_incident(site=site, **fields, **now(clerk))


# --- all of them ------------------------------------------------------------------------------------


def all_deeds(site, plan, drill, incident, today, who):
    """Each deed that writes, by name."""
    made = {"approved_on": today, "review_due_on": today, "title": "示例"}
    moment = timezone.now() - timedelta(minutes=1)
    return {
        "plan add": lambda: plans.add_plan(site=site, **made, **who),
        "plan edit": lambda: plans.edit_plan(plan=plan, title="示例", **who),
        "plan review": lambda: plans.review_plan(
            plan=plan, reviewed_on=today, review_due_on=today + timedelta(days=9), **who
        ),
        "plan replace": lambda: plans.replace_plan(plan=plan, kind="fire", **made, **who),
        "plan remove": lambda: plans.remove_plan(plan=plan, reason="示例", **who),
        "drill add": lambda: drills.note_drill(site=site, held_on=today, people=3, **who),
        "drill edit": lambda: drills.edit_drill(drill=drill, people=4, **who),
        "drill remove": lambda: drills.remove_drill(drill=drill, reason="示例", **who),
        "incident add": lambda: incidents.note_incident(
            site=site, kind="fire", title="示例", happened_at=moment, **who
        ),
        "incident edit": lambda: incidents.edit_incident(incident=incident, title="示例改", **who),
        "incident step": lambda: incidents.note_step(
            incident=incident, happened_at=moment, text="示例", **who
        ),
        "incident close": lambda: incidents.close_incident(
            incident=incident, lessons="示例", closed_on=today, **who
        ),
        "incident remove": lambda: incidents.remove_incident(incident=incident, reason="示例", **who),
    }


class Undone(Exception):
    """Takes back what was tried."""


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("clerk", True),
        ("officer", True),
        ("neighbour", False),
        ("leader", False),
        ("inspector", False),
        ("secretary", False),
        ("auditor", False),
        ("administrator", False),
    ],
)
def test_who_keeps_the_sites_of_the_village_writes_and_nobody_else(
    request, site, plan, incident, clerk, today, person, may
):
    drill = DrillFactory(site=site, by=clerk)
    who = now(request.getfixturevalue(person))
    for name, deed in all_deeds(site, plan, drill, incident, today, who).items():
        try:
            with transaction.atomic():
                deed()
                raise Undone
        except Undone:
            assert may, name
        except NotYours:
            assert not may, name


def test_nothing_is_added_to_a_removed_site_and_nothing_changes_what_is_removed(site, plan, clerk, today):
    drill = DrillFactory(site=site, by=clerk)
    incident = IncidentFactory(site=site, by=clerk)
    gone = {"removed_at": timezone.now(), "removed_by": clerk, "removed_reason": "示例"}
    for model in (Site, EmergencyPlan, Drill, Incident):
        model.objects.update(**gone)
    site.refresh_from_db()
    for deed in all_deeds(site, plan, drill, incident, today, now(clerk)).values():
        with pytest.raises((NotYours, SiteGone)):
            deed()


@pytest.mark.parametrize("noun", ["plan", "drill", "incident"])
def test_a_stale_edit_is_refused(request, site, plan, incident, clerk, officer, noun):
    record = {"plan": plan, "incident": incident, "drill": DrillFactory(site=site, by=clerk)}[noun]
    edit = {"plan": plans.edit_plan, "drill": drills.edit_drill, "incident": incidents.edit_incident}[noun]
    edit(**{noun: record}, version=1, **now(officer))
    with pytest.raises(StaleEdit):
        edit(**{noun: record}, version=1, **now(clerk))
