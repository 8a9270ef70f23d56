"""Telephone numbers as people write them, and the one form in which they are stored."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from malai_core.text.cleaning import ascii_digits, clean

_GAP: Final = r"[ .()\-\u2010-\u2015]*"
_AREAS: Final = (("3", "[24-9]"), ("4", "[2-5]"), ("5", "[2-6]"), ("7", "[3-7]"))


def _digits(first: str, more: int) -> str:
    return first + rf"(?:{_GAP}\d){{{more}}}"


#: What follows the 0 or the +66: mobile, Bangkok, the provinces. An area code may be parted
#: (``0-5312-3456``, ``(05) 3123456``).
_SUBSCRIBER: Final = "|".join(
    (
        _digits("[689]", 8),
        _digits("2", 7),
        *(_digits(first + _GAP + second, 6) for first, second in _AREAS),
    )
)
_THAI: Final = re.compile(
    rf"(?<!\d)(?<!\d-)(?:(?:(?:\+|00)?{_GAP}66{_GAP}0?|0){_GAP})({_SUBSCRIBER})(?!\d)",
    re.ASCII,
)
_FOREIGN: Final = re.compile(rf"\+{_GAP}(?!66)([1-9](?:{_GAP}\d){{7,14}})(?!\d)", re.ASCII)
_AREA: Final = "(?:" + "|".join(first + second for first, second in _AREAS) + ")"
_LOST_ZERO: Final = re.compile(rf"[689]{_GAP}\d(?:{_GAP}\d){{7}}|2\d{{7}}|{_AREA}\d{{6}}", re.ASCII)
#: Eight digits in a cell that may as well be a day written without separators.
_COMPACT_DAY: Final = re.compile(r"2[05]\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}", re.ASCII)
_NEXT_NUMBER: Final = re.compile(r"[/,;\n|]|หรือ|และ|\bor\b|\band\b|\s(?=\+)")
#: A number that went through a spreadsheet; a leading zero would be lost by then.
_FLOAT: Final = re.compile(r"^([1-9]\d*)\.0+$", re.ASCII)
_NOT_A_DIGIT: Final = re.compile(r"\D", re.ASCII)


@lru_cache(maxsize=1 << 13)
def phone_e164(text: str) -> str:
    """Return the first telephone number in ``text`` in the form E.164.

    Thai numbers are read with 0, 66, +66 or 0066 in front, with any of the usual separators, in
    Thai digits, inside a sentence (``โทร. 081-234-5678 ต่อ 12``), and where a spreadsheet took the
    number for a quantity and lost its zero (``812345678``, ``812345678.0``). Foreign numbers are
    read where a + stands before them.

    Parameters
    ----------
    text
        A cell of a phone column; where it holds two numbers, the first is taken.

    Returns
    -------
    str
        ``+66`` and eight digits (landline) or nine (mobile), or a foreign number; ``""`` where
        there is none: hotlines and short numbers (191, 1669), too few or too many digits.

    Notes
    -----
    Time linear in the length. A number is well formed, which does not mean it is in service.

    References
    ----------
    ITU-T E.164, national numbering plan of Thailand (NBTC).

    Examples
    --------
    >>> phone_e164("โทร. ๐๘๑-๒๓๔-๕๖๗๘ / 053-123456"), phone_e164("812345678.0"), phone_e164("1669")
    ('+66812345678', '+66812345678', '')
    """
    line = ascii_digits(text)
    for part in _NEXT_NUMBER.split(line):
        if number := _number_in(clean(part)):
            return number
    return ""


def _number_in(text: str) -> str:
    whole = _FLOAT.sub(r"\1", text)
    if _SCIENTIFIC.fullmatch(whole):
        whole = str(int(float(whole)))
    if _LOST_ZERO.fullmatch(whole) and not _COMPACT_DAY.fullmatch(whole):
        return "+66" + _NOT_A_DIGIT.sub("", whole)
    if found := _THAI.search(whole):
        return "+66" + _NOT_A_DIGIT.sub("", found[1])
    found = _FOREIGN.search(whole)
    return "+" + _NOT_A_DIGIT.sub("", found[1]) if found else ""


def phone_shown(e164: str) -> str:
    """Return a stored number as people in Thailand write it.

    Examples
    --------
    >>> [phone_shown(number) for number in ("+66812345678", "+6621234567", "+6653123456", "+14155552671")]
    ['081-234-5678', '02-123-4567', '053-123-456', '+14155552671']
    """
    if not e164.startswith("+66") or len(e164) not in (11, 12):
        return e164
    digits = "0" + e164[3:]
    if len(digits) == 10:
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    area = 2 if digits.startswith("02") else 3
    return f"{digits[:area]}-{digits[area : area + 3]}-{digits[area + 3 :]}"
