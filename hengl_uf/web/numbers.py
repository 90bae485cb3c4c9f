"""Numbers out of addresses and forms, and sums in words."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.money import wan

YUAN = gettext_lazy("元")  # the unit of every sum of money
TEN_THOUSAND = gettext_lazy("万元")
YEAR = gettext_lazy("年")  # the unit of a year of the calendar: 2019 年
SHARE = "%"  # the unit of a part of all, which is a number from 0 to 1: 0.864 reads 86.4%
NOTHING = "—"  # what stands for a number that nobody knows: a share of no rows

LARGEST_ID = 2**63 - 1


def number_or_none(text) -> int | None:
    """A whole number that can be an id, or None: a forged one is no reason for a crash."""
    try:
        number = int(text)
    except (TypeError, ValueError):
        return None
    return number if 0 <= number <= LARGEST_ID else None


def amount(value, unit) -> str:
    """A number with its unit: 3,456 人次, 12.5 小时, 86.4%, 2019 年; money in yuan reads 1,920.35万元."""
    if unit == YUAN and value is not None:
        return wan(value)
    told, beside = apart(value, unit)
    told = f"{told:,}" if isinstance(told, int) else told
    return _("%(value)s %(unit)s") % {"value": told, "unit": beside} if beside else told


def apart(value, unit) -> tuple[int | str, str]:
    """A number and what stands beside it, for where the unit is set smaller; "" when it is part of the words.

    A whole number stays one, so that whoever shows it sets its thousands apart.
    """
    if value is None:
        return NOTHING, ""
    if unit == YUAN:
        told = wan(value)
        beside = TEN_THOUSAND if told.endswith(str(TEN_THOUSAND)) else YUAN
        return told.removesuffix(str(beside)), str(beside)
    if unit == YEAR:
        return (str(int(value)), unit) if value else (NOTHING, "")
    if unit == SHARE:
        value *= 100
    fraction = isinstance(value, Decimal) and value % 1
    told = f"{value:,f}".rstrip("0").rstrip(".") if fraction else int(value)
    return (f"{told}{SHARE}", "") if unit == SHARE else (told, unit)
