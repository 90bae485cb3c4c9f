"""How a site comes to its numbers, keeps them through changes, and loses them (编号、变更、注销).

The internal number is asked for last in its transaction: whatever fails before or after, no number is missing in its
series and none is given twice.
"""

import re
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import record
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.text import normalise_name
from hengl_uf.numbering.actions import Series, next_number
from hengl_uf.web.last_word import told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.registration_moves import (
    NoReason,
    checked_day,
    claim_for,
    claim_with_site,
    move,
    stated,
    unpublish,
)
from religion.actions.registration_town import Objections, end_public
from religion.classification import SiteClass
from religion.events import registrations as events
from religion.models import Registration, RegistrationStep, SiteNumber
from religion.models.registrations import NUMBERED, State
from religion.registration_rules import class_settled, numberable

Kind = SiteNumber.Kind
LONGEST = SiteNumber._meta.get_field("number").max_length
NUMBERS = ("official_no", "file_no", "numbered_on")


class ClassInDoubt(DeedRefused):
    """A number is given to a site whose class a person has confirmed."""


class NotReported(DeedRefused):
    """A site of the first class gets its number from above, so it is reported first."""


class NoOfficialNumber(DeedRefused):
    """A site of the first class has an official number, given by an authority and written as it writes them."""


class NumberTaken(DeedRefused):
    """A number is given once, to one site, for ever."""


def site_series() -> Series:
    """The series of the internal numbers of sites, by year and village."""
    return Series("religion.site", settings.SITE_NUMBER_TEMPLATE, parts=("village2",))


@transaction.atomic
def number(
    *,
    registration,
    by,
    at,
    official_no: str | None = None,
    authority="",
    on: date | None = None,
    objections=Objections.NONE,
    objections_note="",
) -> Registration:
    """Give a site its number: 已登记编号 or 已建档编号, by its confirmed class.

    The internal number is made here when the site has none. `official_no` as given from above; None leaves that which
    the site holds, "" takes it away. What came of the days in public is asked where nobody has reported it.
    Raises `ClassInDoubt`, `NotReported`, `StillPublic`, `ObjectionsOpen`, `NoOfficialNumber`, `NumberTaken`,
    `NoSuchDay`, `NotYours`.
    """
    registration = claim_with_site("number", registration, by)
    site, today = registration.site, timezone.localdate(at)
    check_turn(registration, objections, objections_note, on=today)
    official = site.official_no or "" if official_no is None else written(official_no)
    authority = authority.strip()
    check_official(site, official, authority)
    day = checked_day(on or today, first=first_day(registration), last=today, field="on", words=_("编号日期"))
    before = held_by(site)
    replace_official(site, official, authority, by=by, at=at, on=day)
    site.numbered_on = site.numbered_on if before["file_no"] and not changed(before, site) else day
    if site.file_no is None:
        give_file_no(site, authority, by=by, at=at, on=day)
    keep(site)
    tell_site(events.SITE_NUMBERED, site, before, by=by)
    registration.numbered_on, registration.change_reason, registration.returned_reason = day, "", ""
    to = State.REGISTERED if site.confirmed_class == SiteClass.REGISTERED else State.FILED
    reason = _("；").join(filter(None, (site.official_no, site.file_no)))
    return move(registration, to, event=events.REGISTRATION_NUMBERED, by=by, at=at, on=day, reason=reason)


@transaction.atomic
def change(*, registration, by, at, reason) -> Registration:
    """Begin a change: the chain is walked once more, the number is held meanwhile. Raises `NoReason`, `NotYours`."""
    registration = claim_for("change", registration, by)
    registration.change_reason = stated(reason, _("请写明变更内容和原因。"))
    registration.round += 1
    registration.returned_reason = ""
    unpublish(registration)
    return move(
        registration,
        State.CHANGING,
        event=events.REGISTRATION_CHANGE_BEGUN,
        by=by,
        at=at,
        reason=registration.change_reason,
    )


@transaction.atomic
def drop_change(*, registration, by, at, reason="") -> Registration:
    """Give a change up: it stands numbered again, as before the change. Raises `NotYours`."""
    registration = claim_for("drop-change", registration, by)
    before = numbered_before(registration)
    registration.change_reason = registration.returned_reason = ""
    return move(
        registration, before, event=events.REGISTRATION_CHANGE_DROPPED, by=by, at=at, reason=reason.strip()
    )


@transaction.atomic
def cancel(*, registration, by, at, reason, on: date | None = None) -> Registration:
    """End a registration (注销): the site's numbers end, and are never given again.

    Raises `NoReason`, `NoSuchDay`, `NotYours`.
    """
    registration = claim_with_site("cancel", registration, by)
    reason = stated(reason, _("请写明注销原因。"))
    site, today = registration.site, timezone.localdate(at)
    live = SiteNumber.objects.filter(site=site, ended_on__isnull=True)
    first = max((one.given_on for one in live), default=None)
    day = checked_day(on or today, first=first, last=today, field="on", words=_("注销日期"))
    before = held_by(site)
    for one in live:
        end_number(one, by=by, at=at, on=day, reason=reason)
    site.official_no = site.file_no = site.numbered_on = None
    keep(site)
    tell_site(events.SITE_NUMBERS_ENDED, site, before, by=by, note=reason)
    registration.cancelled_reason = reason
    return move(
        registration,
        State.CANCELLED,
        event=events.REGISTRATION_CANCELLED,
        by=by,
        at=at,
        on=day,
        reason=reason,
    )


# --- the rules of a number ----------------------------------------------------------------------------


