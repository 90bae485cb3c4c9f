"""Jobs about files."""

from celery import shared_task

from hengl_uf.attachments import store
from hengl_uf.attachments.models import Attachment


def sweep_orphans() -> int:
    """Remove stored files older than a day that no row speaks of; how many went. It may be cut off anywhere."""
    return store.sweep(in_use)


def in_use(shas) -> set[str]:
    """Those of these contents that rows speak of, removed rows too."""
    return set(Attachment.objects.filter(sha256__in=shas).values_list("sha256", flat=True))


@shared_task
def sweep_attachments():
    """`sweep_orphans`, for the timetable: once a night."""
    sweep_orphans()
