"""What the reading says to people: doubts, reasons for setting a row aside, reasons to skip.

Each says what is wrong, where, and what to do; none blames.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from malai_core.labels import Language, Sentence, Value, Words, say
from malai_core.reading.model import Party, Where


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in one sentence, in the language of the sentence."""

    items: tuple[Value, ...]

    def in_language(self, language: Language) -> str:
        """Return the items, joined by "และ" or "and"."""
        joint = " และ " if language == "th" else " and "
        return joint.join(say(item, language) for item in self.items)


def _at(name: str, where: Where) -> Sentence:
    words = Words("{name} (ชีต {sheet} แถว {row})", "{name} (sheet {sheet}, row {row})")
    return Sentence(words, {"name": name, "sheet": where.sheet, "row": str(where.row)})


def parties_listed(parties: Iterable[Party]) -> Listed:
    """Return parties by name, each with the row it comes from, so that two alike can be told."""
    return Listed(
        tuple(_at(p.name, p.rows[0]) if p.rows else p.name for p in parties),
    )


def unknown_name(name: str) -> Sentence:
    """Say that a name is in no register."""
    words = Words(
        "ยังไม่มีชื่อ “{name}” ในทะเบียน ให้เพิ่มชื่อนี้ในทะเบียน หรือเลือกว่าหมายถึงใคร",
        "“{name}” is not in the register yet. Add the name there, or choose who is meant.",
    )
    return Sentence(words, {"name": name})


def ambiguous_name(name: str, parties: Iterable[Party]) -> Sentence:
    """Say that a name fits several parties, and which."""
    words = Words(
        "ชื่อ “{name}” ตรงกับหลายรายการ: {parties} ให้เลือกว่าหมายถึงใคร",
        "“{name}” fits more than one: {parties}. Choose who is meant.",
    )
    return Sentence(words, {"name": name, "parties": parties_listed(parties)})


def self_tie(name: str) -> Sentence:
    """Say that both ends of a tie are the same."""
    words = Words(
        "ต้นทางและปลายทางเป็นชื่อเดียวกัน “{name}” ให้แก้ชื่อข้างใดข้างหนึ่ง",
        "Both ends are the same, “{name}”. Correct one of them.",
    )
    return Sentence(words, {"name": name})


NO_NAME: Final = Sentence(
    Words("แถวนี้มีข้อมูลแต่ไม่มีชื่อ ให้เติมชื่อ", "This row holds data but no name. Fill in the name.")
)
NO_END: Final = Sentence(
    Words(
        "ความสัมพันธ์นี้มีชื่อข้างเดียว ให้เติมชื่ออีกข้าง",
        "This relationship names one end only. Fill in the other.",
    )
)
NO_MEETING: Final = Sentence(
    Words(
        "แถวนี้ไม่ได้บอกว่าเป็นกิจกรรมใด ให้เติมชื่อหรือวันที่ของกิจกรรม",
        "This row does not say which activity. Fill in its name or date.",
    )
)


def bad_date(column: str, text: str) -> Sentence:
    """Say that a cell is no date that can be read."""
    words = Words(
        "อ่านวันที่ “{text}” ในคอลัมน์ “{column}” ไม่ออก ให้เขียนแบบ 12 ม.ค. 2560",
        "“{text}” in column “{column}” cannot be read as a date. Write it like 12 Jan 2017.",
    )
    return Sentence(words, {"column": column, "text": text})


def unknown_mark(mark: str, column: str) -> Sentence:
    """Say that a mark of a sign-in sheet is not known."""
    words = Words(
        "ไม่รู้ว่า “{mark}” ใน “{column}” หมายถึงมาหรือไม่มา ให้แก้เป็น มา ลา หรือ ขาด",
        "“{mark}” under “{column}” may mean present or not. Write มา, ลา or ขาด (1, L or A).",
    )
    return Sentence(words, {"mark": mark, "column": column})


def short_years(column: str, count: int, sample: str, read: Value) -> Sentence:
    """Say that years of two digits were read one way, and how."""
    words = Words(
        "คอลัมน์ “{column}” มีปีสองหลัก {count} ช่อง เช่น “{sample}” อ่านเป็น {read} ถ้าไม่ใช่ให้แก้ปีเป็นสี่หลัก",
        "Column “{column}” has {count} years of two digits, such as “{sample}”, read as {read}. "
        "If that is wrong, write four digits.",
    )
    return Sentence(words, {"column": column, "count": count, "sample": sample, "read": read})


def doubtful_dates(column: str, count: int, sample: str, read: Value, why: Value) -> Sentence:
    """Say that dates were read one way and could be read another."""
    words = Words(
        "คอลัมน์ “{column}” มีวันที่ที่อ่านได้หลายแบบ {count} ช่อง เช่น “{sample}” อ่านเป็น {read} ({why})",
        "Column “{column}” has {count} dates that can be read in more than one way, such as "
        "“{sample}”, read as {read} ({why}).",
    )
    values: dict[str, Value] = {"column": column, "count": count, "sample": sample, "read": read}
    return Sentence(words, values | {"why": why})


