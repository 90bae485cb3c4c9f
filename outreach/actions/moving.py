"""Which rows point to a contact, and how they go to another one: found by the models, so that later record types go too."""

from dataclasses import dataclass

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengl_uf.attachments.models import Attachment
from hengl_uf.lib.dates import full_date
from hengl_uf.web.refusals import DeedRefused
from outreach.models import Booking, Contact, ContactMerge, ContactPhone, GroupService, PlannedVisit

# What is part of a contact itself, or tells of a merge: it stays where it is.
ITS_OWN = (Contact, ContactPhone, ContactMerge)


class BothHaveIt(DeedRefused):
    """Both people have the same running thing, which one person can have only once."""


@dataclass(frozen=True)
class Pointer:
    """One way in which rows point to a contact: a foreign key, or the owner of a file."""

    model: type
    field: str
    owned: bool = False  # by type and id, as files are

    @property
    def label(self) -> str:
        """What the rows are, in a word; those of a many-to-many relation go by the record that has it."""
        named = self.model._meta.auto_created or self.model
        return str(named._meta.verbose_name)

    def of(self, contact):
        """The rows that point to this contact."""
        kind = {"owner_type": Contact._meta.label_lower} if self.owned else {}
        return self.model._base_manager.filter(**{self.field: contact.pk}, **kind)

    def move(self, rows, to) -> list[int]:
        """Let these rows point to another contact; returns the ids of those that do. Others collide, and stay."""
        ids = sorted(rows.values_list("pk", flat=True))
        try:
            with transaction.atomic():
                rows.filter(pk__in=ids).update(**{self.field: to.pk})
        except IntegrityError:
            return [pk for pk in ids if self.move_one(pk, to)]
        return ids

    def move_one(self, pk, to) -> bool:
        """Let one row point to another contact, unless that one has the same already."""
        try:
            with transaction.atomic():
                self.model._base_manager.filter(pk=pk).update(**{self.field: to.pk})
        except IntegrityError:
            return False
        return True

    def refuse_running(self, contact):
        """Raise `BothHaveIt` when a row that stayed is still running: a place on a list, a plan for a day."""
        for row in () if self.may_stay else self.of(contact):
            if not is_over(row):
                words = _("两条记录都有同一项%(kind)s（%(row)s）。请先取消其中一项，再合并。")
                raise BothHaveIt(words % {"kind": self.label, "row": told(row)})

    @property
    def may_stay(self) -> bool:
        """Whether it is enough that the other contact has the same: a file, a name in a list."""
        return self.owned or bool(self.model._meta.auto_created)


def is_over(row) -> bool:
    """Whether a row tells of something past that nobody can cancel any more."""
    return isinstance(row, Booking) and row.service.status not in GroupService.LIVE


def told(row) -> str:
    """The row in words that both people's rows share."""
    if isinstance(row, PlannedVisit):
        return full_date(row.planned_on)
    return str(row.service if isinstance(row, Booking) else row)


def pointers() -> list[Pointer]:
    """All ways in which rows point to a contact."""
    relations = Contact._meta.get_fields(include_hidden=True)
    keys = [
        Pointer(one.related_model, one.field.attname)
        for one in relations
        if one.auto_created and not one.concrete and not one.many_to_many
        if one.related_model not in ITS_OWN
    ]
    return [*keys, Pointer(Attachment, "owner_id", owned=True)]


def counts_of(contact) -> list[tuple[str, int]]:
    """(kind, how many) of all that belongs to a contact; the kinds that have none are left out."""
    counted = [(pointer.label, pointer.of(contact).count()) for pointer in pointers()]
    return [(label, count) for label, count in counted if count]


def move_all(source, to) -> dict:
    """Let all rows of one contact point to another: {model: {field: [ids]}} of those that do.

    Raises `BothHaveIt`. What both have, and is over, stays with its contact.
    """
    moved: dict = {}
    for pointer in pointers():
        ids = pointer.move(pointer.of(source), to)
        if ids:
            moved.setdefault(pointer.model._meta.label_lower, {})[pointer.field] = ids
        pointer.refuse_running(source)
    return moved


def move_back(moved, source, to) -> int:
    """Put rows that moved from `to` to `source` back, if they still point to `source`; returns how many stayed there."""
    stayed = 0
    for label, by_field in moved.items():
        model = apps.get_model(label)
        for field, ids in by_field.items():
            pointer = Pointer(model, field, owned=model is Attachment)
            here = pointer.of(source).filter(pk__in=ids)
            stayed += len(ids) - len(pointer.move(here, to))
    return stayed
