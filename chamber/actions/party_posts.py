"""Deeds about the posts of Party organisations and the terms of those who hold them."""

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.actions.organisation_parts import workable
from chamber.events import party as events
from chamber.models import PartyPost, PartyTerm
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
from hengl_uf.web.last_word import told
from hengl_uf.web.refusals import DeedRefused

# The deeds, and the refusals that they raise: some are the house's.
__all__ = [
    "EndsBeforeStart",
    "NotInOffice",
    "OfficeFull",
    "SeatsHeld",
    "TitleTaken",
    "add_post",
    "begin_term",
    "change_post",
    "change_term",
    "end_term",
]

POST_FIELDS = ("title", "seats", "order", "is_required")
TERM_FIELDS = ("holder_name", "starts_on", "ends_on")


class TitleTaken(DeedRefused):
    """The organisation has a post of this title."""


@transaction.atomic
def add_post(*, organisation, by, at, title, seats=1, order=0, is_required=True) -> PartyPost:
    """Give an organisation a post. Raises `TitleTaken`, `NotYours`."""
    organisation = workable(organisation.pk, by)
    post = PartyPost(
        organisation=organisation, title=title, seats=seats, order=order, is_required=is_required
    )
    keep(post, by=by, at=at)
    record(events.POST_ADDED, target=organisation, by=by, changes={_("职务"): [None, title]})
    return post


@transaction.atomic
def change_post(*, post, by, at, version=None, **fields) -> PartyPost:
    """Correct a post. Raises `SeatsHeld` below its holders, `TitleTaken`, `StaleEdit`, `NotYours`."""
    post = claimed(post.pk, by, version)
    before = snapshot(post, POST_FIELDS)
    for name, value in fields.items():
        setattr(post, name, value)
    keep_seats(post, at=at)
    keep(post, by=by, at=at)
    changes = changes_between(before, snapshot(post, POST_FIELDS))
    record(events.POST_CHANGED, target=post.organisation, by=by, changes=changes, note=post.title)
    return post


@transaction.atomic
def begin_term(*, post, by, at, holder_name, starts_on, ends_on=None) -> PartyTerm:
    """Note who holds a post for a time. Raises `OfficeFull`, which names who holds it, `EndsBeforeStart`, `NotYours`."""
    post = claimed(post.pk, by)
    term = PartyTerm(office=post, holder_name=holder_name, starts_on=starts_on, ends_on=ends_on)
    seat(term, by=by, at=at)
    changes = {post.title: [None, f"{term.holder_name} {term.days}"]}
    record(events.POST_TERM_BEGUN, target=post.organisation, by=by, changes=changes)
    return term


@transaction.atomic
def change_term(*, term, by, at, version=None, **fields) -> PartyTerm:
    """Correct a term. A corrected end takes back that its holder left early. Raises as `begin_term`, `StaleEdit`."""
    post = claimed(term.office_id, by)
    term = PartyTerm.claim(term.pk, version)
    before, end = snapshot(term, TERM_FIELDS), term.ends_on
    for name, value in fields.items():
        setattr(term, name, value)
    if term.ends_on != end:
        term.ended_reason = ""
    seat(term, by=by, at=at)
    changes = changes_between(before, snapshot(term, TERM_FIELDS))
    note = f"{post.title} {term.holder_name}"
    record(events.POST_TERM_CHANGED, target=post.organisation, by=by, changes=changes, note=note)
    return term


@transaction.atomic
def end_term(*, term, by, at, last_on, reason) -> PartyTerm:
    """Note that somebody left early: the last day in the post, and why. Raises `NotInOffice`, `NotYours`."""
    post = claimed(term.office_id, by)
    term = PartyTerm.claim(term.pk)
    end_term_early(term, by=by, at=at, last_on=last_on, reason=reason)
    changes = {f"{post.title} {term.holder_name}": [None, plain_date(last_on)]}
    record(events.POST_TERM_ENDED, target=post.organisation, by=by, changes=changes, note=reason)
    return term


def claimed(pk, by, version=None) -> PartyPost:
    """Lock a post, and its organisation while it may be worked on."""
    organisation = workable(PartyPost.objects.values_list("organisation", flat=True).get(pk=pk), by)
    post = PartyPost.claim(pk, version)
    post.organisation = organisation
    return post


def keep(post, *, by, at):
    """Save a post; the database decides on double titles."""
    words = _("这个党组织已有“%(title)s”。") % {"title": post.title}
    with told(party_post_once=lambda: TitleTaken(words, field="title")):
        post.stamp(by=by, at=at).save()
