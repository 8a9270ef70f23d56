"""Workbooks of old Excel. The files are made of invented people."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits, open_workbook

FILES = Path(__file__).parent / "files"
REGISTER = (FILES / "register.xls").read_bytes()


def _renamed(stream: str) -> bytes:
    """Return the file with its one stream called otherwise."""
    entry = REGISTER.index("Workbook".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    changed = bytearray(REGISTER)
    changed[entry : entry + 64] = name.ljust(64, b"\0")
    changed[entry + 64] = len(name) + 2
    return bytes(changed)


def test_an_old_workbook_is_read_with_its_dates_merges_and_hidden_sheets() -> None:
    with open_workbook(FILES / "register.xls") as workbook:
        assert [(sheet.name, sheet.is_hidden) for sheet in workbook.sheets] == [
            ("ทะเบียน", False),
            ("ซ่อน", True),
        ]
        rows = list(workbook.sheets[0].rows())
        assert list(workbook.sheets[1].rows()) == [(), (None, "ลับ")]
    assert rows == [
        ("ทะเบียนสมาชิก",),
        (),
        ("ชื่อ", "กลุ่ม", "วันที่", "จำนวน"),
        ("สมหญิง ใจดี", "กลุ่มแม่บ้าน", date(2020, 1, 1), 12),
        ("สมชาย ใจงาม", "กลุ่มแม่บ้าน", datetime(2020, 1, 1, 6), 1.5),  # noqa: DTZ001 - a spreadsheet knows no time zone
    ]


def test_two_cells_in_far_corners_are_refused_before_they_fill_the_memory() -> None:
    with pytest.raises(UnreadableFileError, match="very far apart"):
        open_workbook(FILES / "corners.xls")


def test_a_workbook_under_a_password_is_refused_as_locked() -> None:
    locked = bytearray(REGISTER)
    first = locked.index(b"\x09\x08\x10\x00") + 20
    locked[first : first + 2] = b"\x2f\x00"
    with pytest.raises(UnreadableFileError, match="password"):
        open_workbook(bytes(locked))


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        ("EncryptedPackage", "password"),
        ("WordDocument", "a Word document"),
        ("PowerPoint Document", "a presentation"),
        ("Something", "some other program"),
    ],
)
def test_other_files_of_old_office_are_refused_by_their_kind(stream: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        open_workbook(_renamed(stream), name="x.xls")


@pytest.mark.parametrize("length", [8, 100, 511, 512, 1024, 3000, 4000])
def test_every_cut_is_refused(length: int) -> None:
    with pytest.raises(UnreadableFileError, match=r"damaged|some other program"):
        open_workbook(REGISTER[:length])


def test_a_table_of_sectors_that_runs_in_a_circle_is_refused() -> None:
    looped = bytearray(REGISTER)
    fat = (int.from_bytes(REGISTER[76:80], "little") + 1) * 512
    start = int.from_bytes(REGISTER[48:52], "little")
    looped[fat + 4 * start : fat + 4 * start + 4] = REGISTER[48:52]
    with pytest.raises(UnreadableFileError, match="damaged"):
        open_workbook(bytes(looped))


def test_every_flipped_byte_is_read_or_refused() -> None:
    for place in range(8, len(REGISTER), 11):
        flipped = bytearray(REGISTER)
        flipped[place] ^= 0xFF
        with suppress(UnreadableFileError), open_workbook(bytes(flipped)) as workbook:
            for sheet in workbook.sheets:
                list(sheet.rows())


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="too large"):
        open_workbook(REGISTER, limits=Limits(file_bytes=100))
