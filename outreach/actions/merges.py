"""Merging two records of one person, and undoing it (ADR 19)."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.refusals import DeedRefused, StaleEdit
from outreach import events
from outreach.actions.contacts import FIELDS, set_phones
from outreach.actions.moving import move_all, move_back
from outreach.models import Contact, ContactMerge

# What is chosen from one record or the other, and the columns that go together.
CHOSEN = {
    "name": ("name",),
    "region": ("region",),
    "village": ("village_id", "grid_id"),
    "responsible": ("responsible_id",),
    "legal_basis": ("legal_basis", "consented_at", "notice_version"),
    "retain_until": ("retain_until", "retention_set_on"),
    "remark": ("remark",),
}
# What is kept of both.
UNITED = ("other_names", "languages")
KEPT, MERGED, BOTH = "kept", "merged", "both"
LONGEST_REMARK = Contact._meta.get_field("remark").max_length


class SamePerson(DeedRefused):
    """A record cannot be merged into itself."""


class NotMergeable(DeedRefused):
    """One of the two is removed, merged already, or out of reach."""


class NotUndoable(DeedRefused):
    """The merge is undone already, or one of its people has gone another way since."""


@dataclass(frozen=True)
class Undone:
    """A merge that was undone, and what stayed as it is because somebody changed it since, in words."""

    merge: ContactMerge
    left: list[str]


@transaction.atomic
def merge_contacts(*, kept, merged, choices, by, at, versions=None) -> ContactMerge:
    """Make one record of two: all that points to `merged` then points to `kept`.

    `choices` says of each name in `CHOSEN` which record's value stays ("kept" where it is silent); a remark may be
    "both". `versions` are those of kept and merged that the person had before them. Raises `SamePerson`,
    `NotMergeable`, `BothHaveIt`, `StaleEdit`.
    """
    if kept.pk == merged.pk:
        raise SamePerson(_("不能与自己合并。"), field="other")
    kept, merged = claim_both(kept, merged)
    for one in (merged, kept):
        if not (answer := one.editable_by(by)):
            raise NotMergeable(_("%(name)s：%(why)s") % {"name": one, "why": answer.reason})
    refuse_stale((kept, merged), versions)
    before, told = state_of(kept), snapshot(kept, FIELDS)
    choose(kept, merged, choices)
    moved = move_all(merged, to=kept)
    kept.index_names()
    kept.stamp(by=by, at=at).save()
    set_phones(kept, united(numbers_of(kept), numbers_of(merged)))
    merged.removed_at, merged.removed_by, merged.merged_into = at, by, kept
    merged.removed_reason = _("并入%(name)s") % {"name": kept}
    merged.stamp(by=by, at=at).save()
    after = state_of(kept)
    merge = ContactMerge(kept=kept, merged=merged, before={**before, "after": after}, moved=moved)
    save_merge(merge, by=by, at=at)
    changes = changes_between(told, snapshot(kept, FIELDS))
    record(events.CONTACTS_MERGED, target=kept, by=by, changes=changes, note=str(merge))
    record(events.CONTACTS_MERGED, target=merged, by=by, note=str(merge))
    return merge


@transaction.atomic
def undo_merge(*, merge, by, at) -> Undone:
    """Make two records of one again, each with what it had, as far as nobody changed it since.

    Raises `NotUndoable`.
    """
    kept, merged = claim_both(merge.kept, merge.merged)
    merge = ContactMerge.claim(merge.pk)
    merge.kept, merge.merged = kept, merged
    if kept.merged_into_id:
        raise NotUndoable(_("%(name)s后来又并入了别的记录，请先撤销那一次合并。") % {"name": kept})
    if not (answer := merge.undoable_by(by)):
        raise NotUndoable(answer.reason)
    told = snapshot(kept, FIELDS)
    merged.removed_at = merged.removed_by = merged.merged_into = None
    merged.removed_reason = ""
    merged.stamp(by=by, at=at).save()
    left = give_back(kept, merge.before)
    if stayed := move_back(merge.moved, kept, merged):
        left.append(_("%(count)d 条往来记录") % {"count": stayed})
    kept.index_names()
    kept.stamp(by=by, at=at).save()
    merge.undone_at, merge.undone_by = at, by
    merge.stamp(by=by, at=at).save()
    note = str(merge)
    record(
        events.MERGE_UNDONE,
        target=kept,
        by=by,
        changes=changes_between(told, snapshot(kept, FIELDS)),
        note=note,
    )
    record(events.MERGE_UNDONE, target=merged, by=by, note=note)
    return Undone(merge, left)


def claim_both(one, other):
    """Lock two contacts, always in the order of their ids, so that two merges wait for each other and never deadlock."""
    locked = {pk: Contact.claim(pk) for pk in sorted((one.pk, other.pk))}
    return locked[one.pk], locked[other.pk]


def refuse_stale(contacts, versions):
    """Raise `StaleEdit` when one was saved after the person had both before them."""
    for contact, version in zip(contacts, versions or (), strict=False):
        if version is not None and contact.version != version:
            words = _("%(name)s 在您核对期间保存过这条记录，还没有合并。请再核对一次。")
            raise StaleEdit(words % {"name": contact.changed_by}, contact)


def save_merge(merge, *, by, at):
    """Save it; the database has the last word on who can be merged."""
    try:
        with transaction.atomic():
            merge.stamp(by=by, at=at).save()
    except IntegrityError:
        raise NotMergeable(_("%(name)s已经并入别的记录。") % {"name": merge.merged}) from None


def choose(kept, merged, choices):
    """Give the kept record what was chosen, and what is kept of both. A name that is not chosen becomes another name."""
    names = united((kept.name, *kept.other_names), (merged.name, *merged.other_names))
    for name, columns in CHOSEN.items():
        if choices.get(name) == MERGED:
            for column in columns:
                setattr(kept, column, getattr(merged, column))
    if choices.get("remark") == BOTH:
        kept.remark = both_remarks(kept, merged)
        if len(kept.remark) > LONGEST_REMARK:
            raise NotMergeable(_("两边的备注合起来太长，请只留一边。"), field="remark")
    kept.other_names = [name for name in names if name != kept.name]
    kept.languages = united(kept.languages, merged.languages)


def both_remarks(kept, merged) -> str:
    """The remarks of both, one below the other."""
    return "\n".join(filter(None, (kept.remark, merged.remark)))


def united(first, second) -> list:
    """The things of both, each once, those of the first before."""
    return list(dict.fromkeys([*first, *second]))


def numbers_of(contact) -> list[str]:
    """The stored phones of a contact, in their order."""
    return list(contact.phones.order_by("order").values_list("number", flat=True))


def state_of(contact) -> dict:
    """What a merge may change of a contact, as it is kept to be put back."""
    columns = [column for columns in CHOSEN.values() for column in columns]
    return {
        "kept": {column: packed(getattr(contact, column)) for column in (*columns, *UNITED)},
        "phones": numbers_of(contact),
    }


def packed(value):
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def give_back(kept, before) -> list[str]:
    """Put the fields and phones back that nobody changed since; returns the names of the others."""
    now, after, left = state_of(kept), before["after"], []
    for columns in (*CHOSEN.values(), *((name,) for name in UNITED)):
        if all(before["kept"][column] == after["kept"][column] for column in columns):
            continue
        fields = [Contact._meta.get_field(column) for column in columns]
        if any(now["kept"][column] != after["kept"][column] for column in columns):
            left.append(str(fields[0].verbose_name))
            continue
        for field in fields:
            setattr(kept, field.attname, field.to_python(before["kept"][field.attname]))
    if before["phones"] != after["phones"]:
        if now["phones"] == after["phones"]:
            set_phones(kept, before["phones"])
        else:
            left.append(_("电话"))
    return left
