"""Places: booked one at a time, waited for in turn, given back; the closing; who came; what they say."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from chamber.actions import events
from chamber.actions import registrations as actions
from chamber.models import Event, Registration
from hengl_uf.audit.models import Entry
from hengl_uf.enterprises.models import EnterpriseContact
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_events import EventFactory, make_firm, make_registration

Status = Registration.Status


@pytest.fixture
def at(db):
    return timezone.now()


@pytest.fixture
def event(secretary):
    return EventFactory(by=secretary, places=3)


@pytest.fixture
def today(secretary, at):
    """An event of today that took registrations until a moment ago."""
    return EventFactory(by=secretary, held_on=timezone.localdate(at), closes_at=at - timedelta(seconds=1))


def registered(by, event, village, people=1):
    return make_registration(by, event, village, people=people, at=event.closes_at - timedelta(minutes=5))


def state(*rows):
    return [Registration.objects.get(pk=one.pk).status for one in rows]


def test_booked_only_if_all_of_them_fit(secretary, sansha, event):
    two = make_registration(secretary, event, sansha, people=2)
    too_many = make_registration(secretary, event, sansha, people=2)
    one = make_registration(secretary, event, sansha, people=1)
    assert state(two, too_many, one) == ["booked", "waiting", "booked"]
    event.refresh_from_db()
    assert (event.booked, event.free) == (3, 0)


def test_a_place_given_back_goes_to_the_first_who_fits(secretary, sansha, event, at):
    three = make_registration(secretary, event, sansha, people=3)
    group = make_registration(secretary, event, sansha, people=3)
    single = make_registration(secretary, event, sansha, people=1)
    actions.change_registration(registration=three, by=secretary, at=at, people=2)
    assert state(group, single) == ["waiting", "booked"]
    actions.cancel_registration(registration=three, by=secretary, at=at, reason="临时有事")
    assert state(three, group, single) == ["cancelled", "waiting", "booked"]
    actions.cancel_registration(registration=single, by=None, at=at)
    assert state(group) == ["booked"]
    assert Entry.objects.about(group)[0].sentence == "候补转为已报名"


def test_nobody_moves_up_in_an_event_that_was_called_off(secretary, sansha, event, at):
    booked = make_registration(secretary, event, sansha, people=3)
    waits = make_registration(secretary, event, sansha, people=3)
    events.cancel_event(event=event, by=secretary, at=at, reason="台风")
    with pytest.raises(NotYours, match="已经取消"):
        actions.cancel_registration(registration=booked, by=secretary, at=at, reason="误报")
    assert state(waits) == ["waiting"]


def test_an_enterprise_is_registered_once(secretary, sansha, event, at):
    one = make_registration(secretary, event, sansha)
    again = {"event": event, "enterprise": one.enterprise, "at": at}
    with pytest.raises(actions.RegisteredAlready, match="已报名") as refused:
        actions.register(by=secretary, **again)
    assert refused.value.field == "enterprise"
    actions.cancel_registration(registration=one, by=secretary, at=at, reason="误报")
    assert actions.register(by=None, **again).status == Status.BOOKED


@pytest.mark.parametrize(("people", "words"), [(0, "1 到 50"), (51, "1 到 50"), (4, "一共只有 3 个名额")])
def test_as_many_as_can_be(secretary, sansha, event, people, words):
    with pytest.raises(actions.TooMany, match=words) as refused:
        make_registration(secretary, event, sansha, people=people)
    assert refused.value.field == "people"


def test_who_has_places_does_not_lose_them_by_asking_for_more(secretary, sansha, at):
    event = EventFactory(by=secretary, places=4)
    one = make_registration(secretary, event, sansha, people=2)
    make_registration(secretary, event, sansha)
    with pytest.raises(actions.TooMany, match="只剩 1 个"):
        actions.change_registration(registration=one, by=None, at=at, people=4)
    assert state(one) == ["booked"]


def test_after_the_closing_nobody_registers(secretary, sansha, event):
    late = event.closes_at + timedelta(seconds=1)
    for by in (secretary, None):
        with pytest.raises(actions.RegistrationClosed, match="已经截止"):
            actions.register(event=event, enterprise=make_firm(secretary, sansha), by=by, at=late)


def test_after_the_closing_the_secretariat_changes_but_not_the_enterprise(secretary, sansha, event):
    one = make_registration(secretary, event, sansha)
    late = event.closes_at + timedelta(seconds=1)
    for deed in (actions.change_registration, actions.cancel_registration):
        with pytest.raises(actions.RegistrationClosed):
            deed(registration=one, by=None, at=late)
    changed = actions.change_registration(registration=one, by=secretary, at=late, people=2)
    assert changed.people == 2


def test_the_database_refuses_a_registration_after_the_closing(secretary, sansha, event):
    late = Registration(
        event=event,
        enterprise=make_firm(secretary, sansha),
        status=Status.WAITING,
        registered_at=event.closes_at + timedelta(seconds=1),
    )
    with pytest.raises(IntegrityError, match="has closed"), transaction.atomic():
        late.save()


def test_the_database_refuses_more_people_than_places(secretary, sansha, event):
    one = make_registration(secretary, event, sansha, people=3)
    with pytest.raises(IntegrityError, match="event_booked_within_places"), transaction.atomic():
        Registration.objects.filter(pk=one.pk).update(people=4)


def test_what_the_database_refuses_is_told_in_a_sentence(secretary, sansha, event, at):
    Event.objects.filter(pk=event.pk).update(closes_at=at - timedelta(minutes=1))
    with pytest.raises(actions.RegistrationClosed, match="已经截止"):
        make_registration(secretary, event, sansha, at=at)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("by_link", [False, True])
def test_of_two_at_once_for_the_last_place_one_waits(secretary, sansha, by_link):
    event = EventFactory(by=secretary, places=1)
    firms = [make_firm(secretary, sansha) for _ in range(2)]
    by, gate, results = None if by_link else secretary, Barrier(2), []

    def race(firm):
        gate.wait()
        try:
            results.append(actions.register(event=event, enterprise=firm, by=by, at=timezone.now()).status)
        finally:
            connection.close()

    threads = [Thread(target=race, args=[firm]) for firm in firms]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    event.refresh_from_db()
    assert (sorted(results), event.booked) == (["booked", "waiting"], 1)


@pytest.mark.django_db(transaction=True)
def test_one_enterprise_that_sends_it_twice_at_once_is_registered_once(secretary, sansha):
    event, firm = EventFactory(by=secretary, places=10), make_firm(secretary, sansha)
    gate, results = Barrier(2), []

    def race():
        gate.wait()
        try:
            actions.register(event=event, enterprise=firm, by=None, at=timezone.now(), people=2)
            results.append("booked")
        except actions.RegisteredAlready:
            results.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=race) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    event.refresh_from_db()
    assert (sorted(results), event.booked) == (["booked", "refused"], 2)


@pytest.mark.django_db(transaction=True)
def test_giving_back_and_registering_at_once_never_overbooks(secretary, sansha):
    event = EventFactory(by=secretary, places=2)
    booked = [make_registration(secretary, event, sansha) for _ in range(2)]
    waits = make_registration(secretary, event, sansha, people=2)
    firms = [make_firm(secretary, sansha) for _ in range(2)]
    now = {"by": secretary, "at": timezone.now()}
    deeds = [
        *(
            lambda one=one: actions.cancel_registration(registration=one, reason="误报", **now)
            for one in booked
        ),
        *(lambda firm=firm: actions.register(event=event, enterprise=firm, **now) for firm in firms),
    ]
    gate = Barrier(len(deeds))

    def race(deed):
        gate.wait()
        try:
            deed()
        finally:
            connection.close()

    threads = [Thread(target=race, args=[deed]) for deed in deeds]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    event.refresh_from_db()
    held = sum(event.registrations.booked().values_list("people", flat=True))
    assert (event.booked, held) == (2, 2)
    assert state(waits)[0] in ("booked", "waiting")


def test_the_enterprises_own_contact_is_asked_when_none_is_named(secretary, sansha, event, at):
    firm = make_firm(secretary, sansha)
    EnterpriseContact(enterprise=firm, name="黎经理", kind="manager", phone="+8676087761234").stamp(
        by=secretary, at=at
    ).save()
    one = actions.register(event=event, enterprise=firm, by=secretary, at=at)
    assert (one.contact_name, one.masked_phone) == ("黎经理", "0760-****1234")
    other = EventFactory(by=secretary)
    assert actions.register(event=other, enterprise=firm, by=None, at=at).contact_name == ""


def test_what_changed_meanwhile_is_told(secretary, sansha, event, at):
    one = make_registration(secretary, event, sansha)
    actions.change_registration(registration=one, by=None, at=at, note="两人同车")
    with pytest.raises(StaleEdit):
        actions.change_registration(registration=one, by=secretary, at=at, version=1, people=2)
    assert Entry.objects.about(one)[0].event == "chamber.registration.changed_by_link"


def test_checking_in_twice_is_checking_in_once(secretary, sansha, today, at):
    one = registered(secretary, today, sansha, people=2)
    first = actions.check_in(registration=one, by=secretary, at=at)
    again = actions.check_in(registration=one, by=secretary, at=at + timedelta(minutes=5))
    assert (first.came, again.checked_in_at) == (2, first.checked_in_at)
    fewer = actions.check_in(registration=one, by=secretary, at=at, people=1)
    assert fewer.came == 1
    undone = actions.undo_check_in(registration=one, by=secretary, at=at)
    assert (undone.came, undone.checked_in_by) == (None, None)


def test_only_who_has_a_place_is_checked_in(secretary, leader, sansha, event, at):
    make_registration(secretary, event, sansha, people=3)
    waits = make_registration(secretary, event, sansha)
    with pytest.raises(actions.NotBooked):
        actions.check_in(registration=waits, by=secretary, at=at)
    with pytest.raises(NotYours):
        actions.check_in(registration=waits, by=leader, at=at)


def test_who_came_is_not_taken_off_the_list(secretary, sansha, today, at):
    one = registered(secretary, today, sansha)
    actions.check_in(registration=one, by=secretary, at=at)
    with pytest.raises(actions.CameAlready):
        actions.cancel_registration(registration=one, by=secretary, at=at, reason="误报")


def test_what_it_was_like_is_said_by_who_was_there_and_after_it(secretary, sansha, today, at):
    came, absent = (registered(secretary, today, sansha) for _ in range(2))
    with pytest.raises(actions.NothingToSay):
        actions.evaluate(registration=came, by=None, at=at, evaluation="good")
    events.hold_event(event=today, by=secretary, at=at, came={came.pk: 1})
    said = actions.evaluate(registration=came, by=None, at=at, evaluation="fair", words="时间太短")
    assert (said.evaluation, said.evaluation_words) == ("fair", "时间太短")
    with pytest.raises(actions.NothingToSay):
        actions.evaluate(registration=absent, by=None, at=at, evaluation="good")


def test_what_an_enterprise_does_itself_says_so_in_the_trail(secretary, sansha, event, at):
    firm = make_firm(secretary, sansha)
    one = actions.register(event=event, enterprise=firm, by=None, at=at)
    entry = Entry.objects.about(one)[0]
    assert (entry.sentence, entry.actor_id) == ("企业通过链接报名", None)


def test_a_token_cannot_be_guessed(secretary, sansha, event):
    one, other = (make_registration(secretary, event, sansha) for _ in range(2))
    assert one.token != other.token
    assert len(one.token) == 22


def test_a_closing_that_was_moved_forward_does_not_stop_who_gives_back(secretary, sansha, event, at):
    one = make_registration(secretary, event, sansha, at=at)
    events.change_event(event=event, by=secretary, at=at, closes_at=at - timedelta(minutes=1))
    actions.cancel_registration(registration=one, by=secretary, at=at, reason="误报")
    assert state(one) == ["cancelled"]
