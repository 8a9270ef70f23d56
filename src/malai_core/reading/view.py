"""The tables of a network numbered 0 .. n-1, as the measures want them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from malai_core.reading.model import PartyKind
from malai_core.reading.tables import Gathering, Member, NetworkTables


@dataclass(frozen=True)
class View:
    """A network's tables with the numbers of its members; what names no member is left out."""

    tables: NetworkTables

    @cached_property
    def members(self) -> list[Member]:
        """The members; a member's number is its place in this list."""
        return list(self.tables.members)

    @cached_property
    def number(self) -> dict[str, int]:
        """Key of a member -> number."""
        return {member.key: i for i, member in enumerate(self.members)}

    @cached_property
    def people(self) -> list[int]:
        """Numbers of the people."""
        return [i for i, m in enumerate(self.members) if m.kind is PartyKind.PERSON]

    @cached_property
    def is_body(self) -> list[bool]:
        """For each member, true for an organisation or group."""
        return [member.kind is not PartyKind.PERSON for member in self.members]

    @cached_property
    def ties(self) -> list[tuple[int, int, str]]:
        """(source, target, layer) of the declared relationships."""
        return [
            (self.number[link.source], self.number[link.target], link.layer)
            for link in self.tables.links
            if link.source in self.number and link.target in self.number
        ]

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Ends of the declared relationships."""
        return [(a, b) for a, b, _ in self.ties if a != b]

    @cached_property
    def memberships(self) -> list[tuple[int, int]]:
        """(member, organisation or group)."""
        return [
            (self.number[member], self.number[body])
            for member, body in self.tables.affiliations
            if member in self.number and body in self.number
        ]

    @cached_property
    def present(self) -> list[list[int]]:
        """For each gathering the numbers of those present."""
        return [
            sorted(self.number[key] for key in gathering.present if key in self.number)
            for gathering in self.tables.gatherings
        ]

    @cached_property
    def noted(self) -> list[Gathering]:
        """The gatherings of which anybody is noted; one still to come was missed by nobody."""
        return [meeting for meeting in self.tables.gatherings if meeting.present]

    @cached_property
    def in_order(self) -> list[Gathering]:
        """The noted gatherings by day; where fewer than half have a date, as the source lists them."""
        known = self.noted
        dated = [(meeting.on.first_day, meeting) for meeting in known if meeting.on is not None]
        if 2 * len(dated) < len(known):
            return known
        return [meeting for _, meeting in sorted(dated, key=lambda pair: pair[0])]

    def names(self, numbers: list[int]) -> list[str]:
        """Return the names of members."""
        return [self.members[number].name for number in numbers]

    def keys(self, numbers: list[int]) -> tuple[str, ...]:
        """Return the keys of members."""
        return tuple(self.members[number].key for number in numbers)
