"""Deeds about sites: entered, corrected, its class confirmed, closed for a time or for good, opened again, removed.

Where it lies and how large it is are checked here, in the form and in the database; what its measures suggest is
computed anew at each change, and what follows for the next inspection with it.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.answers import Denied
from hengl_uf.access.roles import Permission
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.places.reach import may_change, within_reach
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.standing import refresh
from religion.classification import SiteClass
from religion.events import sites as events
from religion.models import Hazard, Registration, Site, SitePost

FIELDS = (
    "name",
    "aliases",
    "kind",
    "village",
    "address",
    "lat",
    "lng",
    "land_area",
    "floor_area",
    "largest_event",
    "has_heritage_value",
    "value_note",
    "heritage",
    "founded",
    "founded_century",
    "rebuilt",
    "main_deity",
    "other_deities",
    "structure",
    "tenure",
    "tenure_note",
    "management",
    "village_keeper",
    "village_phone",
    "town_contact",
    "accounts_shown",
    "extinguishers",
    "smoke_alarms",
    "emergency_lights",
    "water_source",
    "truck_access",
    "burner",
    "prov_system_no",
    "synced_on",
    "note",
)
COMPUTED = ("suggested_class",)
MEASURES = ("land_area", "floor_area", "largest_event")
# The management group that a new site starts with: title, and whether an empty place is something to see to.
FIRST_POSTS = (
    (gettext_lazy("组长"), True),
    (gettext_lazy("副组长"), False),
    (gettext_lazy("财务"), False),
    (gettext_lazy("安全员"), True),
)
LATEST_CENTURY = 21
Kind, Status = Site.Kind, Site.Status


class NotFolk(DeedRefused):
    """The place falls under another regime than the one that is kept here (规定 art. 2)."""


class NameTaken(DeedRefused):
    """The village has a site of this name."""


class OutsideTown(DeedRefused):
    """The coordinates lie outside the town, or only one of the two is known."""


class NoMeasure(DeedRefused):
    """An area or a number of people of 0 is no measure: what is not known is left empty."""


class NoSuchTime(DeedRefused):
    """A day or century that cannot be."""


class ReasonMissing(DeedRefused):
    """Another class than the suggested one needs a reason, as does closing a site."""


class StatusAsItWas(DeedRefused):
    """The site is in this status already."""


class StillHeld(DeedRefused):
    """A site with a registration that lives, or with open hazards, is not removed."""


@transaction.atomic
def add_site(*, by, at, village, name, **fields) -> Site:
    """Enter a site, with the offices that a management group has.

    Raises `NotFolk`, `NameTaken`, `OutsideTown`, `NoMeasure`, `NoSuchTime`, `NoReach`, `NotYours`.
    """
    site = Site(village=village, name=name, next_inspection_on=timezone.localdate(at), **fields)
    check(site, by=by, at=at)
    keep(site, by=by, at=at)
    SitePost.objects.bulk_create(
        SitePost(site=site, title=str(title), order=order, is_required=required).stamp(by=by, at=at)
        for order, (title, required) in enumerate(FIRST_POSTS, 1)
    )
    record(events.SITE_ADDED, target=site, by=by)
    return site


@transaction.atomic
def edit_site(*, site, by, at, version=None, **fields) -> Site:
    """Correct what is known of a site; its class is suggested anew. Raises as `add_site`, and `StaleEdit`."""
    site = Site.claim(site.pk, version)
    insist(site.editable_by(by))
    before, treated_as = snapshot(site, (*FIELDS, *COMPUTED)), site.effective_class
    for name, value in fields.items():
        setattr(site, name, value)
    check(site, by=by, at=at)
    keep(site, by=by, at=at)
    changes = changes_between(before, snapshot(site, (*FIELDS, *COMPUTED)))
    record(events.SITE_CHANGED, target=site, by=by, changes=changes)
    return treated_anew(site, treated_as, at=at)


@transaction.atomic
def raise_largest_event(*, site, people, by, at) -> Site:
    """Note that so many people came to one event; a smaller event than the largest known changes nothing.

    Raises `NotYours`.
    """
    site = Site.claim(site.pk)
    if people <= (site.largest_event or 0):
        return site
    insist(site.editable_by(by))
    shown = ("largest_event", *COMPUTED)
    before, treated_as = snapshot(site, shown), site.effective_class
    site.largest_event = people
    keep(site, by=by, at=at)
    record(
        events.SITE_EVENT_RAISED,
        target=site,
        by=by,
        changes=changes_between(before, snapshot(site, shown)),
    )
    return treated_anew(site, treated_as, at=at)


@transaction.atomic
def confirm_class(*, site, site_class, by, at, reason="", version=None) -> Site:
    """The office says which class a site has, against what its measures suggest today.

    Raises `ReasonMissing` when it is another class than the suggested one, `StaleEdit`, `NotYours`.
    """
    site = Site.claim(site.pk, version)
    insist(classifiable_by(site, by))
    site_class = SiteClass(site_class)
    if site_class != site.suggested_class and not reason:
        words = {"suggested": site.get_suggested_class_display()}
        raise ReasonMissing(_("建议类别是“%(suggested)s”，确认为另一类要说明原因。") % words, field="reason")
    shown = ("confirmed_class", "class_reason")
    before, treated_as = snapshot(site, shown), site.effective_class
    site.confirmed_class, site.confirmed_against = site_class, site.suggested_class
    site.class_reason, site.class_confirmed_by, site.class_confirmed_at = reason, by, at
    site.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(site, shown))
    record(events.SITE_CLASS_CONFIRMED, target=site, by=by, changes=changes, note=reason)
    return treated_anew(site, treated_as, at=at)


@transaction.atomic
def close_site(*, site, reason, by, at, status=Status.CLOSED, on=None) -> Site:
    """A site is under repair or closed from a day on, and why.

    Raises `ReasonMissing`, `StatusAsItWas`, `NoSuchTime`, `NotYours`.
    """
    site = Site.claim(site.pk)
    insist(site.editable_by(by))
    if status not in (Status.REPAIR, Status.CLOSED):
        raise StatusAsItWas(_("请选择修缮中或者停止开放。"), field="status")
    if not reason:
        raise ReasonMissing(_("请填写原因。"), field="reason")
    return put(site, status, events.SITE_CLOSED, by=by, at=at, on=on, reason=reason)


@transaction.atomic
def reopen_site(*, site, by, at, on=None) -> Site:
    """A site is in use again from a day on. Raises `StatusAsItWas`, `NoSuchTime`, `NotYours`."""
    site = Site.claim(site.pk)
    insist(site.editable_by(by))
    return put(site, Status.OPEN, events.SITE_REOPENED, by=by, at=at, on=on, reason="")


@transaction.atomic
def remove_site(*, site, by, at, reason) -> Site:
    """Take away what was entered by mistake. Raises `StillHeld`, `NotYours`."""
    site = Site.claim(site.pk)
    insist(site.editable_by(by))
    check_not_held(site)
    site.removed_at, site.removed_by, site.removed_reason = at, by, reason
    site.stamp(by=by, at=at).save()
    record(events.SITE_REMOVED, target=site, by=by, note=reason)
    return site


# --- what they have in common ------------------------------------------------------------------------


def classifiable_by(site, user):
    """Whether this account may confirm the class: the office."""
    return may_change(site, user, Permission.REGISTRATION_REVIEW)


def put(site, status, event, *, by, at, on, reason) -> Site:
    """Note the status of a claimed site from a day on, and what follows for its inspections."""
    if site.status == status:
        words = {"status": site.get_status_display()}
        raise StatusAsItWas(_("这个场所已经是“%(status)s”。") % words)
    day, today = on or timezone.localdate(at), timezone.localdate(at)
    if day > today or day.year < FIRST_YEAR:
        raise NoSuchTime(_("日期不能晚于今天，也不能早于 %(year)s 年。") % {"year": FIRST_YEAR}, field="on")
    if site.status_since and day < site.status_since:
        words = {"status": site.get_status_display(), "day": plain_date(site.status_since)}
        raise NoSuchTime(_("%(day)s起是“%(status)s”，日期不能更早。") % words, field="on")
    shown = ("status", "status_since")
    before = snapshot(site, shown)
    site.status, site.status_since, site.status_reason = status, day, reason
    site.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(site, shown))
    record(event, target=site, by=by, changes=changes, note=reason)
    return refresh(site, on=today)


def keep(site, *, by, at):
    """Compute what its measures suggest, and save it; the database decides on double names."""
    site.suggested_class = site.suggestion().site_class
    site.index_names()
    with told(
        site_name_once_a_village=lambda: name_taken(site),
        site_is_folk=lambda: not_folk(site.kind),
        site_has_both_coordinates=both_coordinates,
        site_land_above_nothing=lambda: no_measure("land_area"),
        site_floor_above_nothing=lambda: no_measure("floor_area"),
        site_event_above_nothing=lambda: no_measure("largest_event"),
    ):
        site.stamp(by=by, at=at).save()


def treated_anew(site, treated_as, *, at) -> Site:
    """The site, with its next inspection computed anew when its class is another than it was."""
    if site.effective_class == treated_as:
        return site
    return refresh(site, on=timezone.localdate(at))


def check(site, *, by, at):
    """The rules of what is entered of a site."""
    if site.kind != Kind.FOLK:
        raise not_folk(site.kind)
    within_reach(by, site.village)
    insist(site.editable_by(by))
    for name in MEASURES:
        value = getattr(site, name)
        if value is not None and value <= 0:
            raise no_measure(name)
    check_place(site.lat, site.lng)
    if site.founded_century is not None and not 1 <= site.founded_century <= LATEST_CENTURY:
        words = {"last": LATEST_CENTURY}
        raise NoSuchTime(_("始建世纪在 1 到 %(last)s 之间。") % words, field="founded_century")
    if site.synced_on and site.synced_on > timezone.localdate(at):
        raise NoSuchTime(_("核对日期不能晚于今天。"), field="synced_on")


def check_place(lat, lng):
    """Raise `OutsideTown` unless both coordinates (WGS-84) are empty, or lie in the rectangle of the town."""
    if (lat is None) != (lng is None):
        raise both_coordinates()
    if lat is None:
        return
    south, west, north, east = settings.TOWN_BOX
    if south <= float(lat) <= north and west <= float(lng) <= east:
        return
    words = {"south": south, "north": north, "west": west, "east": east}
    sentence = _(
        "这个位置不在本镇范围内：纬度应在 %(south)s 到 %(north)s 之间，经度应在 %(west)s 到 %(east)s 之间。"
        "请核对经纬度有没有填反。"
    )
    raise OutsideTown(sentence % words, field="lat")


def removable_by(site, user):
    """Whether this account may remove the site: whoever keeps it, while nothing holds it."""
    answer = site.editable_by(user)
    if not answer:
        return answer
    try:
        check_not_held(site)
    except StillHeld as held:
        return Denied(str(held))
    return answer


def check_not_held(site):
    """Raise `StillHeld` while a registration of the site lives, or a hazard is open there."""
    alive = Registration.objects.alive().filter(site=site).first()
    if site.is_numbered:
        raise StillHeld(
            _("这个场所持有编号 %(number)s，请先由统战办注销登记，再移除。") % {"number": site.file_no}
        )
    if alive:
        words = {"state": alive.get_state_display()}
        raise StillHeld(_("这个场所有一份登记还是“%(state)s”，请先办结、移除或者注销这份登记。") % words)
    hazards = Hazard.objects.open().filter(site=site).count()
    if hazards:
        raise StillHeld(_("这个场所还有 %(count)s 条隐患没有销号，请先整改销号。") % {"count": hazards})


def name_taken(site) -> NameTaken:
    """The refusal of a name that another site of the village has."""
    words = {"village": site.village, "name": site.name}
    return NameTaken(_("%(village)s已有名为“%(name)s”的场所，请核对是不是同一处。") % words, field="name")


def both_coordinates() -> OutsideTown:
    """The refusal of a half of a place."""
    return OutsideTown(_("纬度和经度要一起填，或者都不填。"), field="lat")


def no_measure(name) -> NoMeasure:
    """The refusal of a measure of nothing."""
    words = {"label": Site._meta.get_field(name).verbose_name}
    return NoMeasure(_("%(label)s要大于 0；不清楚的不填。") % words, field=name)


def not_folk(kind) -> NotFolk:
    """Why a place of this kind is not kept here, and who sees to it instead."""
    sentences = {
        Kind.CONFUCIUS: _(
            "文庙不在这里登记：《广东省民间信仰活动场所登记编号和建档编号管理规定》第二条把文庙除外。"
            "文庙的保护和管理请找文化、文物部门。"
        ),
        Kind.ANCESTRAL: _(
            "宗族祠堂不在这里登记：《广东省民间信仰活动场所登记编号和建档编号管理规定》第二条把宗族祠堂除外。"
            "祠堂由宗族和所在村（社区）管理，属于文物的请找文物部门。"
        ),
        Kind.REGISTERED: _(
            "已登记的寺观教堂不在这里登记：它们是宗教活动场所，不属于《广东省民间信仰活动场所登记编号和建档编号"
            "管理规定》第二条所说的民间信仰活动场所，由县级以上宗教事务部门登记管理。"
        ),
    }
    return NotFolk(sentences[Kind(kind)], field="kind")
