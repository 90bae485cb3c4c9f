"""Deeds about business opportunities: noted, corrected, what became of them, removed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chamber.actions.sums import checked
from chamber.events import events
from chamber.models import Opportunity
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import FIRST_YEAR, plain_date
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("event", "enterprise", "partner", "what", "noted_on", "value", "follow_up_on")
OUTCOME = ("status", "outcome", "outcome_on", "value")
Status = Opportunity.Status


class NoSuchDay(DeedRefused):
    """A day is in the past or today, and not before the opportunity was noted."""


@transaction.atomic
def note_opportunity(*, by, at, **fields) -> Opportunity:
    """Note an opportunity. Raises `BadSum`, `NoSuchDay`."""
    opportunity = Opportunity(**fields)
    check(opportunity, on=timezone.localdate(at))
    opportunity.stamp(by=by, at=at).save()
    record(events.OPPORTUNITY_NOTED, target=opportunity, by=by)
    return opportunity


@transaction.atomic
def change_opportunity(*, opportunity, by, at, version=None, **fields) -> Opportunity:
    """Correct an opportunity. Raises `BadSum`, `NoSuchDay`, `StaleEdit`, `NotYours`."""
    opportunity = Opportunity.claim(opportunity.pk, version)
    insist(opportunity.editable_by(by))
    before = snapshot(opportunity, FIELDS)
    for name, value in fields.items():
        setattr(opportunity, name, value)
    check(opportunity, on=timezone.localdate(at))
    opportunity.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(opportunity, FIELDS))
    record(events.OPPORTUNITY_CHANGED, target=opportunity, by=by, changes=changes)
    return opportunity


@transaction.atomic
def tell_outcome(
    *, opportunity, by, at, status, outcome="", outcome_on=None, value=None, follow_up_on=None, version=None
) -> Opportunity:
    """Note what became of it: signed, landed, lost; or that they are talking again, which takes the outcome back.

    `value` is what it came to, None leaves it. Raises `BadSum`, `NoSuchDay`, `StaleEdit`, `NotYours`.
    """
    opportunity = Opportunity.claim(opportunity.pk, version)
    insist(opportunity.editable_by(by))
    before = snapshot(opportunity, OUTCOME)
    talking = status == Status.TALKING
    opportunity.status, opportunity.outcome = status, outcome
    opportunity.outcome_on = None if talking else outcome_on or timezone.localdate(at)
    opportunity.follow_up_on = follow_up_on if status in Opportunity.LIVE else None
    if value is not None:
        opportunity.value = value
    check(opportunity, on=timezone.localdate(at))
    opportunity.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(opportunity, OUTCOME))
    record(events.OPPORTUNITY_ENDED, target=opportunity, by=by, changes=changes)
    return opportunity


@transaction.atomic
def remove_opportunity(*, opportunity, by, at, reason) -> Opportunity:
    """Take away what was entered by mistake, kept with the reason. Raises `NotYours`."""
    opportunity = Opportunity.claim(opportunity.pk)
    insist(opportunity.editable_by(by))
    opportunity.removed_at, opportunity.removed_by, opportunity.removed_reason = at, by, reason
    opportunity.stamp(by=by, at=at).save()
    record(events.OPPORTUNITY_REMOVED, target=opportunity, by=by, note=reason)
    return opportunity


def check(opportunity, *, on):
    """The rules of an opportunity that need more than one field."""
    if opportunity.value is not None:
        opportunity.value = checked(opportunity.value, field="value", nothing=True)
    if opportunity.noted_on > on:
        raise NoSuchDay(_("登记日期不能晚于今天。"), field="noted_on")
    if opportunity.noted_on.year < FIRST_YEAR:
        raise NoSuchDay(_("请核对登记日期的年份。"), field="noted_on")
    done = opportunity.outcome_on
    if done and not opportunity.noted_on <= done <= on:
        words = {"day": plain_date(opportunity.noted_on)}
        raise NoSuchDay(_("结果日期要在 %(day)s 到今天之间。") % words, field="outcome_on")
    follow = opportunity.follow_up_on
    if follow and follow < opportunity.noted_on:
        raise NoSuchDay(_("下次跟进不能早于登记日期。"), field="follow_up_on")
