"""The sheets of our own exports, and how the import reads them back.

The first sheet says what the others are, so that a file made here is read by its layout and never
by guessing: brought in unchanged, it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from malai_core.formats import Row, Workbook
from malai_core.labels import Language, Words
from malai_core.reading import (
    COLUMN_WORDS,
    Affiliation,
    Column,
    DuplicateState,
    Reading,
    SheetKind,
    SheetOverride,
    Tie,
)

#: Sign and version in the first cells of the first sheet.
SIGN: Final = "malai-export"
VERSION: Final = 1
#: Heading of the public id; the import matches by it before anything else.
ID_HEAD: Final = "malai_id"
#: Heading of the prints of a row's cells; the import tells by them what was edited.
BASE_HEAD: Final = "malai_base"


@dataclass(frozen=True, slots=True)
class Head:
    """A column of an export. ``said`` is ``None`` where another column says the same to programs."""

    label: Words
    said: Column | None = None


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet of an export: its name, what the import takes it for, its columns in order."""

    code: str
    name: Words
    kind: SheetKind
    heads: tuple[Head, ...]

    def headings(self, language: Language) -> list[str]:
        """Return the headings in ``language``."""
        return [head.label.in_language(language) for head in self.heads]

    def override(self, language: Language) -> SheetOverride:
        """Return how the import reads the sheet; its heading is the first row."""
        columns = {
            head.label.in_language(language): head.said.value if head.said else ""
            for head in self.heads
        }
        return SheetOverride(kind=self.kind, header_row=1, columns=columns)

    def derived(self, language: Language) -> set[str]:
        """Return the headings that say again what another column, or another sheet, says."""
        return {head.label.in_language(language) for head in self.heads if head.said is None}


def _known(column: Column) -> Head:
    return Head(COLUMN_WORDS[column], column)


_ID: Final = Head(Words(ID_HEAD, ID_HEAD), Column.ID)
_BASE: Final = Head(Words(BASE_HEAD, BASE_HEAD))
_TYPE: Final = _known(Column.TYPE)
_BE: Final = "(พ.ศ.)"
_NETWORKS: Final = Head(Words("เครือข่ายที่เป็นสมาชิก", "Member of networks"))

PEOPLE: Final = SheetLayout(
    "people",
    Words("บุคคล", "People"),
    SheetKind.PARTIES,
    (
        _known(Column.NAME),
        _known(Column.NAME_EN),
        _known(Column.NICKNAME),
        Head(COLUMN_WORDS[Column.ORGANISATION]),
        Head(COLUMN_WORDS[Column.POSITION]),
        _known(Column.ROLE),
        _known(Column.PHONE),
        _known(Column.EMAIL),
        _known(Column.LINE),
        _known(Column.PROVINCE),
        _known(Column.AREA),
        _known(Column.JOINED),
        Head(Words(f"วันที่เข้าร่วม {_BE}", "Joined on (Buddhist era)")),
        _known(Column.LEFT),
        Head(Words(f"วันที่ออก {_BE}", "Left on (Buddhist era)")),
        _NETWORKS,
        _known(Column.NOTE),
        _TYPE,
        _ID,
        _BASE,
    ),
)
BODIES: Final = SheetLayout(
    "organisations",
    Words("องค์กรและกลุ่ม", "Organisations and groups"),
    SheetKind.PARTIES,
    (
        _known(Column.NAME),
        _known(Column.NAME_EN),
        _TYPE,
        _known(Column.SECTOR),
        _known(Column.AGREED),
        Head(Words(f"วันที่ลงนามความร่วมมือ {_BE}", "Agreement signed on (Buddhist era)")),
        _known(Column.PHONE),
        _known(Column.EMAIL),
        _known(Column.LINE),
        _known(Column.PROVINCE),
        _known(Column.AREA),
        _known(Column.JOINED),
        Head(Words(f"วันที่เข้าร่วม {_BE}", "Joined on (Buddhist era)")),
        _known(Column.LEFT),
        Head(Words(f"วันที่ออก {_BE}", "Left on (Buddhist era)")),
        _NETWORKS,
        _known(Column.NOTE),
        _ID,
        _BASE,
    ),
)
AFFILIATIONS: Final = SheetLayout(
    "affiliations",
    Words("สังกัด", "Belongs to"),
    SheetKind.TIES,
    (
        Head(Words("สมาชิก", "Member"), Column.SOURCE),
        Head(Words("หน่วยงานหรือกลุ่ม", "Organisation or group"), Column.TARGET),
        Head(COLUMN_WORDS[Column.POSITION], Column.NOTE),
        _known(Column.SINCE),
        _known(Column.UNTIL),
    ),
)
TIES: Final = SheetLayout(
    "ties",
    Words("ความสัมพันธ์", "Relationships"),
    SheetKind.TIES,
    (
        _known(Column.SOURCE),
        _known(Column.TARGET),
        Head(COLUMN_WORDS[Column.KIND]),
        _known(Column.STRENGTH),
        _known(Column.SINCE),
        Head(Words(f"ตั้งแต่ {_BE}", "Since (Buddhist era)")),
        _known(Column.UNTIL),
        Head(Words(f"จนถึง {_BE}", "Until (Buddhist era)")),
        Head(Words("ที่มา", "Sources")),
        Head(Words("รหัสลักษณะความสัมพันธ์", "Code of the kind"), Column.KIND_LABEL),
    ),
)
ACTIVITIES: Final = SheetLayout(
    "activities",
    Words("กิจกรรม", "Activities"),
    SheetKind.ACTIVITIES,
    (
        _known(Column.MEETING),
        _known(Column.DATE),
        Head(Words(f"วันที่ {_BE}", "Date (Buddhist era)")),
        _known(Column.KIND),
        _known(Column.PLACE),
        Head(Words("จำนวนคนที่มา", "People who came")),
        Head(COLUMN_WORDS[Column.NOTE]),
    ),
)
ATTENDANCE: Final = SheetLayout(
    "attendance",
    Words("การเข้าร่วม", "Attendance"),
    SheetKind.ATTENDANCE_LIST,
    (
        _known(Column.MEETING),
        _known(Column.DATE),
        Head(Words(f"วันที่ {_BE}", "Date (Buddhist era)")),
        _known(Column.NAME),
        _known(Column.MARK),
    ),
)
SHEETS: Final = (PEOPLE, BODIES, AFFILIATIONS, TIES, ACTIVITIES, ATTENDANCE)
ABOUT: Final = Words("เกี่ยวกับไฟล์นี้", "About this file")


