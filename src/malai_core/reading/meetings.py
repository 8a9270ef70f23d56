"""The meeting that the head of a column names: its title and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from malai_core.formats import CellValue
from malai_core.reading.cells import text_of
from malai_core.reading.dates import Dates
from malai_core.reading.header import Heads, is_day
from malai_core.reading.model import Meeting, Where
from malai_core.reading.recognise import Layout
from malai_core.text import NotADateError, PartialDate, ascii_digits, clean, find_date, read_date

_ORDINAL: Final = re.compile(
    r"ครั้งที่\s*[\d๐-๙]+(?:\s*/\s*[\d๐-๙]+)?|(?:no\.?|#)\s*\d+(?=\s)", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?<!\d)(2[45]\d\d|20\d\d)(?!\d)")
_HIDDEN: Final = "\N{REFERENCE MARK}"
_EDGES: Final = " -–—,:;/()[]"


def day_and_title(text: str) -> tuple[PartialDate | None, str]:
    """Return the day inside a text and what is left as the title.

    "ครั้งที่ 2" is part of the title, never the second of a month.

    Examples
    --------
    >>> day_and_title("ประชุม 5 ต.ค. 2565")
    (PartialDate(year=2022, month=10, day=5), 'ประชุม')
    """
    ordinal = _ORDINAL.search(text)
    # The number hides while the day is looked for: of "ครั้งที่ 2 ต.ค. 2565" it is no day.
    hidden = text if ordinal is None else text.replace(ordinal.group(), _HIDDEN, 1)
    day, title = find_date(hidden)
    if ordinal is not None:
        title = clean(title.replace(_HIDDEN, f" {ordinal.group()} "))
    title = re.sub(r"\s*วันที่$|^วันที่\s*", "", title.strip(_EDGES)).strip(_EDGES)
    return day, title


def meeting_of_head(
    heads: Heads, index: int, titles: Sequence[str], where: Where, dates: Dates
) -> Meeting:
    """Return the meeting that the head of a column of a sign-in matrix names.

    Parameters
    ----------
    heads
        The headings, one row or two.
    index
        The column, counted from 0.
    titles
        Where a year may stand that the head leaves out: the name and title of the sheet.
    where
        The heading row.
    dates
        Notes years of two digits, and knows in which era they were said to be.

    Returns
    -------
    Meeting
        Without key. Its day is ``None`` where neither row of the head nor the titles say it.
    """
    value, over = heads.values[index], heads.over[index]
    day, title = _of_cell(value, over)
    if day is None:
        day = _with_year(text_of(value), [over, *titles])
        title = day_and_title(text_of(value))[1] if day is None else _without_day(text_of(value))
    if day is not None and not is_day(value):
        day = dates.of_heading(heads.names()[index], value, day)
    over_day, over_title = day_and_title(over) if over else (None, "")
    if not title and over_day is None:
        title = over_title
    elif over_title and over_day is None and over_title != title:
        title = f"{over_title} {title}"
    return Meeting(0, title, day or over_day, where=where)


def _of_cell(value: CellValue, over: str) -> tuple[PartialDate | None, str]:
    if isinstance(value, date):
        return _day_of_cell(value), ""
    text = text_of(value)
    if over and is_day(value):
        number = re.sub(r"\D", "", ascii_digits(text))
        day, title = find_date(f"{number} {over}")
        return (day, title.strip(_EDGES)) if day else (None, text)
    return day_and_title(text)


def _day_of_cell(value: date) -> PartialDate | None:
    """Return the day of a date cell; a year that neither era knows is a slip of the pen."""
    try:
        # A year of the Buddhist era typed into a cell is put right.
        reading = read_date(value)
    except NotADateError:
        return None
    return reading.date if reading else None


def _with_year(text: str, places: Sequence[str]) -> PartialDate | None:
    """Return the day of a head such as "5 ม.ค." with the year found near it."""
    if _YEAR.search(ascii_digits(text)):
        return None
    found = (_YEAR.search(ascii_digits(place)) for place in places)
    year = next((match[1] for match in found if match), "")
    bare = _ORDINAL.sub("", text)
    return find_date(f"{bare} {year}")[0] if year and re.search(r"[^\d\s]", bare) else None


def _without_day(text: str) -> str:
    """Return a head without its day and month; the year of a stranger lets them be found."""
    return day_and_title(f"{text} 2500")[1]


def meetings_of(layout: Layout, sheet: str, dates: Dates) -> list[tuple[int, Meeting]]:
    """Return every meeting column of a sign-in matrix with its meeting, left to right.

    A head that says only a day takes the title of the sheet, or its name.
    """
    where = Where(sheet, layout.heads.last_row)
    places = [sheet, *layout.titles]
    made = []
    for index in layout.meetings:
        found = meeting_of_head(layout.heads, index, places, where, dates)
        made.append((index, found if found.title else _titled(found, sheet)))
    return made


def _titled(found: Meeting, title: str) -> Meeting:
    return Meeting(0, title, found.on, found.kind, found.where)


def meeting_of_titles(sheet: str, titles: Sequence[str], where: Where) -> Meeting:
    """Return the one meeting of a sign-in sheet from the lines above its heading.

    Examples
    --------
    >>> meeting_of_titles("ก.ย.", ["ใบลงชื่อ", "ประชุม 5 ต.ค. 2565"], Where("ก.ย.", 1)).on.iso
    '2022-10-05'
    """
    read = [day_and_title(text) for text in (*titles, sheet)]
    day = next((found for found, _ in read if found), None)
    with_day = next((title for found, title in read if found and title), "")
    title = with_day or next((title for _, title in read[:-1] if title), "") or sheet
    return Meeting(0, title, day, where=where)
