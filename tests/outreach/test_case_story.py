"""The story of a case: opened, taken, acted on, paused, resumed, resolved, reopened, handed over."""

from datetime import date, datetime
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

from hengl_uf.audit.models import Entry
from outreach.actions import cases as actions
from outreach.models import CaseCategory, ServiceCase
from tests.factories import CaseFactory, ContactFactory


def moment(month, day):
    return datetime(2026, month, day, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def case(clerk, sansha):
    """Opened on a Monday, 2 March 2026, with five working days."""
    category = CaseCategory.objects.active().first()
    category.limit_days = 5
    return actions.open_case(
        by=clerk,
        at=moment(3, 2),
        category=category,
        opened_on=date(2026, 3, 2),
        title="居住证到期续办",
        contact=ContactFactory(by=clerk, village=sansha),
        village=sansha,
    )


@pytest.fixture
def taken(case, clerk):
    return actions.take_case(case=case, by=clerk, at=moment(3, 2))


def test_the_deadline_counts_working_days_from_the_next_day(case):
    assert case.due_on == date(2026, 3, 9)


def test_taking_makes_me_the_handler(taken, clerk):
    assert (taken.handler, taken.status) == (clerk, "working")


def test_a_second_taker_is_told_who_was_quicker(taken, officer):
    with pytest.raises(actions.NotNow, match="何秀英"):
        actions.take_case(case=taken, by=officer, at=moment(3, 2))


def test_nobody_acts_before_it_is_taken(case, clerk):
    with pytest.raises(actions.NotNow):
        actions.act_on_case(case=case, by=clerk, at=moment(3, 3), text="电话联系")


def test_a_pause_moves_the_deadline_by_its_working_days(taken, clerk):
    paused = actions.pause_case(case=taken, by=clerk, at=moment(3, 3), reason="等本人补材料")
    assert (paused.status, paused.due_on) == ("paused", None)
    resumed = actions.resume_case(case=paused, by=clerk, at=moment(3, 5))
    assert (resumed.status, resumed.due_on) == ("working", date(2026, 3, 11))


def test_a_case_is_paused_only_once_at_a_time(taken, clerk):
    actions.pause_case(case=taken, by=clerk, at=moment(3, 3), reason="等材料")
    with pytest.raises(actions.NotNow):
        actions.pause_case(case=taken, by=clerk, at=moment(3, 3), reason="又等")


def test_resolving_keeps_the_outcome(taken, clerk):
    done = actions.resolve_case(
        case=taken, by=clerk, at=moment(3, 6), outcome="已领新证", satisfaction="very"
    )
    assert (done.status, done.resolved_on, done.outcome) == ("resolved", date(2026, 3, 6), "已领新证")


def test_reopening_counts_and_starts_the_clock_anew(taken, clerk):
    actions.resolve_case(case=taken, by=clerk, at=moment(3, 6), outcome="已领新证", satisfaction="not_asked")
    again = actions.reopen_case(case=taken, by=clerk, at=moment(3, 16), reason="证件信息有误")
    assert (again.reopened_count, again.resolved_on, again.due_on) == (1, None, date(2026, 3, 23))
    assert "已领新证" in [step.text for step in again.steps.all()]


def test_handing_over_goes_only_to_who_works_there(taken, clerk, neighbour, officer):
    with pytest.raises(actions.CannotHandle, match="梁小明"):
        actions.hand_over_case(case=taken, by=clerk, at=moment(3, 3), to=neighbour, reason="调休")
    assert (
        actions.hand_over_case(case=taken, by=clerk, at=moment(3, 3), to=officer, reason="需市级协调").handler
        == officer
    )


def test_who_gave_a_case_away_can_no_longer_resolve_it(taken, clerk, officer):
    actions.hand_over_case(case=taken, by=clerk, at=moment(3, 3), to=officer, reason="需市级协调")
    with pytest.raises(actions.NotNow, match="黄文"):
        actions.resolve_case(case=taken, by=clerk, at=moment(3, 6), outcome="已办好", satisfaction="very")


def test_every_step_is_told_and_audited(taken, clerk):
    actions.act_on_case(case=taken, by=clerk, at=moment(3, 3), text="陪同到办证大厅")
    assert [step.kind for step in taken.steps.order_by("at", "pk")] == ["opened", "taken", "acted"]
    assert Entry.objects.about(taken).count() == 3


def test_only_handler_and_office_act(signed_in, taken, officer, other_officer, sansha):
    from tests.conftest import account

    colleague = account("clerk2", "何志强", "village", [sansha])
    refused = signed_in(colleague).get(f"/outreach/case/{taken.pk}/resolve/")
    assert (refused.status_code, "何秀英" in refused.content.decode()) == (403, True)
    assert signed_in(officer).get(f"/outreach/case/{taken.pk}/resolve/").status_code == 200


def test_the_page_explains_its_deadline(signed_in, clerk, case):
    page = signed_in(clerk).get(f"/outreach/case/{case.pk}/").content.decode()
    assert "5 个工作日" in page


def test_the_page_says_when_the_calendar_came_to_differ(signed_in, clerk, case):
    ServiceCase.objects.filter(pk=case.pk).update(due_on=date(2026, 3, 10))
    assert (
        "登记的期限仍是 2026年3月10日（周二）"
        in signed_in(clerk).get(case.get_absolute_url()).content.decode()
    )


def test_the_database_refuses_a_closed_case_without_outcome(taken):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceCase.objects.filter(pk=taken.pk).update(status="resolved", resolved_on=date(2026, 3, 6))


@pytest.mark.django_db(transaction=True)
def test_of_two_takers_in_the_same_second_one_wins(clerk, officer, sansha):
    case, start, results = CaseFactory(by=clerk, village=sansha), Barrier(2), []

    def take(user):
        start.wait()
        try:
            results.append(actions.take_case(case=case, by=user, at=moment(3, 5)).handler)
        except actions.NotNow:
            results.append(None)
        finally:
            connection.close()

    threads = [Thread(target=take, args=[user]) for user in (clerk, officer)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    case.refresh_from_db()
    assert sorted(results, key=bool) == [None, case.handler]
