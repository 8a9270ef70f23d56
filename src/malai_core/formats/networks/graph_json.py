"""JSON of graph views: Cytoscape.js, Graph Commons, and lists of nodes and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.json_values import (
    Json,
    attributes_of,
    id_of,
    listed,
    value_of,
    weight_of,
)
from malai_core.formats.networks.model import Aside, Attributes, Head, Member, Record, Tie
from malai_core.formats.networks.reserved import MODE, MODES, RELATION, SPELLS, TIE_ALIASES
from malai_core.formats.networks.values import spells_of, text_of
from malai_core.formats.networks.words import NO_ENDS, NO_ID, NOT_UNDERSTOOD
from malai_core.labels import Sentence

_ENDS: Final = frozenset({"source", "target", "from", "to"})
_CYTOSCAPE_OWN: Final = frozenset({"shared_name", "SUID", "selected"})


def read_cytoscape(opened: Opened) -> Iterator[Record]:
    """Yield the records of a Cytoscape.js file: elements in two lists or in one."""
    content = opened.json()
    elements = content.get("elements", content) if isinstance(content, dict) else content
    if isinstance(content, dict):
        about = attributes_of(content.get("data"), _CYTOSCAPE_OWN)
        yield from _about(about)
    nodes, edges = _two_lists(elements)
    for node in nodes:
        yield _node(node)
    for edge in edges:
        yield from _edge(_data(edge), is_directed=True)


def _about(about: Attributes) -> Iterator[Record]:
    name = text_of(about.pop("name", ""))
    modes = text_of(about.pop(MODES, "")).split("|")
    pair = (modes[0], modes[1]) if len(modes) == 2 else None
    yield Head(name or None, modes=pair, attributes=about)


def _two_lists(elements: Json) -> tuple[list[Json], list[Json]]:
    if isinstance(elements, dict):
        return listed(elements.get("nodes")), listed(elements.get("edges"))
    nodes: list[Json] = []
    edges: list[Json] = []
    for element in listed(elements):
        data = _data(element)
        is_edge = isinstance(element, dict) and element.get("group") == "edges"
        (edges if is_edge or "source" in data else nodes).append(element)
    return nodes, edges


def _data(element: Json) -> dict[str, Json]:
    data = element.get("data") if isinstance(element, dict) else None
    return data if isinstance(data, dict) else {}


def _node(node: Json) -> Record:
    data = _data(node)
    values = attributes_of(data, {"id", "label", *_CYTOSCAPE_OWN})
    label = value_of(data.get("label"))
    if label is None:
        label = values.pop("name", "")
    position = node.get("position") if isinstance(node, dict) else None
    for axis, place in attributes_of(position).items():
        values.setdefault(axis, place)
    return _member(id_of(data.get("id")), text_of(label), values)


def _member(id_: str, label: str, values: Attributes) -> Record:
    if not id_:
        return Aside(0, 0, Sentence(NO_ID), label[:80])
    mode = values.pop(MODE, 0)
    mode = mode if isinstance(mode, int) and mode in {1, 2} else 0
    spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
    return Member(id_, label, values, mode, spells)


def _edge(data: dict[str, Json], *, is_directed: bool) -> Iterator[Record]:
    source = id_of(data.get("source", data.get("from")))
    target = id_of(data.get("target", data.get("to")))
    if not (source and target):
        yield Aside(0, 0, Sentence(NO_ENDS), id_of(data.get("id")))
        return
    values = attributes_of(data, {"id", *_ENDS, *_CYTOSCAPE_OWN})
    said = values.pop("directed", is_directed)
    relation = next(
        (text_of(values.pop(name)) for name in (RELATION, *TIE_ALIASES) if name in values), ""
    )
    weight = weight_of(values.get("weight"))
    if weight is not None:
        del values["weight"]
    spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
    id_ = id_of(data.get("id"))
    yield Tie(source, target, relation, bool(said), weight, id_, values, spells)


def read_graph_commons(opened: Opened) -> Iterator[Record]:
    """Yield the records of a Graph Commons file; a tie's name is its relation."""
    content = opened.json_object()
    graph = content["graph"] if isinstance(content.get("graph"), dict) else content
    about = attributes_of({key: graph.get(key) for key in ("description", "subtitle")})
    yield Head(text_of(value_of(graph.get("name")) or "") or None, attributes=about)
    kinds = {id_of(kind.get("id")): kind for kind in _objects(graph.get("edgeTypes"))}
    for kind in kinds.values():
        yield Head(relation=text_of(value_of(kind.get("name")) or ""))
    for node in _objects(graph.get("nodes")):
        values = attributes_of(node, {"id", "name", "properties"}) | attributes_of(
            node.get("properties")
        )
        yield _member(id_of(node.get("id")), text_of(value_of(node.get("name")) or ""), values)
    for edge in _objects(graph.get("edges")):
        yield from _commons_edge(edge, kinds)


def _commons_edge(edge: dict[str, Json], kinds: dict[str, dict[str, Json]]) -> Iterator[Record]:
    flat = {key: value for key, value in edge.items() if key not in {"properties", "name"}}
    kind = kinds.get(id_of(edge.get("edge_type_id", edge.get("type_id"))), {})
    named = value_of(edge.get("name")) or value_of(kind.get("name")) or ""
    flat |= edge["properties"] if isinstance(edge.get("properties"), dict) else {}
    if named:
        flat[RELATION] = named
    is_directed = kind.get("directed", 1) != 0
    yield from _edge(flat, is_directed=is_directed)


def read_node_link(opened: Opened) -> Iterator[Record]:
    """Yield the records of lists of nodes and links, as networkx, D3 and sigma write them."""
    content = opened.json_object()
    about = attributes_of(content.get("graph"))
    yield from _about(about)
    nodes = _objects(content.get("nodes"))
    ids = [id_of(node.get("id", node.get("key", node.get("name")))) for node in nodes]
    for id_, node in zip(ids, nodes, strict=True):
        flat = node | (node["attributes"] if isinstance(node.get("attributes"), dict) else {})
        values = attributes_of(flat, {"id", "key", "label", "attributes"})
        label = value_of(flat.get("label"))
        if label is None:
            label = values.pop("name", "")
        yield _member(id_, text_of(label), values)
    is_directed = content.get("directed", False) is True
    known = set(ids)
    links = content.get("links", content.get("edges"))
    for link in listed(links):
        if isinstance(link, dict):
            flat = link | (link["attributes"] if isinstance(link.get("attributes"), dict) else {})
            flat.pop("attributes", None)
            yield from _edge(_by_place(flat, ids, known), is_directed=is_directed)
        else:
            yield Aside(0, 0, Sentence(NOT_UNDERSTOOD), str(link)[:80])


def _by_place(link: dict[str, Json], ids: list[str], known: set[str]) -> dict[str, Json]:
    """Return a link with ids for ends that are places in the list, as D3 has them."""
    found = dict(link)
    for side in ("source", "target"):
        end = found.get(side)
        if isinstance(end, int) and str(end) not in known and 0 <= end < len(ids):
            found[side] = ids[end]
    return found


def _objects(value: Json) -> list[dict[str, Json]]:
    return [item for item in listed(value) if isinstance(item, dict)]
