"""Rows of a sheet: which of them say something about a member, and what is said in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from malai_core.formats import CellValue, Row
from malai_core.reading.cells import column_letter, text_of, written
from malai_core.reading.hints import is_body_name
from malai_core.reading.model import SheetKind, Where
from malai_core.reading.recognise import Layout
from malai_core.reading.vocabulary import Column

_COUNTED: Final = (
    r"(?:ทั้งสิ้น|ทั้งหมด|จำนวน|สุทธิ|สมาชิก|ผู้เข้าร่วม|ผู้เข้าประชุม|ประชุม|ผู้มา|มา|คน|ราย|องค์กร|ครั้ง|แห่ง|หน่วยงาน|กลุ่ม|"
    r"รายการ|ยอด|คู่|members?|people|persons?|attendees|participants|present|ties|organi[sz]ations|rows|"
    r"number|of|in|all)"
)
_TOTAL: Final = re.compile(
    rf"(?:รวม|ยอดรวม|จำนวนรวม|จำนวนทั้งหมด|จำนวนผู้เข้าร่วม|จำนวนผู้มา|จำนวนคน|ทั้งหมด|ทั้งสิ้น|ค่าเฉลี่ย|เฉลี่ย|ร้อยละ|"
    rf"(?:grand |sub-?)?totals?|sum|average|count)(?:[\s:：=()]*{_COUNTED})*[\s:：=()]*[\d๐-๙.,%]*"
    rf"\s*{_COUNTED}?\s*\)?\.?",
    re.IGNORECASE,
)
_FOOT: Final = re.compile(
    r"\(?ลง(?:ลายมือ)?ชื่อ|ลายมือชื่อ|หมายเหตุ|ผู้จัดทำ|ผู้รับรอง|ผู้ตรวจสอบ|ผู้บันทึก|ผู้รายงาน|รับรองว่า|ขอรับรอง|ข้อมูล ?ณ|"
    r"ปรับปรุง(?:ล่าสุด|เมื่อ)|ที่มา\s*[:：]|\*|\(?[.…_]{3,}|\(\s*(?:นาย|นาง|น\.ส\.)|note[s]?\s*[:：]|source\s*[:：]|"
    r"remarks?\s*[:：]|signature|signed\s*[:：]|prepared by|updated\b|last updated",
    re.IGNORECASE,
)
_SECTION: Final = re.compile(
    r"(?:กลุ่มที่|หมู่ที่|หมู่\s*\d|ตำบล|อำเภอ|จังหวัด|ฝ่าย|ภาค(?:รัฐ|ประชา|เอกชน|ธุรกิจ|วิชา|ี)|ทีม|คณะ|รายชื่อ|ส่วนที่|"
    r"ชุดที่|(?:section|group|team|part|district|province)\b)|[ตอจ]\.\S+$|.*[:：]$",
    re.IGNORECASE,
)
_PEOPLE: Final = frozenset(
    {SheetKind.PEOPLE, SheetKind.ATTENDANCE_LIST, SheetKind.ATTENDANCE_MATRIX}
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet, with where it stands."""

    where: Where
    cells: Row
    layout: Layout
    names: Sequence[str]

    def raw(self, column: Column) -> CellValue:
        """Return the cell of a column, ``None`` where the sheet has no such column."""
        index = self.layout.place.get(column)
        return None if index is None or index >= len(self.cells) else self.cells[index]

    def text(self, column: Column) -> str:
        """Return the cell of a column as text."""
        return text_of(self.raw(column))

    def name_of(self, column: Column) -> str:
        """Return the heading of a column."""
        return self.names[self.layout.place[column]]

    def said(self) -> dict[str, str]:
        """Return everything the row says, by heading."""
        return {
            self.names[i] if i < len(self.names) else column_letter(i): written(value)
            for i, value in enumerate(self.cells)
            if value is not None
        }


@dataclass(slots=True)
class FewOf:
    """How many texts there were, and the first of them by letter: what a doubt says of many."""

    count: int = 0
    least: str = ""

    def note(self, text: str) -> None:
        """Count a text."""
        self.least = min(self.least, text) if self.count else text
        self.count += 1

    def __len__(self) -> int:
        """Return how many there were."""
        return self.count


class RowFilter:
    """Tells rows about members from titles, totals, notes, signatures and repeated headings."""

    def __init__(self, layout: Layout) -> None:
        place = layout.place
        self._keys = [
            place[column]
            for column in (Column.NAME, Column.GIVEN, Column.SOURCE, Column.MEETING)
            if column in place
        ]
        self._order = place.get(Column.ORDER)
        self._heads = {
            i: layout.heads.values[i] for i in self._keys if i < len(layout.heads.values)
        }
        self._is_wide = len(layout.columns) + len(layout.meetings) >= 3
        self._is_people = layout.kind in _PEOPLE
        self._is_after_foot = False
        self.sections = FewOf()

    def is_read(self, cells: Row) -> bool:
        """Return whether a row is about a member; others are passed over."""
        said = [i for i, value in enumerate(cells) if value is not None]
        if len(said) <= 3:
            said = [i for i in said if text_of(cells[i])]
        if not said or (len(said) == 1 and self._is_number_of_row(cells, said[0])):
            return False
        if self._is_head(cells) or self._is_total(cells, said):
            return False
        if len(said) <= 3 and _FOOT.match(text_of(cells[said[0]])):
            self._is_after_foot = True
            return False
        if len(said) == 1 and self._is_wide:
            return self._is_lone_name(cells, said[0])
        self._is_after_foot = False
        return not self._is_nameless_number(cells, said)

    def _is_number_of_row(self, cells: Row, index: int) -> bool:
        """Whether a row was numbered and left empty."""
        return index == self._order and len(text_of(cells[index])) <= 4

    def _is_head(self, cells: Row) -> bool:
        return any(
            head is not None and i < len(cells) and cells[i] == head
            for i, head in self._heads.items()
        )

    def _is_total(self, cells: Row, said: list[int]) -> bool:
        # Written as it stands: cleaning every name of a register to look for a total costs more
        # than reading it.
        looked_at = {said[0], *(i for i in self._keys if i < len(cells))}
        labels = [
            i for i in looked_at if isinstance(v := cells[i], str) and _TOTAL.fullmatch(v.strip())
        ]
        return bool(labels) and not _is_named_total(cells, said, labels[0])

    def _is_lone_name(self, cells: Row, index: int) -> bool:
        """Whether the only cell of a row is a name: not a heading in between, no signature."""
        text = text_of(cells[index])
        is_heading = index not in self._keys or (
            self._is_people and bool(_SECTION.match(text) or is_body_name(text))
        )
        if is_heading and not self._is_after_foot:
            self.sections.note(text)
        return not is_heading and not self._is_after_foot

    def _is_nameless_number(self, cells: Row, said: list[int]) -> bool:
        """Whether a row holds numbers under the columns and no name: sums without the word."""
        if any(i in self._keys for i in said):
            return False
        return all(isinstance(cells[i], int | float) for i in said)


def _is_named_total(cells: Row, said: list[int], label: int) -> bool:
    """Whether "Total" or "Sum" is somebody's name: words, not sums, stand beside it."""
    if not str(cells[label]).isascii():
        return False
    beside = (cells[i] for i in said if i != label)
    return any(
        isinstance(value, str) and len(value) > 3 and not any(map(str.isdigit, value))
        for value in beside
    )
