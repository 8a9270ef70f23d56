"""The shared texts of a workbook: cells hold numbers, the texts stand in one part by themselves.

Few texts are kept in a list. Many are put aside on disk in blocks, of which the ones used last stay
in memory: sheets mostly use texts in the order in which they were first written.
"""

from __future__ import annotations

import re
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final, Protocol

from malai_core.formats.limits import MEGABYTE
from malai_core.formats.markup import Attributes, Shortcut, local, parse
from malai_core.formats.packages import Package
from malai_core.formats.refusals import NO_ROOM, TOO_LONG_TEXT, refusal

_BLOCK_TEXTS: Final = 256
_KEPT_BYTES: Final = 8 * MEGABYTE
_SEPARATOR: Final = "\0"  # cannot stand in XML 1.0, so in no text
_PLAIN_ITEM: Final = re.compile(
    r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>\s*|(.)', re.DOTALL
)
_OTHER_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt);)")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Texts(Protocol):
    """Texts by their number; ``IndexError`` for a number that is not there."""

    def __getitem__(self, number: int, /) -> str:
        """Return the text."""
        ...


def unescape(text: str) -> str:
    r"""Return a text with the ``_xHHHH_`` escapes of spreadsheets resolved.

    Examples
    --------
    >>> unescape("a_x000A_b"), unescape("_x005F_x000A_")
    ('a\nb', '_x000A_')
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace(_SEPARATOR, "")
    # Letters outside the first plane are escaped as two halves, which have to be joined.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def read_shared_texts(package: Package, path: str) -> Texts:
    """Return the texts of the part: a list, or put aside on disk where the part is large."""
    texts = _texts(package, path)
    if package.size(path) <= package.limits.shared_bytes_in_memory:
        return list(texts)
    try:
        on_disk = TextsOnDisk(texts)
    except OSError as error:
        raise refusal(NO_ROOM, package.name) from error
    package.on_close(on_disk.close)
    return on_disk


class TextsOnDisk:
    """Texts in blocks in an unnamed temporary file, which the system removes with the last use.

    Memory: 8 bytes per 256 texts, and the blocks fetched last, 8 MB of UTF-8.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="malai-")  # noqa: SIM115 - lives as long as the object
        self._starts = array("Q", [0])
        self._kept: OrderedDict[int, list[str]] = OrderedDict()
        self.kept_bytes = 0
        try:
            self._write(texts)
        except BaseException:
            self._file.close()
            raise

    def _write(self, texts: Iterable[str]) -> None:
        for block in _blocks(texts):
            self._file.write(_SEPARATOR.join(block).encode())
            self._starts.append(self._file.tell())
        self._file.flush()

    def __getitem__(self, number: int, /) -> str:
        """Return the text."""
        block, place = divmod(number, _BLOCK_TEXTS)
        texts = self._kept.get(block)
        if texts is None:
            texts = self._fetch(block)
        return texts[place]

    def _fetch(self, block: int) -> list[str]:
        start, size = self._starts[block], self._bytes(block)
        self._file.seek(start)
        texts = self._file.read(size).decode().split(_SEPARATOR)
        self._kept[block] = texts
        self.kept_bytes += size
        while self.kept_bytes > _KEPT_BYTES and len(self._kept) > 1:
            oldest, _ = self._kept.popitem(last=False)
            self.kept_bytes -= self._bytes(oldest)
        return texts

    def _bytes(self, block: int) -> int:
        return self._starts[block + 1] - self._starts[block]

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()


def _blocks(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    block: list[str] = []
    for text in texts:
        block.append(text)
        if len(block) == _BLOCK_TEXTS:
            yield block
            block = []
    if block:
        yield block


def _texts(package: Package, path: str) -> Iterator[str]:
    collector = _Collector(package)
    shortcut = Shortcut(b"<si>", b"</si>", collector.take)
    for _ in parse(package.chunks(path), package.name, collector, shortcut):
        yield from collector.done
        collector.done.clear()


class _Collector:
    """Gathers ``<si>`` items; the runs of a rich text are joined, reading aids (rPh) left out."""

    def __init__(self, package: Package) -> None:
        self.done: list[str] = []
        self._package = package
        self._most = package.limits.text_characters
        self._runs: list[str] = []
        self._length = 0
        self._takes = False
        self._in_aid = False

    def take(self, items: bytes) -> bytes:
        """Take plain items at once if all are plain, else none (see ``markup.Shortcut``)."""
        try:
            whole = items.decode()
        except UnicodeDecodeError:
            return items
        found = _PLAIN_ITEM.findall(whole)
        if len(items) > self._most or _OTHER_ENTITY.search(whole) or any(odd for _, odd in found):
            return items
        texts = [text for text, _ in found]
        needs_care = "&" in whole or "_x" in whole
        self.done += [unescape(_resolved(text)) for text in texts] if needs_care else texts
        return b""

    def start(self, tag: str, _attributes: Attributes) -> None:
        name = local(tag)
        if name == "t":
            self._takes = not self._in_aid
        elif name == "rPh":
            self._in_aid = True

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "t":
            self._takes = False
        elif name == "si":
            self.done.append(unescape("".join(self._runs)))
            self._runs = []
            self._length = 0
        elif name == "rPh":
            self._in_aid = False

    def data(self, text: str) -> None:
        if self._takes:
            self._runs.append(text)
            self._length += len(text)
            if self._length > self._most:
                raise refusal(TOO_LONG_TEXT, self._package.name, most=self._most)


def _resolved(text: str) -> str:
    """Return a text with the three entities that writers of plain texts use."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
