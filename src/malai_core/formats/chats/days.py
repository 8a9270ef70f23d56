"""Lines that say which day it is: Thai, English and Japanese, Buddhist and common era.

A line counts only where its weekday is the weekday of its date. So a date that somebody wrote
into a message is hardly ever taken for one, and 5/6 is known from 6/5 wherever only one fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_ERA: Final = 543
#: A Buddhist year is taken as one from 2400 to 2643.
_BUDDHIST: Final = range(2400, 2644)
_LONGEST: Final = 56

_WEEKDAYS: Final[tuple[tuple[str, ...], ...]] = (
    ("monday", "mon", "จันทร์", "จ", "月曜日", "月"),
    ("tuesday", "tue", "อังคาร", "อ", "火曜日", "火"),
    ("wednesday", "wed", "พุธ", "พ", "水曜日", "水"),
    ("thursday", "thu", "พฤหัสบดี", "พฤหัส", "พฤ", "木曜日", "木"),
    ("friday", "fri", "ศุกร์", "ศ", "金曜日", "金"),
    ("saturday", "sat", "เสาร์", "ส", "土曜日", "土"),
    ("sunday", "sun", "อาทิตย์", "อา", "日曜日", "日"),
)
_MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("january", "jan", "มกราคม", "ม.ค."),
    ("february", "feb", "กุมภาพันธ์", "ก.พ."),
    ("march", "mar", "มีนาคม", "มี.ค."),
    ("april", "apr", "เมษายน", "เม.ย."),
    ("may", "พฤษภาคม", "พ.ค."),
    ("june", "jun", "มิถุนายน", "มิ.ย."),
    ("july", "jul", "กรกฎาคม", "ก.ค."),
    ("august", "aug", "สิงหาคม", "ส.ค."),
    ("september", "sept", "sep", "กันยายน", "ก.ย."),
    ("october", "oct", "ตุลาคม", "ต.ค."),
    ("november", "nov", "พฤศจิกายน", "พ.ย."),
    ("december", "dec", "ธันวาคม", "ธ.ค."),
)


def _numbers(rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {word: place for place, row in enumerate(rows) for word in row}


def _any(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WEEKDAY_OF, _MONTH_OF = _numbers(_WEEKDAYS), _numbers(_MONTHS)
_W: Final = rf"(?:วัน)?(?P<w>{_any(_WEEKDAY_OF)})\.?"
_M: Final = rf"(?P<m>{_any(_MONTH_OF)})\.?"
_Y: Final = r"(?:(?:พ\.ศ\.|ค\.ศ\.)\s*)?(?P<y>\d{4})"
_AT_END: Final = rf"\s*[,(（]?\s*{_W}\s*[)）]?"
#: ``a`` and ``b`` are day and month in either order, ``d`` is the day for certain.
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<y>\d{{4}})[./-](?P<n>\d{{1,2}})[./-](?P<d>\d{{1,2}}){_AT_END}",
        rf"(?P<y>\d{{4}})年(?P<n>\d{{1,2}})月(?P<d>\d{{1,2}})日{_AT_END}",
        rf"{_W}\s*,?\s*(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-](?P<y>\d{{4}})",
        rf"(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-](?P<y>\d{{4}}){_AT_END}",
        rf"{_W}\s*(?:ที่)?\s*,?\s*(?P<d>\d{{1,2}})\s+{_M},?\s+{_Y}",
        rf"{_W}\s*,?\s*{_M}\s+(?P<d>\d{{1,2}}),?\s+{_Y}",
        rf"(?P<d>\d{{1,2}})\s+{_M},?\s+{_Y}{_AT_END}",
    )
)


def day_of(line: str, before: date | None) -> date | None:
    """Return the day that ``line`` begins, ``None`` where it is no such line.

    Parameters
    ----------
    line
        Without its line break.
    before
        The day of the lines above, if any. Days of an export never go back: an earlier day is
        a text that looks like one.

    Returns
    -------
    date or None
        Where day and month may be either, the reading nearest after ``before``, else day first.

    Notes
    -----
    Time O(1): lines of over 56 letters are no days.

    Examples
    --------
    >>> day_of("2024.01.15 Monday", None)
    datetime.date(2024, 1, 15)
    >>> day_of("จ., 15/01/2567", None)
    datetime.date(2024, 1, 15)
    >>> day_of("2024/01/15(火)", None) is None
    True
    """
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    text = line.strip().translate(_DIGITS)
    known = [day for day in _readings(text) if before is None or day >= before]
    if before is not None:
        known.sort(key=lambda day: day - before)
    return known[0] if known else None


_YEAR: Final = re.compile(r"\d{4}")
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def _readings(text: str) -> Iterator[date]:
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            said = found.groupdict()
            weekday = _WEEKDAY_OF[said["w"].lower()]
            yield from (day for day in _days(said) if day.weekday() == weekday)


def _days(said: dict[str, str | None]) -> Iterator[date]:
    year = int(said["y"] or 0)
    year -= _ERA if year in _BUDDHIST else 0
    if said.get("a"):
        one, other = int(said["a"] or 0), int(said["b"] or 0)
        pairs = [(other, one), (one, other)]
    else:
        name = said.get("m")
        month = _MONTH_OF[name.lower()] + 1 if name else int(said["n"] or 0)
        pairs = [(month, int(said["d"] or 0))]
    for month, day in pairs:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
