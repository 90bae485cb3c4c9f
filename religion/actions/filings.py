"""Deeds about filings of events: drafted, corrected, removed; what becomes of them is in `filing_verbs.py`."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import LAST_YEAR
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.happenings import countable, there
from religion.events import filings as events
from religion.models import EventFiling, Festival, Site

FIELDS = (
    "title",
    "held_from",
    "held_to",
    "expected_people",
    "crowd_limit",
    "plan",
    "safety",
    "contact_name",
    "contact_phone",
    "emergency_plan",
)
MOST_DAYS = 60  # of one event: a festival with the days before it lasts no longer either
TITLE = 80  # characters of a title
State = EventFiling.State


class EndsBeforeStart(DeedRefused):
    """An event ends on its first day or later, and within two months."""


class AlreadyBegun(DeedRefused):
    """An event is filed before it begins."""


class SiteNotOpen(DeedRefused):
    """Events are held at sites that are open."""


class PlanOfOther(DeedRefused):
    """The emergency plan is one in force of the same site."""


class OnlyDrafts(DeedRefused):
    """What was filed is withdrawn or cancelled, not removed."""


class FiledBefore(DeedRefused):
    """A festival's day has one filing."""


@transaction.atomic
def draft_for(*, occurrence, by, at) -> EventFiling | None:
    """The filing of a festival's day, as a draft with what is known; the one there is already, when it has one.

    A draft that nobody has filed yet takes over the days of the festival when they were moved. None when the day is
    past, or the site is not open: nothing is filed then. Raises `NotYours`.
    """
    site = occurrence.festival.site
    if occurrence.starts_on < timezone.localdate(at) or site.status != Site.Status.OPEN:
        return None
    # Two people may confirm the same day at once: the second waits here, and finds the first one's draft.
    Festival.claim(occurrence.festival_id)
    filing = EventFiling.objects.select_for_update(no_key=True).filter(occurrence=occurrence).first()
    if filing and filing.state == State.CANCELLED:
        filing.occurrence = None  # it stays as the record of what was called off
        filing.stamp(by=by, at=at).save()
        filing = None
    if filing:
        return moved_along(filing, occurrence, by=by, at=at) if filing.state == State.DRAFT else filing
    filing = EventFiling(
        site=site,
        occurrence=occurrence,
        title=f"{site} {occurrence.festival}"[:TITLE],
        held_from=occurrence.starts_on,
        held_to=occurrence.ends_on,
        expected_people=known_people(occurrence),
        emergency_plan=usual_plan(site),
        **usual_contact(site),
    )
    insist(filing.editable_by(by))
    check(filing)
    keep(filing, by=by, at=at)
    record(events.FILING_DRAFTED, target=filing, by=by)
    return filing


def moved_along(filing, occurrence, *, by, at) -> EventFiling:
    """A draft on the days of its festival as they are now; how many come is taken over while nobody wrote it."""
    before = snapshot(filing, FIELDS)
    filing.held_from, filing.held_to = occurrence.starts_on, occurrence.ends_on
    filing.expected_people = filing.expected_people or known_people(occurrence)
    changes = changes_between(before, snapshot(filing, FIELDS))
    if changes:
        insist(filing.editable_by(by))
        keep(filing, by=by, at=at)
        record(events.FILING_CHANGED, target=filing, by=by, changes=changes)
    return filing


def known_people(occurrence) -> int | None:
    """How many are expected: as noted for this day, else as in other years; None when nobody knows."""
    return occurrence.expected_people or occurrence.festival.usual_people or None


def usual_plan(site):
    """The emergency plan in force of a site that is for crowds, else its latest; None without any."""
    plans = list(site.emergencyplans.in_force().order_by("-approved_on", "-pk"))
    return next((plan for plan in plans if plan.kind == plan.Kind.CROWD), plans[0] if plans else None)


def usual_contact(site) -> dict:
    """Name and office phone of the last one who was the contact of an event at a site, else of its village's keeper."""
    known = (
        EventFiling.objects.current().filter(site=site).exclude(contact_name="").order_by("-held_from", "-pk")
    )
    last = known.values("contact_name", "contact_phone").first()
    return last or {"contact_name": site.village_keeper, "contact_phone": site.village_phone}


