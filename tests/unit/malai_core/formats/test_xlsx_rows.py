"""The rows of an xlsx sheet, as programs write them and as they should not."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
import xlsxwriter

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, Row, open_workbook
from tests.unit.malai_core.formats.making import parts, rows_of, xlsx, zipped

_STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
)


def _sheet(inner: str, limits: Limits | None = None) -> list[Row]:
    with open_workbook(zipped(parts(inner)), name="x.xlsx", limits=limits or Limits()) as workbook:
        return list(workbook.sheets[0].rows())


def test_rows_are_numbered_as_the_spreadsheet_counts() -> None:
    rows = '<row r="3"><c r="B3"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>'
    assert rows_of(xlsx(rows)) == [(), (), (None, 1), (), (2,)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>3</v></c>', 3),
        ('<c r="A1"><v>3.0</v></c>', 3),
        ('<c r="A1"><v>1101700230708</v></c>', 1101700230708),
        ('<c r="A1"><v>1.5</v></c>', 1.5),
        ('<c r="A1" t="n"><v>-1E3</v></c>', -1000),
        ('<c r="A1" t="s"><v>0</v></c>', "ครูแดง"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>A2</f><v>ผล</v></c>', "ผล"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="A1" t="inlineStr"><is><t>ตรงนี้</t></is></c>', "ตรงนี้"),
        ('<c r="A1" t="inlineStr"><is><r><t>ครู</t></r><r><t>แดง</t></r></is></c>', "ครูแดง"),
        ('<c r="A1" t="d"><v>2020-01-31</v></c>', date(2020, 1, 31)),
        ('<c r="A1" s="1"><v>43831</v></c>', date(2020, 1, 1)),
        ('<c r="A1" s="2"><v>1.5</v></c>', timedelta(hours=36)),
        ('<c r="A1" s="0"><v>43831</v></c>', 43831),
        ('<c s="1" r="A1"><v>43831</v></c>', date(2020, 1, 1)),
        ("<c r='A1'><v>3</v></c>", 3),
        ("<c><v>3</v></c>", 3),
    ],
)
def test_a_cell_has_the_value_people_see(cell: str, value: object) -> None:
    texts = "<si><t>ครูแดง</t></si>"
    data = xlsx(f'<row r="1">{cell}</row>', texts=texts, styles=_STYLES)
    assert rows_of(data) == [(value,)]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" s="1"/>',
        '<c r="A1" t="e"><v>#N/A</v></c>',
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="A1" t="s"><v></v></c>',
        '<c r="A1"><f>B1</f></c>',
        '<c r="A1" t="str"><v/></c>',
    ],
)
def test_blanks_and_errors_are_none(cell: str) -> None:
    data = xlsx(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>', texts="<si><t></t></si>")
    assert rows_of(data) == [(None, 1)]


def test_a_sheet_in_another_prefix_is_read() -> None:
    inner = (
        '<x:sheetData xmlns:x="y"><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>ก</x:t></x:is>'
        '</x:c></x:row></x:sheetData><x:mergeCells xmlns:x="y"/>'
    )
    assert _sheet(inner) == [("ก",)]


def test_days_may_be_counted_from_1904() -> None:
    data = zipped(
        parts(
            '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>',
            styles=_STYLES,
            settings='<workbookPr date1904="1"/>',
        )
    )
    assert rows_of(data) == [(date(1904, 1, 2),)]


def test_values_merged_over_rows_are_filled_down_and_titles_not_repeated() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in ("ทะเบียน",), ("กลุ่ม", "ชื่อ"), ("แม่บ้าน", "แดง"), (None, "ดำ"), (None, "ขาว"):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A5")
    file = io.BytesIO()
    workbook.save(file)
    assert rows_of(file.getvalue()) == [
        ("ทะเบียน",),
        ("กลุ่ม", "ชื่อ"),
        ("แม่บ้าน", "แดง"),
        ("แม่บ้าน", "ดำ"),
        ("แม่บ้าน", "ขาว"),
    ]


def test_merges_are_found_wherever_the_pieces_are_cut() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"/><c r="B{n}"><v>{n}</v></c></row>' for n in range(2, 9000)
    )
    first = '<row r="1"><c r="A1"><v>7</v></c></row>'
    merges = "".join(f'<mergeCell ref="C{n}:D{n}"/>' for n in range(1, 20000))
    read = _sheet(
        f'<sheetData>{first}{rows}</sheetData><mergeCells count="1">{merges}'
        '<mergeCell ref="A1:A8999"/></mergeCells>'
    )
    assert len(read) == 8999
    assert {row[0] for row in read} == {7}


def test_thousands_of_rows_are_whole_wherever_the_pieces_are_cut() -> None:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = workbook.add_worksheet()
    expected = [(n, f"คนที่ {n} & “ก”", n / 8 + 0.0625) for n in range(1, 5000)]
    for n, row in enumerate(expected):
        sheet.write_row(n, 0, row)
    workbook.close()
    assert rows_of(file.getvalue()) == expected


def test_rows_can_be_read_again_and_side_by_side() -> None:
    with open_workbook(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' * 1)) as workbook:
        sheet = workbook.sheets[0]
        assert list(zip(sheet.rows(), sheet.rows(), strict=True)) == [((1,), (1,))]


def test_a_sheet_that_claims_to_be_huge_costs_what_it_holds() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    inner = f'<dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData>'
    with open_workbook(zipped(parts(inner))) as workbook:
        assert list(workbook.sheets[0].rows()) == [(1, 2)]
        assert (workbook.sheets[0].size_hint or 0) < 100


def test_a_lone_cell_far_below_costs_only_its_empty_rows() -> None:
    with open_workbook(xlsx('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')) as workbook:
        rows = workbook.sheets[0].rows()
        assert next(rows) == ()
        assert sum(1 for _ in rows) == 1_048_575


def test_a_million_blank_cells_are_no_rows() -> None:
    row = "".join(f'<c r="{letter}9" s="1"/>' for letter in "ABCDEFGHIJ")
    blanks = "".join(f'<row r="{n}">{row}</row>' for n in range(1, 60_000))
    assert rows_of(xlsx(blanks)) == []


def test_a_cell_far_to_the_right_is_refused_with_its_row() -> None:
    cells = '<row r="4"><c r="A4"><v>1</v></c><c r="XFD4"><v>1</v></c></row>'
    with pytest.raises(UnreadableFileError, match=r"beyond column 1,024, in row 4"):
        rows_of(xlsx(cells))


def test_too_many_cells_are_refused_with_the_sheet() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}"/><c r="B{n}"/></row>' for n in range(1, 9))
    with pytest.raises(UnreadableFileError, match=r"“แผ่น” of x\.xlsx has too many cells"):
        _sheet(f"<sheetData>{cells}</sheetData>", Limits(cells=15))


def test_a_text_that_never_ends_is_refused() -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>0123456789x</t></is></c></row>'
    with pytest.raises(UnreadableFileError, match="over 10 letters"):
        _sheet(f"<sheetData>{cells}</sheetData>", Limits(text_characters=10))


def test_too_many_merges_are_refused() -> None:
    merges = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(9))
    with pytest.raises(UnreadableFileError, match="more than 5 merged"):
        _sheet(f"<sheetData/><mergeCells>{merges}</mergeCells>", Limits(merges=5))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="0"><c r="A1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1"><v>1</v></c></row>',
        '<row r="99999999999"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>5</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<row r="1"><c r="A1"><v>x</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r="ABCD1"><v>1</v></c></row>',
    ],
)
def test_a_sheet_that_contradicts_itself_is_refused(rows: str) -> None:
    with pytest.raises(UnreadableFileError, match="is damaged"):
        rows_of(xlsx(rows, texts="<si><t>0</t></si>"))


@pytest.mark.parametrize("tail", ["", "</sheetData>", "<row>"])
def test_a_sheet_that_is_cut_off_is_refused(tail: str) -> None:
    made = parts("")
    made["xl/worksheets/sheet1.xml"] = (
        f'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{tail}'
    )
    with pytest.raises(UnreadableFileError, match="damaged"):
        rows_of(zipped(made))


def test_what_stands_before_the_damage_is_handed_on_first() -> None:
    good = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 9000))
    with open_workbook(xlsx(f"{good}<row r='1'/>")) as workbook:
        rows = workbook.sheets[0].rows()
        assert next(rows) == (1,)
        with pytest.raises(UnreadableFileError):
            list(rows)


def test_entities_of_a_document_type_are_never_resolved() -> None:
    head = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    cells = '<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>'
    data = zipped(parts(f"<sheetData>{cells}</sheetData>", head=head))
    with pytest.raises(UnreadableFileError, match="DTD"):
        rows_of(data)
