"""Aid projects and their milestones: rows in one form, proof with its day, ends with their words."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from chamber.actions import aid_milestones as milestones
from chamber.actions import aid_projects as actions
from chamber.models import AidMilestone, AidProject
from hengl_uf.access import held
from hengl_uf.attachments.models import Attachment
from tests.factories.chamber_giving import (
    FIRST,
    LAST,
    aid_project_of,
    allocation_of,
    campaign_of,
    pledge_of,
    receipt_of,
)
from tests.hengl_uf.attachments.made_files import photo, upload

AT = timezone.now()
DAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def browser(signed_in, secretary):
    return signed_in(secretary)


@pytest.fixture
def project(secretary):
    return aid_project_of(secretary, ("采购", DAY), ("发放", date(2026, 4, 1)))


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def test_a_project_is_set_up_with_its_milestones_in_one_form(browser, secretary):
    fields = {
        "name": "示例助学",
        "starts_on": "2026-01-05",
        "due_on": "2026-06-30",
        "steps-TOTAL_FORMS": 2,
        "steps-INITIAL_FORMS": 0,
        "steps-0-name": "采购",
        "steps-0-due_on": "2026-02-01",
    }
    late = post(browser, secretary, "/chamber/aid-project/add/", **{**fields, "steps-0-due_on": "2026-07-01"})
    assert "due_on" in late.context["form"].rows.errors[0]
    post(browser, secretary, "/chamber/aid-project/add/", **fields)
    project = AidProject.objects.get()
    assert (project.beneficiaries, project.milestones.get().name) == (0, "采购")


def test_a_milestone_lies_within_its_project(secretary, project):
    with pytest.raises(milestones.StepOutside, match="要在项目的"):
        milestones.add_milestone(
            project=project, by=secretary, at=AT, name="回访", due_on=LAST + timedelta(days=1)
        )
    with pytest.raises(actions.StepsOutside, match="发放"):
        actions.change_aid_project(project=project, by=secretary, at=AT, due_on=date(2026, 3, 15))


def test_a_milestone_is_reached_with_its_day_and_proof(browser, secretary, project):
    step = project.milestones.get(name="采购")
    url = f"/chamber/aid-milestone/{step.pk}/reach/"
    fields = {"done_on": "2026-03-02", "note": "已验收", "files": upload(photo(), "现场.jpg")}
    response = post(browser, secretary, url, **fields)
    assert response["Location"] == project.get_absolute_url()
    step.refresh_from_db()
    assert (step.done_on, step.done_by, step.note) == (date(2026, 3, 2), secretary, "已验收")
    assert Attachment.objects.about(step).count() == 1
    assert "现场.jpg" in browser.get(project.get_absolute_url()).content.decode()


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), timezone.localdate() + timedelta(days=1)])
def test_a_milestone_is_reached_between_the_start_and_today(secretary, project, day):
    step = project.milestones.get(name="采购")
    with pytest.raises(milestones.ReachedThen):
        milestones.reach_milestone(milestone=step, by=secretary, at=AT, done_on=day)


def test_what_was_reached_is_taken_back_and_not_dropped(secretary, project):
    step = project.milestones.get(name="采购")
    milestones.reach_milestone(milestone=step, by=secretary, at=AT, done_on=DAY)
    with pytest.raises(milestones.HasProof):
        milestones.drop_milestone(milestone=step, by=secretary, at=AT, reason="不做了")
    milestones.reopen_milestone(milestone=step, by=secretary, at=AT)
    milestones.drop_milestone(milestone=step, by=secretary, at=AT, reason="不做了")
    assert [one.name for one in AidMilestone.objects.all()] == ["发放"]


def test_a_project_is_finished_when_all_milestones_are(secretary, project):
    now = {"by": secretary, "at": AT}
    with pytest.raises(actions.StepsOpen, match="采购、发放"):
        actions.finish_aid_project(project=project, **now, done_on=DAY)
    for step in project.milestones.all():
        milestones.reach_milestone(milestone=step, **now, done_on=DAY)
    done = actions.finish_aid_project(project=project, **now, done_on=DAY, beneficiaries=126)
    assert (done.status, done.beneficiaries) == ("done", 126)
    assert actions.restart_aid_project(project=project, **now).done_on is None


def test_proof_is_added_after_the_end_too(browser, secretary):
    project = aid_project_of(secretary, ("发放", DAY))
    step = project.milestones.get()
    milestones.reach_milestone(milestone=step, by=secretary, at=AT, done_on=DAY)
    actions.finish_aid_project(project=project, by=secretary, at=AT, done_on=DAY)
    url = f"/chamber/aid-milestone/{step.pk}/attach/"
    assert url in browser.get(project.get_absolute_url()).content.decode()
    post(browser, secretary, url, files=upload(photo(), "现场.jpg"))
    assert Attachment.objects.about(step).count() == 1


def test_a_project_with_money_is_not_removed(secretary, project):
    campaign = campaign_of(secretary)
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 1000)
    allocation_of(secretary, campaign, project, 10)
    with pytest.raises(actions.HasMoney):
        actions.remove_aid_project(project=project, by=secretary, at=AT, reason="重复")


def test_projects_are_found_by_what_is_late_and_where_money_came_from(browser, secretary, project):
    today = timezone.localdate()
    calm = aid_project_of(secretary, name="示例不急", due_on=today + timedelta(days=9))
    campaign = campaign_of(secretary)
    receipt_of(secretary, pledge_of(secretary, campaign, 1000), 1000)
    allocation_of(secretary, campaign, calm, 10)
    late = browser.get("/chamber/aid-project/?state=late").context["rows"]
    given = browser.get(f"/chamber/aid-project/?campaign={campaign.pk}").context["rows"]
    assert ([one.pk for one in late], [one.pk for one in given]) == ([project.pk], [calm.pk])


def test_a_project_of_many_milestones_asks_few_queries(
    browser, secretary, project, django_assert_max_num_queries
):
    for step in project.milestones.all():
        milestones.reach_milestone(
            milestone=step, by=secretary, at=AT, done_on=DAY, files=[upload(photo(), "现场.jpg")]
        )
    with django_assert_max_num_queries(15):
        browser.get(project.get_absolute_url())
