"""Care calls: what somebody at home needs is passed on and followed to its end."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from outreach.actions import care_calls as actions
from outreach.models import CareCall
from tests.factories import CareCallFactory, ContactFactory

URL = "/outreach/care-call/add/"
LIST = "/outreach/care-call/"


@pytest.fixture
def filled(clerk):
    """What a clerk posts for a call."""

    def data(**changes):
        return {
            "form_token": held.new_token(clerk),
            "person": "何伯",
            "called_on": timezone.localdate().isoformat(),
            "staff": clerk.pk,
            **changes,
        }

    return data


@pytest.fixture
def raised(clerk, sansha):
    return CareCallFactory(by=clerk, village=sansha, need="楼道灯坏了")


def test_a_name_is_enough_for_a_call_without_a_need(signed_in, clerk, sansha, filled):
    signed_in(clerk).post(URL, filled())
    call = CareCall.objects.get()
    assert (call.person, call.status, call.village) == ("何伯", "fine", sansha)
    assert Entry.objects.about(call).count() == 1


def test_a_need_waits_to_be_passed_on(signed_in, clerk, filled):
    signed_in(clerk).post(URL, filled(need="想请人送水"))
    assert CareCall.objects.get().status == "raised"


def test_a_registered_person_brings_the_village(signed_in, officer, clerk, liusha, filled):
    contact = ContactFactory(by=officer, village=liusha)
    data = filled(person="", contact=contact.pk, form_token=held.new_token(officer), staff=officer.pk)
    signed_in(officer).post(URL, data)
    assert CareCall.objects.get().village == liusha


def test_ten_in_a_row_keep_day_and_staff(signed_in, clerk, filled):
    browser = signed_in(clerk)
    for number in range(10):
        response = browser.post(
            URL,
            filled(
                person=f"第{number}位", called_on="2026-03-05", _again="1", form_token=held.new_token(clerk)
            ),
        )
    form = browser.get(response.url).context["form"]
    assert (CareCall.objects.count(), form["called_on"].value()) == (10, date(2026, 3, 5))
    assert not form["person"].value()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"person": ""}, "contact"),
        ({"called_on": "2999-01-01"}, "called_on"),
        ({"phone": "12345"}, "phone"),
        ({"phone": "0760-%"}, "phone"),
        ({"contact": "9" * 30}, "contact"),
        ({"village": "x"}, "village"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field(signed_in, clerk, filled, wrong, field):
    response = signed_in(clerk).post(URL, filled(**wrong))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_the_form_asks_nothing_about_health_and_says_so(signed_in, clerk):
    assert "不写健康情况" in signed_in(clerk).get(URL).content.decode()


def test_a_need_is_passed_on_and_closed(signed_in, clerk, raised):
    browser, url = signed_in(clerk), raised.get_absolute_url()
    browser.post(f"{url}pass/", {"passed_to": "property", "passed_to_name": "示例花园物业"})
    raised.refresh_from_db()
    assert (raised.status, raised.passed_by, raised.passed_on) == ("passed", clerk, timezone.localdate())
    browser.post(f"{url}close/", {"result": "灯已修好"})
    raised.refresh_from_db()
    assert (raised.status, raised.closed_by, raised.result) == ("closed", clerk, "灯已修好")
    assert Entry.objects.about(raised).count() == 2


def test_a_body_outside_the_village_is_named(signed_in, clerk, raised):
    response = signed_in(clerk).post(f"{raised.get_absolute_url()}pass/", {"passed_to": "property"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["passed_to_name"])
    with pytest.raises(actions.NobodyToHelp):
        actions.pass_on(call=raised, by=clerk, at=timezone.now(), passed_to="other")


def test_where_nothing_is_needed_nothing_is_passed_on_or_closed(signed_in, clerk, sansha):
    fine = CareCallFactory(by=clerk, village=sansha)
    browser, url = signed_in(clerk), fine.get_absolute_url()
    assert {browser.get(f"{url}{verb}/").status_code for verb in ("pass", "close")} == {403}


def test_a_need_in_hand_is_not_taken_back(clerk, raised):
    actions.pass_on(call=raised, by=clerk, at=timezone.now(), passed_to="village")
    with pytest.raises(actions.NeedInHand):
        actions.change_care_call(call=raised, by=clerk, at=timezone.now(), need="")


def test_a_need_heard_later_makes_the_call_open(clerk, sansha):
    fine = CareCallFactory(by=clerk, village=sansha)
    call = actions.change_care_call(call=fine, by=clerk, at=timezone.now(), need="想请人送水")
    assert call.status == "raised"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_close_at_once_one_is_told(clerk, officer, raised):
    start, results = Barrier(2), []

    def close(user):
        start.wait()
        try:
            results.append(
                actions.close_care_call(call=raised, by=user, at=timezone.now(), result="修好").closed_by
            )
        except actions.CallNotOpen:
            results.append(None)
        finally:
            connection.close()

    threads = [Thread(target=close, args=[user]) for user in (clerk, officer)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    raised.refresh_from_db()
    assert sorted(results, key=bool) == [None, raised.closed_by]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=open", 2),
        ("state=raised", 1),
        ("state=passed", 1),
        ("state=fine", 1),
        ("state=closed", 0),
        ("q=何伯", 3),
        ("q=楼道", 2),
        ("called_from=2026-03-06", 0),
        ("called_to=2026-03-05", 3),
        ("contact=0", 0),
    ],
)
def test_the_list_is_narrowed_by_its_filters(signed_in, clerk, sansha, raised, query, found):
    CareCallFactory(by=clerk, village=sansha)
    passed = CareCallFactory(by=clerk, village=sansha, need="楼道灯坏了")
    actions.pass_on(call=passed, by=clerk, at=timezone.now(), passed_to="village")
    assert signed_in(clerk).get(f"{LIST}?{query}").context["total"].count == found


def test_pages_ask_a_few_times_whatever_they_show(signed_in, clerk, sansha, raised):
    for _number in range(5):
        CareCallFactory(by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha))
    browser = signed_in(clerk)
    for url in (LIST, URL, raised.get_absolute_url()):
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        assert len(queries) <= 12, [query["sql"][:150] for query in queries]


def test_a_stale_change_is_refused_and_a_removed_call_is_in_no_list(signed_in, clerk, raised, filled):
    url = raised.get_absolute_url()
    browser = signed_in(clerk)
    browser.post(f"{url}edit/", filled(version=1, need="改了", village=raised.village_id))
    assert browser.post(f"{url}edit/", filled(version=1, need="又改")).status_code == 409
    browser.post(f"{url}remove/", {"reason": "登记重复"})
    assert browser.get(LIST).context["total"].count == 0
