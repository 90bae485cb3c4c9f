"""Who gets in, and what the others are told."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.utils import timezone

from hengl_uf.accounts import events
from hengl_uf.audit.models import Entry
from tests.hengl_uf.accounts.conftest import ADDRESS, PASSWORD

WRONG = "wrong"
REFUSED = "用户名或密码不对，或账号已停用。"


def sign_in(client, username, password=WRONG, **more):
    return client.post(
        "/login/", {"username": username, "password": password, **more.pop("data", {})}, **more
    )


def fail(client, username, times=5, **more):
    return [sign_in(client, username, **more) for _time in range(times)][-1]


def told(target):
    return list(Entry.objects.about(target).values_list("event", flat=True))


def test_right_password_opens_home(clerk, visitor):
    response = sign_in(visitor, "village", PASSWORD)
    assert (response.status_code, response.url) == (302, "/")
    entry = Entry.objects.about(clerk).get()
    assert (entry.event, entry.actor_id, entry.note) == (
        events.SIGNED_IN.code,
        clerk.pk,
        f"来源地址：{ADDRESS}",
    )


def test_username_is_read_as_it_is_stored(clerk, visitor):
    assert sign_in(visitor, " Village ", PASSWORD).status_code == 302


@pytest.mark.parametrize("username", ["village", "nobody", "disabled"])
def test_same_sentence_whatever_is_wrong(clerk, account, visitor, username):
    account("office", "disabled", is_active=False)
    password = PASSWORD if username == "disabled" else "wrong"
    response = sign_in(visitor, username, password)
    assert response.status_code == 422
    assert REFUSED in response.content.decode()


def test_failure_is_told_of_a_known_account_only(clerk, visitor):
    sign_in(visitor, "village")
    sign_in(visitor, "nobody")
    assert Entry.objects.get().event == events.SIGN_IN_FAILED.code
    assert Entry.objects.get().actor_name == "系统"


@pytest.mark.parametrize("username", ["", "x" * 500, "a\x00b", "' OR 1=1 --", "陈美玲"])
def test_strange_usernames_are_refused_in_words(db, visitor, username):
    assert sign_in(visitor, username).status_code == 422


def test_next_page_is_opened(clerk, visitor):
    response = sign_in(visitor, "village", PASSWORD, data={"next": "/account/?a=1"})
    assert response.url == "/account/?a=1"


@pytest.mark.parametrize(
    "away", ["https://example.com/", "//example.com/", "javascript:alert(1)", "/\\example.com"]
)
def test_next_never_leads_away(clerk, visitor, away):
    assert sign_in(visitor, "village", PASSWORD, data={"next": away}).url == "/"


def test_fifth_failure_locks_with_the_minutes_and_who_can_help(clerk, visitor):
    response = fail(visitor, "village")
    assert (response.status_code, response["Retry-After"]) == (429, "900")
    assert "请 15 分钟后再试" in response.content.decode()
    assert "系统管理员" in response.content.decode()
    assert told(clerk)[:2] == [events.LOCKED_OUT.code, events.SIGN_IN_FAILED.code]


def test_right_password_does_not_open_a_lock(clerk, visitor):
    fail(visitor, "village")
    assert sign_in(visitor, "village", PASSWORD).status_code == 429


def test_lock_ends_by_itself_and_tries_meanwhile_do_not_lengthen_it(clerk, visitor):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        fail(visitor, "village")
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        assert "请 5 分钟后再试" in sign_in(visitor, "village").content.decode()
    with time_machine.travel(start + timedelta(minutes=15, seconds=5)):
        assert sign_in(visitor, "village", PASSWORD).status_code == 302


def test_lock_is_of_this_account_at_this_address(clerk, account, visitor):
    account("office")
    fail(visitor, "village")
    assert sign_in(visitor, "office", PASSWORD).status_code == 302
    assert sign_in(visitor, "village", PASSWORD, REMOTE_ADDR="203.0.113.8").status_code == 302


def test_capitals_and_another_browser_are_no_new_tries(clerk, visitor):
    for number, username in enumerate(["village", "Village", "VILLAGE", " village", "vIllage"]):
        response = sign_in(visitor, username, HTTP_USER_AGENT=f"browser {number}")
    assert response.status_code == 429


def test_unknown_names_are_locked_alike(db, visitor):
    assert fail(visitor, "nobody").status_code == 429
    assert not Entry.objects.exists()


def test_tries_while_locked_fill_no_trail(clerk, visitor):
    fail(visitor, "village", 9)
    assert told(clerk).count(events.SIGN_IN_FAILED.code) == 5
    assert told(clerk).count(events.LOCKED_OUT.code) == 1


def test_success_forgets_failures(clerk, visitor):
    fail(visitor, "village", 4)
    sign_in(visitor, "village", PASSWORD)
    assert not AccessAttempt.objects.exists()


def test_no_password_is_kept(clerk, visitor):
    sign_in(visitor, "village", "Qing-ming-2026")
    attempt = AccessAttempt.objects.get()
    assert "Qing-ming-2026" not in attempt.post_data + attempt.get_data


def test_address_behind_our_proxy(clerk, visitor, settings):
    settings.PROXY_COUNT = 1
    claimed = (
        "198.51.100.1, 203.0.113.50"  # the first is what the visitor claims, the last is what our proxy saw
    )
    sign_in(visitor, "village", PASSWORD, HTTP_X_FORWARDED_FOR=claimed)
    assert Entry.objects.get().note == "来源地址：203.0.113.50"


def test_claimed_address_is_not_believed_without_a_proxy(clerk, visitor):
    sign_in(visitor, "village", PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert Entry.objects.get().note == f"来源地址：{ADDRESS}"


def test_sign_out(clerk, browser):
    client = browser(clerk)
    assert client.post("/logout/").url == "/login/"
    assert client.get("/account/").status_code == 302
    assert told(clerk)[0] == events.SIGNED_OUT.code


def test_sign_out_is_a_post(clerk, browser):
    assert browser(clerk).get("/logout/").status_code == 405


def test_sign_out_of_nobody(db, visitor):
    assert visitor.post("/logout/").status_code == 302


def test_signed_in_people_are_sent_on(clerk, browser):
    assert browser(clerk).get("/login/").status_code == 302
