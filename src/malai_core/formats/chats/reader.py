"""Reading the export of a group chat in one stream: who and when, never what.

Convention of this module: a line's text is looked at and let go. It is in no field, error or
count; only names, hours and kinds of things leave a function that has seen it.
"""

from __future__ import annotations

import io
from collections import Counter, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Final

from malai_core.formats.chats.days import day_of
from malai_core.formats.chats.lines import NAME, Opening, longest_name, numbered, opening_of
from malai_core.formats.chats.model import ChatEvent, Reading
from malai_core.formats.chats.wording import SENT, is_saved_on, kind_of, notice_of, title_of
from malai_core.formats.encodings import encoding_of
from malai_core.formats.limits import LIMITS, Limits
from malai_core.formats.refusals import refusal
from malai_core.formats.sources import Source
from malai_core.labels import Words

#: A chat that has no day within so many lines is none.
_HEAD: Final = 2_000
#: A message in quotation marks that is not closed within so many lines was not one.
_QUOTED: Final = 200
#: Spaced exports: a first word that opens so many messages is a name.
_OFTEN: Final = 3
#: First words kept while names are learnt, so that a hostile file costs no more.
_WORDS: Final = 20_000

NOT_A_CHAT: Final = Words(
    "ไฟล์ {name} ไม่ใช่ประวัติแชทที่ส่งออกจาก LINE เปิดกลุ่มใน LINE แตะเมนู การตั้งค่า แล้วเลือก “ส่งออกประวัติแชท” "
    "จากนั้นส่งไฟล์ .txt ที่ได้มาอีกครั้ง",
    "{name} is not a chat history of LINE. Open the group in LINE, tap the menu, Settings, then "
    "“Export chat history”, and bring the .txt file you get.",
)

NO_NAMES: Final = Words(
    "ไฟล์ {name} มีวันและเวลา แต่แยกชื่อคนออกจากข้อความไม่ได้ เพราะเป็นประวัติแชทสั้น ๆ จากคอมพิวเตอร์ ส่งออกจากโทรศัพท์แทน "
    "แล้วส่งไฟล์ .txt มาอีกครั้ง",
    "{name} has days and hours, but names cannot be told from texts: it is a short history from a "
    "computer. Export the chat from a telephone instead, and bring that .txt file.",
)


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat to be read; ``events`` may be gone through again, each time anew from the file."""

    source: Source
    encoding: str
    known: frozenset[str] = frozenset()
    reading: Reading = field(default_factory=Reading)

    def events(self) -> Iterator[ChatEvent]:
        """Yield who and when, line by line, in the order of the file; ``reading`` fills up.

        Raises
        ------
        UnreadableFileError
            There is no day in the first 2,000 lines, or nobody in the whole file, or too little
            divided by spaces to tell names from texts.
        """
        self._forget()
        names = self._names()
        walk = _Walk(self.reading, self.source.name, names)
        with self._lines() as file:
            yield from walk.through(numbered(file))
        if not self.reading.events:
            is_spaced = walk.day is not None and names is not None
            raise refusal(NO_NAMES if is_spaced else NOT_A_CHAT, self.source.name)

    def _forget(self) -> None:
        fresh = Reading()
        for name in Reading.__dataclass_fields__:
            setattr(self.reading, name, getattr(fresh, name))

    def _lines(self) -> IO[str]:
        return io.TextIOWrapper(self.source.open(), self.encoding, errors="replace")

    def _names(self) -> frozenset[str] | None:
        """Return the names of an export divided by spaces; ``None`` where tabs divide it."""
        with self._lines() as file:
            head = (opening_of(line) for _number, line in islice(numbered(file), _HEAD))
            openings = [opening for opening in head if opening]
        if not openings or any(one.is_tab for one in openings):
            return None
        with self._lines() as file:
            return self.known | learnt(line for _number, line in numbered(file))


@dataclass(frozen=True, slots=True)
class Held(Source):
    """An open file that may have no name: it is read again from its beginning, and never closed."""

    file: IO[bytes] = field(default_factory=io.BytesIO)

    def open(self) -> IO[bytes]:
        """Return the bytes from the beginning."""
        self.file.seek(0)
        return io.BufferedReader(_Lent(self.file), 1 << 16)


class _Lent(io.RawIOBase):
    """A file of somebody else: closing this one leaves it open."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        return self.file.tell()

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        found = self.file.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def read_chat(
    origin: Path | bytes | IO[bytes],
    *,
    name: str = "",
    known: Collection[str] = (),
    limits: Limits = LIMITS,
) -> Chat:
    r"""Open the export of a LINE group as Android, iOS and PC write it.

    Parameters
    ----------
    origin
        The file, its bytes, or an open file that can be sought in; that one is left open.
    name
        For sentences; of a path its own name by default.
    known
        Names that may stand in the chat. They matter where spaces divide a line (PC): there a name
        of several words, or one that wrote less than three times, is only known if it is given
        here or stands alone before a sticker or a photo twice.
    limits
        Upper bound for the size of the file.

    Returns
    -------
    Chat
        Nothing is read yet but the first bytes.

    Raises
    ------
    UnreadableFileError
        The file is absent, empty or too large.

    Notes
    -----
    Memory does not grow with the file: names are remembered, events are not. A file divided by
    spaces is read twice. Time O(bytes).

    References
    ----------
    LINE publishes no description of the format; the forms were taken from programs that read it,
    and are listed in ``docs/methods/formats-chats.md``.

    Examples
    --------
    >>> text = "[LINE] ประวัติการแชทกับ กลุ่มดอยหมอก\n\nจ., 15/01/2567\n08:30\tครูแดง\tลับ\n"
    >>> chat = read_chat(text.encode())
    >>> [(event.who, str(event.at)) for event in chat.events()], chat.reading.title
    ([('ครูแดง', '2024-01-15 08:30:00')], 'กลุ่มดอยหมอก')
    """
    source = _source(origin, name)
    source.judge_size(limits)
    head = source.head(1 << 16)
    return Chat(source, encoding_of(head, is_utf8=_is_utf8(head)), frozenset(known))


