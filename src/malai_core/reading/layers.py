"""The layers of relationship and what they are called."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

#: Code -> name. Codes are stored and exported: add, never rename.
LAYERS: Final[dict[str, Words]] = {
    "affiliation": Words("สังกัด", "Affiliation"),
    "coordination": Words("ประสานงาน", "Coordination"),
    "information": Words("แบ่งปันข้อมูล", "Information"),
    "advice": Words("ปรึกษา", "Advice"),
    "exchange": Words("แลกเปลี่ยนทรัพยากร", "Exchange"),
    "authority": Words("สายบังคับบัญชา", "Authority"),
    "agreement": Words("ข้อตกลงร่วมมือ", "Agreement"),
    "kinship": Words("เครือญาติ", "Kinship"),
    "trust": Words("ไว้วางใจ", "Trust"),
    "co_attendance": Words("มาร่วมกิจกรรมด้วยกัน", "Came to the same activities"),
}
