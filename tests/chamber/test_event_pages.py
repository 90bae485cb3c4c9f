"""The pages of events as the secretariat uses them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chamber.actions import registrations
from chamber.models import Event
from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from tests.chamber.event_parts import PHONE, early, event_today, post
from tests.factories.chamber_events import EventFactory, OpportunityFactory, make_firm, make_registration

MOST_QUERIES = 16


@pytest.fixture
def at(db):
    return timezone.now()


@pytest.fixture
def event(secretary):
    return EventFactory(by=secretary, places=3)


@pytest.fixture
def today(secretary):
    return event_today(secretary)


@pytest.fixture
def colleague(secretary):
    """Another of the secretariat: what she did is read with her name."""
    return User.objects.create_user("secretary2", "Spring-2026-rain", name="李秘书", role=Role.CHAMBER)


def typed(user, at, **changes):
    day = timezone.localdate(at) + timedelta(days=7)
    fields = {"title": "企业用工座谈", "kind": "roundtable", "held_on": day.isoformat(), "places": "30"}
    return {**fields, "staff": user.pk, **changes}


def test_an_event_is_published_with_few_fields_and_closes_when_it_starts(signed_in, secretary, at):
    fields = typed(secretary, at, starts_at="14:30")
    response = post(signed_in(secretary), secretary, "/chamber/event/add/", **fields)
    event = Event.objects.get()
    assert response.url == event.get_absolute_url()
    assert f"{timezone.localtime(event.closes_at):%H:%M}" == "14:30"
    assert timezone.localdate(event.closes_at) == event.held_on


def test_the_form_opens_with_me_and_in_its_first_field(signed_in, secretary):
    response = signed_in(secretary).get("/chamber/event/add/")
    assert response.context["form"]["staff"].value() == secretary.pk
    assert response.content.decode().count(" autofocus") == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("places", "0", "名额在 1 到 5000 之间"),
        ("places", "60000", "名额在 1 到 5000 之间"),
        ("closes_at", "2099-01-01T10:00", "不能晚于活动当天"),
        ("title", "", "请填写"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(signed_in, secretary, at, field, value, words):
    fields = typed(secretary, at) | {field: value}
    response = post(signed_in(secretary), secretary, "/chamber/event/add/", **fields)
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]
    assert response.context["form"][field].value() == value


def test_an_event_that_is_held_again_is_filled_in_from_the_last(signed_in, secretary, event):
    form = signed_in(secretary).get(f"/chamber/event/add/?like={event.pk}").context["form"]
    assert (form["title"].value(), form["places"].value()) == (event.title, 3)
    assert form["held_on"].value() is None


def test_two_who_correct_one_event_see_both_sides(signed_in, secretary, event, at):
    url, fields = f"{event.get_absolute_url()}edit/", typed(secretary, at, version=event.version)
    assert post(signed_in(secretary), secretary, url, **fields).status_code == 302
    again = post(signed_in(secretary), secretary, url, **fields | {"title": "别的名称"})
    assert again.status_code == 409
    assert "别的名称" in again.content.decode()


def test_fewer_places_than_booked_are_refused_beside_the_field(signed_in, secretary, sansha, event, at):
    make_registration(secretary, event, sansha, people=3)
    fields = typed(secretary, at, places="2", version=event.version)
    response = post(signed_in(secretary), secretary, f"{event.get_absolute_url()}edit/", **fields)
    assert "已有 3 人报名" in response.context["form"].errors["places"][0]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("coming", {"将来", "将来停止"}),
        ("open", {"将来", "过去未登记"}),
        ("closed", {"将来停止"}),
        ("done", {"办过"}),
        ("cancelled", {"取消"}),
    ],
)
def test_events_by_state_are_those_of_the_state(signed_in, secretary, at, state, names):
    past = timezone.localdate(at) - timedelta(days=3)
    EventFactory(by=secretary, title="将来")
    EventFactory(by=secretary, title="将来停止", status="closed")
    EventFactory(by=secretary, title="过去未登记", held_on=past)
    EventFactory(by=secretary, title="办过", held_on=past, status="done")
    EventFactory(by=secretary, title="取消", status="cancelled", ending="台风")
    rows = signed_in(secretary).get(f"/chamber/event/?state={state}").context["rows"]
    assert {row.title for row in rows} == names


def test_the_list_finds_words_and_days_and_sums_who_came(signed_in, secretary, sansha, today):
    one = early(secretary, today, sansha, people=4)
    registrations.check_in(registration=one, by=secretary, at=timezone.now(), people=3)
    EventFactory(by=secretary, title="别的", place="会展中心")
    browser, day = signed_in(secretary), today.held_on.isoformat()
    listed = browser.get(f"/chamber/event/?held_from={day}&held_to={day}").context
    assert listed["rows"] == [today]
    assert [total.value for total in listed["sums"]] == [4, 3]
    assert [row.title for row in browser.get("/chamber/event/?q=会展").context["rows"]] == ["别的"]
    assert "放宽一个条件" in browser.get("/chamber/event/?q=没有这样的").content.decode()


def test_the_closing_shows_in_the_state_and_registering_says_why_not(signed_in, secretary, today):
    page = signed_in(secretary).get(today.get_absolute_url())
    assert page.context["state"].text == "报名已截止"
    register = next(one for one in page.context["actions"] if one.label == "登记报名")
    assert (register.allowed, register.reason) == (False, "报名已经截止。")


def test_holding_is_filled_in_with_who_registered_and_keeps_who_was_checked_in(
    signed_in, secretary, sansha, today
):
    two, three = (early(secretary, today, sansha, people=n) for n in (2, 3))
    browser, url = signed_in(secretary), f"{today.get_absolute_url()}hold/"
    form = browser.get(url).context["form"]
    assert [form[f"came_{one.pk}"].value() for one in (two, three)] == [2, 3]
    registrations.check_in(registration=two, by=secretary, at=timezone.now())
    form = browser.get(url).context["form"]
    assert [form[f"came_{one.pk}"].value() for one in (two, three)] == [2, 0]
    fields = {f"came_{two.pk}": "2", f"came_{three.pk}": "1", "summary": "讲了用工"}
    post(browser, secretary, url, **fields, version=today.version)
    today.refresh_from_db()
    assert (today.status, today.summary) == ("done", "讲了用工")
    assert "2 家企业 3 人" in browser.get(today.get_absolute_url()).content.decode()


def test_an_event_ahead_cannot_be_held_and_says_when(signed_in, secretary, event):
    response = post(signed_in(secretary), secretary, f"{event.get_absolute_url()}hold/", summary="x")
    assert response.status_code == 422
    assert "到那天再登记" in response.content.decode()


def test_calling_off_wants_a_reason(signed_in, secretary, event):
    browser, url = signed_in(secretary), f"{event.get_absolute_url()}cancel/"
    assert post(browser, secretary, url, reason="").status_code == 422
    post(browser, secretary, url, reason="台风")
    assert "台风" in browser.get(event.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "/chamber/event/",
        "/chamber/registration/",
        "/chamber/opportunity/",
        "{event}",
        "{event}roll/",
        "{event}door/",
    ]
    + ["{event}invite/?who=all"],
)
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, secretary, colleague, sansha, liusha, at, page
):
    event = EventFactory(by=colleague, places=50)
    for number in range(4):
        other = EventFactory(by=secretary)
        one = make_registration(secretary, event, (sansha, liusha)[number % 2], **PHONE)
        registrations.check_in(registration=one, by=colleague, at=at)
        make_registration(colleague, event, sansha)
        OpportunityFactory(by=secretary, event=event, enterprise=one.enterprise)
        OpportunityFactory(by=secretary, event=other, enterprise=make_firm(secretary, liusha))
    browser, url = signed_in(secretary), page.format(event=event.get_absolute_url())
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
