"""Text tables in the forms people send them."""

from __future__ import annotations

import csv
import io

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, Row, open_workbook
from malai_core.formats.delimited import find_delimiter


def _rows(data: bytes, limits: Limits | None = None) -> list[Row]:
    with open_workbook(data, name="ทะเบียน.csv", limits=limits or Limits()) as workbook:
        return list(workbook.sheets[0].rows())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_every_delimiter_in_every_encoding(delimiter: str, encoding: str) -> None:
    text = "ชื่อ,โทร,กลุ่ม\r\nสมหญิง,081,แม่บ้าน\r\n".replace(",", delimiter)
    expected = [("ชื่อ", "โทร", "กลุ่ม"), ("สมหญิง", "081", "แม่บ้าน")]
    assert _rows(text.encode(encoding)) == expected


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ("หัวเรื่อง, ปี 2560\nก;ข;ค\n1;2;3\n", ";"),
        ("a|b\n1|2\n", "|"),
        ('a,b\n"x;y;z",2\n"x;y;z",3\n', ","),
        ("คนเดียว\nสองคน\n", ","),
        ("", ","),
        ("sep=;\na,b,c\n", ";"),
        ("a\tb\n1, 2\t3\n", "\t"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_even_rows(sample: str, delimiter: str) -> None:
    assert find_delimiter(sample) == delimiter


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    assert _rows(b'\n"a\nb",c\n\nd\n') == [(), ("a\nb", "c"), (), ("d",)]


def test_the_line_that_names_the_delimiter_is_no_row() -> None:
    assert _rows(b"sep=;\na;b\n") == [("a", "b")]


def test_blank_cells_are_none_and_left_out_at_the_end() -> None:
    assert _rows(b"a,,b,,\n,,,\n") == [("a", None, "b"), ()]


def test_numbers_stay_text_so_that_no_phone_loses_its_zero() -> None:
    assert _rows(b"0812345678,1\n") == [("0812345678", "1")]


def test_the_sheet_has_the_name_of_the_file_and_about_so_many_rows() -> None:
    with open_workbook(b"a,b\n1,2\n", name="ทะเบียน.csv") as workbook:
        assert (workbook.sheets[0].name, workbook.sheets[0].size_hint) == ("ทะเบียน", 3)
        assert not workbook.sheets[0].is_hidden


def test_rows_can_be_read_again() -> None:
    with open_workbook(b"a,b\n1,2\n") as workbook:
        assert list(workbook.sheets[0].rows()) == list(workbook.sheets[0].rows())


def test_a_quotation_mark_left_open_is_refused_with_its_row() -> None:
    with pytest.raises(UnreadableFileError, match="row 2") as caught:
        _rows('ชื่อ,โทร\n"สมหญิง,081\nสมชาย,082\n'.encode())
    assert "แถว 2" in caught.value.in_language("th")


def test_a_long_cell_after_an_open_quotation_mark_says_the_same() -> None:
    with pytest.raises(UnreadableFileError, match="quotation mark"):
        _rows(b'a,b\n"' + b"x,y\n" * csv.field_size_limit())


def test_inches_do_not_open_a_cell() -> None:
    assert _rows(b'pipe,5" wide\nx,y\n') == [("pipe", '5" wide'), ("x", "y")]


def test_a_cell_that_never_ends_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="in one cell"):
        _rows(b"a,b\n" + b"x" * (csv.field_size_limit() + 1))


def test_a_line_that_never_ends_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(UnreadableFileError, match="in one cell"):
        _rows(b"a,b\n" + b"x" * 5_000_000)


def test_too_many_columns_or_cells_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="beyond column 3, in row 2"):
        _rows(b"a,b,c\na,b,c,d\n", Limits(columns=3))
    with pytest.raises(UnreadableFileError, match="too many cells"):
        _rows(b"a,b,c\na,b,c\n", Limits(cells=5))


def test_broken_letters_are_shown_and_told_of() -> None:
    with open_workbook("ชื่อผู้ประสานงาน,โทร\n".encode() + b"\xff,1\n") as workbook:
        assert list(workbook.sheets[0].rows())[1] == ("�", "1")
        assert "damaged" in workbook.notes[0].en


def test_a_long_table_is_cut_at_its_own_delimiter() -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(
        (f"คนที่ {n}", "ต.ดอยงาม, อ.เมือง", n) for n in range(9000)
    )
    rows = _rows(file.getvalue().encode("cp874"))
    assert len(rows) == 9000
    assert rows[-1] == ("คนที่ 8999", "ต.ดอยงาม, อ.เมือง", "8999")
