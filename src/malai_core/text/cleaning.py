"""One way to write a Thai text: for display and storage, and for search.

Two texts that look alike on paper must be equal in the database. Thai can be typed in several orders
that are drawn the same, and workbooks carry invisible characters; both end here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = "\u0e48-\u0e4b"
_KILLER: Final = "\u0e4c"
_ABOVE: Final = "\u0e31\u0e34-\u0e37\u0e47\u0e4d"
_BELOW: Final = "\u0e38\u0e39\u0e3a"
_FOLLOWING: Final = "\u0e30\u0e32\u0e33\u0e45"
_VOWEL: Final = "[\u0e24\u0e26\u0e30-\u0e39\u0e40-\u0e45\u0e4d\u0e47]"
_SIGNS: Final = f"{_ABOVE}{_BELOW}{_TONES}{_KILLER}\u0e4e"

#: Zero-width and direction characters, soft hyphens, control characters (newlines and tabs are
#: spaces, not dirt) and halves of surrogate pairs, which no database takes.
_INVISIBLE: Final = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
)
_IS_INVISIBLE: Final = re.compile(f"[{_INVISIBLE}]+")

#: Glyphs that old Windows fonts kept in the private area for marks moved up, down or left; text
#: copied out of PDF files still holds them. The order is that of the fonts, U+F700 to U+F71A.
_MARKS_AGAIN: Final = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_FONT_GLYPHS: Final = dict(
    enumerate(
        "\u0e10\u0e34\u0e35\u0e36\u0e37"
        f"{_MARKS_AGAIN}{_MARKS_AGAIN}\u0e0d\u0e31\u0e4d\u0e47"
        f"{_MARKS_AGAIN}\u0e38\u0e39\u0e3a",
        start=0xF700,
    )
)
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

#: In this order: a rule may rely on what an earlier one has put right.
_REPAIRS: Final = tuple(
    (re.compile(pattern), repair)
    for pattern, repair in (
        (f"(?<!{_VOWEL}[ก-ฮ])(?<=[ก-ฮ]) (?=[{_SIGNS}])", ""),
        ("\u0e40\u0e40", "\u0e41"),
        (f"([{_TONES}{_KILLER}]+)([{_ABOVE}{_BELOW}]+)", r"\2\1"),
        (f"\u0e4d([{_TONES}]*)\u0e32", "\\1\u0e33"),
        (f"([{_FOLLOWING}])([{_TONES}]+)", r"\2\1"),
        ("(?<![\u0e24\u0e26])\u0e45", "\u0e32"),
        (f"([{_FOLLOWING}\u0e40-\u0e44{_ABOVE}{_BELOW}{_KILLER}\u0e4e])\\1+", r"\1"),
        (f"[{_TONES}]+([{_TONES}])", r"\1"),
        (f"(^|\\s)[{_SIGNS}]+", r"\1"),
    )
)
#: One look decides whether any repair is needed; nearly always none is.
_NEEDS_REPAIR: Final = re.compile(
    "|".join(
        (
            f"[{_TONES}{_KILLER}][{_SIGNS}]",
            f"[{_FOLLOWING}\u0e4d][{_TONES}\u0e32]",
            "\u0e45",
            f"([{_FOLLOWING}\u0e40-\u0e44{_ABOVE}{_BELOW}\u0e4e])\\1",
            f"(?:^|\\s)[{_SIGNS}]",
            "[\uf700-\uf71a]",
        )
    )
)


def clean(text: str) -> str:
    """Return ``text`` as it is shown and stored.

    Invisible characters go; every run of white space is one space; Thai vowels and tone marks
    stand in their one order (``เเ`` is ``แ``, a nikhahit before ``า`` is ``ำ``); the rest is NFC.
    Never NFKC: it tears ``ำ`` apart.

    Parameters
    ----------
    text
        Any text, such as a cell of a workbook.

    Returns
    -------
    str
        The same text, written in the one way. ``clean(clean(text)) == clean(text)``.

    Notes
    -----
    Time linear in the length; about 2 microseconds for a name. Differences from PyThaiNLP's
    ``normalize`` are listed in ``docs/methods/text-names.md``.

    References
    ----------
    PyThaiNLP 5.4, ``pythainlp.util.normalize`` (rules of order). Unicode Standard, 16.1 Thai.

    Examples
    --------
    >>> clean(" เเม่น\u0e4d\u0e49า\u200b  ดอยงาม ")
    'แม่น้ำ ดอยงาม'
    """
    if text.isascii():
        return " ".join(_IS_INVISIBLE.sub("", text).split())
    text = unicodedata.normalize("NFC", _IS_INVISIBLE.sub("", text))
    text = " ".join(text.split())
    return _repaired(text) if _NEEDS_REPAIR.search(text) else text


def _repaired(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(_FONT_GLYPHS))
    previous = ""
    while text != previous:  # a repair can make another one possible; each shortens or sorts
        previous = text
        for pattern, repair in _REPAIRS:
            text = pattern.sub(repair, text)
    return " ".join(text.split())


def ascii_digits(text: str) -> str:
    """Return ``text`` with Thai digits as ASCII digits; its length stays the same.

    Examples
    --------
    >>> ascii_digits("๕/๓/๒๕๖๐")
    '5/3/2560'
    """
    return text.translate(_DIGITS)


def thai_digits(text: str) -> str:
    """Return ``text`` with ASCII digits as Thai digits; its length stays the same.

    Examples
    --------
    >>> thai_digits("รุ่นที่ 10")
    'รุ่นที่ ๑๐'
    """
    return text.translate(_THAI_DIGITS)


@lru_cache(maxsize=1 << 14)
def search_text(text: str) -> str:
    """Return ``text`` as it is searched and compared: clean, ASCII digits, no case.

    Stored text and query pass through this one function, so that they meet.

    Examples
    --------
    >>> search_text(" หมู่ ๕  Ban  Huai Sai")
    'หมู่ 5 ban huai sai'
    """
    cleaned = clean(text)
    return cleaned.lower() if cleaned.isascii() else cleaned.translate(_DIGITS).casefold()
