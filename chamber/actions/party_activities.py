"""Deeds about what Party organisations held: written down with its counts, corrected, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.party_days import countable, happened, there_then
from chamber.events import party_work as events
from chamber.models import PartyActivity
from hengl_uf.attachments.actions import attach_all
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused

OWN = ("kind", "topic", "held_on", "mode", "place", "project", "attendees", "beneficiaries", "summary")


class ByNobody(DeedRefused):
    """An activity was held by an organisation, or by several."""


class NoServiceActivity(DeedRefused):
    """A service project has activities of its own kind alone."""


@transaction.atomic
def hold_activity(*, by, at, organisations, uploads=(), **fields) -> PartyActivity:
    """Write down an activity of one or several organisations.

    Raises `ByNobody`, `NoServiceActivity`, `NotYet`, `NotThereThen`, `NoSuchNumber`, `NotYours`.
    """
    activity = PartyActivity(**fields)
    insist(activity.editable_by(by))
    check(activity, organisations, on=timezone.localdate(at))
    activity.stamp(by=by, at=at).save()
    activity.organisations.set(organisations)
    record(events.PARTY_ACTIVITY_ADDED, target=activity, by=by)
    attach_all(owner=activity, uploads=uploads, by=by, at=at)
    return activity


@transaction.atomic
def change_activity(
    *, activity, by, at, version=None, organisations=None, uploads=(), **fields
) -> PartyActivity:
    """Correct an activity; its organisations stay when none are given.

    Raises what `hold_activity` raises, and `StaleEdit`.
    """
    activity = PartyActivity.claim(activity.pk, version)
    insist(activity.editable_by(by))
    before = snapshot(activity, (*OWN, "organisations"))
    for name, value in fields.items():
        setattr(activity, name, value)
    chosen = list(activity.organisations.all() if organisations is None else organisations)
    check(activity, chosen, on=timezone.localdate(at))
    activity.stamp(by=by, at=at).save()
    activity.organisations.set(chosen)
    changes = changes_between(before, snapshot(activity, (*OWN, "organisations")))
    record(events.PARTY_ACTIVITY_CHANGED, target=activity, by=by, changes=changes)
    attach_all(owner=activity, uploads=uploads, by=by, at=at)
    return activity


@transaction.atomic
def remove_activity(*, activity, by, at, reason) -> PartyActivity:
    """Take an activity out of lists and figures (entered by mistake), kept with the reason. Raises `NotYours`."""
    activity = PartyActivity.claim(activity.pk)
    insist(activity.editable_by(by))
    activity.removed_at, activity.removed_by, activity.removed_reason = at, by, reason
    activity.stamp(by=by, at=at).save()
    record(events.PARTY_ACTIVITY_REMOVED, target=activity, by=by, note=reason)
    return activity


def check(activity, organisations, *, on):
    """The rules of an activity that need more than its own fields."""
    happened(activity.held_on, on=on, field="held_on")
    if not organisations:
        raise ByNobody(_("请至少选择一个党组织。"), field="organisations")
    for one in organisations:
        there_then(one, activity.held_on, field="organisations")
    if activity.project_id and activity.kind != PartyActivity.Kind.SERVICE:
        words = {"kind": PartyActivity.Kind.SERVICE.label}
        raise NoServiceActivity(_("只有类别是“%(kind)s”的活动可以归入办实事项目。") % words, field="project")
    countable(activity.attendees, field="attendees")
    countable(activity.beneficiaries, field="beneficiaries")
