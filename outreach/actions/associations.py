"""Deeds about associations: kept, moved to another seat, counted."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import Association, Headcount, Seat

FIELDS = ("name", "other_names", "kind", "village", "founded_on", "phone", "responsible", "remark")


class NameTaken(DeedRefused):
    """Another association has this name."""


class NotYet(DeedRefused):
    """The day has not come."""


class StillShares(DeedRefused):
    """The association still offers something."""


@transaction.atomic
def add_association(*, by, at, **fields) -> Association:
    """Register an association. Raises `NameTaken`, `NotYet`, `NoReach`."""
    association = keep(Association(**fields), by=by, at=at)
    record(events.ASSOCIATION_ADDED, target=association, by=by)
    return association


@transaction.atomic
def change_association(*, association, by, at, version=None, **fields) -> Association:
    """Correct what is kept about an association. Raises also `StaleEdit`, `NotYours`."""
    association = Association.claim(association.pk, version)
    insist(association.editable_by(by))
    before = snapshot(association, FIELDS)
    for name, value in fields.items():
        setattr(association, name, value)
    keep(association, by=by, at=at)
    changes = changes_between(before, snapshot(association, FIELDS))
    record(events.ASSOCIATION_CHANGED, target=association, by=by, changes=changes)
    return association


@transaction.atomic
def remove_association(*, association, by, at, reason) -> Association:
    """Take an association out of the lists, kept with the reason. Raises `StillShares`, `NotYours`."""
    association = claimed(association, by)
    if association.resources.current().exists():
        raise StillShares(_("它还有共享资源，请先移除那些资源。"))
    association.removed_at, association.removed_by, association.removed_reason = at, by, reason
    association.stamp(by=by, at=at).save()
    record(events.ASSOCIATION_REMOVED, target=association, by=by, note=reason)
    return association


@transaction.atomic
def move_seat(*, association, by, at, from_on, address, note="") -> Association:
    """Note where the seat is from a day on; the same day again corrects what was noted for it."""
    association = claimed(association, by)
    seat = association.seats.filter(from_on=from_on).first() or Seat(association=association, from_on=from_on)
    before = seat.address or None
    seat.address, seat.note = address, note
    seat.stamp(by=by, at=at).save()
    label = _("会址（%(day)s起）") % {"day": plain_date(from_on)}
    record(events.SEAT_MOVED, target=association, by=by, changes={label: [before, address]}, note=note)
    return association


@transaction.atomic
def count_members(*, association, by, at, counted_on, members) -> Association:
    """Note how many members there are on a day; the same day again corrects it. Raises `NotYet`."""
    association = claimed(association, by)
    not_later(counted_on, timezone.localdate(at), "counted_on")
    count = association.headcounts.filter(counted_on=counted_on).first()
    before = count and count.members
    count = count or Headcount(association=association, counted_on=counted_on)
    count.members = members
    count.stamp(by=by, at=at).save()
    label = _("会员人数（%(day)s）") % {"day": plain_date(counted_on)}
    record(events.MEMBERS_COUNTED, target=association, by=by, changes={label: [before, members]})
    return association


def claimed(association, by) -> Association:
    """Lock an association that this account may change."""
    association = Association.claim(association.pk)
    insist(association.editable_by(by))
    return association


def keep(association, *, by, at) -> Association:
    """Save it with its keys; the database decides on double names, also of two people at once."""
    within_reach(by, association.village)
    not_later(association.founded_on, timezone.localdate(at), "founded_on")
    association.index_names()
    with told(association_name_once=lambda: name_taken(association.name)):
        association.stamp(by=by, at=at).save()
    return association


def name_taken(name) -> NameTaken:
    """The refusal of a name that another association has."""
    return NameTaken(_("已经登记过“%(name)s”。") % {"name": name}, field="name")


def not_later(day, on, field):
    """Raise `NotYet` for a day after today."""
    if day and day > on:
        raise NotYet(_("日期不能晚于今天。"), field=field)
