"""Workbooks for tests, with invented people."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]

REGISTER: Rows = (
    ("ทะเบียนสมาชิกเครือข่ายภูตะวัน",),
    (),
    ("ลำดับ", "ชื่อ - สกุล", "หน่วยงาน/องค์กร", "บทบาท", "โทรศัพท์", "อีเมล", "วันที่เข้าร่วม", "งานอดิเรก"),
    (1, "นางสาวฝนทิพย์ นาคำ", "โรงเรียนบ้านภูตะวัน", "ครู", "081-111-0001", "", "5 มี.ค. 2559", "ทอผ้า"),
    (2, "นายก้องภพ ดงหลวง", "วัดภูตะวัน", "อาสาสมัคร", "081-111-0002", "kong@example.org", "", ""),
    (3, "นางแพรวา สายน้ำ", "โรงเรียนบ้านภูตะวัน", "ผู้ปกครอง", "", "", "2016-07-01", ""),
    (4, "คุณฝนทิพย์  นาคำ", "โรงเรียนบ้านภูตะวัน", "", "0811110001", "", "", ""),
)
BODIES: Rows = (
    ("ชื่อองค์กร", "ประเภท"),
    ("โรงเรียนบ้านภูตะวัน", "ภาครัฐ"),
    ("วัดภูตะวัน", "ศาสนา"),
)
SIGN_IN: Rows = (
    ("ชื่อ - สกุล", "ประชุม 5 ม.ค. 2560", "ประชุม 2 ก.พ. 2560"),
    ("ฝนทิพย์ นาคำ", "มา", "ลา"),
    ("ก้องภพ ดงหลวง", "✓", ""),
)
TIES: Rows = (
    ("จาก", "ถึง", "ลักษณะความสัมพันธ์", "ความถี่"),
    ("ฝนทิพย์ นาคำ", "ก้องภพ ดงหลวง", "ประสานงาน", "ทุกวัน"),
    ("ก้องภพ ดงหลวง", "แพรวา สายน้ำ", "ปรึกษา", "ทุกเดือน"),
    ("สุริยา ไม่มีในทะเบียน", "แพรวา สายน้ำ", "ปรึกษา", ""),
    ("แพรวา สายน้ำ", "แพรวา สายน้ำ", "ปรึกษา", ""),
)
NETWORK: Mapping[str, Rows] = {
    "ทะเบียน": REGISTER,
    "องค์กร": BODIES,
    "ลงชื่อ": SIGN_IN,
    "ความสัมพันธ์": TIES,
}


def workbook(sheets: Mapping[str, Rows] = NETWORK) -> bytes:
    """Return an .xlsx of these sheets."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(number, column, value)
    book.close()
    return target.getvalue()


def upload(data: bytes, name: str = "ภูตะวัน.xlsx") -> io.BytesIO:
    """Return bytes as an open file."""
    file = io.BytesIO(data)
    file.name = name
    return file


def people(count: int) -> bytes:
    """Return a register of ``count`` people."""
    rows: list[Sequence[Any]] = [("ชื่อ - สกุล", "โทรศัพท์")]
    rows += [(f"นายคนที่{n} ตัวอย่าง{n}", f"08{n:08d}") for n in range(1, count + 1)]
    return workbook({"ทะเบียน": rows})
