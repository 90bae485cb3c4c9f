"""Numbers out of addresses and forms, and sums in words."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.money import wan

YUAN = gettext_lazy("元")  # the unit of every sum of money

LARGEST_ID = 2**63 - 1


def number_or_none(text) -> int | None:
    """A whole number that can be an id, or None: a forged one is no reason for a crash."""
    try:
        number = int(text)
    except (TypeError, ValueError):
        return None
    return number if 0 <= number <= LARGEST_ID else None


def amount(value, unit) -> str:
    """A sum with its unit: 3,456 人次, 12.5 小时; money in yuan reads 1,920.35万元."""
    if isinstance(value, Decimal) and unit == YUAN:
        return wan(value)
    told = (
        f"{value:,f}".rstrip("0").rstrip(".")
        if isinstance(value, Decimal) and value % 1
        else f"{int(value):,}"
    )
    return _("%(value)s %(unit)s") % {"value": told, "unit": unit}
