"""Who came: sign-in matrices (names down, meetings across), sign-in lists, lists of activities."""

from __future__ import annotations

from typing import Final, NamedTuple

from malai_core.formats import CellValue
from malai_core.reading import sentences
from malai_core.reading.cells import text_of, written
from malai_core.reading.dates import Dates
from malai_core.reading.ledger import Desk, Ledger
from malai_core.reading.marks import CROSS, is_tick, mark_of
from malai_core.reading.meetings import day_and_title, meeting_of_titles, meetings_of
from malai_core.reading.model import (
    Attendance,
    Mark,
    Meeting,
    Party,
    PartyKind,
    SetAsideReason,
    Where,
)
from malai_core.reading.packing import ATTENDANCE
from malai_core.reading.party_rows import PartyMaker, bodies_in, person_name
from malai_core.reading.recognise import Layout
from malai_core.reading.rows import Line
from malai_core.reading.vocabulary import Column
from malai_core.spill import PICKLED, Rows, paired
from malai_core.text import PartialDate, phone_e164

_RANK: Final = {Mark.ABSENT: 0, Mark.LEAVE: 1, Mark.PRESENT: 2}


class Attendances:
    """Marks of all sheets, one per person and meeting; "came" wins over "on leave" and "absent"."""

    def __init__(self, ledger: Ledger) -> None:
        self._rows = ledger.reading.attendances
        self._places = ledger.room.lookup()

    def note(self, party: int, meeting: int, mark: Mark, where: Where) -> bool:
        """Note one mark; return whether it says something new."""
        pair = paired(party, meeting)
        if self._places.add_new(pair, len(self._rows)):
            self._rows.append(Attendance(party, meeting, mark, where))
            return True
        at = self._places.all(pair)[0]
        if _RANK[mark] > _RANK[self._rows[at].mark]:
            self._rows[at] = Attendance(party, meeting, mark, where)
        return False


class _Signature(NamedTuple):
    """A row of a sheet whose last column is for signing."""

    where: Where
    party: int
    meeting: int
    signed: str


class _Attendees:
    """Finds (or, without a register, makes known) the person of a row of a sign-in sheet."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._maker = PartyMaker(desk, layout, dates)

    def of(self, line: Line) -> Party | None:
        """Return who the row is about; ``None`` where the row was set aside."""
        person = person_name(line)
        name = line.text(Column.NAME) or (person.thai if person else "")
        if not name:
            self._desk.set_aside(line, SetAsideReason.NO_NAME, sentences.NO_NAME)
            return None
        count = len(self._desk.ledger.reading.parties)
        phone = phone_e164(line.text(Column.PHONE)) if line.text(Column.PHONE) else ""
        body = next(iter(bodies_in(line)), "")
        party = self._desk.resolve(line, name, phone=phone, body=body)
        if party is None:
            return None
        if len(self._desk.ledger.reading.parties) > count:
            self._desk.report.new += 1
            self._complete(party, line)
        else:
            self._desk.report.matched += 1
        return party

    def _complete(self, party: Party, line: Line) -> None:
        """Keep what the sheet says of somebody whom no register lists."""
        self._maker.fill(party, line)
        if party.kind is PartyKind.PERSON:
            self._maker.affiliate(party, line)


class MatrixReader:
    """Reads a sign-in matrix."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates, notes: Attendances) -> None:
        self._desk = desk
        self._notes = notes
        self._attendees = _Attendees(desk, layout, dates)
        self._names = layout.heads.names()
        self._meetings = [
            (index, desk.ledger.meeting(found))
            for index, found in meetings_of(layout, desk.report.name, dates)
        ]
        self._crosses: Rows[Attendance] = desk.ledger.room.rows(ATTENDANCE)
        self._has_ticks = False

    def take(self, line: Line) -> None:
        """Read one row."""
        party = self._attendees.of(line)
        if party is None:
            return
        cells = line.cells
        for index, meeting in self._meetings:
            if index < len(cells) and written(cells[index]):
                self._mark(line, party.key, index, meeting)

    def _mark(self, line: Line, party: int, index: int, meeting: int) -> None:
        said = mark_of(line.cells[index])
        if said is None:
            self._set_mark_aside(line, index)
        elif said == CROSS:
            self._crosses.append(Attendance(party, meeting, Mark.PRESENT, line.where))
        else:
            self._has_ticks |= is_tick(line.cells[index])
            self._notes.note(party, meeting, Mark(said), line.where)

    def _set_mark_aside(self, line: Line, index: int) -> None:
        mark, head = written(line.cells[index]), self._names[index]
        sentence = sentences.unknown_mark(mark, head)
        self._desk.set_cell_aside(line, SetAsideReason.UNKNOWN_MARK, sentence, head, mark)

    def finish(self) -> None:
        """Decide what the x of this sheet means, now that every other mark is known."""
        mark = Mark.ABSENT if self._has_ticks else Mark.PRESENT
        for row in self._crosses:
            self._notes.note(row.party, row.meeting, mark, row.where)
            self._desk.ledger.room.rest()
        if self._crosses:
            came = mark is Mark.PRESENT
            self._desk.doubt(sentences.crosses(len(self._crosses), came=came))


