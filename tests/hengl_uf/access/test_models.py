"""Accounts."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from hengl_uf.access.backend import AccountBackend
from hengl_uf.access.held import new_token, owner_of
from hengl_uf.access.models import User
from hengl_uf.places.models import Village


@pytest.fixture
def village(db):
    return Village.objects.create(
        order=90, name="示例村", kind="village", name_hant="示例村", pinyin="shilicun"
    )


@pytest.fixture
def make(village):
    return lambda username, role, **more: User.objects.create_user(
        username, "x", name=username, role=role, **more
    )


def test_usernames_are_kept_in_lower_case(make):
    assert make(" Li.Na ", "office").username == "li.na"


@pytest.mark.parametrize("username", ["a", "李娜", "a b", ".na", "x" * 41, "na\n"])
def test_odd_usernames_are_refused(username):
    with pytest.raises(ValidationError):
        User(username=username, name="x", role="office", password="x").clean_fields()


def test_the_database_knows_the_roles(make):
    with pytest.raises(IntegrityError):
        make("one", "king")


def test_villages_count_only_for_roles_that_go_by_village(make, village):
    clerk, officer = (
        make("clerk", "village", villages=[village]),
        make("officer", "office", villages=[village]),
    )
    assert (clerk.village_ids, officer.village_ids) == ({village.pk}, set())
    assert (clerk.works_in(village.pk), clerk.works_in(0), officer.works_in(0)) == (True, False, True)


def test_everybody_sees_the_own_account_and_the_administrator_all(make):
    clerk, administrator = make("clerk", "village"), make("administrator", "administrator")
    assert list(User.objects.visible_to(clerk)) == [clerk]
    assert set(User.objects.visible_to(administrator)) == {clerk, administrator}


def test_who_may_serve_a_village(make, village):
    clerk, officer = make("clerk", "village", villages=[village]), make("officer", "office")
    make("gone", "office", is_active=False)
    make("inspector", "inspector", villages=[village])
    assert set(User.objects.working_in([village.pk])) == {clerk, officer}


def test_inactive_accounts_neither_come_in_nor_stay(make):
    gone = make("gone", "office", is_active=False)
    assert AccountBackend().authenticate(None, "gone", "x") is None
    assert AccountBackend().get_user(gone.pk) is None


@pytest.mark.parametrize("change", [{"role": "leader"}, {"session_epoch": 1}, {"password": "y"}])
def test_a_session_fits_the_account_as_it_was(make, change):
    user = make("one", "office")
    before = user.get_session_auth_hash()
    for name, value in change.items():
        setattr(user, name, value)
    assert user.get_session_auth_hash() != before


def test_form_tokens_name_their_owner(make):
    user = make("one", "office")
    assert owner_of(new_token(user)) == user.pk
    assert new_token(user) != new_token(user)


@pytest.mark.parametrize("token", ["", "x", "[1]", None, "W10:1abc:xyz"])
def test_forged_form_tokens_have_no_owner(token):
    assert owner_of(token) is None
