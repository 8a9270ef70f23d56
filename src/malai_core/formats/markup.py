"""Reading the XML of packages as a stream of events, with everything dangerous switched off.

Expat resolves no outside entity unless told how, and a document type declaration, without which
there is no entity at all (billion laughs, XXE), is refused where it begins. Where a part is a long
run of like items, a shortcut may take those that are written in the usual plain way; all the rest,
and whatever is not plain, goes through expat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol
from xml.parsers import expat

from malai_core.formats.limits import MEGABYTE
from malai_core.formats.refusals import BROKEN, UNSAFE_MARKUP, refusal

Attributes = dict[str, str]

_LONGEST_TOKEN: Final = 4 * MEGABYTE
_LONGEST_HEAD: Final = 1 << 16
_CONTROLS: Final = bytes(code for code in range(32) if code not in {9, 10})


class Handlers(Protocol):
    """Takes the events of a document."""

    def start(self, tag: str, attributes: Attributes, /) -> None:
        """Take the beginning of an element."""
        ...

    def end(self, tag: str, /) -> None:
        """Take the end of an element."""
        ...

    def data(self, text: str, /) -> None:
        """Take a stretch of text."""
        ...


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A quick way through a long run of like items, such as ``<row>...</row>``."""

    opening: bytes
    closing: bytes
    take: Callable[[bytes], bytes]
    """Given whole items, takes them in order up to the first that is not plain; returns the rest."""


def local(tag: str) -> str:
    """Return a name without its namespace prefix.

    Examples
    --------
    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return tag[tag.find(":") + 1 :]


def parse(
    chunks: Iterable[bytes], name: str, handlers: Handlers, shortcut: Shortcut | None = None
) -> Iterator[None]:
    """Feed the chunks to the handlers, pausing after each.

    Raises
    ------
    UnreadableFileError
        The markup is not well formed, has a DTD, or has one token of over 4 MB, which expat would
        keep in memory and start reading again with each chunk.
    """
    parser = _Parser(name, handlers)
    rest = iter(chunks)
    if shortcut is not None:
        yield from _with_shortcut(parser, rest, shortcut)
    for chunk in rest:
        parser.feed(chunk)
        yield
    parser.close()
    yield


def parse_whole(chunks: Iterable[bytes], name: str, handlers: Handlers) -> None:
    """Feed all the chunks to the handlers."""
    for _ in parse(chunks, name, handlers):
        pass


class StartHandlers:
    """Handlers for parts of which only the beginnings of elements matter."""

    def __init__(self, start: Callable[[str, Attributes], None]) -> None:
        self.start = start

    def end(self, _tag: str, /) -> None:
        """Let it pass."""

    def data(self, _text: str, /) -> None:
        """Let it pass."""


class _Parser:
    """Expat without entities, and with sentences for its complaints."""

    def __init__(self, name: str, handlers: Handlers) -> None:
        self._name = name
        self._fed = 0
        self.is_utf8 = True
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = handlers.start
        self._expat.EndElementHandler = handlers.end
        self._expat.CharacterDataHandler = handlers.data
        self._expat.XmlDeclHandler = self._note_declaration
        self._expat.StartDoctypeDeclHandler = self._refuse
        self._expat.EntityDeclHandler = self._refuse

    def feed(self, chunk: bytes) -> None:
        try:
            self._expat.Parse(chunk)
        except expat.ExpatError as error:
            raise refusal(BROKEN, self._name) from error
        self._fed += len(chunk)
        if self._fed - max(self._expat.CurrentByteIndex, 0) > _LONGEST_TOKEN:
            raise refusal(BROKEN, self._name)

    def close(self) -> None:
        try:
            self._expat.Parse(b"", True)  # noqa: FBT003 - expat takes it by place only
        except expat.ExpatError as error:
            raise refusal(BROKEN, self._name) from error

    def _note_declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.is_utf8 = (encoding or "utf-8").lower() in {"utf-8", "utf8", "us-ascii"}

    def _refuse(self, *_declaration: object) -> None:
        raise refusal(UNSAFE_MARKUP, self._name)


def _with_shortcut(parser: _Parser, chunks: Iterator[bytes], shortcut: Shortcut) -> Iterator[None]:
    """Go the quick way until the chunks end or something makes it unsafe to cut them into items."""
    rest, may_cut = _feed_head(parser, chunks, shortcut.opening)
    while may_cut and len(rest) <= _LONGEST_TOKEN:
        cut = rest.rfind(shortcut.closing) + len(shortcut.closing)
        if cut >= len(shortcut.closing):
            items, rest = rest[:cut], rest[cut:]
            may_cut = b"<!" not in items and b"<?" not in items
            parser.feed(shortcut.take(items) if may_cut and _is_clean(items) else items)
            yield
        chunk = next(chunks, b"")
        if not chunk:
            break
        rest += chunk
    parser.feed(rest)
    yield


def _feed_head(parser: _Parser, chunks: Iterator[bytes], opening: bytes) -> tuple[bytes, bool]:
    """Feed what stands before the first item; return what follows, and whether it may be cut.

    In a comment or the like an item's tags would be no tags, so none may stand before.
    """
    head = b""
    at = -1
    for chunk in chunks:
        head += chunk
        at = head.find(opening)
        if at >= 0 or len(head) > _LONGEST_HEAD:
            break
    before = head[: max(at, 0)]
    parser.feed(before)
    may_cut = b"<!" not in before and before.count(b"<?") == before.count(b"<?xml ")
    return head[len(before) :], at >= 0 and parser.is_utf8 and may_cut


def _is_clean(items: bytes) -> bool:
    """Tell whether no control character stands in the items: XML forbids or rewrites them."""
    return len(items.translate(None, _CONTROLS)) == len(items)
