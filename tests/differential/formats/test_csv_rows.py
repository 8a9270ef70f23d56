"""Our reading of text tables against the standard library told everything that we have to guess."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from malai_core.formats import Row, open_workbook, write_csv
from tests.unit.malai_core.formats.making import trimmed

_LETTERS = 'กขำ้ใดี AZ09.-_()/\n"'
_CELLS = st.text(st.sampled_from(_LETTERS), max_size=8)
_TABLES = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=2, max_size=8)
)


@given(
    _TABLES, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp874"])
)
def test_delimiter_and_encoding_are_found(
    table: list[list[str]], delimiter: str, encoding: str
) -> None:
    marked = [["หัวข้อ"] * len(table[0]), *table]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(marked)
    text = file.getvalue()
    told = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    expected = [_row(cells) for cells in told]
    with open_workbook(text.encode(encoding), name="x.csv") as workbook:
        assert list(workbook.sheets[0].rows()) == expected


@given(st.lists(st.lists(st.none() | st.text(max_size=6).filter(bool), max_size=4).map(tuple)))
def test_what_is_exported_is_read_back(rows: list[Row]) -> None:
    marked: list[Row] = [("ชื่อ", "โทร", "กลุ่ม", "ตำบล"), *rows]
    data = b"".join(write_csv([_writable(row) for row in marked]))
    with open_workbook(data, name="x.csv") as workbook:
        read = list(workbook.sheets[0].rows())
    assert trimmed(read) == trimmed([_writable(row) for row in marked])


def _row(cells: list[str]) -> Row:
    row: Row = tuple(cell or None for cell in cells)
    return trimmed([row])[0] if any(row) else ()


def _writable(row: Row) -> Row:
    # Surrogates cannot be written, and a zero byte marks a file that is no text.
    return tuple(
        cell.encode("utf-8", "replace").decode().replace("\0", "") or None
        if isinstance(cell, str)
        else cell
        for cell in row
    )