def about_rows(language: Language, lines: Iterable[Row]) -> list[Row]:
    """Return the first sheet: the sign, the sheets, and ``lines`` for the person."""
    sheets: list[Row] = [(layout.name.in_language(language), layout.code) for layout in SHEETS]
    return [(SIGN, VERSION, language), *sheets, (), *lines]


def export_language(book: Workbook) -> Language | None:
    """Return the language of an export of ours, ``None`` for any other file."""
    if not book.sheets or book.sheets[0].name not in {ABOUT.th, ABOUT.en}:
        return None
    first = next(islice(book.sheets[0].rows(), 1), ())
    if tuple(first[:2]) != (SIGN, VERSION):
        return None
    return "en" if first[2:3] == ("en",) else "th"


def overrides_of_export(book: Workbook) -> dict[str, SheetOverride]:
    """Return how every sheet of an export of ours is read; nothing for any other file."""
    language = export_language(book)
    if language is None:
        return {}
    overrides = {layout.name.in_language(language): layout.override(language) for layout in SHEETS}
    return {book.sheets[0].name: SheetOverride(kind=SheetKind.SKIPPED)} | overrides


def put_right(reading: Reading, language: Language) -> None:
    """Turn what the sheets of an export were read into back into what they came from."""
    reading.source = SIGN
    derived = set().union(*(layout.derived(language) for layout in SHEETS))
    types = {words.in_language(language) for words in TYPES.values()}
    ours = {f"{head} (2)": head for layout in SHEETS for head in layout.headings(language)}
    for party in reading.parties.values():
        party.extra = {
            ours.get(head, head): text
            for head, text in party.extra.items()
            if head not in derived or head == BASE_HEAD
        }
        if party.sector in types:
            party.sector = ""
    _affiliations_from_ties(reading, AFFILIATIONS.name.in_language(language))
    # Namesakes of an export are known to be two: they have two ids.
    reading.duplicates = [d for d in reading.duplicates if d.state is DuplicateState.MERGED]


def _affiliations_from_ties(reading: Reading, sheet: str) -> None:
    kept: list[Tie] = []
    for tie in reading.ties:
        ours = [row for row in tie.rows if row.sheet == sheet]
        if ours:
            reading.affiliations.append(Affiliation(tie.source, tie.target, tie.note, ours[0]))
        tie.rows = [row for row in tie.rows if row.sheet != sheet]
        tie.note = ""
        if tie.rows:
            kept.append(tie)
    reading.ties = kept


#: What the column "person, organisation or group" says; the reading knows these words.
TYPES: Final = {
    "person": Words("บุคคล", "Person"),
    "organisation": Words("องค์กร", "Organisation"),
    "group": Words("กลุ่ม", "Group"),
}
