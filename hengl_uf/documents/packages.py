"""A Word file as a package of parts: opened only when nothing in it swells, runs, or reaches outside."""

import io
import re
import zipfile
import zlib
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docxtpl import DocxTemplate
from lxml import etree

from hengl_uf.documents.refusals import TemplateRefused

MAX_BYTES = 5 * 1024**2  # of the file
MAX_MEMBERS = 500
MAX_UNPACKED = 40 * 1024**2  # bytes
MAX_XML = 2 * 1024**2  # bytes of one part that is read as text
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ones that Office writes
ENCRYPTED = 0x1  # the flag of a member under a password

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{WORD}document.main+xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

CONTENTS_LIST = "[Content_Types].xml"
RUNS = re.compile(r"vbaproject|vbadata|activex|macroenabled", re.IGNORECASE)
HOLDS_ANOTHER = re.compile(
    r"/(oleObject|package|control|aFChunk|subDocument|frame|mailMerge\w*)$", re.IGNORECASE
)
LINK_SCHEMES = {"http", "https", "mailto", "tel"}
# What a field may do by itself: count pages, tell the day, point within the letter.
FIELDS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "NUMCHARS", "NUMWORDS"),
    *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"),
    *("TOC", "REF", "PAGEREF", "STYLEREF", "SEQ", "EQ", "SYMBOL", "ADVANCE", "HYPERLINK", "TITLE"),
    *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
}
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, OpcError, etree.LxmlError, OSError, EOFError),
    *(ValueError, LookupError, AttributeError, TypeError, RuntimeError),
)


def opened(template: bytes) -> DocxTemplate:
    """Return the file, opened; raise TemplateRefused for whatever is not a plain Word document."""
    _refuse_package(template)
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.init_docx()
        parts = list(document.docx.part.package.iter_parts())
        _refuse_reaching_out(document.docx.part.package, parts)
        texts = {part.partname.membername for part in parts if part.content_type.endswith("xml")}
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            for name in packed.namelist():
                if name in texts or name.endswith((".xml", ".rels")):
                    _refuse_content(packed.read(name))
    except UNREADABLE as error:
        raise _broken() from error
    return document


def _broken() -> TemplateRefused:
    return TemplateRefused(
        _("这个文件打不开：不是 Word 文档（docx），或者已经损坏。请在 Word 或 WPS 里另存为 docx 再传。")
    )


def _holds_another() -> TemplateRefused:
    return TemplateRefused(_("模板里嵌有别的文件或连着数据源，这里不收。请删去嵌入的对象再传。"))


def _refuse_package(template: bytes) -> None:
    """Look at what the file says of its members before anything is unpacked; then unpack to nowhere."""
    if len(template) > MAX_BYTES:
        raise TemplateRefused(_("模板超过 5 MB。请去掉里面的大图片，再传一次。"))
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            members = packed.infolist()
            _refuse_members(members, len(template))
            listed = packed.read(CONTENTS_LIST).decode(errors="replace")
            if packed.testzip():
                raise _broken()
    except UNREADABLE as error:
        raise _broken() from error
    if RUNS.search(listed) or any(RUNS.search(member.filename) for member in members):
        raise TemplateRefused(
            _("模板带有宏或控件（会自动运行的程序），这里不收。请另存为不带宏的 docx 再传。")
        )
    if MAIN not in listed:
        raise TemplateRefused(_("这不是 Word 文档（docx）。请在 Word 或 WPS 里另存为 docx 再传。"))


def _refuse_members(members, size: int) -> None:
    names = [member.filename.lower() for member in members]
    if (
        len(members) > MAX_MEMBERS
        or sum(member.file_size for member in members) > MAX_UNPACKED
        or any(
            member.file_size > MAX_XML for member in members if member.filename.endswith((".xml", ".rels"))
        )
        or sum(member.compress_size for member in members) > size
    ):
        raise TemplateRefused(_("模板解开后异常庞大，没有收下。请新建一个 Word 文档，把文字复制过去再传。"))
    if (
        len(set(names)) < len(names)
        or any(member.compress_type not in METHODS or member.flag_bits & ENCRYPTED for member in members)
        or any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names)
    ):
        raise _broken()


def _refuse_reaching_out(package: OpcPackage, parts: list[Part]) -> None:
    """No part may be fetched from elsewhere, or be a file of its own inside this one; plain links may stay."""
    for relation in [one for holder in (package, *parts) for one in holder.rels.values()]:
        if HOLDS_ANOTHER.search(relation.reltype):
            raise _holds_another()
        if not relation.is_external:
            continue
        is_link = relation.reltype.endswith("/hyperlink")
        if not is_link or urlsplit(relation.target_ref).scheme.lower() not in LINK_SCHEMES:
            raise TemplateRefused(
                _("模板要从别处取内容（%(target)s），这里不收。请把图片直接插入文档、取消所连的模板，再传。")
                % {"target": relation.target_ref[:60]}
            )


def _refuse_content(content: bytes) -> None:
    """Refuse what XML itself, old drawings and fields could fetch or run."""
    tree = etree.fromstring(content, _parser()).getroottree()
    if tree.docinfo.doctype or (tree.docinfo.encoding or "UTF-8").upper() not in {
        "UTF-8",
        "ASCII",
        "US-ASCII",
    }:
        raise _broken()
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            if etree.QName(name).localname in {"src", "href"} and re.search(r":|\\\\|^//", value):
                raise TemplateRefused(_("模板里有从网上取的图片，这里不收。请把图片直接插入文档再传。"))
    if any(True for _one in tree.iter(f"{W}mailMerge", f"{W}altChunk", f"{W}object", f"{W}control")):
        raise _holds_another()
    for code in _field_codes(tree):
        if code not in FIELDS:
            raise TemplateRefused(
                _("模板里有域“%(code)s”，这里不收。请在 Word 里选中它，按 Ctrl+Shift+F9 变为文字再传。")
                % {"code": code[:20]}
            )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _field_codes(tree):
    """The first word of each field, in capitals; "" for one that begins with another field."""
    for field in tree.iter(f"{W}fldSimple"):
        yield _first_word(field.get(f"{W}instr", ""))
    open_fields = []
    for element in tree.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        if element.tag != f"{W}fldChar":
            if not open_fields:
                yield _first_word(element.text or "")
            else:
                open_fields[-1] += element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            if open_fields:
                yield _first_word(open_fields[-1])
            open_fields.append("")
        elif open_fields and element.get(f"{W}fldCharType") == "separate":
            yield _first_word(open_fields[-1])
        elif open_fields:
            yield _first_word(open_fields.pop())
    yield from map(_first_word, open_fields)


def _first_word(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()
