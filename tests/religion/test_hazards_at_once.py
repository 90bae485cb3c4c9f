"""Two people, or a person and the job, at the same hazard at the same moment: one after the other, nothing twice."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from hengl_uf.web.last_word import NotYours
from hengl_uf.web.refusals import DeedRefused, StaleEdit
from religion.actions import hazards
from religion.models import Hazard, HazardStep
from tests.factories.religion_hazards import closed, days_ago, inspected, noted, picture, rectified
from tests.factories.religion_sites import SiteFactory, checklist

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site(sansha, officer):
    return SiteFactory(by=officer, village=sansha, name="示例三沙古庙")


def at_once(*deeds) -> list:
    """Begin these together, each over a connection of its own; what each returned, or why it was refused."""
    start, results = Barrier(len(deeds)), [None] * len(deeds)

    def do(number, deed):
        try:
            start.wait()
            results[number] = deed()
        except DeedRefused as refusal:
            results[number] = refusal
        finally:
            connection.close()

    threads = [Thread(target=do, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    return results


def refused(results, kind):
    return [one for one in results if isinstance(one, kind)]


def check(hazard, by, passed):
    return lambda: hazards.check(
        hazard=hazard,
        passed=passed,
        note="仍有一处",
        on=days_ago(0),
        by=by,
        at=timezone.now(),
    )


def test_of_two_who_check_one_closes_or_sends_back_and_the_other_is_told(site, clerk, inspector, officer):
    hazard = rectified(noted(site, by=clerk), by=clerk)
    results = at_once(check(hazard, inspector, True), check(hazard, officer, False))
    assert len(refused(results, NotYours)) == 1
    hazard.refresh_from_db()
    assert hazard.steps.filter(kind__in=("closed", "sent_back")).count() == 1
    assert (hazard.state == "closed") == hazard.steps.filter(kind="closed").exists()


def test_of_two_who_put_it_right_one_is_told(site, clerk, inspector):
    hazard = noted(site, by=clerk)
    results = at_once(
        lambda: rectified(hazard, by=clerk, ago=0), lambda: rectified(hazard, by=inspector, ago=0)
    )
    assert len(refused(results, NotYours)) == 1
    assert hazard.steps.filter(kind="rectified").count() == 1


def test_of_two_plans_the_later_one_is_stale(site, clerk, officer):
    hazard = noted(site, by=clerk)

    def plan(by, words):
        return lambda: hazards.plan(hazard=hazard, version=1, measure=words, by=by, at=timezone.now())

    results = at_once(plan(clerk, "套管"), plan(officer, "换线"))
    assert len(refused(results, StaleEdit)) == 1
    hazard.refresh_from_db()
    assert hazard.version == 2


def test_two_inspections_of_one_site_that_end_together_make_one_hazard_an_item(
    site, clerk, inspector, officer
):
    fire = checklist(items=3, number=9)
    rounds = [
        inspected(site, fire, by=person, on=days_ago(0), failed=("A1", "A2"), photos=1)
        for person in (inspector, officer, clerk)
    ]

    def end(inspection):
        return lambda: hazards.raise_hazards(
            inspection=inspection, by=inspection.inspector, at=timezone.now()
        )

    at_once(*(end(one) for one in rounds))
    assert sorted(Hazard.objects.values_list("clause", flat=True)) == ["fire:A1", "fire:A2"]
    assert HazardStep.objects.filter(kind="seen_again").count() == 4


def test_an_inspection_and_a_person_who_find_it_again_open_it_once(site, clerk, inspector, officer):
    fire = checklist(items=1, number=9)
    first = inspected(site, fire, by=inspector, on=days_ago(9), failed=("A1",), photos=1)
    (hazard,) = hazards.raise_hazards(inspection=first, by=inspector, at=timezone.now())
    first.finished_at = timezone.now()
    first.save(update_fields=["finished_at"])
    closed(rectified(hazard, by=clerk), by=officer)
    later = inspected(site, fire, by=inspector, on=days_ago(0), failed=("A1",), photos=1)
    at_once(
        lambda: hazards.raise_hazards(inspection=later, by=inspector, at=timezone.now()),
        lambda: hazards.find_again(
            hazard=hazard, on=days_ago(0), note="又有", photos=[picture()], by=clerk, at=timezone.now()
        ),
    )
    hazard.refresh_from_db()
    assert (Hazard.objects.count(), hazard.round, hazard.state) == (1, 2, "open")
    assert hazard.steps.filter(kind="reopened").count() == 1


def test_the_job_and_a_person_do_not_wait_for_each_other(site, clerk, inspector, officer):
    late = [noted(site, by=clerk, ago=20, limit_days=2) for _number in range(4)]
    waiting = [rectified(hazard, by=clerk) for hazard in late]

    def job():
        return hazards.escalate_overdue(on=days_ago(0), at=timezone.now())

    at_once(job, job, *(check(hazard, inspector, True) for hazard in waiting))
    for hazard in late:
        hazard.refresh_from_db()
        assert hazard.state == "closed"
        assert hazard.steps.filter(kind="escalated").count() == (hazard.escalated_on is not None)
