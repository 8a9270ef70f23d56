"""Our reading of OpenDocument sheets against calamine and against what was written."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from malai_core.formats import CellValue
from tests.unit.malai_core.formats.making import ods, rows_of, trimmed

_TEXTS = (
    st.text(st.sampled_from("กำ้ๆ ab<>&'\""), min_size=1, max_size=6).map(str.strip).filter(bool)
)
_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    _TEXTS,
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 2)),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
)
#: Each row with how often it is repeated, each cell likewise.
_ROWS = st.lists(
    st.tuples(st.lists(st.tuples(_CELLS, st.integers(1, 3)), max_size=4), st.integers(1, 3)),
    max_size=5,
)
Rows = list[tuple[list[tuple[CellValue, int]], int]]


@given(_ROWS)
@settings(deadline=None)
def test_what_is_written_is_read_by_us_and_by_calamine_alike(rows: Rows) -> None:
    table = "".join(_row(cells, repeated) for cells, repeated in rows)
    data = ods(f'<table:table table:name="ก">{table}</table:table>')
    expected = trimmed(
        [
            [_expected(value) for value, times in cells for _ in range(times)]
            for cells, repeated in rows
            for _ in range(repeated)
        ]
    )
    assert rows_of(data) == expected
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    theirs = sheet.to_python(skip_empty_area=False)
    assert trimmed([[_expected(cell) for cell in row] for row in theirs]) == expected


def _row(cells: list[tuple[CellValue, int]], repeated: int) -> str:
    inner = "".join(_cell(value, times) for value, times in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inner}</table:table-row>'


def _cell(value: CellValue, times: int) -> str:
    text = f"<text:p>{escape(str(value))}</text:p>"
    if value is None:
        kind, text = "", ""
    elif isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    elif isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = 'office:value-type="string"'
    return f'<table:table-cell table:number-columns-repeated="{times}" {kind}>{text}</table:table-cell>'


def _expected(cell: CellValue) -> CellValue:
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return cell
