"""Letters in the layout of GB/T 9704-2012: 22 lines of 28 characters on A4.

`letter` makes a finished document, or a first template when its words hold placeholders, `{{ name }}`. What comes
from records goes through `templates.fill`, never into a text that will be filled.
"""

import io
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hengl_uf.documents import tables
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.text import clean_line, clean_text

_KEPT: Final = tomllib.loads((Path(__file__).parent / "official.toml").read_text(encoding="utf-8"))
FONTS: Final = _KEPT["fonts"]
HEADINGS: Final = tuple(
    (FONTS[f"{level}_heading"], re.compile(_KEPT["headings"][level])) for level in ("first", "second")
)

TEXT_SIZE: Final = 16  # points: 3号
TITLE_SIZE: Final = 22  # 2号
PAGE_NUMBER_SIZE: Final = 14  # 4号
LINE: Final = 29  # points, exact
CHARACTERS: Final = 28  # in one line
TOP, LEFT, RIGHT = Mm(37), Mm(28), Mm(26)
BOTTOM: Final = Mm(34.9)  # a tenth less than the 35 that remain, or the 22nd line would not fit
FOOTER: Final = Mm(22)  # so that the page number stands 7 mm below the text

CENTRE, END = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED: Final = WD_ALIGN_PARAGRAPH.JUSTIFY


def letter(
    *,
    title: str,
    addressee: str,
    paragraphs: Sequence[str],
    signature: str,
    dated: date | str,
    attachments: Sequence[str] = (),
) -> bytes:
    """Return the letter as a Word file; `title` and `signature` may have several lines, the rest has its own.

    An addressee, signature or date that is "" is left out with its line. Lines like `| name | value |` are a table.
    """
    document = _empty(clean_line(title))
    for line in clean_text(title).splitlines():
        _add(document, line, font=FONTS["title"], size=TITLE_SIZE, align=CENTRE)
    _add(document, "")
    if addressee := clean_line(addressee):
        _add(document, addressee if addressee.endswith(("：", ":")) else f"{addressee}：")
    lines = [line for paragraph in paragraphs for line in clean_text(paragraph).splitlines()]
    for piece in tables.pieces_of(lines):
        if isinstance(piece, str):
            _add_text(document, piece.strip())
        else:
            tables.add_table(document, piece, _write_cell)
    _add_attachments(document, [clean_line(name) for name in attachments])
    _sign(document, clean_text(signature).splitlines(), _day(dated))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _day(dated: date | str) -> str:
    return plain_date(dated) if isinstance(dated, date) else clean_line(dated)


# --- The page ----------------------------------------------------------------------------------------


