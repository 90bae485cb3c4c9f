"""Money is Decimal, typed as offices write it."""

from decimal import Decimal

import pytest

from hengl_uf.lib.money import MOST, MoneyError, parse_money, wan, yuan


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("¥19,203,500.00", "19203500.00"),
        ("￥19,203,500", "19203500.00"),
        ("1920.35万元", "19203500.00"),
        ("1,920.35 万", "19203500.00"),
        ("１，９２０．３５ 万元", "19203500.00"),
        ("34.6萬元", "346000.00"),
        ("人民币 300 元", "300.00"),
        ("RMB 1,000", "1000.00"),
        ("100元整", "100.00"),
        ("1.2亿元", "120000000.00"),
        ("0", "0.00"),
        (".5", "0.50"),
        ("0.123456万", "1234.56"),
        ("999,999,999,999.99", "999999999999.99"),
    ],
)
def test_a_sum_is_read(typed, amount):
    assert str(parse_money(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填金额。"),
        ("-5", "金额不能是负数。"),
        ("¥-5.00", "金额不能是负数。"),
        ("5.123", "金额最多到分（两位小数）。"),
        ("0.1234567万", "金额最多到分（两位小数）。"),
        ("1000000000000", "金额太大，最多 9,999 亿元。"),
        ("9" * 300, "金额太大，最多 9,999 亿元。"),
        ("1,92,03", "“1,92,03”的逗号或小数点位置不对，请写成 19,203,500.00 或 19203500。"),
        ("1.2.3", "“1.2.3”的逗号或小数点位置不对，请写成 19,203,500.00 或 19203500。"),
        ("5万亿", "不认识单位“万亿”，请用元、万元或亿元。"),
        ("三万元", "金额请用数字写，例如 34.6万元。"),
        ("1e5", "“1e5”不是金额，请写成 19,203,500.00 或 1920.35万元。"),
        ("NaN", "“NaN”不是金额，请写成 19,203,500.00 或 1920.35万元。"),
        ("Infinity", "“Infinity”不是金额，请写成 19,203,500.00 或 1920.35万元。"),
        ("5美元", "“5美元”不是金额，请写成 19,203,500.00 或 1920.35万元。"),
    ],
)
def test_what_is_no_sum_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(MoneyError) as refusal:
        parse_money(typed)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("amount", "in_yuan", "in_wan"),
    [
        (Decimal("19203500"), "¥19,203,500.00", "1,920.35万元"),
        (Decimal("346000"), "¥346,000.00", "34.6万元"),
        (Decimal("10000"), "¥10,000.00", "1万元"),
        (Decimal("9999.50"), "¥9,999.50", "9,999.5元"),
        (300, "¥300.00", "300元"),
        (0, "¥0.00", "0元"),
        (Decimal("-20000"), "-¥20,000.00", "-2万元"),
        (Decimal("12345678.90"), "¥12,345,678.90", "1,234.57万元"),
        (100_000_000, "¥100,000,000.00", "10,000万元"),
    ],
)
def test_a_sum_is_shown_both_ways(amount, in_yuan, in_wan):
    assert (yuan(amount), wan(amount)) == (in_yuan, in_wan)


def test_what_is_shown_is_read_again():
    for cents in [*range(0, 100_000, 37), 10**10, 10**13 + 7]:
        amount = Decimal(cents) / 100
        assert parse_money(yuan(amount)) == amount


def test_floats_are_refused():
    with pytest.raises(TypeError):
        yuan(0.1)


def test_the_largest_sum_fits_the_field():
    assert len(MOST.as_tuple().digits) == 14
