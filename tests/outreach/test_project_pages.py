"""The pages of projects and milestones: rows in one form, refusals beside the field, lists that match their figures."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hengl_uf.access import held
from outreach.models import Milestone, Project
from tests.factories import MilestoneFactory, ProjectFactory, RiskFactory, SpendingFactory

MOST_QUERIES = 14
ADD = "/outreach/project/add/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def project(clerk, sansha, today):
    return ProjectFactory(
        by=clerk, village=sansha, starts_on=today - timedelta(days=30), due_on=today + timedelta(days=60)
    )


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def typed(user, today, *rows, **changes):
    """What is posted for a new project with these (name, days from today) milestones."""
    fields = {
        "name": "侨胞之家",
        "kind": "home",
        "owner": user.pk,
        "village": next(iter(user.village_ids)),
        "starts_on": today.isoformat(),
        "due_on": (today + timedelta(days=90)).isoformat(),
        "budget": "34.6万元",
        "milestones-TOTAL_FORMS": len(rows) + 1,
        "milestones-INITIAL_FORMS": 0,
        f"milestones-{len(rows)}-owner": user.pk,
    }
    for number, (name, days) in enumerate(rows):
        fields |= {
            f"milestones-{number}-name": name,
            f"milestones-{number}-owner": user.pk,
            f"milestones-{number}-due_on": (today + timedelta(days=days)).isoformat(),
        }
    return fields | changes


def test_a_project_is_set_up_with_its_milestones_in_one_form(signed_in, clerk, today):
    post(signed_in(clerk), clerk, ADD, **typed(clerk, today, ("选址", 10), ("验收", 80)))
    project = Project.objects.get()
    assert (project.budget, project.owner) == (Decimal("346000.00"), clerk)
    assert [str(one) for one in project.milestones.order_by("due_on")] == ["选址", "验收"]


def test_the_form_opens_with_today_and_me(signed_in, clerk, today):
    form = signed_in(clerk).get(ADD).context["form"]
    assert (form["starts_on"].value(), form["owner"].value()) == (today, clerk.pk)
    assert form.rows[0]["owner"].value() == clerk.pk


@pytest.mark.parametrize("verb", ["edit", "spend", "risk", "milestone", "finish", "stop", "remove"])
def test_a_form_opens_where_typing_starts(signed_in, clerk, project, verb):
    page = signed_in(clerk).get(f"/outreach/project/{project.pk}/{verb}/").content.decode()
    assert page.count(" autofocus") == 1


def test_a_milestone_outside_the_project_is_told_in_its_row_and_nothing_is_saved(signed_in, clerk, today):
    response = post(signed_in(clerk), clerk, ADD, **typed(clerk, today, ("选址", 10), ("验收", 91)))
    assert response.status_code == 422
    errors = response.context["form"].rows.errors
    assert (errors[0], list(errors[1])) == ({}, ["due_on"])
    assert not Project.objects.exists()


def test_without_a_script_a_row_is_asked_of_the_server(signed_in, clerk, today):
    fields = typed(clerk, today, ("选址", 10), add_row="milestones")
    response = post(signed_in(clerk), clerk, ADD, **fields)
    assert response.status_code == 200
    assert len(response.context["form"].rows.forms) == 3


def test_a_row_that_was_taken_out_is_not_saved(signed_in, clerk, today):
    fields = typed(clerk, today, ("选址", 10), ("", 10))
    post(signed_in(clerk), clerk, ADD, **fields, **{"milestones-1-DELETE": "on"})
    assert [str(one) for one in Milestone.objects.all()] == ["选址"]


@pytest.mark.parametrize("words", ["三百元", "-5", "1.005"])
def test_a_budget_that_is_no_sum_is_told_beside_it(signed_in, clerk, today, words):
    response = post(signed_in(clerk), clerk, ADD, **typed(clerk, today, budget=words))
    assert "budget" in response.context["form"].errors
    assert response.context["form"]["budget"].value() == words


def test_a_start_after_a_milestone_is_refused_beside_the_field(signed_in, clerk, project, today):
    MilestoneFactory(by=clerk, project=project, name="选址", due_on=today - timedelta(days=9))
    fields = typed(clerk, today, version=project.version)
    response = post(signed_in(clerk), clerk, f"/outreach/project/{project.pk}/edit/", **fields)
    assert response.status_code == 422
    assert "节点“选址”" in response.context["form"].errors["starts_on"][0]


def test_a_milestone_after_the_project_asks_to_extend_it_first(signed_in, clerk, project):
    day = (project.due_on + timedelta(days=1)).isoformat()
    url = f"/outreach/project/{project.pk}/milestone/"
    response = post(signed_in(clerk), clerk, url, name="验收", owner=clerk.pk, due_on=day)
    assert "请先把项目的完成期限改到" in response.context["form"].errors["due_on"][0]


def test_two_who_correct_one_milestone_see_both_sides(signed_in, clerk, project, today):
    milestone = MilestoneFactory(by=clerk, project=project, due_on=today)
    fields = {"owner": clerk.pk, "due_on": today.isoformat(), "version": milestone.version}
    url = f"/outreach/milestone/{milestone.pk}/edit/"
    post(signed_in(clerk), clerk, url, **fields, name="第一个")
    assert post(signed_in(clerk), clerk, url, **fields, name="第二个").status_code == 409


def test_a_milestone_is_done_and_taken_back_by_one_click(signed_in, clerk, project, today):
    milestone = MilestoneFactory(by=clerk, project=project, due_on=today)
    browser, page = signed_in(clerk), f"/outreach/milestone/{milestone.pk}/"
    browser.post(f"{page}reach/")
    milestone.refresh_from_db()
    assert (milestone.done_on, milestone.done_by) == (today, clerk)
    browser.post(f"{page}reopen/")
    milestone.refresh_from_db()
    assert milestone.done_on is None


def test_dropping_a_milestone_twice_is_dropping_it_once(signed_in, clerk, project, today):
    milestone = MilestoneFactory(by=clerk, project=project, due_on=today)
    browser, url = signed_in(clerk), f"/outreach/milestone/{milestone.pk}/drop/"
    fields = {"form_token": held.new_token(clerk), "reason": "重复"}
    assert {browser.post(url, fields).url for _ in range(2)} == {project.get_absolute_url()}
    assert browser.post(url, {"reason": "重复"}).status_code == 404


def test_a_correction_by_a_colleague_leaves_the_owner_who_left(signed_in, clerk, officer, project):
    Project.objects.update(owner=officer)
    officer.is_active = False
    officer.save()
    form = signed_in(clerk).get(f"/outreach/project/{project.pk}/edit/").context["form"]
    assert officer.pk in dict(form.fields["owner"].choices)


def test_finishing_with_an_open_milestone_names_it(signed_in, clerk, project, today):
    MilestoneFactory(by=clerk, project=project, name="验收", due_on=today)
    url = f"/outreach/project/{project.pk}/finish/"
    response = post(signed_in(clerk), clerk, url, done_on=today.isoformat())
    assert response.status_code == 422
    assert "验收" in response.content.decode()


def test_a_stop_wants_a_reason_and_a_stopped_project_starts_again(signed_in, clerk, project):
    browser, page = signed_in(clerk), f"/outreach/project/{project.pk}/"
    assert post(browser, clerk, f"{page}stop/", reason="").status_code == 422
    post(browser, clerk, f"{page}stop/", reason="场地收回")
    assert browser.get(page).context["may_run"] is False
    browser.post(f"{page}restart/")
    assert browser.get(page).context["may_run"] is True


def test_the_page_warns_when_more_is_spent_than_there_is(signed_in, clerk, project, today):
    url = f"/outreach/project/{project.pk}/spend/"
    post(signed_in(clerk), clerk, url, amount="1,920.35", what="材料", spent_on=today.isoformat())
    page = signed_in(clerk).get(project.get_absolute_url())
    assert page.context["money_over"] == "支出已超出预算 ¥1,920.35。"


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("spend", {"amount": "100", "what": "材料", "spent_on": "2026-01-31"}),
        ("milestone", {"name": "选址", "due_on": timezone.localdate().isoformat()}),
    ],
)
def test_several_in_a_row_are_typed_one_after_the_other(signed_in, clerk, project, verb, fields):
    browser, url = signed_in(clerk), f"/outreach/project/{project.pk}/{verb}/"
    response = post(browser, clerk, url, **fields, owner=clerk.pk, _again="1")
    assert response.url.startswith(f"{url}?again=1")
    assert browser.get(response.url).status_code == 200


def test_the_plan_shows_each_milestone_with_its_state(signed_in, clerk, project, today):
    MilestoneFactory(by=clerk, project=project, due_on=today - timedelta(days=1))
    MilestoneFactory(by=clerk, project=project, due_on=today + timedelta(days=1))
    page = signed_in(clerk).get(project.get_absolute_url())
    assert [line.state for line in page.context["plan"].lines] == ["late", "ahead"]


def test_late_milestones_in_the_list_are_exactly_those_counted(signed_in, clerk, officer, project, today):
    late = MilestoneFactory(by=clerk, project=project, due_on=today - timedelta(days=1))
    MilestoneFactory(by=clerk, project=project, due_on=today)
    stopped = ProjectFactory(by=clerk, village=project.village, status="stopped", ending="停")
    MilestoneFactory(by=clerk, project=stopped, due_on=today - timedelta(days=1))
    rows = signed_in(clerk).get("/outreach/milestone/?state=late").context["rows"]
    assert rows == list(Milestone.objects.visible_to(clerk).late(today)) == [late]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("running", {"按期", "超期", "有节点超期"}),
        ("late", {"超期", "有节点超期"}),
        ("done", {"完成"}),
        ("stopped", {"停止"}),
    ],
)
def test_projects_by_state_are_those_of_the_state(signed_in, clerk, sansha, today, state, names):
    common = {"by": clerk, "village": sansha, "starts_on": today - timedelta(days=30)}
    open_until = {"due_on": today + timedelta(days=30)}
    ProjectFactory(**common, **open_until, name="按期")
    ProjectFactory(**common, name="超期", due_on=today - timedelta(days=1))
    behind = ProjectFactory(**common, **open_until, name="有节点超期")
    MilestoneFactory(by=clerk, project=behind, due_on=today - timedelta(days=1))
    ProjectFactory(**common, **open_until, name="完成", status="done", done_on=today)
    ProjectFactory(**common, **open_until, name="停止", status="stopped", ending="停")
    rows = signed_in(clerk).get(f"/outreach/project/?state={state}").context["rows"]
    assert {row.name for row in rows} == names


def test_a_village_clerk_sees_the_towns_projects_and_not_a_neighbours(signed_in, neighbour, officer, project):
    town = ProjectFactory(by=officer, budget=Decimal(5))
    listed = signed_in(neighbour).get("/outreach/project/")
    assert listed.context["rows"] == [town]
    assert listed.context["sums"][0].value == 5
    assert signed_in(neighbour).get(f"/outreach/project/{town.pk}/edit/").status_code == 403


@pytest.mark.parametrize("page", ["/outreach/project/", "/outreach/milestone/", "{project}"])
def test_a_page_asks_the_database_a_few_times_whatever_it_shows(
    signed_in, clerk, officer, project, today, page
):
    for _ in range(3):
        other = ProjectFactory(by=clerk, village=project.village)
        MilestoneFactory(by=officer, project=other)
        MilestoneFactory(by=officer, project=project, due_on=today)
        SpendingFactory(by=officer, project=project)
        RiskFactory(by=officer, project=project)
    url, browser = page.format(project=project.get_absolute_url()), signed_in(clerk)
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
