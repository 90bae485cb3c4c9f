"""Deeds about Party organisations: registered, corrected, dissolved, removed. Their parts are in `organisation_parts.py`."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.coverage import cover
from chamber.events import party as events
from chamber.models import PartyOrganisation, PartyPost, PartyTerm
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "kind", "parent", "village", "founded_on", "term_years", "address", "remark")
WORK = ("ticks", "activities", "projects", "awards", "posts")
NAMED = 5  # names in a sentence


class NameTaken(DeedRefused):
    """Another organisation has this name."""


class OwnAncestor(DeedRefused):
    """An organisation cannot stand under itself, or under one that stands under it."""


class ParentGone(DeedRefused):
    """The organisation above is dissolved or removed."""


class NotYet(DeedRefused):
    """The day has not come, or lies before all records."""


class BeforeFounding(DeedRefused):
    """Nothing of an organisation is before its founding."""


class StillAbove(DeedRefused):
    """Other organisations stand under it."""


class HasWorked(DeedRefused):
    """What an organisation did would lose who did it."""


@transaction.atomic
def add_organisation(*, by, at, enterprise=None, since=None, **fields) -> PartyOrganisation:
    """Register an organisation, with the post of its secretary, and the enterprise for which it is set up.

    An enterprise that another organisation covered comes over from `since`, or today. Raises `NameTaken`,
    `ParentGone`, `NotYet`, `CoveredBefore`.
    """
    organisation = PartyOrganisation(**fields)
    keep(organisation, by=by, at=at)
    record(events.ORGANISATION_ADDED, target=organisation, by=by)
    secretary = PartyPost(organisation=organisation, title=_("书记"), order=1)
    secretary.stamp(by=by, at=at).save()
    if enterprise:
        cover(organisation, enterprise, by=by, at=at, since=since or timezone.localdate(at), move=True)
    return organisation


@transaction.atomic
def change_organisation(*, organisation, by, at, version=None, **fields) -> PartyOrganisation:
    """Correct an organisation, or move it in the tree. Raises also `OwnAncestor`, `BeforeFounding`, `StaleEdit`, `NotYours`."""
    organisation = PartyOrganisation.claim(organisation.pk, version)
    insist(organisation.editable_by(by))
    before = snapshot(organisation, FIELDS)
    for name, value in fields.items():
        setattr(organisation, name, value)
    keep(organisation, by=by, at=at)
    changes = changes_between(before, snapshot(organisation, FIELDS))
    record(events.ORGANISATION_CHANGED, target=organisation, by=by, changes=changes)
    return organisation


@transaction.atomic
def dissolve_organisation(*, organisation, by, at, dissolved_on, ending) -> PartyOrganisation:
    """Note that an organisation is dissolved: its members are counted no more, officers leave that day, enterprises go free.

    Raises `StillAbove`, which names those under it, `NotYet`, `BeforeFounding`, `NotYours`.
    """
    organisation = PartyOrganisation.claim(organisation.pk)
    insist(organisation.workable_by(by))
    not_under_it(organisation, organisation.children.active())
    not_later(dissolved_on, at, "dissolved_on")
    if dissolved_on < organisation.founded_on:
        raise before_founding(organisation, "dissolved_on")
    let_go(organisation, by=by, at=at, on=dissolved_on, reason=ending)
    organisation.dissolved_on, organisation.ending = dissolved_on, ending
    organisation.members = organisation.full_members = 0
    organisation.stamp(by=by, at=at).save()
    changes = {_("撤销日期"): [None, plain_date(dissolved_on)]}
    record(events.ORGANISATION_DISSOLVED, target=organisation, by=by, changes=changes, note=ending)
    return organisation


@transaction.atomic
def restore_organisation(*, organisation, by, at) -> PartyOrganisation:
    """Take back that an organisation is dissolved. Officers and enterprises are noted anew. Raises `ParentGone`, `NotYours`."""
    organisation = PartyOrganisation.claim(organisation.pk)
    insist(organisation.restorable_by(by))
    organisation.dissolved_on, organisation.ending = None, ""
    latest = organisation.partycounts.order_by("-counted_on").first()
    if latest:
        organisation.members, organisation.full_members = latest.members, latest.full_members
    keep(organisation, by=by, at=at)
    record(events.ORGANISATION_RESTORED, target=organisation, by=by)
    return organisation


@transaction.atomic
def remove_organisation(*, organisation, by, at, reason) -> PartyOrganisation:
    """Take away an organisation that was registered by mistake. Raises `StillAbove`, `HasWorked`, `NotYours`."""
    organisation = PartyOrganisation.claim(organisation.pk)
    insist(organisation.editable_by(by))
    not_under_it(organisation, organisation.children.current())
    if any(getattr(organisation, name).exists() for name in WORK):
        raise HasWorked(_("它已有五个一、活动、项目、荣誉或岗位记录，不能移除。不再保留的，请登记撤销。"))
    organisation.covereds.all().delete()
    organisation.removed_at, organisation.removed_by, organisation.removed_reason = at, by, reason
    organisation.stamp(by=by, at=at).save()
    record(events.ORGANISATION_REMOVED, target=organisation, by=by, note=reason)
    return organisation


def keep(organisation, *, by, at):
    """Save it with its keys and the day of its next election; the database decides on names and on circles."""
    not_later(organisation.founded_on, at, "founded_on")
    above = organisation.parent
    if above and (above.removed_at or above.dissolved_on) and not organisation.dissolved_on:
        raise ParentGone(_("“%(name)s”已撤销或移除，不能作上级。") % {"name": above}, field="parent")
    organisation.index_names()
    organisation.set_election_due()
    taken = _("已经登记过“%(name)s”。") % {"name": organisation.name}
    too_late = _("成立日期不能晚于已登记的换届或撤销。")
    with told(
        organisation_name_once=lambda: NameTaken(taken, field="name"),
        organisation_not_own_ancestor=lambda: own_ancestor(organisation),
        election_after_founding=lambda: BeforeFounding(too_late, field="founded_on"),
        organisation_elected_after_founding=lambda: BeforeFounding(too_late, field="founded_on"),
        organisation_dissolved_after_founding=lambda: BeforeFounding(too_late, field="founded_on"),
    ):
        organisation.stamp(by=by, at=at).save()


def own_ancestor(organisation) -> OwnAncestor:
    """The refusal of a circle in the tree."""
    if organisation.parent_id == organisation.pk:
        return OwnAncestor(_("党组织不能作自己的上级。"), field="parent")
    words = {"above": organisation.parent, "name": organisation}
    return OwnAncestor(_("“%(above)s”在“%(name)s”之下，不能作它的上级。") % words, field="parent")


def before_founding(organisation, field) -> BeforeFounding:
    """The refusal of what would be before the founding."""
    day = plain_date(organisation.founded_on)
    return BeforeFounding(_("党组织 %(day)s 成立，不能早于这一天。") % {"day": day}, field=field)


def not_under_it(organisation, under):
    """Raise `StillAbove` while these organisations stand under it."""
    names = [one.name for one in under.in_name_order()[: NAMED + 1]]
    if names:
        words = _("、").join(names[:NAMED]) + (_("等") if len(names) > NAMED else "")
        raise StillAbove(_("它还有下级党组织：%(names)s。请先调整它们的上级。") % {"names": words})


def not_later(day, at, field):
    """Raise `NotYet` for a day after today, or one before all records."""
    if day > timezone.localdate(at):
        raise NotYet(_("日期不能晚于今天。"), field=field)
    if day.year < FIRST_YEAR:
        raise NotYet(_("日期太早，请核对年份。"), field=field)


def let_go(organisation, *, by, at, on, reason):
    """End its officers' terms with a day, and let its enterprises go."""
    terms = PartyTerm.objects.filter(office__organisation=organisation)
    terms.filter(starts_on__gt=on).delete()
    for term in terms.overlapping(on + timedelta(days=1)):
        term.ends_on, term.ended_reason = on, reason[:200]
        term.stamp(by=by, at=at).save()
    left = [str(one) for one in organisation.covereds.select_related("enterprise")]
    organisation.covereds.all().delete()
    if left:
        changes = {_("覆盖企业"): [_("、").join(left), None]}
        record(events.ENTERPRISE_LEFT, target=organisation, by=by, changes=changes)
