"""NetDraw VNA: node data, node properties and tie data, each a table with a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    MemberValue,
    Record,
    Tie,
    Value,
)
from malai_core.formats.networks.values import guessed, number
from malai_core.formats.networks.words import NO_ENDS, NOT_A_NUMBER, NOT_READ_KIND, NOT_UNDERSTOOD
from malai_core.labels import Sentence

_CELL: Final = re.compile(r'"([^"]*)"|([^\s,"]+)|(")')
_LABELS: Final = ("label", "name", "shortlabel")
STRENGTHS: Final = frozenset({"strength", "weight", "tie", "value"})
_SECTIONS: Final = {"nodedata": "data", "nodeproperties": "looks", "tiedata": "ties"}
Cell = tuple[str, bool]
"""The text, and whether it stood in quotes."""


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a VNA file; memory is that of one line."""
    reader = _Vna()
    for line, text in opened.lines():
        bare = text.strip()
        if bare:
            yield from reader.take(line, bare)


def _cells(line: str) -> list[Cell]:
    return [(a or b, not b) for a, b, _ in _CELL.findall(line)]


def _value(cell: Cell) -> Value:
    text, is_quoted = cell
    return text if is_quoted else guessed(text)


class _Vna:
    """Takes the lines of a VNA file."""

    def __init__(self) -> None:
        self._section = ""
        self._heads: list[str] = []
        self._label = -1
        self._wants_heads = False
        self._seen: set[str] = set()
        self._line = 0

    def take(self, line: int, bare: str) -> Iterator[Record]:
        self._line = line
        if bare[0] == "*":
            word = re.sub(r"[^a-z]", "", bare.lower())
            self._section = _SECTIONS.get(word, "")
            self._wants_heads = True
            if not self._section:
                yield Aside(line, 1, Sentence(NOT_READ_KIND, {"what": bare[:40]}), bare[:80])
        elif self._wants_heads:
            self._wants_heads = False
            self._heads = [text for text, _ in _cells(bare)]
            yield from self._headed()
        else:
            yield from self._row(_cells(bare), bare)

    def _row(self, cells: list[Cell], bare: str) -> Iterator[Record]:
        if not (cells and self._section):
            yield Aside(self._line, 1, Sentence(NOT_UNDERSTOOD), bare[:80])
        elif self._section == "data":
            yield from self._node(cells)
        elif self._section == "looks":
            yield from self._looks(cells)
        else:
            yield from self._ties(cells, bare)

    def _headed(self) -> Iterator[Record]:
        folded = [head.lower() for head in self._heads]
        self._label = next((folded.index(n) for n in _LABELS if n in folded[1:]), -1)
        if self._section == "ties":
            yield from (Head(relation=self._relation(head)) for head in self._heads[2:])

    def _node(self, cells: list[Cell]) -> Iterator[Record]:
        id_ = cells[0][0]
        values = self._values(cells)
        label = cells[self._label][0] if 0 < self._label < len(cells) else ""
        self._seen.add(id_)
        yield Member(id_, label, values, line=self._line)

    def _values(self, cells: list[Cell]) -> Attributes:
        pairs = zip(self._heads[1:], cells[1:], strict=False)
        kept = (pair for at, pair in enumerate(pairs, 1) if at != self._label)
        return {head: _value(cell) for head, cell in kept if cell[0]}

    def _looks(self, cells: list[Cell]) -> Iterator[Record]:
        id_ = cells[0][0]
        if id_ not in self._seen:
            yield from self._node(cells)
            return
        for name, value in self._values(cells).items():
            yield MemberValue(id_, name, value)

    def _relation(self, head: str) -> str:
        return "" if head.lower() in STRENGTHS else head

    def _ties(self, cells: list[Cell], bare: str) -> Iterator[Record]:
        """Yield a tie for each column that is not 0: each column is a relation."""
        if len(cells) < 2:
            yield Aside(self._line, 1, Sentence(NO_ENDS), bare[:80])
            return
        source, target = cells[0][0], cells[1][0]
        if len(self._heads) < 3:
            yield Tie(source, target, line=self._line)
        more: Attributes = {}
        found: list[Tie] = []
        for head, cell in zip(self._heads[2:], cells[2:], strict=False):
            weight = number(cell[0])
            if weight is None and not cell[1]:
                values = {"text": cell[0][:40], "what": head}
                yield Aside(self._line, 1, Sentence(NOT_A_NUMBER, values), bare[:80])
            elif weight is None:
                more[head] = cell[0]
            elif weight:
                found.append(
                    Tie(source, target, self._relation(head), weight=weight, line=self._line)
                )
        for tie in found:
            tie.attributes = dict(more)
        yield from found
