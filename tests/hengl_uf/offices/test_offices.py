"""Who may sit where and for how long, by offices that belong to nothing: tables of these tests alone."""

from datetime import UTC, date, datetime
from threading import Thread
from time import monotonic, sleep

import pytest
from django.apps import AppConfig
from django.apps.registry import Apps
from django.db import IntegrityError, connection, models, transaction

from hengl_uf import offices
from hengl_uf.access.models import User
from hengl_uf.offices import actions
from hengl_uf.offices.models import (
    MOST_SEATS,
    OfficeBase,
    TermBase,
    one_holder_a_place,
    place_of_its_office,
    seats_constraint,
)
from hengl_uf.web.constraints import between

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)

# A registry of their own, so that neither migrations nor the tests of structure take these models for the house's.
registry = Apps([AppConfig("hengl_uf.offices", offices)])
registry.all_models["hengl_uf"]["user"] = User


class Desk(OfficeBase):
    """An office of nobody in particular."""

    class Meta:
        app_label = "offices"
        apps = registry
        constraints = [seats_constraint("desk_has_seats")]


class Sitting(TermBase):
    """A term at a desk."""

    office = models.ForeignKey(Desk, models.PROTECT, related_name="terms")

    class Meta:
        app_label = "offices"
        apps = registry
        constraints = [
            between("sitting_ends_after_start", "starts_on", "ends_on"),
            place_of_its_office("sitting_place_of_its_office"),
            one_holder_a_place("sitting_one_holder_a_place"),
        ]


@pytest.fixture
def tables(db):
    """The two tables, for one test."""
    with connection.schema_editor() as editor:
        editor.create_model(Desk)
        editor.create_model(Sitting)
    yield
    if not connection.in_atomic_block:
        with connection.schema_editor() as editor:
            editor.delete_model(Sitting)
            editor.delete_model(Desk)


@pytest.fixture
def desk(tables, officer):
    desk = Desk(title="示例职务")
    desk.stamp(by=officer, at=AT).save()
    return desk


def sit(desk, officer, name, starts_on, ends_on=None):
    term = Sitting(office=desk, holder_name=name, starts_on=starts_on, ends_on=ends_on)
    actions.seat(term, by=officer, at=AT)
    return term


def test_a_full_office_names_its_holders_and_the_next_follows_in_their_place(officer, desk):
    first = sit(desk, officer, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    with pytest.raises(actions.OfficeFull, match="李示例（2024年1月1日 至 2026年12月31日）") as refusal:
        sit(desk, officer, "陈示例", date(2026, 12, 31))
    assert refusal.value.field == "starts_on"
    assert sit(desk, officer, "陈示例", date(2027, 1, 1)).place == first.place == desk.place_base + 1


@pytest.mark.django_db(transaction=True)
def test_who_was_slower_is_told_who_was_quicker(officer, desk):
    """The constraint of the table itself refuses, for here nobody locks the office."""
    told = []

    def come_second():
        try:
            sit(Desk.objects.get(), officer, "陈示例", TODAY)
        except actions.OfficeFull as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    second = Thread(target=come_second)
    with transaction.atomic():
        sit(desk, officer, "李示例", TODAY)
        second.start()
        wait_until_one_waits()
    second.join()
    assert len(told) == 1
    assert "李示例（2026年3月5日 起）" in told[0]
    assert Sitting.objects.get().holder_name == "李示例"


def wait_until_one_waits():
    """Return when a transaction waits for this one to end."""
    until = monotonic() + 20
    with connection.cursor() as cursor:
        while monotonic() < until:
            cursor.execute(
                "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone():
                return
            sleep(0.02)
    pytest.fail("nobody waits")


def test_the_database_refuses_a_place_of_another_office_and_an_office_without_seats(officer, desk):
    stray = Sitting(office=desk, holder_name="李示例", starts_on=TODAY, place=desk.place_base + 100)
    with pytest.raises(IntegrityError, match="sitting_place_of_its_office"), transaction.atomic():
        stray.stamp(by=officer, at=AT).save()
    for seats in (0, MOST_SEATS + 1):
        with pytest.raises(IntegrityError, match="desk_has_seats"), transaction.atomic():
            Desk(title="示例职务", seats=seats).stamp(by=officer, at=AT).save()


def test_seats_are_kept_for_those_who_hold_them_now_or_later(officer, desk):
    desk.seats = 2
    sit(desk, officer, "何示例", date(2025, 1, 1), date(2026, 3, 4))
    sit(desk, officer, "李示例", TODAY)
    actions.keep_seats(desk, at=AT)
    sit(desk, officer, "陈示例", date(2027, 1, 1))
    desk.seats = 1
    with pytest.raises(actions.SeatsHeld, match="有 2 人同时任职：李示例.*、陈示例") as refusal:
        actions.keep_seats(desk, at=AT)
    assert refusal.value.field == "seats"


def test_a_term_ends_on_its_first_day_or_later(officer, desk):
    with pytest.raises(actions.EndsBeforeStart) as refusal:
        sit(desk, officer, "李示例", TODAY, date(2026, 3, 4))
    assert refusal.value.field == "ends_on"


def test_who_leaves_early_leaves_within_the_term(officer, desk):
    term = sit(desk, officer, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    for day in (date(2023, 12, 31), date(2026, 12, 31)):
        with pytest.raises(actions.NotInOffice) as refusal:
            actions.end_term_early(term, by=officer, at=AT, last_on=day, reason="辞任")
        assert refusal.value.field == "last_on"
    actions.end_term_early(term, by=officer, at=AT, last_on=date(2024, 1, 1), reason="辞任")
    assert (term.ends_on, term.ended_reason, term.version) == (date(2024, 1, 1), "辞任", 2)


def test_an_office_is_vacant_while_fewer_hold_it_than_it_has_seats(officer, desk, django_assert_num_queries):
    Desk(title="名誉职务", is_required=False).stamp(by=officer, at=AT).save()
    sit(desk, officer, "李示例", TODAY, TODAY)
    with django_assert_num_queries(2):
        assert not Desk.objects.vacant(TODAY)
        assert list(Desk.objects.vacant(date(2026, 3, 6))) == [desk]


def test_a_term_says_in_a_word_where_it_stands():
    cases = {
        (date(2026, 3, 6), None, ""): "未到任",
        (TODAY, None, ""): "在任",
        (date(2024, 1, 1), date(2026, 5, 5), ""): "在任",  # 61 days before its end
        (date(2024, 1, 1), date(2026, 5, 4), ""): "将届满",
        (date(2024, 1, 1), TODAY, ""): "将届满",
        (date(2024, 1, 1), date(2026, 3, 4), ""): "已届满",
        (date(2024, 1, 1), date(2026, 3, 4), "辞任"): "已离任",
    }
    said = {
        key: Sitting(starts_on=key[0], ends_on=key[1], ended_reason=key[2]).badge(TODAY).text for key in cases
    }
    assert said == cases


def test_a_refusal_names_five_holders_at_most():
    terms = [Sitting(holder_name=f"李示例{n}", starts_on=TODAY) for n in range(6)]
    assert actions.holders(terms[:5]).endswith("李示例4（2026年3月5日 起）")
    assert actions.holders(terms).endswith("李示例4（2026年3月5日 起）等")
