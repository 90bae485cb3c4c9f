"""Lines between bars are a table in a letter."""

import io

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from hengl_uf.documents.letters import words_in
from hengl_uf.documents.official import letter
from hengl_uf.documents.tables import cells_of, is_row, widths_of
from hengl_uf.documents.templates import fill, placeholders

ROWS = ["| 名称 | {{ 名称 }} | 地址 | {{ 地址 }} |", "｜ 备注 ｜ {{ 备注 }} ｜"]


def made(*paragraphs):
    return letter(title="示例", addressee="", paragraphs=paragraphs, signature="", dated="")


def test_what_is_a_row():
    assert is_row("| 名称 | 值 |")
    assert is_row("  ｜名称｜  ")
    assert not is_row("|")
    assert not is_row("名称 | 值")
    assert cells_of("｜ 名称 ｜ 值 ｜") == ["名称", "值"]
    assert cells_of("| 名称 | |") == ["名称", ""]


def test_lines_together_are_one_table_and_text_between_makes_two():
    document = Document(io.BytesIO(made("前言。", *ROWS, "中间。", ROWS[1])))
    assert [len(table.rows) for table in document.tables] == [2, 1]
    assert [one.text for one in document.paragraphs if one.text] == ["示例", "前言。", "中间。"]


def test_a_short_row_reaches_to_the_edge():
    table = Document(io.BytesIO(made(*ROWS))).tables[0]
    spans = [[int(cell.grid_span) for cell in row.tc_lst] for row in table._tbl.tr_lst]
    assert spans == [[1, 1, 1, 1], [1, 3]]
    assert [round(column.width / Mm(1)) for column in table.columns] == widths_of(4)
    assert abs(sum(widths_of(3)) - 156) < 0.01
    assert widths_of(1) == [156]


def test_its_parts_stand_in_the_order_of_the_format():
    """Word takes no file whose properties are out of order."""
    body = Document(io.BytesIO(made(*ROWS))).element.body
    properties = [one.tag for one in body.find(f".//{qn('w:tblPr')}")]
    assert properties.index(qn("w:tblBorders")) < properties.index(qn("w:tblLayout"))
    cell = body.find(f".//{qn('w:tc')}//{qn('w:pPr')}")
    assert cell[0].tag == qn("w:snapToGrid")


def test_it_is_filled_like_other_words_and_shown_row_by_row():
    template = made("前言。", *ROWS)
    assert placeholders(template) == ["名称", "地址", "备注"]
    filled = fill(template, {"名称": "示例 | 庙", "地址": "", "备注": "一\n二"})
    assert words_in(filled) == ["示例", "前言。", "名称 | 示例 | 庙 | 地址 | ", "备注 | 一\n二"]
