"""Jobs of the registry of sites."""

from celery import shared_task
from django.utils import timezone

from religion.actions import hazards, occurrences, special_checks


@shared_task
def escalate_overdue_hazards():
    """Bring hazards that are past their day before the leader, each once a round."""
    now = timezone.now()
    hazards.escalate_overdue(on=timezone.localdate(now), at=now)


@shared_task
def plan_festivals():
    """Make the days of festivals for the year to come, and the checks that must come before them and before holidays."""
    today = timezone.localdate()
    occurrences.propose(on=today)
    special_checks.plan_ahead(on=today)
