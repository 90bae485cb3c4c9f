"""The test database: emptied between tests, let go of at the end; and an anchor file of its own for each test.

List it in `pytest_plugins` of the top `conftest.py`.
"""

import pytest
from django.db import connection

from hengl_uf.audit.sql import ALLOW_TRUNCATE

LET_GO = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database as pytest-django makes it, without the triggers that refuse TRUNCATE.

    At the end nobody holds it any more: a killed worker's connection may outlive its test by a moment.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(ALLOW_TRUNCATE)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(LET_GO)


@pytest.fixture(autouse=True)
def anchors(settings, tmp_path):
    """Each test has an anchor file of its own; returns its path."""
    settings.AUDIT_ANCHORS = tmp_path / "audit-anchors.log"
    return settings.AUDIT_ANCHORS
