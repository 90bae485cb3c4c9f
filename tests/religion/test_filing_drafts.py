"""What becomes of a festival's day in the filings: one draft, that goes along with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.audit.models import Entry
from religion.actions import filings
from religion.models import EmergencyPlan, EventFiling, Site
from tests.factories.religion_filings import FestivalFactory, FilingFactory, in_state, occurrence
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(town):
    return timezone.localdate()


@pytest.fixture
def festival(sansha, clerk):
    site = SiteFactory(
        village=sansha,
        name="示例天后宫",
        village_keeper="示例责任人",
        village_phone="+8676087761111",
        by=clerk,
    )
    return FestivalFactory(site=site, name="天后诞", usual_people=800, by=clerk)


def draft(day, by):
    return filings.draft_for(occurrence=day, by=by, at=timezone.now())


def test_a_draft_knows_what_is_known(festival, clerk, today):
    day = occurrence(festival, today + timedelta(days=30), days=3, people=1200)
    plan = EmergencyPlan(
        site=festival.site, kind="crowd", title="示例人流预案", approved_on=today, review_due_on=today
    )
    plan.stamp(by=clerk, at=timezone.now()).save()
    filing = draft(day, clerk)
    assert (filing.title, filing.state) == ("示例天后宫 天后诞", "draft")
    assert (filing.held_from, filing.held_to) == (day.starts_on, day.ends_on)
    assert (filing.expected_people, filing.emergency_plan) == (1200, plan)
    assert (filing.contact_name, filing.contact_phone) == ("示例责任人", "+8676087761111")
    assert Entry.objects.about(filing)[0].event == "religion.filing.drafted"


def test_without_a_number_of_its_own_it_takes_that_of_other_years(festival, clerk, today):
    assert draft(occurrence(festival, today), clerk).expected_people == 800


def test_the_contact_of_the_last_event_is_proposed(festival, clerk, today):
    FilingFactory(site=festival.site, contact_name="陈示例", contact_phone="+8676087762222", by=clerk)
    assert draft(occurrence(festival, today), clerk).contact_name == "陈示例"


def test_asked_again_it_is_the_same_filing(festival, clerk, officer, today):
    day = occurrence(festival, today + timedelta(days=30))
    first = draft(day, clerk)
    assert draft(day, officer) == first
    assert EventFiling.objects.count() == 1
    assert Entry.objects.about(first).count() == 1


def test_a_draft_goes_along_when_the_days_are_moved(festival, clerk, today):
    day = occurrence(festival, today + timedelta(days=30))
    filing = draft(day, clerk)
    day.starts_on, day.ends_on, day.expected_people = (
        today + timedelta(days=31),
        today + timedelta(days=33),
        900,
    )
    day.save()
    again = draft(day, clerk)
    assert again == filing
    assert (again.held_from, again.held_to) == (day.starts_on, day.ends_on)
    assert again.expected_people == 800  # somebody may have written it


def test_what_is_filed_stays_as_it_was_filed(festival, clerk, today):
    day = occurrence(festival, today + timedelta(days=30))
    filing = draft(day, clerk)
    filing.plan = "示例方案"
    in_state(filing, "filed", by=clerk)
    day.starts_on = day.ends_on = today + timedelta(days=31)
    day.save()
    assert draft(day, clerk).held_from == today + timedelta(days=30)


def test_after_one_was_called_off_the_day_may_have_another(festival, clerk, today):
    day = occurrence(festival, today + timedelta(days=30))
    first = in_state(draft(day, clerk), "cancelled", by=clerk)
    second = draft(day, clerk)
    first.refresh_from_db()
    assert second != first
    assert (first.occurrence, second.occurrence) == (None, day)


@pytest.mark.parametrize("days", [-1, -400])
def test_a_day_that_is_past_has_none(festival, clerk, today, days):
    assert draft(occurrence(festival, today + timedelta(days=days)), clerk) is None


@pytest.mark.parametrize("status", ["repair", "closed"])
def test_a_site_that_is_not_open_has_none(festival, clerk, today, status):
    Site.objects.update(status=status, status_reason="示例原因")
    festival.site.refresh_from_db()
    assert draft(occurrence(festival, today), clerk) is None
    assert EventFiling.objects.count() == 0
