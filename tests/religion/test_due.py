"""What falls due at sites: who is told, and from which day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.reminders.following_up import following_up
from hengl_uf.reminders.short_lists import short_lists
from religion.due import SHORT_LISTS, SOURCES
from religion.models import EventFiling, Site, SiteOfficer, SitePost
from religion.models.registrations import State
from tests.factories.religion_emergencies import EmergencyPlanFactory
from tests.factories.religion_festivals import FestivalFactory, occurrence, special_check
from tests.factories.religion_filings import FilingFactory, in_state
from tests.factories.religion_hazards import noted
from tests.factories.religion_registrations import registration_in
from tests.factories.religion_sites import SiteFactory

DAY = timedelta(days=1)


@pytest.fixture
def on():
    return timezone.localdate()


@pytest.fixture
def site(clerk, sansha, on):
    """A site that was inspected lately."""
    return SiteFactory(by=clerk, village=sansha, name="北帝庙", next_inspection_on=on + 60 * DAY)


def told(user, on):
    """What stands in the list of all kinds, as words."""
    found = following_up(SOURCES, user, on)
    return [
        f"{row['note'].partition(' · ')[0]} {row['label']}" for row in (found[0]["rows"] if found else ())
    ]


def lists(user, on):
    """The short lists by their name: the words of their rows."""
    return {
        str(one["label"]): [row["label"] for row in one["rows"]] for one in short_lists(SHORT_LISTS, user, on)
    }


@pytest.mark.parametrize(("ahead", "is_told"), [(1, True), (3, True), (4, False)])
def test_a_check_before_a_holiday_is_told_three_days_before_it_is_due(site, inspector, on, ahead, is_told):
    special_check(site, on + (ahead + 1) * DAY)
    assert told(inspector, on) == (["专项检查 北帝庙 春节"] if is_told else [])


def test_the_next_step_of_a_registration_is_told_to_whose_step_it_is(site, officer, clerk, on):
    registration_in(State.SUBMITTED, site=site, officer=officer, by=clerk)
    assert "登记待办 北帝庙" in told(officer, on)
    assert told(clerk, on) == []


def test_a_draft_is_told_to_the_village(site, officer, clerk, on):
    registration_in(State.DRAFT, site=site, officer=officer, by=clerk)
    assert told(clerk, on) == ["登记待申报 北帝庙"]


@pytest.mark.parametrize(("ahead", "is_told"), [(0, True), (60, True), (61, False)])
def test_a_festival_wants_its_day_confirmed_two_months_before(site, clerk, on, ahead, is_told):
    occurrence(FestivalFactory(by=clerk, site=site, name="北帝诞"), on + ahead * DAY)
    assert told(clerk, on) == (["诞期待确认 北帝庙 北帝诞"] if is_told else [])


def test_a_filing_is_told_to_the_office_until_it_is_answered_and_to_the_village_when_it_is_over(
    site, officer, clerk, on
):
    filing = FilingFactory(by=clerk, site=site, title="北帝诞")
    in_state(filing, EventFiling.State.FILED, by=officer)
    assert "活动待答复 北帝庙 北帝诞" in told(officer, on)
    assert told(clerk, on) == []
    in_state(filing, EventFiling.State.ACCEPTED, by=officer)
    EventFiling.objects.filter(pk=filing.pk).update(held_from=on - 2 * DAY, held_to=on - DAY)
    assert told(clerk, on) == ["活动待办结 北帝庙 北帝诞"]


def test_an_event_that_is_near_and_not_filed_is_told(site, clerk, on):
    FilingFactory(by=clerk, site=site, title="北帝诞", held_from=on + 7 * DAY)
    FilingFactory(by=clerk, site=site, title="天后诞", held_from=on + 8 * DAY)
    assert told(clerk, on) == ["活动待报备 北帝庙 北帝诞"]


def test_a_plan_is_told_two_months_before_its_review(site, clerk, on):
    for ahead in (60, 61):
        EmergencyPlanFactory(by=clerk, site=site, title=f"预案{ahead}", review_due_on=on + ahead * DAY)
    assert told(clerk, on) == ["预案复审 北帝庙 预案60"]


def test_the_end_of_a_term_and_an_empty_office_are_told(site, clerk, on):
    post = SitePost(site=site, title="组长", is_required=True)
    post.stamp(by=clerk, at=timezone.now()).save()
    assert told(clerk, on) == ["管理小组空缺 北帝庙 组长"]
    term = SiteOfficer(
        office=post,
        place=post.place_base + 1,
        holder_name="何示例",
        starts_on=on - 900 * DAY,
        ends_on=on + 60 * DAY,
    )
    term.stamp(by=clerk, at=timezone.now()).save()
    assert told(clerk, on) == ["管理小组届满 北帝庙 组长 何示例"]


def test_nothing_of_another_village_is_told(site, clerk, neighbour, on):
    FilingFactory(by=clerk, site=site, held_from=on + DAY)
    noted(site, by=clerk)
    assert told(neighbour, on) == []
    assert lists(neighbour, on) == {}


def test_the_inspector_sees_the_sites_of_today_and_the_hazards_at_hand(site, inspector, clerk, sansha, on):
    SiteFactory(by=clerk, village=sansha, name="土地庙", next_inspection_on=on)
    SiteFactory(by=clerk, village=sansha, name="洪圣庙", next_inspection_on=on + DAY)
    noted(site, by=clerk, what="电线裸露")
    Site.objects.filter(pk=site.pk).update(next_inspection_on=on + 60 * DAY)
    assert lists(inspector, on) == {"今天要巡查": ["土地庙"], "未销号的隐患": ["电线裸露"]}


def test_the_leader_sees_what_is_overdue_and_the_large_events(site, leader, clerk, on):
    noted(site, by=clerk, what="电线裸露", ago=90)
    noted(site, by=clerk, what="灭火器过期", ago=1)
    FilingFactory(by=clerk, site=site, title="北帝诞", expected_people=1000)
    FilingFactory(by=clerk, site=site, title="社日", expected_people=999)
    assert lists(leader, on) == {"超期隐患": ["电线裸露"], "大型活动": ["北帝诞"]}


def test_home_opens_for_everybody_with_all_of_it(site, signed_in, officer, clerk, inspector, leader, on):
    special_check(site, on + 2 * DAY)
    noted(site, by=clerk)
    FilingFactory(by=clerk, site=site, expected_people=2000)
    for user in (officer, clerk, inspector, leader):
        assert signed_in(user).get("/").status_code == 200
