"""Emergency plans, drills and incidents, written straight into their tables."""

from datetime import timedelta

import factory
from django.utils import timezone

from religion.models import Drill, EmergencyPlan, Incident
from tests.factories.outreach import RecordFactory

HALF_A_YEAR = timedelta(days=180)


class EmergencyPlanFactory(RecordFactory):
    """A plan for fires, made half a year ago, to be looked through in half a year."""

    class Meta:
        model = EmergencyPlan

    title = factory.Sequence(lambda n: f"示例应急预案{n}")
    approved_on = factory.LazyFunction(lambda: timezone.localdate() - HALF_A_YEAR)
    review_due_on = factory.LazyFunction(lambda: timezone.localdate() + HALF_A_YEAR)


class DrillFactory(RecordFactory):
    """A drill of twelve people a week ago."""

    class Meta:
        model = Drill

    held_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=7))
    people = 12


class IncidentFactory(RecordFactory):
    """A small fire two hours ago."""

    class Meta:
        model = Incident

    kind = Incident.Kind.FIRE
    title = factory.Sequence(lambda n: f"示例火情{n}")
    happened_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=2))
