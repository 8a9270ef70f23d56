"""The forms in which people write a date, as patterns with named parts.

A part is ``day``, ``month`` (digits) or ``name`` (a month's name), ``year``, ``era``, and ``through``
where a span of days follows the first day.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from malai_core.text.dates import ENGLISH_MONTHS, THAI_MONTHS, THAI_SHORT_MONTHS


def _month_names() -> dict[str, int]:
    """Return every spelling of a month without dots and spaces, with its number."""
    names: dict[str, int] = {"กรกฏาคม": 7, "กรกฏา": 7, "sept": 9}
    for number in range(1, 13):
        thai, english = THAI_MONTHS[number - 1], ENGLISH_MONTHS[number - 1].lower()
        spoken = thai.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์")
        short = THAI_SHORT_MONTHS[number - 1].replace(".", "")
        names |= dict.fromkeys((thai, spoken, short, english, english[:3]), number)
    return names


MONTHS: Final = _month_names()


def _spelled(name: str) -> str:
    """Return the pattern of one month name; short Thai ones have dots, spaces or neither."""
    if name.isascii():
        return name + r"\.?"
    return name if len(name) > 3 else rf"{name[:-1]}\.?\s?{name[-1]}\.?"


_NAMES: Final = "|".join(map(_spelled, sorted(MONTHS, key=len, reverse=True)))
_MONTH: Final = rf"(?P<name>{_NAMES})(?![a-zก-์])"
_ERA: Final = r"(?:(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|b\.?e\.?|a\.?d\.?|c\.?e\.?)\s*)?"
_YEAR: Final = rf"{_ERA}(?P<year>\d{{4}}|'?\d\d)"
_ORDINAL: Final = "(?:st|nd|rd|th)?"
_DAY: Final = rf"(?P<day>\d{{1,2}}){_ORDINAL}"
_THROUGH: Final = (
    r"(?P<through>\s*(?:-|–|—|ถึง|และ|,|&|to\b|and\b)\s*(?:วันที่\s*)?\d{1,2}" + _ORDINAL + ")?"
)
_GAP: Final = r"\s*[-/.,]?\s*"
_THAI_DAYS: Final = "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์"
_ENGLISH_DAYS: Final = "(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"

_DAY_NAME_YEAR: Final = rf"{_DAY}{_THROUGH}{_GAP}(?:เดือน\s*|of\s+)?{_MONTH}{_GAP}{_YEAR}"
_NAME_DAY_YEAR: Final = rf"{_MONTH}\s*{_DAY}{_THROUGH}(?:\s*,\s*|\s+)(?P<year>\d{{4}})"
_YEAR_MONTH_DAY: Final = r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
_DAY_MONTH_YEAR: Final = (
    rf"{_DAY}{_THROUGH}\s*(?P<sep>[-/.])\s*(?P<month>\d{{1,2}})\s*(?P=sep)\s*{_YEAR}"
)
_NAME_YEAR: Final = rf"(?:เดือน\s*)?{_MONTH}{_GAP}{_YEAR}"
_YEAR_MONTH: Final = r"(?P<year>\d{4})[-/](?P<month>\d{1,2})"

LEADING: Final = (
    rf"(?:(?:เมื่อ|ณ)?\s*วัน\s*(?:{_THAI_DAYS})?\s*ที่\s*"
    rf"|(?:วัน)?(?:{_THAI_DAYS})\s*(?:ที่)?\s*|\b{_ENGLISH_DAYS}\b[.,]?\s*|\bon\s+)?"
)
BEFORE: Final = re.compile(LEADING, re.IGNORECASE)
#: A time of day needs a space, a ``T`` or a word before it: ``26.9.2563`` is none.
TIME: Final = re.compile(
    r"(?:(?<=\d)t|,?\s+|,?\s*เวลา\s*)\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?"
    r"\s*(?:น\.?|z|[ap]\.?m\.?|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
ABOUT: Final = re.compile(
    r"(?:ประมาณ|ราว\s?ๆ?|ต้น|กลาง|ปลาย|~|circa|ca?\.|about|around|early|mid|late)\s*-?\s*(?=\S)",
    re.IGNORECASE,
)
FISCAL: Final = re.compile(r"ปีงบ(?:ประมาณ)?\s*(?=\S)|(?:fiscal year|fy)\s*(?=\d)", re.IGNORECASE)
SPAN: Final = re.compile(r"\s*(?:-|–|—|ถึง|\bto\b|\bthrough\b)\s*", re.IGNORECASE)

_AND_ON: Final = r"\s*(?:-|–|—|ถึง)\s*"
_OVER_MONTHS: Final = rf"{_DAY}\s*{_MONTH}{_AND_ON}\d{{1,2}}\s*(?:{_NAMES})\s*{_YEAR}"
_LAST_DAY: Final = (
    rf"(?:{_AND_ON}\d{{1,2}}\s*(?:[-/.]\s*\d{{1,2}}\s*[-/.]|(?:{_NAMES}))\s*(?:\d{{4}}|\d\d))?"
)


_WITHIN: Final = rf"(?P<whole>(?<![\da-z])(?<!\d[-/.])(?:{LEADING})(?:%s){_LAST_DAY}(?![\d/]))"


@cache
def cells() -> tuple[re.Pattern[str], ...]:
    """Return what a cell may be as a whole, in the order of trying.

    Compiled at the first date, not at import: it takes 10 milliseconds.
    """
    return _compiled(
        _DAY_NAME_YEAR,
        _NAME_DAY_YEAR,
        _YEAR_MONTH_DAY,
        _DAY_MONTH_YEAR,
        _NAME_YEAR,
        _YEAR_MONTH,
        r"(?P<month>\d{1,2})\s*[-/]\s*(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?:ปี\s*)?{_ERA}(?P<year>\d{{4}})",
        rf"(?:ปี\s*|(?=\D)){_ERA}(?P<year>\d\d)",
    )


@cache
def headings() -> tuple[re.Pattern[str], ...]:
    """Return what is looked for inside a heading, whole dates first; compiled when first needed.

    A month as a number beside a year is not: ``ครั้งที่ 3/2565`` is the third meeting of the year.
    Nor is a fiscal year: it is no year.
    """
    return _compiled(
        *(
            _WITHIN % pattern
            for pattern in (
                _OVER_MONTHS,
                _DAY_NAME_YEAR,
                _NAME_DAY_YEAR,
                _YEAR_MONTH_DAY,
                _DAY_MONTH_YEAR,
                _NAME_YEAR,
                _YEAR_MONTH,
                r"(?:ปี\s*)?(?P<era>พ\.\s?ศ\.|ค\.\s?ศ\.)\s*(?P<year>\d{4})",
                r"ปี\s*(?P<year>\d{4})",
                r"(?:(?<=\s)(?<!งบ )(?<!ปีงบประมาณ )|^)(?P<year>2[45]\d\d)$",
            )
        )
    )


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in patterns)
