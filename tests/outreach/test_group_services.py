"""The pages of group services: bookings in a row, the roll, numbers that are shown to nobody by the way."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.actions import bookings
from outreach.actions import group_services as actions
from outreach.models import Booking, GroupService
from tests.factories import ContactFactory, ServiceFactory
from tests.outreach.test_booking_deeds import PERMIT, book
from tests.outreach.test_lists import MOST_QUERIES

AT = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def service(officer):
    """For the whole town, with two places, on this very day."""
    return ServiceFactory(by=officer, held_on=TODAY)


@pytest.fixture
def with_numbers(officer):
    return ServiceFactory(by=officer, needs_paper=True, paper_reason="车票实名")


def page_of(browser, service, verb=""):
    return browser.get(service.get_absolute_url() + verb).content.decode()


def send(browser, user, service, verb, **data):
    data = {"form_token": held.new_token(user), **data}
    return browser.post(f"{service.get_absolute_url()}{verb}/", data, follow=True)


def offered(user, **changes):
    return {
        "form_token": held.new_token(user),
        "title": "集中接送",
        "kind": "transport",
        "held_on": (TODAY + timedelta(days=3)).isoformat(),
        "slots": "20",
        "staff": user.pk,
        **changes,
    }


def test_the_office_offers_a_service_for_the_town(signed_in, officer):
    signed_in(officer).post("/outreach/group-service/add/", offered(officer))
    assert (GroupService.objects.get().village, GroupService.objects.get().status) == (None, "open")


def test_who_asks_for_numbers_says_why_beside_the_field(signed_in, officer):
    response = signed_in(officer).post("/outreach/group-service/add/", offered(officer, needs_paper="on"))
    assert (response.status_code, "paper_reason" in response.context["form"].errors) == (422, True)


def test_booking_goes_on_with_the_same_form_and_the_focus_in_it(signed_in, clerk, sansha, service):
    contact = ContactFactory(by=clerk, village=sansha, name="欧阳慕仪")
    response = send(signed_in(clerk), clerk, service, "book", contact=contact.pk)
    page = response.content.decode()
    assert response.redirect_chain == [(f"{service.get_absolute_url()}book/", 302)]
    assert "欧阳慕仪已预约，1 号。" in page
    assert "autofocus" in page


def test_who_comes_too_late_is_told_the_place_in_line(signed_in, clerk, sansha, service):
    [book(service, clerk, sansha) for _ in range(3)]
    contact = ContactFactory(by=clerk, village=sansha, name="欧阳慕仪")
    page = send(signed_in(clerk), clerk, service, "book", contact=contact.pk).content.decode()
    assert "名额已满，欧阳慕仪排在候补第 2 位" in page


def test_the_same_person_twice_is_told_beside_the_field(signed_in, clerk, sansha, service):
    booking = book(service, clerk, sansha)
    response = send(signed_in(clerk), clerk, service, "book", contact=booking.contact_id)
    assert (response.status_code, "contact" in response.context["form"].errors) == (422, True)


def test_a_form_sent_twice_books_once_without_a_complaint(signed_in, clerk, sansha, service):
    contact = ContactFactory(by=clerk, village=sansha)
    data, browser = {"form_token": held.new_token(clerk), "contact": contact.pk}, signed_in(clerk)
    url = f"{service.get_absolute_url()}book/"
    assert [browser.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert Booking.objects.count() == 1


def test_a_clerk_sees_the_own_people_by_name_and_all_as_counts(
    signed_in, clerk, neighbour, sansha, liusha, service
):
    mine = book(service, clerk, sansha, contact=ContactFactory(by=clerk, village=sansha, name="欧阳慕仪"))
    theirs = ContactFactory(by=neighbour, village=liusha, name="司徒美堂")
    book(service, neighbour, liusha, contact=theirs)
    page = page_of(signed_in(clerk), service)
    assert ("欧阳慕仪" in page, "司徒美堂" in page) == (True, False)
    assert "2 / 2" in page
    assert "另有 1 人由其他村（社区）预约，不显示姓名。" in page
    assert signed_in(neighbour).get(mine.get_absolute_url()).status_code == 404


def test_slots_below_the_booked_are_refused_beside_the_field(signed_in, officer, sansha, service):
    [book(service, officer, sansha) for _ in range(2)]
    data = offered(officer, slots="1", version=service.version)
    response = signed_in(officer).post(f"{service.get_absolute_url()}edit/", data)
    assert (response.status_code, "slots" in response.context["form"].errors) == (422, True)


def test_a_stale_edit_is_shown_side_by_side(signed_in, officer, other_officer, service):
    actions.change_service(service=service, by=other_officer, at=AT, title="改过的名称")
    data = offered(officer, version=1)
    response = signed_in(officer).post(f"{service.get_absolute_url()}edit/", data)
    assert (response.status_code, response.context["conflict"]["by"]) == (409, other_officer.name)


def test_the_next_batch_starts_with_what_the_last_one_had(signed_in, officer, service):
    actions.cancel_service(service=service, by=officer, at=AT, reason="台风")
    assert f"/outreach/group-service/add/?like={service.pk}" in page_of(signed_in(officer), service)
    form = signed_in(officer).get(f"/outreach/group-service/add/?like={service.pk}").context["form"]
    assert (form["title"].value(), form["slots"].value(), form["held_on"].value()) == (service.title, 2, None)


# --- the roll -------------------------------------------------------------------------------------------


def test_the_roll_keeps_what_was_called_so_far(signed_in, officer, sansha, service):
    first, second = [book(service, officer, sansha) for _ in range(2)]
    browser = signed_in(officer)
    before = browser.get(f"{service.get_absolute_url()}roll/").context["form"]["before"].value()
    page = send(browser, officer, service, "roll", before=before, **{f"came_{first.pk}": "yes"})
    assert "已保存，还有 1 人没有点名。" in page.content.decode()
    second.refresh_from_db()
    assert second.was_served is None


def test_two_who_call_at_once_do_not_undo_each_other(signed_in, officer, other_officer, sansha, service):
    booking = book(service, officer, sansha)
    actions.call_roll(service=service, by=officer, at=AT, came={booking.pk: False})
    browser = signed_in(officer)
    before = browser.get(f"{service.get_absolute_url()}roll/").context["form"]["before"].value()
    actions.call_roll(service=service, by=other_officer, at=AT, came={booking.pk: True})
    send(browser, officer, service, "roll", before=before, **{f"came_{booking.pk}": "no"})
    booking.refresh_from_db()
    assert booking.was_served is True


@pytest.mark.parametrize("before", ["", "nonsense", "1:yes,,:", "99999999999999999999:no"])
def test_a_forged_roll_breaks_nothing(signed_in, officer, sansha, service, before):
    booking = book(service, officer, sansha)
    data = {"before": before, f"came_{booking.pk}": "yes", "came_0": "yes"}
    assert send(signed_in(officer), officer, service, "roll", **data).status_code == 200


def test_the_page_of_the_end_warns_of_who_was_not_called(signed_in, officer, sansha, service):
    book(service, officer, sansha)
    assert "还有 1 人没有点名，完成后算作未到。" in page_of(signed_in(officer), service, "done/")


def test_without_any_call_the_end_is_refused_with_a_sentence(signed_in, officer, sansha, service):
    book(service, officer, sansha)
    response = send(signed_in(officer), officer, service, "done")
    assert (response.status_code, "还没有点名。" in response.content.decode()) == (422, True)


def test_a_place_given_back_leads_to_the_service(signed_in, clerk, sansha, service):
    booking = book(service, clerk, sansha)
    url, data = f"/outreach/booking/{booking.pk}/cancel/", {"reason": "临时有事"}
    assert signed_in(clerk).post(url, data).url == service.get_absolute_url()


# --- document numbers -----------------------------------------------------------------------------------


def test_a_number_that_cannot_be_is_told_beside_the_field(signed_in, clerk, sansha, with_numbers):
    contact = ContactFactory(by=clerk, village=sansha)
    data = {"contact": contact.pk, "paper_kind": "travel_permit", "document_number": "H123"}
    response = send(signed_in(clerk), clerk, with_numbers, "book", **data)
    assert (response.status_code, "document_number" in response.context["form"].errors) == (422, True)


def test_pages_show_the_end_of_a_number_alone(signed_in, clerk, officer, sansha, with_numbers):
    booking = book(with_numbers, clerk, sansha, paper=PERMIT)
    for url in (with_numbers.get_absolute_url(), booking.get_absolute_url()):
        page = signed_in(officer).get(url).content.decode()
        assert ("****5678" in page, "H12345678" in page) == (True, False)


def test_whole_numbers_are_the_answer_to_a_post_and_noted(signed_in, clerk, officer, sansha, with_numbers):
    book(with_numbers, clerk, sansha, paper=PERMIT)
    browser = signed_in(officer)
    assert "H12345678" not in page_of(browser, with_numbers, "papers/")
    response = send(browser, officer, with_numbers, "papers")
    assert ("H12345678" in response.content.decode(), response["Cache-Control"]) == (
        True,
        "private, no-store",
    )
    assert Entry.objects.filter(event="outreach.group_service.paper_read").count() == 1


def test_who_only_books_does_not_open_them(signed_in, clerk, with_numbers):
    assert signed_in(clerk).post(f"{with_numbers.get_absolute_url()}papers/").status_code == 403


def test_a_number_that_was_not_at_hand_is_added_later(signed_in, clerk, sansha, with_numbers):
    booking = book(with_numbers, clerk, sansha)
    assert "待补证件号码" in page_of(signed_in(clerk), with_numbers)
    data = {"paper_kind": "travel_permit", "document_number": "H12345678", "version": booking.version}
    signed_in(clerk).post(f"/outreach/booking/{booking.pk}/edit/", data)
    booking.refresh_from_db()
    assert booking.masked_number == "****5678"


def test_a_sign_in_that_ran_out_does_not_keep_a_number(client, clerk, sansha, with_numbers):
    data = {"form_token": held.new_token(clerk), "document_number": "H12345678", "note": "轮椅通道"}
    client.post(f"{with_numbers.get_absolute_url()}book/", data)
    kept = [session.get_decoded()["held_form"]["text"] for session in Session.objects.all()]
    assert ["note=" in text and "H12345678" not in text for text in kept] == [True]


def test_no_draft_of_a_number_stays_on_the_machine(signed_in, clerk, with_numbers):
    form = signed_in(clerk).get(f"{with_numbers.get_absolute_url()}book/").context["form"]
    assert "data-no-draft" in str(form["document_number"])


# --- lists ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("served=yes", 1),
        ("served=no", 1),
        ("state=waiting", 1),
        ("served=yes&held_from={today}&held_to={today}", 1),
        ("served=yes&held_from={tomorrow}", 0),
        ("village={village}", 3),
        ("service={service}", 3),
        ("q=欧阳慕仪", 1),
    ],
)
def test_the_list_of_bookings_finds(signed_in, officer, sansha, service, query, found):
    named = ContactFactory(by=officer, village=sansha, name="欧阳慕仪")
    made = [
        book(service, officer, sansha, contact=named),
        *(book(service, officer, sansha) for _ in range(2)),
    ]
    actions.call_roll(service=service, by=officer, at=AT, came={made[0].pk: True, made[1].pk: False})
    words = {"today": TODAY, "tomorrow": TODAY + timedelta(days=1)}
    query = query.format(**words, village=sansha.pk, service=service.pk)
    assert signed_in(officer).get(f"/outreach/booking/?{query}").context["total"].count == found


@pytest.mark.parametrize(
    ("query", "found"), [("state=open", 1), ("kind=legal", 0), ("held_from={today}", 1), ("q=回乡证", 1)]
)
def test_the_list_of_services_finds(signed_in, officer, service, query, found):
    url = f"/outreach/group-service/?{query.format(today=TODAY)}"
    assert signed_in(officer).get(url).context["total"].count == found


@pytest.mark.parametrize(
    "page", ["/outreach/group-service/", "/outreach/booking/", "{one}", "{one}book/", "{one}roll/"]
)
def test_a_page_asks_the_database_a_few_times(signed_in, officer, sansha, page):
    service = ServiceFactory(by=officer, held_on=TODAY, slots=8)
    [book(service, officer, sansha) for _ in range(12)]
    browser, url = signed_in(officer), page.format(one=service.get_absolute_url())
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
    assert bookings.free_slots(service) == []
