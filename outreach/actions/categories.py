"""Deeds about the categories of cases."""

from django.db import transaction

from hengl_uf.audit.trail import changes_between, record, snapshot
from outreach import events
from outreach.models import CaseCategory

FIELDS = ("name", "limit_days", "order", "is_active")


@transaction.atomic
def change_category(*, category, by, at, version=None, **fields):
    """Change a category; cases that are open keep the limit with which they were opened. Raises `StaleEdit`."""
    category = CaseCategory.claim(category.pk, version)
    before = snapshot(category, FIELDS)
    for name, value in fields.items():
        setattr(category, name, value)
    category.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(category, FIELDS))
    record(events.CATEGORY_CHANGED, target=category, by=by, changes=changes)
    return category
