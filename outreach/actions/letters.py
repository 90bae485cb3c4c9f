"""Deeds about letters (文书): templates that the office keeps, and letters made of a case."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from hengl_uf.attachments.actions import attach, remove
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import changes_between, record, snapshot
from hengl_uf.documents import letters as house
from hengl_uf.documents import templates
from hengl_uf.documents.refusals import TemplateRefused
from hengl_uf.web.last_word import told
from hengl_uf.web.refusals import DeedRefused
from outreach import events, letters
from outreach.actions.cases import Kind, allows, tell
from outreach.models import LetterTemplate, ServiceCase

FIELDS = ("name", "title", "addressee", "body", "order", "is_active")


class NameTaken(DeedRefused):
    """Another template has this name."""


class WordsRefused(DeedRefused):
    """The words hold a placeholder that nobody can fill."""


@transaction.atomic
def add_template(*, by, at, **fields) -> LetterTemplate:
    """Add a kind of letter. Raises `NameTaken`, `WordsRefused`."""
    template = LetterTemplate(code=f"own-{get_random_string(8).lower()}", **fields)
    keep(template, by=by, at=at)
    record(events.LETTER_ADDED, target=template, by=by)
    return template


@transaction.atomic
def change_template(*, template, by, at, version=None, **fields) -> LetterTemplate:
    """Change the words of a kind of letter. Raises `NameTaken`, `WordsRefused`, `StaleEdit`."""
    template = LetterTemplate.claim(template.pk, version)
    before = snapshot(template, FIELDS)
    for name, value in fields.items():
        setattr(template, name, value)
    keep(template, by=by, at=at)
    changes = changes_between(before, snapshot(template, FIELDS))
    record(events.LETTER_CHANGED, target=template, by=by, changes=changes)
    return template


def keep(template, *, by, at):
    """Save the words once they can be filled."""
    try:
        templates.check(house.words_of(template), template.placeholders.known())
    except TemplateRefused as refusal:
        raise WordsRefused(str(refusal), field="body") from refusal
    taken = NameTaken(_("已经有一份叫“%(name)s”的文书。") % {"name": template.name}, field="name")
    with told(outreach_lettertemplate_name_key=lambda: taken):
        template.stamp(by=by, at=at).save()


@transaction.atomic
def use_own_file(*, template, upload, by, at) -> Attachment:
    """Put the office's own Word file in the place of the words; an earlier one goes. Raises `TemplateRefused`, `FileRefused`.

    Taken away again (as any file), the letter goes back to the words.
    """
    upload.seek(0)
    templates.check(upload.read(), template.placeholders.known())
    template = LetterTemplate.claim(template.pk)
    earlier = house.own_file(template)
    attached = attach(owner=template, upload=upload, by=by, at=at, position=house.TEMPLATE)
    if earlier and earlier.pk != attached.pk:
        remove(attachment=earlier, reason=_("换成新的文件"), by=by, at=at)
    return attached


@transaction.atomic
def make_letter(*, case, template, by, at, referral=None) -> Attachment:
    """Make a letter of a case and lay it to its files. The same letter again, nothing having changed, is the one there.

    Raises `NotNow`, `TemplateRefused`, `FileRefused`.
    """
    case = ServiceCase.claim(case.pk)
    allows(case.handled_by(by))
    letter = house.fill(template, letters.values_of(case, on=timezone.localdate(at), referral=referral))
    name = f"{template.name} {case.number}.docx"
    attached = attach(
        owner=case, upload=ContentFile(letter, name=name), by=by, at=at, position=house.POSITION
    )
    if attached.created_at == at:
        tell(case, Kind.LETTER, events.CASE_LETTER_MADE, by=by, at=at, text=template.name)
    return attached
