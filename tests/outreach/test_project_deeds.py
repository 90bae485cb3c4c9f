"""How a project runs: its days, milestones, money, risks and end."""

from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from hengl_uf.audit.models import Entry
from hengl_uf.places.reach import NoReach
from hengl_uf.web.last_word import NotYours
from outreach.actions import milestones, project_parts, projects
from outreach.models import Milestone, Project
from tests.factories import MilestoneFactory, ProjectFactory, SpendingFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def project(clerk, sansha):
    return ProjectFactory(by=clerk, village=sansha)


def start(by, *due, **fields):
    rows = [projects.MilestoneSet(f"节点{number}", by, day) for number, day in enumerate(due, 1)]
    fields = {"name": "侨胞之家", "owner": by, "starts_on": TODAY, "due_on": date(2026, 12, 31), **fields}
    return projects.start_project(by=by, at=AT, milestones=rows, **fields)


def add(project, by, due_on, **more):
    fields = {"name": "验收", "owner": by, "due_on": due_on, **more}
    return milestones.add_milestone(project=project, by=by, at=AT, **fields)


def test_a_project_starts_with_its_milestones_and_history_tells_each(clerk, sansha):
    project = start(clerk, date(2026, 4, 1), date(2026, 5, 1), village=sansha)
    assert [str(one) for one in project.milestones.order_by("due_on")] == ["节点1", "节点2"]
    assert Entry.objects.about(project).count() == 3


def test_a_village_clerk_starts_none_for_the_town(clerk):
    with pytest.raises(NoReach):
        start(clerk)


@pytest.mark.parametrize(
    ("day", "refusal", "field"),
    [
        (date(2026, 1, 4), milestones.BeforeProject, "due_on"),
        (date(2027, 1, 1), milestones.AfterProject, "due_on"),
    ],
)
def test_a_milestone_lies_within_its_project(clerk, project, day, refusal, field):
    with pytest.raises(refusal) as refused:
        add(project, clerk, day)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(206, 3, 5), date(206, 12, 31), "starts_on"),
        (date(2026, 3, 5), date(2206, 3, 5), "due_on"),
        (date(9999, 1, 1), date(9999, 12, 31), "due_on"),
    ],
)
def test_a_year_that_was_mistyped_is_asked_about(officer, first, last, field):
    with pytest.raises(projects.NoSuchTime) as refused:
        start(officer, starts_on=first, due_on=last)
    assert refused.value.field == field


def test_the_start_does_not_move_past_the_day_on_which_it_was_done(clerk, project):
    projects.finish_project(project=project, by=clerk, at=AT, done_on=TODAY)
    with pytest.raises(projects.DoneThen) as refused:
        projects.change_project(project=project, by=clerk, at=AT, starts_on=date(2026, 3, 6))
    assert refused.value.field == "starts_on"


def test_a_milestone_that_another_dropped_is_said_to_be_gone(clerk, project):
    milestone = add(project, clerk, date(2026, 4, 1))
    milestones.drop_milestone(milestone=milestone, by=clerk, at=AT, reason="重复")
    milestone.pk = milestone.pk or 10**9
    with pytest.raises(NotYours, match="已经删去"):
        milestones.reach_milestone(milestone=milestone, by=clerk, at=AT)


def test_the_first_day_of_a_stretch_counts(clerk, project):
    with pytest.raises(milestones.BeforeProject) as refused:
        add(project, clerk, date(2026, 2, 1), starts_on=date(2026, 1, 4))
    assert refused.value.field == "starts_on"


def test_the_start_does_not_move_past_a_milestone(clerk, project):
    add(project, clerk, date(2026, 4, 1))
    with pytest.raises(milestones.BeforeProject, match=r"“验收”在 2026年4月1日") as refused:
        projects.change_project(project=project, by=clerk, at=AT, starts_on=date(2026, 4, 2))
    assert refused.value.field == "starts_on"


def test_the_end_does_not_move_before_a_milestone(clerk, project):
    add(project, clerk, date(2026, 4, 1))
    with pytest.raises(projects.MilestonesBeyond, match="验收"):
        projects.change_project(project=project, by=clerk, at=AT, due_on=date(2026, 3, 31))


def test_the_database_refuses_a_milestone_before_its_project(clerk, project):
    with pytest.raises(IntegrityError, match="before its project"), transaction.atomic():
        MilestoneFactory(by=clerk, project=project, due_on=date(2026, 1, 4))


def test_the_database_refuses_a_start_after_a_milestone(clerk, project):
    MilestoneFactory(by=clerk, project=project, due_on=date(2026, 2, 1))
    with pytest.raises(IntegrityError, match="start after its milestones"), transaction.atomic():
        Project.objects.filter(pk=project.pk).update(starts_on=date(2026, 2, 2))


