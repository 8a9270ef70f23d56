"""The words of ``malai look``, in the terminal and in the page."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words
from malai_core.reading.finding import Tone
from malai_core.reading.model import DuplicateState, PartyKind, SheetKind

READING: Final = Words("กำลังอ่าน {name}", "Reading {name}")
READING_ROWS: Final = Words("กำลังอ่าน “{sheet}” {rows} แถว", "Reading “{sheet}”: {rows} rows")
PAGE_AT: Final = Words("เปิดดูภาพและตารางได้ที่", "See the picture and the tables in")
WRITTEN_HERE: Final = Words(
    "เขียนลงโฟลเดอร์เดิมไม่ได้ จึงเขียนไว้ในโฟลเดอร์ปัจจุบัน",
    "The file's own folder cannot be written to, so the page is in the current folder.",
)
WAITING: Final = Words("รอให้คนตัดสิน {count} แถว", "Rows waiting for a person: {count}")
MORE_IN_THE_PAGE: Final = Words("อีก {count} แถวอยู่ในหน้าเว็บ", "{count} more are in the page")
ROW: Final = Words("{sheet} แถว {row}", "{sheet}, row {row}")

COUNTS: Final[dict[str, Words]] = {
    "people": Words("คน", "people"),
    "organisations": Words("องค์กร", "organisations"),
    "groups": Words("กลุ่ม", "groups"),
    "activities": Words("กิจกรรม", "activities"),
    "attendances": Words("ครั้งที่มาร่วม", "attendances"),
    "ties": Words("ความสัมพันธ์", "relationships"),
}

TONES: Final[dict[Tone, Words]] = {
    Tone.ALARM: Words("ควรดูก่อน", "Look at this first"),
    Tone.ATTENTION: Words("น่าใส่ใจ", "Needs care"),
    Tone.GOOD: Words("แข็งแรง", "Going well"),
    Tone.PLAIN: Words("ควรรู้", "Good to know"),
}

SHEET: Final = Words("ชีต", "Sheet")
SHEET_KINDS: Final[dict[SheetKind, Words]] = {
    SheetKind.PEOPLE: Words("รายชื่อคน", "people"),
    SheetKind.ORGANISATIONS: Words("รายชื่อองค์กร", "organisations"),
    SheetKind.GROUPS: Words("รายชื่อกลุ่ม", "groups"),
    SheetKind.PARTIES: Words("รายชื่อคนและองค์กร", "people and organisations"),
    SheetKind.ATTENDANCE_MATRIX: Words(
        "ใบลงชื่อ (ชื่อ × กิจกรรม)", "sign-in sheet (names × activities)"
    ),
    SheetKind.ATTENDANCE_LIST: Words("ใบลงชื่อ (แถวละหนึ่งครั้ง)", "sign-in list"),
    SheetKind.ACTIVITIES: Words("รายการกิจกรรม", "activities"),
    SheetKind.TIES: Words("ความสัมพันธ์", "relationships"),
    SheetKind.SKIPPED: Words("ไม่ได้ใช้", "not used"),
}
SHEET_NUMBERS: Final[dict[str, Words]] = {
    "rows_read": Words("แถวที่อ่าน", "rows read"),
    "new": Words("ใหม่", "new"),
    "matched": Words("ตรงกับที่มี", "matched"),
    "duplicates": Words("ซ้ำ", "duplicate"),
    "set_aside": Words("รอตัดสิน", "waiting"),
}

KINDS: Final[dict[PartyKind, Words]] = {
    PartyKind.PERSON: Words("คน", "Person"),
    PartyKind.ORGANISATION: Words("องค์กร", "Organisation"),
    PartyKind.GROUP: Words("กลุ่ม", "Group"),
}
DUPLICATE_STATES: Final[dict[DuplicateState, Words]] = {
    DuplicateState.MERGED: Words("รวมเป็นรายเดียวแล้ว", "put together"),
    DuplicateState.SUGGESTED: Words("รอให้คนตัดสิน", "a person must decide"),
}
