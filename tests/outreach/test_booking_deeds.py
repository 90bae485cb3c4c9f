"""Bookings: the last place, the waiting list that moves up, numbers that are sealed and forgotten."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.lib.papers import PaperKind, parse_paper
from hengl_uf.places.reach import NoReach
from hengl_uf.web.last_word import NotYours
from outreach.actions import bookings as actions
from outreach.actions import group_services as services
from outreach.models import Booking, GroupService
from outreach.tasks import forget_papers
from tests.factories import ContactFactory, ServiceFactory
from tests.hengl_uf.test_jobs import until, worker  # noqa: F401  (a fixture)
from tests.outreach.together import at_once

AT = timezone.now()
PERMIT = parse_paper(PaperKind.TRAVEL_PERMIT, "H12345678")
RENEWED = parse_paper(PaperKind.TRAVEL_PERMIT, "H1234567802")


@pytest.fixture
def service(officer):
    """For the whole town, with two places."""
    return ServiceFactory(by=officer)


@pytest.fixture
def with_numbers(officer):
    return ServiceFactory(by=officer, needs_paper=True, paper_reason="车票实名")


def book(service, by, village, **more):
    contact = more.pop("contact", None) or ContactFactory(by=by, village=village)
    return actions.book(service=service, contact=contact, by=by, at=AT, **more)


def cancel(booking, by):
    return actions.cancel_booking(booking=booking, by=by, at=AT, reason="临时有事")


def places(service):
    """Who stands where: slots, and "waiting"."""
    return [one.slot or one.status for one in service.bookings.live().order_by("pk")]


# --- places ---------------------------------------------------------------------------------------------


def test_who_comes_after_the_last_place_waits(service, clerk, sansha):
    [book(service, clerk, sansha) for _ in range(4)]
    assert places(service) == [1, 2, "waiting", "waiting"]
    assert actions.place_in_line(service.bookings.order_by("pk").last()) == 2


def test_a_place_given_back_goes_to_who_waits_longest_at_once(service, clerk, sansha):
    first, _second, third, _fourth = [book(service, clerk, sansha) for _ in range(4)]
    cancel(first, clerk)
    assert places(service) == [2, 1, "waiting"]
    assert Entry.objects.about(third).first().event == "outreach.group_service.moved_up"


def test_the_smallest_free_place_is_given_first(service, clerk, sansha):
    first = book(service, clerk, sansha)
    book(service, clerk, sansha)
    cancel(first, clerk)
    assert book(service, clerk, sansha).slot == 1


def test_more_places_let_those_who_wait_move_up(service, officer, sansha):
    [book(service, officer, sansha) for _ in range(4)]
    services.change_service(service=service, by=officer, at=AT, slots=3)
    assert places(service) == [1, 2, 3, "waiting"]


def test_places_are_not_lowered_below_those_given(service, officer, sansha):
    [book(service, officer, sansha) for _ in range(2)]
    with pytest.raises(actions.TooFewSlots, match="已有 2 人预约") as refusal:
        services.change_service(service=service, by=officer, at=AT, slots=1)
    assert refusal.value.field == "slots"


def test_a_high_place_moves_down_when_there_is_room(service, officer, sansha):
    first, second = [book(service, officer, sansha) for _ in range(2)]
    cancel(first, officer)
    services.change_service(service=service, by=officer, at=AT, slots=1)
    second.refresh_from_db()
    assert second.slot == 1


def test_the_database_refuses_fewer_places_than_given(service, officer, sansha):
    [book(service, officer, sansha) for _ in range(2)]
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupService.objects.filter(pk=service.pk).update(slots=1)


def test_the_same_person_has_one_place(service, clerk, sansha):
    booking = book(service, clerk, sansha)
    with pytest.raises(actions.BookedAlready, match="不用再登记"):
        book(service, clerk, sansha, contact=booking.contact)


def test_who_cancelled_may_book_again(service, clerk, sansha):
    booking = book(service, clerk, sansha)
    cancel(booking, clerk)
    assert book(service, clerk, sansha, contact=booking.contact).slot == 1


def test_a_clerk_books_the_people_of_the_own_villages(service, clerk, neighbour, liusha):
    contact = ContactFactory(by=neighbour, village=liusha)
    with pytest.raises(NoReach):
        book(service, clerk, liusha, contact=contact)


def test_a_service_of_a_village_is_for_its_people(officer, sansha, liusha):
    with pytest.raises(actions.OtherVillage, match="只面向三沙村"):
        book(ServiceFactory(by=officer, village=sansha), officer, liusha)


def test_a_closed_service_takes_no_more_until_it_is_opened_again(service, officer, clerk, sansha):
    services.close_service(service=service, by=officer, at=AT)
    with pytest.raises(NotYours):
        book(service, clerk, sansha)
    services.reopen_service(service=service, by=officer, at=AT)
    assert book(service, clerk, sansha).slot == 1


# --- in the same second ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_who_want_the_last_place_one_has_it_and_the_other_waits(officer, clerk, sansha):
    service = ServiceFactory(by=officer, slots=1)
    people = [ContactFactory(by=clerk, village=sansha) for _ in range(2)]
    results = at_once(
        *(
            lambda one=one, by=by: book(service, by, sansha, contact=one)
            for one, by in zip(people, (clerk, officer), strict=True)
        )
    )
    assert sorted(one.status for one in results) == ["booked", "waiting"]


@pytest.mark.django_db(transaction=True)
def test_one_person_booked_twice_in_the_same_second_has_one_place(officer, clerk, sansha):
    service, contact = ServiceFactory(by=officer), ContactFactory(by=clerk, village=sansha)
    results = at_once(*(lambda by=by: book(service, by, sansha, contact=contact) for by in (clerk, officer)))
    assert [type(one) for one in results].count(actions.BookedAlready) == 1
    assert places(service) == [1]


@pytest.mark.django_db(transaction=True)
def test_two_places_given_back_at_once_are_both_filled(officer, clerk, sansha):
    service = ServiceFactory(by=officer)
    booked = [book(service, clerk, sansha) for _ in range(4)][:2]
    at_once(*(lambda one=one: cancel(one, clerk) for one in booked))
    assert sorted(places(service)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_one_booking_cancelled_twice_at_once_moves_one_up(officer, clerk, sansha):
    service = ServiceFactory(by=officer)
    first = [book(service, clerk, sansha) for _ in range(4)][0]
    results = at_once(*(lambda by=by: cancel(first, by) for by in (clerk, officer)))
    assert [type(one) for one in results].count(NotYours) == 1
    assert places(service) == [2, 1, "waiting"]


# --- document numbers -----------------------------------------------------------------------------------


def test_a_number_is_sealed_and_only_its_end_is_shown(with_numbers, clerk, sansha):
    booking = book(with_numbers, clerk, sansha, paper=PERMIT)
    booking.refresh_from_db()
    assert booking.masked_number == "****5678"
    assert b"12345678" not in bytes(booking.paper_sealed)


def test_the_same_document_is_not_booked_twice_even_when_it_was_renewed(with_numbers, clerk, sansha):
    book(with_numbers, clerk, sansha, paper=PERMIT)
    with pytest.raises(actions.SameNumber), transaction.atomic():
        book(with_numbers, clerk, sansha, paper=RENEWED)
    assert with_numbers.bookings.count() == 1


def test_a_service_that_needs_no_numbers_keeps_none(service, clerk, sansha):
    with pytest.raises(actions.NoNumbersHere):
        book(service, clerk, sansha, paper=PERMIT)


def test_reading_the_numbers_is_noted(with_numbers, clerk, officer, sansha):
    book(with_numbers, clerk, sansha, paper=PERMIT)
    [(_booking, number)] = actions.read_numbers(service=with_numbers, by=officer)
    entry = Entry.objects.about(with_numbers).first()
    assert (number, entry.event, entry.note) == (
        "H12345678",
        "outreach.group_service.paper_read",
        "名额 1",
    )


def test_who_only_books_does_not_read_numbers(with_numbers, clerk, sansha):
    book(with_numbers, clerk, sansha, paper=PERMIT)
    with pytest.raises(NotYours):
        actions.read_numbers(service=with_numbers, by=clerk)


def kept(service):
    return Booking.objects.filter(service=service, paper_sealed__isnull=False).count()


def test_a_cancelled_booking_forgets_its_number(with_numbers, clerk, sansha):
    cancel(book(with_numbers, clerk, sansha, paper=PERMIT), clerk)
    assert kept(with_numbers) == 0


def test_a_cancelled_service_forgets_all_numbers(with_numbers, clerk, officer, sansha):
    book(with_numbers, clerk, sansha, paper=PERMIT)
    services.cancel_service(service=with_numbers, by=officer, at=AT, reason="台风")
    assert kept(with_numbers) == 0


def test_numbers_that_are_not_needed_any_more_are_forgotten(with_numbers, clerk, officer, sansha):
    book(with_numbers, clerk, sansha, paper=PERMIT)
    services.change_service(service=with_numbers, by=officer, at=AT, needs_paper=False)
    assert kept(with_numbers) == 0


def held(days_ago, by, village):
    service = ServiceFactory(by=by, needs_paper=True, paper_reason="车票实名")
    book(service, by, village, paper=PERMIT)
    GroupService.objects.filter(pk=service.pk).update(held_on=timezone.localdate() - timedelta(days=days_ago))
    return service


def test_the_nightly_job_forgets_what_nobody_ended_and_a_second_time_does_no_harm(officer, sansha):
    late, recent = held(settings.PAPER_KEEP_DAYS + 1, officer, sansha), held(1, officer, sansha)
    [forget_papers() for _ in range(2)]
    assert (kept(late), kept(recent)) == (0, 1)
    assert Entry.objects.about(late).filter(event="outreach.group_service.papers_forgotten").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_forgets_numbers(officer, sansha, worker):  # noqa: F811
    late = held(settings.PAPER_KEEP_DAYS + 1, officer, sansha)
    [forget_papers.apply_async(queue=worker) for _ in range(2)]
    until(lambda: kept(late) == 0)
    assert Booking.objects.get().paper_tail == ""
