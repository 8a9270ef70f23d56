"""The words in what is written together, kept beside a name so that they are found as words.

Found is also what the dictionary parts wrongly: the letters are searched too.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from malai.places.words import area_words
from malai_core.text import search_text, words_of

#: Shorter texts are hardly ever two words written together.
JOINED: Final = 6
#: Stands around the words, so that each has a space on both sides.
MARK: Final = "|"
#: Kinds of bodies, offices and people of the field that a general dictionary lacks or parts.
_FIELD: Final = (
    "อสม", "อพม", "อบต", "อบจ", "รพสต", "รพ.สต", "พมจ", "สสจ", "สสอ", "สปสช", "พชอ", "กองทุนสวัสดิการชุมชน",
    "เทศบาล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล", "สภาเด็กและเยาวชน", "วิสาหกิจชุมชน", "ศูนย์พัฒนาเด็กเล็ก", "จิตอาสา",
    "อาสาสมัคร", "สาธารณสุข", "คุมประพฤติ", "แม่ข่าย", "ลูกข่าย", "แม่งาน", "ภาคี", "แกนนำ", "เครือข่าย", "คนพิการ", "เด็กพิการ",
)  # fmt: skip


def parted_text(text: str) -> str:
    """Return what is put behind a search text: the words in ``text``; nothing where it is one.

    Names of people are no words of a dictionary: give what may be parted only. Loads the
    dictionary at the first text that needs it (half a second).
    """
    return _parted(search_text(text))


@lru_cache(maxsize=1 << 14)
def _parted(text: str) -> str:
    if len(text) < JOINED:
        return ""
    words = dict.fromkeys(words_in(text))
    return f" {MARK} {' '.join(words)} {MARK}" if len(words) > 1 else ""


def words_in(text: str) -> list[str]:
    """Return the words of a text by the dictionary of the field, once each in their order."""
    return words_of(text, also=_dictionary())


@cache
def _dictionary() -> frozenset[str]:
    return area_words() | frozenset(_FIELD)
