"""What falls due for a person, of all apps, and how home shows it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access.roles import Permission
from hengl_uf.catalogue import DUE_SOURCES, SHORT_LISTS
from hengl_uf.reminders.following_up import Source, following_up, listed
from hengl_uf.reminders.short_lists import short_lists
from hengl_uf.reminders.standing import SHOWN
from outreach.models import Visit
from tests.factories import (
    AssociationFactory,
    CareCallFactory,
    CaseFactory,
    MilestoneFactory,
    OfficeFactory,
    ProjectFactory,
    VisitFactory,
)

DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


def visits(user, on):
    """As another app would state it: visits of this person that are a week old."""
    return listed(Visit.objects.filter(staff=user, visited_on__lte=on - 7 * DAY), "pk", "place", "visited_on")


OTHER = Source("走访待回访", "outreach:visit-detail", Permission.VISIT_VIEW, visits)


def test_the_sources_of_all_apps_stand_in_one_list_the_most_urgent_first(clerk, sansha, today):
    project = ProjectFactory(by=clerk, village=sansha)
    for days in (3, -5):
        MilestoneFactory(by=clerk, project=project, name=f"节点{days}", due_on=today + days * DAY)
    CareCallFactory(by=clerk, village=sansha, called_on=today - DAY, need="想办老人证")
    VisitFactory(by=clerk, village=sansha, place="老码头", visited_on=today - 8 * DAY)
    VisitFactory(by=clerk, village=sansha, place="上周的", visited_on=today - 6 * DAY)
    (found,) = following_up((*DUE_SOURCES, OTHER), clerk, today)
    assert [row["label"] for row in found["rows"]] == ["老码头", "节点-5", "想办老人证", "节点3"]
    assert [bool(row["badge"]) for row in found["rows"]] == [True, True, True, False]
    assert found["rows"][0]["note"].startswith("走访待回访 · ")
    assert found["count"] == 4


def test_the_list_shows_a_few_and_counts_all(clerk, sansha, today):
    project = ProjectFactory(by=clerk, village=sansha)
    for number in range(130):
        MilestoneFactory(by=clerk, project=project, name=f"节点{number}", due_on=today - number * DAY)
    for number in range(3):
        CareCallFactory(
            by=clerk, village=sansha, called_on=today - (127 + number) * DAY, need=f"需要{number}"
        )
    (found,) = following_up(DUE_SOURCES, clerk, today)
    assert [row["label"] for row in found["rows"]] == [
        "节点129",
        "需要2",
        "节点128",
        "需要1",
        "节点127",
        "需要0",
    ]
    assert (len(found["rows"]), found["count"]) == (SHOWN, 133)


def test_who_may_not_know_is_not_told(secretary, clerk, sansha, today):
    CareCallFactory(by=clerk, village=sansha, need="想办老人证")
    assert following_up(DUE_SOURCES, secretary, today) == []
    assert short_lists(SHORT_LISTS, secretary, today) == []


def test_each_person_has_their_own_and_the_day_is_that_of_the_asking(clerk, neighbour, sansha, liusha, today):
    for person, village in ((clerk, sansha), (neighbour, liusha)):
        project = ProjectFactory(by=person, village=village)
        MilestoneFactory(by=person, project=project, name=person.name, due_on=today + 9 * DAY)
    assert following_up(DUE_SOURCES, clerk, today) == []
    for person in (clerk, neighbour):
        (found,) = following_up(DUE_SOURCES, person, today + 2 * DAY)
        assert [row["label"] for row in found["rows"]] == [person.name]


def test_what_has_no_day_counts_as_of_today(officer, today):
    OfficeFactory(by=officer, association=AssociationFactory(by=officer, name="示例同乡会"))
    (found,) = following_up(DUE_SOURCES, officer, today)
    assert [row["label"] for row in found["rows"]] == ["示例同乡会 会长"]
    assert found["rows"][0]["badge"] is None


def test_short_lists_keep_their_order_and_say_how_many_there_are(clerk, sansha, today):
    for number in range(SHOWN + 2):
        CaseFactory(by=clerk, village=sansha, title=f"事项{number}", due_on=today + number * DAY)
    more = replace(SHORT_LISTS[2], label="另一处的", empty="")
    found = short_lists((*SHORT_LISTS, more), clerk, today)
    assert [one["label"] for one in found] == ["我经办的事项", "待受理", "我的承诺", "另一处的"]
    assert found[1]["count"] == found[3]["count"] == SHOWN + 2
    assert [row["label"] for row in found[1]["rows"]] == [f"事项{number}" for number in range(SHOWN)]


def test_each_is_one_query_however_many_sources_there_are(clerk, sansha, today, django_assert_num_queries):
    CareCallFactory(by=clerk, village=sansha, need="想办老人证")
    assert clerk.village_ids  # read by whoever asks
    with django_assert_num_queries(1):
        following_up((*DUE_SOURCES, OTHER, replace(OTHER)), clerk, today)
    with django_assert_num_queries(1):
        short_lists((*SHORT_LISTS, *map(replace, SHORT_LISTS)), clerk, today)


@pytest.mark.parametrize(
    ("person", "most"), [("clerk", 7), ("officer", 7), ("leader", 6), ("secretary", 4), ("auditor", 2)]
)
def test_home_asks_few_queries(person, most, request, signed_in):
    browser = signed_in(request.getfixturevalue(person))
    browser.get("/")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/").status_code == 200
    assert len(asked) <= most, [one["sql"][:90] for one in asked]
