"""The test database: emptied between tests, let go of at the end; and an anchor file of its own for each test.

List it in `pytest_plugins` of the top `conftest.py`.
"""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from hengl_uf.access.models import User
from hengl_uf.audit.sql import ALLOW_TRUNCATE
from hengl_uf.calendars.current import forget_calendar
from hengl_uf.places.models import Village

LET_GO = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
"""
WRITABLE_COLUMNS = """
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
    where table_schema = current_schema() and table_name = %s and is_generated = 'NEVER'
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database as pytest-django makes it, without the triggers that refuse TRUNCATE, and with a town kept.

    At the end nobody holds it any more: a killed worker's connection may outlive its test by a moment.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(ALLOW_TRUNCATE)
        _keep_town(cursor)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(LET_GO)


def _keep_town(cursor):
    """Load the reference data once for all tests of this process, and leave the tables as they were.

    The rows are kept in a schema that no model knows of, `kept`, and its function `put_back()` gives them to a test in a
    tenth of the time that loading takes.
    """
    if _town_begun():
        raise RuntimeError(
            "A run that was cut off left records in the test database: run once with --create-db."
        )
    cursor.execute("drop schema if exists kept cascade; create schema kept")
    of_migrations = _filled_tables(cursor)
    with transaction.atomic():
        call_command("load_reference", verbosity=0)
        tables = sorted(_filled_tables(cursor) - of_migrations)
        for table in tables:
            cursor.execute(f"create table kept.{table} as select * from {table}")  # noqa: S608  (our own names)
    cursor.execute(f"truncate {', '.join(tables)} cascade")
    # Parts before their whole: the items of a checklist that is published stand. Foreign keys are looked at in the end.
    inserts = "; ".join(_insert(cursor, table) for table in reversed(tables))
    cursor.execute(f"create function kept.put_back() returns void language sql as $${inserts}$$")


def _town_begun() -> bool:
    """Whether there is anything yet of what every town starts with."""
    return User.objects.exists() or Village.objects.exists()


def _filled_tables(cursor) -> set[str]:
    """The names of the tables that hold a row."""
    names = connection.introspection.table_names(cursor)
    looks = (f"(select '{name}' from {name} limit 1)" for name in names)  # noqa: S608
    cursor.execute(" union all ".join(looks))
    return {name for (name,) in cursor.fetchall()}


def _insert(cursor, table) -> str:
    """The statement that gives this table its kept rows."""
    cursor.execute(WRITABLE_COLUMNS, [table])
    (columns,) = cursor.fetchone()
    return f"insert into {table} ({columns}) select {columns} from kept.{table}"  # noqa: S608


@pytest.fixture
def town(db):
    """The eleven villages, the calendar, categories, centres and guide."""
    if _town_begun():
        call_command("load_reference", verbosity=0)  # the test began a town of its own: only what is missing
        return
    with connection.cursor() as cursor:
        cursor.execute("select kept.put_back()")
    forget_calendar()


@pytest.fixture(autouse=True)
def anchors(settings, tmp_path):
    """Each test has an anchor file of its own; returns its path."""
    settings.AUDIT_ANCHORS = tmp_path / "audit-anchors.log"
    return settings.AUDIT_ANCHORS
