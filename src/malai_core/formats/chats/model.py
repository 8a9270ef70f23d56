"""What a chat is read into: who, when, and what kind of thing it was. No field holds a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final

#: Lines of the file that are told of by number.
SHOWN_LINES: Final = 100


class Happening(Enum):
    """What a line of a chat tells of."""

    MESSAGE = "message"
    STICKER = "sticker"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    FILE = "file"
    PLACE = "place"
    CALL = "call"
    UNSENT = "unsent"
    """Something was written and taken back."""
    JOINED = "joined"
    LEFT = "left"

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote or sent something, rather than came or went."""
        return self not in (Happening.JOINED, Happening.LEFT)


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """One line of a chat: who, when, what kind of thing."""

    who: str
    """The name shown in the chat, at most 40 letters."""
    at: datetime
    """By the clock of the phone that wrote the file; to the minute."""
    kind: Happening
    line: int


@dataclass(slots=True)
class Reading:
    """What was met while a chat was read; complete once its events are."""

    title: str = ""
    """Name of the group as the head of the file says; empty where it says none."""
    lines: int = 0
    events: int = 0
    continued: int = 0
    """Lines that go on with a message of several lines."""
    notices: int = 0
    """Lines of LINE itself about the group: a new picture, an album."""
    unread: int = 0
    """Lines that nothing is known of."""
    unread_lines: list[int] = field(default_factory=list)
    """Their numbers, the first hundred."""

    def pass_over(self, line: int) -> None:
        """Count a line that is not understood; what it says is not kept."""
        self.unread += 1
        if len(self.unread_lines) < SHOWN_LINES:
            self.unread_lines.append(line)
