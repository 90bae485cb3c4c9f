"""Festivals and their days: reckoned by a job, decided by people, never computed over what a person said."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hengl_uf.calendars.lunar import months_of
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from religion.actions import festivals, occurrences
from religion.actions.occurrences import EndsBeforeStart, FarFromItsDay, NoSuchNumber
from religion.models import EventFiling, Festival, Occurrence, Site
from religion.tasks import plan_festivals
from tests.factories.religion_festivals import FestivalFactory, occurrence
from tests.factories.religion_sites import SiteFactory
from tests.outreach.together import at_once

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def site(clerk, sansha):
    return SiteFactory(by=clerk, village=sansha, name="示例北帝庙")


@pytest.fixture
def now(clerk):
    return {"by": clerk, "at": AT}


@pytest.fixture
def festival(site, now):
    """北帝诞, 三月初三, from the day before it for three days."""
    fields = {"lunar_month": 3, "lunar_day": 3, "days_before": 1, "days": 3, "usual_people": 800}
    return festivals.add_festival(site=site, name="北帝诞", **fields, **now)


@pytest.fixture
def coming(festival):
    return festival.occurrences.get()


def days_of(festival):
    return list(
        festival.occurrences.order_by("starts_on").values_list(
            "lunar_year", "is_leap", "starts_on", "ends_on"
        )
    )


# --- written down ---------------------------------------------------------------------------------------


def test_a_festival_gets_the_days_of_the_coming_year_at_once(festival):
    assert days_of(festival) == [(2027, False, date(2027, 4, 8), date(2027, 4, 10))]
    assert festival.occurrences.get().computed_on == date(2027, 4, 9)


@pytest.mark.parametrize(
    ("month", "day", "field"),
    [
        (13, 1, "lunar_month"),
        (0, 1, "lunar_month"),
        (2, 31, "lunar_day"),
        (2, 0, "lunar_day"),
        (-1, 99, "lunar_month"),
    ],
)
def test_a_lunar_day_that_no_year_has_is_refused_beside_its_field(site, now, month, day, field):
    with pytest.raises(festivals.NoSuchLunarDay, match="农历没有") as refused:
        festivals.add_festival(site=site, name="诞", lunar_month=month, lunar_day=day, **now)
    assert refused.value.field == field
    assert not Festival.objects.exists()


def test_the_second_months_thirtieth_is_kept_on_its_last_day(site, now):
    found = festivals.add_festival(site=site, name="诞", lunar_month=2, lunar_day=30, **now)
    assert days_of(found) == [(2027, False, date(2027, 4, 6), date(2027, 4, 6))]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"days": 0}, "days"),
        ({"days": 31}, "days"),
        ({"days": 20, "days_before": 16}, "days_before"),
        ({"days": 2, "days_before": 2}, "days"),
        ({"usual_people": 0}, "usual_people"),
    ],
)
def test_a_span_that_cannot_be_is_refused_beside_its_field(site, now, fields, field):
    with pytest.raises((festivals.SpanWithoutDay, festivals.NoSuchNumber)) as refused:
        festivals.add_festival(site=site, name="诞", lunar_month=3, lunar_day=3, **fields, **now)
    assert refused.value.field == field


def test_the_same_festival_twice_at_a_site_is_refused(festival, site, now):
    with pytest.raises(festivals.SameFestival, match="三月初三"):
        festivals.add_festival(site=site, name="北帝诞", lunar_month=3, lunar_day=3, **now)
    festivals.add_festival(site=site, name="北帝诞", lunar_month=9, lunar_day=9, **now)


def test_a_closed_site_gets_no_festival(site, now):
    Site.objects.update(status="closed", status_reason="拆除", status_since=ON)
    site.refresh_from_db()
    with pytest.raises(festivals.SiteClosed):
        festivals.add_festival(site=site, name="诞", lunar_month=3, lunar_day=3, **now)


@pytest.mark.parametrize("who", ["neighbour", "inspector", "leader"])
def test_who_does_not_keep_festivals_of_the_village_writes_down_none(site, who, request):
    by = request.getfixturevalue(who)
    with pytest.raises(NotYours):
        festivals.add_festival(site=site, name="诞", lunar_month=3, lunar_day=3, by=by, at=AT)


# --- leap and short months through 2050 -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "month", "days"),
    [
        (2028, 5, ["2028-05-26", "2028-06-25"]),
        (2031, 3, ["2031-03-25", "2031-04-24"]),
        (2033, 11, ["2033-11-24", "2033-12-24"]),
        (2036, 6, ["2036-06-26", "2036-07-25"]),
        (2039, 5, ["2039-05-25", "2039-06-24"]),
        (2042, 2, ["2042-02-22", "2042-03-24"]),
        (2044, 7, ["2044-07-27", "2044-08-25"]),
        (2047, 5, ["2047-05-27", "2047-06-25"]),
        (2050, 3, ["2050-03-25", "2050-04-23"]),
    ],
)
def test_in_a_leap_month_each_choice_has_its_days(clerk, sansha, year, month, days):
    first, second = (date.fromisoformat(day) for day in days)
    for leap, expected in (("ordinary", [first]), ("leap", [second]), ("both", [first, second])):
        festival = FestivalFactory(by=clerk, village=sansha, lunar_month=month, lunar_day=3, leap=leap)
        occurrences.propose_for(festival, on=date(year, 1, 1))
        found = festival.occurrences.filter(lunar_year=year).order_by("starts_on")
        assert [one.starts_on for one in found] == expected
        assert [one.is_leap for one in found] == [day == second for day in expected]


@pytest.mark.parametrize("year", range(2027, 2051))
def test_the_thirtieth_of_a_short_month_is_told_or_left_out(clerk, sansha, settings, year):
    month = next(one for one in months_of(year) if one.is_short and not one.is_leap)
    last = month.first + timedelta(days=28)
    fields = {"by": clerk, "village": sansha, "lunar_month": month.number, "lunar_day": 30}
    kept = FestivalFactory(**fields)
    occurrences.propose_for(kept, on=month.first)
    assert kept.occurrences.get(lunar_year=year).computed_on == last
    settings.FESTIVAL_SHORT_MONTH = "skip"
    skipped = FestivalFactory(**fields)
    occurrences.propose_for(skipped, on=month.first)
    assert not skipped.occurrences.filter(lunar_year=year, is_leap=False).exists()


# --- the job --------------------------------------------------------------------------------------------


def test_the_job_makes_what_is_missing_once(clerk, sansha):
    festival = FestivalFactory(by=clerk, village=sansha)
    assert occurrences.propose(on=ON) == 1
    assert occurrences.propose(on=ON) == 0
    assert occurrences.propose(on=date(2027, 3, 1)) == 1  # 400 days from there lie in the next lunar year
    assert [year for year, *_rest in days_of(festival)] == [2027, 2028]


def test_the_job_twice_is_the_job_once(clerk, sansha):
    FestivalFactory(by=clerk, village=sansha)
    plan_festivals()
    made = list(Occurrence.objects.values())
    plan_festivals()
    assert list(Occurrence.objects.values()) == made
    assert made


@pytest.mark.parametrize("status", ["closed", "repair"])
def test_the_job_makes_no_days_for_sites_that_are_not_in_use(clerk, sansha, status):
    FestivalFactory(by=clerk, village=sansha)
    Site.objects.update(status=status, status_reason="修缮", status_since=ON)
    assert occurrences.propose(on=ON) == 0


def test_the_job_leaves_what_people_decided(coming, now):
    moved = occurrences.change(
        occurrence=coming, starts_on=date(2027, 4, 10), ends_on=date(2027, 4, 11), **now
    )
    occurrences.propose(on=ON)
    coming.refresh_from_db()
    assert (coming.starts_on, coming.version) == (moved.starts_on, moved.version)


# --- a corrected festival -------------------------------------------------------------------------------


def test_days_that_nobody_touched_follow_a_corrected_festival(festival, coming, now):
    festivals.edit_festival(festival=festival, lunar_day=5, days_before=0, days=1, **now)
    coming.refresh_from_db()
    assert (coming.computed_on, coming.starts_on, coming.ends_on) == (date(2027, 4, 11),) * 3
    assert coming.changed_by is None


@pytest.mark.parametrize("deed", ["confirm", "change"])
def test_days_that_a_person_decided_stay_and_say_that_they_differ(festival, coming, now, deed):
    if deed == "confirm":
        occurrences.confirm(occurrence=coming, **now)
    else:
        occurrences.change(occurrence=coming, note="与村里商定", **now)
    festivals.edit_festival(festival=festival, lunar_day=13, **now)
    coming.refresh_from_db()
    assert coming.starts_on == date(2027, 4, 8)
    assert coming.computed_on == date(2027, 4, 19)
    assert coming.is_moved


def test_days_that_a_festival_no_longer_has_go_unless_a_person_decided(site, now):
    fields = {"lunar_month": 3, "lunar_day": 3, "leap": "both"}
    festival = FestivalFactory(site=site, by=now["by"], **fields)
    occurrences.propose_for(festival, on=date(2031, 1, 1))
    at = datetime(2031, 2, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    leap = festival.occurrences.get(lunar_year=2031, is_leap=True)
    occurrences.confirm(occurrence=leap, by=now["by"], at=at)
    festivals.edit_festival(festival=festival, leap="ordinary", by=now["by"], at=at)
    assert festival.occurrences.filter(lunar_year=2031).count() == 2
    occurrences.cancel(occurrence=leap, reason="只办平月", by=now["by"], at=at)
    other = FestivalFactory(site=site, by=now["by"], **fields)
    occurrences.propose_for(other, on=date(2031, 1, 1))
    festivals.edit_festival(festival=other, leap="ordinary", by=now["by"], at=at)
    assert [is_leap for _year, is_leap, *_days in days_of(other) if _year == 2031] == [False]


def test_a_removed_festival_takes_its_coming_days_with_it(festival, coming, now):
    occurrences.confirm(occurrence=coming, **now)
    festivals.remove_festival(festival=festival, reason="登记错了", **now)
    coming.refresh_from_db()
    assert (coming.is_cancelled, coming.cancelled_reason) == (True, "登记错了")
    assert not coming.checks.filter(cancelled_on__isnull=True).exists()
    assert EventFiling.objects.get(occurrence=coming).state == "cancelled"
    assert occurrences.propose(on=ON) == 0
    with pytest.raises(NotYours, match="已移除"):
        occurrences.restore(occurrence=coming, **now)


# --- moved, confirmed, called off -----------------------------------------------------------------------


def test_confirming_makes_the_check_and_the_draft(coming, now, clerk):
    occurrences.confirm(occurrence=coming, **now)
    coming.refresh_from_db()
    assert (coming.confirmed_by, coming.confirmed_at) == (clerk, AT)
    check = coming.checks.get()
    assert (check.not_before, check.due_on, check.day) == (
        date(2027, 4, 1),
        date(2027, 4, 7),
        date(2027, 4, 8),
    )
    filing = coming.filing
    assert (filing.state, filing.held_from, filing.held_to) == ("draft", date(2027, 4, 8), date(2027, 4, 10))
    assert filing.expected_people == 800


def test_confirming_twice_is_refused(coming, now):
    occurrences.confirm(occurrence=coming, **now)
    with pytest.raises(NotYours, match="已经确认"):
        occurrences.confirm(occurrence=coming, **now)
    assert coming.checks.count() == 1


def test_moving_a_confirmed_day_moves_its_check_and_draft(coming, now):
    occurrences.confirm(occurrence=coming, **now)
    occurrences.change(occurrence=coming, starts_on=date(2027, 4, 10), ends_on=date(2027, 4, 10), **now)
    assert [one.due_on for one in coming.checks.all()] == [date(2027, 4, 9)]
    assert EventFiling.objects.get(occurrence=coming).held_from == date(2027, 4, 10)


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"ends_on": date(2027, 4, 7)}, EndsBeforeStart, "ends_on"),
        ({"ends_on": date(2027, 6, 7)}, EndsBeforeStart, "ends_on"),
        (
            {"starts_on": date(2028, 4, 8), "ends_on": date(2028, 4, 8)},
            FarFromItsDay,
            "starts_on",
        ),
        ({"expected_people": 0}, NoSuchNumber, "expected_people"),
        ({"expected_people": 1_000_000}, NoSuchNumber, "expected_people"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(coming, now, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        occurrences.change(occurrence=coming, **fields, **now)
    assert refused.value.field == field


def test_a_day_called_off_takes_its_check_and_filing_with_it_and_comes_back(coming, now):
    occurrences.confirm(occurrence=coming, **now)
    occurrences.cancel(occurrence=coming, reason="修路", **now)
    assert not coming.checks.filter(cancelled_on__isnull=True).exists()
    assert EventFiling.objects.get(occurrence=coming).state == "cancelled"
    with pytest.raises(NotYours, match="已取消"):
        occurrences.confirm(occurrence=coming, **now)
    occurrences.restore(occurrence=coming, **now)
    occurrences.confirm(occurrence=coming, **now)
    assert coming.checks.filter(cancelled_on__isnull=True).count() == 1
    assert EventFiling.objects.get(occurrence=coming).state == "draft"


def test_what_is_over_is_neither_confirmed_nor_called_off(festival, now):
    past = occurrence(festival, date(2026, 4, 19), 2)
    for deed, more in ((occurrences.confirm, {}), (occurrences.cancel, {"reason": "不办"})):
        with pytest.raises(NotYours, match="已经结束"):
            deed(occurrence=past, **more, **now)


def test_a_festival_that_has_begun_is_confirmed_without_a_check_before_it(festival, now):
    running = occurrence(festival, ON - timedelta(days=1), 3)
    occurrences.confirm(occurrence=running, **now)
    assert not running.checks.exists()
    assert not EventFiling.objects.filter(occurrence=running).exists()


def test_two_who_move_one_day_do_not_overwrite_each_other(coming, now):
    occurrences.change(occurrence=coming, note="第一个", version=coming.version, **now)
    with pytest.raises(StaleEdit):
        occurrences.change(occurrence=coming, note="第二个", version=coming.version, **now)


def test_many_are_confirmed_at_once_but_not_what_changed_meanwhile(clerk, sansha, now, neighbour, liusha):
    days = [
        occurrence(FestivalFactory(by=clerk, village=sansha), ON + timedelta(days=30 + number))
        for number in range(3)
    ]
    foreign = occurrence(FestivalFactory(by=neighbour, village=liusha), ON + timedelta(days=30))
    chosen = [(one.pk, one.version) for one in (*days, foreign)]
    occurrences.change(occurrence=days[1], note="改过", **now)
    result = occurrences.confirm_many(chosen=chosen, **now)
    assert ({one.pk for one in result.done}, result.left) == ({days[0].pk, days[2].pk}, 2)
    assert {one.pk for one in Occurrence.objects.confirmed()} == {days[0].pk, days[2].pk}


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_one_day_at_once_make_one_check_and_one_draft(coming, now):
    def once():
        return occurrences.confirm(occurrence=coming, **now)

    results = at_once(once, once)
    assert sorted(type(one).__name__ for one in results) == ["NotYours", "Occurrence"]
    assert (coming.checks.count(), EventFiling.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_correction_and_the_job_at_once_leave_one_day_by_the_new_rule(clerk, sansha, now):
    festival = FestivalFactory(by=clerk, village=sansha)

    def correct():
        festivals.edit_festival(festival=festival, lunar_day=5, **now)

    def propose():
        occurrences.propose(on=ON)

    at_once(correct, propose)
    assert [one.computed_on for one in festival.occurrences.all()] == [date(2027, 4, 11)]
