"""Deeds about planned visits: planned, moved within the day or to another, called off; a visit ends them."""

from contextlib import suppress
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import full_date
from hengl_uf.places.reach import within_reach
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import PlannedVisit

FIELDS = ("planned_on", "staff", "contact", "enterprise", "purpose", "place", "note")


class PlannedInThePast(DeedRefused):
    """A visit is planned for a day that has not gone by."""


class NobodyToVisit(DeedRefused):
    """A planned visit needs a person or an enterprise."""


class PlannedAlready(DeedRefused):
    """The same staff has the same person on that day already."""


class NotTheirVillage(DeedRefused):
    """Whoever is to go does not work in that village, and would not see the plan."""


class PlanOver(DeedRefused):
    """The visit was paid or called off, or the plan is out of reach."""


@transaction.atomic
def plan_visit(*, by, at, agreed_in=None, **fields) -> PlannedVisit:
    """Plan a visit as the last stop of that day; the village is that of whoever is visited.

    Raises `PlannedInThePast`, `NobodyToVisit`, `PlannedAlready`, `NotTheirVillage`, `NoReach`.
    """
    plan = PlannedVisit(agreed_in=agreed_in, **fields)
    not_gone_by(plan.planned_on, on=timezone.localdate(at))
    check(plan, by=by)
    to_the_end(plan)
    save(plan, by=by, at=at)
    record(events.PLAN_MADE, target=plan, by=by)
    return plan


@transaction.atomic
def change_plan(*, plan, by, at, version=None, **fields) -> PlannedVisit:
    """Correct a plan, or put it on another day. Raises also `StaleEdit`, `PlanOver`."""
    plan = claim_open(plan, by, version)
    before, was = snapshot(plan, FIELDS), (plan.staff_id, plan.planned_on)
    for name, value in fields.items():
        setattr(plan, name, value)
    if plan.planned_on != was[1]:
        not_gone_by(plan.planned_on, on=timezone.localdate(at))
    check(plan, by=by)
    if (plan.staff_id, plan.planned_on) != was:
        to_the_end(plan)
    save(plan, by=by, at=at)
    changes = changes_between(before, snapshot(plan, FIELDS))
    record(events.PLAN_CHANGED, target=plan, by=by, changes=changes)
    return plan


@transaction.atomic
def cancel_plan(*, plan, by, at, reason) -> PlannedVisit:
    """Call a planned visit off, with the reason. Raises `PlanOver`."""
    plan = claim_open(plan, by)
    plan.cancelled_at, plan.cancelled_by, plan.cancelled_reason = at, by, reason
    plan.stamp(by=by, at=at).save()
    record(events.PLAN_CANCELLED, target=plan, by=by, note=reason)
    return plan


@transaction.atomic
def move_plan(*, plan, by, steps) -> PlannedVisit:
    """Pay a visit one stop earlier (`steps` -1) or later (1) among the open stops of its day. Raises `PlanOver`."""
    locked = lock_day(plan.staff_id, plan.planned_on)
    plan = next((one for one in locked if one.pk == plan.pk), None)
    if plan is None:
        raise PlanOver(_("这次走访已不在这条路线上。"))
    require_open(plan, by)
    reachable = [one for one in locked if one.is_open and by.works_in(one.village_id)]
    to = reachable.index(plan) + steps
    if not 0 <= to < len(reachable):
        return plan
    before, place = locked.index(plan) + 1, locked.index(reachable[to])
    locked.remove(plan)
    locked.insert(place, plan)
    for order, one in enumerate(locked, 1):
        one.order = order
    PlannedVisit.objects.bulk_update(locked, ["order"])
    record(events.PLAN_CHANGED, target=plan, by=by, changes={_("路线次序"): [before, plan.order]})
    return plan


@transaction.atomic
def carry_over(*, staff, day, by, at) -> list[PlannedVisit]:
    """Put the stops of earlier days that were not paid at the end of this day's route.

    Those whose person is on the route of this day already stay where they are. Returns what was moved.
    """
    not_gone_by(day, on=timezone.localdate(at))
    late = PlannedVisit.objects.visible_to(by).overdue(day).filter(staff=staff)
    moved = []
    for plan in late.select_for_update(no_key=True, of=("self",)).order_by("pk"):
        before, plan.planned_on = plan.planned_on, day
        if not plan.editable_by(by) or rival_of(plan).exists():
            continue
        moved.append(plan)
        to_the_end(plan)
        save(plan, by=by, at=at)
        changes = {_("计划日期"): [full_date(before), full_date(day)]}
        record(events.PLAN_CHANGED, target=plan, by=by, changes=changes)
    return moved