def test_what_the_database_refuses_is_told_in_the_same_sentence(clerk, project):
    stale = Milestone(project=project, name="验收", owner=clerk, due_on=date(2026, 1, 4))
    project.starts_on = date(2026, 1, 1)  # as if it had been read before the start moved
    with pytest.raises(milestones.BeforeProject, match="“验收”早于项目的开始日期"), transaction.atomic():
        milestones.keep_milestone(stale, by=clerk, at=AT)


@pytest.mark.django_db(transaction=True)
def test_of_a_new_milestone_and_a_later_start_at_once_one_wins(clerk, project):
    gate, results = Barrier(2), []

    def race(deed):
        gate.wait()
        try:
            deed()
            results.append("done")
        except milestones.BeforeProject:
            results.append("refused")
        finally:
            connection.close()

    later = {"project": project, "by": clerk, "at": AT, "starts_on": date(2026, 4, 1)}
    deeds = (lambda: add(project, clerk, date(2026, 3, 10)), lambda: projects.change_project(**later))
    threads = [Thread(target=race, args=[deed]) for deed in deeds]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(results) == ["done", "refused"]


def test_a_project_is_not_finished_while_milestones_are_open(clerk, project):
    milestone = add(project, clerk, date(2026, 4, 1))
    with pytest.raises(projects.MilestonesOpen, match="还有 1 个节点没有完成：验收"):
        projects.finish_project(project=project, by=clerk, at=AT, done_on=TODAY)
    milestones.reach_milestone(milestone=milestone, by=clerk, at=AT)
    done = projects.finish_project(project=project, by=clerk, at=AT, done_on=TODAY)
    assert (done.status, done.done_on) == (Project.Status.DONE, TODAY)


def test_a_milestone_that_is_not_needed_is_dropped_with_a_reason(clerk, project):
    milestone = add(project, clerk, date(2026, 4, 1))
    milestones.drop_milestone(milestone=milestone, by=clerk, at=AT, reason="改为线上")
    entry = Entry.objects.about(project)[0]
    assert (entry.note, entry.changes) == ("改为线上", {"节点": ["验收，2026年4月1日，何秀英", None]})


def test_at_its_end_a_project_takes_no_more_until_it_is_restarted(clerk, project):
    projects.stop_project(project=project, by=clerk, at=AT, reason="场地收回")
    with pytest.raises(NotYours, match="已经结束"):
        add(project, clerk, date(2026, 4, 1))
    again = projects.restart_project(project=project, by=clerk, at=AT)
    assert (again.status, again.ending) == (Project.Status.RUNNING, "")
    assert Entry.objects.about(project)[0].note == "场地收回"


def test_a_milestone_is_reached_once_and_can_be_taken_back(clerk, project):
    milestone = add(project, clerk, date(2026, 3, 1))
    milestones.reach_milestone(milestone=milestone, by=clerk, at=AT)
    with pytest.raises(NotYours):
        milestones.reach_milestone(milestone=milestone, by=clerk, at=AT)
    milestones.reopen_milestone(milestone=milestone, by=clerk, at=AT)
    assert list(Milestone.objects.visible_to(clerk).late(TODAY)) == [milestone]


def test_late_are_projects_past_their_day_or_with_a_late_milestone(clerk, sansha, project):
    over = ProjectFactory(by=clerk, village=sansha, due_on=date(2026, 2, 1))
    behind = ProjectFactory(by=clerk, village=sansha)
    MilestoneFactory(by=clerk, project=behind, due_on=date(2026, 2, 1))
    ProjectFactory(by=clerk, village=sansha, due_on=date(2026, 2, 1), status="stopped", ending="停")
    assert set(Project.objects.late(TODAY)) == {over, behind}


def test_money_that_was_noted_by_mistake_does_not_count(clerk, project):
    words = {"by": clerk, "at": AT, "spent_on": TODAY, "what": "材料"}
    kept = project_parts.spend(project=project, amount=Decimal("1920.35"), **words)
    wrong = project_parts.spend(project=project, amount=Decimal(5), **words)
    project_parts.remove_spending(spending=wrong, by=clerk, at=AT, reason="重复")
    assert project.spent() == kept.amount


def test_money_is_not_spent_ahead(clerk, project):
    with pytest.raises(project_parts.SpentLater):
        project_parts.spend(
            project=project, by=clerk, at=AT, spent_on=date(2026, 3, 6), amount=1, what="材料"
        )


def test_the_database_refuses_a_spending_of_nothing(clerk, project):
    with pytest.raises(IntegrityError, match="spending_above_nothing"), transaction.atomic():
        SpendingFactory(by=clerk, project=project, amount=0)


def test_a_risk_is_closed_by_somebody_and_can_come_back(clerk, project):
    risk = project_parts.note_risk(project=project, by=clerk, at=AT, text="租约到期", owner=clerk)
    risk = project_parts.change_risk(risk=risk, by=clerk, at=AT, measure="提前续租")
    risk = project_parts.close_risk(risk=risk, by=clerk, at=AT)
    assert (risk.closed_on, risk.closed_by) == (TODAY, clerk)
    assert project_parts.reopen_risk(risk=risk, by=clerk, at=AT).closed_on is None