def _source(origin: Path | bytes | IO[bytes], name: str) -> Source:
    if isinstance(origin, Path | bytes):
        return Source(origin, name or (origin.name if isinstance(origin, Path) else ""))
    return Held(b"", name, origin)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        # A letter cut in two by the end of the head is no fault of the file.
        return error.start >= len(head) - 3
    return True


def learnt(lines: Iterator[str]) -> frozenset[str]:
    """Return the names that stand in a chat divided by spaces.

    What stands alone before a sticker, a photo or a notice of LINE, twice in the same form, and
    first words that open three messages or more. Rarer ones may be the words of somebody who wrote
    an hour at the beginning of a line, so they are not taken for names.
    """
    firsts: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for line in lines:
        opening = opening_of(line)
        if opening is None or len(firsts) + len(alone) > _WORDS:
            continue
        firsts[opening.rest.split(" ", 1)[0]] += 1
        if name := _alone(opening.rest):
            alone[name] += 1
    often = {word for word, times in firsts.items() if times >= _OFTEN}
    found = often | {name for name, times in alone.items() if times >= 2}
    return frozenset(name for name in found if 0 < len(name) <= NAME)


def _alone(rest: str) -> str:
    """Return what stands before the word for a sticker or photo, or whom a notice tells of."""
    notice = notice_of(rest)
    if notice:
        return notice[1]
    name, _space, last = rest.rpartition(" ")
    return name if last in SENT else ""


