"""Deeds about joint actions of the chamber with police, villages and others: by counts, nobody by name."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.sums import BadSum, checked
from chamber.events import pairing as events
from chamber.models import JointAction
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = (
    "kind",
    "title",
    "held_on",
    "village",
    "park",
    "place",
    "partners",
    "people",
    "enterprises",
    "supplies",
    "summary",
)
MOST = 999_999  # people or enterprises of one action


class HeldLater(DeedRefused):
    """An action is noted when it was held."""


class WrongPark(DeedRefused):
    """The park lies in another village."""


class BadCount(DeedRefused):
    """A count is a whole number, not below 0."""


@transaction.atomic
def add_joint_action(*, by, at, **fields) -> JointAction:
    """Note a joint action; one in a park is one of its village. Raises `HeldLater`, `WrongPark`, `BadCount`, `BadSum`."""
    one = keep(JointAction(**fields), by=by, at=at)
    record(events.JOINT_ACTION_ADDED, target=one, by=by)
    return one


@transaction.atomic
def change_joint_action(*, joint_action, by, at, version=None, **fields) -> JointAction:
    """Correct a joint action. Raises also `StaleEdit`, `NotYours`."""
    one = JointAction.claim(joint_action.pk, version)
    insist(one.editable_by(by))
    before = snapshot(one, FIELDS)
    for name, value in fields.items():
        setattr(one, name, value)
    keep(one, by=by, at=at)
    changes = changes_between(before, snapshot(one, FIELDS))
    record(events.JOINT_ACTION_CHANGED, target=one, by=by, changes=changes)
    return one


@transaction.atomic
def remove_joint_action(*, joint_action, by, at, reason) -> JointAction:
    """Take a joint action out of lists and figures. Raises `NotYours`."""
    one = JointAction.claim(joint_action.pk)
    insist(one.editable_by(by))
    one.removed_at, one.removed_by, one.removed_reason = at, by, reason
    one.stamp(by=by, at=at).save()
    record(events.JOINT_ACTION_REMOVED, target=one, by=by, note=reason)
    return one


def keep(one, *, by, at) -> JointAction:
    """Check and save it; the database has the last word."""
    if one.held_on > timezone.localdate(at):
        raise HeldLater(_("这一天还没到，行动开展后再登记。"), field="held_on")
    if one.held_on.year < FIRST_YEAR:
        raise HeldLater(_("请核对日期的年份。"), field="held_on")
    check_park(one)
    for field in ("people", "enterprises"):
        if not 0 <= getattr(one, field) <= MOST:
            raise BadCount(_("请填写 0 至 %(most)s 之间的整数。") % {"most": f"{MOST:,}"}, field=field)
    one.supplies = checked(one.supplies, field="supplies", nothing=True)
    refused = BadSum(_("金额不能是负数。"), field="supplies")
    with told(joint_action_supplies_not_negative=lambda: refused):
        one.stamp(by=by, at=at).save()
    return one


def check_park(one):
    """Take the village from the park. Raises `WrongPark` when another is named."""
    if one.park_id is None:
        return
    if one.village_id is None:
        one.village_id = one.park.village_id
    if one.village_id != one.park.village_id:
        words = {"park": one.park, "village": one.village}
        raise WrongPark(_("“%(park)s”不在%(village)s。") % words, field="park")
