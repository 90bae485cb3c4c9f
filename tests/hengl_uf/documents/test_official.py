"""Letters have the measures of GB/T 9704-2012, whatever is written in them."""

import io
import zipfile
from datetime import date

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from hengl_uf.documents.official import letter
from hengl_uf.documents.templates import check, fill, placeholders
from tests.hengl_uf.documents.files import read, text_of

WORDS = {
    "title": "关于示例事项的函",
    "addressee": "示例村民委员会",
    "paragraphs": ["第一段文字。", "一、基本情况", "（一）走访情况。共走访“示例”三次。", "结尾。"],
    "signature": "横栏镇统战办（示例）",
    "dated": date(2026, 3, 5),
}


@pytest.fixture(scope="module")
def made():
    return read(letter(**WORDS))


def paragraph(document, start):
    return next(one for one in document.paragraphs if one.text.startswith(start))


def font_of(run):
    fonts = run._r.rPr.rFonts
    return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii")), run.font.size


def test_it_says_what_it_was_given_in_its_order():
    assert text_of(letter(**WORDS)).splitlines() == [
        "关于示例事项的函",
        "",
        "示例村民委员会：",
        "第一段文字。",
        "一、基本情况",
        "（一）走访情况。共走访“示例”三次。",
        "结尾。",
        "",
        "",
        "横栏镇统战办（示例）",
        "2026年3月5日",
    ]


def test_the_same_words_give_the_same_text():
    assert text_of(letter(**WORDS)) == text_of(letter(**WORDS))


def test_the_page(made):
    section = made.sections[0]
    near = {
        "page_width": 210,
        "page_height": 297,
        "top_margin": 37,
        "bottom_margin": 35,
        "left_margin": 28,
        "right_margin": 26,
    }
    for name, millimetres in near.items():
        assert abs(getattr(section, name) - Mm(millimetres)) <= Mm(0.15), name


def test_a_page_holds_22_lines_of_28_characters(made):
    section = made.sections[0]
    high = section.page_height - section.top_margin - section.bottom_margin
    wide = section.page_width - section.left_margin - section.right_margin
    assert high // Pt(29) == 22
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert wide / Pt(1) / pitch == pytest.approx(28, abs=0.01)
    assert grid.get(qn("w:linePitch")) == "580"


def test_the_title(made):
    title = made.paragraphs[0]
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert font_of(title.runs[0]) == ("方正小标宋简体", "Times New Roman", Pt(22))
    assert not title.runs[0].bold


def test_the_text(made):
    text = paragraph(made, "第一段")
    assert font_of(text.runs[0]) == ("仿宋_GB2312", "Times New Roman", Pt(16))
    assert text._p.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert text._p.pPr.ind.get(qn("w:firstLine")) == "640"
    form = made.styles["Normal"].paragraph_format
    assert (form.line_spacing_rule, form.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(29))
    assert (form.space_before, form.space_after) == (0, 0)


def test_all_runs_name_their_fonts_and_no_theme_overrides_them(made):
    for run in (run for one in made.paragraphs for run in one.runs):
        assert font_of(run)[0]
        assert run._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia"
    defaults = made.styles.element.find(qn("w:docDefaults"))
    names = [name for fonts in defaults.iter(qn("w:rFonts")) for name in fonts.attrib]
    assert [name for name in names if "Theme" in name] == []


def test_headings_have_their_own_fonts_up_to_the_stop(made):
    first, second = paragraph(made, "一、"), paragraph(made, "（一）")
    assert [(run.text, font_of(run)[0]) for run in first.runs] == [("一、基本情况", "黑体")]
    assert [(run.text, font_of(run)[0]) for run in second.runs] == [
        ("（一）走访情况。", "楷体_GB2312"),
        ("共走访“示例”三次。", "仿宋_GB2312"),
    ]