def check_turn(registration, objections, note, *, on):
    """Raise unless it is time for the number; note what came of the days in public where that was not done yet."""
    settled = class_settled(registration.site)
    if not settled:
        raise ClassInDoubt(settled.reason)
    if registration.state != State.PUBLIC:
        return
    if registration.site.confirmed_class == SiteClass.REGISTERED:
        raise NotReported(numberable(registration, on).reason)
    end_public(registration, objections, note, on=on)


def check_official(site, official, authority):
    """Raise unless the official number is there where it must be, well written, and nobody else's."""
    if not official:
        if site.confirmed_class == SiteClass.REGISTERED:
            raise NoOfficialNumber(_("登记编号场所要填写上级给出的登记编号。"), field="official_no")
        return
    if official == site.official_no:
        return
    if len(official) > LONGEST or not re.fullmatch(settings.SITE_OFFICIAL_PATTERN, official):
        raise NoOfficialNumber(_("登记编号的写法不对，请照上级的文件填写。"), field="official_no")
    if not authority:
        raise NoOfficialNumber(_("请填写给出这个编号的机关。"), field="authority")
    if SiteNumber.objects.filter(kind=Kind.OFFICIAL, number=official).exists():
        raise taken(Kind.OFFICIAL, official)


def first_day(registration) -> date | None:
    """The first day on which a number may be dated."""
    if registration.reported_on:
        return registration.reported_on
    return registration.public_until and registration.public_until + timedelta(days=1)


def written(official_no) -> str:
    """An official number as we keep it: one number is one text, however wide it was typed."""
    return normalise_name(official_no)


def taken(kind, text) -> NumberTaken:
    """The refusal of a number that was given before: to which site, and whether it still holds it."""
    one = SiteNumber.objects.select_related("site__village").filter(kind=kind, number=text).first()
    field = "official_no" if kind == Kind.OFFICIAL else None
    if one is None:
        return NumberTaken(_("编号“%(number)s”已经给过别的场所。") % {"number": text}, field=field)
    words = {"number": text, "village": one.site.village, "site": one.site}
    if one.ended_on is None:
        sentence = _("编号“%(number)s”是%(village)s“%(site)s”的，请核对。")
        return NumberTaken(sentence % words, field=field)
    words["day"] = plain_date(one.ended_on)
    sentence = _("编号“%(number)s”给过%(village)s“%(site)s”，%(day)s 停用；停用的编号不再给别的场所。")
    return NumberTaken(sentence % words, field=field)


def numbered_before(registration) -> State:
    """The numbered state out of which its change began."""
    step = (
        RegistrationStep.objects.filter(
            registration=registration, from_state__in=NUMBERED, to_state=State.CHANGING
        )
        .order_by("-pk")
        .first()
    )
    return State(step.from_state)


# --- the numbers of a site ----------------------------------------------------------------------------


def replace_official(site, official, authority, *, by, at, on):
    """Let a site hold this official number from a day on ("" is none); the one before ends."""
    if official == (site.official_no or ""):
        return
    for one in SiteNumber.objects.filter(site=site, kind=Kind.OFFICIAL, ended_on__isnull=True):
        if on < one.given_on:
            words = {"day": plain_date(one.given_on)}
            raise NumberTaken(_("原来的编号是 %(day)s 给的，新编号不能更早。") % words, field="on")
        end_number(one, by=by, at=at, on=on, reason=_("变更登记，改用新编号"))
    site.official_no = official or None
    if official:
        give(site, Kind.OFFICIAL, official, authority, by=by, at=at, on=on)


def give_file_no(site, authority, *, by, at, on):
    """Give a site the next internal number of its village and year; the last thing that can wait for another."""
    site.file_no = next_number(series=site_series(), on=on, village2=f"{site.village.order:02d}")
    by_town = authority if site.confirmed_class == SiteClass.FILED else ""
    give(site, Kind.FILE, site.file_no, by_town, by=by, at=at, on=on)


def give(site, kind, text, authority, *, by, at, on) -> SiteNumber:
    """Write a number into the history of numbers. Raises `NumberTaken`."""
    one = SiteNumber(site=site, kind=kind, number=text, authority=authority, given_on=on)
    with told(site_number_never_again=lambda: taken(kind, text)):
        one.stamp(by=by, at=at).save()
    return one


def end_number(one, *, by, at, on, reason):
    """Note that a number is held no longer, and why."""
    one.ended_on, one.ended_reason = on, reason[: SiteNumber._meta.get_field("ended_reason").max_length]
    one.stamp(by=by, at=at).save()


def keep(site):
    """Save the numbers that a site holds. That is no edit of the site: no new version, so that it stops none."""
    site.index_names()
    with told(
        site_official_no_once=lambda: taken(Kind.OFFICIAL, site.official_no),
        site_file_no_once=lambda: taken(Kind.FILE, site.file_no),
    ):
        site.save(update_fields=[*NUMBERS, "search_key"])


def held_by(site) -> dict:
    """The numbers that a site holds."""
    return {name: getattr(site, name) for name in NUMBERS}


def changed(before, site) -> bool:
    """Whether it holds other numbers than before."""
    return any(before[name] != getattr(site, name) for name in ("official_no", "file_no"))


def tell_site(event, site, before, *, by, note=""):
    """Tell the history of the site which numbers it holds now; nothing when they are as before."""
    changes = {
        str(site._meta.get_field(name).verbose_name): [before[name], getattr(site, name)]
        for name in ("official_no", "file_no")
        if before[name] != getattr(site, name)
    }
    if changes:
        record(event, target=site, by=by, changes=changes, note=note)


__all__ = [
    "ClassInDoubt",
    "NoOfficialNumber",
    "NoReason",
    "NotReported",
    "NumberTaken",
    "cancel",
    "change",
    "drop_change",
    "number",
    "site_series",
]
