"""Templates hold names and nothing that computes; values are text, whatever they look like."""

import contextlib
import time
from datetime import date

import pytest
import time_machine
from django.utils.safestring import mark_safe
from docx import Document

from hengl_uf.documents import official
from hengl_uf.documents.packages import W
from hengl_uf.documents.refusals import TemplateRefused
from hengl_uf.documents.templates import check, fill, placeholders
from tests.hengl_uf.documents.files import body, read, saved, text_of, written

KNOWN = {"name": "姓名", "village": "村"}


def refusal_of(template, known=KNOWN) -> str:
    with pytest.raises(TemplateRefused) as refusal:
        check(template, known)
    assert refusal.value.field == "template"
    return str(refusal.value)


def test_names_are_found_once_in_the_order_of_the_text():
    template = written("{{ village }}村", "{{name}}，{{ village }}", "{{ name }}{{ day }}")
    assert placeholders(template) == ["village", "name", "day"]


def test_names_may_be_chinese():
    assert text_of(fill(written("{{ 姓名 }}：您好"), {"姓名": "陈大文"})) == "陈大文：您好"


def test_a_plain_template_passes():
    check(written("{{ name }}", "没有占位符 { 也可以 } 100%"), KNOWN)


def test_an_unknown_name_is_said_with_those_that_there_are():
    said = refusal_of(written("{{ name }} {{ phone }}"))
    assert said == "模板里的占位符“phone”这里没有。可以用：name（姓名）、village（村）。"


def test_what_word_cut_into_runs_is_one_name():
    document = Document()
    paragraph = document.add_paragraph("致：{")
    paragraph.add_run("{ na").bold = True
    paragraph.add_run("me }")
    paragraph.add_run("}先生")
    template = saved(document)
    assert placeholders(template) == ["name"]
    assert text_of(fill(template, {"name": "陈大文"})) == "致：陈大文先生"


def test_tables_headers_footers_and_text_keep_their_looks():
    document = Document()
    document.add_paragraph().add_run("{{ name }}").bold = True
    document.add_table(1, 2).cell(0, 1).text = "{{ village }}"
    document.sections[0].header.paragraphs[0].text = "页眉 {{ village }}"
    document.sections[0].footer.paragraphs[0].text = "页脚 {{ name }}"
    template = saved(document)
    assert placeholders(template) == ["name", "village"]
    filled = read(fill(template, {"name": "陈大文", "village": "新茂村"}))
    assert filled.paragraphs[0].runs[0].bold
    assert filled.paragraphs[0].text == "陈大文"
    assert filled.tables[0].cell(0, 1).text == "新茂村"
    assert filled.sections[0].header.paragraphs[0].text == "页眉 新茂村"
    assert filled.sections[0].footer.paragraphs[0].text == "页脚 陈大文"


def test_the_same_values_give_the_same_text():
    template = written("{{ name }}住{{ village }}")
    values = {"name": "陈大文", "village": "新茂村"}
    assert text_of(fill(template, values)) == text_of(fill(template, values)) == "陈大文住新茂村"


def test_the_same_values_make_the_same_file_whenever_that_is():
    """Else the same letter made again would lie twice among the files of a record."""
    made = set()
    for day in (date(2026, 3, 5), date(2027, 1, 1)):
        with time_machine.travel(day):
            words = official.letter(
                title="告知书", addressee="", paragraphs=["{{ name }}"], signature="某办", dated="某日"
            )
            made.add(fill(words, {"name": "陈大文"}))
    assert len(made) == 1


def test_values_that_the_template_does_not_ask_for_are_left_out():
    assert text_of(fill(written("{{ name }}"), {"name": "甲", "village": "乙"})) == "甲"


