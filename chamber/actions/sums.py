"""Sums of money that deeds take: to the cent, never negative. What a form lets through is checked again here."""

from decimal import Decimal

from django.utils.translation import gettext as _

from hengl_uf.lib.money import CENT, MOST
from hengl_uf.web.refusals import DeedRefused


class BadSum(DeedRefused):
    """The sum is negative, nothing, too large, or has more than two decimals of a yuan."""


def checked(amount: Decimal | int, *, field: str = "amount", nothing: bool = False) -> Decimal:
    """The sum in yuan with two decimals; `nothing` allows 0. Raises `BadSum` beside `field`."""
    exact = Decimal(amount)
    if not exact.is_finite() or exact < 0:
        raise BadSum(_("金额不能是负数。"), field=field)
    if not exact and not nothing:
        raise BadSum(_("金额要大于 0。"), field=field)
    if exact > MOST:
        raise BadSum(_("金额太大，最多 9,999 亿元。"), field=field)
    if exact != exact.quantize(CENT):
        raise BadSum(_("金额最多到分（两位小数）。"), field=field)
    return exact.quantize(CENT)
