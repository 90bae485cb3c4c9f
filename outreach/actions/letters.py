"""Deeds about letters (文书): templates that the office keeps, and letters made of a case."""

from django.db import transaction
from django.utils import timezone

from hengl_uf.attachments.models import Attachment
from hengl_uf.documents import actions as documents
from outreach import events, letters
from outreach.actions.cases import Kind, allows, tell
from outreach.models import LetterTemplate, ServiceCase


def add_template(*, by, at, **fields) -> LetterTemplate:
    """Add a kind of letter. Raises `NameTaken`, `WordsRefused`."""
    return documents.add_template(model=LetterTemplate, event=events.LETTER_ADDED, by=by, at=at, **fields)


def change_template(*, template, by, at, version=None, **fields) -> LetterTemplate:
    """Change the words of a kind of letter. Raises `NameTaken`, `WordsRefused`, `StaleEdit`."""
    words = {"template": template, "version": version, **fields}
    return documents.change_template(event=events.LETTER_CHANGED, by=by, at=at, **words)


@transaction.atomic
def make_letter(*, case, template, by, at, referral=None) -> Attachment:
    """Make a letter of a case and lay it to its files. The same letter again, nothing having changed, is the one there.

    Raises `NotNow`, `OutOfUse`, `TemplateRefused`, `FileRefused`.
    """
    case = ServiceCase.claim(case.pk)
    allows(case.handled_by(by))
    made = documents.make_document(
        owner=case,
        template=template,
        values=letters.values_of(case, on=timezone.localdate(at), referral=referral),
        name=f"{template.name} {case.number}",
        by=by,
        at=at,
    )
    if made.created_at == at:
        tell(case, Kind.LETTER, events.CASE_LETTER_MADE, by=by, at=at, text=template.name)
    return made
