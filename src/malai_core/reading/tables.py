"""The tables that findings and pictures are made from, whatever they were read from.

A workbook and the database both fill these, so that the terminal and the page say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from malai_core.labels import Words
from malai_core.reading.model import PartyKind
from malai_core.text import PartialDate


@dataclass(frozen=True, slots=True)
class Member:
    """One party of the network."""

    key: str
    name: str
    kind: PartyKind
    sector: str = ""
    is_reachable: bool = True
    """Has a phone number or an e-mail address; asked of people only."""
    updated: date | None = None
    """When the record was last looked at; ``None`` where the source does not say."""


@dataclass(frozen=True, slots=True)
class Link:
    """A declared relationship between two members, by their keys."""

    source: str
    target: str
    kind: str
    label: Words
    layer: str = "coordination"
    is_directed: bool = True
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting and who was present."""

    key: str
    title: str
    on: PartialDate | None
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class NetworkTables:
    """One network as of one day."""

    members: Sequence[Member] = ()
    links: Sequence[Link] = ()
    affiliations: Sequence[tuple[str, str]] = ()
    """(member, organisation or group)"""
    gatherings: Sequence[Gathering] = ()
    duplicates_waiting: int = 0
    asof: date | None = field(default=None)
    """The day "a year ago" is counted from. The core has no clock; the caller says it."""
