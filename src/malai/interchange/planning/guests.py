"""Names that a file does not list and the workspace knows.

A workbook often brings a few new members and a sign-in sheet of everybody: whom its own register
lacks is then somebody who was brought in earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from malai.audit.images import batched
from malai.interchange.planning.known import Key, Known, KnownParties
from malai.interchange.planning.matching import LONGEST
from malai.network.models import Network
from malai_core.reading import Reading, SetAsideReason, SheetKind
from malai_core.reading.packing import TEXT
from malai_core.spill import KeySet, Room, Rows
from malai_core.text import name_key, organisation_key


def known_among(network: Network) -> Callable[[Reading], dict[SheetKind, Rows[str]]]:
    """Return what tells, of a reading, the unknown names that fit exactly one known party.

    The names, in the order of the file, live as long as the reading.
    """

    def tell(reading: Reading) -> dict[SheetKind, Rows[str]]:
        known = KnownParties(network)
        found = _Found(reading.room)
        if not known.is_empty:
            for names in batched(_unknown_names(reading)):
                found.note(known, names)
        return {SheetKind.PEOPLE: found.people, SheetKind.ORGANISATIONS: found.bodies}

    return tell


def _unknown_names(reading: Reading) -> Iterator[str]:
    seen = reading.room.lookup()
    for entry in reading.set_aside:
        is_unknown = entry.reason is SetAsideReason.UNKNOWN_NAME and entry.name
        if is_unknown and seen.add_new(entry.name):
            yield entry.name
        reading.room.rest()


class _Found:
    """Known parties that a file mentions, each once, people and organisations apart."""

    def __init__(self, room: Room) -> None:
        self.people: Rows[str] = room.rows(TEXT)
        self.bodies: Rows[str] = room.rows(TEXT)
        self._seen = KeySet()

    def note(self, known: KnownParties, names: Sequence[str]) -> None:
        """Note the parties that these names fit. Two queries for 500 names."""
        keys = [_keys(name) for name in names]
        known.forget()
        known.load((key for pair in keys for key in pair), ())
        for pair in keys:
            one = _one(known, pair)
            if one is not None and self._seen.add(one.pk):
                (self.people if one.is_person else self.bodies).append(_shown(one))


def _keys(name: str) -> tuple[Key, Key]:
    return (True, name_key(name)[:LONGEST]), (False, organisation_key(name)[:LONGEST])


def _one(known: KnownParties, keys: tuple[Key, Key]) -> Known | None:
    """Return the one party that a name fits; of several, the one inside the network."""
    found = [one for key in keys if key[1] for one in known.by_key.get(key, ())]
    if len(found) > 1:
        found = [one for one in found if one.is_member]
    return found[0] if len(found) == 1 else None


def _shown(known: Known) -> str:
    return known.text("name_th") or known.text("name_en")
