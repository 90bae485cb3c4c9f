"""The administrator's pages of accounts."""

import threading

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from hengl_uf.access.attempts import locks_of
from hengl_uf.access.models import User
from hengl_uf.accounts import actions, events
from hengl_uf.audit.models import Entry
from tests.hengl_uf.accounts.conftest import ADDRESS, PASSWORD

ROLES = ["office", "chamber", "village", "inspector", "leader", "auditor"]
GETS = ["user-list", "user-add"]
OF_ONE = ["user-detail", "user-edit", "user-disable", "user-reset-password"]
POSTS = ["user-enable", "user-unlock"]


def form(village=None, **changes):
    fields = {
        "username": "li.na",
        "name": "李娜",
        "role": "office",
        "phone": "0760-8776 1234",
        "email": "a@example.com",
    }
    return {**fields, **({"villages": [village.pk]} if village else {}), **changes}


def told(target):
    return list(Entry.objects.about(target).values_list("event", flat=True))


@pytest.mark.parametrize("role", ROLES)
def test_pages_are_the_administrators(account, browser, role):
    client, other = browser(account(role, "one")), account("office", "other")
    for name in GETS:
        assert client.get(reverse(f"access:{name}")).status_code == 403
    for name in OF_ONE:
        assert client.get(reverse(f"access:{name}", args=[other.pk])).status_code == 403
    for name in POSTS:
        assert client.post(reverse(f"access:{name}", args=[other.pk])).status_code == 403


def test_refusal_says_who_can(clerk, browser):
    assert "系统管理员" in browser(clerk).get("/access/user/").content.decode()


def test_administrator_opens_every_page(admin_browser, clerk):
    for name in GETS:
        assert admin_browser.get(reverse(f"access:{name}")).status_code == 200
    for name in OF_ONE:
        assert admin_browser.get(reverse(f"access:{name}", args=[clerk.pk])).status_code == 200


@pytest.mark.parametrize("name", OF_ONE)
def test_unknown_account_is_404(admin_browser, name):
    assert admin_browser.get(reverse(f"access:{name}", args=[99999999])).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"administrator", "village", "li", "gone"}),
        ("role=village", {"village"}),
        ("active=false", {"gone"}),
        ("q=示例li", {"li"}),
        ("q=VILL", {"village"}),
        ("q=无此人", set()),
    ],
)
def test_list_filters(admin_browser, account, clerk, query, found):
    account("office", "li")
    account("office", "gone", is_active=False)
    rows = admin_browser.get(f"/access/user/?{query}").context["rows"]
    assert {row.username for row in rows} == found


def test_list_filters_by_village(admin_browser, clerk, village):
    rows = admin_browser.get(f"/access/user/?villages={village.pk}").context["rows"]
    assert rows == [clerk]


def test_list_asks_few_queries(admin_browser, account, django_assert_max_num_queries):
    for number in range(20):
        account("village", f"u{number}")
    with django_assert_max_num_queries(12):
        admin_browser.get("/access/user/")


def test_add_shows_the_password_once(admin_browser, village):
    response = admin_browser.post("/access/user/add/", form(village, role="village"))
    user = User.objects.get(username="li.na")
    assert response.url == f"/access/user/{user.pk}/password/"
    page = admin_browser.get(response.url)
    password = page.context["password"]
    assert (user.check_password(password), user.must_change_password) == (True, True)
    assert (user.village_ids, user.phone) == ({village.pk}, "+8676087761234")
    assert "no-store" in page["Cache-Control"]
    assert admin_browser.get(response.url).url == f"/access/user/{user.pk}/"


