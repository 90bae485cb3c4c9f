"""Deeds about the management group of a site: its offices, who holds them for how long; and that a phone was read."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.phones import mask_phone
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
from religion.events import sites as events
from religion.models import Site, SiteOfficer, SitePost

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
    "note_phone_read",
]

POST_FIELDS = ("title", "seats", "order", "is_required")
TERM_FIELDS = ("holder_name", "starts_on", "ends_on", "appointment")


class TitleTaken(DeedRefused):
    """The management group has an office of this title."""


@transaction.atomic
def add_post(*, site, by, at, title, seats=1, order=0, is_required=True) -> SitePost:
    """Give the management group of a site an office. Raises `TitleTaken`, `NotYours`."""
    site = workable(site.pk, by)
    post = SitePost(site=site, title=title, seats=seats, order=order, is_required=is_required)
    keep(post, by=by, at=at)
    record(events.POST_ADDED, target=site, by=by, changes={_("职务"): [None, title]})
    return post


@transaction.atomic
def change_post(*, post, by, at, version=None, **fields) -> SitePost:
    """Correct an office. Raises `SeatsHeld` below its holders, `TitleTaken`, `StaleEdit`, `NotYours`."""
    post = claimed(post.pk, by, version)
    before = snapshot(post, POST_FIELDS)
    for name, value in fields.items():
        setattr(post, name, value)
    keep_seats(post, at=at)
    keep(post, by=by, at=at)
    changes = changes_between(before, snapshot(post, POST_FIELDS))
    record(events.POST_CHANGED, target=post.site, by=by, changes=changes, note=post.title)
    return post


@transaction.atomic
def begin_term(
    *, post, by, at, holder_name, starts_on, ends_on=None, phone="", appointment=""
) -> SiteOfficer:
    """Note who holds an office for a time; the phone is a stored number.

    Raises `OfficeFull`, which names who holds it, `EndsBeforeStart`, `NotYours`.
    """
    post = claimed(post.pk, by)
    term = SiteOfficer(
        office=post,
        holder_name=holder_name,
        starts_on=starts_on,
        ends_on=ends_on,
        phone=phone,
        appointment=appointment,
    )
    seat(term, by=by, at=at)
    changes = {post.title: [None, f"{term.holder_name} {term.days}"]}
    record(events.TERM_BEGUN, target=post.site, by=by, changes=changes)
    return term


@transaction.atomic
def change_term(*, term, by, at, version=None, **fields) -> SiteOfficer:
    """Correct a term. A corrected end takes back that its holder left early. Raises as `begin_term`, `StaleEdit`."""
    post = claimed(term.office_id, by)
    term = SiteOfficer.claim(term.pk, version)
    term.office = post
    before, end = told_of(term), term.ends_on
    for name, value in fields.items():
        setattr(term, name, value)
    if term.ends_on != end:
        term.ended_reason = ""
    seat(term, by=by, at=at)
    changes = changes_between(before, told_of(term))
    note = f"{post.title} {term.holder_name}"
    record(events.TERM_CHANGED, target=post.site, by=by, changes=changes, note=note)
    return term


@transaction.atomic
def end_term(*, term, by, at, last_on, reason) -> SiteOfficer:
    """Note that somebody left early: the last day in office, and why. Raises `NotInOffice`, `NotYours`."""
    post = claimed(term.office_id, by)
    term = SiteOfficer.claim(term.pk)
    term.office = post
    end_term_early(term, by=by, at=at, last_on=last_on, reason=reason)
    changes = {f"{post.title} {term.holder_name}": [None, plain_date(last_on)]}
    record(events.TERM_ENDED, target=post.site, by=by, changes=changes, note=reason)
    return term


@transaction.atomic
def note_phone_read(*, term, by):
    """Note in the audit trail that somebody read the whole phone number of an officer (personal data read)."""
    record(events.PHONE_READ, target=term.office.site, by=by, note=str(term))


def workable(pk, by) -> Site:
    """Lock a site while this account may keep it."""
    site = Site.claim(pk)
    insist(site.editable_by(by))
    return site


def claimed(pk, by, version=None) -> SitePost:
    """Lock an office, and its site while it may be kept."""
    site = workable(SitePost.objects.values_list("site", flat=True).get(pk=pk), by)
    post = SitePost.claim(pk, version)
    post.site = site
    return post


def told_of(term) -> dict:
    """A term as history shows it: of its phone never more than the ends."""
    words = snapshot(term, TERM_FIELDS)
    label = str(SiteOfficer._meta.get_field("phone").verbose_name)
    return words | {label: mask_phone(term.phone) if term.phone else ""}


def keep(post, *, by, at):
    """Save an office; the database decides on double titles."""
    words = _("这个场所已有“%(title)s”。") % {"title": post.title}
    with told(site_post_once=lambda: TitleTaken(words, field="title")):
        post.stamp(by=by, at=at).save()