def _empty(title: str):
    document = Document()
    _forget_the_sample(document, title)
    _set_base(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.footer_distance = FOOTER
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch = (section.page_width - LEFT - RIGHT) / Pt(1) / CHARACTERS
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(LINE * 20))
    grid.set(qn("w:charSpace"), str(round((pitch - TEXT_SIZE) * 4096)))
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, END)
    _number_pages(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    return document


def _forget_the_sample(document, title: str) -> None:
    """The library's own sample file is where it begins: its author, dates and picture are not ours."""
    properties = document.core_properties
    properties.title = "" if "{" in title else title[:255]  # a template's properties hold no placeholders
    properties.author, properties.comments, properties.language = "", "", "zh-CN"
    for dated in list(properties._element):
        if dated.tag in {qn("dcterms:created"), qn("dcterms:modified")}:
            properties._element.remove(dated)
    package = document.part.package
    for name in [one.rId for one in package.rels.values() if one.reltype.endswith("/thumbnail")]:
        del package.rels[name]


def _set_base(document) -> None:
    """What holds where a paragraph says nothing: the text's font and size, exact lines, no gaps."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        _name_fonts(fonts, FONTS["text"])
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    normal = document.styles["Normal"]
    normal.font.size = Pt(TEXT_SIZE)
    _name_fonts(normal.element.get_or_add_rPr().get_or_add_rFonts(), FONTS["text"])
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)


def _number_pages(footer, side) -> None:
    """— 1 —, one character in from the outer side."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    paragraph.paragraph_format.line_spacing = Pt(LINE / 2 + 2)
    _indent(paragraph, {"right" if side == END else "left": 1}, PAGE_NUMBER_SIZE)
    _run(paragraph, "— ", FONTS["page_number"], PAGE_NUMBER_SIZE, latin=FONTS["page_number"])
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = _run(paragraph, "1", FONTS["page_number"], PAGE_NUMBER_SIZE, latin=FONTS["page_number"])
    field.append(number._r)
    paragraph._p.append(field)
    _run(paragraph, " —", FONTS["page_number"], PAGE_NUMBER_SIZE, latin=FONTS["page_number"])


# --- Paragraphs --------------------------------------------------------------------------------------


def _add(document, text, *, font=FONTS["text"], size=TEXT_SIZE, align=JUSTIFIED, indent=None):
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    if indent:
        _indent(paragraph, indent, size)
    if text:
        _run(paragraph, text, font, size)
    return paragraph


def _add_text(document, text: str) -> None:
    """A paragraph, indented by two characters; a heading has its own font up to its full stop."""
    paragraph = _add(document, "", indent={"firstLine": 2})
    font = next((font for font, form in HEADINGS if form.match(text)), FONTS["text"])
    heading, stop, rest = text.partition("。") if font != FONTS["text"] else (text, "", "")
    _run(paragraph, heading + stop, font, TEXT_SIZE)
    if rest:
        _run(paragraph, rest, FONTS["text"], TEXT_SIZE)


def _write_cell(paragraph, text: str, is_name: bool) -> None:
    """The words of a cell: names stand out and in the middle, values are text."""
    paragraph.alignment = CENTRE if is_name else None
    _run(paragraph, text, FONTS["first_heading"] if is_name else FONTS["text"], tables.TEXT_SIZE)


def _add_attachments(document, names: list[str]) -> None:
    """附件：1.…, one blank line below the text; further ones under the first one's number."""
    if not names:
        return
    _add(document, "")
    if len(names) == 1:
        _add(document, _("附件：%(name)s") % {"name": names[0]}, indent={"left": 5, "hanging": 3})
        return
    for number, name in enumerate(names, start=1):
        first = _("附件：1.%(name)s") % {"name": name}
        _add(
            document,
            first if number == 1 else f"{number}.{name}",
            indent={"left": 6, "hanging": 4} if number == 1 else {"left": 6, "hanging": 1},
        )


def _sign(document, signature: list[str], day: str) -> None:
    """Signature and date, four characters in, with two lines' room for the seal; never alone on a page."""
    lines = [line for line in (*signature, day) if line]
    if not lines:
        return
    for paragraph in (document.paragraphs[-1], _add(document, ""), _add(document, "")):
        paragraph.paragraph_format.keep_with_next = True
    for line in lines:
        signed = _add(document, line, align=END, indent={"right": 4})
        signed.paragraph_format.keep_with_next = line is not lines[-1]


def _indent(paragraph, characters: dict[str, int], size: int) -> None:
    """Indent by characters, for Word and WPS, and by the same in twips for what does not count characters."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for side, count in characters.items():
        indent.set(qn(f"w:{side}Chars"), str(count * 100))
        indent.set(qn(f"w:{side}"), str(count * size * 20))


def _run(paragraph, text: str, font: str, size: int, latin: str = FONTS["latin"]):
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    _name_fonts(fonts, font, latin)
    fonts.set(qn("w:hint"), "eastAsia")  # Chinese quotation marks are as wide as the characters
    return run


def _name_fonts(fonts, font: str, latin: str = FONTS["latin"]) -> None:
    for side in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{side}"), latin)
    fonts.set(qn("w:eastAsia"), font)
