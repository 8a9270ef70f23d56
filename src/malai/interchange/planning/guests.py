"""Names that a file does not list and the workspace knows.

A workbook often brings a few new members and a sign-in sheet of everybody: whom its own register
lacks is then somebody who was brought in earlier.
"""

from __future__ import annotations

from collections.abc import Callable

from malai.interchange.planning.known import Key, Known, KnownParties
from malai.interchange.planning.matching import LONGEST
from malai.network.models import Network
from malai_core.reading import Reading, SetAsideReason, SheetKind
from malai_core.text import name_key, organisation_key


def known_among(network: Network) -> Callable[[Reading], dict[SheetKind, list[str]]]:
    """Return what tells, of a reading, the unknown names that fit exactly one known party."""

    def tell(reading: Reading) -> dict[SheetKind, list[str]]:
        names = {
            entry.name
            for entry in reading.set_aside
            if entry.reason is SetAsideReason.UNKNOWN_NAME and entry.name
        }
        return _fitting(network, names) if names else {}

    return tell


def _fitting(network: Network, names: set[str]) -> dict[SheetKind, list[str]]:
    """Return the known names, people and organisations apart. Two queries for every 500 names."""
    keys = {name: _keys(name) for name in names}
    known = KnownParties(network)
    known.load((key for pair in keys.values() for key in pair), ())
    met = {one.pk: one for pair in keys.values() if (one := _one(known, pair)) is not None}
    people = [_shown(one) for one in met.values() if one.is_person]
    bodies = [_shown(one) for one in met.values() if not one.is_person]
    return {SheetKind.PEOPLE: sorted(people), SheetKind.ORGANISATIONS: sorted(bodies)}


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