@transaction.atomic
def add_filing(*, site, by, at, **fields) -> EventFiling:
    """Draft the filing of an event that lies ahead; without a word of the emergency plan, with the usual one.

    Raises `AlreadyBegun`, `EndsBeforeStart`, `SiteNotOpen`, `NoSuchNumber`, `PlanOfOther`, `SiteGone`,
    `NotYours`.
    """
    fields = {"emergency_plan": usual_plan(site), **fields}
    filing = EventFiling(site=site, **fields)
    insist(filing.editable_by(by))
    not_begun(filing, on=timezone.localdate(at))
    check(filing)
    keep(filing, by=by, at=at)
    record(events.FILING_DRAFTED, target=filing, by=by)
    return filing


@transaction.atomic
def edit_filing(*, filing, by, at, version=None, **fields) -> EventFiling:
    """Correct a draft, or one that was refused: that becomes a draft again, and keeps the answer until it is filed anew.

    Raises as `add_filing`, and `StaleEdit`.
    """
    filing = EventFiling.claim(filing.pk, version)
    insist(filing.editable_by(by))
    before, days = snapshot(filing, FIELDS), (filing.held_from, filing.held_to)
    for name, value in fields.items():
        setattr(filing, name, value)
    if (filing.held_from, filing.held_to) != days:
        not_begun(filing, on=timezone.localdate(at))
    check(filing)
    changes = changes_between(before, snapshot(filing, FIELDS))
    if filing.state == State.REFUSED:
        changes[_("状态")] = [State.REFUSED.label, State.DRAFT.label]
        filing.state = State.DRAFT
    keep(filing, by=by, at=at)
    record(events.FILING_CHANGED, target=filing, by=by, changes=changes)
    return filing


@transaction.atomic
def remove_filing(*, filing, by, at, reason) -> EventFiling:
    """Take a draft away, kept with the reason; the day of its festival may have another then.

    Raises `OnlyDrafts`, `NotYours`.
    """
    filing = EventFiling.claim(filing.pk)
    insist(filing.removable_by(by))
    filing.removed_at, filing.removed_by, filing.removed_reason = at, by, reason
    filing.occurrence = None
    filing.stamp(by=by, at=at).save()
    record(events.FILING_REMOVED, target=filing, by=by, note=reason)
    return filing


def not_begun(filing, *, on):
    """Raise `AlreadyBegun` when the first day is past."""
    if filing.held_from < on:
        raise AlreadyBegun(_("活动要事先报备，开始日期不能早于今天。"), field="held_from")


def ends_before_start() -> EndsBeforeStart:
    """The refusal of an event that ends before it begins."""
    return EndsBeforeStart(_("结束日期不能早于开始日期。"), field="held_to")


def check(filing):
    """The rules of a filing that need more than its own fields."""
    if filing.held_to < filing.held_from:
        raise ends_before_start()
    if filing.held_to.year > LAST_YEAR or (filing.held_to - filing.held_from).days >= MOST_DAYS:
        words = {"days": MOST_DAYS}
        raise EndsBeforeStart(
            _("一项活动最长 %(days)s 天，请核对结束日期；分几次办的，分开报备。") % words, field="held_to"
        )
    there(filing.site)
    if filing.site.status != Site.Status.OPEN:
        words = {"site": filing.site, "status": filing.site.get_status_display()}
        raise SiteNotOpen(_("“%(site)s”现在%(status)s，不能报备活动；恢复开放后再报。") % words, field="site")
    countable(filing.expected_people, field="expected_people")
    countable(filing.crowd_limit, field="crowd_limit")
    if filing.emergency_plan and not holds_at(filing.emergency_plan, filing.site):
        raise PlanOfOther(
            _("请选择“%(site)s”有效的应急预案。") % {"site": filing.site}, field="emergency_plan"
        )


def holds_at(plan, site) -> bool:
    """Whether an emergency plan is one in force of this site."""
    return plan.site_id == site.pk and not plan.is_removed and plan.replaced_on is None


def keep(filing, *, by, at):
    """Save it; what the database refuses is told in the same sentences."""
    with told(
        filing_ends_after_start=ends_before_start,
        religion_eventfiling_occurrence_id_key=lambda: FiledBefore(
            _("这个诞期今年已经有活动报备。"), field=None
        ),
    ):
        filing.stamp(by=by, at=at).save()
