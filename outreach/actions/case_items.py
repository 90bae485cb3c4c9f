"""Deeds about a case's own checklist: ticked line by line, and taken back."""

from django.db import transaction

from hengl_uf.audit.trail import record
from outreach import events
from outreach.actions.cases import allows, still
from outreach.models import CaseItem, ServiceCase


@transaction.atomic
def tick_item(*, item, by, at):
    """Mark a line as done. One that is done keeps who did it first. Raises `NotNow`."""
    item = claim_with_case(item, by)
    if item.done_at is None:
        mark(item, done_by=by, done_at=at)
        record(events.CASE_ITEM_DONE, target=item.case, by=by, note=item.text)
    return item


@transaction.atomic
def untick_item(*, item, by, at):
    """Take a tick back. Raises `NotNow`; a case that somebody closed meanwhile keeps its ticks."""
    item = claim_with_case(item, by)
    if item.done_at is not None:
        mark(item, done_by=None, done_at=None)
        record(events.CASE_ITEM_UNDONE, target=item.case, by=by, note=item.text)
    return item


def claim_with_case(item, by) -> CaseItem:
    """Lock the case, as closing it does, and read the line as it is now. Raises `NotNow` where `by` may not tick."""
    case = ServiceCase.claim(item.case_id)
    allows(case.checkable_by(by))
    item = CaseItem.objects.filter(pk=item.pk).first()
    still(item is not None)  # the category of the case was changed, and its lines with it
    item.case = case
    return item


def mark(item, *, done_by, done_at):
    """Save who did it and when, or that nobody did."""
    item.done_by, item.done_at = done_by, done_at
    item.save(update_fields=["done_by", "done_at"])
