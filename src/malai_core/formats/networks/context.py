"""What a reader of a network format is given: the bytes, the letters, the limits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.limits import MEGABYTE, Limits
from malai_core.formats.networks.words import (
    BROKEN_AT,
    TOO_DEEP,
    TOO_LARGE_JSON,
    TOO_LONG_LINE,
    TOO_MANY_ANNOUNCED,
)
from malai_core.formats.refusals import megabytes, refusal
from malai_core.labels import Words

if TYPE_CHECKING:
    from malai_core.formats.sources import Source

LONGEST_LINE: Final = 16 * MEGABYTE
DEEPEST: Final = 200
_MOST_JSON: Final = 64 * MEGABYTE
_FEW: Final = 10_000
_MEMBERS_PER_BYTE: Final = 4

JSON_FAULT: Final = Words("ไม่ใช่ JSON ที่ถูกต้อง", "this is no valid JSON")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of a known format, ready to be read from its beginning."""

    source: Source
    encoding: str
    size: int
    """Bytes."""
    limits: Limits
    is_damaged: bool = False
    """Whether some bytes are letters of no encoding."""
    kept: list[Any] = field(default_factory=list, repr=False, compare=False)
    """The content of a JSON file, once it was read."""

    @property
    def name(self) -> str:
        """What to call the file in sentences."""
        return self.source.name

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield (number, text) of the lines; one that never ends is refused.

        Only CR and LF end a line, as in the programs that write these formats.
        """
        with io.TextIOWrapper(
            self.source.open(), self.encoding, errors="replace", newline=None
        ) as text:
            number = 0
            while line := text.readline(LONGEST_LINE):
                number += 1
                if len(line) == LONGEST_LINE:
                    raise refusal(TOO_LONG_LINE, self.name, line=number, most=LONGEST_LINE)
                yield number, line

    def text(self) -> str:
        """Return all letters at once, for formats that cannot be read otherwise."""
        if self.size > _MOST_JSON:
            size, most = megabytes(self.size), megabytes(_MOST_JSON)
            raise refusal(TOO_LARGE_JSON, self.name, size=size, most=most)
        with self.source.open() as file:
            return file.read().decode(self.encoding, "replace")

    def json(self) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Return the content of a JSON file."""
        import json

        if self.kept:
            return self.kept[0]
        text = self.text()
        try:
            self.kept.append(json.loads(text))
        except json.JSONDecodeError as error:
            raise self.broken(error.lineno, error.colno, JSON_FAULT) from error
        except RecursionError as error:
            raise self.too_deep() from error
        except ValueError as error:  # a number of over 4,300 digits
            raise self.broken(1, 1, JSON_FAULT) from error
        return self.kept[0]

    def json_object(self) -> dict[str, Any]:
        """Return the content of a JSON file that has to be an object."""
        found = self.json()
        if not isinstance(found, dict):
            raise self.broken(1, 1, JSON_FAULT)
        return found

    def broken(self, line: int, column: int, why: Words) -> UnreadableFileError:
        """Return the refusal that names the place of a fault."""
        return refusal(BROKEN_AT, self.name, line=str(line), column=str(column), why=why)

    def too_deep(self) -> UnreadableFileError:
        """Return the refusal of endless nesting."""
        return refusal(TOO_DEEP, self.name, most=DEEPEST)

    def judge_announced(self, members: int) -> None:
        """Refuse a number of members that a file of this size cannot hold, before it costs.

        Members need not be listed, so a small file may announce some thousands.
        """
        if members > _FEW and members > self.size * _MEMBERS_PER_BYTE:
            raise refusal(TOO_MANY_ANNOUNCED, self.name, count=members)
