"""The page of an enterprise without an account: what it may do there, until when, and what it does not learn."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chamber import links
from chamber.actions import events as event_actions
from chamber.actions import registrations as actions
from chamber.models import Event, Registration
from hengl_uf.audit.models import Entry
from tests.factories.chamber_events import EventFactory, make_firm, make_registration

CODE = re.compile(r'src="(/chamber/e/[^"]+/qr\.svg)"')


@pytest.fixture
def event(secretary):
    return EventFactory(by=secretary, places=3)


@pytest.fixture
def firm(secretary, sansha):
    return make_firm(secretary, sansha, "横栏镇明月灯饰厂")


@pytest.fixture
def page(event, firm):
    """The address of the enterprise's page."""
    return f"/chamber/e/{links.token('event', event.pk, firm.pk)}/"


def registration(firm):
    return Registration.objects.filter(enterprise=firm).order_by("-pk").first()


def close(event):
    Event.objects.filter(pk=event.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def text(response):
    return response.content.decode()


def test_opened_it_says_what_when_and_how_many_places_and_changes_nothing(client, page, event):
    before = Entry.objects.count()
    shown = text(client.get(page))
    assert event.title in shown
    assert "还剩 3 个，共 3 个" in shown
    assert (Registration.objects.count(), Entry.objects.count()) == (0, before)


def test_it_is_in_no_cache_and_no_search_engine(client, page):
    response = client.get(page)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("token", ["made-up", "WzEsMl0:1:x", "WzEsMl0"])
def test_a_made_up_link_is_not_found(client, db, token):
    assert client.get(f"/chamber/e/{token}/").status_code == 404


def test_a_link_of_another_kind_is_not_found(client, event, firm):
    assert client.get(f"/chamber/e/{links.token('policy', event.pk, firm.pk)}/").status_code == 404


def test_a_removed_event_has_no_page(client, secretary, page, event):
    event_actions.remove_event(event=event, by=secretary, at=timezone.now(), reason="重复")
    assert client.get(page).status_code == 404


def test_an_enterprise_registers_changes_and_gives_back_by_itself(client, page, firm):
    fields = {"people": "2", "contact_name": "黎经理", "contact_phone": "0760-87761234"}
    assert client.post(page, {"do": "register", **fields}).status_code == 302
    one = registration(firm)
    assert (one.status, one.people, one.registered_by) == ("booked", 2, None)
    client.post(page, {"do": "change", "people": "3", "contact_name": "黎经理", "contact_phone": ""})
    one.refresh_from_db()
    assert (one.people, one.contact_phone) == (3, "+8676087761234")
    client.post(page, {"do": "cancel"})
    one.refresh_from_db()
    assert (one.status, one.cancelled_by) == ("cancelled", None)
    client.post(page, {"do": "register", "people": "1"})
    assert registration(firm).people == 1


def test_sent_twice_it_is_registered_once(client, page, firm):
    for _ in range(2):
        assert client.post(page, {"do": "register", "people": "1"}).status_code == 302
    assert Registration.objects.filter(enterprise=firm).count() == 1


def test_without_its_token_of_the_form_nothing_is_done(page):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(page, {"do": "register", "people": "1"}).status_code == 403
    assert not Registration.objects.exists()


def test_the_phone_is_shown_by_its_end_alone(client, page):
    client.post(page, {"do": "register", "people": "1", "contact_phone": "0760-87761234"})
    shown = text(client.get(page))
    assert "0760-****1234" in shown
    assert "8776" not in shown


def test_nothing_of_other_enterprises_is_told(client, secretary, sansha, page, event):
    other = make_registration(secretary, event, sansha, people=2, contact_name="陈会计")
    shown = text(client.get(page))
    assert other.enterprise.name not in shown
    assert "陈会计" not in shown
    assert "还剩 1 个" in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"people": "0"}, "1"),
        ({"people": "4"}, "一共只有 3 个名额"),
        ({"people": "x"}, ""),
        ({"people": "1", "contact_phone": "12"}, "请核对电话号码"),
    ],
)
def test_a_wrong_entry_is_told_beside_its_field_and_kept(client, page, fields, words):
    response = client.post(page, {"do": "register", "contact_name": "黎经理", **fields})
    assert response.status_code == 422
    assert words in text(response)
    assert "黎经理" in text(response)
    assert not Registration.objects.exists()


