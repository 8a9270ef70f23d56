"""Pajek: networks (.net), projects (.paj), partitions (.clu) and vectors (.vec)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.model import Aside, Head, Member, MemberValue, Part, Record, Tie
from malai_core.formats.networks.pajek_looks import looks, times_cut_off, unescaped
from malai_core.formats.networks.tokens import words
from malai_core.formats.networks.values import guessed, number
from malai_core.formats.networks.words import (
    NOT_A_NUMBER,
    NOT_READ_KIND,
    NOT_UNDERSTOOD,
    OUTSIDE,
    TOO_FEW,
    TOO_MANY,
)
from malai_core.labels import Sentence, Value

# Only ties are numbered: a network, a partition or a vector may be called ":0".
_HEADING: Final = re.compile(
    r"\*(?:(arcs|edges|arcslist|edgeslist|matrix)\b\s*(?::\s*(\d+))?|(\w*))\s*(.*?)\s*\Z",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(r"(\d+)\s*:\s*", re.ASCII)
_TIES: Final = frozenset({"arcs", "edges", "arcslist", "edgeslist", "matrix"})
_VALUES: Final = frozenset({"partition", "vector", "permutation"})


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a Pajek file; memory is that of one line.

    Vertices are numbered, and the number is who a member is; labels may repeat. Vertices that are
    announced but not listed are members too.
    """
    reader = _Pajek(opened)
    for line, text in opened.lines():
        bare = text.strip()
        if bare and not bare.startswith(("%", "/*")):
            yield from reader.take(line, bare)
    yield from reader.finish()


