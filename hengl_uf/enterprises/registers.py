"""Deeds about what enterprises are told apart by: industries and industrial parks."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.enterprises import events
from hengl_uf.enterprises.models import Enterprise, Industry, Park
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

INDUSTRY_FIELDS = ("name", "section", "order", "is_active")
PARK_FIELDS = ("name", "village", "address")


class NameTaken(DeedRefused):
    """There is one of this name."""


class ParkInUse(DeedRefused):
    """Enterprises are registered in the park."""


@transaction.atomic
def add_industry(*, by, at, **fields) -> Industry:
    """Add an industry. Raises `NameTaken`."""
    industry = keep_industry(Industry(**fields), by=by, at=at)
    record(events.INDUSTRY_ADDED, target=industry, by=by)
    return industry


@transaction.atomic
def change_industry(*, industry, by, at, version=None, **fields) -> Industry:
    """Change an industry, or put it out of use: enterprises that have it keep it. Raises `NameTaken`, `StaleEdit`."""
    industry = Industry.claim(industry.pk, version)
    before = snapshot(industry, INDUSTRY_FIELDS)
    for name, value in fields.items():
        setattr(industry, name, value)
    keep_industry(industry, by=by, at=at)
    changes = changes_between(before, snapshot(industry, INDUSTRY_FIELDS))
    record(events.INDUSTRY_CHANGED, target=industry, by=by, changes=changes)
    return industry


def keep_industry(industry, *, by, at) -> Industry:
    """Save it; the database decides on double names."""
    with told(hengl_uf_industry_name_key=lambda: NameTaken(_("已经有这个行业。"), field="name")):
        industry.stamp(by=by, at=at).save()
    return industry


@transaction.atomic
def add_park(*, by, at, **fields) -> Park:
    """Register an industrial park. Raises `NameTaken`."""
    park = keep_park(Park(**fields), by=by, at=at)
    record(events.PARK_ADDED, target=park, by=by)
    return park


@transaction.atomic
def change_park(*, park, by, at, version=None, **fields) -> Park:
    """Correct a park. It leaves its village only while no enterprise is in it.

    Raises `NameTaken`, `ParkInUse`, `StaleEdit`, `NotYours`.
    """
    park = claimed_park(park, by, version)
    before, village = snapshot(park, PARK_FIELDS), park.village_id
    for name, value in fields.items():
        setattr(park, name, value)
    if park.village_id != village:
        refuse_in_use(park, _("园区里登记了 %(count)s 家企业，不能改到别的村（社区）。"), field="village")
    keep_park(park, by=by, at=at)
    record(
        events.PARK_CHANGED, target=park, by=by, changes=changes_between(before, snapshot(park, PARK_FIELDS))
    )
    return park


@transaction.atomic
def remove_park(*, park, by, at, reason) -> Park:
    """Take a park out of the lists. Raises `ParkInUse`, `NotYours`."""
    park = claimed_park(park, by)
    refuse_in_use(park, _("园区里登记了 %(count)s 家企业，请先修改这些企业的园区。"))
    park.removed_at, park.removed_by, park.removed_reason = at, by, reason
    park.stamp(by=by, at=at).save()
    record(events.PARK_REMOVED, target=park, by=by, note=reason)
    return park


def claimed_park(park, by, version=None) -> Park:
    """The park, locked, when this account may change it."""
    park = Park.claim(park.pk, version)
    insist(park.editable_by(by))
    return park


def keep_park(park, *, by, at) -> Park:
    """Save it; the database decides on double names."""

    def taken():
        words = {"village": park.village, "name": park.name}
        return NameTaken(_("%(village)s已经登记了“%(name)s”。") % words, field="name")

    with told(park_name_once=taken):
        park.stamp(by=by, at=at).save()
    return park


def refuse_in_use(park, sentence, field=None):
    """Raise `ParkInUse` while enterprises are registered in the park."""
    count = Enterprise.objects.current().filter(park=park.pk).count()
    if count:
        raise ParkInUse(sentence % {"count": count}, field=field)
