"""Deeds about the offices of associations and the terms of those who hold them."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.offices.actions import (
    EndsBeforeStart,
    NotInOffice,
    OfficeFull,
    SeatsHeld,
    end_term_early,
    keep_seats,
    seat,
)
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.associations import claimed
from outreach.models import Office, Term

# The deeds, and the refusals that they raise: some are the house's.
__all__ = [
    "EndsBeforeStart",
    "NotInOffice",
    "OfficeFull",
    "SeatsHeld",
    "TitleTaken",
    "add_office",
    "begin_term",
    "change_office",
    "change_term",
    "end_term",
]

OFFICE_FIELDS = ("title", "seats", "order", "is_required")
TERM_FIELDS = ("holder_name", "contact", "starts_on", "ends_on")


class TitleTaken(DeedRefused):
    """The association has an office of this title."""


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
    keep_seats(office, at=at)
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
    end_term_early(term, by=by, at=at, last_on=last_on, reason=reason)
    changes = {f"{office.title} {term.holder_name}": [None, plain_date(last_on)]}
    record(events.TERM_ENDED, target=office.association, by=by, changes=changes, note=reason)
    return term


def keep(office, *, by, at):
    """Save an office; the database decides on double titles."""
    words = _("这个社团已有“%(title)s”。") % {"title": office.title}
    with told(office_title_once=lambda: TitleTaken(words, field="title")):
        office.stamp(by=by, at=at).save()