class _Walk:
    """One way through the lines of a chat."""

    def __init__(self, reading: Reading, name: str, names: frozenset[str] | None) -> None:
        self.reading, self.name, self.names = reading, name, names
        self.by_first = _by_first(names or frozenset())
        self.day: date | None = None
        self.ahead: deque[tuple[int, str]] = deque()

    def through(self, lines: Iterator[tuple[int, str]]) -> Iterator[ChatEvent]:
        while item := (self.ahead.popleft() if self.ahead else next(lines, None)):
            number, line = item
            self.reading.lines = number
            if number > _HEAD and self.day is None:
                raise refusal(NOT_A_CHAT, self.name)
            event = self._event(number, line, lines)
            if event:
                self.reading.events += 1
                yield event

    def _event(self, number: int, line: str, lines: Iterator[tuple[int, str]]) -> ChatEvent | None:
        opening = opening_of(line)
        if opening is None and (day := day_of(line, self.day)):
            self.day = day
            return None
        said = self._said(opening) if opening and self.day else None
        if opening is None or said is None:
            self._aside(number, line, is_opening=opening is not None)
            return None
        return self._told(number, opening, *said, lines)

    def _said(self, opening: Opening) -> tuple[str, str] | None:
        return self._tabbed(opening) if self.names is None else self._spaced(opening)

    def _aside(self, number: int, line: str, *, is_opening: bool) -> None:
        """Count a line that begins nothing: the head, a blank, the rest of a message, or unread."""
        if number == 1 and (title := title_of(line)):
            self.reading.title = title
        elif not line.strip() or (self.day is None and is_saved_on(line)):
            return
        elif self.reading.events and not (is_opening and self.names is not None):
            self.reading.continued += 1
        else:
            self.reading.pass_over(number)

    def _tabbed(self, opening: Opening) -> tuple[str, str] | None:
        """Return who and the text; nobody for a line of LINE itself."""
        if not opening.is_tab:
            return None
        who, tab, text = opening.rest.partition("\t")
        if not tab:
            return "", who
        return (who.strip(), text) if len(who) <= NAME else None

    def _spaced(self, opening: Opening) -> tuple[str, str] | None:
        notice = notice_of(opening.rest)
        if notice and notice[1] in (self.names or ()):
            return "", opening.rest
        first = opening.rest.split(" ", 1)[0]
        who = longest_name(opening.rest, self.by_first.get(first, ()))
        return (who, opening.rest[len(who) + 1 :]) if who else None

    def _told(
        self,
        number: int,
        opening: Opening,
        who: str,
        text: str,
        lines: Iterator[tuple[int, str]],
    ) -> ChatEvent | None:
        assert self.day is not None  # noqa: S101 - asked by the caller
        at = datetime.combine(self.day, opening.at)
        notice = notice_of(text) if not who else None
        if notice:
            return ChatEvent(notice[1][:NAME], at, notice[0], number)
        if not who:
            self.reading.notices += 1
            return None
        if text.startswith('"') and not _is_closed(text):
            self._skip_quoted(lines)
        return ChatEvent(who, at, kind_of(text.strip()), number)

    def _skip_quoted(self, lines: Iterator[tuple[int, str]]) -> None:
        """Pass over the rest of a message in quotation marks, whatever its lines look like.

        Where another one opens first, or none closes it soon, it was no such message: the lines
        are read as any others.
        """
        passed: list[tuple[int, str]] = []
        while len(passed) < _QUOTED and (
            item := (self.ahead.popleft() if self.ahead else next(lines, None))
        ):
            passed.append(item)
            if _opens_quoted(item[1]):
                break
            if _closes(item[1]):
                self.reading.continued += len(passed)
                self.reading.lines = item[0]
                return
        self.ahead.extendleft(reversed(passed))


def _by_first(names: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name.split(" ", 1)[0], []).append(name)
    return found


def _is_closed(text: str) -> bool:
    return len(text) > 1 and _closes(text)


def _closes(line: str) -> bool:
    """Say whether a line ends with a quotation mark that is not written twice."""
    text = line.rstrip()
    marks = len(text) - len(text.rstrip('"'))
    return marks % 2 == 1


def _opens_quoted(line: str) -> bool:
    opening = opening_of(line)
    return opening is not None and opening.is_tab and '\t"' in opening.rest
