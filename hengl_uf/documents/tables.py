"""Tables in letters: lines that are written `| name | value | name | value |`, one after the other."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

BARS: Final = ("|", "｜")
TEXT_SIZE: Final = 12  # points: 小四
LINE: Final = 20  # points, at least
WIDTH: Final = 156  # millimetres: the text of a page
NAME_WIDTH: Final = 30  # of a column of names
BORDERS: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def is_row(line: str) -> bool:
    """Whether a line of a text is a row of a table."""
    line = line.strip()
    return len(line) > 1 and line.startswith(BARS) and line.endswith(BARS)


def cells_of(line: str) -> list[str]:
    """The words of a row, cell by cell."""
    return [cell.strip() for cell in line.strip()[1:-1].replace(BARS[1], BARS[0]).split(BARS[0])]


def pieces_of(lines: Sequence[str]) -> Iterator[str | list[list[str]]]:
    """The lines of a text, those of a table together as its rows."""
    for in_table, some in groupby(lines, key=is_row):
        if in_table:
            yield [cells_of(line) for line in some]
        else:
            yield from some


def add_table(document, rows: Sequence[Sequence[str]], write) -> None:
    """Add a table to a Word document. `write(paragraph, text, is_name)` writes a cell; names and values take turns.

    The last cell of a row that is shorter than the others reaches to the edge.
    """
    count = max(len(row) for row in rows)
    table = document.add_table(rows=0, cols=count)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _border(table)
    widths = widths_of(count)
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = Mm(width)
    for row in rows:
        added = table.add_row()
        _keep_whole(added)
        cells = list(added.cells)
        last = cells[len(row) - 1]
        if len(row) < count:
            last = last.merge(cells[-1])
        for place, text in enumerate(row):
            cell = last if place == len(row) - 1 else cells[place]
            cell.width = Mm(sum(widths[place:]) if cell is last else widths[place])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            form = cell.paragraphs[0].paragraph_format
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(LINE)
            _off_the_grid(cell.paragraphs[0])
            write(cell.paragraphs[0], text, place % 2 == 0 and len(row) > 1)


def widths_of(count: int) -> list[float]:
    """How wide each column is, in millimetres: those of names narrow, those of values share the rest."""
    if count == 1:
        return [WIDTH]
    names = (count + 1) // 2
    value = (WIDTH - names * NAME_WIDTH) / (count - names)
    return [value if place % 2 else NAME_WIDTH for place in range(count)]


def _border(table) -> None:
    """Thin black lines around each cell."""
    borders = OxmlElement("w:tblBorders")
    for side in BORDERS:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    after = table._tbl.tblPr.find(qn("w:tblLayout"))  # the order of these elements is part of the format
    after.addprevious(borders)


def _keep_whole(row) -> None:
    """A row does not go over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _off_the_grid(paragraph) -> None:
    """The page's grid of 22 lines is for the text: a table has lines of its own."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert(0, snap)  # it comes first of those that are there