def test_a_missing_value_is_refused_and_never_left_blank():
    with pytest.raises(TemplateRefused):
        fill(written("{{ name }}{{ village }}"), {"name": "甲"})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<w:p/> & </w:t>", "<w:p/> & </w:t>"),
        (mark_safe("</w:t><b>"), "</w:t><b>"),
        ("]]> \"quoted\" 'so'", "]]> \"quoted\" 'so'"),
        ("{{ village }}", "｛｛ village ｝｝"),
        ("{% for %}{# #}", "｛% for %｝｛# #｝"),
        ("{_{ village }_}", "｛_｛ village ｝_｝"),
        ("a\x00b\x07c\x0bd\x1be\ud800f\ufffeg", "abcdefg"),
        ("第一行\r\n第二行", "第一行\n第二行"),
        ("𠮷野家 👨‍👩‍👧", "𠮷野家 👨‍👩‍👧"),
        (12, "12"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_value_is_text_whatever_it_looks_like(value, shown):
    template = written("前{{ name }}后", "{{ village }}")
    filled = read(fill(template, {"name": value, "village": "村"}))
    assert [paragraph.text for paragraph in filled.paragraphs] == [f"前{shown}后", "村"]


def test_a_filled_letter_holds_nothing_to_fill():
    assert placeholders(fill(written("{{ name }}"), {"name": "{ { village } }"})) == []


@pytest.mark.parametrize("text", ["｛｛ name ｝｝", "{｛ name }}", "{{ name ｝}"])
def test_braces_of_a_chinese_keyboard_are_noticed(text):
    assert refusal_of(written(text)).startswith("模板里有全角的花括号")


def test_blanks_around_a_name_do_not_matter():
    assert placeholders(written("{{name}}{{   village  }}")) == ["name", "village"]


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in name %}x{% endfor %}",
        "{# note #}",
        "{{ name.upper }}",
        "{{ name.upper() }}",
        "{{ name['x'] }}",
        "{{ name|upper }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ range(10) }}",
        "{{ 7*7 }}",
        "{{ 'text' }}",
        "{{ name if village }}",
        "{{ name }",
        "{ { name }}",
        "{{ name",
        "name }}",
        "{{{ name }}}",
        "{{}}",
        "{{- name -}}",
        "{{r name }}",
        "{{p name }}",
        "{{tr name }}",
        "{%p if name %}",
        "{%tr for x in name %}",
        "{% colspan name %}",
        "{_{ name }_}",
        "{_% for x in name %_}",
        "{{ name }}{",
        "{{ name\u00a0}}",
        "{{ " + "n" * 61 + " }}",
    ],
)
def test_only_plain_names_are_taken(text):
    template = written(text if text != "{{ name }}{" else "{{ name }}{{", "x")
    assert refusal_of(template).startswith("模板里有“")


@pytest.mark.parametrize("name", ["true", "None", "not"])
def test_words_of_the_language_are_no_names(name):
    assert refusal_of(written(f"{{{{ {name} }}}}"), {name: ""})


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p><w:r><w:t>{</w:t></w:r></w:p><w:p><w:r><w:t>{ name }}</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>{{ na</w:t></w:r></w:p><w:p><w:r><w:t>me }}</w:t></w:r></w:p>",
        "<w:p><w:del><w:r><w:delText>{{ name }}</w:delText></w:r></w:del></w:p>",
        "<w:p><!-- {{ name }} --></w:p>",
    ],
)
def test_a_name_lies_whole_in_one_paragraph(xml):
    assert refusal_of(body(xml)) == (
        "有占位符跨了段落，或写在修订、域、公式里。请接受全部修订，把它在同一段里重新打一遍。"
    )


def test_a_name_half_within_a_link_is_refused():
    xml = (
        '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ na</w:t></w:r></w:hyperlink>'
        "<w:r><w:t>me }}</w:t></w:r></w:p>"
    )
    assert refusal_of(body(xml)) == "有占位符夹着别的格式。请删去它，再一口气重新打一遍。"


def test_attributes_hold_no_placeholders():
    xml = '<w:p><w:bookmarkStart w:id="1" w:name="{{ name }}"/><w:bookmarkEnd w:id="1"/></w:p>'
    assert refusal_of(body(xml)).startswith("模板里有“{{”")


def test_properties_of_the_file_hold_no_placeholders():
    document = Document()
    document.core_properties.title = "{{ name }}"
    assert refusal_of(saved(document)).startswith("占位符只能写在正文")


def test_comments_hold_no_placeholders():
    document = Document()
    run = document.add_paragraph("x").add_run("y")
    document.add_comment([run], text="{{ name }}")
    assert refusal_of(saved(document)).startswith("占位符只能写在正文")


def test_too_many_placeholders_are_refused():
    assert refusal_of(written("{{ name }}" * 301)) == "模板里的占位符超过 300 处。"


@pytest.mark.parametrize(
    "text",
    ["{{ " * 100_000, "{" * 200_000, "}" * 200_000, "{{ name }}" * 20_000, "{% " * 60_000, "{ " * 100_000],
)
def test_a_hostile_text_takes_no_long_time(text):
    begun = time.monotonic()
    with contextlib.suppress(TemplateRefused):
        check(written(text), KNOWN)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "xml",
    [
        # A content control, a word that the spelling marked, a revision, a text box of either kind.
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        '<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr>'
        '<w:t>name</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t> }}</w:t></w:r></w:p>',
        '<w:p><w:ins w:id="3" w:author="a"><w:r><w:t>{{ name }}</w:t></w:r></w:ins></w:p>',
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        "<w:p><w:r><w:t><![CDATA[{{ name }} <x>]]></w:t></w:r></w:p>",
    ],
)
def test_what_word_writes_around_a_name_does_not_matter(xml):
    filled = read(fill(body(xml), {"name": "陈大文"}))
    assert "陈大文" in "".join(one.text or "" for one in filled.element.body.iter(f"{W}t"))


@pytest.mark.parametrize("split", ["ins", "hyperlink", "smartTag"])
def test_a_name_half_within_something_else_is_refused(split):
    xml = f"<w:p><w:r><w:t>{{{{ na</w:t></w:r><w:{split}><w:r><w:t>me }}}}</w:t></w:r></w:{split}></w:p>"
    assert refusal_of(body(xml)) == "有占位符夹着别的格式。请删去它，再一口气重新打一遍。"
