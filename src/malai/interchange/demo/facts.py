"""The plain facts a demonstration network is made of, before they become rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from malai_core.text import PartialDate


@dataclass(frozen=True, slots=True)
class BodyFact:
    """An organisation or a group."""

    key: str
    name_th: str
    name_en: str
    kind: str
    sector: str
    joined: PartialDate
    agreed: PartialDate | None = None
    parent: str = ""


@dataclass(slots=True)
class PersonFact:
    """A person. ``warmth`` is how readily she comes and connects, 0 to 1."""

    key: str
    title: str
    given: str
    family: str
    nickname: str
    languages: str
    role: str
    body: str
    position: str
    joined: date
    left: date | None
    phone: str
    email: str
    warmth: float
    verified: date | None = None

    def is_there(self, day: date) -> bool:
        """Say whether this person belongs to the network on ``day``."""
        return self.joined <= day and (self.left is None or day <= self.left)


@dataclass(frozen=True, slots=True)
class TieFact:
    """A declared relationship that forms and may fade."""

    source: str
    target: str
    kind: str
    strength: float | None
    since: date
    until: date | None
    said_by: str


@dataclass(frozen=True, slots=True)
class GatheringFact:
    """An activity of one day, who came and who sent word."""

    title_th: str
    title_en: str
    kind: str
    on: date
    present: tuple[str, ...]
    leave: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A number of one year with what it counts; figures of two definitions make no trend."""

    year: int
    number: int
    of_number: int
    subject_th: str
    subject_en: str
    definition_th: str
    definition_en: str


@dataclass(slots=True)
class NetworkFacts:
    """One whole invented network."""

    name_th: str
    name_en: str
    purpose: str
    province: str
    area: str
    began: PartialDate
    bodies: list[BodyFact] = field(default_factory=list)
    people: list[PersonFact] = field(default_factory=list)
    ties: list[TieFact] = field(default_factory=list)
    gatherings: list[GatheringFact] = field(default_factory=list)
    figures: list[FigureFact] = field(default_factory=list)
