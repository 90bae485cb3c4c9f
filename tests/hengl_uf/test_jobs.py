"""The timetable, and that a real worker does what it is sent, once or twice alike."""

import os
import subprocess
import sys
import time
import uuid

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from hengl_uf.celery import app
from hengl_uf.figures.models import Tally
from hengl_uf.figures.tasks import fold_tallies
from hengl_uf.schedule import SCHEDULE
from hengl_uf.web.models import FormReceipt
from hengl_uf.web.tasks import RECEIPTS_KEPT, clear_what_is_over

WORKER_MAX = 60  # seconds for a worker to start and do one job on a slow machine


def database_url() -> str:
    """The address of the test database, as another process needs it."""
    values = connection.settings_dict
    host, user = values["HOST"], values["USER"]
    if host.startswith("/"):
        return f"postgresql://{user}@/{values['NAME']}?host={host}"
    return f"postgresql://{user}:{values['PASSWORD']}@{host}:{values['PORT'] or 5432}/{values['NAME']}"


@pytest.fixture
def worker(transactional_db):
    """A real worker on the test database, with a queue of its own."""
    queue = f"test-{uuid.uuid4().hex}"
    words = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "hengl_uf.celery",
        "worker",
        "--pool=solo",
        "-Q",
        queue,
        "--without-gossip",
    ]
    env = os.environ | {"DATABASE_URL": database_url(), "PRODUCTION": "0", "REDIS_URL": settings.REDIS_URL}
    process = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield queue
    process.kill()
    process.wait()


def until(holds):
    """Wait for what another process does."""
    end = time.monotonic() + WORKER_MAX
    while not holds():
        assert time.monotonic() < end, "the worker did not do it in time"
        time.sleep(0.05)


def test_a_worker_folds_tallies_and_a_second_time_does_no_harm(worker):
    day = timezone.localdate()
    for _ in range(3):
        Tally.objects.create(source="test", village_id=1, day=day, n=2)
    [fold_tallies.apply_async(queue=worker) for _ in range(2)]
    until(lambda: Tally.objects.filter(source="test").count() == 1)
    assert Tally.objects.filter(source="test").total() == 6


def test_every_job_of_the_timetable_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in SCHEDULE.values()} <= set(app.tasks)


def test_old_receipts_are_cleared_and_new_ones_kept(clerk):
    FormReceipt.objects.create(token="new", user=clerk, url="/")
    FormReceipt.objects.create(token="old", user=clerk, url="/")
    FormReceipt.objects.filter(token="old").update(saved_at=timezone.now() - 2 * RECEIPTS_KEPT)
    [clear_what_is_over() for _ in range(2)]
    assert list(FormReceipt.objects.values_list("token", flat=True)) == ["new"]
