"""The Celery application: jobs outside the request, and the timetable."""

import gc
import os
import signal

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengl_uf.settings")

app = Celery("hengl_uf")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.worker_init.connect
def prepare_to_fork(**_kwargs):
    """Keep what the parent has loaded shared with its pool, and out of the garbage collector's way."""
    gc.collect()
    gc.freeze()


@signals.worker_init.connect
def take_back(**_kwargs):
    """Put jobs that a killed worker had in hand back into the queue at once.

    Redis gives them back by itself only after the visibility timeout, for it cannot know that no worker is
    left. `manage.py up` does know: it runs one worker and starts it when all of the last one is gone.
    """
    if "HENGL_SOLE_WORKER" not in os.environ or not app.conf.broker_url.startswith("redis"):
        return
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        for tag in channel.client.hkeys(channel.unacked_key):
            channel.qos.restore_by_tag(tag.decode())


@signals.worker_process_init.connect
def end_with_worker(**_kwargs):
    """A process of the pool ends when the worker dies; its job goes back to the queue."""
    from hengl_uf.runtime.process import end_with_parent

    end_with_parent(signal.SIGKILL)
