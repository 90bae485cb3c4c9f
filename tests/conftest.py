"""The town of the tests, and the people in it.

The cast: `clerk` works in 三沙村, `neighbour` in 六沙村, `officer` in the town's office, `other_officer` beside them;
`leader` looks, `secretary` keeps the chamber, `inspector` walks in 三沙村, `auditor` reads the trail, and
`administrator` keeps the accounts.
"""

import os
import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.places.models import Village

pytest_plugins = ["tests.servers", "tests.database", "tests.spreading"]

PASSWORD = "Spring-2026-rain"


def pytest_configure():
    """Passwords of tests are hashed the quick way; how the product hashes them has a test of its own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if os.environ.get("REDIS_URL"):  # the embedded one is shared out by the settings
        number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
        settings.REDIS_URL = own_redis(settings.REDIS_URL, number)
        settings.CELERY_BROKER_URL = own_redis(settings.CELERY_BROKER_URL, number)
        settings.CACHES["default"]["LOCATION"] = settings.REDIS_URL


def own_redis(address, number):
    """The address of the database of this process alone: `fresh_cache` empties all of it, queues too, amid others' tests."""
    return re.sub(r"(?<=[=/])\d+$", lambda found: str((int(found[0]) + number) % 16), address)


@pytest.fixture(autouse=True)
def fresh_cache():
    """What one test left in the cache is not there for the next."""
    cache.clear()


@pytest.fixture
def sansha(town):
    return Village.objects.get(name="三沙村")


@pytest.fixture
def liusha(town):
    return Village.objects.get(name="六沙村")


def account(username, name, role, villages=()):
    """An account that has chosen its password."""
    return User.objects.create_user(
        username, PASSWORD, name=name, role=role, villages=villages, must_change_password=False
    )


@pytest.fixture
def clerk(sansha):
    return account("clerk", "何秀英", Role.VILLAGE, [sansha])


@pytest.fixture
def neighbour(liusha):
    return account("neighbour", "梁小明", Role.VILLAGE, [liusha])


@pytest.fixture
def officer(town):
    return account("officer", "黄文", Role.OFFICE)


@pytest.fixture
def other_officer(town):
    return account("officer2", "李静", Role.OFFICE)


@pytest.fixture
def leader(town):
    return account("leader", "周领导", Role.LEADER)


@pytest.fixture
def secretary(town):
    return account("secretary", "吴秘书", Role.CHAMBER)


@pytest.fixture
def inspector(sansha):
    return account("inspector", "冯巡查", Role.INSPECTOR, [sansha])


@pytest.fixture
def auditor(town):
    return account("auditor", "郑审计", Role.AUDITOR)


@pytest.fixture
def administrator(town):
    return account("administrator", "王管理", Role.ADMINISTRATOR)


@pytest.fixture
def signed_in():
    """A browser in which this person is signed in."""

    def browser(user):
        client = Client()
        client.force_login(user, backend="hengl_uf.access.backend.AccountBackend")
        return client

    return browser
