"""Writing Pajek, UCINET DL, VNA and GML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from malai_core.formats.networks.gml import MEMBER_ID, NAMED
from malai_core.formats.networks.matrix_form import weights_of
from malai_core.formats.networks.model import (
    Attributes,
    Member,
    Network,
    Spell,
    Tie,
    Value,
)
from malai_core.formats.networks.reserved import (
    MODE,
    MODES,
    NETWORK_NAME,
    RELATION,
    SPELLS,
    WEIGHT,
)
from malai_core.formats.networks.values import spells_text, text_of, weight_text

_ESCAPED: Final = re.compile(r'["\r\n]|&(?=#)')
_GML_ESCAPED: Final = re.compile(r'["&]|[^\x20-\x7e\n\t]')
_GML_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z", re.ASCII)
_GML_OWN: Final = frozenset(
    {"id", "label", "name", "graphics", "source", "target", "directed", "value", "node", "edge"}
    | {MEMBER_ID, NAMED, MODE, MODES, SPELLS, RELATION, WEIGHT, "item"}
)
_STRENGTH: Final = "strength"


def write_pajek(network: Network) -> Iterator[str]:
    """Yield a Pajek network: arcs and edges of each relation, places and times of vertices."""
    if network.name:
        yield f"*Network {_label(network.name)}\n"
    members = list(network.members.values())
    first = sum(member.mode == 1 for member in members) if network.is_two_mode else 0
    yield f"*Vertices {len(members)}{f' {first}' if network.is_two_mode else ''}\n"
    for member in members:
        yield f'{member.id} "{_label(member.label or member.id)}"{_places(member)}{_times(member.spells)}\n'
    several = len(network.relations) > 1
    for number, relation in enumerate(network.relations, 1):
        ties = [tie for tie in network.ties if tie.relation == relation]
        plain = not several and not relation
        name = "" if plain else f' :{number} "{_label(relation)}"'
        arcs = [tie for tie in ties if tie.is_directed]
        edges = [tie for tie in ties if not tie.is_directed]
        if arcs or not edges:
            yield f"*Arcs{name}\n"
            yield from map(_line, arcs)
        if edges:
            yield f"*Edges{name}\n"
            yield from map(_line, edges)


def write_paj(network: Network) -> Iterator[str]:
    """Yield a Pajek project: the network, and partitions and vectors of its members."""
    yield f"*Network {_label(network.name)}\n"
    bare = Network(members=network.members, ties=network.ties, relations=network.relations)
    bare.modes = network.modes
    yield from write_pajek(bare)
    members = list(network.members.values())
    names = list(members[0].attributes) if members else []
    for name in names:
        if name in {"x", "y", "z"}:
            continue
        kind = "Partition" if isinstance(members[0].attributes[name], int) else "Vector"
        yield f"*{kind} {_label(name)}\n*Vertices {len(members)}\n"
        for member in members:
            yield f"{text_of(member.attributes[name])}\n"


def _label(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"&#{ord(match[0])};", text)


def _places(member: Member) -> str:
    axes = [member.attributes.get(axis) for axis in "xyz"]
    found = [text_of(place) for place in axes if isinstance(place, float)]
    return "".join(f" {place}" for place in found) if len(found) >= 2 else ""


def _times(spells: tuple[Spell, ...]) -> str:
    if not spells:
        return ""
    pieces = [
        f"{weight_text(s.start)}-{'*' if s.end is None else weight_text(s.end)}"  # type: ignore[arg-type]
        for s in spells
        if isinstance(s.start, float)
    ]
    return f" [{','.join(pieces)}]"


def _line(tie: Tie) -> str:
    weight = f" {weight_text(tie.weight)}" if tie.weight is not None else ""
    return f"{tie.source} {tie.target}{weight}{_times(tie.spells)}\n"


def write_dl(network: Network) -> Iterator[str]:
    """Yield a UCINET DL edge list with embedded labels; the labels of all stand at the head."""
    members = list(network.members.values())
    sides = [
        [m for m in members if m.mode == mode] for mode in ((1, 2) if network.is_two_mode else (0,))
    ]
    yield from _dl_head(network, sides, "edgelist2" if network.is_two_mode else "edgelist1")
    yield from _dl_labels(sides, [[m.id for m in side] for side in sides])
    if network.is_two_mode:
        yield "row labels embedded\ncolumn labels embedded\n"
    else:
        yield "labels embedded\n"
    yield "data:\n"
    for number, relation in enumerate(network.relations):
        if number:
            yield "!\n"
        ties = (tie for tie in network.ties if tie.relation == relation)
        for (a, b), weight in weights_of(ties, is_two_mode=network.is_two_mode).items():
            yield f"{_token(a)} {_token(b)} {weight_text(weight)}\n"


def write_dl_matrix(network: Network) -> Iterator[str]:
    """Yield a UCINET DL file of full matrices, one for each relation."""
    members = list(network.members.values())
    sides = [
        [m for m in members if m.mode == mode] for mode in ((1, 2) if network.is_two_mode else (0,))
    ]
    yield from _dl_head(network, sides, "fullmatrix")
    yield from _dl_labels(sides, [[m.label or m.id for m in side] for side in sides])
    yield "data:\n"
    columns = [member.id for member in sides[-1]]
    for relation in network.relations:
        ties = (tie for tie in network.ties if tie.relation == relation)
        rows = _rows(weights_of(ties, is_two_mode=network.is_two_mode))
        for member in sides[0]:
            row = rows.get(member.id, {})
            yield " ".join(weight_text(row.get(column, 0.0)) for column in columns) + "\n"


def _rows(weights: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (a, b), weight in weights.items():
        found.setdefault(a, {})[b] = weight
    return found


def _dl_head(network: Network, sides: list[list[Member]], form: str) -> Iterator[str]:
    size = f"nr={len(sides[0])}, nc={len(sides[1])}" if len(sides) > 1 else f"n={len(sides[0])}"
    count = len(network.relations)
    yield f"dl {size}{f', nm={count}' if count > 1 else ''}\nformat={form}\n"
    if count > 1 or any(network.relations):
        yield "level labels:\n" + "".join(f"{_token(name)}\n" for name in network.relations)


def _dl_labels(sides: list[list[Member]], labels: list[list[str]]) -> Iterator[str]:
    names = ("row labels", "column labels") if len(sides) > 1 else ("labels",)
    for name, side in zip(names, labels, strict=True):
        if side:
            yield f"{name}:\n" + "".join(f"{_token(label)}\n" for label in side)


def _token(text: str) -> str:
    """Return a label, in quotes where it is not one plain word."""
    return text if re.fullmatch(r"[^\s,\":=]+", text) else f'"{text}"'


def write_vna(network: Network) -> Iterator[str]:
    """Yield a NetDraw VNA file: attributes of members, and a column for each relation."""
    members = list(network.members.values())
    names = list(dict.fromkeys(name for member in members for name in member.attributes))
    yield "*Node data\n" + " ".join(map(_vna, ["ID", "label", *names])) + "\n"
    for member in members:
        cells = [_vna(member.id), _vna(member.label)]
        cells += [_vna(member.attributes.get(name, "")) for name in names]
        yield " ".join(cells) + "\n"
    relations = network.relations or [""]
    heads = [relation or _STRENGTH for relation in relations]
    yield "*Tie data\n" + " ".join(map(_vna, ["from", "to", *heads])) + "\n"
    tables = [weights_of(t for t in network.ties if t.relation == name) for name in relations]
    for pair in dict.fromkeys(pair for table in tables for pair in table):
        weights = [weight_text(table.get(pair, 0.0)) for table in tables]
        yield " ".join([*map(_vna, pair), *weights]) + "\n"


def _vna(value: Value) -> str:
    return f'"{value}"' if isinstance(value, str) else text_of(value)


def write_gml(network: Network) -> Iterator[str]:
    """Yield a GML file in ASCII; ids that are no whole numbers stand beside a number."""
    numbers = _numbers(network.members)
    is_directed = bool(network.ties) and all(tie.is_directed for tie in network.ties)
    yield f'Creator "Malai"\ngraph [\n directed {int(is_directed)}\n'
    about: Attributes = {NETWORK_NAME: network.name} if network.name else {}
    if network.modes is not None:
        about[MODES] = "|".join(network.modes)
    yield from (f" {pair}\n" for pair in _gml_own(about))
    yield from (f" {pair}\n" for pair in _gml_pairs(network.attributes))
    for member in network.members.values():
        yield f" node [ {' '.join(_gml_node(member, numbers))} ]\n"
    for tie in network.ties:
        yield f" edge [ {' '.join(_gml_edge(tie, numbers, is_directed=is_directed))} ]\n"
    yield "]\n"


def _numbers(members: Iterable[str]) -> dict[str, int]:
    """Return id -> number: the ids themselves where all are plain whole numbers."""
    ids = list(members)
    if all(re.fullmatch(r"0|[1-9]\d{0,8}", id_, re.ASCII) for id_ in ids):
        return {id_: int(id_) for id_ in ids}
    return {id_: number for number, id_ in enumerate(ids)}


def _gml_node(member: Member, numbers: dict[str, int]) -> Iterator[str]:
    number = numbers[member.id]
    yield f"id {number}"
    if str(number) != member.id:
        yield f"{MEMBER_ID} {_gml(member.id)}"
    yield f"label {_gml(member.name)}"
    if member.mode:
        yield f"{MODE} {member.mode}"
    if member.spells:
        yield f"{SPELLS} {_gml(spells_text(member.spells))}"
    yield from _gml_pairs(member.attributes)


def _gml_edge(tie: Tie, numbers: dict[str, int], *, is_directed: bool) -> Iterator[str]:
    yield f"source {numbers[tie.source]} target {numbers[tie.target]}"
    if tie.is_directed != is_directed:
        yield f"directed {int(tie.is_directed)}"
    if tie.id:
        yield f"id {_gml(tie.id)}"
    if tie.relation:
        yield f"{RELATION} {_gml(tie.relation)}"
    if tie.weight is not None:
        yield f"{WEIGHT} {_gml(tie.weight)}"
    if tie.spells:
        yield f"{SPELLS} {_gml(spells_text(tie.spells))}"
    yield from _gml_pairs(tie.attributes)


def _gml_own(pairs: Attributes) -> Iterator[str]:
    yield from (f"{key} {_gml(value)}" for key, value in pairs.items())


def _gml_pairs(pairs: Attributes) -> Iterator[str]:
    """Yield attributes; a name that GML does not allow stands beside its value."""
    for key, value in pairs.items():
        if _GML_KEY.match(key) and key.lower() not in _GML_OWN:
            yield f"{key} {_gml(value)}"
        else:
            yield f"{NAMED} [ name {_gml(key)} value {_gml(value)} ]"


def _gml(value: Value) -> str:
    if isinstance(value, str):
        return '"' + _GML_ESCAPED.sub(lambda match: f"&#{ord(match[0])};", value) + '"'
    if isinstance(value, float):
        text = repr(value)
        mantissa, e, exponent = text.partition("e")
        return f"{mantissa if '.' in mantissa else mantissa + '.0'}{'E' if e else ''}{exponent}"
    return str(int(value)) if isinstance(value, int) else json.dumps(text_of(value))
