"""Writing Kumu's simple blueprint and Cytoscape.js."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from malai_core.formats.networks.model import Attributes, Member, Network, Tie
from malai_core.formats.networks.reserved import MODE, MODES, NETWORK_NAME, RELATION, SPELLS, WEIGHT
from malai_core.formats.networks.values import spells_text


def write_kumu(network: Network) -> Iterator[str]:
    """Yield a simple blueprint, the only form that Kumu's remote link accepts."""
    about: Attributes = {NETWORK_NAME: network.name} if network.name else {}
    head = _json(about | network.attributes)[1:-1]
    yield "{" + (f"{head}," if head else "") + '"elements":[\n'
    yield from _joined(_element(member) for member in network.members.values())
    yield '\n],"connections":[\n'
    yield from _joined(_connection(tie) for tie in network.ties)
    yield "\n]}\n"


def _element(member: Member) -> dict[str, Any]:
    own = {"id": member.id, "label": member.name}
    return own | _spells(member) | member.attributes


def _connection(tie: Tie) -> dict[str, Any]:
    direction = "directed" if tie.is_directed else tie.attributes.get("direction", "undirected")
    found: dict[str, Any] = {"id": tie.id} if tie.id else {}
    found |= {"from": tie.source, "to": tie.target, "direction": direction}
    if tie.relation:
        found["type"] = tie.relation
    if tie.weight is not None:
        found[WEIGHT] = tie.weight
    return tie.attributes | found | _spells(tie)


def write_cytoscape(network: Network) -> Iterator[str]:
    """Yield a Cytoscape.js file with its elements in two lists."""
    about: Attributes = {NETWORK_NAME: network.name} if network.name else {}
    if network.modes is not None:
        about[MODES] = "|".join(network.modes)
    yield '{"data":' + _json(about | network.attributes) + ',"elements":{"nodes":[\n'
    yield from _joined(_node(member) for member in network.members.values())
    yield '\n],"edges":[\n'
    yield from _joined({"data": _edge(tie)} for tie in network.ties)
    yield "\n]}}\n"


def _node(member: Member) -> dict[str, Any]:
    own: dict[str, Any] = {"id": member.id, "label": member.label}
    if member.mode:
        own[MODE] = member.mode
    found: dict[str, Any] = {"data": own | _spells(member) | member.attributes}
    x, y = member.attributes.get("x"), member.attributes.get("y")
    if isinstance(x, int | float) and isinstance(y, int | float):
        found["position"] = {"x": x, "y": y}
    return found


def _edge(tie: Tie) -> dict[str, Any]:
    found: dict[str, Any] = {"id": tie.id} if tie.id else {}
    found |= {"source": tie.source, "target": tie.target, "directed": tie.is_directed}
    if tie.relation:
        found[RELATION] = tie.relation
    if tie.weight is not None:
        found[WEIGHT] = tie.weight
    return found | _spells(tie) | tie.attributes


def _spells(thing: Member | Tie) -> dict[str, str]:
    return {SPELLS: spells_text(thing.spells)} if thing.spells else {}


def _joined(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    for number, thing in enumerate(things):
        yield (",\n" if number else "") + _json(thing)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
