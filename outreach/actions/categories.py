"""Deeds about the categories of cases and the checklists that they bring along."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.models import CaseCategory, CategoryItem

FIELDS = ("name", "limit_days", "order", "is_active")
AWAY = "\u2028"  # before a text while texts change places; nobody types it


class ItemTwice(DeedRefused):
    """A checklist has the same line twice."""


@dataclass(frozen=True)
class Line:
    """A line of a checklist as it was typed; `pk` is None for a new one."""

    pk: int | None
    text: str
    is_required: bool
    order: int
    is_active: bool


@transaction.atomic
def change_category(*, category, by, at, version=None, lines=None, **fields):
    """Change a category, and its checklist where `lines` are given (those that are not named stay).

    Cases that are open keep the limit and the checklist with which they were opened. Raises `StaleEdit`, `ItemTwice`.
    """
    category = CaseCategory.claim(category.pk, version)
    before = snapshot(category, FIELDS)
    for name, value in fields.items():
        setattr(category, name, value)
    category.stamp(by=by, at=at).save()
    changes = changes_between(before, snapshot(category, FIELDS))
    if changes or lines is None:
        record(events.CATEGORY_CHANGED, target=category, by=by, changes=changes)
    if lines is not None:
        change_checklist(category, lines, by=by, at=at)
    return category


def change_checklist(category, lines, *, by, at):
    """Save the lines that differ, and tell what changed."""
    there = {item.pk: item for item in category.items.all()}
    lines = [line for line in lines if line.pk is None or line.pk in there]
    refuse_twice(there, lines)
    before = {pk: words_of(item) for pk, item in there.items()}
    items = [keep(there.get(line.pk) or CategoryItem(category=category), line) for line in lines]
    changed = [item for item in items if before.get(item.pk) != words_of(item)]
    moved = [item.pk for item in changed if item.pk]
    category.items.filter(pk__in=moved).update(text=Concat(Value(AWAY), F("pk"), output_field=CharField()))
    for item in changed:
        item.stamp(by=by, at=at).save()
    after = {item.pk: words_of(item) for item in changed}
    if after:
        changes = {
            str(number): [before.get(pk), words] for number, (pk, words) in enumerate(after.items(), 1)
        }
        record(events.CHECKLIST_CHANGED, target=category, by=by, changes=changes)


def keep(item, line) -> CategoryItem:
    """Give an item what was typed."""
    item.text, item.is_required = line.text, line.is_required
    item.order, item.is_active = line.order, line.is_active
    return item


def words_of(item) -> str:
    """A line with its place and marks, as history tells it."""
    marks = [_("必办") if item.is_required else _("提示"), "" if item.is_active else _("停用")]
    return _("%(order)s. %(text)s（%(marks)s）") % {
        "order": item.order,
        "text": item.text,
        "marks": _("、").join(filter(None, marks)),
    }


def refuse_twice(there, lines):
    """Raise `ItemTwice` when two lines would read the same."""
    texts = {pk: item.text for pk, item in there.items()} | {line.pk: line.text for line in lines if line.pk}
    counted = Counter([*texts.values(), *(line.text for line in lines if line.pk is None)])
    twice = [text for text, count in counted.items() if count > 1]
    if twice:
        raise ItemTwice(_("清单里“%(text)s”有两项，请改掉一项。") % {"text": twice[0]})
