"""Deeds about the days of festivals: made by the lunar calendar, moved, confirmed, called off, taken up again.

Whoever changes a day holds its festival first, then the day: so a correction of the festival and a confirmation of its
days wait for each other and never for both.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, full_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions import special_checks
from religion.actions.filing_verbs import cancel_for
from religion.actions.filings import draft_for
from religion.events import festivals as events
from religion.festival_days import days_ahead, years_ahead
from religion.models import Festival, Occurrence

FIELDS = ("starts_on", "ends_on", "expected_people", "crowd_note", "note")
MOST_DAYS = 60  # of one festival
FARTHEST = 45  # days between the day by the lunar calendar and those on which it is held
MOST_PEOPLE = 999_999


class EndsBeforeStart(DeedRefused):
    """A festival ends on its first day or later, and within two months."""


class FarFromItsDay(DeedRefused):
    """A festival is held around the day of the lunar calendar; another time is another festival."""


class NoSuchNumber(DeedRefused):
    """A number of people is above nothing, and no more than a town has."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What came of confirming many days: those confirmed, and how many were left for a reason of their own."""

    done: tuple[Occurrence, ...]
    left: int


# --- as the lunar calendar has it ---------------------------------------------------------------------------


def propose(*, on) -> int:
    """Make the missing days of all festivals of sites in use, through the lunar years within reach; how many.

    Run twice, late or cut off it does no harm: what is there stays, what is missing comes the next time.
    """
    made = 0
    known: dict[int, set] = {}
    there = Occurrence.objects.filter(lunar_year__in=years_ahead(on))
    for festival, year, is_leap in there.values_list("festival_id", "lunar_year", "is_leap"):
        known.setdefault(festival, set()).add((year, is_leap))
    for festival in Festival.objects.held().order_by("pk"):
        if any(one.key not in known.get(festival.pk, ()) for one in days_ahead(festival, on)):
            with transaction.atomic():
                made += propose_for(Festival.claim(festival.pk), on=on)
    return made


def propose_for(festival, *, on, by=None) -> int:
    """Make the missing days of one festival; call it with the festival locked, or just made. How many were made."""
    there = set(festival.occurrences.values_list("lunar_year", "is_leap"))
    missing = [one for one in days_ahead(festival, on) if one.key not in there]
    Occurrence.objects.bulk_create(
        (
            Occurrence(
                festival=festival,
                lunar_year=one.lunar_year,
                is_leap=one.is_leap,
                computed_on=one.day,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
            )
            for one in missing
        ),
        ignore_conflicts=True,
    )
    if missing:
        words = _("；").join(full_date(one.starts_on) for one in missing)
        record(events.OCCURRENCE_PROPOSED, target=festival, by=by, note=words)
    return len(missing)


def compute_anew(festival, *, on, by) -> None:
    """Bring the coming days of a corrected festival, held locked, to its new rule.

    What nobody confirmed or moved follows it, or goes when the rule has no such day any more. What a person decided
    stays, and only notes the day that the lunar calendar now gives, so that its page can say that the two differ.
    """
    coming = list(festival.occurrences.select_for_update(no_key=True).filter(ends_on__gte=on))
    years = {one.lunar_year for one in coming}
    ruled = {one.key: one for one in days_ahead(festival, on, years)}
    for occurrence in coming:
        day = ruled.get((occurrence.lunar_year, occurrence.is_leap))
        follows = is_as_computed(occurrence)
        if day is None:
            if follows:
                occurrence.delete()
            continue
        occurrence.computed_on = day.day
        if follows:
            occurrence.starts_on, occurrence.ends_on = day.starts_on, day.ends_on
        occurrence.version += 1
        occurrence.save(update_fields=["computed_on", "starts_on", "ends_on", "version"])
    propose_for(festival, on=on, by=by)


def is_as_computed(occurrence) -> bool:
    """Whether no person said anything about this day yet."""
    return occurrence.changed_at is None and not occurrence.is_confirmed and not occurrence.is_cancelled


# --- as people decide ---------------------------------------------------------------------------------------


def hold(occurrence, version=None) -> Occurrence:
    """Lock a day of a festival for a change, its festival before it."""
    festival = Festival.claim(occurrence.festival_id)
    occurrence = Occurrence.claim(occurrence.pk, version)
    occurrence.festival = festival
    return occurrence


@transaction.atomic
def change(*, occurrence, by, at, version=None, **fields) -> Occurrence:
    """Move the days of a festival in one year, or note how many are expected and how they are guided.

    Its check and the draft of its filing move along. Raises `EndsBeforeStart`, `FarFromItsDay`, `NoSuchNumber`,
    `NotYours`, `StaleEdit`.
    """
    occurrence = hold(occurrence, version)
    insist(occurrence.editable_by(by))
    before = snapshot(occurrence, FIELDS)
    for name, value in fields.items():
        setattr(occurrence, name, value)
    check(occurrence)
    changes = changes_between(before, snapshot(occurrence, FIELDS))
    with told(occurrence_ends_after_start=ends_before_start):
        occurrence.stamp(by=by, at=at).save()
    record(events.OCCURRENCE_CHANGED, target=occurrence, by=by, changes=changes)
    if occurrence.is_confirmed:
        prepare(occurrence, by=by, at=at)
    return occurrence


