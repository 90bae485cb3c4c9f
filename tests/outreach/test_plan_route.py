"""The route of a day: stops in order, phones in full and noted, moved by a button, paid by a visit."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from hengl_uf.audit.models import Entry
from outreach import events
from outreach.actions import plans as actions
from outreach.actions.promises import make_promise
from outreach.models import PlannedVisit
from tests.factories import CaseFactory, ContactFactory, PlanFactory, VisitFactory

ROUTE = "/outreach/plan/route/"
CARRY = "/outreach/plan/carry-over/"
A_DAY = timedelta(days=1)


def planned(clerk, village, name="陈华明", *, phone="", **fields):
    person = ContactFactory(by=clerk, village=village, name=name)
    if phone:
        person.phones.create(number=phone, reversed=phone[::-1])
    return PlanFactory(by=clerk, village=village, contact=person, **fields)


@pytest.fixture
def stops(clerk, sansha):
    """Three stops of today, in this order."""
    return [planned(clerk, sansha, name, order=order) for order, name in enumerate(("甲", "乙", "丙"), 1)]


def names(response):
    return [stop.who.name for stop in response.context["stops"]]


def order_of_day(clerk):
    return [str(plan.contact) for plan in PlannedVisit.objects.of_day(timezone.localdate(), clerk)]


def test_my_route_of_today_opens_in_its_order(signed_in, clerk, stops):
    assert names(signed_in(clerk).get(ROUTE)) == ["甲", "乙", "丙"]


def test_a_stop_has_all_that_one_needs_at_the_door(signed_in, clerk, sansha):
    plan = planned(clerk, sansha, phone="+85291234567x12", note="送材料", place="示例路 3 号")
    CaseFactory(by=clerk, village=sansha, contact=plan.contact, title="居住证续期")
    visit, at = VisitFactory(by=clerk, village=sansha, contact=plan.contact), timezone.now()
    make_promise(source=visit, text="带申请表", due_on=timezone.localdate(), owner=clerk, by=clerk, at=at)
    page = signed_in(clerk).get(ROUTE).content.decode()
    for words in ("陈华明", "送材料", "示例路 3 号", "居住证续期", "带申请表", 'href="tel:+85291234567,12"'):
        assert words in page
    assert f'href="/outreach/visit/add/?plan={plan.pk}"' in page


def test_reading_the_phones_of_a_route_is_noted_once_for_each_person(signed_in, clerk, sansha):
    plan = planned(clerk, sansha, phone="+85291234567")
    planned(clerk, sansha, "没有电话的人")
    signed_in(clerk).get(ROUTE)
    read = Entry.objects.filter(event=events.CONTACT_READ.code)
    assert [(entry.target_id, entry.actor_id) for entry in read] == [(plan.contact_id, clerk.pk)]


def test_phones_stand_in_full_on_the_route_alone(signed_in, clerk, sansha):
    plan = planned(clerk, sansha, phone="+85291234567")
    for url in ("/outreach/plan/", plan.get_absolute_url()):
        assert "9123 4567" not in signed_in(clerk).get(url).content.decode()


def test_somebody_who_moved_to_another_village_keeps_their_phones_to_themselves(
    signed_in, clerk, sansha, liusha
):
    plan = planned(clerk, sansha, phone="+85291234567")
    type(plan.contact).objects.filter(pk=plan.contact_id).update(village=liusha)
    page = signed_in(clerk).get(ROUTE).content.decode()
    assert ("tel:" in page, plan.contact.name in page) == (False, True)


def test_a_route_of_other_villages_is_empty(signed_in, neighbour, clerk, stops):
    assert names(signed_in(neighbour).get(f"{ROUTE}?staff={clerk.pk}")) == []


def test_the_leader_reads_the_route_of_others_and_moves_nothing(signed_in, leader, clerk, stops):
    browser = signed_in(leader)
    page = browser.get(f"{ROUTE}?staff={clerk.pk}")
    assert (names(page), "move/" in page.content.decode()) == (["甲", "乙", "丙"], False)
    assert browser.post(f"/outreach/plan/{stops[0].pk}/move/", {"to": "down"}).status_code == 403


@pytest.mark.parametrize(
    "query",
    ["day=nonsense", "day=9999-12-31", "day=0001-01-01", "staff=x", f"staff={'9' * 30}", "day=%00&staff=-1"],
)
def test_a_forged_address_shows_today_and_me(signed_in, clerk, stops, query):
    answer = signed_in(clerk).get(f"{ROUTE}?{query}")
    assert (answer.status_code, answer.context["day"]) == (200, timezone.localdate())


def test_the_number_of_queries_does_not_grow_with_the_stops(
    signed_in, clerk, stops, django_assert_max_num_queries
):
    browser = signed_in(clerk)
    with django_assert_max_num_queries(16):
        browser.get(ROUTE)


# --- moved --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stop", "to", "order"),
    [(0, "down", "乙甲丙"), (2, "up", "甲丙乙"), (0, "up", "甲乙丙"), (2, "down", "甲乙丙")],
)
def test_a_stop_moves_by_one_and_the_ends_stay(signed_in, clerk, stops, stop, to, order):
    plan = stops[stop]
    answer = signed_in(clerk).post(f"/outreach/plan/{plan.pk}/move/", {"to": to})
    assert (answer.status_code, answer.url.endswith(f"#stop-{plan.pk}")) == (302, True)
    assert "".join(order_of_day(clerk)) == order


def test_a_stop_moves_past_those_that_are_paid(signed_in, clerk, sansha, stops):
    visit = VisitFactory(by=clerk, village=sansha, contact=stops[1].contact)
    actions.pay(visit=visit, plan=stops[1], by=clerk, at=timezone.now())
    signed_in(clerk).post(f"/outreach/plan/{stops[2].pk}/move/", {"to": "up"})
    assert names(signed_in(clerk).get(ROUTE)) == ["丙", "甲"]


def test_a_move_without_direction_is_not_found(signed_in, clerk, stops):
    assert signed_in(clerk).post(f"/outreach/plan/{stops[0].pk}/move/", {"to": "%00"}).status_code == 404


def test_what_was_called_off_does_not_move(signed_in, clerk, stops):
    actions.cancel_plan(plan=stops[0], by=clerk, at=timezone.now(), reason="对方外出")
    page = signed_in(clerk).post(f"/outreach/plan/{stops[0].pk}/move/", {"to": "down"}, follow=True)
    assert "已不在这条路线上" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_moves_at_the_same_time_leave_each_stop_its_own_place(clerk, officer, sansha):
    plans = [planned(clerk, sansha, f"某{number}", order=number) for number in range(1, 6)]
    start = Barrier(4)

    def move(plan, by, steps):
        start.wait()
        try:
            for _time in range(3):
                actions.move_plan(plan=plan, by=by, steps=steps)
        finally:
            connection.close()

    moves = [(plans[0], clerk, 1), (plans[4], officer, -1), (plans[2], clerk, 1), (plans[2], officer, -1)]
    threads = [Thread(target=move, args=one) for one in moves]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    orders = PlannedVisit.objects.values_list("order", flat=True)
    assert sorted(orders) == [1, 2, 3, 4, 5]


# --- carried over -------------------------------------------------------------------------------------


def test_stops_of_yesterday_are_moved_to_today_by_one_press(signed_in, clerk, sansha, stops):
    late = planned(clerk, sansha, "丁", planned_on=timezone.localdate() - A_DAY)
    page = signed_in(clerk).get(ROUTE).content.decode()
    assert "前几天还有 1 户没有走访" in page
    signed_in(clerk).post(CARRY, {"staff": clerk.pk})
    assert order_of_day(clerk) == ["甲", "乙", "丙", "丁"]
    assert "计划日期" in Entry.objects.about(late).first().changes


def test_who_is_on_the_route_of_today_already_is_not_moved_there_twice(signed_in, clerk, sansha, stops):
    late = PlanFactory(
        by=clerk, village=sansha, contact=stops[0].contact, planned_on=timezone.localdate() - A_DAY
    )
    signed_in(clerk).post(CARRY, {"staff": clerk.pk})
    late.refresh_from_db()
    assert late.planned_on == timezone.localdate() - A_DAY


def test_stops_of_another_village_are_not_carried_over(signed_in, neighbour, clerk, sansha):
    planned(clerk, sansha, planned_on=timezone.localdate() - A_DAY)
    assert signed_in(neighbour).post(CARRY, {"staff": clerk.pk}).status_code == 404
    assert order_of_day(clerk) == []


def test_a_form_opened_on_the_route_leads_back_to_it(signed_in, clerk, stops):
    url = f"/outreach/plan/{stops[0].pk}/cancel/?route={timezone.localdate()}"
    answer = signed_in(clerk).post(url, {"reason": "对方外出"})
    assert answer.url == f"{ROUTE}?day={timezone.localdate()}&staff={clerk.pk}"
    forged = signed_in(clerk).get(f"/outreach/plan/{stops[1].pk}/cancel/?route=//evil.example")
    assert forged.context["cancel_url"] == stops[1].get_absolute_url()
