"""Sessions end when nobody is there, and when the account is no longer what it was."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hengl_uf.access import held
from hengl_uf.accounts import actions
from tests.hengl_uf.accounts.conftest import PASSWORD

ADD = "/access/user/add/"


def test_strangers_are_asked_to_sign_in(db, visitor):
    response = visitor.get("/access/user/?role=office")
    assert response.url == "/login/?next=/access/user/%3Frole%3Doffice"


def test_idle_session_ends(clerk, browser):
    start = timezone.now()
    with time_machine.travel(start):
        client = browser(clerk)
    with time_machine.travel(start + timedelta(minutes=31)):
        response = client.get("/account/", follow=True)
    assert response.redirect_chain == [("/login/?next=/account/", 302)]
    assert "已自动退出" in response.content.decode()


def test_session_in_use_goes_on(clerk, browser):
    start = timezone.now()
    with time_machine.travel(start):
        client = browser(clerk)
    for minutes in (20, 40, 60, 80):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert client.get("/account/").status_code == 200


def test_idle_fragment_is_told_401(clerk, browser):
    start = timezone.now()
    with time_machine.travel(start):
        client = browser(clerk)
    with time_machine.travel(start + timedelta(minutes=31)):
        assert client.get("/account/", headers={"hx-request": "true"}).status_code == 401


@pytest.fixture
def typed(village):
    return {
        "username": "li.na",
        "name": "李娜",
        "role": "village",
        "villages": [village.pk],
        "phone": "",
        "email": "",
    }


def typed_too_late(client, user, typed):
    """Somebody opens the form, is idle, and sends it; returns the answer."""
    token = held.new_token(user)
    start = timezone.now()
    with time_machine.travel(start):
        client.get("/account/")
    with time_machine.travel(start + timedelta(minutes=31)):
        return client.post(ADD + "?from=list", {**typed, "form_token": token})


def test_typed_text_comes_back_to_the_same_person(administrator, admin_browser, typed):
    response = typed_too_late(admin_browser, administrator, typed)
    assert response.url == "/login/?next=/access/user/add/%3Ffrom%3Dlist"
    page = admin_browser.post(response.url, {"username": "administrator", "password": PASSWORD}, follow=True)
    assert "李娜" in page.content.decode()
    assert "登录过期前填写的内容" in page.content.decode()


def test_typed_text_comes_back_to_nobody_else(account, administrator, admin_browser, typed):
    account("administrator", "other")
    response = typed_too_late(admin_browser, administrator, typed)
    page = admin_browser.post(response.url, {"username": "other", "password": PASSWORD}, follow=True)
    assert page.status_code == 200
    assert "李娜" not in page.content.decode()


def test_text_without_our_token_is_not_held(db, visitor, typed):
    visitor.post(ADD, {**typed, "form_token": "forged"})
    assert held.SESSION_KEY not in visitor.session


def test_after_a_late_deed_the_page_it_was_done_on_opens(clerk, visitor):
    page = "http://testserver/access/user/7/?tab=1"
    response = visitor.post("/access/user/7/enable/", headers={"referer": page})
    assert response.url == "/login/?next=/access/user/7/%3Ftab%3D1"


def test_a_late_deed_from_elsewhere_leads_home(clerk, visitor):
    response = visitor.post("/access/user/7/enable/", headers={"referer": "https://example.com/x"})
    assert response.url == "/login/?next=/"


def test_first_password_must_be_changed_before_anything_else(account, browser):
    client = browser(account("administrator", "new", must_change_password=True))
    for path in ("/", "/account/", "/access/user/", ADD):
        assert client.get(path).url == "/account/password/"
    assert client.post(ADD, {}).url == "/account/password/"
    assert "初始密码" in client.get("/account/password/").content.decode()


def test_first_password_change_may_be_left_by_signing_out(account, browser):
    client = browser(account("office", "new", must_change_password=True))
    assert client.post("/logout/").url == "/login/"


@pytest.mark.parametrize("role", ["office", "village"])
def test_new_role_ends_sessions(account, administrator, browser, village, role):
    user = account("village", "one")
    client = browser(user)
    fields = {"name": "新名", "phone": "", "email": "", "villages": [village]}
    actions.edit_account(user=user, version=1, role=role, by=administrator, at=timezone.now(), **fields)
    assert client.get("/account/").status_code == (200 if role == "village" else 302)


def test_disabled_account_is_out_at_once_and_stays_out(clerk, administrator, browser):
    client = browser(clerk)
    actions.disable_account(user=clerk, reason="离岗", by=administrator, at=timezone.now())
    assert client.get("/account/").status_code == 302
    actions.enable_account(user=clerk, by=administrator, at=timezone.now())
    assert client.get("/account/").status_code == 302


def test_session_survives_what_does_not_concern_it(clerk, administrator, browser):
    client = browser(clerk)
    actions.unlock_account(user=clerk, by=administrator, at=timezone.now())
    assert client.get("/account/").status_code == 200


def test_no_cache_keeps_a_page_behind_the_sign_in(browser, account):
    assert browser(account("office")).get("/account/")["Cache-Control"] == "private, no-store"
