"""One's own page and password."""

import pytest

from hengl_uf.accounts import events
from hengl_uf.audit.models import Entry
from tests.hengl_uf.accounts.conftest import PASSWORD

NEW = "Qing-ming-2026"
PATH = "/account/password/"


def change(client, old=PASSWORD, new=NEW, again=None):
    return client.post(PATH, {"old": old, "new": new, "again": again if again is not None else new})


def test_new_password_is_kept_and_told(clerk, browser):
    client = browser(clerk)
    assert change(client).url == "/account/"
    clerk.refresh_from_db()
    assert clerk.check_password(NEW)
    assert clerk.password_changed_at
    assert Entry.objects.about(clerk).first().event == events.PASSWORD_CHANGED.code


def test_first_password_change_opens_the_house(account, browser):
    client = browser(account("office", must_change_password=True))
    assert change(client).url == "/"
    assert client.get("/account/").status_code == 200


def test_other_sessions_end_and_this_one_goes_on(clerk, browser):
    here, elsewhere = browser(clerk), browser(clerk)
    change(here)
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"old": "wrong"}, "现在的密码不对"),
        ({"new": PASSWORD}, "不能与现在的密码相同"),
        ({"again": "other"}, "两次输入的新密码不一样"),
        ({"new": "Short-1"}, "密码至少 10 位"),
        ({"new": "onlylowercase"}, "至少三种"),
        ({"new": "Password123"}, "常见"),
        ({"new": "Village-2026"}, "相似"),
        ({"new": "x" * 500}, "128"),
    ],
)
def test_refused_passwords_say_why(clerk, browser, fields, sentence):
    response = change(browser(clerk), **fields)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_own_page_tells_role_villages_permissions_and_sign_ins(clerk, browser):
    page = browser(clerk).get("/account/").content.decode()
    for words in ("村（社区）服务中心人员", "示例村", "登记和修改走访", "来源地址：203.0.113.7"):
        assert words in page
    assert "建立、修改、停用账号" not in page


@pytest.mark.parametrize(
    "role", ["office", "chamber", "village", "inspector", "leader", "auditor", "administrator"]
)
def test_every_role_has_its_own_page(account, browser, role):
    assert browser(account(role, "one")).get("/account/").status_code == 200
