"""What a look at a workbook found: the reading, its tables, findings and the two pictures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from malai_core.labels import Words
from malai_core.reading.finding import Finding
from malai_core.reading.findings import findings
from malai_core.reading.from_reading import tables_of
from malai_core.reading.kinds import TIE_KINDS
from malai_core.reading.layers import LAYERS
from malai_core.reading.model import DuplicateState, PartyKind, Reading
from malai_core.reading.tables import Link, NetworkTables
from malai_core.reading.view import View
from malai_core.sna.picture import (
    AFFILIATION,
    CO_ATTENDANCE_LAYER,
    Picture,
    groups_picture,
    people_picture,
)
from malai_core.sna.together import Together, co_attendance

_OWN_KINDS: Final = 6
"""Kinds of tie nobody knows that get a switch of their own; the rest share one."""
OTHER_KINDS: Final = Words("อื่น ๆ", "Other")
_OTHER: Final = "other"
_MOST_MEETING_LINES: Final = 4_000


@dataclass(frozen=True)
class Seen:
    """Everything the terminal, the page and ``--json`` say, worked out once."""

    reading: Reading
    asof: date

    @cached_property
    def tables(self) -> NetworkTables:
        """The tables of the network."""
        return tables_of(self.reading, self.asof)

    @cached_property
    def view(self) -> View:
        """The tables, numbered."""
        return View(self.tables)

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings, worst first."""
        return findings(self.tables)

    @cached_property
    def layers(self) -> dict[str, Words]:
        """Layer -> name, of the ties there are; own kinds of the workbook have their own."""
        present = {layer for _, _, layer in self.ties}
        known = {code: words for code, words in LAYERS.items() if code in present}
        own = {code: words for code, words in self._own_kinds.items() if code in present}
        other = {_OTHER: OTHER_KINDS} if _OTHER in present else {}
        return known | own | other

    @cached_property
    def ties(self) -> list[tuple[int, int, str]]:
        """(source, target, layer) for the pictures."""
        number = self.view.number
        return [
            (number[link.source], number[link.target], self._layer(link))
            for link in self.tables.links
        ]

    @cached_property
    def together(self) -> Together:
        """Who came to the same activities, the most frequent pairs where there are very many."""
        found = co_attendance(self.view.present)
        if len(found.pairs) <= _MOST_MEETING_LINES:
            return found
        often = sorted(found.pairs, key=lambda pair: -pair[2])[:_MOST_MEETING_LINES]
        return Together(tuple(often), found.passed_over)

    @cached_property
    def groups(self) -> Picture:
        """The picture of organisations, groups and hubs."""
        return groups_picture(self.view.is_body, self.view.memberships, self.ties)

    @cached_property
    def people(self) -> Picture:
        """The picture of every party."""
        return people_picture(
            self.view.is_body, self.view.memberships, self.ties, together=self.together.pairs
        )

    @cached_property
    def counts(self) -> dict[str, int]:
        """The numbers of ``--json``, by the names it gives them."""
        kinds = Counter(party.kind for party in self.reading.parties.values())
        return {
            "people": kinds[PartyKind.PERSON],
            "organisations": kinds[PartyKind.ORGANISATION],
            "groups": kinds[PartyKind.GROUP],
            "activities": len(self.reading.meetings),
            "attendances": self.reading.presences(),
            "ties": len(self.reading.ties),
        }

    @property
    def merged(self) -> int:
        """Pairs of rows that were put together."""
        return sum(pair.state is DuplicateState.MERGED for pair in self.reading.duplicates)

    @cached_property
    def _own_kinds(self) -> dict[str, Words]:
        """The most frequent kinds nobody knows, by a code made of their words."""
        unknown = Counter(link.kind for link in self.tables.links if link.kind not in TIE_KINDS)
        labels = {link.kind: link.label for link in self.tables.links}
        return {f"own:{kind}": labels[kind] for kind, _ in unknown.most_common(_OWN_KINDS)}

    def _layer(self, link: Link) -> str:
        if link.kind in TIE_KINDS:
            return link.layer
        own = f"own:{link.kind}"
        return own if own in self._own_kinds else _OTHER


LAYERS_OF_THE_PICTURE: Final = (AFFILIATION, CO_ATTENDANCE_LAYER)
"""Layers that come from memberships and meetings, not from declared ties."""
