"""Headings of columns that hold sensitive facts, as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from malai.consent.models import SensitiveKind
from malai_core.text import search_text

#: Words of a heading, without spaces, by what the column holds; the first that fits counts.
HEADINGS: Final = (
    (
        SensitiveKind.ID_NUMBER,
        ("บัตรประชาชน", "ประจำตัวประชาชน", "เลข13หลัก", "เลขบัตร", "citizenid", "nationalid", "idcard"),
    ),
    (SensitiveKind.RELIGION, ("ศาสนา", "ความเชื่อ", "religion")),
    (SensitiveKind.ETHNICITY, ("ชาติพันธุ์", "เชื้อชาติ", "ชนเผ่า", "ethnic")),
    (SensitiveKind.DISABILITY, ("พิการ", "disab")),
    (
        SensitiveKind.CRIMINAL,
        ("อาชญากรรม", "ต้องโทษ", "ประวัติคดี", "คดีความ", "ฐานความผิด", "criminal"),
    ),
    (
        SensitiveKind.HEALTH,
        ("โรคประจำตัว", "โรค", "สุขภาพ", "แพ้ยา", "แพ้อาหาร", "เลือด", "disease", "illness", "allerg"),
    ),
)
#: Headings with such words are about work, not about the person's own health.
_NOT: Final = ("กลุ่ม", "ชมรม", "อบรม", "งาน", "กองทุน", "หน่วย", "โรค/ระบาด", "สถานบริการ")


@lru_cache(maxsize=1 << 10)
def sensitive_kind(heading: str) -> str:
    """Return what kind of sensitive fact a column of this heading holds, empty where none.

    Examples
    --------
    >>> sensitive_kind("เลขบัตรประชาชน"), sensitive_kind("โรคประจำตัว"), sensitive_kind("งานสุขภาพ")
    ('id_number', 'health', '')
    """
    plain = search_text(heading).replace(" ", "")
    if any(word in plain for word in _NOT):
        return ""
    for kind, words in HEADINGS:
        if any(word in plain for word in words):
            return str(kind.value)
    return ""


def without_sensitive(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of a person without the sensitive ones."""
    return {head: text for head, text in extra.items() if not sensitive_kind(head)}
