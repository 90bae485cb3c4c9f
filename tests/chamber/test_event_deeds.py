"""How an event runs: its places, closing, holding, end."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from chamber.actions import events as actions
from chamber.actions import registrations
from chamber.models import Event
from hengl_uf.audit.models import Entry
from hengl_uf.lib.dates import Period
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_events import EventFactory, make_registration

Status = Event.Status


@pytest.fixture
def at(db):
    return timezone.now()


@pytest.fixture
def event(secretary):
    return EventFactory(by=secretary)


def plan(by, at, **fields):
    day = timezone.localdate(at) + timedelta(days=7)
    known = {"title": "座谈会", "kind": "roundtable", "held_on": day, "places": 30, "staff": by}
    return actions.plan_event(by=by, at=at, **known | fields)


def test_without_a_closing_registration_goes_on_until_it_starts(secretary, at):
    event = plan(secretary, at, starts_at=time(14, 30))
    assert timezone.localtime(event.closes_at).time() == time(14, 30)
    assert timezone.localdate(plan(secretary, at).closes_at) == event.held_on


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"places": 0}, actions.NoSuchNumber, "places"),
        ({"places": 5001}, actions.NoSuchNumber, "places"),
        ({"held_on": date(206, 3, 5)}, actions.NoSuchTime, "held_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(secretary, at, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        plan(secretary, at, **fields)
    assert refused.value.field == field


def test_registration_closes_on_the_day_at_the_latest(secretary, at):
    with pytest.raises(actions.ClosesTooLate):
        plan(secretary, at, closes_at=at + timedelta(days=8))


def test_places_are_never_fewer_than_people_booked(secretary, sansha, event, at):
    make_registration(secretary, event, sansha, people=4)
    with pytest.raises(actions.TooFewPlaces, match="已有 4 人") as refused:
        actions.change_event(event=event, by=secretary, at=at, places=3)
    assert refused.value.field == "places"


def test_the_database_refuses_fewer_places_than_booked(secretary, sansha, event):
    make_registration(secretary, event, sansha, people=4)
    with pytest.raises(IntegrityError, match="event_booked_within_places"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(places=3)


def test_a_stale_save_does_not_bring_back_the_count(secretary, sansha, event, at):
    stale = Event.objects.get(pk=event.pk)
    make_registration(secretary, event, sansha, people=4)
    stale.save()
    event.refresh_from_db()
    assert event.booked == 4


def test_more_places_go_at_once_to_those_who_wait(secretary, sansha, at):
    event = EventFactory(by=secretary, places=2)
    make_registration(secretary, event, sansha, people=2)
    first, second = (make_registration(secretary, event, sansha, people=2) for _ in range(2))
    actions.change_event(event=event, by=secretary, at=at, places=5)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("booked", "waiting")
    assert Entry.objects.about(first)[0].event == "chamber.registration.moved_up"


def test_two_who_change_it_at_once_see_both_sides(secretary, event, at):
    actions.change_event(event=event, by=secretary, at=at, version=1, places=20)
    with pytest.raises(StaleEdit):
        actions.change_event(event=event, by=secretary, at=at, version=1, places=30)


def test_closed_it_takes_nobody_until_it_is_reopened(secretary, sansha, event, at):
    actions.close_event(event=event, by=secretary, at=at)
    with pytest.raises(registrations.RegistrationClosed, match="不接受报名"):
        make_registration(secretary, event, sansha)
    with pytest.raises(NotYours, match="已经停止"):
        actions.close_event(event=event, by=secretary, at=at)
    actions.reopen_event(event=event, by=secretary, at=at)
    assert make_registration(secretary, event, sansha).status == "booked"


def test_one_whose_time_is_up_is_reopened_after_the_closing_is_moved(secretary, event, at):
    actions.close_event(event=event, by=secretary, at=at)
    with pytest.raises(actions.ClosedAlready, match="报名截止"):
        actions.reopen_event(event=event, by=secretary, at=event.closes_at + timedelta(minutes=1))


def test_it_is_held_on_its_day_or_later(secretary, event, at):
    with pytest.raises(actions.HeldInTheFuture):
        actions.hold_event(event=event, by=secretary, at=at)


def test_who_is_not_named_did_not_come_and_history_tells_how_many_did(secretary, sansha, at):
    event = EventFactory(by=secretary, held_on=timezone.localdate(at), places=50, closes_at=at)
    yes, no, in_already = (
        make_registration(secretary, event, sansha, people=n, at=at - timedelta(hours=1)) for n in (2, 1, 3)
    )
    registrations.check_in(registration=in_already, by=secretary, at=at, people=2)
    held = actions.hold_event(event=event, by=secretary, at=at, came={yes.pk: 4}, summary="讲了用工")
    for one in (yes, no, in_already):
        one.refresh_from_db()
    assert (held.status, yes.came, no.came, in_already.came) == (Status.DONE, 4, 0, 2)
    assert Entry.objects.about(event)[0].changes["到场人数"] == ["1 家企业 2 人", "2 家企业 6 人"]


def test_how_it_went_can_be_corrected_but_not_with_numbers_that_cannot_be(secretary, sansha, at):
    event = EventFactory(by=secretary, held_on=timezone.localdate(at), closes_at=at)
    one = make_registration(secretary, event, sansha, at=at - timedelta(hours=1))
    actions.hold_event(event=event, by=secretary, at=at, came={one.pk: 1})
    for people in (-1, 51):
        with pytest.raises(actions.NoneCame):
            actions.hold_event(event=event, by=secretary, at=at, came={one.pk: people})
    actions.hold_event(event=event, by=secretary, at=at, came={one.pk: 2}, summary="更正")
    one.refresh_from_db()
    assert one.came == 2


def test_called_off_it_says_why_and_can_be_taken_back(secretary, event, at):
    gone = actions.cancel_event(event=event, by=secretary, at=at, reason="台风")
    assert (gone.status, gone.ending) == (Status.CANCELLED, "台风")
    with pytest.raises(NotYours, match="已经取消"):
        actions.hold_event(event=event, by=secretary, at=at)
    again = actions.reopen_event(event=event, by=secretary, at=at)
    assert (again.status, again.ending) == (Status.OPEN, "")


def test_one_with_registrations_is_called_off_not_taken_away(secretary, sansha, event, at):
    one = make_registration(secretary, event, sansha)
    with pytest.raises(NotYours, match="取消活动"):
        actions.remove_event(event=event, by=secretary, at=at, reason="重复")
    registrations.cancel_registration(registration=one, by=secretary, at=at, reason="误报")
    assert actions.remove_event(event=event, by=secretary, at=at, reason="重复").is_removed


def test_who_only_reads_changes_nothing(leader, event, at):
    for deed in (actions.close_event, actions.reopen_event):
        with pytest.raises(NotYours):
            deed(event=event, by=leader, at=at)
    with pytest.raises(NotYours):
        actions.change_event(event=event, by=leader, at=at, places=9)


def test_of_a_period_are_those_that_were_held_in_it(secretary):
    held = EventFactory(by=secretary, held_on=date(2026, 3, 5), status="done")
    EventFactory(by=secretary, held_on=date(2026, 3, 5))
    EventFactory(by=secretary, held_on=date(2025, 3, 5), status="done")
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert list(Event.objects.held_within(period)) == [held]