@transaction.atomic
def pay(*, visit, plan=None, by, at) -> PlannedVisit | None:
    """Mark a plan as done by this visit: the one named, or what was planned with the same person for that day.

    None when there is none, when somebody else was visited, or when another was quicker: the visit stands all the same.
    """
    if plan is None:
        plan = PlannedVisit.objects.open().of_visit(visit).first()
    if plan is None:
        return None
    plan = PlannedVisit.claim(plan.pk)
    if not plan.is_open or not plan.is_for(visit) or not by.works_in(plan.village_id):
        return None
    plan.visit = visit
    plan.stamp(by=by, at=at).save()
    record(events.PLAN_DONE, target=plan, by=by)
    return plan


@transaction.atomic
def plan_next(*, visit, on: date, by, at) -> PlannedVisit | None:
    """Plan the next visit as it was agreed in this one: same staff, same person. Nothing when that day has it already."""
    try:
        return plan_visit(
            by=by,
            at=at,
            agreed_in=visit,
            planned_on=on,
            staff=visit.staff,
            contact=visit.contact,
            enterprise=visit.enterprise,
            place=visit.place,
        )
    except PlannedAlready:
        return None
    except PlannedInThePast as refusal:
        raise PlannedInThePast(str(refusal), field="next_on") from refusal


@transaction.atomic
def reopen_unpaid(*, visit, by, at):
    """Open the plan again whose visit turned out to be none, unless the day has that person anew."""
    plan = PlannedVisit.objects.select_for_update(no_key=True).filter(visit=visit).first()
    if plan is None or rival_of(plan).exists():
        return
    plan.visit = None
    with suppress(PlannedAlready):
        save(plan, by=by, at=at)
        record(events.PLAN_CHANGED, target=plan, by=by, note=_("走访记录已移除，计划恢复。"))


def claim_open(plan, by, version=None) -> PlannedVisit:
    """Lock a plan that is still open and may be changed by this account."""
    plan = PlannedVisit.claim(plan.pk, version)
    require_open(plan, by)
    return plan


def require_open(plan, by):
    """Raise `PlanOver` unless this account may change it now."""
    answer = plan.editable_by(by)
    if not answer:
        raise PlanOver(answer.reason)


def not_gone_by(day, *, on):
    """A visit is planned for today or later."""
    if day < on:
        raise PlannedInThePast(_("计划日期不能早于今天。"), field="planned_on")


def check(plan, *, by):
    """The rules of a plan that need more than its own fields; its village is that of whoever is visited."""
    if not plan.contact and not plan.enterprise:
        raise NobodyToVisit(_("请填写走访对象或走访企业。"), field="contact")
    plan.village = (plan.contact or plan.enterprise).village
    within_reach(by, plan.village)
    if not plan.staff.works_in(plan.village_id):
        words = {"name": plan.staff.name, "village": plan.village}
        raise NotTheirVillage(_("%(name)s不负责%(village)s，请另选走访人。") % words, field="staff")
    if rival_of(plan).exists():
        raise already(plan)


def rival_of(plan):
    """The open plan that has the same person on the same day of the same staff."""
    who = {"contact": plan.contact_id}
    if plan.contact_id is None:
        who["enterprise"] = plan.enterprise_id
    open_ones = PlannedVisit.objects.open().exclude(pk=plan.pk)
    return open_ones.filter(staff=plan.staff_id, planned_on=plan.planned_on, **who)


def already(plan) -> PlannedAlready:
    """The refusal that says who is on the route of which day."""
    words = {
        "name": plan.staff.name,
        "day": full_date(plan.planned_on),
        "who": plan.contact or plan.enterprise,
    }
    return PlannedAlready(
        _("%(name)s %(day)s已经计划走访%(who)s。") % words, field="contact" if plan.contact else "enterprise"
    )


def to_the_end(plan):
    """Make it the last stop of its day."""
    last = PlannedVisit.objects.of_day(plan.planned_on, plan.staff_id).aggregate(last=Max("order"))["last"]
    plan.order = (last or 0) + 1


def save(plan, *, by, at):
    """Save it; what the database refuses is a second plan of somebody who was as quick."""
    try:
        with transaction.atomic():
            plan.stamp(by=by, at=at).save()
    except IntegrityError as error:
        if "once_a_day" not in str(error):
            raise
        raise already(plan) from None


def lock_day(staff, day) -> list[PlannedVisit]:
    """Lock all stops of one route, in the order of their ids, and read them in the order of the route."""
    route = PlannedVisit.objects.of_day(day, staff)
    ids = route.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
    return list(route.filter(pk__in=list(ids)))
