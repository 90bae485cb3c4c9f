"""Deeds about the offices of associations and the terms of those who hold them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.associations import claimed
from outreach.models import Office, Term

OFFICE_FIELDS = ("title", "seats", "order", "is_required")
TERM_FIELDS = ("holder_name", "contact", "starts_on", "ends_on")
NAMED = 5  # holders in a sentence


class TitleTaken(DeedRefused):
    """The association has an office of this title."""


class SeatsHeld(DeedRefused):
    """More people hold the office than it would have seats."""


class OfficeFull(DeedRefused):
    """All seats of the office are held in this time."""


class EndsBeforeStart(DeedRefused):
    """A term ends on its first day or later."""


class NotInOffice(DeedRefused):
    """Nobody can leave an office on a day on which they do not hold it."""


@transaction.atomic
def add_office(*, association, by, at, title, seats=1, order=0, is_required=True) -> Office:
    """Give an association an office. Raises `TitleTaken`, `NotYours`."""
    association = claimed(association, by)
    office = Office(association=association, title=title, seats=seats, order=order, is_required=is_required)
    keep(office, by=by, at=at)
    record(events.OFFICE_ADDED, target=association, by=by, changes={_("职务"): [None, title]})
    return office


@transaction.atomic
def change_office(*, office, by, at, version=None, **fields) -> Office:
    """Correct an office. Raises `SeatsHeld` below its holders, `TitleTaken`, `StaleEdit`, `NotYours`."""
    office = Office.claim(office.pk, version)
    insist(office.editable_by(by))
    before = snapshot(office, OFFICE_FIELDS)
    for name, value in fields.items():
        setattr(office, name, value)
    on = timezone.localdate(at)
    terms = list(office.terms.overlapping(on).order_by("starts_on", "pk"))
    held = most_at_once(terms, on)
    if office.seats < held:
        words = {"count": held, "names": holders(terms)}
        raise SeatsHeld(_("有 %(count)s 人同时任职：%(names)s。名额不能更少。") % words, field="seats")
    keep(office, by=by, at=at)
    changes = changes_between(before, snapshot(office, OFFICE_FIELDS))
    record(events.OFFICE_CHANGED, target=office.association, by=by, changes=changes, note=office.title)
    return office


@transaction.atomic
def begin_term(*, office, by, at, holder_name, starts_on, ends_on=None, contact=None) -> Term:
    """Note who holds an office for a time: the first place that is free then.

    Raises `OfficeFull`, which names who holds it, also when another was quicker; `EndsBeforeStart`, `NotYours`.
    """
    office = Office.claim(office.pk)
    insist(office.editable_by(by))
    term = Term(
        association=office.association,
        office=office,
        holder_name=holder_name,
        contact=contact,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    seat(term, by=by, at=at)
    changes = {office.title: [None, f"{term.holder_name} {term.days}"]}
    record(events.TERM_BEGUN, target=office.association, by=by, changes=changes)
    return term


@transaction.atomic
def change_term(*, term, by, at, version=None, **fields) -> Term:
    """Correct a term. A corrected end takes back that its holder left early. Raises as `begin_term`, `StaleEdit`."""
    office = Office.claim(term.office_id)
    insist(office.editable_by(by))
    term = Term.claim(term.pk, version)
    before, end = snapshot(term, TERM_FIELDS), term.ends_on
    for name, value in fields.items():
        setattr(term, name, value)
    if term.ends_on != end:
        term.ended_reason = ""
    seat(term, by=by, at=at)
    changes = changes_between(before, snapshot(term, TERM_FIELDS))
    note = f"{office.title} {term.holder_name}"
    record(events.TERM_CHANGED, target=office.association, by=by, changes=changes, note=note)
    return term


@transaction.atomic
def end_term(*, term, by, at, last_on, reason) -> Term:
    """Note that somebody left early: the last day in office, and why. Raises `NotInOffice`, `NotYours`."""
    office = Office.claim(term.office_id)
    insist(office.editable_by(by))
    term = Term.claim(term.pk)
    if last_on < term.starts_on:
        day = plain_date(term.starts_on)
        raise NotInOffice(_("任期从 %(day)s 开始，离任不能更早。") % {"day": day}, field="last_on")
    if term.ends_on and last_on >= term.ends_on:
        day = plain_date(term.ends_on)
        raise NotInOffice(_("任期到 %(day)s 届满，提前离任要在这之前。") % {"day": day}, field="last_on")
    term.ends_on, term.ended_reason = last_on, reason
    term.stamp(by=by, at=at).save()
    changes = {f"{office.title} {term.holder_name}": [None, plain_date(last_on)]}
    record(events.TERM_ENDED, target=office.association, by=by, changes=changes, note=reason)
    return term


def keep(office, *, by, at):
    """Save an office; the database decides on double titles."""
    words = _("这个社团已有“%(title)s”。") % {"title": office.title}
    with told(office_title_once=lambda: TitleTaken(words, field="title")):
        office.stamp(by=by, at=at).save()


def seat(term, *, by, at):
    """Give the term a place of its locked office and save it; the database lets no two hold one place at a time."""
    if term.ends_on and term.ends_on < term.starts_on:
        raise EndsBeforeStart(_("届满日期不能早于任期开始。"), field="ends_on")
    others = list(others_of(term))
    if most_at_once(others, term.starts_on) >= term.office.seats:
        raise office_full(term)
    if term.place is None or any(other.place == term.place for other in others):
        term.place = term.office.free_place(others)
    if term.place is None:
        raise office_full(term)
    with told(term_one_holder_a_place=lambda: office_full(term)):
        term.stamp(by=by, at=at).save()


def others_of(term):
    """The other terms of the office that share a day with this one."""
    found = term.office.terms.overlapping(term.starts_on, term.ends_on).exclude(pk=term.pk)
    return found.order_by("starts_on", "pk")


def most_at_once(terms, since) -> int:
    """How many of these terms run at one time at most, from a day on."""
    days = {max(term.starts_on, since) for term in terms}
    return max((sum(term.is_running(day) for term in terms) for day in days), default=0)


def office_full(term) -> OfficeFull:
    """The refusal that names who holds the office, and until when."""
    words = {"title": term.office.title, "seats": term.office.seats, "names": holders(others_of(term))}
    sentence = _("“%(title)s”有 %(seats)s 个名额，这段时间已由%(names)s担任。请改日期，或先登记离任。")
    return OfficeFull(sentence % words, field="starts_on")


def holders(terms) -> str:
    """Who holds it and until when, in a few words."""
    named = [_("%(name)s（%(days)s）") % {"name": one.holder_name, "days": one.days} for one in terms]
    words = _("、").join(named[:NAMED])
    return _("%(names)s等") % {"names": words} if len(named) > NAMED else words
