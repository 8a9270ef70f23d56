"""The parts of a plan. An id above zero is a key of the database; below zero, a row to be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from malai.network.services.bulk import NewAffiliation, NewHint, NewMembership
from malai_core.labels import Words
from malai_core.reading.model import Mark, Meeting, Party, Reading, Where
from malai_core.spill import Numbers, Records, Room, Rows
from malai_core.text import PartialDate

#: Our own reason of a doubt, beside those of the reading: a value that is known otherwise.
DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Aside:
    """A row, or a value of it, that waits for a person; becomes a ``Doubt``."""

    where: Where
    reason: str
    sentence_th: str
    sentence_en: str
    cells: Mapping[str, str]
    name: str = ""
    candidates: tuple[int, ...] = ()
    """Ids of parties, of the plan."""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, int, str, str]:
        """What makes two doubts the same when a file is brought in again."""
        return (self.where.sheet, self.where.row, self.reason, self.sentence_th)


@dataclass(slots=True)
class PlannedTie:
    """A tie to be made, or a known one that gets evidence or values it lacks."""

    source: int
    target: int
    code: str
    is_directed: bool
    known: int | None = None
    strength: float | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    fills: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    rows: list[Where] = field(default_factory=list)
    """Rows that are not yet among the evidence."""


@dataclass(frozen=True, slots=True)
class PlannedAttendance:
    """One person at one session; both are ids of the plan."""

    session: int
    party: int
    mark: str
    where: Where

    @property
    def is_present(self) -> bool:
        """Say whether the mark says that the person came."""
        return self.mark == Mark.PRESENT.value


@dataclass(frozen=True, slots=True)
class Edit:
    """A known value that the import writes over."""

    party: str
    label: Words
    was: str
    becomes: str


Fills = dict[str, Any]
"""Empty fields of a row, and what the file says for them."""


@dataclass(slots=True)
class Plan:
    """Everything an import will do, in containers of the room of the reading."""

    reading: Reading
    ids: Numbers
    """Key of the reading -> id of the party. Absent where the name fits several."""
    hints: Rows[NewHint]
    fills: Records[Fills]
    memberships: Rows[NewMembership]
    membership_fills: Records[Fills]
    affiliations: Rows[NewAffiliation]
    affiliation_fills: Records[Fills]
    attendances: Rows[PlannedAttendance]
    ties: Rows[PlannedTie]
    asides: Rows[Aside]
    edits: Rows[Edit]
    """Values that are written over known ones, to be shown first."""
    takes_file: bool = False
    """Whether a differing value of the file is written over the known one."""
    sessions: Numbers = field(default_factory=Numbers)
    """Key of a meeting of the reading -> id of its session."""

    @property
    def room(self) -> Room:
        """Where it is kept."""
        return self.reading.room

    def parties_new(self) -> Iterator[tuple[int, Party]]:
        """Yield keys of the reading and parties to be made, each once."""
        parties = self.reading.parties.items()
        return ((key, party) for key, party in parties if self.ids.get(key) == -key)

    def meetings_new(self) -> Iterator[tuple[int, Meeting]]:
        """Yield keys of the reading and meetings to be made."""
        meetings = self.reading.meetings.items()
        return ((key, meeting) for key, meeting in meetings if self.sessions[key] < 0)

    def ties_new(self) -> Iterator[PlannedTie]:
        """Yield the ties to be made."""
        return (tie for tie in self.ties if tie.known is None)

    def changes(self) -> dict[str, int]:
        """Return how many rows of each sort the import would make or fill."""
        ties_new = sum(1 for _tie in self.ties_new())
        return {
            "edited": len(self.edits),
            "parties": sum(made == -key for key, made in self.ids.items()),
            "filled": len(self.fills) + len(self.membership_fills) + len(self.affiliation_fills),
            "memberships": len(self.memberships),
            "affiliations": len(self.affiliations),
            "activities": sum(made < 0 for made in self.sessions.values()),
            "attendances": len(self.attendances),
            "ties": ties_new,
            "ties_touched": len(self.ties) - ties_new,
            "hints": len(self.hints),
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the file and the workspace fill differently."""

    field: str
    label: Words
    kept: str
    said: str
