"""Deeds about restricted notes of a mediation case. The trail tells that there was one, who wrote and who read, never
its text.

Entries speak of the note and not of the case, whose history everybody reads who sees the case.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from chamber.events import mediation as events
from chamber.models import MediationCase, MediationNote
from hengl_uf.audit.trail import record
from hengl_uf.web.last_word import insist
from hengl_uf.web.refusals import DeedRefused


class Empty(DeedRefused):
    """A note says something."""


@transaction.atomic
def add_note(*, case, by, at, text) -> MediationNote:
    """Write a note for those who handle mediation. Raises `Empty`, `NotYours`."""
    case = MediationCase.claim(case.pk)
    note = MediationNote(case=case)
    keep_note(note, text, by=by, at=at)
    record(events.MEDIATION_NOTE_ADDED, target=note, by=by, note=case.number)
    return note


@transaction.atomic
def change_note(*, note, by, at, text, version=None) -> MediationNote:
    """Correct a note. Raises `Empty`, `StaleEdit`, `NotYours`."""
    case = MediationCase.claim(note.case_id)
    note = MediationNote.claim(note.pk, version)
    note.case = case
    keep_note(note, text, by=by, at=at)
    record(events.MEDIATION_NOTE_CHANGED, target=note, by=by, note=case.number)
    return note


@transaction.atomic
def note_was_read(*, note, by):
    """Tell the trail that somebody opened it."""
    record(events.MEDIATION_NOTE_READ, target=note, by=by, note=note.case.number)


def keep_note(note, text, *, by, at):
    """Save it, once the account may write it and it says something."""
    insist(note.editable_by(by))
    if not text.strip():
        raise Empty(_("请写下备注内容。"), field="text")
    note.text = text
    note.stamp(by=by, at=at).save()
