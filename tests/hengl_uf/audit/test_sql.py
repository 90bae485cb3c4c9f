"""The database itself keeps the trail."""

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError

from hengl_uf.audit.models import Entry, Head, Link
from hengl_uf.audit.sealing import link_hash

REFUSED = (IntegrityError, InternalError)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE hengl_uf_entry SET note = 'x'",
        "DELETE FROM hengl_uf_entry",
        "UPDATE hengl_uf_audit_link SET hash = 'x'",
        "DELETE FROM hengl_uf_audit_link",
        "INSERT INTO hengl_uf_audit_link (position, entry_id, hash) VALUES (99, 99, 'x')",
        "UPDATE hengl_uf_audit_head SET position = 0",
        "UPDATE hengl_uf_audit_head SET position = position + 1",
        "DELETE FROM hengl_uf_audit_head",
    ],
)
def test_written_rows_cannot_be_touched(village, write, raw, sql):
    write(village)
    with pytest.raises(REFUSED, match=r"append-only|its trigger only|forward only"):
        raw(sql)


@pytest.mark.parametrize("table", ["hengl_uf_entry", "hengl_uf_audit_link", "hengl_uf_audit_head"])
def test_truncate_is_refused_in_the_product(db, table):
    trigger = f"audit_{table.split('_')[-1]}_not_truncated"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
        with pytest.raises(REFUSED, match="append-only"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


def test_django_refuses_too(village, write):
    (entry,) = write(village)
    with pytest.raises(TypeError):
        Entry.objects.all().delete()
    with pytest.raises(TypeError):
        Entry.objects.update(note="x")
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_trigger_and_python_hash_alike(village, write):
    first, second = write(village, 2)
    links = list(Link.objects.order_by("position"))
    assert [link.entry_id for link in links] == [first.pk, second.pk]
    assert links[1].hash == link_hash(link_hash("", first.pk, first.seal), second.pk, second.seal)
    assert (Head.objects.get().position, Head.objects.get().hash) == (2, links[1].hash)


def test_entries_of_one_transaction_are_chained_in_order(village, write):
    with transaction.atomic():
        entries = write(village, 3)
    assert list(Link.objects.order_by("position").values_list("entry_id", flat=True)) == [
        one.pk for one in entries
    ]


def test_lost_head_is_made_again_behind_the_last_link(village, write, tamper):
    write(village, 2)
    tamper("DELETE FROM hengl_uf_audit_head")
    write(village)
    assert Head.objects.get().position == 3
