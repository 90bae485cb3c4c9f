"""Jobs of outreach."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from outreach.actions.bookings import forget_old_numbers
from outreach.models import GroupService


@shared_task
def forget_papers():
    """Forget the document numbers of group services whose day is long over. One service at a time: it may be cut off."""
    last = timezone.localdate() - timedelta(days=settings.PAPER_KEEP_DAYS)
    over = GroupService.objects.filter(held_on__lt=last, bookings__paper_sealed__isnull=False).distinct()
    for service in over.only("pk").order_by("pk"):
        forget_old_numbers(service=service)
