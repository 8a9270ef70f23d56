"""The quick way is taken by what spreadsheet programs write, and by nothing it does not know."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from malai_core.errors import UnreadableFileError
from malai_core.formats.limits import LIMITS
from malai_core.formats.packages import Package
from malai_core.formats.xlsx_builder import RowBuilder, SheetPart
from malai_core.formats.xlsx_cells import CellContext
from malai_core.formats.xlsx_plain import PlainRows
from tests.unit.malai_core.formats.making import zipped


def _plain() -> tuple[PlainRows, RowBuilder]:
    package = Package(io.BytesIO(zipped({"a": ""})), "x", LIMITS)
    builder = RowBuilder(SheetPart(package, "a", "x"))
    return PlainRows(builder, CellContext(["ก"] * 9, {})), builder


def _by_openpyxl() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["ชื่อ", 1, 2.5, True, None])
    sheet.append([None, "=1+1"])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _by_xlsxwriter() -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["ชื่อ", 1, 2.5, True, None, "=1+1", " เว้น "])
    sheet.write_blank(2, 1, None, workbook.add_format({"bold": True}))
    workbook.close()
    return file.getvalue()


@pytest.mark.parametrize("data", [_by_openpyxl(), _by_xlsxwriter()])
def test_all_rows_of_common_writers_are_plain(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rows = sheet[sheet.index(b"<row") : sheet.rindex(b"</row>") + len(b"</row>")]
    plain, builder = _plain()
    assert plain.take(rows) == b""
    assert len(builder.rows) >= 1


@pytest.mark.parametrize(
    "odd",
    [
        '<row r="2"><c r="A2" t="str"><v>a&amp;b</v></c></row>',
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>ก</t></r></is></c></row>',
        '<row r="2"><c t="s" r="A2"><v>0</v></c></row>',
        '<row spans="1:1" r="2"><c r="A2"><v>0</v></c></row>',
        "<row/><row><c><v>0</v></c></row>",
        '<row r="2"> <c r="A2"><v>0</v></c></row>',
        '<row r="1"/><x/><row r="2"><c r="A2"><v>0</v></c></row>',
    ],
)
def test_the_first_row_that_is_not_plain_and_all_after_it_are_left(odd: str) -> None:
    first = '<row r="1" spans="1:1" ht="15"><c r="A1" s="0" t="s"><v>0</v></c></row>'
    last = '<row r="3"><c r="A3"><v>3</v></c></row>'
    plain, builder = _plain()
    assert plain.take(f"{first}{odd}{last}".encode()).decode() == odd + last
    assert builder.rows == [(1, ("ก",))]


def test_broken_letters_are_left() -> None:
    plain, _ = _plain()
    assert plain.take(b"<row>\xff</row>") == b"<row>\xff</row>"


def test_blank_rows_written_short_are_counted() -> None:
    plain, builder = _plain()
    assert plain.take(b'<row r="1"/><row ht="9"/><row r="3"><c><v>3</v></c></row>') == b""
    assert builder.rows == [(3, (3,))]


def test_letters_given_by_their_number_are_plain() -> None:
    plain, builder = _plain()
    text = "&#3594;&#3639;&#3656;&#3629; 1&#10;2&#128512;"
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c><c r="B1" t="str"><v>&#3585;</v></c></row>'
    assert plain.take(row.encode()) == b""
    assert builder.rows == [(1, ("ชื่อ 1\n2😀", "ก"))]


@pytest.mark.parametrize("number", ["11", "55296", "65535", "1114112", "9999999"])
def test_a_number_that_is_no_letter_is_a_broken_file(number: str) -> None:
    plain, _ = _plain()
    with pytest.raises(UnreadableFileError):
        plain.take(f'<row r="1"><c r="A1" t="str"><v>&#{number};</v></c></row>'.encode())
