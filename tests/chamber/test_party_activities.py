"""Activities of Party organisations: written down with counts, never names; found, summed, corrected, removed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from chamber.actions import party_activities as actions
from chamber.actions.party_days import NoSuchNumber, NotThereThen, NotYet
from chamber.models import PartyActivity
from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from tests.factories.chamber_party_work import BranchFactory, PartyActivityFactory, ServiceProjectFactory

AT = datetime(2026, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = date(2026, 5, 30)
LIST, ADD = "/chamber/party-activity/", "/chamber/party-activity/add/"
MOST_QUERIES = 6  # those of the sign-in, rows, count and sums, and who held them


@pytest.fixture
def branch(secretary):
    return BranchFactory(by=secretary, name="示例灯饰党支部")


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


def posted(user, **changes):
    return {
        "form_token": held.new_token(user),
        "kind": "study",
        "topic": "专题学习",
        "held_on": "2026-03-05",
        "mode": "in_person",
        **changes,
    }


def test_an_activity_of_several(now, secretary, branch):
    both = [branch, BranchFactory(by=secretary)]
    activity = actions.hold_activity(**now, topic="专题学习", held_on=DAY, organisations=both, attendees=42)
    assert set(activity.organisations.all()) == set(both)
    assert Entry.objects.about(activity).get().event == "chamber.party_activity.added"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"held_on": date(2026, 6, 2)}, NotYet),
        ({"held_on": date(2020, 6, 30)}, NotThereThen),
        ({"organisations": []}, actions.ByNobody),
        ({"attendees": -1}, NoSuchNumber),
        ({"beneficiaries": 1_000_000}, NoSuchNumber),
    ],
)
def test_what_cannot_be_is_refused(now, branch, fields, refusal):
    usual = {"topic": "专题学习", "held_on": DAY, "organisations": [branch]}
    with pytest.raises(refusal):
        actions.hold_activity(**now, **usual | fields)
    assert not PartyActivity.objects.exists()


def test_only_a_service_belongs_to_a_project(now, secretary, branch):
    project = ServiceProjectFactory(by=secretary, organisation=branch)
    usual = {"topic": "便民服务", "held_on": DAY, "organisations": [branch], "project": project}
    with pytest.raises(actions.NoServiceActivity):
        actions.hold_activity(**now, kind="study", **usual)
    assert actions.hold_activity(**now, kind="service", **usual).project == project


def test_who_reads_writes_nothing(leader, secretary, branch):
    activity = PartyActivityFactory(by=secretary, organisations=[branch])
    with pytest.raises(NotYours):
        actions.hold_activity(by=leader, at=AT, topic="专题学习", held_on=DAY, organisations=[branch])
    with pytest.raises(NotYours):
        actions.remove_activity(activity=activity, by=leader, at=AT, reason="不该")


def test_a_correction_tells_who_took_part(now, secretary, branch):
    activity = PartyActivityFactory(by=secretary, organisations=[branch])
    other = BranchFactory(by=secretary, name="示例五金党支部")
    actions.change_activity(activity=activity, organisations=[other], attendees=9, version=1, **now)
    changes = Entry.objects.about(activity).get().changes
    assert changes["党组织"] == [["示例灯饰党支部"], ["示例五金党支部"]]
    with pytest.raises(StaleEdit):
        actions.change_activity(activity=activity, attendees=8, version=1, **now)


def test_a_removed_one_is_kept_with_its_reason_and_not_changed(now, secretary, branch):
    activity = PartyActivityFactory(by=secretary, organisations=[branch])
    actions.remove_activity(activity=activity, reason="重复登记", **now)
    activity.refresh_from_db()
    assert activity.removed_reason == "重复登记"
    with pytest.raises(NotYours):
        actions.change_activity(activity=activity, attendees=8, **now)


def test_the_form_starts_with_today_and_what_led_to_it(signed_in, secretary, branch):
    project = ServiceProjectFactory(by=secretary, organisation=branch)
    initial = signed_in(secretary).get(ADD).context["form"].initial
    assert (initial["kind"], initial["held_on"]) == ("study", timezone.localdate())
    form = signed_in(secretary).get(f"{ADD}?project={project.pk}").context["form"]
    assert (form.initial["kind"], form.initial["organisations"]) == ("service", [branch.pk])
    assert form["project"].value() == project.pk


def test_all_organisations_of_that_day_in_one_tick(signed_in, secretary, branch):
    BranchFactory(by=secretary, founded_on=date(2026, 4, 1))
    signed_in(secretary).post(ADD, posted(secretary, everybody="on"))
    assert list(PartyActivity.objects.get().organisations.all()) == [branch]


def test_nobody_chosen_and_a_day_to_come_are_told_beside_the_field(signed_in, secretary, branch):
    response = signed_in(secretary).post(ADD, posted(secretary, held_on="2099-01-01", attendees="-3"))
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"held_on", "organisations", "attendees"}


def test_a_form_sent_twice_makes_one_activity(signed_in, secretary, branch):
    data, browser = posted(secretary, organisations=[branch.pk], attendees="12"), signed_in(secretary)
    first, second = (browser.post(ADD, data) for _ in range(2))
    assert (first.url, PartyActivity.objects.count()) == (second.url, 1)


def test_the_next_one_keeps_kind_day_and_who(signed_in, secretary, branch):
    data = posted(secretary, organisations=[branch.pk], kind="theme_day", _again="1")
    response = signed_in(secretary).post(ADD, data, follow=True)
    form = response.context["form"]
    assert (form["kind"].value(), form["held_on"].value()) == ("theme_day", date(2026, 3, 5))
    assert [one.pk for one in form.initial["organisations"]] == [branch.pk]
    assert not form["topic"].value()


def test_a_dissolved_branch_stays_on_the_form_of_what_it_held(signed_in, secretary):
    gone = BranchFactory(by=secretary, dissolved_on=date(2026, 4, 1), ending="企业关停")
    activity = PartyActivityFactory(by=secretary, organisations=[gone])
    url, data = f"{activity.get_absolute_url()}edit/", posted(secretary, version=1)
    response = signed_in(secretary).post(url, data | {"organisations": [gone.pk], "topic": "党课"})
    activity.refresh_from_db()
    assert (response.status_code, activity.topic) == (302, "党课")


def test_a_stale_edit_names_the_organisations_of_both(signed_in, secretary, branch):
    other = BranchFactory(by=secretary, name="示例五金党支部")
    activity = PartyActivityFactory(by=secretary, organisations=[branch])
    url, data = f"{activity.get_absolute_url()}edit/", {"version": 1, "held_on": "2026-03-05"}
    browser = signed_in(secretary)
    browser.post(url, posted(secretary, **data, organisations=[branch.pk]))
    response = browser.post(url, posted(secretary, **data, organisations=[other.pk]))
    assert response.status_code == 409
    changes = [(one["theirs"], one["yours"]) for one in response.context["conflict"]["changes"]]
    assert changes == [("示例灯饰党支部", "示例五金党支部")]


def test_removed_by_the_page(signed_in, secretary, branch):
    activity = PartyActivityFactory(by=secretary, organisations=[branch])
    url, data = f"{activity.get_absolute_url()}remove/", posted(secretary, reason="重复登记")
    assert signed_in(secretary).post(url, data).url == LIST
    assert not PartyActivity.objects.current().exists()
    assert "已移除" in signed_in(secretary).get(activity.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=study&held_from=2026-03-01&held_to=2026-03-31", 2),
        ("kind=service", 1),
        ("mode=online", 1),
        ("q=车间", 1),
        ("q=三楼", 1),
        ("held_from=nonsense", 0),
    ],
)
def test_filters_find(signed_in, secretary, branch, query, found):
    PartyActivityFactory(by=secretary, organisations=[branch], mode="online")
    PartyActivityFactory(by=secretary, organisations=[branch], place="三楼会议室")
    PartyActivityFactory(
        by=secretary, organisations=[branch], kind="service", topic="安全进车间", held_on=date(2026, 5, 1)
    )
    response = signed_in(secretary).get(f"{LIST}?{query}")
    assert response.context["total"].count == found


def test_the_list_sums_people_and_knows_whose_it_is(signed_in, secretary, branch):
    both = [branch, BranchFactory(by=secretary)]
    one = PartyActivityFactory(by=secretary, organisations=both, attendees=42, beneficiaries=7)
    PartyActivityFactory(by=secretary, organisations=both[1:], attendees=8)
    browser = signed_in(secretary)
    response = browser.get(f"{LIST}?organisation={both[1].pk}")
    assert [sum_.text for sum_ in response.context["sums"]] == ["50 人次", "7 人次"]
    assert [row.pk for row in browser.get(f"{LIST}?organisation={branch.pk}").context["rows"]] == [one.pk]


def test_a_list_asks_the_database_a_few_times(signed_in, secretary, branch, django_assert_max_num_queries):
    for number in range(12):
        others = [BranchFactory(by=secretary) for _ in range(number % 3)]
        PartyActivityFactory(by=secretary, organisations=[branch, *others])
    browser = signed_in(secretary)
    browser.get(LIST)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(LIST)
