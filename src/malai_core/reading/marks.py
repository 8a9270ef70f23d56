"""What a cell of a sign-in sheet says: came, on leave, did not come."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final, Literal

from malai_core.formats import CellValue
from malai_core.reading.cells import written
from malai_core.reading.model import Mark
from malai_core.text import search_text

CROSS: Final = "cross"
"""An x: "came" on a sheet that has no other mark for it, "did not come" beside ticks."""
Said = Mark | Literal["cross"] | None

_WORDS: Final[dict[Mark, str]] = {
    Mark.PRESENT: "✓ ✔ ☑ ✅ √ / // \\ ü þ ● • o ○ ◯ * + v y p 1 yes ok มา เข้า เข้าร่วม ร่วม มาประชุม มาสาย สาย ใช่ "
    "true t present attended attend here late online ออนไลน์ zoom onsite ครบ เข้าประชุม ลงชื่อ ลงชื่อแล้ว",
    Mark.LEAVE: "ลา ลป ลก ล l ลากิจ ลาป่วย ลาพัก ติดภารกิจ ติดราชการ ไปราชการ leave excused apologies apology sick",
    Mark.ABSENT: "- – — -- ขาด ข ไม่มา ไม่ ไม่เข้าร่วม ไม่ได้มา 0 a n no ✗ ✘ ❌ ☒ ☐ absent false f ไม่ร่วม",
}
_MEANING: Final[dict[str, Mark]] = {
    word: mark for mark, words in _WORDS.items() for word in words.split()
} | {"did not come": Mark.ABSENT, "on leave": Mark.LEAVE}
_CROSSES: Final = frozenset("x×х✖")


def is_tick(value: CellValue) -> bool:
    """Return whether a cell holds a short mark of presence: a tick, a stroke, 1 or มา.

    A time or "สาย" stands also on sheets whose tick is an x.

    Examples
    --------
    >>> is_tick("/"), is_tick("มา"), is_tick("ออนไลน์"), is_tick("x")
    (True, True, False, False)
    """
    return mark_of(value) is Mark.PRESENT and len(written(value)) <= 2


def mark_of(value: CellValue) -> Said:
    """Return what a mark says; ``None`` for a mark nobody knows (a blank cell is not a mark).

    Examples
    --------
    >>> mark_of("✓"), mark_of("ลา"), mark_of("-"), mark_of("x"), mark_of("?")
    (<Mark.PRESENT: 'present'>, <Mark.LEAVE: 'leave'>, <Mark.ABSENT: 'absent'>, 'cross', None)
    """
    if isinstance(value, time | datetime):
        return Mark.PRESENT
    text = search_text(written(value)).rstrip(".")
    return CROSS if text in _CROSSES else _MEANING.get(text)
