"""What is past its day comes before the leader once a round, however often, late or cut off the job runs."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from hengl_uf.audit.models import Entry
from hengl_uf.schedule import SCHEDULE
from religion import tasks
from religion.actions import hazards
from religion.models import Hazard, Site
from tests.factories.religion_hazards import closed, days_ago, noted, picture, rectified
from tests.factories.religion_sites import SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site(sansha, officer):
    return SiteFactory(by=officer, village=sansha, name="示例三沙古庙")


@pytest.fixture
def late(site, clerk):
    return noted(site, by=clerk, ago=20, limit_days=2)


def escalate(on=None):
    return hazards.escalate_overdue(on=on or days_ago(0), at=timezone.now())


def times(hazard):
    return hazard.steps.filter(kind="escalated").count()


def test_past_its_day_it_comes_before_the_leader_once(site, clerk, late, leader, signed_in):
    on_time = noted(site, by=clerk, ago=0)
    assert [escalate(), escalate()] == [1, 0]
    late.refresh_from_db()
    step = late.steps.get(kind="escalated")
    assert (late.escalated_on, step.taken_by) == (days_ago(0), None)
    assert Entry.objects.about(late).get(event="religion.hazard.escalated").actor_name == "系统"
    assert times(on_time) == 0
    page = signed_in(leader).get("/religion/hazard/", {"state": "escalated"})
    assert [row.pk for row in page.context["rows"]] == [late.pk]


def test_the_last_day_itself_is_not_past(site, clerk):
    today = noted(site, by=clerk, ago=0, way="now", limit_days=0)
    assert (escalate(), escalate(on=today.due_on + timedelta(days=1))) == (0, 1)


def test_the_risk_of_its_site_goes_up(site, late):
    Site.objects.filter(pk=site.pk).update(risk=1)
    escalate()
    site.refresh_from_db()
    assert site.risk == 2


def test_an_open_form_is_not_made_stale(late):
    version = late.version
    escalate()
    late.refresh_from_db()
    assert late.version == version


def test_what_waits_for_its_check_is_late_too_and_what_is_closed_is_not(site, clerk, officer):
    waiting = rectified(noted(site, by=clerk, ago=20, limit_days=2), by=clerk)
    over = closed(rectified(noted(site, by=clerk, ago=20, limit_days=2), by=clerk), by=officer)
    assert escalate() == 1
    assert "还没有复查" in waiting.steps.get(kind="escalated").note
    assert times(over) == 0


def test_the_next_round_comes_before_the_leader_anew(site, clerk, officer, late):
    escalate()
    closed(rectified(late, by=clerk), by=officer)
    late.refresh_from_db()
    again = hazards.find_again(
        hazard=late, on=days_ago(0), note="又有", photos=[picture()], by=clerk, at=timezone.now()
    )
    assert again.escalated_on is None
    assert escalate(on=again.due_on + timedelta(days=1)) == 1
    assert times(late) == 2


def test_cut_off_half_way_the_next_run_ends_it(site, clerk, monkeypatch):
    several = [noted(site, by=clerk, ago=20, limit_days=2) for _number in range(3)]
    refresh, calls = hazards.refresh, []

    def dies(site, *, on):
        calls.append(site)
        if len(calls) == 2:
            raise IntegrityError("killed")
        return refresh(site, on=on)

    monkeypatch.setattr(hazards, "refresh", dies)
    with pytest.raises(IntegrityError):
        escalate()
    assert Hazard.objects.filter(escalated_on__isnull=False).count() == 1
    monkeypatch.undo()
    assert escalate() == 2
    assert [times(hazard) for hazard in several] == [1, 1, 1]


def test_the_task_runs_each_morning_and_twice_does_no_harm(late):
    assert SCHEDULE["escalate-overdue-hazards"]["task"] == tasks.escalate_overdue_hazards.name
    for _time in range(2):
        tasks.escalate_overdue_hazards()
    assert times(late) == 1
