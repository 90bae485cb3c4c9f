"""Group services: offered, called, done, cancelled, removed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.lib.papers import PaperKind, parse_paper
from hengl_uf.web.last_word import NotYours
from outreach.actions import group_services as actions
from outreach.actions.bookings import book, cancel_booking
from outreach.models import GroupService
from tests.factories import ContactFactory, ServiceFactory

AT = timezone.now()
TODAY = timezone.localdate()
PERMIT = parse_paper(PaperKind.TRAVEL_PERMIT, "H12345678")


@pytest.fixture
def service(officer):
    """Of today, with document numbers."""
    return ServiceFactory(by=officer, held_on=TODAY, needs_paper=True, paper_reason="车票实名", slots=3)


@pytest.fixture
def booked(service, officer, sansha):
    people = [ContactFactory(by=officer, village=sansha) for _ in range(3)]
    papers = [PERMIT, None, None]
    return [
        book(service=service, contact=one, by=officer, at=AT, paper=paper)
        for one, paper in zip(people, papers, strict=True)
    ]


def call(service, by, *came):
    return actions.call_roll(service=service, by=by, at=AT, came=dict(came))


def served(service):
    return [one.was_served for one in service.bookings.order_by("pk")]


def test_a_service_is_offered_for_a_day_to_come(officer):
    fields = {"title": "集中接送", "held_on": TODAY - timedelta(days=1), "slots": 5, "staff": officer}
    with pytest.raises(actions.HeldBefore):
        actions.offer_service(by=officer, at=AT, **fields)


def test_who_asks_for_numbers_says_why(service, officer):
    with pytest.raises(actions.WhyNumbers):
        actions.change_service(service=service, by=officer, at=AT, paper_reason="")


def test_the_roll_is_called_in_parts_and_nobody_undoes_anothers_part(service, booked, officer):
    call(service, officer, (booked[0].pk, True))
    call(service, officer, (booked[1].pk, False))
    assert served(service) == [True, False, None]


def test_history_tells_the_counts_of_the_roll(service, booked, officer):
    call(service, officer, (booked[0].pk, True), (booked[1].pk, False))
    assert Entry.objects.about(service).first().note == "到场 1 人，未到 1 人"


def test_a_cancelled_booking_is_not_called(service, booked, officer):
    cancel_booking(booking=booked[2], by=officer, at=AT, reason="临时有事")
    call(service, officer, (booked[2].pk, True))
    assert served(service) == [None, None, None]


def test_done_counts_who_was_not_called_as_absent_and_forgets_the_numbers(service, booked, officer):
    call(service, officer, (booked[0].pk, True))
    done = actions.finish_service(service=service, by=officer, at=AT, ending="全部办妥")
    assert (done.status, served(service)) == ("done", [True, False, False])
    assert set(service.bookings.values_list("paper_sealed", "paper_mark", "paper_tail")) == {(None, "", "")}
    assert Entry.objects.about(service).first().event == "outreach.group_service.papers_forgotten"


def test_without_any_call_it_is_not_done(service, booked, officer):
    with pytest.raises(actions.NobodyCalled):
        actions.finish_service(service=service, by=officer, at=AT)


def test_it_is_not_done_before_its_day(officer):
    with pytest.raises(NotYours, match="服务当天"):
        actions.finish_service(service=ServiceFactory(by=officer), by=officer, at=AT)


def test_nobody_is_called_before_the_day(officer):
    with pytest.raises(NotYours, match="服务当天"):
        call(ServiceFactory(by=officer), officer)


def test_a_service_with_bookings_is_not_removed(service, booked, officer):
    with pytest.raises(actions.StillBooked):
        actions.remove_service(service=service, by=officer, at=AT, reason="登记错了")


def test_what_is_over_is_not_called_any_more(service, booked, officer):
    actions.cancel_service(service=service, by=officer, at=AT, reason="台风")
    with pytest.raises(NotYours):
        call(service, officer, (booked[0].pk, True))


def test_a_towns_service_is_run_by_the_office(service, clerk):
    with pytest.raises(NotYours):
        actions.close_service(service=service, by=clerk, at=AT)
    assert GroupService.objects.visible_to(clerk).get() == service


def test_people_of_other_villages_keep_a_service_open_to_the_town(service, officer, liusha, sansha):
    book(service=service, contact=ContactFactory(by=officer, village=liusha), by=officer, at=AT)
    with pytest.raises(actions.MovedVillage):
        actions.change_service(service=service, by=officer, at=AT, village=sansha)
