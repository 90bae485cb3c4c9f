"""The same inspection ended, or begun, twice in the same moment: one of them, and what follows from it once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from religion.actions import inspections
from religion.models import Hazard, HazardStep, Inspection
from tests.factories.religion_inspections import answered, begun
from tests.factories.religion_sites import SiteFactory, checklist

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(clerk, sansha):
    checklist(number=99, since=timezone.localdate() - timedelta(days=30))
    return SiteFactory(by=clerk, village=sansha)


def at_once(call, times=4):
    """What each of several threads got: a result or a refusal."""
    barrier, results = Barrier(times), []

    def do():
        try:
            barrier.wait()
            results.append(call())
        except Exception as refusal:  # noqa: BLE001  (told to the test below)
            results.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=do) for _number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_ended_by_several_taps_it_makes_its_hazards_once(site, inspector):
    half = begun(site=site, by=inspector)
    answered(half, by=inspector, failing=("A1", "A3"))
    results = at_once(lambda: inspections.finish(inspection=half, by=inspector, at=timezone.now()))
    assert {one.pk for one in results} == {half.pk}
    assert (Hazard.objects.count(), HazardStep.objects.count()) == (2, 2)


def test_begun_by_several_taps_it_is_one(site, inspector):
    results = at_once(lambda: begun(site=site, by=inspector))
    made = Inspection.objects.get()
    others = [one for one in results if isinstance(one, inspections.HalfDone)]
    assert (len(others), {one.inspection for one in others}) == (3, {made})
