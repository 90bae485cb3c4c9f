"""Jobs of the registry of sites."""

from celery import shared_task
from django.utils import timezone

from religion.actions import hazards


@shared_task
def escalate_overdue_hazards():
    """Bring hazards that are past their day before the leader, each once a round."""
    now = timezone.now()
    hazards.escalate_overdue(on=timezone.localdate(now), at=now)
