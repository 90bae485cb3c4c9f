"""Values as the trail keeps them (JSON that a database gives back unchanged), and as people read them."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _


def without_nul(value) -> str:
    """Text without the one sign that PostgreSQL cannot keep."""
    return str(value).replace("\x00", "")


def plain(value):
    """The same value in the words of JSON that survive a round trip through the database unchanged."""
    if isinstance(value, dict):
        return {without_nul(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(one) for one in value), key=str)
    if value is None or isinstance(value, bool | int):
        return value
    return without_nul(clock_time(value) if isinstance(value, datetime.datetime) else value)


def clock_time(moment: datetime.datetime) -> str:
    """A moment as the town's clocks show it, to the minute."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{local:%Y-%m-%d %H:%M}"


def in_words(value) -> str:
    """A kept value as a person reads it."""
    if value is None or value in ("", []):
        return "—"
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return _("、").join(in_words(one) for one in value)
    return str(value)
