"""The published holidays are loaded once, and every process sees a changed year soon."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from hengl_uf.calendars import current
from hengl_uf.calendars.current import forget_calendar, load_calendar
from hengl_uf.calendars.models import CalendarDay, CalendarYear
from hengl_uf.calendars.reference import load_calendar_days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_held():
    forget_calendar()
    yield
    forget_calendar()


def publish(year, *days_off):
    """Write a year's list as another process would: rows only, nothing forgotten here."""
    CalendarYear.objects.update_or_create(
        year=year,
        defaults={"published": True, "source": "通知", "revision": F("revision") + 1},
        create_defaults={"published": True, "source": "通知"},
    )
    for day in days_off:
        CalendarDay.objects.create(date=day, kind=CalendarDay.Kind.OFF, name="示例", notice="通知")


def test_loading_twice_changes_nothing():
    assert load_calendar_days() >= 23
    before = list(CalendarDay.objects.order_by("date").values())
    assert load_calendar_days() == 0
    assert list(CalendarDay.objects.order_by("date").values()) == before


def test_the_loaded_calendar_knows_2026_and_not_2027():
    load_calendar_days()
    calendar = load_calendar()
    assert calendar.why(date(2026, 2, 17)) == "春节"
    assert calendar.is_working(date(2026, 10, 10))
    assert max(calendar.published_years) == 2026


def test_each_day_names_its_source():
    load_calendar_days()
    assert not CalendarDay.objects.exclude(notice__startswith="chinesecalendar ").exists()


def test_a_day_that_was_changed_by_hand_is_mended():
    load_calendar_days()
    CalendarDay.objects.filter(date=date(2026, 10, 10)).delete()
    assert load_calendar_days() == 1
    assert load_calendar().is_working(date(2026, 10, 10))


def test_a_year_that_the_office_loaded_itself_is_left_alone():
    publish(2026, date(2026, 3, 3))
    load_calendar_days()
    assert CalendarDay.objects.filter(date__year=2026).count() == 1
    assert not load_calendar().is_working(date(2026, 3, 3))


def test_without_any_list_everything_is_an_estimate():
    assert load_calendar().deadline(date(2026, 9, 30), 1).estimated


def test_a_changed_year_is_seen_within_the_same_transaction():
    assert load_calendar().is_working(date(2027, 1, 1))
    publish(2027, date(2027, 1, 1))
    assert not load_calendar().is_working(date(2027, 1, 1))


def test_an_unchanged_calendar_costs_one_small_query_in_a_transaction(django_assert_num_queries):
    load_calendar_days()
    load_calendar()
    with django_assert_num_queries(1):
        load_calendar()


@pytest.mark.django_db(transaction=True)
def test_a_page_pays_nothing_for_a_calendar_just_read(django_assert_num_queries):
    publish(2027)
    held = load_calendar()
    with django_assert_num_queries(0):
        assert all(load_calendar() is held for _row in range(100))


@pytest.mark.django_db(transaction=True)
def test_another_process_sees_the_change_after_a_while(monkeypatch):
    load_calendar()
    publish(2027, date(2027, 1, 1))
    monkeypatch.setattr(current._Held, "compared_at", current._Held.compared_at - current.RECHECK_SECONDS)
    assert not load_calendar().is_working(date(2027, 1, 1))


@pytest.mark.parametrize("wrong", [{"kind": "half"}, {"name": ""}])
def test_the_database_refuses_a_day_that_means_nothing(wrong):
    day = {"date": date(2027, 1, 1), "kind": "off", "name": "元旦", "notice": "通知"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDay.objects.create(**day)


def test_a_day_is_listed_once():
    publish(2027, date(2027, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        publish(2027, date(2027, 1, 1))