def test_addressee_flush_signature_and_date_four_characters_in(made):
    assert paragraph(made, "示例村").paragraph_format.first_line_indent is None
    for one in made.paragraphs[-2:]:
        assert one.alignment == WD_ALIGN_PARAGRAPH.RIGHT
        assert one._p.pPr.ind.get(qn("w:rightChars")) == "400"


def test_the_signature_never_stands_alone_on_a_page(made):
    assert [one.paragraph_format.keep_with_next for one in made.paragraphs[-5:]] == [True] * 4 + [False]


@pytest.mark.parametrize(("which", "side"), [("footer", "right"), ("even_page_footer", "left")])
def test_page_numbers_stand_on_the_outer_side(made, which, side):
    footer = getattr(made.sections[0], which).paragraphs[0]
    assert "".join(one.text for one in footer._p.iter(qn("w:t"))) == "— 1 —"
    assert footer._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
    assert footer.alignment == getattr(WD_ALIGN_PARAGRAPH, side.upper())
    assert footer._p.pPr.ind.get(qn(f"w:{side}Chars")) == "100"
    assert font_of(footer.runs[0]) == ("宋体", "宋体", Pt(14))
    assert made.settings.odd_and_even_pages_header_footer


def test_no_font_travels_along_and_nothing_of_the_sample():
    file = letter(**WORDS)
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert [name for name in packed.namelist() if "font" in name.lower()] == ["word/fontTable.xml"]
        assert "docProps/thumbnail.jpeg" not in packed.namelist()
        core = packed.read("docProps/core.xml").decode()
    assert read(file).core_properties.title == "关于示例事项的函"
    assert "python-docx" not in core
    assert "2013" not in core


def test_attachments_are_numbered_below_the_text():
    one = text_of(letter(**{**WORDS, "attachments": ["示例清单"]}))
    assert "结尾。\n\n附件：示例清单\n\n\n横栏镇" in one
    two = text_of(letter(**{**WORDS, "attachments": ["清单", "照片"]}))
    assert "结尾。\n\n附件：1.清单\n2.照片\n\n\n横栏镇" in two


def test_what_is_empty_is_left_out():
    bare = letter(title="说明", addressee="", paragraphs=["一段。"], signature="", dated="")
    assert text_of(bare) == "说明\n\n一段。"


def test_titles_and_signatures_may_have_lines():
    made = read(letter(**{**WORDS, "title": "关于\n示例的函", "signature": "甲\n乙"}))
    assert [one.text for one in made.paragraphs[:2]] == ["关于", "示例的函"]
    assert [one.text for one in made.paragraphs[-3:]] == ["甲", "乙", "2026年3月5日"]


@pytest.mark.parametrize(
    "nasty", ["a\x00b", "<w:p/>&", "\ud800", "]]>", "{{", "{% if %}", "\x0c\x07", "𠮷", " \n "]
)
def test_no_value_breaks_a_letter(nasty):
    file = letter(
        title=nasty,
        addressee=nasty,
        paragraphs=[nasty, ""],
        signature=nasty,
        dated=nasty,
        attachments=[nasty],
    )
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        for name in packed.namelist():
            if name.endswith(".xml"):
                etree.fromstring(packed.read(name))


def test_it_makes_a_first_template_that_passes_its_own_check():
    template = letter(
        title="关于{{ subject }}的函",
        addressee="{{ addressee }}",
        paragraphs=["一、{{ subject }}。请于{{ due }}前回复。"],
        signature="{{ office }}",
        dated="{{ dated }}",
    )
    names = ["subject", "addressee", "due", "office", "dated"]
    check(template, dict.fromkeys(names, ""))
    assert placeholders(template) == names
    filled = fill(template, {name: f"<{name}>" for name in names})
    assert "关于<subject>的函" in text_of(filled)
    assert "一、<subject>。请于<due>前回复。" in text_of(filled)
    assert font_of(paragraph(read(filled), "一、").runs[0])[0] == "黑体"
