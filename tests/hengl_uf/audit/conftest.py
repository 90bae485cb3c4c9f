"""A trail to tamper with."""

import pytest
from django.db import connection, transaction

from hengl_uf.audit.sql import ALLOW_TRUNCATE
from hengl_uf.audit.trail import Event, record
from hengl_uf.places.models import Village

CHANGED = Event("test.village.changed", "修改了村名")


@pytest.fixture
def village(db):
    return Village.objects.create(
        order=90, name="示例村", kind="village", name_hant="示例村", pinyin="shilicun"
    )


@pytest.fixture
def write():
    """Writes entries about a record, one transaction each, as deeds do."""

    def write_entries(target, count=1, **more):
        entries = []
        for number in range(count):
            with transaction.atomic():
                entries.append(
                    record(CHANGED, target=target, by=None, changes={"名称": ["旧", f"新{number}"]}, **more)
                )
        connection.check_constraints()  # inside a test's transaction: what a commit would do
        return entries

    return write_entries


SILENCED = {
    True: ("SET LOCAL session_replication_role = replica", "SET LOCAL session_replication_role = origin"),
    False: tuple(
        ";".join(
            f"ALTER TABLE {table} {verb} TRIGGER USER"
            for table in ("hengl_uf_entry", "hengl_uf_audit_link", "hengl_uf_audit_head")
        )
        for verb in ("DISABLE", "ENABLE")
    ),
}


@pytest.fixture
def tamper():
    """Runs SQL as somebody who holds the database: with its triggers silenced, the superuser's or the owner's way."""

    def run(sql, *params):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            silence, speak = SILENCED[cursor.fetchone()[0]]
            cursor.execute(silence)
            cursor.execute(sql, params)
            cursor.execute(speak)
            cursor.execute(ALLOW_TRUNCATE)

    return run


@pytest.fixture
def raw():
    """Runs SQL past Django, with the triggers on."""

    def run(sql, *params):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
        connection.check_constraints()

    return run
