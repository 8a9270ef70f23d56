"""Reading files that tell of contact, and letting them wait for somebody to say who is who.

A chat is read while it comes in; of it names, days and counts are kept and nothing else. The file
itself has no name on disk and is gone with the request.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import IO, Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.contact.models import FileKind, FileRead, KnownName
from malai.contact.services.lines import calendar_found, calls_found, calls_lines
from malai.network.reach import parties_seen
from malai_core.errors import MalaiError
from malai_core.formats.chats import Happening, read_chat

#: A file that nobody went on with is let go after so long.
KEPT_DAYS: Final = 7
#: More people than any group has; a file with more names is no chat.
NAMES: Final = 2_000
_CALENDAR: Final = b"BEGIN:VCALENDAR"


class FileRefusedError(Exception):
    """A file is not read; the text says why, in the reader's language."""


def file_take(
    *, by: User, workspace: Workspace, name: str, content: IO[bytes], language: str
) -> FileRead:
    """Read a chat, a calendar or a list of calls, and let it wait.

    Memory does not grow with a chat. Files that waited for a week are let go.

    Raises
    ------
    FileRefusedError
        It is none of them, damaged, or holds nothing.
    """
    old = timezone.now() - timedelta(days=KEPT_DAYS)
    FileRead.objects.filter(workspace=workspace, created_at__lt=old).delete()
    row = FileRead(workspace=workspace, by=by, name=name[:255])
    try:
        _reader(name, content)(row, content)
    except MalaiError as error:
        raise FileRefusedError(error.in_language("en" if language == "en" else "th")) from error
    row.save()
    return row


def file_drop(*, row: FileRead) -> None:
    """Let a file go that waits."""
    row.delete()


def _reader(name: str, content: IO[bytes]) -> Callable[[FileRead, IO[bytes]], None]:
    head = content.read(200).lstrip(b"\xef\xbb\xbf \r\n")
    content.seek(0)
    if head.upper().startswith(_CALENDAR):
        return _read_calendar
    return _read_calls if name.lower().endswith((".csv", ".tsv", ".xlsx", ".xls", ".ods")) else _read_chat  # fmt: skip


def _read_chat(row: FileRead, content: IO[bytes]) -> None:
    known = KnownName.objects.filter(workspace=row.workspace, kind=FileKind.CHAT)
    names = set(known.values_list("name", flat=True)) | _names_here(row.workspace)
    chat = read_chat(content, name=row.name, known=names)
    days: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: Counter[str] = Counter()
    for event in chat.events():
        kinds[event.kind.value] += 1
        if event.kind.is_written:
            days[event.who][event.at.date().isoformat()] += 1
        if len(days) > NAMES:
            raise FileRefusedError(_("This file names more people than a group can have."))
    reading = chat.reading
    row.kind, row.title = FileKind.CHAT, reading.title
    row.found = {"names": days}
    row.counts = {**chat_counts(days), "came": kinds[Happening.JOINED.value]}
    row.counts |= {"went": kinds[Happening.LEFT.value], "unread": reading.unread}
    row.counts["unread_lines"] = reading.unread_lines[:20]


def _names_here(workspace: Workspace) -> set[str]:
    """Return names and nicknames of the workspace, for exports that do not say where a name ends."""
    rows = parties_seen(workspace).order_by()
    found = rows.values_list("name_th", "name_en", "person__given", "person__nickname")
    return {name for names in found.iterator() for name in names if name}


def chat_counts(days: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """Return how many wrote how often from when to when, and in which month."""
    months: Counter[str] = Counter()
    for some in days.values():
        for day, times in some.items():
            months[day[:7]] += times
    every = sorted({day for some in days.values() for day in some})
    return {
        "names": len(days),
        "messages": sum(months.values()),
        "days": len(every),
        "first": every[0] if every else "",
        "last": every[-1] if every else "",
        "months": sorted(months.items()),
    }


def _read_calendar(row: FileRead, content: IO[bytes]) -> None:
    try:
        found = calendar_found(content.read(), today=timezone.localdate())
    except ValueError as error:
        raise FileRefusedError(_("This calendar is damaged. Export it once more.")) from error
    _lines(row, FileKind.CALENDAR, found)


def _read_calls(row: FileRead, content: IO[bytes]) -> None:
    _lines(row, FileKind.CALLS, calls_found(content.read(), row.name, timezone.localdate()))


def _lines(row: FileRead, kind: str, found: dict[str, Any]) -> None:
    row.kind, row.found = kind, found
    row.counts = lines_counts(found)
    if not found.get("lines") and not found.get("cells"):
        raise FileRefusedError(_("Nothing in this file tells of contact with anybody."))


def lines_counts(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many lines of how many people from when to when, and in which month."""
    lines = found.get("lines", [])
    days = sorted(line["on"] for line in lines)
    months = Counter(day[:7] for day in days)
    return {
        "names": len({name for line in lines for name in line["names"]}),
        "messages": len(lines),
        "days": len(set(days)),
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "months": sorted(months.items()),
        "unread": found.get("passed", 0),
    }


def file_remap(*, row: FileRead, columns: Mapping[str, int | None]) -> None:
    """Read the lines of a list of calls again, with the columns somebody chose."""
    lines, passed = calls_lines(row.found["cells"], columns, timezone.localdate())
    row.found = {**row.found, "columns": dict(columns), "lines": lines, "passed": passed}
    row.counts = lines_counts(row.found)
    row.save()
