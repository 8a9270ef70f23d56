"""A zip of tables."""

from __future__ import annotations

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, Workbook, open_workbook
from tests.unit.malai_core.formats.making import xlsx, zipped

ONE = "ชื่อ,โทร\nแดง,081\n".encode()


def opened(parts: dict[str, bytes | str], **limits: int) -> Workbook:
    return open_workbook(zipped(parts), name="หลายไฟล์.zip", limits=Limits(**limits))


def test_the_tables_of_a_zip_are_sheets_of_one_workbook() -> None:
    book = xlsx("<row><c t='inlineStr'><is><t>ชื่อ</t></is></c></row>")
    with opened({"สมาชิก.csv": ONE, "งาน.xlsx": book, "อ่านก่อน.txt": "สวัสดี"}) as found:
        assert [sheet.name.split(" · ")[0] for sheet in found.sheets] == ["งาน", "สมาชิก"]
        assert list(found.sheets[1].rows()) == [("ชื่อ", "โทร"), ("แดง", "081")]


def test_files_of_one_name_keep_their_folders() -> None:
    with opened({"ปี 2565/ชื่อ.csv": ONE, "ปี 2566/ชื่อ.csv": ONE}) as found:
        assert [s.name for s in found.sheets] == ["ปี 2565 - ชื่อ", "ปี 2566 - ชื่อ"]


def test_leftovers_of_other_programs_and_lower_folders_are_passed_over() -> None:
    parts = {"ก/ชื่อ.csv": ONE, "ก/~$ชื่อ.csv": b"x", "__MACOSX/._ชื่อ.csv": b"x", "ก/ข/เก่า.csv": ONE}
    with opened(dict(parts)) as found:
        assert [sheet.name for sheet in found.sheets] == ["ชื่อ"]


def test_names_of_a_thai_windows_are_read() -> None:
    name = "สมาชิก.csv".encode("cp874").decode("cp437")
    with opened({name: ONE}) as found:
        assert [sheet.name for sheet in found.sheets] == ["สมาชิก"]


def test_a_damaged_table_is_told_of_and_the_others_are_read() -> None:
    with opened({"ดี.csv": ONE, "เสีย.xlsx": b"PK\3\4 no"}) as found:
        assert [sheet.name for sheet in found.sheets] == ["ดี"]
        assert "เสีย.xlsx" in found.notes[0].th


def test_a_zip_in_a_zip_is_not_opened() -> None:
    inner = zipped({"ชื่อ.csv": ONE})
    with pytest.raises(UnreadableFileError):
        opened({"ซ่อน.xlsx": inner})


def test_more_than_a_file_may_hold_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="MB"):
        opened({"ชื่อ.csv": ONE * 1000, "อีก.csv": ONE * 1000}, file_bytes=40_000)


def test_a_zip_of_something_else_stays_an_archive() -> None:
    with pytest.raises(UnreadableFileError, match="a compressed archive"):
        opened({"ภาพ.png": "x"})
