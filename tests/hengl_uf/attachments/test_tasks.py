"""Files that no record speaks of go after a day; all others stay, whatever happens meanwhile."""

import os
import threading
import time

import pytest
from django.db import connection, transaction

from hengl_uf.attachments import store
from hengl_uf.attachments.actions import attach, remove
from hengl_uf.attachments.receiving import receive
from hengl_uf.attachments.tasks import in_use, sweep_attachments, sweep_orphans
from tests.hengl_uf.attachments.made_files import PDF, photo, upload

pytestmark = pytest.mark.django_db


def grow_old(media):
    """Make every file two days old."""
    past = time.time() - 2 * 24 * 60 * 60
    for path in media.rglob("*"):
        os.utime(path, (past, past))


def test_nothing_to_sweep():
    assert sweep_orphans() == 0


def test_file_of_an_undone_deed_goes_after_a_day(factory, clerk, at, media):
    with transaction.atomic():
        attach(owner=factory, upload=upload(photo()), by=clerk, at=at)
        transaction.set_rollback(True)
    assert sweep_orphans() == 0
    grow_old(media)
    assert sweep_orphans() == 1
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_file_of_a_record_stays_even_when_removed(picture, clerk, at, media):
    remove(attachment=picture, reason="拍错了", by=clerk, at=at)
    grow_old(media)
    sweep_attachments()
    assert store.content_path(picture.sha256).exists()
    assert store.thumbnail_path(picture.sha256).exists()


def test_file_that_was_cut_off_while_it_came_goes(media):
    store.folder(store.ARRIVING).mkdir(parents=True)
    (store.folder(store.ARRIVING) / "tmp123").write_bytes(b"half")
    grow_old(media)
    sweep_orphans()
    assert not list(store.folder(store.ARRIVING).iterdir())


def test_same_content_sent_again_is_wanted_again(media):
    receive(upload(PDF, "方案.pdf"))
    grow_old(media)
    receive(upload(PDF, "方案.pdf"))
    assert sweep_orphans() == 0


@pytest.mark.django_db(transaction=True)
def test_sweeper_leaves_what_an_open_transaction_is_about_to_use(factory, clerk, at, media):
    received = receive(upload(PDF, "方案.pdf"))
    grow_old(media)
    swept = []

    def sweep():
        swept.append(sweep_orphans())
        connection.close()

    with transaction.atomic():
        attach(owner=factory, upload=received, by=clerk, at=at)
        thread = threading.Thread(target=sweep)
        thread.start()
        thread.join()
    assert swept == [0]
    assert in_use([received.sha256]) == {received.sha256}
    assert sweep_orphans() == 0