def crosses(count: int, *, came: bool) -> Sentence:
    """Say how the x of a sign-in sheet was taken."""
    words = Words(
        "เครื่องหมาย x {count} ช่อง อ่านเป็น “{meaning}” ถ้าไม่ใช่ให้แก้เป็น มา หรือ ขาด",
        "The mark x ({count} cells) was read as “{meaning}”. If that is wrong, write 1 or A.",
    )
    meaning = Words("มา", "present") if came else Words("ไม่มา", "absent")
    return Sentence(words, {"count": count, "meaning": meaning})


def unknown_types(count: int, sample: str) -> Sentence:
    """Say that a type column holds words that name none of the three kinds of party."""
    words = Words(
        "ไม่รู้ว่า “{sample}” เป็นคน องค์กร หรือกลุ่ม ({count} แถว) อ่านเป็นองค์กรไว้ก่อน",
        "“{sample}” does not say person, organisation or group ({count} rows): read as "
        "organisations.",
    )
    return Sentence(words, {"count": count, "sample": sample})


NO_TYPES: Final = Sentence(
    Words(
        "ไม่มีคอลัมน์บอกว่าเป็นคนหรือองค์กร จึงดูจากชื่อ ที่เหลืออ่านเป็นคน ถ้าไม่ใช่ให้เพิ่มคอลัมน์ “ประเภท”",
        "No column says person or organisation, so the name decides and the rest are read as "
        "people. If that is wrong, add a column “Type”.",
    )
)
EVERYONE_CAME: Final = Sentence(
    Words(
        "ใบลงชื่อนี้ไม่มีเครื่องหมายว่าใครมา จึงนับว่าทุกคนในรายชื่อมา",
        "This list has no marks, so everybody on it is counted as present.",
    )
)


def passed_heads(count: int, sample: str) -> Sentence:
    """Say that rows of one cell were taken for headings between groups of rows."""
    words = Words(
        "มี {count} แถวที่เป็นหัวข้อคั่น เช่น “{sample}” ไม่ได้อ่านเป็นชื่อ",
        "{count} rows are headings in between, such as “{sample}”; they were not read as names.",
    )
    return Sentence(words, {"count": count, "sample": sample})


HIDDEN: Final = Sentence(
    Words(
        "ชีตนี้ซ่อนอยู่ จึงไม่อ่าน ถ้าต้องการให้อ่านให้เลิกซ่อนหรือเลือกชนิดของชีต",
        "This sheet is hidden, so it was not read. Unhide it, or choose what it is, to read it.",
    )
)
NOTES: Final = Sentence(
    Words(
        "ชีตนี้ดูเป็นคำอธิบายหรือสรุป จึงไม่อ่าน ถ้าไม่ใช่ให้เลือกชนิดของชีต",
        "This sheet looks like notes or a summary, so it was not read. If not, choose what it is.",
    )
)
EMPTY: Final = Sentence(Words("ชีตนี้ว่าง", "This sheet is empty."))
UNRECOGNISED: Final = Sentence(
    Words(
        "ไม่พบแถวหัวตารางที่รู้จัก (เช่น ชื่อ - สกุล, จาก/ถึง) ให้เลือกชนิดของชีตและแถวหัวตาราง",
        "No heading row was recognised (such as Name, or From and To). Choose what the sheet is "
        "and which row is its heading.",
    )
)
CHOSEN: Final = Sentence(Words("เลือกไว้ว่าไม่ต้องอ่านชีตนี้", "This sheet was chosen not to be read."))

SAME_NAME_AND_PHONE: Final = Words("ชื่อและโทรศัพท์ตรงกัน", "Same name and same phone")
SAME_NAME_OTHER_PHONE: Final = Words("ชื่อตรงกัน แต่โทรศัพท์ต่างกัน", "Same name, different phones")
SAME_NAME_NO_PHONE: Final = Words("ชื่อตรงกัน แต่ไม่มีโทรศัพท์ให้เทียบ", "Same name, no phone to compare")
SAME_PHONE: Final = Words("โทรศัพท์เดียวกัน ชื่อใกล้เคียงกัน", "Same phone, similar names")
SAME_ORGANISATION: Final = Words(
    "ชื่อใกล้เคียงกัน อยู่หน่วยงานเดียวกัน", "Similar names in the same organisation"
)
SAME_BODY_NAME: Final = Words("ชื่อองค์กรเดียวกัน", "Same name of an organisation")
SIMILAR_BODY_NAME: Final = Words("ชื่อองค์กรใกล้เคียงกัน", "Similar names of organisations")
SAME_LABEL: Final = Words("ชื่อหรือรหัสเดียวกันในรายการเดียวกัน", "Same name or code in one list")
