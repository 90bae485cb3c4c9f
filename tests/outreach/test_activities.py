"""The pages of activities: planned with few words, held in one compact grid, repeated with one key press."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hengl_uf.access import held
from outreach.actions import activities as actions
from outreach.models import Activity
from tests.factories import ActivityFactory, AssociationFactory, ContactFactory
from tests.outreach.test_activity_deeds import AT, CAME, people
from tests.outreach.test_lists import MOST_QUERIES

NO_ROWS = {
    f"{prefix}-{count}_FORMS": 0
    for prefix in ("associations", "enterprises", "helpers")
    for count in ("TOTAL", "INITIAL")
}


@pytest.fixture
def activity(clerk, sansha):
    return ActivityFactory(by=clerk, village=sansha, title="2026年端午联谊", place="侨胞之家")


def posted(user, village, **changes):
    return {
        "form_token": held.new_token(user),
        "title": "中秋游园",
        "kind": "festival",
        "held_on": "2026-09-25",
        "village": village.pk,
        "staff": user.pk,
        **NO_ROWS,
        **changes,
    }


def test_planning_asks_for_a_title_and_knows_the_rest(signed_in, clerk, sansha):
    initial = signed_in(clerk).get("/outreach/activity/add/").context["form"].initial
    assert (initial["village"], initial["staff"]) == (sansha.pk, clerk.pk)
    signed_in(clerk).post("/outreach/activity/add/", posted(clerk, sansha))
    assert Activity.objects.get().status == "planned"


def test_a_form_sent_twice_makes_one_activity(signed_in, clerk, sansha):
    data, browser = posted(clerk, sansha), signed_in(clerk)
    first, second = (browser.post("/outreach/activity/add/", data) for _ in range(2))
    assert (first.url, Activity.objects.count()) == (second.url, 1)


def test_a_clerk_names_a_village_and_the_office_need_not(signed_in, clerk, officer, sansha):
    response = signed_in(clerk).post("/outreach/activity/add/", posted(clerk, sansha) | {"village": ""})
    assert response.status_code == 422
    signed_in(officer).post("/outreach/activity/add/", posted(officer, sansha) | {"village": ""})
    assert Activity.objects.get().village is None


def test_the_counts_are_one_grid_where_empty_is_nobody(signed_in, clerk, activity):
    url = f"/outreach/activity/{activity.pk}/held/"
    data = {"form_token": held.new_token(clerk), "held_on": "2026-05-31", "people_hong_kong": "30"}
    signed_in(clerk).post(url, data | {"cost": "3.5万元", "volunteer_hours": "12.5"})
    activity.refresh_from_db()
    assert (activity.status, people(activity)) == ("held", {"hong_kong": 30})
    assert (activity.cost, str(activity.volunteer_hours)) == (35000, "12.5")


def test_held_in_the_future_is_refused_beside_the_field(signed_in, clerk, activity):
    data = {"form_token": held.new_token(clerk), "held_on": "2099-01-01", "people_youth": "5"}
    response = signed_in(clerk).post(f"/outreach/activity/{activity.pk}/held/", data)
    assert (response.status_code, "held_on" in response.context["form"].errors) == (422, True)
    assert response.context["form"]["people_youth"].value() == "5"


def test_repeating_opens_a_form_that_one_key_press_saves(signed_in, clerk, activity):
    url = f"/outreach/activity/{activity.pk}/repeat/"
    form = signed_in(clerk).get(url).context["form"]
    assert (form["title"].value(), form["place"].value()) == ("2027年端午联谊", "侨胞之家")
    assert form["held_on"].value() == date(2027, 5, 30)
    assert form["held_on"].value().weekday() == activity.held_on.weekday()
    names = ("title", "kind", "place", "village", "staff", "partners")
    data = {name: form[name].value() or "" for name in names} | {"held_on": "2027-05-30", **NO_ROWS}
    signed_in(clerk).post(url, data | {"form_token": held.new_token(clerk)})
    assert Activity.objects.get(repeats=activity).title == "2027年端午联谊"


def test_both_pages_tell_of_the_other(signed_in, clerk, sansha, activity):
    again = ActivityFactory(by=clerk, village=sansha, title="2027年端午联谊", repeats=activity)
    for one, other in ((activity, again), (again, activity)):
        assert other.get_absolute_url() in signed_in(clerk).get(one.get_absolute_url()).content.decode()


def test_those_who_took_part_go_along_when_it_is_repeated(signed_in, clerk, officer, sansha, activity):
    activity.helpers.set([ContactFactory(by=clerk, village=sansha, name="欧阳慕仪")])
    activity.associations.set([AssociationFactory(by=officer, name="示例同乡会")])
    page = signed_in(clerk).get(f"/outreach/activity/{activity.pk}/repeat/").content.decode()
    assert "欧阳慕仪" in page
    assert "示例同乡会" in page


def test_without_a_script_one_more_row_comes_from_the_server(signed_in, clerk, sansha):
    data = posted(clerk, sansha, add_row="helpers")
    response = signed_in(clerk).post("/outreach/activity/add/", data)
    assert [len(rows) for rows in response.context["together"].values()] == [0, 0, 1]


def test_a_helper_out_of_sight_stays_when_another_edits(
    signed_in, clerk, neighbour, sansha, liusha, activity
):
    activity.helpers.set([ContactFactory(by=neighbour, village=liusha)])
    data = posted(clerk, sansha, version=activity.version)
    page = signed_in(clerk).get(f"/outreach/activity/{activity.pk}/edit/")
    assert len(page.context["together"]["helpers"]) == 0
    signed_in(clerk).post(f"/outreach/activity/{activity.pk}/edit/", data)
    assert activity.helpers.count() == 1


def test_a_helper_is_taken_off_the_form_without_a_script(signed_in, clerk, sansha, activity):
    helper = ContactFactory(by=clerk, village=sansha)
    activity.helpers.set([helper])
    rows = {"helpers-TOTAL_FORMS": 1, "helpers-INITIAL_FORMS": 1, "helpers-0-chosen": helper.pk}
    data = posted(clerk, sansha, version=1, **rows | {"helpers-0-DELETE": "on"})
    signed_in(clerk).post(f"/outreach/activity/{activity.pk}/edit/", data)
    assert activity.helpers.count() == 0


def test_a_stale_edit_is_shown_side_by_side_with_its_counts(signed_in, clerk, officer, sansha, activity):
    activity = actions.hold_activity(activity=activity, by=officer, at=AT, attendance=CAME)
    data = posted(clerk, sansha, version=1, held_on="2026-05-31", people_hong_kong="31", people_local="12")
    response = signed_in(clerk).post(f"/outreach/activity/{activity.pk}/edit/", data)
    labels = {one["label"]: (one["theirs"], one["yours"]) for one in response.context["conflict"]["changes"]}
    assert response.status_code == 409
    assert labels["香港同胞"] == ("30", "31")
    assert "本地居民" not in labels


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=planned", 2),
        ("state=waiting", 1),
        ("state=held", 1),
        ("kind=gathering", 3),
        ("q=端午", 2),
        ("held_from=2026-06-01&held_to=2026-06-30", 1),
        ("state=nonsense", 0),
    ],
)
def test_filters_find(signed_in, clerk, sansha, activity, query, found):
    held_one = ActivityFactory(by=clerk, village=sansha, title="座谈会", held_on=date(2026, 6, 1))
    actions.hold_activity(activity=held_one, by=clerk, at=AT, attendance=CAME)
    ActivityFactory(by=clerk, village=sansha, held_on=date(2099, 5, 31))
    assert signed_in(clerk).get(f"/outreach/activity/?{query}").context["total"].count == found


def test_the_list_sums_who_came(signed_in, clerk, activity):
    actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME)
    response = signed_in(clerk).get("/outreach/activity/")
    assert [one.text for one in response.context["sums"]] == ["42 人次", "0 小时"]
    assert response.context["rows"][0].shown_people == 42


@pytest.mark.parametrize("page", ["/outreach/activity/", "{one}", "{one}edit/"])
def test_a_page_asks_the_database_a_few_times(signed_in, clerk, sansha, activity, page):
    activity.helpers.set([ContactFactory(by=clerk, village=sansha) for _ in range(5)])
    [ActivityFactory(by=clerk, village=sansha) for _ in range(10)]
    browser, url = signed_in(clerk), page.format(one=activity.get_absolute_url())
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
