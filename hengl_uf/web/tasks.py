"""Jobs about what pages remember."""

from datetime import timedelta

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from hengl_uf.web.models import FormReceipt

RECEIPTS_KEPT = timedelta(days=2)  # longer than any form stays open


@shared_task
def clear_what_is_over():
    """Forget receipts of forms that nobody can send again, and sessions that have ended."""
    now = timezone.now()
    FormReceipt.objects.filter(saved_at__lt=now - RECEIPTS_KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
