"""Deeds about checklists: a draft is begun, changed, published or dropped. What is published stands; it gets a successor."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.answers import Answer, Denied
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused
from religion.events import checklists as events
from religion.models import Checklist, ChecklistItem

FIELDS = ("title", "note")
MOST_ITEMS = 60


class DraftThere(DeedRefused):
    """A kind has one draft at a time."""


class CodeTwice(DeedRefused):
    """Two items of a list cannot have one code."""


class NothingToAsk(DeedRefused):
    """A list without items is not published."""


class TooEarly(DeedRefused):
    """A version begins today or later, and not before the one that was published last."""


@dataclass(frozen=True)
class ItemSet:
    """One item as it is given: what has to be so."""

    code: str
    text: str
    group: str
    is_major: bool = False
    clause: str = ""


def draftable_by(checklist, user, in_force) -> Answer:
    """Whether a new version may be begun from this one: the one in force alone is copied."""
    if checklist.is_draft:
        return Denied(_("这一版还是草稿，直接修改就行。"))
    if not in_force:
        return Denied(_("只能从使用中的版本起草新版。"))
    return user.may(Checklist.edit_permission)


@transaction.atomic
def begin(*, kind, title, by, at, note="", items: Sequence[ItemSet] = ()) -> Checklist:
    """Begin the draft of a kind with these items. Raises `DraftThere`, `CodeTwice`, `NotYours`."""
    insist(by.may(Checklist.edit_permission))
    last = Checklist.objects.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
    draft = Checklist(kind=kind, number=last + 1, title=title, note=note)
    refusal = DraftThere(
        _("“%(kind)s”已有一份草稿，请先发布或删除它。") % {"kind": draft.get_kind_display()}, field="kind"
    )
    with told(
        checklist_one_draft_a_kind=lambda: refusal,
        checklist_version_once=lambda: refusal,  # somebody began one a moment ago
    ):
        draft.stamp(by=by, at=at).save()
    put_items(draft, items)
    record(events.CHECKLIST_DRAFTED, target=draft, by=by)
    return draft


@transaction.atomic
def draft_of(*, checklist, by, at) -> Checklist:
    """Begin a new version as a copy of the one in force. Raises `DraftThere`, `NotYours`."""
    in_force = Checklist.objects.in_force(timezone.localdate(at))
    insist(draftable_by(checklist, by, checklist.pk in {one.pk for one in in_force}))
    items = [
        ItemSet(one.code, one.text, one.group, one.is_major, one.clause) for one in checklist.items.all()
    ]
    words = {"title": checklist.title, "note": checklist.note}
    return begin(kind=checklist.kind, items=items, by=by, at=at, **words)


@transaction.atomic
def change(
    *, checklist, by, at, title=None, note=None, items: Sequence[ItemSet] | None = None, version=None
) -> Checklist:
    """Change a draft; `items` are all its items in their order. Raises `CodeTwice`, `StaleEdit`, `NotYours`."""
    draft = Checklist.claim(checklist.pk, version)
    insist(draft.editable_by(by))
    before = snapshot(draft, FIELDS) | words_of(draft)
    draft.title = draft.title if title is None else title
    draft.note = draft.note if note is None else note
    draft.stamp(by=by, at=at).save()
    if items is not None:
        draft.items.all().delete()
        put_items(draft, items)
    after = snapshot(draft, FIELDS) | words_of(draft)
    gone = {label: [text, ""] for label, text in before.items() if label not in after}
    record(events.CHECKLIST_CHANGED, target=draft, by=by, changes=changes_between(before, after) | gone)
    return draft


@transaction.atomic
def publish(*, checklist, in_force_from, by, at) -> Checklist:
    """Let a draft hold from a day on. Raises `NothingToAsk`, `TooEarly`, `NotYours`."""
    draft = Checklist.claim(checklist.pk)
    insist(draft.editable_by(by))
    if not draft.items.exists():
        raise NothingToAsk(_("检查表里还没有项目，不能发布。"))
    if in_force_from < timezone.localdate(at):
        raise TooEarly(_("启用日期不能早于今天。"), field="in_force_from")
    of_kind = Checklist.objects.published().filter(kind=draft.kind)
    last = of_kind.aggregate(last=Max("in_force_from"))["last"]
    if last and in_force_from < last:
        words = {"day": full_date(last)}
        raise TooEarly(_("上一版定于%(day)s启用，新版不能早于那一天。") % words, field="in_force_from")
    draft.in_force_from, draft.published_at, draft.published_by = in_force_from, at, by
    draft.stamp(by=by, at=at).save()
    record(
        events.CHECKLIST_PUBLISHED,
        target=draft,
        by=by,
        note=_("%(day)s起使用") % {"day": plain_date(in_force_from)},
    )
    return draft


@transaction.atomic
def drop(*, checklist, by, at) -> None:
    """Delete a draft: nothing was ever inspected by it. Raises `NotYours`."""
    draft = Checklist.claim(checklist.pk)
    insist(draft.editable_by(by))
    record(events.CHECKLIST_DROPPED, target=draft, by=by)
    draft.items.all().delete()
    draft.delete()


def put_items(draft, items) -> None:
    """Give a draft these items, in this order. Raises `CodeTwice`."""
    codes = [one.code for one in items]
    for code in codes:
        if codes.count(code) > 1:
            raise CodeTwice(_("编号“%(code)s”有两项，请改掉一个。") % {"code": code})
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            checklist=draft,
            code=one.code,
            text=one.text,
            group=one.group,
            is_major=one.is_major,
            clause=one.clause,
            order=place,
        )
        for place, one in enumerate(items, 1)
    )


def words_of(draft) -> dict[str, str]:
    """The items by their code, in words, so that history tells which of them changed."""
    return {one.code: sentence_of(one) for one in draft.items.all()}


def sentence_of(item) -> str:
    """One item in a line."""
    words = [item.text, item.group, *([_("重点项")] if item.is_major else []), item.clause]
    return " · ".join(word for word in words if word)
