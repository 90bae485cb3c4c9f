"""What the deeds of events, plans, drills and incidents check alike: days that have come, and sites that are there."""

from datetime import datetime

from django.utils.translation import gettext as _

from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR
from hengl_uf.web.refusals import DeedRefused

MOST_PEOPLE = 999_999


class NotYet(DeedRefused):
    """What has happened is written down on its day or later."""


class NoSuchDay(DeedRefused):
    """A day lies in a time that we keep records of."""


class NoSuchNumber(DeedRefused):
    """A number of people is no more than a town has."""


class SiteGone(DeedRefused):
    """Nothing is added to a site that is removed."""


class NoReason(DeedRefused):
    """This deed asks for a word."""


def happened(day, *, on, field):
    """Raise `NotYet` unless the day has come, in a year that we keep records of."""
    if day.year < FIRST_YEAR:
        raise NotYet(_("请核对日期的年份。"), field=field)
    if day > on:
        raise NotYet(_("日期不能晚于今天。"), field=field)


def happened_at(moment: datetime, *, at: datetime, field):
    """Raise `NotYet` unless the moment has come, in a year that we keep records of."""
    if moment.year < FIRST_YEAR:
        raise NotYet(_("请核对日期的年份。"), field=field)
    if moment > at:
        raise NotYet(_("时间不能晚于现在。"), field=field)


def within_records(day, *, field):
    """Raise `NoSuchDay` for a year that is a slip of the finger."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoSuchDay(_("请核对日期的年份。"), field=field)


def countable(people, *, field, least=1, most=MOST_PEOPLE):
    """Raise `NoSuchNumber` unless this can be a number of people, or is left open."""
    if people is not None and not least <= people <= most:
        words = {"least": least, "most": f"{most:,}"}
        raise NoSuchNumber(_("请核对人数：%(least)s 到 %(most)s。") % words, field=field)


def there(site):
    """Raise `SiteGone` when the site is removed."""
    if site.is_removed:
        raise SiteGone(_("“%(site)s”已移除，不能再登记。") % {"site": site}, field="site")


def worded(text, sentence, *, field) -> str:
    """The text without the space around it; raise `NoReason` with the sentence when nothing is left."""
    said = text.strip()
    if not said:
        raise NoReason(sentence, field=field)
    return said
