"""Networks as graphs of networkx and igraph, and back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from malai_core.formats.networks.model import Attributes, Member, Network, Tie, Value
from malai_core.formats.networks.reserved import MODE, RELATION, SPELLS, WEIGHT
from malai_core.formats.networks.values import spells_of, spells_text

if TYPE_CHECKING:
    import igraph
    import networkx as nx

_DIRECTED: Final = "directed"
_ID: Final = "tie_id"
_PARTITE: Final = "bipartite"


def to_networkx(network: Network) -> nx.MultiDiGraph | nx.MultiGraph:
    """Return a networkx graph; see ``malai_core.to_networkx``."""
    import networkx as nx

    is_directed = any(tie.is_directed for tie in network.ties)
    graph = nx.MultiDiGraph() if is_directed else nx.MultiGraph()
    graph.graph.update({**network.attributes, "name": network.name})
    for member in network.members.values():
        values = _member_values(member)
        if member.mode:
            values[_PARTITE] = member.mode - 1
        graph.add_node(member.id, **values)
    for tie in network.ties:
        values = _tie_values(tie)
        if is_directed and not tie.is_directed:
            values[_DIRECTED] = False
            if tie.source != tie.target:
                graph.add_edge(tie.target, tie.source, **values, back=True)
        graph.add_edge(tie.source, tie.target, **values)
    return graph


def from_networkx(graph: nx.Graph) -> Network:
    """Return a network of a networkx graph; see ``malai_core.from_networkx``."""
    about = _values(graph.graph)
    name = str(about.pop("name", "") or "")
    members = [_member(str(node), _values(data)) for node, data in graph.nodes(data=True)]
    ties = []
    for source, target, data in graph.edges(data=True):
        values = _values(data)
        if values.pop("back", False) is not True:
            is_directed = graph.is_directed() and values.pop(_DIRECTED, True) is not False
            ties.append(_tie(str(source), str(target), values, is_directed=is_directed))
    return _network(members, ties, name, about)


def to_igraph(network: Network) -> igraph.Graph:
    """Return an igraph graph; see ``malai_core.to_igraph``."""
    import igraph

    is_directed = any(tie.is_directed for tie in network.ties)
    place = {id_: at for at, id_ in enumerate(network.members)}
    rows = [_tie_values(tie) | {_DIRECTED: tie.is_directed} for tie in network.ties]
    graph = igraph.Graph(
        n=len(place),
        edges=[(place[tie.source], place[tie.target]) for tie in network.ties],
        directed=is_directed,
        graph_attrs={**network.attributes, "name": network.name},
        vertex_attrs={"name": list(place)},
        edge_attrs=_table(rows),
    )
    vertices = [_member_values(member) for member in network.members.values()]
    for member, values in zip(network.members.values(), vertices, strict=True):
        if member.mode:
            values["type"] = member.mode == 2
    for name, column in _table(vertices).items():
        if name != "name":
            graph.vs[name] = column
    return graph


def from_igraph(graph: igraph.Graph) -> Network:
    """Return a network of an igraph graph; see ``malai_core.from_igraph``."""
    about = _values({name: graph[name] for name in graph.attributes()})
    name = str(about.pop("name", "") or "")
    ids = [str(vertex) for vertex in range(graph.vcount())]
    if "name" in graph.vertex_attributes():
        ids = [str(vertex) for vertex in graph.vs["name"]]
    members = []
    for id_, vertex in zip(ids, graph.vs, strict=True):
        values = _values(vertex.attributes())
        values.pop("name", None)
        kind = values.pop("type", None) if isinstance(values.get("type"), bool) else None
        member = _member(id_, values)
        member.mode = member.mode if kind is None else 1 + bool(kind)
        members.append(member)
    ties = []
    for edge in graph.es:
        values = _values(edge.attributes())
        said = values.pop(_DIRECTED, True) is not False
        directed = graph.is_directed() and said
        ties.append(_tie(ids[edge.source], ids[edge.target], values, is_directed=directed))
    return _network(members, ties, name, about)


def _member_values(member: Member) -> dict[str, Any]:
    own: dict[str, Any] = {"label": member.label} if member.label else {}
    if member.spells:
        own[SPELLS] = spells_text(member.spells)
    return {**member.attributes, **own}


def _tie_values(tie: Tie) -> dict[str, Any]:
    own: dict[str, Any] = {RELATION: tie.relation} if tie.relation else {}
    if tie.weight is not None:
        own[WEIGHT] = tie.weight
    if tie.id:
        own[_ID] = tie.id
    if tie.spells:
        own[SPELLS] = spells_text(tie.spells)
    return {**tie.attributes, **own}


def _table(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _member(id_: str, values: Attributes) -> Member:
    label = str(values.pop("label", ""))
    side = values.pop(_PARTITE, None)
    mode = side + 1 if isinstance(side, int) and side in {0, 1} else values.pop(MODE, 0)
    spells = spells_of(str(values.pop(SPELLS, ""))) or ()
    return Member(id_, label, values, int(mode) if mode in {1, 2} else 0, spells)


def _tie(source: str, target: str, values: Attributes, *, is_directed: bool) -> Tie:
    relation = str(values.pop(RELATION, ""))
    written = values.get(WEIGHT)
    weight = None
    if isinstance(written, int | float):
        weight = float(written)
        del values[WEIGHT]
    id_ = str(values.pop(_ID, ""))
    spells = spells_of(str(values.pop(SPELLS, ""))) or ()
    return Tie(source, target, relation, is_directed, weight, id_, values, spells)


def _network(members: list[Member], ties: list[Tie], name: str, about: Attributes) -> Network:
    two = any(member.mode for member in members)
    return Network.of(members, ties, name=name, modes=("", "") if two else None, attributes=about)


def _values(data: Mapping[Any, Any]) -> Attributes:
    """Return what the model can hold; nothing is said by ``None`` and by a number that is none."""
    found: Attributes = {}
    for name, value in data.items():
        kept = value_from(value)
        if kept is not None:
            found[str(name)] = kept
    return found


def value_from(value: Any) -> Value | None:  # noqa: ANN401 - whatever a library holds
    """Return a value of another library as an attribute.

    Examples
    --------
    >>> import numpy as np
    >>> value_from(np.int64(3)), value_from(float("nan")), value_from(["a", 1])
    (3, None, ('a', '1'))
    """
    if hasattr(value, "item") and not isinstance(value, str | bytes):
        value = value.item() if getattr(value, "ndim", 0) == 0 else value.tolist()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple | set):
        return tuple(str(item) for item in value)
    return None if _is_missing(value) else str(value)


def _is_missing(value: object) -> bool:
    """Tell whether a value is pandas' way of saying that there is none."""
    return type(value).__name__ in {"NAType", "NaTType"}
