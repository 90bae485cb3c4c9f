"""People who sign in: a lighter cast than the town's, for pages that need no reference data."""

import pytest
from django.test import Client

from hengl_uf.access.models import User
from hengl_uf.access.roles import BY_VILLAGE
from hengl_uf.places.models import Village

PASSWORD = "Chun-feng-2026"
ADDRESS = "203.0.113.7"  # of the block kept for examples (RFC 5737)


@pytest.fixture
def village(db):
    return Village.objects.create(
        order=90, name="示例村", kind="village", name_hant="示例村", pinyin="shilicun"
    )


@pytest.fixture
def account(village):
    """Makes an account of a role whose first password has been changed."""

    def make(role="office", username=None, **fields):
        return User.objects.create_user(
            username or role,
            PASSWORD,
            name=f"示例{username or role}",
            role=role,
            villages=[village] if role in BY_VILLAGE else [],
            **{"must_change_password": False, **fields},
        )

    return make


@pytest.fixture
def visitor():
    """A browser with nobody signed in."""
    return Client(REMOTE_ADDR=ADDRESS)


@pytest.fixture
def browser():
    """A browser in which this account has signed in by the form."""

    def sign_in(user, password=PASSWORD):
        client = Client(REMOTE_ADDR=ADDRESS)
        response = client.post("/login/", {"username": user.username, "password": password})
        assert response.status_code == 302, response.content.decode()
        return client

    return sign_in


@pytest.fixture
def administrator(account):
    return account("administrator")


@pytest.fixture
def clerk(account):
    return account("village")


@pytest.fixture
def admin_browser(administrator, browser):
    return browser(administrator)
