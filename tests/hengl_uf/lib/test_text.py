"""Text is compared folded, kept clean, and refused when it carries what must not be stored."""

import time
import unicodedata

import pytest

from hengl_uf.lib import simplified
from hengl_uf.lib.text import clean_line, clean_text, fold, has_forbidden_controls, normalise_name

EVERY_CHARACTER = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陳華明", "陈华明"),
        ("衞生所", "卫生所"),
        ("戶口", "户口"),
        ("報吿", "报告"),
        ("敎育", "教育"),
        ("幷", "并"),
        ("妳", "你"),
        ("裏面", "裡面"),
        ("溫說強", "温说强"),
        ("鍾", "钟"),
        ("着", "著"),
        ("粧糭枱", "妆粽台"),
        ("Ｃｈａｎ　Ｔａｉ", "chan tai"),
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("⻩⻰", "黄龙"),
        ("㈱", "(株)"),
        ("张\u200b三", "张三"),
        ("葛󠄀", "葛"),
        ("（示例）", "(示例)"),
    ],
)
def test_spellings_of_the_same_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["么", "干", "𡃁㗎", "里", "中山市横栏镇", "hx-2026-0031", ""])
def test_simplified_text_stays_as_it_is(text):
    assert fold(text) == text


def test_folding_twice_changes_nothing():
    assert [char for char in EVERY_CHARACTER if fold(fold(char)) != fold(char)] == []


def test_a_part_of_a_chinese_text_folds_as_in_the_whole():
    text = "統戰辦走訪衞生戶口吿示敎育委員會於橫欄鎮六沙村後乾著"
    parts = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    assert all(fold(text[start:end]) == fold(text)[start:end] for start, end in parts)


def test_folding_is_quick():
    text = "统战办走访衞生戶口" * 20
    started = time.perf_counter()
    for _turn in range(200):
        fold(text)
    assert (time.perf_counter() - started) / 200 < 0.001


def test_the_stored_table_is_what_opencc_and_our_lists_give():
    assert simplified.read_pairs("simplified.tsv") == simplified.derive()


def test_the_table_maps_one_character_to_one_final_character():
    table = simplified.read_pairs("simplified.tsv")
    assert all(len(source) == len(target) == 1 for source, target in table.items())
    assert not set(table) & set(table.values())


def test_our_lists_name_each_character_once():
    for name in ("variants.tsv", "radicals.tsv", "surnames.tsv"):
        lines = (simplified.DATA / name).read_text(encoding="utf-8").splitlines()
        entries = [line for line in lines if not line.startswith("#")]
        assert len(simplified.read_pairs(name)) == len(entries)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  陈华明 ", "陈华明"),
        ("张　三", "张三"),
        ("欧阳 震华", "欧阳震华"),
        ("Chan  Tai   Man", "Chan Tai Man"),
        ("陳 Chan", "陳 Chan"),
        ("ＣＨＡＮ１２", "CHAN12"),
        ("𡃁㗎仔", "𡃁㗎仔"),
        ("⻩小⻰", "黄小龙"),
        ("⼩明", "小明"),
        ("李\ufeff四\u200b\u00ad", "李四"),
        ("王\x00五\x1f", "王五"),
        ("甲\u202e乙", "甲乙"),
        ("阿依•古丽", "阿依·古丽"),
        ("O’Brien", "O'Brien"),
        ("中山市横栏(示例) 有限公司", "中山市横栏（示例）有限公司"),
        ("中山市横栏 （示例）有限公司", "中山市横栏（示例）有限公司"),
        ("Demo （HK） Ltd", "Demo (HK) Ltd"),
        ("Jose\u0301", "José"),
        ("三沙村\n委会", "三沙村委会"),
        (" \t\n", ""),
    ],
)
def test_a_name_is_stored_in_one_form(typed, stored):
    assert normalise_name(typed) == stored


def test_normalising_a_name_twice_changes_nothing():
    samples = [*EVERY_CHARACTER[::7], "甲（ 乙 ）丙", "( A )", "甲 ( B"]
    assert [name for name in samples if normalise_name(normalise_name(name)) != normalise_name(name)] == []


def test_no_letter_or_chinese_character_is_lost_from_a_name():
    letters = [char for char in EVERY_CHARACTER if unicodedata.category(char) in ("Lu", "Ll", "Lo", "Co")]
    assert [char for char in letters if not normalise_name(char)] == []


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("一行\r\n二行\r三行\n", "一行\n二行\n三行"),
        ("一\n\n\n\n\n二", "一\n\n二"),
        ("　　缩进  \n后", "　　缩进\n后"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("甲\u202e乙\x07\u200b", "甲乙"),
        ("一\u2028二", "一\n二"),
        ("  \n \n", ""),
    ],
)
def test_running_text_keeps_its_lines(typed, stored):
    assert clean_text(typed) == stored


def test_a_line_has_no_breaks():
    assert clean_line(" 甲\t乙\r\n丙\u2028丁　戊 ") == "甲 乙 丙 丁 戊"


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\x1b", "\x7f", "\x9f", "\u202e", "\u2066", "\ud800", "\ufffe", "\uffff"]
)
def test_forbidden_controls_are_seen_and_cleaned(char):
    assert has_forbidden_controls(f"甲{char}乙")
    assert clean_line(f"甲{char}乙") == clean_text(f"甲{char}乙") == normalise_name(f"甲{char}乙") == "甲乙"


@pytest.mark.parametrize("text", ["", "甲\t乙\r\n丙", "👨\u200d👩", "𡃁", "\ue863"])
def test_ordinary_text_is_not_forbidden(text):
    assert not has_forbidden_controls(text)


def test_clean_text_can_always_be_stored():
    for clean in (clean_line, clean_text, normalise_name):
        assert not has_forbidden_controls(clean("".join(map(chr, range(0x11000)))))
