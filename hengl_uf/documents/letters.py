"""Documents (文书) made of a record: the Word file of a template, filled with the values of the record."""

import io
from collections.abc import Mapping

from docx import Document

from hengl_uf.attachments.models import Attachment
from hengl_uf.attachments.store import content_path
from hengl_uf.documents import official, templates
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.documents.packages import W
from hengl_uf.documents.placeholders import Placeholders
from hengl_uf.lib.dates import plain_date
from hengl_uf.places.models import Town

POSITION = "letter"  # of the documents made of a record among its files
TEMPLATE = "template"  # of the office's own Word file among the files of a template


def house_values(on) -> dict[str, object]:
    """The values of `placeholders.COMMON`."""
    return {
        "office": Town.objects.values_list("office_name", flat=True).first(),
        "today": plain_date(on),
    }


def fill(template: DocumentTemplate, values: Mapping[str, object]) -> bytes:
    """The document as a Word file. `values` go by our own keys; missing ones are blanks. Raises `TemplateRefused`."""
    return templates.fill(word_file(template), template.placeholders.filled(values))


def word_file(template: DocumentTemplate) -> bytes:
    """The office's own Word file, or the words of the template in the official layout."""
    own = own_file(template)
    return content_path(own.sha256).read_bytes() if own else words_of(template)


def own_file(template: DocumentTemplate) -> Attachment | None:
    """The Word file that takes the place of the words, where the office uploaded one."""
    return Attachment.objects.about(template).filter(position=TEMPLATE).last() if template.pk else None


def words_of(template: DocumentTemplate) -> bytes:
    """The words of a template as a Word file, whatever file takes their place."""
    return words_as_file(template.title, template.addressee, template.body, template.placeholders)


def words_as_file(title: str, addressee: str, body: str, placeholders: Placeholders) -> bytes:
    """Words with placeholders as a Word file, with who signs and the day below."""
    return official.letter(
        title=title,
        addressee=addressee,
        paragraphs=body.splitlines(),
        signature=placeholders.placeholder(placeholders.signature),
        dated=placeholders.placeholder(placeholders.dated),
    )


def words_in(document: bytes) -> list[str]:
    """The paragraphs of a Word file as plain words, a row of a table as one line, for a look before it is made."""
    lines = []
    for element in Document(io.BytesIO(document)).element.body.iter(f"{W}p", f"{W}tr"):
        if next(element.iterancestors(f"{W}tr"), None) is not None:
            continue
        if element.tag == f"{W}p":
            lines.append(_words_of(element))
        else:
            lines.append(" | ".join(_words_of(cell) for cell in element.iter(f"{W}tc")))
    return [line for line in lines if line.strip(" |")]


def _words_of(element) -> str:
    """The words within a paragraph or a cell."""
    pieces = ("\n" if one.tag == f"{W}br" else one.text or "" for one in element.iter(f"{W}t", f"{W}br"))
    return "".join(pieces).strip()
