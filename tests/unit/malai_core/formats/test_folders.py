"""A folder of tables is one workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, open_workbook
from tests.unit.malai_core.formats.making import xlsx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b ทะเบียน.csv").write_text("ชื่อ,โทร\nแดง,081\n", encoding="utf-8")
    (tmp_path / "a สมุด.xlsx").write_bytes(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>'))
    (tmp_path / "อ่านฉัน.docx").write_bytes(b"PK")
    return tmp_path


def test_text_tables_are_sheets_and_sheets_carry_the_name_of_their_file(folder: Path) -> None:
    with open_workbook(folder) as workbook:
        assert [sheet.name for sheet in workbook.sheets] == ["a สมุด · แผ่น", "b ทะเบียน"]
        assert [list(sheet.rows()) for sheet in workbook.sheets] == [
            [(1,)],
            [("ชื่อ", "โทร"), ("แดง", "081")],
        ]
        assert workbook.notes == ()


def test_leftovers_of_other_programs_are_passed_over(folder: Path) -> None:
    (folder / "~$a สมุด.xlsx").write_bytes(b"lock")
    (folder / "._b.csv").write_bytes(b"\0\0")
    with open_workbook(folder) as workbook:
        assert len(workbook.sheets) == 2


def test_two_files_of_one_name_keep_their_endings(folder: Path) -> None:
    (folder / "b ทะเบียน.tsv").write_text("x\ty\n", encoding="utf-8")
    with open_workbook(folder) as workbook:
        names = [sheet.name for sheet in workbook.sheets[1:]]
    assert names == ["b ทะเบียน.csv", "b ทะเบียน.tsv"]


def test_a_file_that_cannot_be_read_is_left_out_and_told_of(folder: Path) -> None:
    (folder / "c เสีย.xlsx").write_bytes(b"PK\3\4 not a zip")
    with open_workbook(folder) as workbook:
        assert len(workbook.sheets) == 2
        assert "c เสีย.xlsx" in workbook.notes[0].en
        assert "ข้าม" in workbook.notes[0].th


def test_a_folder_of_only_broken_files_is_refused_with_their_reason(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    with pytest.raises(UnreadableFileError, match=r"a\.csv is empty"):
        open_workbook(tmp_path)


def test_a_folder_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ภาพ.png").write_bytes(b"x")
    with pytest.raises(UnreadableFileError, match="holds nothing to read"):
        open_workbook(tmp_path)


def test_too_many_sheets_together_are_refused(folder: Path) -> None:
    with pytest.raises(UnreadableFileError, match="has 2 sheets; at most 1"):
        open_workbook(folder, limits=Limits(sheets=1))


def test_the_fingerprint_changes_with_any_file_or_name(folder: Path) -> None:
    first = _fingerprint(folder)
    assert _fingerprint(folder) == first
    (folder / "b ทะเบียน.csv").rename(folder / "c.csv")
    renamed = _fingerprint(folder)
    (folder / "c.csv").write_text("ชื่อ\n", encoding="utf-8")
    assert len({first, renamed, _fingerprint(folder)}) == 3


def _fingerprint(folder: Path) -> str:
    with open_workbook(folder) as workbook:
        return workbook.fingerprint
