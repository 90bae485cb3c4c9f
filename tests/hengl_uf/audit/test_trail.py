"""What an entry says, and that it says the same when read back."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.conf import settings

from hengl_uf.access.roles import Role
from hengl_uf.audit.models import Entry
from hengl_uf.audit.sealing import seal
from hengl_uf.audit.trail import changes_between, record, snapshot
from tests.hengl_uf.audit.conftest import CHANGED

ODD = {
    "日期": [None, date(2026, 3, 5)],
    "时间": [datetime(2026, 3, 5, 4, tzinfo=UTC), None],
    "金额": [Decimal("1.10"), Decimal("2.00")],
    "数": [1.5, 10**18],
    "名单": [{"乙", "甲"}, ("丙", 1)],
    "岗位": [Role.OFFICE, True],
    "带零字符\x00": ["a\x00b", "😀"],
}


def test_seal_fits_what_the_database_gives_back(village):
    written = record(CHANGED, target=village, by=None, changes=ODD, note="说明\x00")
    read = Entry.objects.get(pk=written.pk)
    assert seal(read, settings.AUDIT_KEY) == read.seal == written.seal


def test_times_are_kept_as_people_read_them(village):
    entry = record(CHANGED, target=village, by=None, changes=ODD)
    assert entry.changes["时间"] == ["2026-03-05 12:00", None]
    assert entry.change_rows[1] == {"label": "时间", "before": "2026-03-05 12:00", "after": "—"}


def test_history_of_one_record_newest_first(village, write):
    first, second = write(village, 2)
    assert list(Entry.objects.about(village)) == [second, first]


def test_only_the_auditor_sees_the_trail(village, write, django_user_model):
    write(village)
    seen = {role: Entry.objects.visible_to(django_user_model(role=role)).count() for role in Role}
    assert [role for role, count in seen.items() if count] == [Role.AUDITOR]


def test_snapshot_tells_choices_and_many_in_words(village, django_user_model):
    user = django_user_model.objects.create_user(
        "chen", "x", name="陈示例", role="village", villages=[village]
    )
    assert snapshot(user, ["name", "role", "villages"]) == {
        "姓名": "陈示例",
        "岗位": "村（社区）服务中心人员",
        "负责的村（社区）": ["示例村"],
    }


def test_only_what_differs_is_kept():
    assert changes_between({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == {"b": [2, 3], "c": [None, 4]}


def test_kinds_are_listed_once(village, write):
    write(village, 3)
    assert Entry.objects.kinds() == [("test.village.changed", "修改了村名")]


@pytest.mark.django_db
def test_no_entry_no_kinds():
    assert Entry.objects.kinds() == []
