"""Deeds about QR plates: made for a site, for all that have none, replaced, revoked. What happens is told on the site."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.reach import may_change
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.events import plates as events
from religion.models import Plate, Site


class PlateLive(DeedRefused):
    """The site has a plate that is live: it is replaced or revoked first."""


class NoReason(DeedRefused):
    """A plate is not revoked without a reason."""


def platable_by(site, user) -> Answer:
    """Whether this account may make a plate for a site: one that is inspected, within reach."""
    if site.is_closed:
        return Denied(_("“%(site)s”已停止开放，不用巡查，也不用场所码。") % {"site": site})
    return may_change(site, user, Plate.edit_permission)


@transaction.atomic
def make_plate(*, site, by, at, place="") -> Plate:
    """Make the plate of a site. Raises `PlateLive`, `NotYours`."""
    site = Site.claim(site.pk)
    insist(platable_by(site, by))
    plate = keep_new(site, place, by=by, at=at)
    record(events.PLATE_MADE, target=site, by=by, note=plate.code)
    return plate


@transaction.atomic
def make_missing(*, by, at, village=None) -> list[Plate]:
    """Make a plate for each site (of a village) that is inspected and has none; return the new ones. Raises `NotYours`."""
    insist(by.may(Plate.edit_permission))
    sites = Site.objects.visible_to(by).visited()
    if village is not None:
        sites = sites.filter(village=village)
    without = sites.exclude(plates__in=Plate.objects.live()).order_by("pk")
    claimed = list(without.select_for_update(no_key=True, of=("self",)))
    # Whoever waited for the lock looks again: somebody else may have made them meanwhile.
    held = set(Plate.objects.filter(site__in=claimed, revoked_at=None).values_list("site_id", flat=True))
    made = []
    for site in claimed:
        if site.pk not in held:
            made.append(keep_new(site, "", by=by, at=at))
            record(events.PLATE_MADE, target=site, by=by, note=made[-1].code)
    return made


@transaction.atomic
def replace_plate(*, plate, reason, by, at) -> Plate:
    """Put a new plate in the place of a live one, which opens nothing from now on. Raises `NoReason`, `NotYours`."""
    site = Site.claim(plate.site_id)
    insist(platable_by(site, by))
    old = end_plate(plate, reason, by=by, at=at)
    new = keep_new(site, old.place, by=by, at=at)
    words = {"old": old.code, "new": new.code, "reason": old.revoked_reason}
    record(events.PLATE_REPLACED, target=site, by=by, note=_("%(old)s 换成 %(new)s：%(reason)s") % words)
    return new


@transaction.atomic
def revoke_plate(*, plate, reason, by, at) -> Plate:
    """Let a plate open nothing any more. Raises `NoReason`, `NotYours`."""
    site = Site.claim(plate.site_id)
    old = end_plate(plate, reason, by=by, at=at)
    words = {"old": old.code, "reason": old.revoked_reason}
    record(events.PLATE_REVOKED, target=site, by=by, note=_("%(old)s：%(reason)s") % words)
    return old


@transaction.atomic
def move_plate(*, plate, place, by, at, version=None) -> Plate:
    """Note where a live plate hangs. Raises `NotYours`, `StaleEdit`."""
    plate = Plate.claim(plate.pk, version)
    insist(plate.editable_by(by))
    before = snapshot(plate, ("place",))
    plate.place = place
    plate.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(plate, ("place",)))
    record(events.PLATE_MOVED, target=plate.site, by=by, changes=changes)
    return plate


def end_plate(plate, reason, *, by, at) -> Plate:
    """Lock a live plate and revoke it. Raises `NoReason`, `NotYours`."""
    if not reason.strip():
        raise NoReason(_("请写明停用原因。"), field="reason")
    plate = Plate.claim(plate.pk)
    insist(plate.editable_by(by))
    plate.revoked_at, plate.revoked_by, plate.revoked_reason = at, by, reason.strip()
    plate.stamp(by=by, at=at).save()
    return plate


def keep_new(site, place, *, by, at) -> Plate:
    """Save a new plate of a site; a second live one is refused. Raises `PlateLive`."""
    plate = Plate(site=site, place=place)
    live = PlateLive(
        _("“%(site)s”已有使用中的场所码。要换新的，请在场所码列表里点“换新码”，旧码同时停用。")
        % {"site": site},
        field="site",
    )
    with told(plate_one_live_a_site=lambda: live):
        plate.stamp(by=by, at=at).save()
    return plate
