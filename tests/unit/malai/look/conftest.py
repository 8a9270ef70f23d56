"""A small workbook of invented people, and what a look at it gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from malai.look.seen import Seen
from malai_core.formats import open_workbook
from malai_core.reading import read

Rows = list[list[str]]
MakeWorkbook = Callable[[dict[str, Rows]], Path]

REGISTER: Rows = [
    ["ทะเบียนสมาชิกเครือข่ายริมน้ำ"],
    ["ชื่อ - สกุล", "ชื่อเล่น", "หน่วยงาน", "โทรศัพท์", "อีเมล"],
    ["นางดาว ริมธาร", "ดาว", "วัดริมธาร", "081-111-1111", "dao@example.org"],
    ["นายเมฆ ริมธาร", "", "วัดริมธาร", "081-222-2222", ""],
    ["น.ส.ฟ้า ชายเขา", "ฟ้า", "กลุ่มทอผ้าชายเขา", "", ""],
    ["นายลม ชายเขา", "", "กลุ่มทอผ้าชายเขา", "081-444-4444", ""],
]
SIGNED: Rows = [
    ["ชื่อ - สกุล", "ประชุม 5 ม.ค. 2566", "ประชุม 5 ก.พ. 2566", "ประชุม 5 มี.ค. 2566"],
    ["ดาว ริมธาร", "มา", "มา", "มา"],
    ["เมฆ ริมธาร", "มา", "ลา", "มา"],
    ["ฟ้า ชายเขา", "มา", "มา", ""],
]
TIES: Rows = [
    ["จาก", "ถึง", "ลักษณะความสัมพันธ์", "ความถี่"],
    ["ดาว ริมธาร", "เมฆ ริมธาร", "ประสานงาน", "ทุกเดือน"],
    ["ดาว ริมธาร", "ฟ้า ชายเขา", "ปรึกษา", ""],
    ["ฟ้า ชายเขา", "ลม ชายเขา", "ยืมเครื่องเสียง", ""],
]
SHEETS = {"ทะเบียน": REGISTER, "ลงชื่อ": SIGNED, "ความสัมพันธ์": TIES}


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Return a maker of workbooks in the test's own folder."""

    def make(sheets: dict[str, Rows]) -> Path:
        path = tmp_path / "network.xlsx"
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(rows):
                    for column, text in enumerate(row):
                        sheet.write_string(number, column, text)
        return path

    return make


@pytest.fixture
def workbook(make_workbook: MakeWorkbook) -> Path:
    """Return a workbook of which every row can be used."""
    return make_workbook(SHEETS)


@pytest.fixture
def doubtful(make_workbook: MakeWorkbook) -> Path:
    """Return a workbook with one relationship of somebody unknown."""
    return make_workbook(SHEETS | {"ความสัมพันธ์": [*TIES, ["ดาว ริมธาร", "แขก ไกลบ้าน", "ปรึกษา", ""]]})


@pytest.fixture
def seen(workbook: Path) -> Seen:
    """Return what a look at the workbook finds."""
    return look_at(workbook)


def look_at(path: Path) -> Seen:
    """Read a file and look at it on a fixed day."""
    with open_workbook(path) as book:
        return Seen(read(book), date(2024, 6, 1))
