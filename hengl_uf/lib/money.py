"""Sums of money in yuan as Decimal: read as offices write them, shown in yuan or in 万元."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.utils.translation import gettext as _

from hengl_uf.lib.errors import Unreadable

# What a DecimalField with max_digits=14, decimal_places=2 holds.
MOST: Final = Decimal("999999999999.99")
CENT: Final = Decimal("0.01")

_UNITS: Final = {"": 1, "元": 1, "圆": 1, "万": 10_000, "万元": 10_000, "亿": 10**8, "亿元": 10**8}
_CURRENCY = re.compile(r"^(?:人民币|rmb|cny|¥|￥)\s*", re.IGNORECASE)
_PARTS = re.compile(r"(?P<sign>[-−–]?)(?P<number>[\d,.]+)(?P<unit>[元圆万亿萬億圓]*)整?")
_PLAIN = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?|\.\d+")


class MoneyError(Unreadable):
    """The text is no sum of money that we keep; the message says why."""


def parse_money(text: str) -> Decimal:
    """Read a sum in yuan: ¥19,203,500.00, 1920.35万元, ３００元, 人民币 5 万. At most two decimals of a yuan.

    Raises MoneyError.
    """
    cleaned = _CURRENCY.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    match = _PARTS.fullmatch(cleaned)
    if match is None:
        raise MoneyError(_unreadable(cleaned))
    if match["sign"]:
        raise MoneyError(_("金额不能是负数。"))
    return _checked(_number(match["number"]) * _unit(match["unit"]))


def yuan(amount: Decimal | int) -> str:
    """The sum to the cent: ¥19,203,500.00."""
    rounded = _decimal(amount).quantize(CENT, ROUND_HALF_UP)
    return f"{'-' if rounded < 0 else ''}¥{abs(rounded):,.2f}"


def wan(amount: Decimal | int) -> str:
    """The sum for sentences, with at most two decimals: 1,920.35万元, 34.6万元; below ten thousand 300元."""
    exact = _decimal(amount)
    if abs(exact) < 10_000:
        return _("%(sum)s元") % {"sum": _short(exact)}
    return _("%(sum)s万元") % {"sum": _short(exact / 10_000)}


def _short(number: Decimal) -> str:
    return f"{number.quantize(CENT, ROUND_HALF_UP):,.2f}".rstrip("0").rstrip(".")


def _number(digits: str) -> Decimal:
    if not _PLAIN.fullmatch(digits):
        raise MoneyError(
            _("“%(number)s”的逗号或小数点位置不对，请写成 19,203,500.00 或 19203500。")
            % {"number": digits[:40]}
        )
    return Decimal(digits.replace(",", ""))


def _unit(unit: str) -> int:
    simplified = unit.translate(str.maketrans("萬億圓", "万亿圆")).replace("圆", "元")
    if simplified not in _UNITS:
        raise MoneyError(_("不认识单位“%(unit)s”，请用元、万元或亿元。") % {"unit": unit[:10]})
    return _UNITS[simplified]


def _checked(amount: Decimal) -> Decimal:
    if amount > MOST:
        raise MoneyError(_("金额太大，最多 9,999 亿元。"))
    rounded = amount.quantize(CENT)
    if rounded != amount:
        raise MoneyError(_("金额最多到分（两位小数）。"))
    return rounded


def _unreadable(text: str) -> str:
    if not text:
        return _("请填金额。")
    if re.search("[一二三四五六七八九十百千零壹贰叁肆伍陆柒捌玖拾佰仟]", text):
        return _("金额请用数字写，例如 34.6万元。")
    return _("“%(text)s”不是金额，请写成 19,203,500.00 或 1920.35万元。") % {"text": text[:40]}


def _decimal(amount: Decimal | int) -> Decimal:
    if isinstance(amount, float):
        raise TypeError("Money is Decimal, never float.")
    return Decimal(amount)
