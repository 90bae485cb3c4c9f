"""The checks before festivals and holidays: planned once, done by an inspection in their time, for sites in use."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from religion.actions import occurrences, special_checks
from religion.models import Site, SpecialCheck
from tests.factories.religion_festivals import FestivalFactory, inspected, occurrence, special_check
from tests.factories.religion_sites import SiteFactory

SPRING = date(2027, 2, 6)  # 春节
AT = datetime(2027, 1, 10, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ON = date(2027, 1, 10)


@pytest.fixture
def site(clerk, sansha):
    return SiteFactory(by=clerk, village=sansha)


@pytest.fixture
def now(clerk):
    return {"by": clerk, "at": AT}


def test_all_sites_in_use_are_looked_at_before_the_holidays(site, clerk, sansha):
    repaired = SiteFactory(by=clerk, village=sansha, status="repair", status_reason="修缮", status_since=ON)
    SiteFactory(by=clerk, village=sansha, status="closed", status_reason="停用", status_since=ON)
    assert special_checks.plan_ahead(on=ON) == 2
    check = SpecialCheck.objects.get(site=site)
    assert (check.kind, check.name, check.day) == ("holiday", "春节", SPRING)
    assert (check.not_before, check.due_on) == (date(2027, 1, 23), date(2027, 2, 5))
    assert SpecialCheck.objects.filter(site=repaired).exists()


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (date(2026, 12, 7), []),
        (date(2026, 12, 8), ["春节"]),
        (date(2027, 2, 5), ["春节", "清明"]),
        (date(2027, 2, 6), ["清明"]),
        (date(2027, 8, 9), ["重阳"]),
    ],
)
def test_holidays_are_planned_sixty_days_ahead(site, on, names):
    special_checks.plan_ahead(on=on)
    assert list(SpecialCheck.objects.order_by("day").values_list("name", flat=True)) == names


def test_planning_again_makes_nothing_twice(site, clerk, now):
    confirmed = occurrence(FestivalFactory(by=clerk, site=site), date(2027, 2, 20))
    occurrences.confirm(occurrence=confirmed, **now)
    assert special_checks.plan_ahead(on=ON) == 1  # the festival's is there since it was confirmed
    before = list(SpecialCheck.objects.values())
    assert special_checks.plan_ahead(on=ON) == 0
    assert list(SpecialCheck.objects.values()) == before


def test_a_confirmed_day_that_lost_its_check_gets_one_again(site, clerk, now):
    confirmed = occurrence(FestivalFactory(by=clerk, site=site), date(2027, 2, 20))
    occurrences.confirm(occurrence=confirmed, **now)
    SpecialCheck.objects.filter(occurrence=confirmed).update(cancelled_on=ON)
    special_checks.plan_ahead(on=ON)
    assert confirmed.checks.filter(cancelled_on__isnull=True).count() == 1


def test_an_unconfirmed_day_has_no_check(site, clerk):
    occurrence(FestivalFactory(by=clerk, site=site), date(2027, 2, 20))
    special_checks.plan_ahead(on=ON)
    assert not SpecialCheck.objects.filter(kind="festival").exists()


@pytest.mark.parametrize(
    ("offset", "is_tied"), [(-15, False), (-14, True), (-1, True), (0, True), (1, False)]
)
def test_an_inspection_does_the_checks_in_whose_time_it_lies(site, clerk, offset, is_tied):
    check = special_check(site, SPRING)
    inspection = inspected(site, clerk, SPRING + timedelta(days=offset))
    tied = special_checks.settle(inspection=inspection, by=clerk, at=AT)
    check.refresh_from_db()
    assert (tied == [check], check.inspection == inspection) == (is_tied, is_tied)


def test_one_inspection_does_all_checks_of_its_site_and_none_of_another(site, clerk, sansha):
    mine = [special_check(site, SPRING), special_check(site, SPRING, name="北帝诞", kind="festival")]
    other = special_check(SiteFactory(by=clerk, village=sansha), SPRING)
    inspection = inspected(site, clerk, SPRING - timedelta(days=3))
    assert special_checks.settle(inspection=inspection, by=clerk, at=AT) == mine
    assert special_checks.settle(inspection=inspection, by=clerk, at=AT) == []
    other.refresh_from_db()
    assert other.inspection is None


def test_a_check_that_was_called_off_is_not_done(site, clerk):
    check = special_check(site, SPRING, cancelled_on=ON)
    special_checks.settle(inspection=inspected(site, clerk, SPRING), by=clerk, at=AT)
    check.refresh_from_db()
    assert check.inspection is None


def test_an_inspection_made_before_the_check_was_planned_counts(site, clerk, now):
    inspection = inspected(site, clerk, date(2027, 1, 9))
    inspected(SiteFactory(by=clerk, village=site.village), clerk, date(2027, 1, 9))
    confirmed = occurrence(FestivalFactory(by=clerk, site=site), date(2027, 1, 14))
    occurrences.confirm(occurrence=confirmed, **now)
    assert confirmed.checks.get().inspection == inspection


def test_a_half_done_inspection_does_not_count(site, clerk, now):
    inspected(site, clerk, date(2027, 1, 9), finished=False)
    confirmed = occurrence(FestivalFactory(by=clerk, site=site), date(2027, 1, 14))
    occurrences.confirm(occurrence=confirmed, **now)
    assert confirmed.checks.get().inspection is None


def test_a_check_that_was_done_stays_done_when_the_day_moves_a_little(site, clerk, now):
    inspected(site, clerk, date(2027, 1, 9))
    confirmed = occurrence(FestivalFactory(by=clerk, site=site), date(2027, 1, 14))
    occurrences.confirm(occurrence=confirmed, **now)
    occurrences.change(occurrence=confirmed, starts_on=date(2027, 1, 15), ends_on=date(2027, 1, 15), **now)
    assert confirmed.checks.get().inspection is not None
    occurrences.change(occurrence=confirmed, starts_on=date(2027, 1, 28), ends_on=date(2027, 1, 28), **now)
    assert [one.inspection is None for one in confirmed.checks.order_by("day")] == [False, True]


def test_two_festivals_of_one_name_on_one_day_want_one_look(site, clerk, now):
    days = [
        occurrence(FestivalFactory(by=clerk, site=site, name="观音诞", lunar_month=month), date(2027, 1, 20))
        for month in (2, 6)
    ]
    for day in days:
        occurrences.confirm(occurrence=day, **now)
    assert SpecialCheck.objects.filter(kind="festival").count() == 1


@pytest.mark.parametrize("lead", [0, 1, 7, 30])
def test_the_time_before_a_festival_is_a_setting(site, clerk, now, settings, lead):
    settings.FESTIVAL_CHECK_DAYS = lead
    confirmed = occurrence(FestivalFactory(by=clerk, site=site), date(2027, 2, 20))
    occurrences.confirm(occurrence=confirmed, **now)
    check = confirmed.checks.get()
    assert (check.day - check.not_before).days == max(lead, 1)


def test_checks_of_a_closed_site_wait_for_nobody(site, clerk):
    special_check(site, SPRING)
    assert SpecialCheck.objects.overdue(SPRING).count() == 1
    Site.objects.update(status="closed", status_reason="停用", status_since=ON)
    assert SpecialCheck.objects.overdue(SPRING).count() == 0
