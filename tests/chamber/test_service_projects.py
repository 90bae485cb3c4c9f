"""Projects of 我为群众办实事: by when, for how many; finished, stopped, taken up again."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from chamber.actions import service_projects as actions
from chamber.actions.party_days import NoSuchNumber, NotThereThen, NotYet
from chamber.models import ServiceProject
from hengl_uf.access import held
from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from tests.factories.chamber_party_work import (
    AwardFactory,
    BranchFactory,
    PartyActivityFactory,
    ServiceProjectFactory,
)

AT = datetime(2026, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LIST = "/chamber/service-project/"
MOST_QUERIES = 5


@pytest.fixture
def project(secretary):
    return ServiceProjectFactory(by=secretary, name="示例暑期托管班")


@pytest.fixture
def now(secretary):
    return {"by": secretary, "at": AT}


def posted(user, **values):
    return {"form_token": held.new_token(user), **values}


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"due_on": date(2025, 12, 31)}, actions.DueBeforeStart, "due_on"),
        ({"due_on": date(2926, 12, 31)}, NotYet, "due_on"),
        ({"starts_on": date(2019, 1, 1)}, NotThereThen, "organisation"),
    ],
)
def test_days_that_cannot_be_are_refused(now, secretary, fields, refusal, field):
    days = {"starts_on": date(2026, 1, 5), "due_on": date(2026, 12, 31)}
    with pytest.raises(refusal) as refused:
        actions.start_project(**now, name="示例", organisation=BranchFactory(by=secretary), **days | fields)
    assert refused.value.field == field


def test_finished_with_how_many_it_reached(now, project):
    actions.finish_project(
        project=project, done_on=date(2026, 5, 30), beneficiaries=120, ending="办成", **now
    )
    project.refresh_from_db()
    assert (project.status, project.beneficiaries) == ("done", 120)
    entry = Entry.objects.about(project).get()
    assert (entry.note, entry.changes["受益人数"]) == ("办成", [None, 120])


@pytest.mark.parametrize("day", [date(2026, 1, 4), date(2026, 6, 2)])
def test_finished_between_its_start_and_today(now, project, day):
    with pytest.raises(actions.DoneThen):
        actions.finish_project(project=project, done_on=day, **now)


def test_a_count_of_people_is_no_less_than_nothing(now, project):
    with pytest.raises(NoSuchNumber):
        actions.finish_project(project=project, done_on=date(2026, 5, 30), beneficiaries=-1, **now)


def test_a_stopped_one_says_why_and_is_taken_up_again(now, project):
    with pytest.raises(actions.NoReason):
        actions.stop_project(project=project, reason=" ", **now)
    stopped = actions.stop_project(project=project, reason="场地收回", **now)
    with pytest.raises(NotYours):
        actions.finish_project(project=stopped, done_on=date(2026, 5, 30), **now)
    again = actions.restart_project(project=stopped, **now)
    assert (again.status, again.ending) == ("running", "")
    with pytest.raises(NotYours):
        actions.restart_project(project=again, **now)


def test_a_finished_one_cannot_begin_after_its_end(now, project):
    actions.finish_project(project=project, done_on=date(2026, 5, 30), **now)
    with pytest.raises(actions.DoneThen):
        actions.change_project(project=project, starts_on=date(2026, 5, 31), **now)


def test_who_reads_changes_nothing(leader, project):
    for deed, words in (
        (actions.change_project, {"name": "别的"}),
        (actions.finish_project, {"done_on": date(2026, 5, 30)}),
        (actions.stop_project, {"reason": "不该"}),
        (actions.remove_project, {"reason": "不该"}),
    ):
        with pytest.raises(NotYours):
            deed(project=project, by=leader, at=AT, **words)


def test_finishing_proposes_whom_the_activities_reached(signed_in, secretary, project):
    for people in (20, 22):
        PartyActivityFactory(
            by=secretary,
            organisations=[project.organisation],
            kind="service",
            project=project,
            beneficiaries=people,
        )
    url = f"{project.get_absolute_url()}finish/"
    assert signed_in(secretary).get(url).context["form"].initial["beneficiaries"] == 42
    data = posted(secretary, done_on=timezone.localdate().isoformat(), beneficiaries="50", ending="")
    signed_in(secretary).post(url, data)
    assert ServiceProject.objects.get().beneficiaries == 50


def test_the_page_has_its_activities_and_honours(signed_in, secretary, project):
    organisation = project.organisation
    activity = PartyActivityFactory(
        by=secretary, organisations=[organisation], kind="service", project=project
    )
    award = AwardFactory(by=secretary, organisation=organisation, project=project)
    page = signed_in(secretary).get(project.get_absolute_url()).content.decode()
    for one in (activity, award, organisation):
        assert one.get_absolute_url() in page
    assert f"/chamber/party-activity/add/?project={project.pk}" in page


def test_days_in_the_wrong_order_are_told_beside_the_field(signed_in, secretary, project):
    data = posted(
        secretary,
        name="示例项目",
        organisation=project.organisation_id,
        starts_on="2026-05-01",
        due_on="2026-04-01",
    )
    response = signed_in(secretary).post(f"{LIST}add/", data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["due_on"])


def test_a_stale_edit_shows_both_sides(signed_in, secretary, project):
    data = {
        "name": "示例项目甲",
        "organisation": project.organisation_id,
        "starts_on": "2026-01-05",
        "due_on": "2026-12-31",
        "version": 1,
    }
    url = f"{project.get_absolute_url()}edit/"
    signed_in(secretary).post(url, posted(secretary, **data))
    response = signed_in(secretary).post(url, posted(secretary, **data | {"name": "示例项目乙"}))
    assert response.status_code == 409


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=running", 2),
        ("state=late", 1),
        ("state=done&done_from=2026-05-01&done_to=2026-05-31", 1),
        ("state=stopped", 1),
        ("q=托管", 1),
        ("due_to=2000-01-01", 0),
    ],
)
def test_filters_find(signed_in, secretary, project, now, query, found):
    branch, today = project.organisation, timezone.localdate()
    ServiceProject.objects.filter(pk=project.pk).update(due_on=today + timedelta(days=9))
    ServiceProjectFactory(by=secretary, organisation=branch, due_on=today - timedelta(days=1))
    done, stopped = (ServiceProjectFactory(by=secretary, organisation=branch) for _ in range(2))
    actions.finish_project(project=done, done_on=date(2026, 5, 30), beneficiaries=7, **now)
    actions.stop_project(project=stopped, reason="场地收回", **now)
    response = signed_in(secretary).get(f"{LIST}?{query}")
    assert response.context["total"].count == found


def test_a_list_asks_the_database_a_few_times(signed_in, secretary, django_assert_max_num_queries):
    for _ in range(8):
        ServiceProjectFactory(by=secretary)
    browser = signed_in(secretary)
    browser.get(LIST)
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(LIST)