class ListReader:
    """Reads a sign-in list: one row per person and meeting, or one sheet per meeting."""

    def __init__(self, desk: Desk, layout: Layout, dates: Dates, notes: Attendances) -> None:
        self._desk = desk
        self._dates = dates
        self._notes = notes
        self._attendees = _Attendees(desk, layout, dates)
        self._sole = self._sole_meeting(layout)
        self._signatures: Rows[_Signature] = desk.ledger.room.rows(PICKLED)
        self._has_marks = False
        columns = (Column.MARK, Column.SIGNATURE)
        self._mark = next((column for column in columns if column in layout.place), None)

    def _sole_meeting(self, layout: Layout) -> int | None:
        """Return the meeting named above the heading, where no column names one."""
        if Column.MEETING in layout.place or Column.DATE in layout.place:
            return None
        where = Where(self._desk.report.name, layout.heads.last_row)
        sole = meeting_of_titles(self._desk.report.name, layout.titles, where)
        return self._desk.ledger.meeting(sole)

    def take(self, line: Line) -> None:
        """Read one row."""
        meeting = self._sole or self._meeting(line)
        if meeting is None:
            return
        party = self._attendees.of(line)
        if party is None:
            return
        value = line.raw(self._mark) if self._mark else None
        if self._mark is Column.SIGNATURE:
            signed = text_of(value)
            self._has_marks |= bool(signed)
            self._signatures.append(_Signature(line.where, party.key, meeting, signed[:20]))
        else:
            self._note(line, party.key, meeting, value)

    def _meeting(self, line: Line) -> int | None:
        """Return the meeting of a row; set the row aside where it names none."""
        raw = line.raw(Column.DATE)
        on = self._dates.read(line, line.name_of(Column.DATE), raw) if text_of(raw) else None
        day, title = day_and_title(line.text(Column.MEETING))
        if not title and not on and not day:
            self._desk.set_aside(line, SetAsideReason.OTHER, sentences.NO_MEETING)
            return None
        place = line.text(Column.PLACE)
        title = title or self._desk.report.name
        return self._desk.ledger.meeting(
            Meeting(0, title, on or day, where=line.where, place=place)
        )

    def _note(self, line: Line, party: int, meeting: int, value: CellValue) -> None:
        said = mark_of(value) if written(value) else Mark.PRESENT
        if said is None:
            head, mark = line.name_of(self._mark or Column.MARK), written(value)
            sentence = sentences.unknown_mark(mark, head)
            self._desk.set_cell_aside(line, SetAsideReason.UNKNOWN_MARK, sentence, head, mark)
            return
        self._notes.note(party, meeting, Mark.PRESENT if said == CROSS else said, line.where)

    def finish(self) -> None:
        """Count who signed; a list nobody signed on the computer counts everybody on it."""
        for where, party, meeting, signed in self._signatures:
            said = mark_of(signed)
            mark = said if said in {Mark.LEAVE, Mark.ABSENT} else Mark.PRESENT
            if not self._has_marks or signed:
                self._notes.note(party, meeting, Mark(mark), where)
            self._desk.ledger.room.rest()
        if self._mark is None or (self._signatures and not self._has_marks):
            self._desk.doubt(sentences.EVERYONE_CAME)


class ActivitiesReader:
    """Reads a list of activities: one row each."""

    _READ: Final = frozenset({Column.MEETING, Column.DATE, Column.KIND, Column.PLACE, Column.ORDER})

    def __init__(self, desk: Desk, layout: Layout, dates: Dates) -> None:
        self._desk = desk
        self._dates = dates
        known = {layout.place[column] for column in self._READ if column in layout.place}
        names = layout.heads.names()
        self._extra = [(i, name) for i, name in enumerate(names) if i not in known]

    def take(self, line: Line) -> None:
        """Read one row."""
        day, title = day_and_title(line.text(Column.MEETING))
        on = self._day(line) or day
        if not title and on is None:
            self._desk.set_aside(line, SetAsideReason.NO_NAME, sentences.NO_MEETING)
            return
        report, ledger = self._desk.report, self._desk.ledger
        count = len(ledger.reading.meetings)
        cells = line.cells
        extra = {n: text for i, n in self._extra if i < len(cells) and (text := text_of(cells[i]))}
        title = title or report.name
        ledger.meeting(
            Meeting(
                0, title, on, line.text(Column.KIND), line.where, line.text(Column.PLACE), extra
            )
        )
        is_new = len(ledger.reading.meetings) > count
        report.new += is_new
        report.duplicates += not is_new

    def _day(self, line: Line) -> PartialDate | None:
        raw = line.raw(Column.DATE)
        return self._dates.read(line, line.name_of(Column.DATE), raw) if text_of(raw) else None

    def finish(self) -> None:
        """Nothing waits for the end of the sheet."""
