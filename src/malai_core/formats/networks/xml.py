"""XML of networks as a stream of elements: no entities, and faults told with line and column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol
from xml.parsers import expat

from malai_core.formats.limits import MEGABYTE
from malai_core.formats.networks.context import DEEPEST, Opened
from malai_core.formats.networks.model import Record
from malai_core.formats.refusals import UNSAFE_MARKUP, refusal
from malai_core.labels import Words

XmlAttributes = dict[str, str]
_LONGEST_TOKEN: Final = 4 * MEGABYTE


class Handler(Protocol):
    """Takes elements and puts records into ``out``."""

    out: list[Record]
    line: int
    """Set before each element begins."""

    def start(self, tag: str, attributes: XmlAttributes, /) -> None:
        """Take the beginning of an element, named without its namespace."""

    def end(self, tag: str, text: str, /) -> None:
        """Take the end of an element with the text in it, that of inner elements left out."""


def records_of(opened: Opened, handler: Handler) -> Iterator[Record]:
    """Yield the records of a handler while the file is parsed; memory is that of one piece.

    Raises
    ------
    UnreadableFileError
        Not well formed (line and column are named), a document type with entities, nesting deeper
        than 200 levels, or one token of over 4 MB. A bare document type, as old GraphML files
        have, is let through: nothing outside is ever fetched.
    """
    feeder = _Feeder(opened, handler)
    for chunk in opened.source.chunks():
        feeder.feed(chunk)
        yield from handler.out
        handler.out.clear()
    feeder.close()
    yield from handler.out


class _Feeder:
    def __init__(self, opened: Opened, handler: Handler) -> None:
        self._opened = opened
        self._handler = handler
        self._texts: list[list[str]] = []
        self._names: dict[str, str] = {}
        self._fed = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._refuse
        self._expat = parser

    def feed(self, chunk: bytes) -> None:
        self._parse(chunk)
        self._fed += len(chunk)
        if self._fed - max(self._expat.CurrentByteIndex, 0) > _LONGEST_TOKEN:
            raise self._opened.broken(
                self._expat.CurrentLineNumber, 1, Words("ข้อความยาวเกินไป", "a text is too long")
            )

    def close(self) -> None:
        self._parse(b"", is_last=True)

    def _parse(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._expat.Parse(chunk, is_last)
        except (expat.ExpatError, ValueError, LookupError) as error:
            # ValueError and LookupError: an encoding that expat or Python does not know
            code = getattr(error, "code", 0)
            said = expat.ErrorString(code) if code else None
            why = Words("XML ไม่ถูกต้อง", f"the XML is not right ({said or error})")
            line, column = self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber + 1
            raise self._opened.broken(line, column, why) from error

    def _start(self, tag: str, attributes: XmlAttributes) -> None:
        if len(self._texts) >= DEEPEST:
            raise self._opened.too_deep()
        if self._texts:  # of a text between elements only the beginning: line ends would add up
            del self._texts[-1][1:]
        self._texts.append([])
        self._handler.line = self._expat.CurrentLineNumber
        self._handler.start(self._local(tag), attributes)

    def _end(self, tag: str) -> None:
        pieces = self._texts.pop()
        self._handler.end(self._local(tag), pieces[0] if len(pieces) == 1 else "".join(pieces))

    def _data(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def _local(self, tag: str) -> str:
        name = self._names.get(tag)
        if name is None:
            name = tag[tag.find(":") + 1 :]
            if len(self._names) < 1000:
                self._names[tag] = name
        return name

    def _doctype(self, _name: str, _system: object, _public: object, has_subset: int) -> None:
        if has_subset:
            self._refuse()

    def _refuse(self, *_declaration: object) -> None:
        raise refusal(UNSAFE_MARKUP, self._opened.name)