def test_when_all_is_taken_it_waits_and_learns_its_turn(client, secretary, sansha, page, event, firm):
    taken = make_registration(secretary, event, sansha, people=3)
    make_registration(secretary, event, sansha, people=2)
    client.post(page, {"do": "register", "people": "1"})
    assert "候补第 2 位" in text(client.get(page))
    actions.change_registration(registration=taken, by=secretary, at=timezone.now(), people=2)
    assert registration(firm).status == "booked"
    assert CODE.search(text(client.get(page)))


def test_after_the_closing_it_is_refused_with_its_reason(client, page, event):
    close(event)
    assert "报名已经截止" in text(client.get(page))
    response = client.post(page, {"do": "register", "people": "1"})
    assert response.status_code == 422
    assert "报名已经截止" in text(response)
    assert not Registration.objects.exists()


@pytest.mark.parametrize("do", ["change", "cancel"])
def test_after_the_closing_nothing_is_changed_or_given_back_here(client, page, event, firm, do):
    client.post(page, {"do": "register", "people": "1"})
    close(event)
    assert "请联系商会秘书处" in text(client.get(page))
    response = client.post(page, {"do": do, "people": "2"})
    assert (response.status_code, registration(firm).people) == (422, 1)
    assert registration(firm).status == "booked"


@pytest.mark.parametrize("do", ["change", "cancel", "evaluate", "something"])
def test_what_there_is_nothing_to_do_with_does_nothing(client, page, do):
    response = client.post(page, {"do": do, "people": "1", "evaluation": "good"})
    assert response.status_code in (404, 422)


def test_the_code_is_a_picture_of_the_address_at_the_door(client, page, firm):
    client.post(page, {"do": "register", "people": "1"})
    picture = client.get(CODE.search(text(client.get(page)))[1])
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<?xml") or b"<svg" in picture.content[:200]
    assert b"style=" not in picture.content
    assert b"<script" not in picture.content


def test_who_waits_has_no_code(client, secretary, sansha, page, event):
    make_registration(secretary, event, sansha, people=3)
    client.post(page, {"do": "register", "people": "1"})
    assert not CODE.search(text(client.get(page)))
    assert client.get(f"{page}qr.svg").status_code == 404


def test_after_the_event_it_says_how_it_was_and_may_say_it_again(client, secretary, page, event, firm):
    client.post(page, {"do": "register", "people": "1"})
    assert 'value="evaluate"' not in text(client.get(page))
    Event.objects.filter(pk=event.pk).update(held_on=timezone.localdate())
    one = registration(firm)
    now = {"by": secretary, "at": timezone.now()}
    event_actions.hold_event(event=event, came={one.pk: 1}, **now)
    for said in ("poor", "good"):
        assert client.post(page, {"do": "evaluate", "evaluation": said, "words": "场地好"}).status_code == 302
    one.refresh_from_db()
    assert (one.evaluation, one.evaluation_words) == ("good", "场地好")


def test_a_called_off_event_says_why(client, secretary, page, event):
    event_actions.cancel_event(event=event, by=secretary, at=timezone.now(), reason="台风预警")
    assert "台风预警" in text(client.get(page))
    assert client.post(page, {"do": "register", "people": "1"}).status_code == 422


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_in_another_language_the_page_speaks_it_and_the_trail_ours(client, page, firm, language):
    spoken = f"{page}?lang={language}"
    assert f'lang="{language}"' in text(client.get(spoken))
    assert client.post(spoken, {"do": "register", "people": "1"}).url.endswith(f"lang={language}")
    client.post(spoken, {"do": "change", "people": "2"})
    entry = Entry.objects.about(registration(firm))[0]
    assert (entry.sentence, entry.changes) == ("企业通过链接修改了报名", {"人数": [1, 2]})


def test_a_language_that_we_do_not_speak_is_ours(client, page):
    assert 'lang="zh-hans"' in text(client.get(f"{page}?lang=xx"))
