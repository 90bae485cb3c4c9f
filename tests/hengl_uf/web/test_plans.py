"""A plan on one page: where its marks stand, and what they say."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string

from hengl_uf.web.plans import LABEL_SIZE, LABEL_WIDTH, LEFT, PLOT, PlanRow, plan_of, width_of

FIRST, LAST, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 15)


def row(starts_on, ends_on=None, **more):
    return PlanRow(more.pop("label", "走访"), "李示例", starts_on, ends_on or starts_on, **more)


def plan(*rows, starts_on=FIRST, ends_on=LAST, today=TODAY):
    return plan_of("示例计划", starts_on, ends_on, today, rows)


def only_line(*args, **more):
    return plan(row(*args, **more)).lines[0]


@pytest.mark.parametrize(
    ("line", "state", "word"),
    [
        (row(FIRST, TODAY, done_on=TODAY, late=True), "done", "已完成"),
        (row(FIRST, date(2026, 3, 1), late=True), "late", "超期"),
        (row(FIRST, LAST), "going", "进行中"),
        (row(TODAY), "going", "进行中"),
        (row(TODAY + timedelta(days=1)), "ahead", "未开始"),
    ],
)
def test_the_state_is_told_in_a_word(line, state, word):
    drawn = plan(line).lines[0]
    assert (drawn.state, drawn.badge.text) == (state, word)
    assert drawn.words.startswith(f"{word}，")


def test_a_stretch_is_a_bar_over_all_its_days():
    whole = only_line(FIRST, LAST)
    assert (float(whole.bar["x"]), float(whole.bar["width"]), whole.diamond) == (LEFT, PLOT, None)


def test_a_single_day_is_a_diamond():
    drawn = only_line(date(2026, 12, 31))
    assert drawn.bar is None
    assert LEFT + PLOT - 3 < float(drawn.diamond["x"]) < LEFT + PLOT


def test_what_reaches_beyond_the_plan_ends_at_its_edge():
    drawn = only_line(date(2025, 6, 1), date(2027, 6, 1))
    assert (float(drawn.bar["x"]), float(drawn.bar["end"])) == (LEFT, LEFT + PLOT)


def test_what_lies_outside_has_no_mark_and_says_so():
    drawn = only_line(date(2027, 2, 1), date(2027, 3, 1))
    assert (drawn.bar, drawn.diamond) == (None, None)
    assert "不在图示时段内" in drawn.words


def test_words_that_find_no_room_at_the_right_stand_before_the_end():
    assert [only_line(day).anchor for day in (FIRST, date(2026, 12, 30))] == ["start", "end"]


def test_long_names_are_cut_with_the_whole_in_the_title():
    name = "关于港澳台侨企业用地和员工子女入学情况的摸底调查" * 3
    drawn = only_line(FIRST, label=name)
    assert drawn.label.endswith("…")
    assert width_of(drawn.label, LABEL_SIZE) <= LABEL_WIDTH
    assert name in drawn.full


def test_months_are_columns_and_years_are_named():
    names = [month["name"] for month in plan(starts_on=date(2026, 11, 10), ends_on=date(2027, 2, 3)).months]
    assert names == ["2026年11月", "12月", "2027年1月", "2月"]


def test_many_months_are_named_now_and_then():
    months = plan(starts_on=FIRST, ends_on=date(2029, 12, 31)).months
    assert (len(months), 10 < sum(bool(month["name"]) for month in months) < 20) == (48, True)


def test_today_is_a_line_only_within_the_plan():
    assert LEFT < float(plan().today_x) < LEFT + PLOT
    assert plan(today=date(2027, 1, 1)).today_x == ""


def test_the_picture_is_told_in_a_sentence():
    told = plan(row(FIRST, late=True), row(FIRST, done_on=FIRST), row(LAST), row(LAST)).about
    assert told == "2026年，共 4 项：已完成 1 项、超期 1 项、未开始 2 项。逐项见图下的表。"
    assert "还没有安排" in plan().about


def test_the_component_escapes_names_and_has_nothing_inline():
    html = render_to_string(
        "components/plan.html", {"plan": plan(row(FIRST, LAST, label="<b>甲</b>", url="/x/"), row(LAST))}
    )
    assert ("<b>" in html, "style=" in html, html.count('<a href="/x/">')) == (False, False, 1)
    assert 'role="img" aria-labelledby="plan-title plan-about"' in html


def test_an_empty_plan_is_drawn_too():
    assert "还没有安排" in render_to_string("components/plan.html", {"plan": plan()})
