"""Deeds about the conditions of an application: the office's own list."""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.events import registrations as events
from religion.models import ReadinessItem

FIELDS = ("text", "source", "order", "is_required", "is_active")


class ItemTwice(DeedRefused):
    """A condition is in the list once."""


@transaction.atomic
def add_item(*, by, at, text, source="", order=0, is_required=False, is_active=True) -> ReadinessItem:
    """Add a condition. Raises `ItemTwice`, `NotYours`."""
    insist(by.may(Permission.CHECKLIST_EDIT))
    item = ReadinessItem(text=text, source=source, order=order, is_required=is_required, is_active=is_active)
    keep(item, by=by, at=at)
    record(events.READINESS_ITEM_ADDED, target=item, by=by)
    return item


@transaction.atomic
def change_item(*, item, by, at, version=None, **fields) -> ReadinessItem:
    """Reword a condition, move it, or take it out of use: answers that were given stay. Raises `ItemTwice`, `StaleEdit`,
    `NotYours`.
    """
    insist(by.may(Permission.CHECKLIST_EDIT))
    item = ReadinessItem.claim(item.pk, version)
    before = snapshot(item, FIELDS)
    for name, value in fields.items():
        setattr(item, name, value)
    keep(item, by=by, at=at)
    changes = changes_between(before, snapshot(item, FIELDS))
    record(events.READINESS_ITEM_CHANGED, target=item, by=by, changes=changes)
    return item


def keep(item, *, by, at):
    """Save a condition; a second one in the same words is told."""
    twice = ItemTwice(_("清单里已有这一条，请直接修改那一条。"), field="text")
    with told(religion_readinessitem_text_key=lambda: twice):
        item.stamp(by=by, at=at).save()
