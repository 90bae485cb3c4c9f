"""Deeds about restricted notes of a case. The trail tells that there was one, who wrote and who read, never its text.

Entries speak of the note and not of the case, whose history everybody reads who sees the case.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.web.refusals import DeedRefused
from outreach import events
from outreach.actions.cases import allows
from outreach.models import CaseNote, ServiceCase

FIELDS = ("readers",)


class CannotRead(DeedRefused):
    """Somebody who was named as a reader could not open the case."""


@transaction.atomic
def add_note(*, case, by, at, text, readers) -> CaseNote:
    """Write a note for the named readers. Raises `NotNow`, `CannotRead`."""
    case = ServiceCase.claim(case.pk)
    allows(case.notable_by(by))
    check_readers(case, readers)
    note = CaseNote(case=case, text=text)
    note.stamp(by=by, at=at).save()
    note.readers.set(readers)
    changes = changes_between({}, snapshot(note, FIELDS))
    record(events.CASE_NOTE_ADDED, target=note, by=by, changes=changes, note=case.number)
    return note


@transaction.atomic
def change_note(*, note, by, at, text, readers, version=None) -> CaseNote:
    """Correct a note, or let others read it. Raises `NotNow`, `CannotRead`, `StaleEdit`."""
    case = ServiceCase.claim(note.case_id)
    note = CaseNote.claim(note.pk, version)
    note.case = case
    allows(note.editable_by(by))
    check_readers(case, readers)
    before = snapshot(note, FIELDS)
    note.text = text
    note.stamp(by=by, at=at).save()
    note.readers.set(readers)
    changes = changes_between(before, snapshot(note, FIELDS))
    record(events.CASE_NOTE_CHANGED, target=note, by=by, changes=changes, note=case.number)
    return note


@transaction.atomic
def note_was_read(*, note, by):
    """Tell the trail that somebody opened it."""
    record(events.CASE_NOTE_READ, target=note, by=by, note=note.case.number)


def check_readers(case, readers):
    """Raise `CannotRead` for whoever may not see the case at all."""
    strangers = [account.name for account in readers if not case.may_be_read_by(account)]
    if strangers:
        raise CannotRead(
            _("%(names)s不能查看这件事项，不能指定为备注的读者。") % {"names": _("、").join(strangers)},
            field="readers",
        )
