"""Credit codes are checked over their whole alphabet, as GB 32100-2015 writes them."""

import csv
import random
from pathlib import Path

import pytest

from hengl_uf.lib.uscc import ALPHABET, UsccError, check_character, parse_uscc

DATA = Path(__file__).parents[2] / "data"
VECTORS = list(csv.DictReader((DATA / "uscc_vectors.csv").read_text(encoding="utf-8").splitlines()))
# As the standard prints them.
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


def made_up_codes(count):
    chance = random.Random(32100)
    for _turn in range(count):
        area = "".join(chance.choices("0123456789", k=6))
        first = (
            chance.choice(ALPHABET) + chance.choice(ALPHABET) + area + "".join(chance.choices(ALPHABET, k=9))
        )
        total = sum(ALPHABET.index(char) * weight for char, weight in zip(first, WEIGHTS, strict=True))
        yield first + ALPHABET[(31 - total % 31) % 31]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_known_codes(vector):
    if vector["valid"] == "yes":
        assert parse_uscc(vector["code"]) == vector["code"]
    else:
        with pytest.raises(UsccError):
            parse_uscc(vector["code"])


def test_any_code_with_the_right_check_character_is_accepted():
    assert all(parse_uscc(code) == code for code in made_up_codes(2000))


def test_one_wrong_character_is_always_noticed():
    for code in made_up_codes(20):
        for place in range(18):
            others = ALPHABET if not 2 <= place <= 7 else "0123456789"
            for char in set(others) - {code[place]}:
                with pytest.raises(UsccError):
                    parse_uscc(code[:place] + char + code[place + 1 :])


def test_two_swapped_characters_are_always_noticed():
    for code in made_up_codes(200):
        for place in range(17):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                with pytest.raises(UsccError):
                    parse_uscc(swapped)


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 9135 0100 M000 100Y43\n",
        "91350100-M000100Y-43",
        "91350100\u3000M000100Y43",
        "91350100–M000100Y43",
    ],
)
def test_a_code_has_one_stored_form(typed):
    assert parse_uscc(typed) == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填统一社会信用代码。"),
        ("91350100M000100Y4", "统一社会信用代码应为 18 位，现在是 17 位。"),
        ("91350100M000100Y433", "统一社会信用代码应为 18 位，现在是 19 位。"),
        ("442000000012345", "这是 15 位的旧注册号，请填证照上 18 位的统一社会信用代码。"),
        ("M000100Y-4", "这是 9 位的组织机构代码，请填证照上 18 位的统一社会信用代码。"),
        ("91350100I000100Y43", "第 9 位是字母 I，信用代码不用这个字母，是不是“1”？"),
        ("91350100MO00100Y43", "第 10 位是字母 O，信用代码不用这个字母，是不是“0”？"),
        ("91350100M000100Y4中", "第 18 位的“中”不是数字或大写字母。"),
        ("9135010AM000100Y43", "第 8 位应是数字（第 3 至 8 位是行政区划），现在是“A”。"),
        (
            "91350100M000100Y44",
            "第 18 位是校验码，“4”与前 17 位对不上：可能抄错一位或颠倒两位，请对照证照核对。",
        ),
    ],
)
def test_a_refusal_names_the_character_and_the_reason(typed, sentence):
    with pytest.raises(UsccError) as refusal:
        parse_uscc(typed)
    assert str(refusal.value) == sentence


def test_the_check_character_is_that_of_the_standard():
    assert check_character("91350100M000100Y4") == "3"
