"""The parts of a plan. An id above zero is a key of the database; below zero, a row to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from malai.network.services.bulk import NewAffiliation, NewHint, NewMembership
from malai_core.labels import Words
from malai_core.reading.model import Mark, Meeting, Reading, Where
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


@dataclass(slots=True)
class Plan:
    """Everything an import will do."""

    reading: Reading
    ids: dict[int, int] = field(default_factory=dict)
    """Key of the reading -> id of the party. Absent where the name fits several."""
    fills: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Party -> empty fields and what the file says for them."""
    hints: list[NewHint] = field(default_factory=list)
    memberships: list[NewMembership] = field(default_factory=list)
    membership_fills: dict[int, dict[str, Any]] = field(default_factory=dict)
    affiliations: list[NewAffiliation] = field(default_factory=list)
    affiliation_fills: dict[int, dict[str, Any]] = field(default_factory=dict)
    sessions: dict[int, int] = field(default_factory=dict)
    """Key of a meeting of the reading -> id of its session."""
    attendances: list[PlannedAttendance] = field(default_factory=list)
    ties: list[PlannedTie] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    def parties_new(self) -> list[int]:
        """Return the keys of the reading whose parties are to be made, each once."""
        return [key for key, made in self.ids.items() if made == -key]

    def meetings_new(self) -> list[Meeting]:
        """Return the meetings to be made."""
        return [self.reading.meetings[key] for key, made in self.sessions.items() if made < 0]

    def ties_new(self) -> list[PlannedTie]:
        """Return the ties to be made."""
        return [tie for tie in self.ties if tie.known is None]

    def came(self) -> int:
        """Return how many of the marks say that somebody came."""
        return sum(row.is_present for row in self.attendances)

    def changes(self) -> dict[str, int]:
        """Return how many rows of each sort the import would make or fill."""
        return {
            "parties": len(self.parties_new()),
            "filled": len(self.fills) + len(self.membership_fills) + len(self.affiliation_fills),
            "memberships": len(self.memberships),
            "affiliations": len(self.affiliations),
            "activities": len(self.meetings_new()),
            "attendances": len(self.attendances),
            "ties": len(self.ties_new()),
            "ties_touched": len(self.ties) - len(self.ties_new()),
            "hints": len(self.hints),
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the file and the workspace fill differently."""

    field: str
    label: Words
    kept: str
    said: str
