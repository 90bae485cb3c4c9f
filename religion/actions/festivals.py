"""Deeds about festivals: written down with their lunar day, corrected, removed. Their days of each year follow at once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.calendars.lunar import LunarError, check_lunar_day
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions import occurrences
from religion.events import festivals as events
from religion.models import Festival, Occurrence

FIELDS = (
    "name",
    "lunar_month",
    "lunar_day",
    "leap",
    "days_before",
    "days",
    "usual_people",
    "note",
)
MOST_DAYS, MOST_BEFORE = 30, 15
MOST_PEOPLE = 999_999


class NoSuchLunarDay(DeedRefused):
    """The lunar calendar has no such month or day."""


class SpanWithoutDay(DeedRefused):
    """A festival lasts some days, and its own day is among them."""


class NoSuchNumber(DeedRefused):
    """A number of people is above nothing, and no more than a town has."""


class SiteClosed(DeedRefused):
    """Festivals are written down at sites that are in use."""


class SameFestival(DeedRefused):
    """A site has a festival of this name on this lunar day already."""


@transaction.atomic
def add_festival(*, site, name, lunar_month, lunar_day, by, at, **fields) -> Festival:
    """Write down a festival of a site, and make its days of the coming year.

    `fields`: leap, days_before, days, usual_people, note. Raises `NoSuchLunarDay`, `SpanWithoutDay`, `NoSuchNumber`,
    `SiteClosed`, `SameFestival`, `NotYours`.
    """
    festival = Festival(site=site, name=name, lunar_month=lunar_month, lunar_day=lunar_day, **fields)
    insist(festival.editable_by(by))
    check(festival)
    if site.is_removed or site.is_closed:
        words = {"site": site}
        raise SiteClosed(_("“%(site)s”已停止开放；恢复开放后再登记诞期。") % words, field="site")
    keep(festival, by=by, at=at)
    record(events.FESTIVAL_ADDED, target=festival, by=by)
    occurrences.propose_for(festival, on=timezone.localdate(at), by=by)
    return festival


@transaction.atomic
def edit_festival(*, festival, by, at, version=None, **fields) -> Festival:
    """Correct a festival. Its coming days that nobody confirmed or moved are computed anew.

    Raises as `add_festival`, and `StaleEdit`.
    """
    festival = Festival.claim(festival.pk, version)
    insist(festival.editable_by(by))
    before = snapshot(festival, FIELDS)
    for name, value in fields.items():
        setattr(festival, name, value)
    check(festival)
    changes = changes_between(before, snapshot(festival, FIELDS))
    keep(festival, by=by, at=at)
    record(events.FESTIVAL_CHANGED, target=festival, by=by, changes=changes)
    occurrences.compute_anew(festival, on=timezone.localdate(at), by=by)
    return festival


@transaction.atomic
def remove_festival(*, festival, by, at, reason) -> Festival:
    """Take a festival away, kept with the reason. What was confirmed of the coming days is called off, with its check and
    filing. Raises `NotYours`.
    """
    festival = Festival.claim(festival.pk)
    insist(festival.editable_by(by))
    on = timezone.localdate(at)
    for occurrence in Occurrence.objects.coming(on).filter(festival=festival).order_by("pk"):
        occurrences.cancel(occurrence=occurrence, reason=reason, by=by, at=at)
    festival.removed_at, festival.removed_by, festival.removed_reason = at, by, reason
    festival.stamp(by=by, at=at).save()
    record(events.FESTIVAL_REMOVED, target=festival, by=by, note=reason)
    return festival


def check(festival):
    """The rules of a festival that need more than its own fields."""
    lunar_day_exists(festival.lunar_month, festival.lunar_day)
    if not 1 <= festival.days <= MOST_DAYS:
        raise SpanWithoutDay(_("诞期最短 1 天，最长 %(most)d 天。") % {"most": MOST_DAYS}, field="days")
    if not 0 <= festival.days_before <= MOST_BEFORE:
        words = {"most": MOST_BEFORE}
        raise SpanWithoutDay(_("最多提前 %(most)d 天开始。") % words, field="days_before")
    if festival.days_before >= festival.days:
        raise span_without_day(festival.days_before)
    if festival.usual_people is not None and not 0 < festival.usual_people <= MOST_PEOPLE:
        words = {"most": f"{MOST_PEOPLE:,}"}
        raise NoSuchNumber(_("请核对人数：1 到 %(most)s；不清楚的不填。") % words, field="usual_people")


def lunar_day_exists(month, day):
    """Raise `NoSuchLunarDay` for what no lunar year has."""
    try:
        check_lunar_day(month, 1)
    except LunarError as error:
        raise NoSuchLunarDay(error, field="lunar_month") from error
    try:
        check_lunar_day(month, day)
    except LunarError as error:
        raise NoSuchLunarDay(error, field="lunar_day") from error


def span_without_day(days_before) -> SpanWithoutDay:
    """The refusal of a festival that is over before its own day."""
    words = {"before": days_before, "days": days_before + 1}
    return SpanWithoutDay(
        _("提前 %(before)d 天开始的，连正日至少 %(days)d 天，请核对共几天。") % words, field="days"
    )


def same_festival(festival) -> SameFestival:
    """The refusal of the same festival written down twice."""
    words = {"site": festival.site, "day": festival.lunar_words, "name": festival.name}
    sentence = _("“%(site)s”已经有%(day)s的“%(name)s”，请在那一条上修改。")
    return SameFestival(sentence % words, field="name")


def keep(festival, *, by, at):
    """Save it; what the database refuses is told in the same sentences."""
    with told(
        festival_once_a_site=lambda: same_festival(festival),
        festival_lunar_day_exists=lambda: NoSuchLunarDay(_("农历没有这一天。"), field="lunar_day"),
        festival_span_known=lambda: span_without_day(festival.days_before),
    ):
        festival.stamp(by=by, at=at).save()