class _Pajek:
    """Takes the lines of a Pajek file."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._section = ""
        self._count = 0
        self._first = 0
        """How many of the vertices are of the first kind; 0 in a network of one kind."""
        self._is_two_mode = False
        self._listed = bytearray()
        self._has_network = False
        self._relation = ""
        self._relations: dict[str, str] = {}
        self._at = 0
        """Row of values, or cell of a matrix."""
        self._line = 0
        self._object = ""
        self._are_bare = True
        """Whether all vertices so far are numbers alone: a partition looks so."""

    def take(self, line: int, bare: str) -> Iterator[Record]:
        self._line = line
        if bare[0] == "*":
            yield from self._heading(bare)
        elif self._section in {"arcs", "edges"}:
            yield self._tie(bare)
        elif self._section == "vertices":
            yield from self._vertex(bare)
        elif self._section in {"arcslist", "edgeslist"}:
            yield from self._tie_list(bare)
        elif self._section == "matrix":
            yield from self._matrix(bare)
        elif self._section == "values":
            yield from self._value(bare)
        elif self._section != "passed":
            yield self._aside(bare)

    def finish(self) -> Iterator[Record]:
        yield from self._close()

    def _heading(self, bare: str) -> Iterator[Record]:
        found = _HEADING.match(bare)
        word, number_, rest = (
            ((found[1] or found[3]).lower(), found[2] or "", found[4]) if found else ("", "", "")
        )
        is_named = bool(rest)
        rest = unescaped(rest.strip('"'))
        yield from self._close()
        if word == "network":
            self._relations, self._object = {}, ""
            self._section, self._has_network = "network", False
            yield Part(rest, is_title=True)
        elif word == "vertices":
            yield from self._vertices(bare)
        elif word in _TIES:
            yield from self._start_ties(word, number_, rest, is_named=is_named)
        elif word in _VALUES:
            self._section, self._object = "object", rest or word
        else:
            self._section = "passed"
            what = Sentence(NOT_READ_KIND, {"what": bare[:40]})
            yield Aside(self._line, 1, what, bare[:80])

    def _close(self) -> Iterator[Record]:
        """Finish a section: vertices that were not listed, a matrix that ended early."""
        if self._section == "vertices":
            for which in range(1, self._count + 1):
                if not self._listed[which]:
                    yield Member(str(which), mode=self._mode(which))
            self._listed = bytearray()
        elif self._section in {"matrix", "values"}:
            wanted = self._cells() if self._section == "matrix" else self._count
            if self._at < wanted:
                said = Sentence(TOO_FEW, {"wanted": wanted, "found": self._at})
                yield Aside(self._line, 1, said)

    def _vertices(self, bare: str) -> Iterator[Record]:
        counts = [_whole(word) for word in bare.split()[1:3]]
        if not counts or counts[0] is None:
            self._section = "passed"
            yield self._aside(bare)
            return
        count = counts[0]
        self._opened.judge_announced(count)
        self._at = 0
        if self._object:
            if not self._has_network:
                yield from (Member(str(which)) for which in range(1, count + 1))
            self._section, self._count = "values", count
            return
        first = counts[1] if len(counts) > 1 else None
        self._count, self._has_network = count, True
        self._is_two_mode = first is not None and first <= count
        self._first = first if first is not None and self._is_two_mode else 0
        self._listed = bytearray(count + 1)
        self._section, self._are_bare = "vertices", True
        yield Head(members=count, modes=("", "") if self._is_two_mode else None)

    def _vertex(self, bare: str) -> Iterator[Record]:
        bare, spells = times_cut_off(bare)
        found = words(bare)
        self._at += 1
        which = _whole(found[0]) if found else None
        if self._are_bare and len(found) == 1 and which != self._at and '"' not in bare:
            yield from self._become_values(bare)
            return
        self._are_bare = self._are_bare and len(found) == 1
        if which is None:
            yield self._aside(bare)
        elif not 1 <= which <= self._count:
            yield self._outside(found[0])
        else:
            self._listed[which] = 1
            label = unescaped(found[1]) if len(found) > 1 else ""
            label = "" if label == str(which) else label
            more = looks(found[2:], is_vertex=True) if len(found) > 2 else {}
            more.pop("label", None)
            yield Member(str(which), label, more, self._mode(which), spells, line=self._line)

    def _become_values(self, bare: str) -> Iterator[Record]:
        """Read what looked like vertices as the partition or vector it is: one number a line."""
        name = self._opened.name.lower()
        self._object = "vector" if name.endswith(".vec") or "." in bare else "partition"
        for which in range(1, self._count + 1):
            if not self._listed[which]:
                yield Member(str(which))
            elif which < self._at:
                yield MemberValue(str(which), self._object, which)
        self._section, self._at = "values", self._at - 1
        yield from self._value(bare)

    def _value(self, bare: str) -> Iterator[Record]:
        for word in bare.split():
            self._at += 1
            if self._at > self._count:
                yield Aside(self._line, 1, Sentence(TOO_MANY, {"wanted": self._count}), word[:80])
            elif number(word) is None:
                yield self._no_number(word)
            else:
                yield MemberValue(str(self._at), self._object, guessed(word))

    def _start_ties(
        self, word: str, number_: str, name: str, *, is_named: bool
    ) -> Iterator[Record]:
        self._section, self._at = word, 0
        if number_ and is_named:
            self._relations[number_] = name
        self._relation = self._relations.get(number_, number_) if number_ else name
        yield Head(relation=self._relation)

    def _tie(self, bare: str) -> Record:
        bare, spells = times_cut_off(bare)
        relation = self._relation
        leading = _LEADING.match(bare) if ":" in bare else None
        if leading:
            relation = self._relations.get(leading[1], leading[1])
            bare = bare[leading.end() :]
        found = words(bare)
        ends = [_whole(word) for word in found[:2]]
        if len(ends) < 2 or None in ends:
            return self._aside(bare)
        for end, word in zip(ends, found, strict=False):
            if not 1 <= (end or 0) <= self._count:
                return self._outside(word)
        weight = number(found[2]) if len(found) > 2 else None
        rest = found[2 if weight is None else 3 :]
        more = looks(rest, is_vertex=False) if rest else {}
        is_directed = self._section == "arcs"
        a, b = str(ends[0]), str(ends[1])
        return Tie(a, b, relation, is_directed, weight, "", more, spells, line=self._line)

    def _tie_list(self, bare: str) -> Iterator[Record]:
        found = bare.split()
        ends = [_whole(word) for word in found]
        is_directed = self._section == "arcslist"
        for end, word in zip(ends, found, strict=True):
            if end is None or not 1 <= end <= self._count:
                yield self._outside(word[:40])
        kept = [str(end) for end in ends if end is not None and 1 <= end <= self._count]
        if kept and ends[0] is not None and kept[0] == str(ends[0]):
            for target in kept[1:]:
                yield Tie(kept[0], target, self._relation, is_directed, line=self._line)

    def _matrix(self, bare: str) -> Iterator[Record]:
        """Take cells; a row may go over several lines."""
        first, width = self._first, self._count - self._first
        wanted = self._cells()
        for word in bare.split():
            self._at += 1
            if self._at > wanted:
                yield Aside(self._line, 1, Sentence(TOO_MANY, {"wanted": wanted}), word[:80])
                return
            if word == "0":
                continue
            weight = number(word)
            if weight is None:
                yield self._no_number(word)
            elif weight:
                row, column = divmod(self._at - 1, width)
                a, b = str(row + 1), str(first + column + 1)
                yield Tie(a, b, self._relation, not self._is_two_mode, weight, line=self._line)

    def _cells(self) -> int:
        rows = self._first if self._is_two_mode else self._count
        return rows * (self._count - self._first)

    def _mode(self, which: int) -> int:
        return (1 if which <= self._first else 2) if self._is_two_mode else 0

    def _aside(self, bare: str) -> Aside:
        return Aside(self._line, 1, Sentence(NOT_UNDERSTOOD), bare[:80])

    def _outside(self, word: str) -> Aside:
        values: dict[str, Value] = {"id": word[:40], "count": self._count}
        return Aside(self._line, 1, Sentence(OUTSIDE, values), word[:40])

    def _no_number(self, word: str) -> Aside:
        values = {"text": word[:40], "what": self._section}
        return Aside(self._line, 1, Sentence(NOT_A_NUMBER, values), word[:40])


def _whole(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 19 else None
