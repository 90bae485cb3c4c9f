"""Deeds about visits, with the needs raised and promises made in them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.places.reach import within_reach
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.cases import open_case
from outreach.actions.plans import pay, plan_next, reopen_unpaid
from outreach.actions.promises import make_promise
from outreach.models import CaseCategory, Need, Visit

FIELDS = ("visited_on", "village", "place", "staff", "contact", "enterprise", "purpose", "summary")


class InTheFuture(DeedRefused):
    """A visit is logged after it was paid."""


class NobodyVisited(DeedRefused):
    """A visit needs a person or an enterprise."""


@dataclass(frozen=True)
class NeedRaised:
    """A need as it was typed; with a category it becomes a case at once."""

    text: str
    category: CaseCategory | None = None


@dataclass(frozen=True)
class PromiseMade:
    """A promise as it was typed."""

    text: str
    due_on: date


@transaction.atomic
def log_visit(*, by, at, needs=(), promises=(), companions=(), uploads=(), next_on=None, plan=None, **fields):
    """Log a visit with the needs raised and promises made in it; each need with a category becomes a case.

    `plan` is the planned visit that it pays, `next_on` the day agreed for the next one. When the plan was paid by
    another meanwhile, the visit is saved all the same. Raises `InTheFuture`, `NobodyVisited`, `NoReach`,
    `PlannedInThePast`.
    """
    visit = Visit(**fields)
    check(visit, by=by, on=timezone.localdate(at))
    visit.stamp(by=by, at=at).save()
    visit.companions.set(companions)
    record(events.VISIT_LOGGED, target=visit, by=by)
    pay(visit=visit, plan=plan, by=by, at=at)
    add_to(visit, needs=needs, promises=promises, uploads=uploads, next_on=next_on, by=by, at=at)
    return visit


@transaction.atomic
def change_visit(
    *,
    visit,
    by,
    at,
    version=None,
    needs=(),
    promises=(),
    companions=None,
    uploads=(),
    next_on=None,
    **fields,
):
    """Correct a visit; needs and promises given here are added to those it has. Raises also `StaleEdit`."""
    visit = Visit.claim(visit.pk, version)
    insist(visit.editable_by(by))
    before = snapshot(visit, FIELDS)
    for name, value in fields.items():
        setattr(visit, name, value)
    check(visit, by=by, on=timezone.localdate(at))
    visit.stamp(by=by, at=at).save()
    if companions is not None:
        visit.companions.set(companions)
    record(
        events.VISIT_CHANGED, target=visit, by=by, changes=changes_between(before, snapshot(visit, FIELDS))
    )
    add_to(visit, needs=needs, promises=promises, uploads=uploads, next_on=next_on, by=by, at=at)
    return visit


@transaction.atomic
def remove_visit(*, visit, by, at, reason):
    """Take a visit out of lists and figures, kept with the reason; what it paid is planned again."""
    visit = Visit.claim(visit.pk)
    insist(visit.editable_by(by))
    visit.removed_at, visit.removed_by, visit.removed_reason = at, by, reason
    visit.stamp(by=by, at=at).save()
    record(events.VISIT_REMOVED, target=visit, by=by, note=reason)
    reopen_unpaid(visit=visit, by=by, at=at)
    return visit


@transaction.atomic
def open_case_from(*, need, category, by, at):
    """Make a case of a need that had none. Returns the case."""
    locked = Need.objects.select_for_update(no_key=True, of=("self",))
    need = locked.select_related("visit__contact", "visit__enterprise", "visit__village", "case").get(
        pk=need.pk
    )
    if need.case_id is None:
        need.case = open_case(
            by=by,
            at=at,
            category=category,
            title=need.text,
            contact=need.visit.contact,
            enterprise=need.visit.enterprise,
            village=need.visit.village,
            opened_on=timezone.localdate(at),
        )
        need.save(update_fields=["case"])
    return need.case


def check(visit, *, by, on):
    """The rules of a visit that need more than its own fields."""
    if visit.visited_on > on:
        raise InTheFuture(_("走访日期不能晚于今天。"), field="visited_on")
    if not visit.contact and not visit.enterprise:
        raise NobodyVisited(_("请填写走访对象或走访企业。"), field="contact")
    within_reach(by, visit.village)


def add_to(visit, *, needs, promises, uploads, next_on, by, at):
    """Add needs, promises, files and the next appointment to a visit."""
    first = visit.needs.count()
    for order, raised in enumerate(needs, first):
        need = Need.objects.create(visit=visit, order=order, text=raised.text)
        if raised.category:
            open_case_from(need=need, category=raised.category, by=by, at=at)
    for made in promises:
        make_promise(source=visit, text=made.text, due_on=made.due_on, owner=visit.staff, by=by, at=at)
    for upload in uploads:
        attach(owner=visit, upload=upload, by=by, at=at)
    if next_on:
        plan_next(visit=visit, on=next_on, by=by, at=at)
