"""Names sort as a Chinese directory does and are found by pinyin, initials and romanisation."""

import pytest

from hengl_uf.lib.names import (
    MOST_SYLLABLES,
    company_key,
    comparable,
    initials,
    pinyin_full,
    pinyin_key,
    romanised_surnames,
    search_key,
    spoken_words,
)
from hengl_uf.lib.text import fold


@pytest.mark.parametrize(
    ("name", "full", "first"),
    [
        ("陈华明", "chenhuaming", "chm"),
        ("陳華明", "chenhuaming", "chm"),
        ("曾志伟", "zengzhiwei", "zzw"),
        ("區國雄", "ouguoxiong", "ogx"),
        ("单田芳", "shantianfang", "stf"),
        ("仇英", "qiuying", "qy"),
        ("解晓东", "xiexiaodong", "xxd"),
        ("查良镛", "zhaliangyong", "zly"),
        ("任盈盈", "renyingying", "ryy"),
        ("翟天", "zhaitian", "zt"),
        ("缪小明", "miaoxiaoming", "mxm"),
        ("覃小明", "qinxiaoming", "qxm"),
        ("华小明", "huaxiaoming", "hxm"),
        ("吕布", "lvbu", "lb"),
        ("欧阳锋", "ouyangfeng", "oyf"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("单于小明", "chanyuxiaoming", "cyxm"),
        ("重庆路", "chongqinglu", "cql"),
        ("中山银行", "zhongshanyinhang", "zsyh"),
        ("Chan Tai Man", "chantaiman", "ctm"),
        ("A座陈记", "azuochenji", "azcj"),
        ("阿依·古丽", "ayiguli", "aygl"),
        ("𡃁仔", "𡃁zai", "𡃁z"),
        ("", "", ""),
        ("（）", "", ""),
    ],
)
def test_a_name_is_read(name, full, first):
    assert (pinyin_full(name), initials(name)) == (full, first)


def test_only_the_surname_has_its_own_reading():
    assert pinyin_full("李曾") == "liceng"
    assert pinyin_full("区委", person=False) == "quwei"


def test_names_sort_by_sound_then_tone_then_character():
    names = ["张三", "曾志伟", "陈华明", "陈爱国", "区国雄", "汪洋", "王敏", "王安", "Chan Tai Man", "欧小明"]
    ordered = [
        "Chan Tai Man",
        "陈爱国",
        "陈华明",
        "区国雄",
        "欧小明",
        "汪洋",
        "王安",
        "王敏",
        "曾志伟",
        "张三",
    ]
    assert sorted(names, key=pinyin_key) == ordered


def test_people_of_one_surname_stay_together():
    names = ["李一", "黎一", "李二", "黎二", "厉一", "李三"]
    surnames = [name[0] for name in sorted(names, key=pinyin_key)]
    assert "".join(surnames) in ("黎黎李李李厉", "李李李黎黎厉")


def test_script_and_spaces_do_not_change_the_key():
    assert pinyin_key("陳 華明") == pinyin_key("陳華明") == pinyin_key(" 陈华明")


def test_a_long_name_has_a_short_key():
    assert len(pinyin_key("庄" * 500).split()) == MOST_SYLLABLES
    assert len(pinyin_key("庄" * 500)) <= 9 * MOST_SYLLABLES


@pytest.mark.parametrize(
    "query",
    [
        "区国雄",
        "區國雄",
        "国雄",
        "ouguoxiong",
        "guoxiong",
        "ogx",
        "quguoxiong",
        "au kwok",
        "kwokhung",
        "AU KWOK HUNG",
    ],
)
def test_one_text_finds_a_person_by_any_name(query):
    assert fold(query) in search_key("區國雄", "Au Kwok Hung")


def test_lu_is_found_by_v_and_by_u():
    assert {"lvbu", "lubu"} <= set(search_key("吕布").split())


def test_a_latin_v_stays():
    assert search_key("Victor") == "victor v"


def test_no_name_makes_an_empty_key():
    assert search_key() == search_key("", "  ") == ""


def test_every_chinese_character_has_exactly_one_reading():
    blocks = [*range(0x3400, 0xA000, 3), 0x3005, 0x3007, *range(0x20000, 0x2A6E0, 101), 0xE863]
    for start in range(0, len(blocks), 50):
        name = "".join(map(chr, blocks[start : start + MOST_SYLLABLES]))
        assert len(pinyin_key(name).split(" ")) == MOST_SYLLABLES or start + MOST_SYLLABLES > len(blocks)


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("陈大文", ("chan",)),
        ("陳大文", ("chan",)),
        ("區國雄", ("au", "ao")),
        ("歐陽慕儀", ("au yeung", "ao ieong")),
        ("黄文", ("wong", "vong")),
        ("邝美云", ("kwong", "kuong")),
        ("Chan Tai Man", ()),
        ("", ()),
    ],
)
def test_a_surname_is_spelled_as_in_hong_kong_and_macao(name, spellings):
    assert romanised_surnames(name) == spellings


def test_the_table_of_surnames_is_in_simplified_script():
    from hengl_uf.lib.names import _cantonese_surnames

    assert all(fold(surname) == surname for surname in _cantonese_surnames())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陈大文", "陳大文"),
        ("Chan Tai Man", "CHAN, Tai-man"),
        ("Tai Man Chan", "Chan Tai Man"),
        ("Au-Yeung Mo Yee", "Au Yeung Mo Yee"),
        ("阿依·古丽", "阿依古丽"),
    ],
)
def test_spellings_of_one_name_compare_as_equal(one, other):
    assert comparable(one) == comparable(other) != ""


@pytest.mark.parametrize(("one", "other"), [("陈大文", "陈文大"), ("Chan Tai Man", "Chan Tai Ming")])
def test_names_of_others_do_not(one, other):
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize("typed", ["Au-Yeung", "Au Yeung", "auyeung", "AU YEUNG"])
def test_a_hyphenated_name_is_found_however_it_is_typed(typed):
    key = search_key("Au-Yeung Mo Yee")
    assert all(word in key for word in spoken_words(typed))


def test_a_phone_keeps_its_hyphens():
    assert spoken_words("0760-8776") == ["0760-8776"]


@pytest.mark.parametrize("typed", ["%", "____", "-", "--- %"])
def test_what_holds_no_letter_is_still_looked_for(typed):
    assert spoken_words(typed) == typed.split()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("中山市横栏镇示例灯饰有限公司", "示例灯饰"),
        ("广东省中山市横栏示例灯饰有限责任公司", "示例灯饰"),
        ("中山市橫欄鎮示例燈飾股份有限公司", "示例灯饰"),
        ("示例灯饰（中山）有限公司", "示例灯饰中山"),
        ("示例灯饰有限公司中山分公司", "示例灯饰"),
        ("示例灯饰厂", "示例灯饰厂"),
        (" 示例 灯饰 公司 ", "示例灯饰"),
        ("ＡＢＣ Lighting (Zhongshan) Co.", "abclightingzhongshanco"),
        ("中山市横栏镇", ""),
        ("有限公司", ""),
        ("", ""),
    ],
)
def test_a_company_is_known_by_what_is_its_own(name, key):
    assert company_key(name) == key


def test_the_key_of_a_company_fits_its_column():
    assert len(company_key("示例" * 200)) == 120
