"""Files come to a record and go from it, and its history says so."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from hengl_uf.access.answers import Denied
from hengl_uf.attachments import refusals, store
from hengl_uf.attachments.actions import MAX_PER_RECORD, attach, attach_all, may_change, remove
from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.receiving import receive
from hengl_uf.audit.models import Entry
from tests.hengl_uf.attachments.made_files import EXE, PDF, photo, upload

pytestmark = pytest.mark.django_db


def test_added_file_belongs_to_its_record(factory, clerk, at):
    added = attach(owner=factory, upload=upload(photo()), by=clerk, at=at, caption="门口")
    assert list(Attachment.objects.about(factory)) == [added]
    assert (added.owner, added.village_id, added.created_by, added.created_at) == (
        factory,
        factory.village_id,
        clerk,
        at,
    )
    assert (added.name, added.kind, added.caption, added.width) == ("走访.jpg", "image", "门口", 640)


def test_adding_is_told_in_the_history_of_the_record(factory, clerk, at):
    attach(owner=factory, upload=upload(photo()), by=clerk, at=at, caption="门口")
    entry = Entry.objects.about(factory).get()
    assert (entry.event, entry.actor_name, entry.note) == ("attachments.attachment.added", clerk.name, "门口")
    assert entry.changes == {"附件": [None, "走访.jpg"]}


def test_removed_file_is_kept_and_shown_to_nobody(picture, factory, clerk, leader, at):
    removed = remove(attachment=picture, reason="拍错了", by=clerk, at=at)
    assert (removed.removed_by, removed.removed_at, removed.removed_reason) == (clerk, at, "拍错了")
    assert not Attachment.objects.about(factory)
    assert not Attachment.objects.visible_to(leader)
    assert store.content_path(picture.sha256).exists()
    assert Entry.objects.about(factory)[0].note == "拍错了"


def test_file_is_removed_once(picture, clerk, at):
    remove(attachment=picture, reason="拍错了", by=clerk, at=at)
    with pytest.raises(refusals.AlreadyRemoved, match=clerk.name):
        remove(attachment=picture, reason="再来一次", by=clerk, at=at)


def test_same_file_twice_is_one(picture, factory, clerk, at):
    assert attach(owner=factory, upload=upload(photo(), "又一次.jpg"), by=clerk, at=at) == picture
    assert attach(owner=factory, upload=upload(photo()), by=clerk, at=at, position="after") != picture


def test_removed_file_can_be_added_again(picture, factory, clerk, at):
    remove(attachment=picture, reason="拍错了", by=clerk, at=at)
    assert attach(owner=factory, upload=upload(photo()), by=clerk, at=at) != picture


def test_same_content_shares_no_rights(picture, far_factory, neighbour, at):
    theirs = attach(owner=far_factory, upload=upload(photo()), by=neighbour, at=at)
    assert theirs.sha256 == picture.sha256
    assert list(Attachment.objects.visible_to(neighbour)) == [theirs]


def test_refused_file_leaves_nothing(factory, clerk, at, media):
    with pytest.raises(refusals.NameDoesNotFit) as refused:
        attach(owner=factory, upload=upload(EXE), by=clerk, at=at)
    assert refused.value.field == "files"
    assert not Attachment.objects.exists()
    assert not Entry.objects.exists()


def test_all_or_none(factory, clerk, at):
    with pytest.raises(refusals.NameDoesNotFit):
        attach_all(owner=factory, uploads=[upload(photo()), upload(EXE)], by=clerk, at=at)
    assert not Attachment.objects.exists()


def test_record_has_room_for_thirty(picture, factory, clerk, at):
    files = [receive(upload(f"{number}".encode(), f"{number}.txt")) for number in range(MAX_PER_RECORD)]
    with pytest.raises(refusals.TooMany, match="最多 30 个附件，已有 1 个，这次选了 30 个"):
        attach_all(owner=factory, uploads=files, by=clerk, at=at)
    attach_all(owner=factory, uploads=files[1:], by=clerk, at=at)
    with pytest.raises(refusals.TooMany):
        attach(owner=factory, upload=files[0], by=clerk, at=at)


def test_removed_record_takes_no_files(picture, factory, clerk, at):
    factory.removed_at, factory.removed_by, factory.removed_reason = at, clerk, "登记错了"
    factory.save()
    assert isinstance(may_change(clerk, factory), Denied)
    with pytest.raises(refusals.OwnerRemoved):
        attach(owner=factory, upload=upload(PDF, "方案.pdf"), by=clerk, at=at)
    with pytest.raises(refusals.OwnerRemoved):
        remove(attachment=picture, reason="拍错了", by=clerk, at=at)


def test_file_that_was_swept_meanwhile_is_asked_for_again(factory, clerk, at):
    received = receive(upload(PDF, "方案.pdf"))
    store.content_path(received.sha256).unlink()
    with pytest.raises(refusals.Gone):
        attach(owner=factory, upload=received, by=clerk, at=at)


def test_who_may_edit_the_record_may_change_its_files(factory, clerk, neighbour, leader):
    assert may_change(clerk, factory)
    assert not may_change(neighbour, factory)
    assert not may_change(leader, factory)
    assert may_change(leader, factory).who_can


@pytest.mark.parametrize(
    "wrong", [{"kind": "document"}, {"sha256": "../../x"}, {"size": 0}, {"removed_reason": "无人"}]
)
def test_database_keeps_rows_whole(picture, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=picture.pk).update(**wrong)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_pass_the_limit(factory, clerk, at):
    files = [receive(upload(f"{number}".encode(), f"{number}.txt")) for number in range(MAX_PER_RECORD + 1)]
    attach_all(owner=factory, uploads=files[2:], by=clerk, at=at)
    start, refused = threading.Barrier(2), []

    def add(received):
        start.wait()
        try:
            attach(owner=factory, upload=received, by=clerk, at=at)
        except refusals.TooMany as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=[received]) for received in files[:2]]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(refused) == 1
    assert Attachment.objects.about(factory).count() == MAX_PER_RECORD
