"""For the tests alone: lets the test database be emptied between tests, and keeps anchors out of the data folder.

List it in `pytest_plugins` of the top `conftest.py`.
"""

import pytest
from django.db import connection

from hengl_uf.audit.sql import ALLOW_TRUNCATE


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database as pytest-django makes it, without the triggers that refuse TRUNCATE."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(ALLOW_TRUNCATE)


@pytest.fixture(autouse=True)
def anchors(settings, tmp_path):
    """Each test has an anchor file of its own; returns its path."""
    settings.AUDIT_ANCHORS = tmp_path / "audit-anchors.log"
    return settings.AUDIT_ANCHORS
