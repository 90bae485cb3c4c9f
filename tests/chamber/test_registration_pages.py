"""The pages of registrations, as the secretariat uses them."""

import pytest
from django.utils import timezone

from chamber.actions import events as event_actions
from chamber.actions import registrations
from chamber.models import Registration
from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from tests.chamber.event_parts import PHONE, early, event_today, post
from tests.factories.chamber_events import EventFactory, make_firm, make_registration


@pytest.fixture
def at(db):
    return timezone.now()


@pytest.fixture
def event(secretary):
    return EventFactory(by=secretary, places=3)


@pytest.fixture
def today(secretary):
    return event_today(secretary)


def test_several_are_registered_one_after_the_other_and_the_last_waits(signed_in, secretary, sansha, event):
    browser, url = signed_in(secretary), f"{event.get_absolute_url()}register/"
    firms = [make_firm(secretary, sansha) for _ in range(2)]
    first = post(browser, secretary, url, enterprise=firms[0].pk, people="3", _again="1")
    assert first.url.startswith(f"{url}?again=1")
    assert "3 个名额已满" in browser.get(first.url).content.decode()
    page = browser.post(
        url, {"form_token": held.new_token(secretary), "enterprise": firms[1].pk, "people": 1}, follow=True
    )
    assert "已排入候补" in page.content.decode()
    assert [one.status for one in event.registrations.order_by("pk")] == ["booked", "waiting"]


def test_sent_twice_it_is_registered_once(signed_in, secretary, sansha, event):
    fields = {
        "form_token": held.new_token(secretary),
        "enterprise": make_firm(secretary, sansha).pk,
        "people": 1,
    }
    browser, url = signed_in(secretary), f"{event.get_absolute_url()}register/"
    assert {browser.post(url, fields).url for _ in range(2)} == {event.get_absolute_url()}
    assert event.registrations.count() == 1


def test_an_enterprise_that_is_there_already_is_told_beside_the_field(signed_in, secretary, sansha, event):
    one = make_registration(secretary, event, sansha)
    url, fields = f"{event.get_absolute_url()}register/", {"enterprise": one.enterprise_id, "people": "1"}
    response = post(signed_in(secretary), secretary, url, **fields)
    assert "不用再报" in response.context["form"].errors["enterprise"][0]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("people", "0", "1"),
        ("people", "51", "50"),
        ("people", "4", "只有 3 个名额"),
        ("contact_phone", "123", ""),
    ],
)
def test_a_wrong_entry_is_told_beside_its_field(signed_in, secretary, sansha, event, field, value, words):
    fields = {"enterprise": make_firm(secretary, sansha).pk, "people": "1"} | {field: value}
    response = post(signed_in(secretary), secretary, f"{event.get_absolute_url()}register/", **fields)
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]


def test_after_the_closing_the_form_is_not_opened_and_says_why(signed_in, secretary, today):
    response = signed_in(secretary).get(f"{today.get_absolute_url()}register/")
    assert response.status_code == 403
    assert "报名已经截止" in response.content.decode()


def test_a_registration_that_the_enterprise_changed_meanwhile_shows_both_sides(
    signed_in, secretary, sansha, event, at
):
    one = make_registration(secretary, event, sansha, **PHONE)
    registrations.change_registration(registration=one, by=None, at=at, people=2, note="两人同车")
    fields = {"people": "1", "contact_name": "黎经理", "contact_phone": "0760-87761234", "version": "1"}
    response = post(signed_in(secretary), secretary, f"{one.get_absolute_url()}edit/", **fields)
    assert response.status_code == 409
    changes = {change["label"]: change["theirs"] for change in response.context["conflict"]["changes"]}
    assert changes["人数"] == 2
    assert "两人同车" in response.content.decode()


def test_given_back_the_place_is_passed_on(signed_in, secretary, sansha, event):
    one, waits = (make_registration(secretary, event, sansha, people=3) for _ in range(2))
    post(signed_in(secretary), secretary, f"{one.get_absolute_url()}cancel/", reason="临时有事")
    assert [Registration.objects.get(pk=row.pk).status for row in (one, waits)] == ["cancelled", "booked"]


def test_lists_mask_the_phone_and_reading_it_is_noted(signed_in, secretary, leader, sansha, event):
    one = make_registration(secretary, event, sansha, **PHONE)
    browser = signed_in(leader)
    for page in ("/chamber/registration/", event.get_absolute_url()):
        shown = browser.get(page).content.decode()
        assert "0760-****1234" in shown
        assert "87761234" not in shown.replace(" ", "")
    assert "0760-8776 1234" in browser.get(one.get_absolute_url()).content.decode()
    assert Entry.objects.about(one)[0].event == "chamber.registration.read"
    assert "0760-8776 1234" in browser.get(f"{event.get_absolute_url()}roll/").content.decode()
    entry = Entry.objects.about(event)[0]
    assert (entry.event, entry.actor_name) == ("chamber.event.roll_read", leader.name)


def test_registrations_by_state_event_enterprise_and_village(signed_in, secretary, sansha, liusha, today):
    came, absent = early(secretary, today, sansha), early(secretary, today, liusha)
    now = {"by": secretary, "at": timezone.now()}
    event_actions.hold_event(event=today, came={came.pk: 1}, **now)
    other = make_registration(secretary, EventFactory(by=secretary), sansha)
    registrations.cancel_registration(registration=other, reason="误报", **now)
    wanted = {
        "state=came": [came],
        "state=absent": [absent],
        "state=cancelled": [other],
        f"event={today.pk}": [absent, came],
        f"enterprise={came.enterprise_id}": [came],
        f"village={liusha.pk}": [absent],
    }
    browser = signed_in(secretary)
    found = {query: browser.get(f"/chamber/registration/?{query}").context["rows"] for query in wanted}
    assert found == wanted


def test_the_registration_shows_the_enterprises_own_link_to_who_may_send_it(
    signed_in, secretary, leader, sansha, event
):
    one = make_registration(secretary, event, sansha)
    assert "/chamber/e/" in signed_in(secretary).get(one.get_absolute_url()).content.decode()
    assert "/chamber/e/" not in signed_in(leader).get(one.get_absolute_url()).content.decode()
