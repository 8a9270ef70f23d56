"""What a workbook was read into: typed records that say which row they come from.

Keys are small integers given in the order of first sight, one series for every party, so that a
reading of the same file gives the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from malai_core.labels import Sentence, Words
from malai_core.spill import Memory, Records, Room, Rows
from malai_core.text import PartialDate, PersonName


class SheetKind(StrEnum):
    """What a sheet was taken for. Values are stored and exported: add, never rename."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    GROUPS = "groups"
    PARTIES = "parties"
    """People and organisations in one list, told apart by a column (Kumu's elements)."""
    ATTENDANCE_MATRIX = "attendance_matrix"
    """Names down, meetings across, marks in the cells."""
    ATTENDANCE_LIST = "attendance_list"
    """One row per person and meeting."""
    ACTIVITIES = "activities"
    TIES = "ties"
    SKIPPED = "skipped"


class Mark(StrEnum):
    """What a cell of a sign-in sheet says."""

    PRESENT = "present"
    LEAVE = "leave"
    ABSENT = "absent"


class PartyKind(StrEnum):
    """The three kinds of party."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Where:
    """A row of a sheet, counted from 1 as the spreadsheet shows it."""

    sheet: str
    row: int


@dataclass(slots=True)
class Party:
    """A person, an organisation or a group, put together from one or more rows."""

    key: int
    kind: PartyKind
    name: str
    """As shown: the Thai way for a person, title and given name joined."""
    rows: list[Where] = field(default_factory=list)
    name_en: str = ""
    person: PersonName | None = None
    nickname: str = ""
    sector: str = ""
    """Kind of organisation in the words of the sheet (ภาครัฐ, ชุมชน ...)."""
    role: str = ""
    phone: str = ""
    """E.164, or empty where the written one is no Thai number."""
    phone_written: str = ""
    email: str = ""
    line_id: str = ""
    province: str = ""
    """DOPA code of two digits, or empty."""
    area_written: str = ""
    joined: PartialDate | None = None
    left: PartialDate | None = None
    agreed: PartialDate | None = None
    """Day a memorandum was signed (organisations)."""
    note: str = ""
    tags: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    """Columns nobody recognised, by their header: nothing is lost."""
    is_listed: bool = True
    """False for a party that is only named by another row (an employer, an end of a tie)."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person (or group) belongs to an organisation or group."""

    member: int
    body: int
    position: str
    where: Where


@dataclass(frozen=True, slots=True)
class Meeting:
    """An activity of one day, from the head of a column or from a row."""

    key: int
    title: str
    on: PartialDate | None
    kind: str = ""
    where: Where | None = None
    place: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Columns nobody recognised, by their header."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """What the sheet says of one person at one meeting."""

    party: int
    meeting: int
    mark: Mark
    where: Where


@dataclass(slots=True)
class Tie:
    """A declared relationship. Distinct by ``(source, target, kind)``; later rows add to ``rows``."""

    source: int
    target: int
    kind: str
    """Code of a known kind (``coordination`` ...) or the words of the sheet."""
    kind_written: str = ""
    is_directed: bool = True
    strength: float | None = None
    """1 rarely, 2 monthly, 3 weekly, 4 daily; or the number of the sheet; ``None`` not said."""
    strength_written: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str = ""
    rows: list[Where] = field(default_factory=list)


class DuplicateState(StrEnum):
    """Merged where name and phone agree; else a person decides."""

    MERGED = "merged"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two rows that are, or may be, one party. After a merge ``first == second``."""

    first: int
    second: int
    state: DuplicateState
    reason: Words
    rows: tuple[Where, Where]


