"""Words that tell what a name, a sheet or a heading is about: bodies, meetings, sums, notes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from malai_core.reading.model import PartyKind, SheetKind

PARTY_TYPES: Final[dict[str, PartyKind]] = {
    word: kind
    for kind, words in {
        PartyKind.PERSON: "person|people|individual|human|contact|member|คน|บุคคล|บุคคลธรรมดา|สมาชิก|"
        "อาสาสมัคร|รายบุคคล",
        PartyKind.ORGANISATION: "organisation|organization|org|company|institution|agency|business|"
        "firm|school|university|hospital|foundation|ngo|government|องค์กร|หน่วยงาน|นิติบุคคล|สถาบัน|บริษัท|"
        "มูลนิธิ|สมาคม|โรงเรียน|โรงพยาบาล|วัด|หน่วยงานรัฐ|องค์กรภาคี",
        PartyKind.GROUP: "group|club|team|network|committee|community group|กลุ่ม|ชมรม|เครือข่าย|คณะทำงาน|"
        "คณะกรรมการ|กลุ่มชุมชน",
    }.items()
    for word in words.split("|")
}

_BODY: Final = re.compile(
    r"^(?:มูลนิธิ|สมาคม|โรงเรียน|รร\.|โรงพยาบาล|รพ\.|รพ\.สต\.|สถานีอนามัย|สำนักงาน|สนง\.|องค์การ|องค์กร|อบต\.|"
    r"อบจ\.|เทศบาล|ทต\.|ทม\.|วัด(?=\S)|มัสยิด|คริสตจักร|โบสถ์|มหาวิทยาลัย|ม\.ราชภัฏ|วิทยาลัย|ศูนย์|บริษัท|บจก\.|"
    r"ห้างหุ้นส่วน|หจก\.|วิสาหกิจ|สหกรณ์|กลุ่ม|ชมรม|เครือข่าย|สภา|กรม|กระทรวง|กองทุน|ที่ว่าการ|สถานี|ธนาคาร|"
    r"คณะกรรมการ|สถาบัน|หน่วยงาน|ที่ทำการ|พมจ\.|สสจ\.|สสอ\.|ธกส\.|กศน\.|สสส\.|สปสช\.|สพป\.)"
    r"|\b(?:foundation|association|school|hospital|university|college|office|company|co\.|ltd|inc|"
    r"corp|council|ministry|department|committee|network|group|club|cooperative|institute|center|"
    r"centre|temple|church|bank|fund|ngo|agency|society|authority|municipality)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def is_body_name(name: str) -> bool:
    """Return whether a name reads like that of an organisation or group, not of a person.

    Examples
    --------
    >>> is_body_name("มูลนิธิฟ้าใส"), is_body_name("Rainbow Foundation"), is_body_name("สมชาย ใจดี")
    (True, True, False)
    """
    return bool(_BODY.search(name.strip()))


SHEET_HINTS: Final[tuple[tuple[str, SheetKind, float], ...]] = (
    (
        r"ทะเบียน|สมาชิก|รายชื่อ|บุคคล|อาสา|member|people|person|register|roster|contact",
        SheetKind.PEOPLE,
        1.0,
    ),
    (r"องค์กร|หน่วยงาน|ภาคี|organi[sz]ation|partner|compan|agenc", SheetKind.ORGANISATIONS, 2.0),
    (r"กลุ่ม|ชมรม|\bgroups?\b|\bclubs?\b", SheetKind.GROUPS, 1.0),
    (r"element|node", SheetKind.PARTIES, 2.0),
    (r"ลงชื่อ|เข้าร่วม|ประชุม|เช็คชื่อ|อบรม|attend|sign.?in|meeting", SheetKind.ATTENDANCE_MATRIX, 1.0),
    (r"ลงชื่อ|เข้าร่วม|ประชุม|เช็คชื่อ|อบรม|attend|sign.?in|meeting", SheetKind.ATTENDANCE_LIST, 1.5),
    (r"กิจกรรม|ปฏิทิน|แผนงาน|activit|event|calendar", SheetKind.ACTIVITIES, 1.5),
    (r"ความสัมพันธ์|เชื่อมโยง|ติดต่อ|\bties?\b|edge|link|relation|connection", SheetKind.TIES, 2.0),
)
NOTE_SHEET: Final = re.compile(
    r"^(?:คำอธิบาย|คำชี้แจง|วิธี|หมายเหตุ|อ่านก่อน|อ่านฉัน|คู่มือ|แนวทาง|ตัวเลือก|รายการตัวเลือก|สารบัญ|ปก|สรุป|กราฟ|"
    r"ตัวอย่าง|read ?me|instruction|how ?to|notes?$|guide|help|about|lists?$|drop ?down|lookup|options|"
    r"cover|contents|index$|summary|pivot|chart|dashboard|example|template)",
    re.IGNORECASE,
)
MEETING_WORD: Final = re.compile(
    r"ประชุม|ครั้งที่|อบรม|เวที|กิจกรรม|สัมมนา|ถอดบทเรียน|ค่าย|ลงพื้นที่|meeting|session|workshop|training|event|"
    r"\bweek\b|สัปดาห์ที่|^(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|"
    r"พฤศจิกายน|ธันวาคม|ม\.?ค\.?|ก\.?พ\.?|มี\.?ค\.?|เม\.?ย\.?|พ\.?ค\.?|มิ\.?ย\.?|ก\.?ค\.?|ส\.?ค\.?|ก\.?ย\.?|ต\.?ค\.?|"
    r"พ\.?ย\.?|ธ\.?ค\.?)(?:\s*\d{2,4})?$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:\s*\d{2,4})?$",
    re.IGNORECASE,
)
SUM_HEAD: Final = re.compile(
    r"^(?:รวม|ยอดรวม|ร้อยละ|เปอร์เซ็นต์|%|คิดเป็น|จำนวน|ค่าเฉลี่ย|เฉลี่ย|total|sum|count|percent|average|times)",
    re.IGNORECASE,
)
