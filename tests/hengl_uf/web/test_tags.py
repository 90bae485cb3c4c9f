"""The tags and filters of the components."""

import datetime
from types import SimpleNamespace

import pytest

from hengl_uf.access.answers import Denied
from hengl_uf.web.elements import Action
from hengl_uf.web.styleguide import SampleDeadline
from hengl_uf.web.templatetags import web

DAY = datetime.date(2026, 3, 5)
MOMENT = datetime.datetime(2026, 3, 5, 18, 30, tzinfo=datetime.UTC)  # 02:30 of the next day in town


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in web.icon("plus")
    assert 'aria-label="关闭"' in web.icon("x", label="关闭")


def test_an_unknown_icon_is_noticed():
    with pytest.warns(UserWarning, match="no-such-icon"):
        web.icon("no-such-icon")


def test_an_icon_escapes_its_label():
    assert "<b>" not in web.icon("x", label="<b>")


def test_dates_are_of_the_town():
    assert web.full_date(DAY) == "2026年3月5日（周四）"
    assert web.full_date(MOMENT) == "2026年3月6日（周五）"
    assert web.full_time(MOMENT) == "2026年3月6日（周五）02:30"
    assert web.full_date(None) == web.full_time(None) == web.ago(None) == ""


def test_when_tells_the_full_date_first():
    assert web.when(DAY).startswith('<time datetime="2026-03-05">2026年3月5日（周四）</time>')


def test_the_next_step_is_the_first_allowed_action():
    denied, first, second = Action("办结", "#", Denied("未受理")), Action("受理", "#"), Action("转交", "#")
    assert web.main_action([denied, first, second]) is first
    assert web.shown_actions([denied, first, second]) == [first, denied, second]


def test_from_the_fourth_on_actions_are_in_the_menu():
    actions = [Action(str(number), "#") for number in range(5)]
    assert web.more_actions(actions) == actions[3:]


def test_nothing_allowed_shows_no_main_button():
    assert web.main_action([Action("办结", "#", Denied("未受理"))]) is None


def test_a_deadline_marks_each_of_its_days():
    days = web.marked_days(SampleDeadline())
    assert [days[0]["kind"], days[-1]["kind"]] == ["start", "due"]
    assert web.day_kinds(days) == ["start", "counted", "skipped", "paused", "due"]


def test_notes_of_a_deadline_are_told_in_runs():
    holiday, pause = web.noted(web.marked_days(SampleDeadline()))
    assert (holiday["first"].day, holiday["last"].day, holiday["note"]) == (1, 5, "劳动节")
    assert (pause["first"].day, pause["last"].day) == (11, 12)


def test_months_are_weeks_from_monday():
    april, may = web.months(web.marked_days(SampleDeadline()))
    assert [cell and cell["on"].day for cell in april["weeks"][0]] == [27, 28, 29, 30, None, None, None]
    assert len(may["weeks"]) == 3


def test_changes_without_a_before_are_told():
    assert web.change_pairs({"经办人": ["黄", "李"], "说明": "新"}) == [
        ("经办人", "黄", "李"),
        ("说明", "", "新"),
    ]


def test_labels_lose_the_mark_of_being_optional():
    assert web.plain_label("情况（选填）") == "情况"


def test_errors_of_formsets_are_found():
    formset = SimpleNamespace(total_error_count=lambda: 1)
    assert web.any_errors([formset])
    assert not web.any_errors(None)


def test_numbers_are_grouped():
    assert web.thousands(1234567) == "1,234,567"
    assert web.thousands("—") == "—"