class SetAsideReason(StrEnum):
    """Why a row waits for a person. Values are stored: add, never rename."""

    UNKNOWN_NAME = "unknown_name"
    AMBIGUOUS_NAME = "ambiguous_name"
    SELF_TIE = "self_tie"
    NO_NAME = "no_name"
    BAD_DATE = "bad_date"
    UNKNOWN_MARK = "unknown_mark"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row (or one cell of it) that was not used, and why. Nothing of it is lost.

    ``is_whole_row`` is false where the row itself was used and only this cell waits.
    """

    where: Where
    reason: SetAsideReason
    sentence: Sentence
    cells: Mapping[str, str]
    """The row as written, by the header of its column."""
    name: str = ""
    """The name in question, where the reason is about a name."""
    candidates: tuple[int, ...] = ()
    is_whole_row: bool = True


class Era(StrEnum):
    """Which calendar years of two digits belong to. Values are stored: add, never rename."""

    BUDDHIST = "be"
    COMMON = "ce"


@dataclass(slots=True)
class EraDoubt:
    """Dates of one column that either era may mean, shown both ways; a person may choose."""

    column: str
    """Its heading; ``HEADINGS`` for the days that the headings themselves name."""
    count: int
    sample: str
    """The first of them as written."""
    buddhist: PartialDate
    common: PartialDate
    taken: Era
    is_chosen: bool = False


#: Stands for the headings of a sheet where an era is chosen for the days they name.
HEADINGS = "*"


@dataclass(slots=True)
class SheetReport:
    """What happened to one sheet; the preview shows it and the terminal prints it."""

    name: str
    kind: SheetKind
    header_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    """Header as written -> what it was taken for (empty: kept as an extra field)."""
    rows_read: int = 0
    new: int = 0
    matched: int = 0
    """Rows that refer to something already known from another sheet."""
    duplicates: int = 0
    set_aside: int = 0
    passed_over: int = 0
    """Titles, blanks and totals: rows that say nothing about a member."""
    eras: list[EraDoubt] = field(default_factory=list)
    """Columns whose dates either era may mean."""
    remembered: tuple[str, ...] = ()
    """Headings that were taken for what somebody once said they are."""
    doubts: list[Sentence] = field(default_factory=list)
    """Things read one way that could be read another (a year, a day before a month)."""


@dataclass(slots=True)
class Reading:
    """Everything one workbook (or a folder of files) says.

    What there may be very many of lies in containers of a room: lists and dictionaries, or, above
    a stated number, on disk behind the same steps.
    """

    source: str
    sheets: list[SheetReport] = field(default_factory=list)
    parties: Records[Party] = field(default_factory=dict)
    affiliations: Rows[Affiliation] = field(default_factory=list)
    meetings: Records[Meeting] = field(default_factory=dict)
    attendances: Rows[Attendance] = field(default_factory=list)
    ties: Rows[Tie] = field(default_factory=list)
    duplicates: Rows[Duplicate] = field(default_factory=list)
    set_aside: Rows[SetAside] = field(default_factory=list)
    program: str = ""
    """What a network file of another program is called, such as GraphML; "" for tables."""
    room: Room = field(default_factory=Memory, repr=False, compare=False)

    def of_kind(self, kind: PartyKind) -> list[Party]:
        """Return the parties of one kind, in the order of first sight."""
        return [party for party in self.parties.values() if party.kind is kind]

    def presences(self) -> int:
        """Return how many times somebody was present."""
        return sum(row.mark is Mark.PRESENT for row in self.attendances)

    def close(self) -> None:
        """Give up what lies on disk; the reading cannot be used afterwards."""
        self.room.close()


@dataclass(frozen=True, slots=True)
class SheetOverride:
    """What a person chose for one sheet in the preview; what is left out is recognised."""

    kind: SheetKind | None = None
    header_row: int | None = None
    """Counted from 1; 0 says that the sheet has no heading row."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Heading as written (or the letter of a column without one) -> ``Column`` value; ``""`` keeps
    the column as an extra field."""
    eras: Mapping[str, Era] = field(default_factory=dict)
    """Heading as written, or ``HEADINGS`` -> era of the years of two digits below it."""
