"""The checks that must come before a festival or a holiday: planned ahead by a job, done by an inspection in time.

Those before a festival may be made from `FESTIVAL_CHECK_DAYS` before it begins, until the day before. Before 春节, 清明
and 重阳 all sites want looking at, so there is a week more.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from hengl_uf.audit.trail import record
from hengl_uf.calendars.lunar import Holiday, holidays_between
from hengl_uf.lib.dates import ONE_DAY, Period, plain_date
from religion.events import festivals as events
from religion.models import Festival, Inspection, Occurrence, Site, SpecialCheck

Kind = SpecialCheck.Kind
AHEAD = timedelta(days=60)  # so far checks are planned
EVERY = Q()
WEEK = timedelta(days=7)  # more than before a festival, for all sites at once


@transaction.atomic
def settle(*, inspection: Inspection, by, at) -> list[SpecialCheck]:
    """Tie an inspection to the open special checks of its site that its day does: from `not_before` to the day itself.

    Call it in the transaction that finishes the inspection. Called again it changes nothing. Returns what it tied.
    """
    day = inspection.inspected_on
    open_ones = SpecialCheck.objects.filter(site=inspection.site_id, not_before__lte=day, day__gte=day)
    done = list(unsettled(open_ones).order_by("pk"))
    for check in done:
        tie(check, inspection, by=by)
    return done


@transaction.atomic
def plan_ahead(*, on) -> int:
    """Make the checks of the next `AHEAD`: before confirmed days of festivals, and before holidays for all sites that are
    inspected. Run again it makes nothing twice. Returns how many were made.
    """
    soon = Period(on + ONE_DAY, on + AHEAD)
    made = sum(plan_holiday(holiday) for holiday in holidays_between(soon))
    live = SpecialCheck.objects.filter(occurrence=OuterRef("pk"), cancelled_on__isnull=True)
    confirmed = Occurrence.objects.confirmed().starting_within(soon)
    unplanned = confirmed.exclude(Exists(live)).exclude(festival__site__status=Site.Status.CLOSED)
    for pk, festival in unplanned.order_by("festival_id", "pk").values_list("pk", "festival_id"):
        Festival.claim(festival)
        made += plan_festival(Occurrence.claim(pk), on=on) is not None
    settle_earlier(on=on)
    return made


def plan_holiday(holiday: Holiday) -> int:
    """The checks before one holiday, where there is none yet; how many were made."""
    first = holiday.day - lead() - WEEK
    same = SpecialCheck.objects.filter(
        site=OuterRef("pk"),
        kind=Kind.HOLIDAY,
        name=holiday.name,
        day=holiday.day,
        cancelled_on__isnull=True,
    )
    missing = Site.objects.visited().exclude(Exists(same)).order_by("pk").values_list("pk", flat=True)
    made = [
        SpecialCheck(
            site_id=pk,
            kind=Kind.HOLIDAY,
            name=holiday.name,
            day=holiday.day,
            not_before=first,
            due_on=holiday.day - ONE_DAY,
        )
        for pk in missing
    ]
    SpecialCheck.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def plan_festival(occurrence: Occurrence, *, on) -> SpecialCheck | None:
    """The check before a confirmed day of a festival, on its days as they are now; call it with the festival locked.

    None when it has begun: then nothing comes before it any more.
    """
    site, name, day = occurrence.festival.site, occurrence.festival.name, occurrence.starts_on
    days = {"day": day, "not_before": day - lead(), "due_on": day - ONE_DAY}
    own = list(live_checks(occurrence))
    kept = next((one for one in own if one.inspection_id is None or done_within(one, days)), None)
    if kept is None and day <= on:
        return None
    same = SpecialCheck.objects.filter(
        site=site, kind=Kind.FESTIVAL, name=name, day=day, cancelled_on__isnull=True
    ).first()
    if same and same != kept:
        return same  # two festivals of one name on one day: one look does for both
    if kept is None:
        kept = SpecialCheck(site=site, kind=Kind.FESTIVAL, occurrence=occurrence)
    kept.name = name
    for field, value in days.items():
        setattr(kept, field, value)
    kept.save()
    return kept


def call_off(occurrence: Occurrence, *, on) -> int:
    """Drop the open checks of a day that is not held; how many. What was looked at stays."""
    return live_checks(occurrence).filter(inspection__isnull=True).update(cancelled_on=on)


def settle_earlier(*, on, checks=EVERY) -> int:
    """Tie checks that are open to inspections that were finished in their time before they were planned; how many."""
    within = Inspection.objects.finished().filter(
        site=OuterRef("site"), inspected_on__gte=OuterRef("not_before"), inspected_on__lte=OuterRef("day")
    )
    first = within.order_by("inspected_on", "pk").values("pk")[:1]
    found = dict(
        SpecialCheck.objects.due(on)
        .filter(checks)
        .annotate(by_then=Subquery(first))
        .filter(by_then__isnull=False)
        .values_list("pk", "by_then")
    )
    inspections = Inspection.objects.in_bulk(found.values())
    for check in unsettled(SpecialCheck.objects.filter(pk__in=found)).order_by("pk"):
        tie(check, inspections[found[check.pk]], by=None)
    return len(found)


def tie(check: SpecialCheck, inspection: Inspection, *, by) -> None:
    """Note that this inspection did this check."""
    check.inspection = inspection
    check.save(update_fields=["inspection"])
    words = f"{check.name} {plain_date(check.day)}"
    record(events.CHECK_DONE, target=check.occurrence or check.site, by=by, note=words)


def unsettled(checks):
    """Those of these checks that nothing did yet, locked for it."""
    return checks.select_for_update(no_key=True, of=("self",)).filter(
        inspection__isnull=True, cancelled_on__isnull=True
    )


def live_checks(occurrence):
    """The checks of a day of a festival that are not called off."""
    return SpecialCheck.objects.filter(occurrence=occurrence, cancelled_on__isnull=True).order_by("pk")


def done_within(check, days) -> bool:
    """Whether the inspection that did it lies in its time also on these days."""
    return days["not_before"] <= check.inspection.inspected_on <= days["day"]


def lead() -> timedelta:
    """From how long before a festival its check can be made: a day at least."""
    return timedelta(days=max(settings.FESTIVAL_CHECK_DAYS, 1))
