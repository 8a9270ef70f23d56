"""Lines that were noted without signal: read within bounds, answered one by one.

A telephone gives each line a number of its own (``id``) and sends it until it is answered. Rooms
judge the lines; here is only what every such room shares.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from malai_core.errors import InvalidInputError
from malai_core.labels import Words

#: Lines and bytes in one batch; a telephone with more sends several.
MOST_LINES: Final = 1000
MOST_BYTES: Final = 1_000_000
#: A clock this far ahead of ours is wrong; what it says of the time is not kept.
AHEAD: Final = timedelta(minutes=10)


class Verdict(StrEnum):
    """What became of a line. Values are read by telephones: add, never rename."""

    TAKEN = "taken"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was sent."""

    written_id: str
    """The number as it was written, to answer with."""
    client_id: UUID | None
    """``None`` where it is none: such a line could be counted twice, so it is refused."""
    facts: Mapping[str, Any]

    def text(self, name: str, most: int = 300) -> str:
        """Return a text of the line without what no database holds."""
        value = self.facts.get(name)
        return value.replace("\0", "").strip()[:most] if isinstance(value, str) else ""

    def moment(self, name: str) -> datetime | None:
        """Return a moment with its time zone, ``None`` where there is none or the clock is ahead."""
        try:
            read = datetime.fromisoformat(self.text(name, 40))
            aware = read if read.tzinfo else timezone.make_aware(read)
            return aware if aware <= timezone.now() + AHEAD else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to one line; ``said`` is a sentence where there is something to say."""

    verdict: Verdict
    said: str = ""


def lines_read(body: bytes) -> list[Line]:
    """Return the lines of ``{"rows": [{"id": …}, …]}``, a batch or a file with a queue.

    Raises
    ------
    InvalidInputError
        No such JSON, or more than a batch may hold.
    """
    if len(body) > MOST_BYTES:
        raise InvalidInputError(_LARGE)
    try:
        rows = json.loads(body)["rows"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InvalidInputError(_UNREADABLE) from None
    if not isinstance(rows, list):
        raise InvalidInputError(_UNREADABLE)
    if len(rows) > MOST_LINES:
        raise InvalidInputError(_LARGE)
    return [_line(row) for row in rows if isinstance(row, dict)]


def _line(row: Mapping[str, Any]) -> Line:
    written = str(row.get("id", ""))[:64]
    try:
        return Line(written, UUID(written), row)
    except ValueError:
        return Line(written, None, row)


def lines_once(lines: Sequence[Line]) -> list[Line]:
    """Return each line once; of two with one number the one that takes back, whichever is first."""
    by_id: dict[str, Line] = {}
    for line in lines:
        if line.written_id not in by_id or line.facts.get("withdrawn") is True:
            by_id[line.written_id] = line
    return list(by_id.values())


def answers_json(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Return what a telephone is answered."""
    return {
        "rows": [
            {"id": written, "state": answer.verdict.value, "said": answer.said}
            for written, answer in answers.items()
        ]
    }


_LARGE: Final = Words(
    "ส่งมาครั้งเดียวมากเกินไป ส่งทีละไม่เกิน 1,000 บรรทัด",
    "Too much at once. Send at most 1,000 lines at a time.",
)
_UNREADABLE: Final = Words(
    "อ่านไฟล์หรือข้อมูลที่ส่งมาไม่ได้ ต้องเป็นคิวที่บันทึกจากหน้าไม่มีสัญญาณของมาลัย",
    "This cannot be read. It must be a queue that was saved on the page for noting without signal.",
)
