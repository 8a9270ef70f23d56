"""The data of a DL file: matrices cell by cell, lists line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.dl_form import Form
from malai_core.formats.networks.model import Aside, Head, Member, Record, Tie
from malai_core.formats.networks.tokens import words_or_commas
from malai_core.formats.networks.values import number
from malai_core.formats.networks.words import NOT_A_NUMBER, OUTSIDE, TOO_FEW, TOO_MANY
from malai_core.labels import Sentence, Value, Words

UNKNOWN: Final = Words("ไม่รู้จัก format นี้", "this format of data is not known")


class Taker(Protocol):
    """Takes the lines of the data."""

    def begin(self) -> Iterator[Record]:
        """Yield what is known before the data."""

    def take(self, line: int, text: str) -> Iterator[Record]:
        """Take one line."""

    def finish(self) -> Iterator[Record]:
        """Yield what had to wait for the last line."""


@dataclass(slots=True)
class _Side:
    """Members of one side: by number, or by the label where labels are embedded."""

    count: int
    labels: list[str]
    mode: int
    prefix: str = ""

    def id(self, place: int) -> str:
        return f"{self.prefix}{place + 1}"

    def member(self, place: int, line: int = 0) -> Member:
        label = self.labels[place] if place < len(self.labels) else ""
        id_ = self.id(place)
        return Member(id_, "" if label == id_ else label, mode=self.mode, line=line)


def _sides(form: Form) -> tuple[_Side, _Side]:
    if not form.is_two_mode:
        side = _Side(form.rows, form.row_labels or form.column_labels, 0)
        return side, side
    return (
        _Side(form.rows, form.row_labels, 1, "r"),
        _Side(form.columns, form.column_labels, 2, "c"),
    )


def _heads(form: Form, count: int) -> Iterator[Record]:
    yield Head(members=count or None, modes=("", "") if form.is_two_mode else None)
    if form.matrices <= 1000:
        for place in range(form.matrices):
            yield Head(relation=form.relation(place))


class Matrices:
    """Full and half matrices. Cells are read one after the other, wherever the lines break."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._rows, self._columns = _sides(form)
        self._row_names: list[str] = []
        self._at = 0
        self._cell = 0
        self._line = 0
        self._waits_for_columns = form.embeds_columns
        self._wants_label = form.embeds_rows

    def begin(self) -> Iterator[Record]:
        """Yield what is known before the data."""
        form = self._form
        yield from _heads(form, form.rows + (form.columns if form.is_two_mode else 0))
        if not form.embeds:
            yield from self._members()

    def take(self, line: int, text: str) -> Iterator[Record]:
        """Take one line."""
        self._line = line
        for word in words_or_commas(text):
            if self._waits_for_columns:
                self._columns.labels.append(word)
                if len(self._columns.labels) >= self._columns.count:
                    self._waits_for_columns = False
            elif self._wants_label:
                self._take_label(word)
            else:
                yield from self._take_cell(word)

    def finish(self) -> Iterator[Record]:
        """Yield what had to wait for the last line."""
        if self._form.embeds:
            yield from self._members()
        wanted = self._per_matrix() * self._form.matrices
        if self._at < wanted:
            said = Sentence(TOO_FEW, {"wanted": wanted, "found": self._at})
            yield Aside(self._line, 1, said)

    def _members(self) -> Iterator[Record]:
        for side in (self._rows, self._columns) if self._form.is_two_mode else (self._rows,):
            yield from (side.member(place) for place in range(side.count))

    def _take_label(self, word: str) -> None:
        if len(self._row_names) < self._rows.count:
            self._row_names.append(word)
            if self._form.is_two_mode or not self._form.embeds_columns:
                self._rows.labels = self._row_names
        self._wants_label = False

    def _take_cell(self, word: str) -> Iterator[Record]:
        row, column, matrix = self._place()
        if matrix >= self._form.matrices:
            wanted = self._per_matrix() * self._form.matrices
            if self._at == wanted:
                yield Aside(self._line, 1, Sentence(TOO_MANY, {"wanted": wanted}), word[:80])
            self._at += 1
            return
        self._at += 1
        self._cell += 1
        if self._form.embeds_rows and self._cell == self._width(row):
            self._wants_label, self._cell = True, 0
        weight = 0.0 if word == "0" else number(word)
        if weight is None:
            values = {"text": word[:40], "what": "data"}
            yield Aside(self._line, 1, Sentence(NOT_A_NUMBER, values), word[:40])
        elif weight:
            yield self._tie(row, column, matrix, weight)

    def _tie(self, row: int, column: int, matrix: int, weight: float) -> Tie:
        form = self._form
        is_directed = form.format == "fullmatrix" and not form.is_two_mode
        a, b = self._rows.id(row), self._columns.id(column)
        return Tie(a, b, form.relation(matrix), is_directed, weight, line=self._line)

    def _width(self, row: int) -> int:
        form = self._form
        if form.format == "fullmatrix":
            return form.columns - (not form.has_diagonal)
        inner = form.columns - row if form.format == "upperhalf" else row + 1
        return inner - (not form.has_diagonal)

    def _per_matrix(self) -> int:
        form = self._form
        if form.format == "fullmatrix":
            return form.rows * (form.columns - (not form.has_diagonal))
        return form.rows * (form.rows + 1) // 2 - form.rows * (not form.has_diagonal)

    def _place(self) -> tuple[int, int, int]:
        """Return row, column and matrix of the next cell."""
        per = max(self._per_matrix(), 1)
        matrix, cell = divmod(self._at, per)
        form = self._form
        if form.format != "fullmatrix":
            return (*self._half_place(cell), matrix)
        width = max(form.columns - (not form.has_diagonal), 1)
        row, column = divmod(cell, width)
        return row, column + (not form.has_diagonal and column >= row), matrix

    def _half_place(self, cell: int) -> tuple[int, int]:
        if cell == 0:
            self._half_row, self._half_start = 0, 0
        while (
            cell - self._half_start >= self._width(self._half_row)
            and self._half_row < self._form.rows
        ):
            self._half_start += self._width(self._half_row)
            self._half_row += 1
        column = cell - self._half_start
        if self._form.format == "upperhalf":
            column += self._half_row + (not self._form.has_diagonal)
        return self._half_row, column

    _half_row = 0
    _half_start = 0


