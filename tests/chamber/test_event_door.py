"""Links that are sent, codes that are scanned, and the list at the door."""

import pytest
from django.utils import timezone

from chamber.actions import registrations
from chamber.models import Membership
from hengl_uf.audit.models import Entry
from tests.chamber.event_parts import early, event_today
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


@pytest.fixture
def member(secretary, liusha, at):
    day = timezone.localdate(at)
    firm = make_firm(secretary, liusha, "=横栏镇公式灯饰厂")
    Membership(
        enterprise=firm,
        status="member",
        applied_on=day,
        reviewed_on=day,
        reviewed_by=secretary,
        council_on=day,
        member_no="T-1",
        joined_on=day,
    ).stamp(by=secretary, at=at).save()
    return firm


def test_members_are_listed_each_with_its_link_and_others_when_asked(
    signed_in, secretary, sansha, event, member
):
    other, browser = make_firm(secretary, sansha), signed_in(secretary)
    page = browser.get(f"{event.get_absolute_url()}invite/")
    assert page.context["rows"] == [member]
    assert browser.get(page.context["rows"][0].shown_link).status_code == 200
    url = f"{event.get_absolute_url()}invite/?who=all"
    assert browser.get(f"{url}&village={sansha.pk}").context["rows"] == [other]
    registrations.register(event=event, enterprise=member, by=secretary, at=timezone.now())
    assert browser.get(f"{url}&state=live").context["rows"] == [member]
    assert browser.get(f"{url}&state=none").context["rows"] == [other]


def test_the_file_of_links_holds_no_formula(signed_in, secretary, event, member):
    text = signed_in(secretary).get(f"{event.get_absolute_url()}invite/file/").content.decode("utf-8-sig")
    assert text.splitlines()[1].startswith("'=横栏镇公式灯饰厂,")
    assert "/chamber/e/" in text


def test_without_members_the_page_says_what_to_do(signed_in, secretary, event):
    page = signed_in(secretary).get(f"{event.get_absolute_url()}invite/").content.decode()
    assert "还没有会员企业" in page


def test_a_code_is_scanned_once_or_twice_and_counts_once(signed_in, secretary, sansha, today):
    one = early(secretary, today, sansha, people=3)
    browser, url = signed_in(secretary), f"/chamber/check-in/{one.token}/"
    assert browser.get(url).context["warning"] == ""
    for _ in range(2):
        browser.post(url, {"people": "2"})
    one.refresh_from_db()
    assert (one.came, Entry.objects.about(one).filter(event="chamber.registration.checked_in").count()) == (
        2,
        1,
    )
    assert "已签到" in browser.get(url).content.decode()


def test_on_a_wrong_day_the_page_warns(signed_in, secretary, sansha, event):
    one = make_registration(secretary, event, sansha)
    assert "今天不是活动日" in signed_in(secretary).get(f"/chamber/check-in/{one.token}/").content.decode()


def test_who_waits_is_not_checked_in_by_a_code(signed_in, secretary, sansha, event):
    make_registration(secretary, event, sansha, people=3)
    waits = make_registration(secretary, event, sansha)
    browser, url = signed_in(secretary), f"/chamber/check-in/{waits.token}/"
    assert "没有已确认的名额" in browser.get(url).content.decode()
    browser.post(url)
    waits.refresh_from_db()
    assert waits.came is None


def test_nobody_else_checks_in_and_a_made_up_code_is_not_found(
    signed_in, secretary, leader, client, sansha, event
):
    one = make_registration(secretary, event, sansha)
    url = f"/chamber/check-in/{one.token}/"
    assert client.get(url).status_code == 302
    assert signed_in(leader).get(url).status_code == 403
    assert signed_in(secretary).get("/chamber/check-in/made-up/").status_code == 404


def test_at_the_door_a_name_is_found_checked_in_and_taken_back(signed_in, secretary, sansha, today):
    one, other = (early(secretary, today, sansha, name=name) for name in ("横栏镇明月厂", "横栏镇清风厂"))
    browser, url = signed_in(secretary), f"{today.get_absolute_url()}door/"
    assert browser.get(f"{url}?q=明月").context["rows"] == [one]
    response = browser.post(
        f"{one.get_absolute_url()}check-in/", {"people": "4", "from": "door", "q": "明月"}
    )
    assert response.url.startswith(url)
    page = browser.get(url)
    assert page.context["rows"] == [other, one]
    assert page.context["here"] == {"enterprises": 1, "people": 4}
    browser.post(f"{one.get_absolute_url()}undo/", {"from": "door"})
    one.refresh_from_db()
    assert one.came is None


@pytest.mark.parametrize("people", ["四", "-1", "1.5", "999"])
def test_a_number_that_is_none_checks_nobody_in(signed_in, secretary, sansha, today, people):
    one = early(secretary, today, sansha)
    signed_in(secretary).post(f"{one.get_absolute_url()}check-in/", {"people": people, "from": "door"})
    one.refresh_from_db()
    assert one.came is None
