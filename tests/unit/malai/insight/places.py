"""Small networks for the tests of this room, each with what is to be seen in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from malai.accounts.models import Workspace
from malai.network.models import Layer, Network, Party, Tie, TieKind
from tests import makers

DAY = date(2026, 11, 22)
#: Two triangles that one pair joins: 0-1-2 and 3-4-5, with 2-3 between.
TWO_CIRCLES = ((0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3))
#: One in the middle, five around.
STAR = ((0, 1), (0, 2), (0, 3), (0, 4), (0, 5))


def kind_of(workspace: Workspace, layer: str = Layer.COORDINATION, **fields: object) -> TieKind:
    """Make a kind of relationship on a layer."""
    return TieKind.objects.create(
        workspace=workspace, code=layer, label_th=layer, label_en=layer, layer=layer, **fields
    )


def place(
    workspace: Workspace, count: int, pairs: Sequence[tuple[int, int]] = (), **tie: object
) -> tuple[Network, list[Party]]:
    """Make a network of so many people, with relationships between the numbered pairs."""
    made = makers.network(workspace)
    people = [makers.person(workspace, f"มะลิ ที่{number:02d}") for number in range(count)]
    for one in people:
        makers.member(made, one)
    kind = kind_of(workspace)
    for a, b in pairs:
        Tie.objects.create(
            workspace=workspace, network=made, source=people[a], target=people[b], kind=kind, **tie
        )
    return made, people
