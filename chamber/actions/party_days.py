"""What the deeds of Party work check alike: days that have come, and organisations that were there on a day."""

from django.utils.translation import gettext as _

from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, plain_date
from hengl_uf.web.refusals import DeedRefused


class NotYet(DeedRefused):
    """What has happened is written down on its day or later."""


class NotThereThen(DeedRefused):
    """An organisation does something between its founding and its end, and is not removed."""


class NoSuchNumber(DeedRefused):
    """A count of people is nothing or more, and no more than a town has."""


MOST_PEOPLE = 999_999


def happened(day, *, on, field):
    """Raise `NotYet` unless the day has come, in a year that we keep records of."""
    if day.year < FIRST_YEAR:
        raise NotYet(_("请核对日期的年份。"), field=field)
    if day > on:
        raise NotYet(_("日期不能晚于今天。"), field=field)


def within_records(day, *, field):
    """Raise `NotYet` for a year that is a slip of the finger."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotYet(_("请核对日期的年份。"), field=field)


def there_then(organisation, day, *, field="organisation"):
    """Raise `NotThereThen` unless the organisation is registered and existed on the day."""
    words = {"name": organisation.name}
    if organisation.is_removed:
        raise NotThereThen(_("“%(name)s”已移除，不能再登记。") % words, field=field)
    if day < organisation.founded_on:
        words["day"] = plain_date(organisation.founded_on)
        raise NotThereThen(_("“%(name)s”%(day)s 才成立，请核对日期。") % words, field=field)
    if organisation.dissolved_on and day > organisation.dissolved_on:
        words["day"] = plain_date(organisation.dissolved_on)
        raise NotThereThen(_("“%(name)s”已在 %(day)s 撤销，请核对日期。") % words, field=field)


def countable(people, *, field):
    """Raise `NoSuchNumber` unless this can be a count of people."""
    if not 0 <= people <= MOST_PEOPLE:
        raise NoSuchNumber(_("请核对人数，最多 %(most)s。") % {"most": f"{MOST_PEOPLE:,}"}, field=field)
