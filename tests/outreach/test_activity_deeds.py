"""Activities: planned, held with counts, cancelled, corrected, removed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from hengl_uf.audit.models import Entry
from hengl_uf.places.reach import NoReach
from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import StaleEdit
from outreach.actions import activities as actions
from outreach.models import Activity
from tests.factories import ActivityFactory, AssociationFactory, ContactFactory

AT = datetime(2026, 6, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
CAME = {"hong_kong": 30, "local": 12, "staff": 0}


@pytest.fixture
def activity(clerk, sansha):
    return ActivityFactory(by=clerk, village=sansha)


def people(activity):
    return dict(activity.attendance.values_list("group", "people"))


def test_who_came_is_kept_as_counts_and_nobody_is_no_row(activity, clerk):
    held = actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME, volunteers=5, cost=800)
    assert (held.status, people(held)) == ("held", {"hong_kong": 30, "local": 12})


def test_history_tells_the_counts(activity, clerk):
    actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME)
    assert Entry.objects.about(activity).first().changes["参加人数"] == [[], ["香港同胞 30", "本地居民 12"]]


def test_an_activity_is_not_held_before_its_day(activity, clerk):
    with pytest.raises(actions.HeldInTheFuture) as refusal:
        actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME, held_on=date(2026, 6, 2))
    assert refusal.value.field == "held_on"


def test_one_of_several_days_is_held_when_the_last_is_over(activity, clerk):
    with pytest.raises(actions.HeldInTheFuture):
        actions.hold_activity(activity=activity, by=clerk, at=AT, attendance={}, ends_on=date(2026, 6, 3))


def test_it_is_held_once(activity, clerk):
    actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME)
    with pytest.raises(NotYours):
        actions.hold_activity(activity=activity, by=clerk, at=AT, attendance={})
    assert people(activity) == {"hong_kong": 30, "local": 12}


def test_one_that_was_never_planned_is_logged_at_once(clerk, sansha):
    fields = {"title": "中秋游园", "held_on": date(2026, 5, 3), "village": sansha, "staff": clerk}
    logged = actions.log_activity(by=clerk, at=AT, attendance=CAME, **fields)
    assert (logged.status, people(logged)) == ("held", {"hong_kong": 30, "local": 12})


def test_counts_of_a_held_one_can_be_corrected(activity, clerk):
    held = actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME)
    actions.change_activity(activity=held, by=clerk, at=AT, version=held.version, attendance={"youth": 9})
    assert people(activity) == {"youth": 9}


def test_those_who_took_part_are_told_in_history(activity, clerk, officer, sansha):
    townsmen = AssociationFactory(by=officer, name="示例同乡会")
    helper = ContactFactory(by=clerk, village=sansha, name="欧阳慕仪")
    together = {"associations": [townsmen], "helpers": [helper]}
    actions.change_activity(activity=activity, by=clerk, at=AT, together=together)
    changes = Entry.objects.about(activity).first().changes
    assert changes == {"合办社团": [[], ["示例同乡会"]], "协助的联系对象": [[], ["欧阳慕仪"]]}


def test_a_cancelled_one_says_why_and_is_not_held_any_more(activity, clerk):
    cancelled = actions.cancel_activity(activity=activity, by=clerk, at=AT, reason="台风")
    assert (cancelled.status, cancelled.cancelled_reason) == ("cancelled", "台风")
    with pytest.raises(NotYours):
        actions.hold_activity(activity=activity, by=clerk, at=AT, attendance=CAME)


def test_the_towns_own_belong_to_the_office(clerk, officer):
    town = ActivityFactory(by=officer, village=None)
    with pytest.raises(NotYours):
        actions.change_activity(activity=town, by=clerk, at=AT, title="改名")
    with pytest.raises(NoReach):
        actions.plan_activity(by=clerk, at=AT, title="全镇活动", held_on=date(2026, 7, 1), staff=clerk)
    assert Activity.objects.visible_to(clerk).get() == town


def test_a_stale_edit_is_refused(activity, clerk, officer):
    actions.change_activity(activity=activity, by=officer, at=AT, title="改过的名称")
    with pytest.raises(StaleEdit):
        actions.change_activity(activity=activity, by=clerk, at=AT, version=1, title="我的名称")


def test_it_cannot_end_before_it_starts(activity, clerk):
    with pytest.raises(actions.EndsBeforeStart):
        actions.change_activity(activity=activity, by=clerk, at=AT, ends_on=date(2026, 5, 1))


def test_the_database_refuses_a_cancelled_one_without_reason(activity):
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(status="cancelled")