@transaction.atomic
def confirm(*, occurrence, by, at, version=None) -> Occurrence:
    """Say that these are the days: the check before them and the draft of the filing are made. Raises `NotYours`,
    `StaleEdit`.
    """
    occurrence = hold(occurrence, version)
    insist(occurrence.confirmable_by(by, timezone.localdate(at)))
    occurrence.confirmed_at, occurrence.confirmed_by = at, by
    occurrence.stamp(by=by, at=at).save()
    words = f"{full_date(occurrence.starts_on)} – {full_date(occurrence.ends_on)}"
    record(events.OCCURRENCE_CONFIRMED, target=occurrence, by=by, note=words)
    prepare(occurrence, by=by, at=at)
    return occurrence


@transaction.atomic
def confirm_many(*, chosen, by, at) -> Confirmed:
    """Confirm these (id, version) of days that the account may know of.

    What somebody else saved, confirmed or called off in between is left as it is: the person did not see that.
    """
    on, versions = timezone.localdate(at), dict(chosen)
    done = []
    found = Occurrence.objects.visible_to(by).filter(pk__in=versions).order_by("festival_id", "pk")
    for seen in found:
        occurrence = hold(seen)
        if occurrence.version == versions[occurrence.pk] and occurrence.confirmable_by(by, on):
            done.append(confirm(occurrence=occurrence, by=by, at=at))
    return Confirmed(tuple(done), len(versions) - len(done))


@transaction.atomic
def cancel(*, occurrence, reason, by, at) -> Occurrence:
    """Call a festival off for this year, with its open check and its filing. Raises `NotYours`."""
    occurrence, on = hold(occurrence), timezone.localdate(at)
    insist(occurrence.cancellable_by(by, on))
    occurrence.cancelled_at, occurrence.cancelled_by, occurrence.cancelled_reason = at, by, reason
    occurrence.stamp(by=by, at=at).save()
    record(events.OCCURRENCE_CANCELLED, target=occurrence, by=by, note=reason)
    special_checks.call_off(occurrence, on=on)
    cancel_for(occurrence=occurrence, reason=reason, by=by, at=at)
    return occurrence


@transaction.atomic
def restore(*, occurrence, by, at) -> Occurrence:
    """Take up again what was called off. Its days want confirming anew. Raises `NotYours`."""
    occurrence = hold(occurrence)
    insist(occurrence.restorable_by(by, timezone.localdate(at)))
    reason, occurrence.cancelled_reason = occurrence.cancelled_reason, ""
    occurrence.cancelled_at = occurrence.cancelled_by = None
    occurrence.confirmed_at = occurrence.confirmed_by = None
    occurrence.stamp(by=by, at=at).save()
    record(events.OCCURRENCE_RESTORED, target=occurrence, by=by, note=reason)
    return occurrence


def prepare(occurrence, *, by, at):
    """What comes before a confirmed festival: the check of its site, and the draft of its filing."""
    special_checks.plan_festival(occurrence, on=timezone.localdate(at))
    special_checks.settle_earlier(on=timezone.localdate(at), checks=Q(occurrence=occurrence))
    draft_for(occurrence=occurrence, by=by, at=at)


def check(occurrence):
    """The rules of a day that need more than its own fields."""
    starts_on, ends_on = occurrence.starts_on, occurrence.ends_on
    if ends_on < starts_on:
        raise ends_before_start()
    if (ends_on - starts_on).days >= MOST_DAYS:
        words = {"days": MOST_DAYS}
        raise EndsBeforeStart(_("诞期最长 %(days)d 天，请核对结束日期。") % words, field="ends_on")
    if not FIRST_YEAR <= starts_on.year <= LAST_YEAR or distance(occurrence) > FARTHEST:
        words = {"day": full_date(occurrence.computed_on), "days": FARTHEST}
        raise FarFromItsDay(
            _("农历推算是 %(day)s，最多前后移动 %(days)d 天；差得更远的，请核对年份，或另登记一个诞期。")
            % words,
            field="starts_on",
        )
    people = occurrence.expected_people
    if people is not None and not 0 < people <= MOST_PEOPLE:
        words = {"most": f"{MOST_PEOPLE:,}"}
        raise NoSuchNumber(_("请核对人数：1 到 %(most)s；不清楚的不填。") % words, field="expected_people")


def distance(occurrence) -> int:
    """Days between its own day and the nearest on which it is held."""
    day = occurrence.computed_on
    return max((occurrence.starts_on - day).days, (day - occurrence.ends_on).days, 0)


def ends_before_start() -> EndsBeforeStart:
    """The refusal of a festival that ends before it begins."""
    return EndsBeforeStart(_("结束日期不能早于开始日期。"), field="ends_on")
