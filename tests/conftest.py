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
from django.core.management import call_command
from django.test import Client

from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.places.models import Village

pytest_plugins = ["tests.servers", "tests.database"]

PASSWORD = "Spring-2026-rain"


def pytest_configure():
    """Passwords of tests are hashed the quick way; how the product hashes them has a test of its own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache_settings = settings.CACHES["default"]
    cache_settings["LOCATION"] = own_cache(
        cache_settings["LOCATION"], os.environ.get("PYTEST_XDIST_WORKER", "")
    )


def own_cache(address, process):
    """The address of a cache for this process alone: `fresh_cache` empties all of it, in the middle of others' tests."""
    number = int(process.removeprefix("gw") or 0)
    return re.sub(r"(?<=[=/])\d+$", lambda found: str((int(found[0]) + number) % 16), address)


@pytest.fixture(autouse=True)
def fresh_cache():
    """What one test left in the cache is not there for the next."""
    cache.clear()


@pytest.fixture
def town(db):
    """The eleven villages, the calendar, categories, centres and guide."""
    call_command("load_reference", verbosity=0)


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
