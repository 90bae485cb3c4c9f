"""Deeds about emergency plans: entered, corrected, looked through again, replaced by a new one, removed."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.actions.happenings import happened, there, within_records
from religion.events import emergencies as events
from religion.events.filings import FILING_CHANGED
from religion.models import EmergencyPlan, EventFiling

FIELDS = ("kind", "title", "approved_on", "review_due_on", "summary")


class ReviewBeforeApproval(DeedRefused):
    """A plan is looked through again after it was made."""


class ReviewNotAhead(DeedRefused):
    """A review sets a new day, after that of the review."""


class PlanInUse(DeedRefused):
    """A plan that an event is filed with is replaced, not removed."""


@transaction.atomic
def add_plan(*, site, by, at, **fields) -> EmergencyPlan:
    """Enter the emergency plan of a site. Raises `ReviewBeforeApproval`, `NotYet`, `NoSuchDay`, `SiteGone`, `NotYours`."""
    plan = EmergencyPlan(site=site, **fields)
    insist(plan.editable_by(by))
    check(plan, on=timezone.localdate(at))
    keep(plan, by=by, at=at)
    record(events.PLAN_ADDED, target=plan, by=by)
    return plan


@transaction.atomic
def edit_plan(*, plan, by, at, version=None, **fields) -> EmergencyPlan:
    """Correct a plan in force. Raises as `add_plan`, and `StaleEdit`."""
    plan = EmergencyPlan.claim(plan.pk, version)
    insist(plan.editable_by(by))
    before = snapshot(plan, FIELDS)
    for name, value in fields.items():
        setattr(plan, name, value)
    check(plan, on=timezone.localdate(at))
    keep(plan, by=by, at=at)
    record(events.PLAN_CHANGED, target=plan, by=by, changes=changes_between(before, snapshot(plan, FIELDS)))
    return plan


@transaction.atomic
def review_plan(*, plan, reviewed_on: date, review_due_on: date, by, at, note="") -> EmergencyPlan:
    """Somebody went through the plan and it stays as it is, until the next review.

    Raises `ReviewNotAhead`, `NotYet`, `NoSuchDay`, `NotYours`.
    """
    plan = EmergencyPlan.claim(plan.pk)
    insist(plan.editable_by(by))
    happened(reviewed_on, on=timezone.localdate(at), field="reviewed_on")
    since = max(filter(None, (plan.approved_on, plan.reviewed_on)))
    if reviewed_on < since:
        words = {"day": plain_date(since)}
        raise ReviewBeforeApproval(
            _("预案在 %(day)s 制定或复审过，复审日期不能更早。") % words, field="reviewed_on"
        )
    within_records(review_due_on, field="review_due_on")
    if review_due_on <= reviewed_on:
        raise ReviewNotAhead(_("下次复审的日期要在这次复审之后。"), field="review_due_on")
    shown = ("reviewed_on", "review_due_on")
    before = snapshot(plan, shown)
    plan.reviewed_on, plan.review_due_on = reviewed_on, review_due_on
    keep(plan, by=by, at=at)
    changes = changes_between(before, snapshot(plan, shown))
    record(events.PLAN_REVIEWED, target=plan, by=by, changes=changes, note=note.strip())
    return plan


@transaction.atomic
def replace_plan(*, plan, by, at, **fields) -> EmergencyPlan:
    """A new plan takes the place of one in force, from the day on which it was made; return the new one.

    Drafts of events that named the old one name the new one. Raises as `add_plan`.
    """
    plan = EmergencyPlan.claim(plan.pk)
    insist(plan.editable_by(by))
    if fields["approved_on"] < plan.approved_on:
        words = {"day": plain_date(plan.approved_on)}
        raise ReviewBeforeApproval(_("原预案在 %(day)s 制定，新预案不能更早。") % words, field="approved_on")
    new = add_plan(site=plan.site, by=by, at=at, **fields)
    plan.replaced_on = new.approved_on
    plan.stamp(by=by, at=at).save()
    record(events.PLAN_REPLACED, target=plan, by=by, note=new.title)
    unfiled = EventFiling.objects.select_for_update(no_key=True, of=("self",)).current()
    for filing in unfiled.filter(
        emergency_plan=plan, state__in=(EventFiling.State.DRAFT, EventFiling.State.REFUSED)
    ):
        filing.emergency_plan = new
        filing.stamp(by=by, at=at).save()
        record(FILING_CHANGED, target=filing, by=by, changes={_("应急预案"): [plan.title, new.title]})
    return new


@transaction.atomic
def remove_plan(*, plan, by, at, reason) -> EmergencyPlan:
    """Take away a plan that was entered by mistake, kept with the reason. Raises `PlanInUse`, `NotYours`."""
    plan = EmergencyPlan.claim(plan.pk)
    insist(plan.removable_by(by))
    using = EventFiling.objects.current().filter(emergency_plan=plan).first()
    if using:
        words = {"title": using.title}
        raise PlanInUse(_("活动报备“%(title)s”用到这份预案，不能移除；有新预案的，请用“更新预案”。") % words)
    plan.removed_at, plan.removed_by, plan.removed_reason = at, by, reason
    plan.stamp(by=by, at=at).save()
    record(events.PLAN_REMOVED, target=plan, by=by, note=reason)
    return plan


def review_before_approval() -> ReviewBeforeApproval:
    """The refusal of a review before the plan was made."""
    return ReviewBeforeApproval(_("复审期限不能早于制定日期。"), field="review_due_on")


def check(plan, *, on):
    """The rules of a plan that need more than its own fields."""
    there(plan.site)
    happened(plan.approved_on, on=on, field="approved_on")
    within_records(plan.review_due_on, field="review_due_on")
    if plan.review_due_on < plan.approved_on:
        raise review_before_approval()


def keep(plan, *, by, at):
    """Save it; what the database refuses is told in the same sentence."""
    with told(emergencyplan_review_after_approval=review_before_approval):
        plan.stamp(by=by, at=at).save()
