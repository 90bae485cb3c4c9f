"""Receptions: visitors count as person-times."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.figures.models import Tally
from outreach.actions import receptions
from outreach.models import CaseCategory, Reception, ServiceCase
from tests.factories import ContactFactory, ReceptionFactory

URL = "/outreach/reception/add/"


@pytest.fixture
def filled(clerk, sansha):
    """What a clerk posts for visitors."""

    def data(**changes):
        return {
            "form_token": held.new_token(clerk),
            "received_on": timezone.localdate().isoformat(),
            "people": 1,
            "region": "hong_kong",
            "village": sansha.pk,
            "staff": clerk.pk,
            **changes,
        }

    return data


@pytest.fixture
def topic(town):
    return CaseCategory.objects.active().first()


def test_the_form_starts_with_today_one_person_my_village_and_me(signed_in, clerk, sansha):
    form = signed_in(clerk).get(URL).context["form"]
    names = ("received_on", "people", "village", "staff")
    assert [form[name].value() for name in names] == [timezone.localdate(), 1, sansha.pk, clerk.pk]


def test_a_reception_is_logged_with_one_entry_and_counted_by_people(signed_in, clerk, filled):
    signed_in(clerk).post(URL, filled(people=12, visitors="旅港同乡会一行"))
    reception = Reception.objects.get()
    assert Entry.objects.about(reception).count() == 1
    assert Tally.objects.filter(source="outreach.visitors_received").total() == 12


def test_the_next_form_keeps_day_village_and_staff(signed_in, clerk, filled, sansha):
    response = signed_in(clerk).post(URL, filled(received_on="2026-03-05", _again="1"))
    form = signed_in(clerk).get(response.url).context["form"]
    assert [form[name].value() for name in ("received_on", "people", "village")] == [
        date(2026, 3, 5),
        1,
        sansha.pk,
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"people": 0}, "people"),
        ({"people": "x"}, "people"),
        ({"people": 10**9}, "people"),
        ({"received_on": "2999-01-01"}, "received_on"),
        ({"region": "mars"}, "region"),
        ({"village": ""}, "village"),
        ({"contact": "9" * 30}, "contact"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field(signed_in, clerk, filled, wrong, field):
    response = signed_in(clerk).post(URL, filled(**wrong))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_another_village_is_out_of_reach(signed_in, clerk, liusha, filled):
    assert signed_in(clerk).post(URL, filled(village=liusha.pk)).status_code == 422


def test_the_list_sums_people_over_all_that_it_found(signed_in, clerk, sansha):
    for people in (1, 12, 300):
        ReceptionFactory(by=clerk, village=sansha, people=people)
    ReceptionFactory(by=clerk, village=sansha, people=7, region="macao")
    page = signed_in(clerk).get("/outreach/reception/?region=hong_kong")
    assert [one.value for one in page.context["sums"]] == [313]
    assert "3 条 · 接待 313 人次" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=同乡", 1),
        ("q=陈大文", 1),
        ("received_from=2026-03-06", 0),
        ("received_to=2026-03-06", 1),
        ("topic=x", 0),
    ],
)
def test_the_list_is_narrowed_by_its_filters(signed_in, clerk, sansha, query, found):
    contact = ContactFactory(by=clerk, village=sansha, name="陈大文")
    ReceptionFactory(by=clerk, village=sansha, contact=contact, visitors="旅港同乡会一行")
    assert signed_in(clerk).get(f"/outreach/reception/?{query}").context["total"].count == found


def test_the_list_asks_a_few_times_whatever_it_shows(signed_in, clerk, sansha):
    for _number in range(5):
        ReceptionFactory(by=clerk, village=sansha, contact=ContactFactory(by=clerk, village=sansha))
    browser = signed_in(clerk)
    browser.get("/outreach/reception/")
    with CaptureQueriesContext(connection) as queries:
        browser.get("/outreach/reception/")
    assert len(queries) <= 12, [query["sql"][:150] for query in queries]


def test_a_change_is_told_and_a_stale_one_refused(signed_in, clerk, sansha, officer, filled):
    reception = ReceptionFactory(by=clerk, village=sansha)
    url = f"{reception.get_absolute_url()}edit/"
    signed_in(clerk).post(url, filled(version=1, people=3))
    assert Entry.objects.about(reception).first().changes["人次"] == [1, 3]
    assert signed_in(clerk).post(url, filled(version=1, people=4)).status_code == 409


def test_a_removed_reception_counts_no_more_and_cannot_be_changed(signed_in, clerk, sansha):
    reception = ReceptionFactory(by=clerk, village=sansha, people=5)
    signed_in(clerk).post(f"{reception.get_absolute_url()}remove/", {"reason": "登记重复"})
    assert Tally.objects.filter(source="outreach.visitors_received").total() == 0
    assert signed_in(clerk).get(f"{reception.get_absolute_url()}edit/").status_code == 403


def test_a_reception_becomes_a_case_of_a_person_new_to_us(signed_in, clerk, sansha, topic):
    reception = ReceptionFactory(by=clerk, village=sansha, visitors="何生一家")
    data = {"question": "老屋修缮怎么申请", "category": topic.pk, "new_name": "何伟强"}
    response = signed_in(clerk).post(f"{reception.get_absolute_url()}to-case/", data)
    reception.refresh_from_db()
    assert (response.url, reception.contact.name) == (reception.case.get_absolute_url(), "何伟强")


@pytest.mark.parametrize("missing", ["question", "category", "contact"])
def test_a_case_needs_words_a_category_and_somebody(signed_in, clerk, sansha, topic, missing):
    contact = ContactFactory(by=clerk, village=sansha)
    reception = ReceptionFactory(by=clerk, village=sansha)
    data = {"question": "老屋修缮", "category": topic.pk, "contact": contact.pk, missing: ""}
    response = signed_in(clerk).post(f"{reception.get_absolute_url()}to-case/", data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [missing])


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_case(clerk, officer, sansha, topic):
    contact = ContactFactory(by=clerk, village=sansha)
    reception, start, made = ReceptionFactory(by=clerk, village=sansha, contact=contact), Barrier(2), []

    def turn(user):
        start.wait()
        case = receptions.reception_to_case(
            reception=reception, by=user, at=timezone.now(), title="老屋修缮", category=topic
        )
        made.append(case.pk)
        connection.close()

    threads = [Thread(target=turn, args=[user]) for user in (clerk, officer)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert made == [ServiceCase.objects.get().pk] * 2
