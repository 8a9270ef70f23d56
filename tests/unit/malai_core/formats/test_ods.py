"""OpenDocument spreadsheets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, Row, open_workbook
from tests.unit.malai_core.formats.making import ods, rows_of


def _table(rows: str, name: str = "แผ่น", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def _row(*cells: str, repeated: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}'
        "</table:table-row>"
    )


def _text(text: str, extra: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {extra}><text:p>{text}</text:p></table:table-cell>'


def _typed(kind: str, attribute: str, value: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
        "<text:p>ที่เห็น</text:p></table:table-cell>"
    )


_BLANKS = '<table:table-cell table:number-columns-repeated="16000"/>'


def _rows(rows: str, limits: Limits | None = None) -> list[Row]:
    with open_workbook(ods(_table(rows)), name="x.ods", limits=limits or Limits()) as workbook:
        return list(workbook.sheets[0].rows())


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (_text("ครูแดง"), "ครูแดง"),
        (_text("หนึ่ง</text:p><text:p>สอง"), "หนึ่ง\nสอง"),
        (_text('ก<text:s text:c="2"/>ข<text:tab/>ค<text:line-break/>ง'), "ก  ข\tค\nง"),
        (_text("<text:span>ครู</text:span>แดง"), "ครูแดง"),
        (
            _text(
                "ก</text:p><office:annotation><text:p>หมายเหตุ</text:p></office:annotation><text:p>"
            ),
            "ก\n",
        ),
        (_typed("float", "value", "3"), 3),
        (_typed("percentage", "value", "0.5"), 0.5),
        (_typed("currency", "value", "100.0"), 100),
        (_typed("boolean", "boolean-value", "true"), True),
        (_typed("boolean", "boolean-value", "false"), False),
        (_typed("date", "date-value", "2020-01-31"), date(2020, 1, 31)),
        (_typed("date", "date-value", "2020-01-31T06:00:00"), datetime(2020, 1, 31, 6)),  # noqa: DTZ001 - a spreadsheet knows no time zone
        (_typed("time", "time-value", "PT12H30M00S"), time(12, 30)),
        (_typed("time", "time-value", "PT36H00M00S"), timedelta(hours=36)),
        (_typed("time", "time-value", "-PT01H00M00S"), timedelta(hours=-1)),
        (_typed("string", "string-value", "แท้"), "แท้"),
    ],
)
def test_a_cell_has_the_value_people_see(cell: str, value: object) -> None:
    assert _rows(_row(cell)) == [(value,)]


def test_an_error_is_blank() -> None:
    assert _rows(_row(_text("#N/A", 'calcext:value-type="error"'), _text("ก"))) == [(None, "ก")]


def test_repeated_cells_and_rows_are_repeated_and_blanks_at_the_end_left_out() -> None:
    twice = _text("ก", 'table:number-columns-repeated="2"')
    rows = (
        _row(_BLANKS, repeated=2) + _row(twice, _BLANKS, repeated=2) + _row(_BLANKS, repeated=9**6)
    )
    assert _rows(rows) == [(), (), ("ก", "ก"), ("ก", "ก")]


def test_values_merged_over_rows_are_filled_down() -> None:
    covered = "<table:covered-table-cell/>"
    top = _text("กลุ่ม", 'table:number-rows-spanned="3"')
    rows = _row(top, _text("แดง")) + _row(covered, _text("ดำ")) + _row(covered) + _row(_text("จบ"))
    assert _rows(rows) == [("กลุ่ม", "แดง"), ("กลุ่ม", "ดำ"), (), ("จบ",)]


def test_sheets_come_in_order_and_tell_whether_they_are_hidden() -> None:
    hidden = (
        '<style:style style:name="s1"><style:table-properties table:display="false"/></style:style>'
    )
    data = ods(_table("", "ก"), _table(_row(_text("ลับ")), "ข", "s1"), styles=hidden)
    with open_workbook(data) as workbook:
        assert [(sheet.name, sheet.is_hidden) for sheet in workbook.sheets] == [
            ("ก", False),
            ("ข", True),
        ]
    assert (rows_of(data, 0), rows_of(data, 1)) == ([], [("ลับ",)])


def test_a_table_inside_a_cell_is_passed_over() -> None:
    inner = f"<table:table-cell><text:p/>{_table(_row(_text('ใน')), 'ใน')}</table:table-cell>"
    assert _rows(_row(inner, _text("นอก"))) == [(None, "นอก")]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            _row(_text("ก", 'table:number-columns-repeated="16000"')),
            "beyond column 1,024, in row 1",
        ),
        (_row(_text("ก"), repeated=1_048_577), "damaged"),
        (_row(_text("ก", 'table:number-columns-repeated="x"')), "damaged"),
        (_row(_typed("float", "value", "x")), "damaged"),
        (_row(_typed("float", "no-value", "1")), "damaged"),
        (_row(_typed("time", "time-value", "x")), "damaged"),
        (_row(_typed("time", "time-value", "PT999999999H00M00S" * 1)), None),
        ("<x>", "damaged"),
    ],
)
def test_a_sheet_that_is_too_much_or_broken_is_refused(rows: str, sentence: str | None) -> None:
    if sentence is None:
        assert len(_rows(rows)) == 1
        return
    with pytest.raises(UnreadableFileError, match=sentence):
        _rows(rows)


def test_cells_repeated_a_million_times_are_counted_before_they_are_made() -> None:
    cells = _text("ก", 'table:number-columns-repeated="1000"')
    with pytest.raises(UnreadableFileError, match="too many cells"):
        _rows(_row(cells, repeated=1_000_000))


def test_texts_that_never_end_and_too_many_sheets_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="over 5 letters"):
        _rows(_row(_text("ยาวกว่าห้าตัว")), Limits(text_characters=5))
    with pytest.raises(UnreadableFileError, match="has 2 sheets"):
        open_workbook(ods(_table(""), _table("")), limits=Limits(sheets=1))


def test_a_document_under_a_password_is_refused_as_locked() -> None:
    with pytest.raises(UnreadableFileError, match="password"):
        open_workbook(ods(_table(""), manifest="<manifest:encryption-data/>"))


def test_a_text_document_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="is not a table but a text document"):
        open_workbook(ods(mimetype="text"), name="x.ods")
