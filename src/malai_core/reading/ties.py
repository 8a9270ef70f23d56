"""Rows of a tie sheet: from one party to another, of some kind, as strong as it says."""

from __future__ import annotations

from typing import Final

from malai_core.reading import sentences
from malai_core.reading.cells import text_of
from malai_core.reading.dates import Dates
from malai_core.reading.kinds import TIE_KINDS, UNNAMED_DIRECTED_KIND, kinds_in, strength_of
from malai_core.reading.ledger import Desk, Ledger
from malai_core.reading.matching import body_key, person_key
from malai_core.reading.model import Party, SetAsideReason, Tie
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import Column
from malai_core.spill import joined
from malai_core.text import PartialDate, search_text

_DIRECTIONS: Final = {
    "directed": True,
    "one-way": True,
    "ทางเดียว": True,
    "undirected": False,
    "mutual": False,
    "two-way": False,
    "สองทาง": False,
}


class TieTable:
    """The ties of all sheets, one per source, target and kind."""

    def __init__(self, ledger: Ledger) -> None:
        self._ties = ledger.reading.ties
        self._places = ledger.room.lookup()

    def note(self, tie: Tie) -> bool:
        """Add a tie, or its row to the tie it repeats; return whether it is new."""
        ends = joined(str(tie.source), str(tie.target), tie.kind)
        if self._places.add_new(ends, len(self._ties)):
            self._ties.append(tie)
            return True
        known = self._ties[self._places.all(ends)[0]]
        known.rows.extend(tie.rows)
        if known.strength is None or (tie.strength or 0.0) > known.strength:
            known.strength, known.strength_written = tie.strength, tie.strength_written
        known.since = known.since or tie.since
        known.until = known.until or tie.until
        if tie.note not in known.note:
            known.note = f"{known.note}; {tie.note}" if known.note else tie.note
        return False


class TieReader:
    """Reads a tie sheet: one row per tie."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates, table: TieTable) -> None:
        self._desk = desk
        self._dates = dates
        self._table = table
        names = layout.heads.names()
        self._unread = [
            (i, name)
            for i, name in enumerate(names)
            if i not in layout.columns or layout.columns[i] is Column.TAGS
        ]

    def take(self, line: Line) -> None:
        """Read one row."""
        source, target = line.text(Column.SOURCE), line.text(Column.TARGET)
        if not source or not target:
            self._desk.set_aside(line, SetAsideReason.NO_NAME, sentences.NO_END)
            return
        if _is_one_name(source, target) and not self._desk.ledger.index.find(source):
            self._set_self_tie_aside(line, source)
            return
        ends = self._ends(line, source, target)
        if ends is None:
            return
        if ends[0].key == ends[1].key:
            self._set_self_tie_aside(line, source)
            return
        self._note(line, *ends)

    def _set_self_tie_aside(self, line: Line, name: str) -> None:
        sentence = sentences.self_tie(name)
        self._desk.set_aside(line, SetAsideReason.SELF_TIE, sentence, name=name)

    def _ends(self, line: Line, source: str, target: str) -> tuple[Party, Party] | None:
        """Return both ends; ``None`` where one was not certain and the row was set aside."""
        index = self._desk.ledger.index
        if len(index.find(target)) > 1 and len(index.find(source)) <= 1:
            # Looked at first, so that a row set aside makes no party known.
            self._desk.set_aside_ambiguous(line, target, index.find(target))
            return None
        first = self._desk.resolve(line, source)
        second = self._desk.resolve(line, target) if first else None
        return (first, second) if first and second else None

    def _note(self, line: Line, source: Party, target: Party) -> None:
        is_new = False
        for kind, words in self._kinds(line):
            tie = Tie(source.key, target.key, kind, words, is_directed=self._directed(line, kind))
            is_new |= self._table.note(self._completed(tie, line))
        self._desk.report.new += is_new
        self._desk.report.duplicates += not is_new

    def _kinds(self, line: Line) -> tuple[tuple[str, str], ...]:
        """Return the kinds of a row; Kumu writes them as Type where Label is empty."""
        kind = line.text(Column.KIND)
        if search_text(kind) in _DIRECTIONS:
            kind = ""
        words = line.text(Column.KIND_LABEL) or kind
        if not words and self._said_direction(line):
            return ((UNNAMED_DIRECTED_KIND, ""),)
        return kinds_in(words)

    @staticmethod
    def _said_direction(line: Line) -> bool | None:
        """Return whether the row says that it has a direction; ``None`` where it does not say."""
        for column in (Column.DIRECTION, Column.KIND):
            said = _DIRECTIONS.get(search_text(line.text(column)))
            if said is not None:
                return said
        return None

    def _directed(self, line: Line, kind: str) -> bool:
        said = self._said_direction(line)
        if said is not None:
            return said
        return TIE_KINDS[kind].is_directed if kind in TIE_KINDS else True

    def _completed(self, tie: Tie, line: Line) -> Tie:
        tie.strength_written = line.text(Column.STRENGTH)
        tie.strength = strength_of(tie.strength_written)
        tie.since, tie.until = self._day(line, Column.SINCE), self._day(line, Column.UNTIL)
        tie.note = self._said_beside(line)
        tie.rows.append(line.where)
        return tie

    def _day(self, line: Line, column: Column) -> PartialDate | None:
        raw = line.raw(column)
        return self._dates.read(line, line.name_of(column), raw) if text_of(raw) else None

    def _said_beside(self, line: Line) -> str:
        """Return the note and, by heading, what no other column of a tie holds."""
        cells = line.cells
        said = [
            f"{name}: {text}"
            for i, name in self._unread
            if i < len(cells) and (text := text_of(cells[i]))
        ]
        label, kind = line.text(Column.KIND_LABEL), line.text(Column.KIND)
        if label and kind and search_text(kind) not in _DIRECTIONS:
            said.append(kind)
        return "; ".join(filter(None, [line.text(Column.NOTE), *said]))

    def finish(self) -> None:
        """Nothing waits for the end of the sheet."""


def _is_one_name(source: str, target: str) -> bool:
    return person_key(source) == person_key(target) or body_key(source) == body_key(target)