def test_password_is_not_in_the_trail(admin_browser):
    response = admin_browser.post("/access/user/add/", form())
    password = admin_browser.get(response.url).context["password"]
    entry = Entry.objects.get(event=events.ADDED.code)
    assert password not in str(entry.changes)
    assert entry.changes["用户名"] == [None, "li.na"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "administrator"}, "已有人使用"),
        ({"username": "李娜"}, "小写字母"),
        ({"username": "x" * 500}, "40"),
        ({"name": ""}, "请填写"),
        ({"name": "长" * 500}, "60"),
        ({"role": "village"}, "须至少选一个"),
        ({"role": "inspector"}, "须至少选一个"),
        ({"role": "king"}, "king"),
        ({"phone": "123"}, ""),
        ({"email": "no"}, ""),
        ({"role": "village", "villages": ["99999"]}, ""),
    ],
)
def test_bad_input_is_refused_in_words_and_kept(admin_browser, changes, sentence):
    response = admin_browser.post("/access/user/add/", form(**changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert changes.get("email", "a@example.com") in response.content.decode()
    assert not User.objects.filter(name="李娜").exists()


def test_sent_twice_makes_one(admin_browser):
    token = admin_browser.get("/access/user/add/").context["form_token"]
    first = admin_browser.post("/access/user/add/", form(form_token=token))
    second = admin_browser.post("/access/user/add/", form(form_token=token))
    assert first.url == second.url
    assert User.objects.filter(username="li.na").count() == 1


def test_villages_go_with_a_role_that_has_none(admin_browser, clerk, village):
    data = form(village, role="leader", version=1)
    assert admin_browser.post(f"/access/user/{clerk.pk}/edit/", data).status_code == 302
    clerk = User.objects.get(pk=clerk.pk)
    assert (clerk.role, clerk.villages.count(), clerk.username) == ("leader", 0, "village")


def test_edit_tells_before_and_after(admin_browser, clerk, village, administrator):
    admin_browser.post(f"/access/user/{clerk.pk}/edit/", form(village, role="inspector", version=1))
    entry = Entry.objects.about(clerk).first()
    assert entry.changes["岗位"] == ["村（社区）服务中心人员", "巡查员"]
    assert "负责的村（社区）" not in entry.changes
    clerk.refresh_from_db()
    assert (clerk.changed_by, clerk.version) == (administrator, 2)


def test_stale_edit_shows_both_sides(admin_browser, clerk, village):
    admin_browser.post(
        f"/access/user/{clerk.pk}/edit/", form(village, role="village", name="先到", version=1)
    )
    response = admin_browser.post(
        f"/access/user/{clerk.pk}/edit/", form(village, role="village", name="后到", version=1)
    )
    assert response.status_code == 409
    assert "先到" in response.content.decode()
    assert "后到" in response.content.decode()


def test_disable_wants_a_reason_and_tells_it(admin_browser, clerk):
    path = f"/access/user/{clerk.pk}/disable/"
    assert admin_browser.post(path, {"reason": " "}).status_code == 422
    assert admin_browser.post(path, {"reason": "离岗"}).status_code == 302
    entry = Entry.objects.about(clerk).first()
    assert (entry.event, entry.note, User.objects.get(pk=clerk.pk).is_active) == (
        events.DISABLED.code,
        "离岗",
        False,
    )


def test_enable(admin_browser, account):
    gone = account("office", "gone", is_active=False)
    admin_browser.post(f"/access/user/{gone.pk}/enable/")
    assert (User.objects.get(pk=gone.pk).is_active, told(gone)) == (True, [events.ENABLED.code])


def test_nobody_disables_the_own_account(admin_browser, administrator, account):
    account("administrator", "second")
    response = admin_browser.post(f"/access/user/{administrator.pk}/disable/", {"reason": "x"})
    assert response.status_code == 403
    with pytest.raises(actions.OwnAccount):
        actions.disable_account(user=administrator, reason="x", by=administrator, at=timezone.now())


def test_last_administrator_keeps_the_role(admin_browser, administrator):
    data = form(role="office", version=1)
    response = admin_browser.post(f"/access/user/{administrator.pk}/edit/", data)
    assert response.status_code == 422
    assert "最后一位启用的系统管理员" in response.content.decode()


def test_disabled_administrators_do_not_count(administrator, account):
    account("administrator", "gone", is_active=False)
    with pytest.raises(actions.LastAdministrator):
        actions.disable_account(user=administrator, reason="x", by=account("office"), at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_shut_each_other_out_at_once(account):
    first, second = account("administrator", "first"), account("administrator", "second")
    gate, refused = threading.Barrier(2), []

    def disable(user, by):
        gate.wait()
        try:
            actions.disable_account(user=user, reason="x", by=by, at=timezone.now())
        except actions.LastAdministrator as error:
            refused.append(error)
        connections.close_all()

    threads = [threading.Thread(target=disable, args=pair) for pair in ((first, second), (second, first))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (len(refused), User.objects.administrators().count()) == (1, 1)


def test_reset_password(admin_browser, clerk, browser, visitor):
    theirs = browser(clerk)
    response = admin_browser.post(f"/access/user/{clerk.pk}/reset-password/")
    password = admin_browser.get(response.url).context["password"]
    assert theirs.get("/account/").status_code == 302
    assert visitor.post("/login/", {"username": "village", "password": password}).status_code == 302
    assert visitor.get("/account/").url == "/account/password/"
    assert events.PASSWORD_RESET.code in told(clerk)


def test_password_of_another_account_is_not_shown(admin_browser, clerk, account):
    admin_browser.post(f"/access/user/{clerk.pk}/reset-password/")
    assert admin_browser.get(f"/access/user/{account('office').pk}/password/").status_code == 302


@pytest.mark.parametrize("role", ROLES)
def test_temporary_passwords_are_the_administrators(account, browser, role):
    user = account(role, "one")
    assert browser(user).get(f"/access/user/{user.pk}/password/").status_code == 403


def test_own_password_is_changed_on_the_own_page(admin_browser, administrator):
    response = admin_browser.post(f"/access/user/{administrator.pk}/reset-password/")
    assert response.status_code == 403
    assert "我的账号" in response.content.decode()


def test_unlock(admin_browser, clerk, visitor):
    for _time in range(5):
        visitor.post("/login/", {"username": "village", "password": "wrong"})
    assert list(locks_of("village", at=timezone.now())) == [ADDRESS]
    assert ADDRESS in admin_browser.get(f"/access/user/{clerk.pk}/").content.decode()
    admin_browser.post(f"/access/user/{clerk.pk}/unlock/")
    assert told(clerk)[0] == events.UNLOCKED.code
    assert visitor.post("/login/", {"username": "village", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("name", POSTS)
def test_deeds_are_posts(admin_browser, clerk, name):
    assert admin_browser.get(reverse(f"access:{name}", args=[clerk.pk])).status_code == 405
