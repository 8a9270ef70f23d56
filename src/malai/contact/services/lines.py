"""Lines of calendars and lists of calls: when, with whom, about what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from malai_core.errors import MalaiError
from malai_core.formats import open_workbook
from malai_core.formats.contacts import Event, read_events
from malai_core.text import phone_e164, read_date, search_text

#: Lines of a file that are looked at.
MOST: Final = 20_000
LONGEST: Final = 200
#: Words in the heading of a column, by what it holds; the first that fits counts.
HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("เบอร์", "หมายเลข", "โทรศัพท์", "number", "phone"),
    "name": ("ชื่อ", "name", "contact", "ผู้ติดต่อ"),
    "on": ("วันที่", "วัน", "date", "เวลา", "time", "when"),
    "kind": ("ประเภท", "ชนิด", "type", "direction", "สถานะ", "status"),
}
#: A call that did not come about is no contact.
_MISSED: Final = (
    "miss",
    "reject",
    "block",
    "voicemail",
    "ไม่ได้รับ",
    "ปฏิเสธ",
    "ยกเลิก",
    "บล็อก",
    "cancel",
)
Line = dict[str, Any]


def calendar_found(data: bytes, *, today: date) -> dict[str, Any]:
    """Return the events of a calendar up to today with whom they were.

    Events without guests, cancelled ones and guests who declined are passed over.

    Raises
    ------
    ValueError
        It is no calendar.
    """
    lines: list[Line] = []
    passed = 0
    for event in read_events(data):
        line = _event_line(event, today)
        if line and len(lines) < MOST:
            lines.append(line)
        else:
            passed += 1
    return {"lines": lines, "passed": passed}


def _event_line(event: Event, today: date) -> Line | None:
    if event.start is None or event.status == "cancelled":
        return None
    on, at = _parted(event.start)
    guests = [one for one in event.guests if one.answer != "declined"]
    names = list(dict.fromkeys((one.email or one.name)[:LONGEST] for one in guests))
    if not names or on > today:
        return None
    key = _key(event.uid or event.title, event.occurrence or event.start.isoformat())
    what = event.title.strip()[:300]
    return {"on": on.isoformat(), "at": at, "names": names, "what": what, "key": key}


def _parted(when: date | datetime) -> tuple[date, str]:
    if isinstance(when, datetime):
        return when.date(), f"{when:%H:%M}"
    return when, ""


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


# -- Lists of calls --------------------------------------------------------------------------------


def calls_found(data: bytes, name: str, today: date) -> dict[str, Any]:
    """Return the cells of a list of calls, which column is what, and its lines so far.

    Raises
    ------
    MalaiError
        It is no table.
    """
    cells = _cells(data, name)
    columns = columns_of(cells[0]) if cells else {}
    lines, passed = calls_lines(cells, columns, today)
    return {"cells": cells, "columns": columns, "lines": lines, "passed": passed}


def _cells(data: bytes, name: str) -> list[list[str]]:
    found: list[list[str]] = []
    with open_workbook(data, name=name) as book:
        for row in book.sheets[0].rows():
            texts = [_text(cell) for cell in row[:40]]
            if any(texts):
                found.append(texts)
            if len(found) > MOST:
                break
    return found


def _text(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()[:LONGEST]


def columns_of(heads: Sequence[str]) -> dict[str, int | None]:
    """Return which column holds number, name, day and kind, by its heading; ``None`` if none does."""
    texts = [search_text(head) for head in heads]
    taken: set[int] = set()
    found: dict[str, int | None] = {}
    for what, words in HEADS.items():
        place = next((n for n in _fitting(texts, words) if n not in taken), None)
        found[what] = place
        taken |= {place} if place is not None else set()
    return found


def _fitting(texts: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    for word in words:
        yield from (n for n, text in enumerate(texts) if word in text)


def calls_lines(
    cells: Sequence[Sequence[str]], columns: Mapping[str, int | None], today: date
) -> tuple[list[Line], int]:
    """Return the calls that came about, and how many lines were passed over."""
    lines: list[Line] = []
    passed = 0
    for row in cells[1:]:
        line = _call_line(row, columns, today)
        if line:
            lines.append(line)
        else:
            passed += 1
    return lines, passed


def _call_line(row: Sequence[str], columns: Mapping[str, int | None], today: date) -> Line | None:
    said = {
        what: row[place] if place is not None and place < len(row) else ""
        for what, place in columns.items()
    }
    on, at = _when(said.get("on", ""))
    who = phone_e164(said.get("number", "")) or said.get("name", "") or said.get("number", "")
    kind = search_text(said.get("kind", ""))
    if on is None or not who or on > today or any(word in kind for word in _MISSED):
        return None
    key = _key(who, on.isoformat(), at)
    return {"on": on.isoformat(), "at": at, "names": [who], "what": "", "key": key}


def _when(text: str) -> tuple[date | None, str]:
    """Return day and hour of a cell; a text that is no day gives none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        if moment.year < 2400:
            return moment.date(), f"{moment:%H:%M}" if moment.time() != time() else ""
    try:
        reading = read_date(text)
    except MalaiError:
        return None, ""
    if reading is None or reading.date.day is None:
        return None, ""
    return reading.date.first_day, _hour(text)


def _hour(text: str) -> str:
    for piece in text.split():
        parts = piece.split(":")
        if len(parts) >= 2 and all(part.isdecimal() for part in parts[:2]):
            hour, minute = int(parts[0]), int(parts[1])
            if hour < 24 and minute < 60:
                return f"{hour:02d}:{minute:02d}"
    return ""
