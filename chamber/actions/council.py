"""Deeds about the chamber's council: its offices, and the terms of those who hold them for a member."""

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.actions.sums import checked
from chamber.events import memberships as events
from chamber.models import CouncilOffice, CouncilTerm, Membership
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.offices.actions import end_term_early, keep_seats, seat
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

OFFICE_FIELDS = ("title", "seats", "order", "is_required", "fee")
TERM_FIELDS = ("holder_name", "membership", "starts_on", "ends_on")


class TitleTaken(DeedRefused):
    """The council has an office of this title."""


class NotMember(DeedRefused):
    """Only somebody of a member sits in the council, while it is one."""


@transaction.atomic
def add_office(*, by, at, title, seats=1, order=0, is_required=True, fee=None) -> CouncilOffice:
    """Give the council an office. Raises `TitleTaken`, `BadSum`, `NotYours`."""
    office = CouncilOffice(title=title, seats=seats, order=order, is_required=is_required, fee=fee)
    insist(office.editable_by(by))
    keep(office, by=by, at=at)
    record(events.OFFICE_ADDED, target=office, by=by)
    return office


@transaction.atomic
def change_office(*, office, by, at, version=None, **fields) -> CouncilOffice:
    """Correct an office. Raises `SeatsHeld` below its holders, `TitleTaken`, `BadSum`, `StaleEdit`, `NotYours`."""
    office = CouncilOffice.claim(office.pk, version)
    insist(office.editable_by(by))
    before = snapshot(office, OFFICE_FIELDS)
    for name in OFFICE_FIELDS:
        setattr(office, name, fields.get(name, getattr(office, name)))
    keep_seats(office, at=at)
    keep(office, by=by, at=at)
    changes = changes_between(before, snapshot(office, OFFICE_FIELDS))
    record(events.OFFICE_CHANGED, target=office, by=by, changes=changes)
    return office


@transaction.atomic
def begin_term(*, office, by, at, membership, holder_name, starts_on, ends_on=None) -> CouncilTerm:
    """Note who of which member holds an office for a time.

    Raises `OfficeFull`, which names who holds it, also when another was quicker; `NotMember`, `EndsBeforeStart`,
    `NotYours`.
    """
    membership = Membership.claim(membership.pk)
    office = CouncilOffice.claim(office.pk)
    insist(office.editable_by(by))
    term = CouncilTerm(
        office=office, membership=membership, holder_name=holder_name, starts_on=starts_on, ends_on=ends_on
    )
    while_member(term)
    seat(term, by=by, at=at)
    record(events.TERM_BEGUN, target=office, by=by, changes=as_change(term))
    return term


@transaction.atomic
def change_term(*, term, by, at, version=None, **fields) -> CouncilTerm:
    """Correct a term. A corrected end takes back that its holder left early. Raises as `begin_term`, `StaleEdit`."""
    membership = Membership.claim(fields.get("membership", term.membership).pk)
    office = CouncilOffice.claim(term.office_id)
    insist(office.editable_by(by))
    term = CouncilTerm.claim(term.pk, version)
    before, end = snapshot(term, TERM_FIELDS), term.ends_on
    for name in TERM_FIELDS:
        setattr(term, name, fields.get(name, getattr(term, name)))
    term.membership = membership
    if term.ends_on != end:
        term.ended_reason = ""
    while_member(term)
    seat(term, by=by, at=at)
    changes = changes_between(before, snapshot(term, TERM_FIELDS))
    record(events.TERM_CHANGED, target=office, by=by, changes=changes, note=term.holder_name)
    return term


@transaction.atomic
def end_term(*, term, by, at, last_on, reason) -> CouncilTerm:
    """Note that somebody left early: the last day in office, and why. Raises `NotInOffice`, `NotYours`."""
    office = CouncilOffice.claim(term.office_id)
    insist(office.editable_by(by))
    term = CouncilTerm.claim(term.pk)
    end_term_early(term, by=by, at=at, last_on=last_on, reason=reason)
    changes = {f"{office.title} {term.holder_name}": [None, plain_date(last_on)]}
    record(events.TERM_ENDED, target=office, by=by, changes=changes, note=reason)
    return term


def while_member(term):
    """Raise `NotMember` unless the term of a locked membership lies within the time in which it is one."""
    membership = term.membership
    words = {"name": membership}
    if membership.is_removed or membership.joined_on is None:
        raise NotMember(_("“%(name)s”还不是会员，不能在商会任职。") % words, field="membership")
    if term.starts_on < membership.joined_on:
        words["day"] = plain_date(membership.joined_on)
        raise NotMember(_("“%(name)s”%(day)s入会，任期不能更早开始。") % words, field="starts_on")
    left = membership.ended_on
    if left and (term.ends_on is None or term.ends_on > left):
        words["day"] = plain_date(left)
        raise NotMember(_("“%(name)s”已于%(day)s退会，任期要在这天之前结束。") % words, field="ends_on")


def as_change(term) -> dict:
    """A term as history shows it."""
    words = {"name": term.holder_name, "member": term.membership, "days": term.days}
    return {term.office.title: [None, _("%(name)s（%(member)s）%(days)s") % words]}


def keep(office, *, by, at):
    """Save an office; the database decides on double titles."""
    if office.fee is not None:
        office.fee = checked(office.fee, field="fee")
    with told(council_office_once=lambda: title_taken(office.title)):
        office.stamp(by=by, at=at).save()


def title_taken(title) -> TitleTaken:
    """The refusal of a title that an office has."""
    return TitleTaken(_("商会已有“%(title)s”这个职务。") % {"title": title}, field="title")
