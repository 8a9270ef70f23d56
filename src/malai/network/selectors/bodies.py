"""Groups in groups: what lies above a body and what below, level by level.

A body may have several parents. Imports are not stopped from closing a ring, so every walk
remembers where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from malai.network.models import Affiliation, Party, PartyKind
from malai.network.reach import ends_within

#: Levels and bodies that are shown; a deeper or wider house is cut and says so by its lists.
DEEPEST: Final = 8
MOST: Final = 300


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body at its place in the tree. ``via`` is the body it hangs on."""

    party: Party
    depth: int
    via: int
    position: str = ""


def levels_above(body: Party) -> list[BodyLine]:
    """Return what ``body`` belongs to, nearest first. One query a level."""
    return list(_walked(body, "member", "body"))


def levels_below(body: Party) -> list[BodyLine]:
    """Return the bodies that belong to ``body``, as a tree read from its top. One query a level."""
    lines = list(_walked(body, "body", "member"))
    by_parent: dict[int, list[BodyLine]] = {}
    for line in lines:
        by_parent.setdefault(line.via, []).append(line)
    return list(_ordered(body.pk, by_parent))


def _ordered(parent: int, by_parent: dict[int, list[BodyLine]]) -> Iterator[BodyLine]:
    for line in sorted(by_parent.get(parent, []), key=lambda line: line.party.sort_key):
        yield line
        yield from _ordered(line.party.pk, by_parent)


def _walked(start: Party, here: str, there: str) -> Iterator[BodyLine]:
    seen, level, found = {start.pk}, [start.pk], 0
    for depth in range(1, DEEPEST + 1):
        rows = Affiliation.objects.filter(**{f"{here}__in": level, "until": ""})
        rows = rows.filter(ends_within(start.workspace, "member", "body"))
        rows = rows.exclude(member__kind=PartyKind.PERSON).select_related(there).order_by("pk")
        level = []
        for row in rows[:MOST]:
            party = getattr(row, there)
            if party.pk not in seen and found < MOST:
                seen.add(party.pk)
                level.append(party.pk)
                found += 1
                yield BodyLine(party, depth, getattr(row, f"{here}_id"), row.position)
        if not level:
            return
