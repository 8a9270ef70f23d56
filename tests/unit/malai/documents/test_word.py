"""Word documents: Thai is set where Word looks for it, and heads of tables are repeated."""

from __future__ import annotations

import io
import zipfile

from docx import Document

from malai.documents.word import (
    document_bytes,
    document_made,
    foot_set,
    line_add,
    table_add,
)
from malai.documents.word_fonts import FACE


def test_face_size_and_language_are_set_for_thai_letters() -> None:
    made = document_made(title="รายชื่อ")
    line_add(made, "หัวข้อ", bold=True, centred=True)
    foot_set(made, "พิมพ์วันนี้")
    read = Document(io.BytesIO(document_bytes(made)))
    usual = read.styles["Normal"].element.xml
    for part in (f'w:cs="{FACE}"', '<w:szCs w:val="32"/>', 'w:bidi="th-TH"'):
        assert part in usual
    assert read.core_properties.title == "รายชื่อ"
    assert read.paragraphs[0].runs[0].font.cs_bold
    assert read.sections[0].footer.paragraphs[0].text == "พิมพ์วันนี้"


def test_the_head_of_a_table_is_repeated_and_no_row_is_cut() -> None:
    made = document_made(title="x")
    table_add(made, ["ก", "ข"], [["1", "2"], ["3", ""]], widths_cm=[3, 5], row_cm=1)
    (table,) = Document(io.BytesIO(document_bytes(made))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["ก", "ข"],
        ["1", "2"],
        ["3", ""],
    ]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in list(table.rows)[1:])


def test_the_face_lies_in_every_file() -> None:
    made = document_made(title="ใบลงชื่อ")
    names = zipfile.ZipFile(io.BytesIO(document_bytes(made))).namelist()
    assert sum(name.endswith(".odttf") for name in names) == 4


def test_columns_have_their_widths_for_word_and_for_libreoffice() -> None:
    made = document_made(title="ใบลงชื่อ")
    table_add(made, ["ก", "ข"], [["1", "2"]], widths_cm=[2, 7], row_cm=1)
    table = Document(io.BytesIO(document_bytes(made))).tables[0]
    columns = [round(column.width.cm) for column in table.columns]
    cells = [round(cell.width.cm) for cell in table.rows[1].cells]
    assert columns == cells == [2, 7]