class EdgeLists:
    """``edgelist`` and ``nodelist``, of one mode (1) or two (2); ``!`` begins the next relation."""

    def __init__(self, form: Form, opened: Opened) -> None:
        if not form.format.startswith(("edgelist", "nodelist")):
            raise opened.broken(1, 1, UNKNOWN)
        self._form = form
        form.is_two_mode |= form.format.endswith("2")
        self._rows, self._columns = _sides(form)
        self._is_list = form.format.startswith("nodelist")
        self._matrix = 0
        self._line = 0
        self._seen: dict[tuple[int, str], str] = {}

    def begin(self) -> Iterator[Record]:
        """Yield what is known before the data."""
        form = self._form
        count = form.rows + (form.columns if form.is_two_mode else 0)
        yield from _heads(form, count)
        sides = (self._rows, self._columns) if form.is_two_mode else (self._rows,)
        for side in sides:
            if not self._embeds(side):
                yield from (side.member(place) for place in range(side.count))
                continue
            for label in side.labels:
                yield from self._embedded(side, label)

    def take(self, line: int, text: str) -> Iterator[Record]:
        """Take one line."""
        self._line = line
        found = words_or_commas(text)
        if found[:1] == ["!"]:
            self._matrix += 1
        elif found and self._is_list:
            for target in found[1:]:
                yield from self._pair(found[0], target, None, text)
        elif found:
            target = found[1] if len(found) > 1 else ""
            yield from self._pair(found[0], target, found[2] if len(found) > 2 else None, text)

    def finish(self) -> Iterator[Record]:
        """Yield what had to wait for the last line."""
        return iter(())

    def _pair(self, a: str, b: str, written: str | None, text: str) -> Iterator[Record]:
        weight = None if written is None else number(written)
        if written is not None and weight is None:
            values = {"text": written[:40], "what": "data"}
            yield Aside(self._line, 1, Sentence(NOT_A_NUMBER, values), text.strip()[:80])
        ends = []
        for side, word in ((self._rows, a), (self._columns, b)):
            if self._embeds(side):
                yield from self._embedded(side, word)
                ends.append(self._seen[(side.mode, word)])
            elif (
                word.isascii()
                and word.isdigit()
                and len(word) < 19
                and 1 <= int(word) <= side.count
            ):
                ends.append(side.id(int(word) - 1))
            else:
                outside: dict[str, Value] = {"id": word[:40], "count": side.count}
                yield Aside(self._line, 1, Sentence(OUTSIDE, outside), text.strip()[:80])
                return
        relation = self._form.relation(self._matrix)
        yield Tie(ends[0], ends[1], relation, not self._form.is_two_mode, weight, line=self._line)

    def _embeds(self, side: _Side) -> bool:
        form = self._form
        if not form.is_two_mode:
            return form.embeds
        return form.embeds_rows if side.mode == 1 else form.embeds_columns

    def _embedded(self, side: _Side, word: str) -> Iterator[Record]:
        """Yield the member whom a label names, at its first sight."""
        key = (side.mode, word)
        if key not in self._seen:
            other = self._seen.get((3 - side.mode, word)) if side.mode else None
            id_ = self._seen[key] = f"{word} ({side.prefix})" if other else word
            yield Member(id_, "" if id_ == word else word, mode=side.mode, line=self._line)
