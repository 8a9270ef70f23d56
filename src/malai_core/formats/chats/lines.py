"""Lines of a chat: the hour, who, and what kind of thing, divided by tabs or by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import IO, Final

#: LINE shows twenty letters of a name; a little more for marks above and below.
NAME: Final = 40
#: Of a line more is never needed, so one line of a hundred megabytes costs no more memory.
_LONGEST: Final = 4_000

_BEFORE_NOON: Final = ("am", "a.m.", "午前", "上午", "ก่อนเที่ยง")
_AFTER_NOON: Final = ("pm", "p.m.", "午後", "下午", "หลังเที่ยง")
_HALF: Final = "|".join(re.escape(half) for half in (*_BEFORE_NOON, *_AFTER_NOON))
_LINE: Final = re.compile(
    rf"(?:(?P<before>{_HALF}) ?)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?"
    rf"(?: ?(?P<after>{_HALF}))?(?: ?น\.)?(?P<by>[\t ])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that begins with an hour, before it is known whether it begins a message."""

    at: time
    is_tab: bool
    rest: str


def opening_of(line: str) -> Opening | None:
    r"""Return a line that begins with an hour, ``None`` for any other. Time O(length).

    Examples
    --------
    >>> opening_of("午後9:30\tครูแดง\tสวัสดี").at
    datetime.time(21, 30)
    >>> opening_of("25:00 นัดกัน") is None
    True
    """
    found = _LINE.fullmatch(line) if line[:1].isdecimal() or line[:1] in "aApP午上下กห" else None
    if found is None:
        return None
    half = (found["before"] or found["after"] or "").lower()
    hour, minute = _hour(int(found["hour"]), half), int(found["minute"])
    if hour > 23 or minute > 59:
        return None
    return Opening(time(hour, minute), found["by"] == "\t", found["rest"])


def _hour(hour: int, half: str) -> int:
    if half in _AFTER_NOON and hour < 12:
        return hour + 12
    return 0 if half in _BEFORE_NOON and hour == 12 else hour


def numbered(file: IO[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers from 1, cut to 4,000 letters, without line breaks."""
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        piece = line
        while piece and not piece.endswith("\n"):
            piece = file.readline(_LONGEST)
        # Marks of direction that some phones put around names and hours.
        yield number, line.rstrip("\r\n").strip("\u200e\u200f\ufeff\u202a\u202c")


def longest_name(rest: str, names: Iterable[str]) -> str | None:
    """Return the longest of ``names`` that ``rest`` begins with, as a whole word."""
    fitting = [name for name in names if rest == name or rest.startswith(f"{name} ")]
    return max(fitting, key=len, default=None)
