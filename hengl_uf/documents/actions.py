"""Deeds about documents (文书) that every app has: keeping templates, and making documents of records.

An app wraps them with its own events, and with its own check of who may make a document of the record.
"""

from collections.abc import Mapping

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from hengl_uf.access.answers import may
from hengl_uf.attachments.actions import attach, remove
from hengl_uf.attachments.models import Attachment
from hengl_uf.audit.trail import Event, changes_between, record, snapshot
from hengl_uf.documents import letters, templates
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.documents.refusals import FIELD, TemplateRefused
from hengl_uf.web.last_word import insist, told
from hengl_uf.web.refusals import DeedRefused

FIELDS = ("name", "title", "addressee", "body", "order", "is_active")


class NameTaken(DeedRefused):
    """Another template has this name."""


class WordsRefused(DeedRefused):
    """The words hold a placeholder that nobody can fill."""


class OutOfUse(DeedRefused):
    """The template was put out of use meanwhile."""


@transaction.atomic
def add_template(*, model: type[DocumentTemplate], event: Event, by, at, **fields) -> DocumentTemplate:
    """Add a kind of document. Raises `NameTaken`, `WordsRefused`, `NotYours`."""
    template = model(code=f"own-{get_random_string(8).lower()}", **fields)
    keep_template(template, by=by, at=at)
    record(event, target=template, by=by)
    return template


@transaction.atomic
def change_template(
    *, template: DocumentTemplate, event: Event, by, at, version=None, **fields
) -> DocumentTemplate:
    """Change the words of a kind of document. Raises `NameTaken`, `WordsRefused`, `NotYours`, `StaleEdit`.

    What it is about stays: its words and its Word file were checked for that.
    """
    template = type(template).claim(template.pk, version)
    before = snapshot(template, FIELDS)
    for name in FIELDS:
        setattr(template, name, fields.get(name, getattr(template, name)))
    keep_template(template, by=by, at=at)
    changes = changes_between(before, snapshot(template, FIELDS))
    record(event, target=template, by=by, changes=changes)
    return template


def keep_template(template: DocumentTemplate, *, by, at) -> None:
    """Save the words once they can be filled. Raises `NameTaken`, `WordsRefused`, `NotYours`."""
    insist(may(by, template.edit_permission))
    try:
        templates.check(letters.words_of(template), dict.fromkeys(template.placeholders.known(), ""))
    except TemplateRefused as refusal:
        raise WordsRefused(str(refusal), field="body") from refusal
    taken = NameTaken(_("已经有一份叫“%(name)s”的文书。") % {"name": template.name}, field="name")
    with told(**{f"{template._meta.db_table}_name_key": lambda: taken}):
        template.stamp(by=by, at=at).save()


@transaction.atomic
def use_own_file(*, template: DocumentTemplate, upload, by, at) -> Attachment:
    """Put the office's own Word file in the place of the words; an earlier one goes.

    Taken away again (as any file), the document goes back to the words. Raises `TemplateRefused`, `FileRefused`,
    `NotYours`.
    """
    insist(may(by, template.edit_permission))
    upload.seek(0)
    templates.check(upload.read(), dict.fromkeys(template.placeholders.known(), ""))
    template = type(template).claim(template.pk)
    earlier = letters.own_file(template)
    attached = attach(owner=template, upload=upload, by=by, at=at, position=letters.TEMPLATE)
    if earlier and earlier.pk != attached.pk:
        remove(attachment=earlier, reason=_("换成新的文件"), by=by, at=at)
    return attached


@transaction.atomic
def make_document(
    *, owner, template: DocumentTemplate, values: Mapping[str, object], name: str, by, at
) -> Attachment:
    """Make a document of a record and lay it to its files, at the position of documents.

    `values` go by the keys of the template's placeholders. `name` is that of the file, without its ending. The same
    document again, nothing having changed, is the one that is there: what is new has `created_at` of now (`at`). The
    caller has locked the record and checked that it may have one. Raises `OutOfUse`, `TemplateRefused`, `FileRefused`.
    """
    if not type(template).objects.active().filter(pk=template.pk).exists():
        raise OutOfUse(_("文书“%(name)s”已经停用，请另选一种。") % {"name": template.name}, field=FIELD)
    upload = ContentFile(letters.fill(template, values), name=f"{name}.docx")
    return attach(owner=owner, upload=upload, by=by, at=at, position=letters.POSITION)
