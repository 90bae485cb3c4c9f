"""A sum of money is typed as offices write it, and kept to the cent."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from hengl_uf.web.money_fields import MoneyField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,920.35", "1920.35"),
        ("¥300", "300.00"),
        ("34.6万元", "346000.00"),
        ("３００元", "300.00"),
        (" 0 ", "0.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_what_offices_write_is_read(typed, kept):
    assert str(MoneyField().clean(typed)) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "金额不能是负数。"),
        ("三百元", "金额请用数字写"),
        ("1.005", "金额最多到分"),
        ("10000亿元", "金额太大"),
        ("1,92,0", "逗号或小数点位置不对"),
        ("9" * 41, "金额太长"),
        ("NaN", "不是金额"),
    ],
)
def test_what_is_no_sum_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        MoneyField().clean(typed)


def test_nothing_typed_is_asked_for_or_has_a_value_of_its_own():
    with pytest.raises(ValidationError):
        MoneyField().clean("")
    assert MoneyField(required=False, empty_value=Decimal(0)).clean("") == Decimal(0)


def test_a_cost_is_more_than_nothing():
    with pytest.raises(ValidationError, match="大于 0"):
        MoneyField(above_nothing=True).clean("0.00")


def test_a_stored_sum_is_shown_as_one_reads_it():
    assert MoneyField().prepare_value(Decimal("1920.50")) == "1,920.50"
    assert MoneyField().prepare_value(Decimal("346000.00")) == "346,000"
    assert MoneyField().prepare_value("34.6万元") == "34.6万元"


def test_the_same_sum_written_otherwise_is_no_change():
    assert not MoneyField().has_changed(Decimal("346000.00"), "34.6万元")
