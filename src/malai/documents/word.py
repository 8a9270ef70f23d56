"""Word documents: Thai faces and language set where Word looks for them, tables with real heads."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from malai.documents.word_fonts import FACE, face_embed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

#: Points of usual text, as government letters have it.
POINTS: Final = 16


def document_made(*, title: str) -> Document:
    """Return an empty A4 document whose usual text is Thai 16 point, with ``title`` in its facts."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    document.core_properties.title, document.core_properties.author = title, "Malai"
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = FACE, Pt(POINTS)
    usual.paragraph_format.space_after = Pt(0)
    _speak_thai(usual.element.get_or_add_rPr())
    return document


def _speak_thai(facts: object) -> None:
    """Set face, size and language for complex scripts, which Word keeps apart from Latin."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = facts.find(qn("w:rFonts"))  # type: ignore[attr-defined]
    fonts.set(qn("w:cs"), FACE)
    fonts.set(qn("w:eastAsia"), FACE)
    for name, values in (("w:szCs", {"val": str(POINTS * 2)}), ("w:lang", {"bidi": "th-TH"})):
        element = OxmlElement(name)
        for key, value in values.items():
            element.set(qn(f"w:{key}"), value)
        facts.append(element)  # type: ignore[attr-defined]


def line_add(document: Document, text: str, *, bold: bool = False, centred: bool = False) -> None:
    """Add a line of text."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold
    # Word keeps a second "bold" for Thai letters.
    run.font.cs_bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def foot_set(document: Document, text: str) -> None:
    """Write a line at the foot of every page."""
    document.sections[0].footer.paragraphs[0].text = text


def table_add(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths_cm: Sequence[float],
    row_cm: float,
) -> None:
    """Add a table with lines; its head is repeated on every page and no row is cut in two.

    A row of one text is a heading across all columns.
    """
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    # Word reads the width of the cells, LibreOffice that of the columns.
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0].cells, heads, widths_cm, is_head=True)
    _mark(table.rows[0], "w:tblHeader")
    for texts in rows:
        row = table.add_row()
        row.height = Cm(row_cm)
        if len(texts) == 1:
            across = row.cells[0].merge(row.cells[-1])
            _fill([across], texts, [sum(widths_cm)], is_head=True)
        else:
            _fill(row.cells, texts, widths_cm)
        _mark(row, "w:cantSplit")


def _fill(
    cells: Sequence[_Cell],
    texts: Sequence[str],
    widths_cm: Sequence[float],
    *,
    is_head: bool = False,
) -> None:
    from docx.shared import Cm

    for cell, text, width in zip(cells, texts, widths_cm, strict=True):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(text)
        run.bold = is_head
        run.font.cs_bold = is_head


def _mark(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def document_bytes(document: Document) -> bytes:
    """Return the file, with the face in it where it is built."""
    face_embed(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
