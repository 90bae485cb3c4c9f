"""Jobs about figures."""

from celery import shared_task

from hengl_uf.figures.tallying import fold


@shared_task
def fold_tallies():
    """Fold the tallies of each day into one row."""
    fold()
