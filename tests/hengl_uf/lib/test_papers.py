"""Document numbers are read as they stand on the cards; a wrong one is noticed, and never repeated."""

import random
from datetime import date

import pytest

from hengl_uf.lib.papers import MAX_LENGTH, Paper, PaperError, PaperKind, check_digit, parse_paper

CARD, PERMIT = PaperKind.IDENTITY_CARD, PaperKind.RESIDENCE_PERMIT
TRAVEL, TAIWAN = PaperKind.TRAVEL_PERMIT, PaperKind.TAIWAN_PERMIT
# As GB 11643-1999 prints them.
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def made_up_cards(count):
    chance = random.Random(11643)
    for _turn in range(count):
        born = date.fromordinal(chance.randint(date(1920, 1, 1).toordinal(), date(2025, 12, 31).toordinal()))
        first = f"{chance.choice(['442000', '110101', '510104'])}{born:%Y%m%d}{chance.randint(1, 999):03d}"
        total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
        yield first + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (PERMIT, "810000199408230021"),  # samples that the police of Beijing printed
        (PERMIT, "830000199201300022"),
        (PERMIT, "810000195001010010"),  # born long before the area had its code
        (PERMIT, "820000195001010012"),
        (PERMIT, "830000195001010014"),
        (CARD, "11010519491231002X"),  # the sample of the standard
        (CARD, "442000197001010012"),  # older than the area code 442000
        (TRAVEL, "H12345678"),
        (TRAVEL, "M12345678"),
        (TRAVEL, "H1234567800"),
        (TRAVEL, "M1234567812"),
        (TAIWAN, "12345678"),
        (TAIWAN, "1234567801"),
        (TAIWAN, "1234567801(B)"),
        (TAIWAN, "1234567801(1)"),
    ],
)
def test_known_numbers(kind, number):
    assert parse_paper(kind, number) == Paper(kind, number)
    assert len(number) <= MAX_LENGTH


def test_the_kind_may_come_as_its_stored_value():
    assert parse_paper("travel_permit", "H12345678").kind is TRAVEL


def test_any_card_with_the_right_check_digit_is_accepted():
    assert all(parse_paper(CARD, number).number == number for number in made_up_cards(2000))


def test_one_wrong_digit_is_always_noticed():
    for number in made_up_cards(30):
        for place in range(18):
            for char in set("0123456789X" if place == 17 else "0123456789") - {number[place]}:
                with pytest.raises(PaperError):
                    parse_paper(CARD, number[:place] + char + number[place + 1 :])


def test_two_swapped_digits_are_always_noticed():
    for number in made_up_cards(200):
        for place in range(17):
            swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
            if swapped != number:
                with pytest.raises(PaperError):
                    parse_paper(CARD, swapped)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (CARD, " 110105 19491231 002x ", "11010519491231002X"),
        (CARD, "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
        (CARD, "110105-19491231-002X", "11010519491231002X"),
        (PERMIT, "810000\u300019940823\u20130021", "810000199408230021"),
        (TRAVEL, "h 1234 5678", "H12345678"),
        (TRAVEL, "Ｍ１２３４５６７８", "M12345678"),
        (TAIWAN, "1234567801（b）", "1234567801(B)"),
    ],
)
def test_a_number_has_one_stored_form(kind, typed, stored):
    assert parse_paper(kind, typed).number == stored


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (CARD, " - ", "请填证件号码。"),
        (CARD, "442000700101001", "这是 15 位的旧号码，请填证件上 18 位的号码。"),
        (CARD, "44200019700101001", "居民身份证的号码应为 18 位，现在是 17 位。"),
        (CARD, "44200O197001010013", "第 6 位应是数字，现在是“O”。"),
        (CARD, "44200٣197001010013", "第 6 位应是数字，现在是“٣”。"),
        (CARD, "11010519491231X02X", "第 15 位应是数字，现在是“X”。"),
        (CARD, "11010519491231002A", "第 18 位应是数字，现在是“A”。"),
        (CARD, "990105194912310026", "前两位“99”不是省份代码，请对照证件核对。"),
        (CARD, "810000199408230021", "这是港澳台居民居住证的号码，证件种类请选“港澳台居民居住证”。"),
        (
            CARD,
            "442000197002300011",
            "第 7 至 14 位是出生日期，这里写的日期不存在，请对照证件核对。",
        ),
        (
            CARD,
            "442000189912310011",
            "第 7 至 14 位是出生日期，这里写的日期不可能，请对照证件核对。",
        ),
        (
            PERMIT,
            "810000199408230022",
            "最后一位与前 17 位对不上：可能抄错一位或颠倒两位，请对照证件核对。",
        ),
        (
            PERMIT,
            "11010519491231002X",
            "港澳台居民居住证的号码以 810000（香港）、820000（澳门）或 830000（台湾）开头，请对照证件核对。",
        ),
        (
            TRAVEL,
            "H123456780",
            "通行证号码是字母 H（香港）或 M（澳门）加 8 位数字，旧证后面还有 2 位换证次数，请对照证件核对。",
        ),
        (
            TAIWAN,
            "123456789",
            "台胞证号码是 8 位数字；旧证是 10 位数字，后面可以有括号，请对照证件核对。",
        ),
    ],
)
def test_a_refusal_names_the_reason(kind, typed, sentence):
    with pytest.raises(PaperError) as refusal:
        parse_paper(kind, typed)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("typed", ["T12345678", "HM1234567", "H1234567890123", "12345678", "H1234567٣"])
def test_other_travel_permits_are_refused(typed):
    with pytest.raises(PaperError):
        parse_paper(TRAVEL, typed)


@pytest.mark.parametrize(
    "typed", ["12345678(B)", "1234567801(", "1234567801(BB)", "A2345678", "123456789012"]
)
def test_other_taiwan_permits_are_refused(typed):
    with pytest.raises(PaperError):
        parse_paper(TAIWAN, typed)


def test_nobody_is_born_after_the_day_of_asking():
    number = "44200020261122001"
    number += check_digit(number)
    assert parse_paper(CARD, number, on=date(2026, 11, 22)).number == number
    with pytest.raises(PaperError):
        parse_paper(CARD, number, on=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("kind", "number", "last", "masked"),
    [
        (CARD, "11010519491231002X", "002X", "****002X"),
        (TRAVEL, "H12345678", "5678", "****5678"),
        (TAIWAN, "1234567801(B)", "7801", "****7801"),
    ],
)
def test_only_the_last_four_are_shown(kind, number, last, masked):
    paper = parse_paper(kind, number)
    assert (paper.last_four, paper.masked) == (last, masked)
    assert number not in repr(paper)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [(TRAVEL, "H12345678", "H1234567802"), (TAIWAN, "12345678", "1234567801(B)")],
)
def test_a_renewed_card_has_the_same_holder(kind, one, other):
    assert parse_paper(kind, one).holder == parse_paper(kind, other).holder


def test_holders_of_different_numbers_or_kinds_differ():
    holders = {
        parse_paper(kind, number).holder
        for kind, number in [(TRAVEL, "H12345678"), (TRAVEL, "M12345678"), (TAIWAN, "12345678")]
    }
    assert len(holders) == 3
