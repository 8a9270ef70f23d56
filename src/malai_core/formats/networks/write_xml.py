"""Writing GraphML and GEXF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from malai_core.formats.networks.model import (
    Attributes,
    Member,
    Moment,
    Network,
    Spell,
    Tie,
    Value,
)
from malai_core.formats.networks.reserved import MODE, MODES, NETWORK_NAME, RELATION, SPELLS, WEIGHT
from malai_core.formats.networks.values import (
    moment_text,
    spells_text,
    text_of,
    weight_text,
)

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_RETURN: Final = {"\r": "&#13;"}
_GRAPHML_TYPES: Final = {bool: "boolean", int: "long", float: "double"}
_GEXF_TYPES: Final = {bool: "boolean", int: "long", float: "double"}
_GRAPHML: Final = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_GEXF: Final = (
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
)

Columns = dict[str, tuple[str, str]]
"""name -> (id of the column, type)"""


def write_graphml(network: Network) -> Iterator[str]:
    """Yield a GraphML file: typed keys for every attribute, an edge's own direction."""
    nodes = _columns((m.attributes for m in network.members.values()), "n", _GRAPHML_TYPES)
    edges = _columns((t.attributes for t in network.ties), "e", _GRAPHML_TYPES)
    about = _about(network)
    graph = _columns([about], "g", _GRAPHML_TYPES)
    yield _HEAD + _GRAPHML
    yield from _keys("graph", graph)
    yield from _keys("node", {"label": ("label", "string"), **_own_node(network), **nodes})
    yield from _keys("edge", {**_own_edge(network), **edges})
    default = "directed" if all(tie.is_directed for tie in network.ties) else "undirected"
    yield f' <graph edgedefault="{default}">\n'
    yield "".join(_data(graph[name][0], value) for name, value in about.items())
    for member in network.members.values():
        yield _graphml_node(member, nodes)
    for tie in network.ties:
        yield _graphml_edge(tie, edges, default)
    yield " </graph>\n</graphml>\n"


def _about(network: Network) -> Attributes:
    about: Attributes = {NETWORK_NAME: network.name} if network.name else {}
    if network.modes is not None:
        about[MODES] = "|".join(network.modes)
    return about | network.attributes


def _own_node(network: Network) -> Columns:
    found: Columns = {}
    if network.is_two_mode:
        found[MODE] = (MODE, "int")
    if any(member.spells for member in network.members.values()):
        found[SPELLS] = (SPELLS, "string")
    return found


def _own_edge(network: Network) -> Columns:
    found: Columns = {RELATION: (RELATION, "string")}
    if any(tie.weight is not None for tie in network.ties):
        found[WEIGHT] = (WEIGHT, "double")
    if any(tie.spells for tie in network.ties):
        found[SPELLS] = (f"e{SPELLS}", "string")
    return found


def _columns(rows: Iterable[Attributes], prefix: str, types: dict[type, str]) -> Columns:
    """Return the columns of attributes; the values of one have one type (see ``fitted``)."""
    found: Columns = {}
    for row in rows:
        for name, value in row.items():
            if name not in found:
                found[name] = (f"{prefix}{len(found)}", types.get(type(value), "string"))
    return found


def _keys(kind: str, columns: Columns) -> Iterator[str]:
    for name, (id_, type_) in columns.items():
        yield f' <key id="{id_}" for="{kind}" attr.name={_quoted(name)} attr.type="{type_}"/>\n'


def _data(id_: str, value: Value) -> str:
    return f'<data key="{id_}">{escape(text_of(value), _RETURN)}</data>'


def _graphml_node(member: Member, columns: Columns) -> str:
    data = [_data("label", member.label)] if member.label else []
    if member.mode:
        data.append(_data(MODE, member.mode))
    if member.spells:
        data.append(_data(SPELLS, spells_text(member.spells)))
    data += [_data(columns[name][0], value) for name, value in member.attributes.items()]
    return f"  <node id={_quoted(member.id)}>{''.join(data)}</node>\n"


def _graphml_edge(tie: Tie, columns: Columns, default: str) -> str:
    data = [_data(RELATION, tie.relation)] if tie.relation else []
    if tie.weight is not None:
        data.append(_data(WEIGHT, tie.weight))
    if tie.spells:
        data.append(_data(f"e{SPELLS}", spells_text(tie.spells)))
    data += [_data(columns[name][0], value) for name, value in tie.attributes.items()]
    id_ = f" id={_quoted(tie.id)}" if tie.id else ""
    ends = f"source={_quoted(tie.source)} target={_quoted(tie.target)}"
    own = (
        ""
        if tie.is_directed == (default == "directed")
        else f' directed="{text_of(tie.is_directed)}"'
    )
    return f"  <edge{id_} {ends}{own}>{''.join(data)}</edge>\n"


def write_gexf(network: Network) -> Iterator[str]:
    """Yield a GEXF 1.3 file: times as spells, values that change, the kind of each tie."""
    members, ties = network.members.values(), network.ties
    nodes = _with_timed(members, "n")
    edges = _with_timed(ties, "e")
    if network.is_two_mode:
        nodes[MODE] = (MODE, "integer")
    form = _time_form([*members, *ties])
    mode = ' mode="dynamic"' if form else ""
    directed = "directed" if all(tie.is_directed for tie in ties) else "undirected"
    yield _HEAD + _GEXF + _meta(network)
    yield f' <graph defaultedgetype="{directed}"{mode}{form}>\n'
    yield from _gexf_columns("node", nodes, members)
    yield from _gexf_columns("edge", edges, ties)
    yield f'  <nodes count="{len(members)}">\n'
    for member in members:
        yield _gexf_node(member, nodes)
    yield f'  </nodes>\n  <edges count="{len(ties)}">\n'
    for tie in ties:
        yield _gexf_edge(tie, edges, directed)
    yield "  </edges>\n </graph>\n</gexf>\n"


def _meta(network: Network) -> str:
    inner = f"<title>{escape(network.name)}</title>" if network.name else ""
    for name, value in network.attributes.items():
        inner += f"<{name}>{escape(text_of(value), _RETURN)}</{name}>"
    return f" <meta>{inner}</meta>\n" if inner else ""


def _with_timed(things: Iterable[Member] | Iterable[Tie], prefix: str) -> Columns:
    def rows() -> Iterator[Attributes]:
        for thing in things:
            yield thing.attributes
            yield {timed.name: timed.value for timed in thing.timed}

    return _columns(rows(), prefix, _GEXF_TYPES)


def _gexf_columns(
    kind: str, columns: Columns, things: Iterable[Member] | Iterable[Tie]
) -> Iterator[str]:
    changing = {timed.name for thing in things for timed in thing.timed}
    for mode, names in (
        ("static", [n for n in columns if n not in changing]),
        ("dynamic", [n for n in columns if n in changing]),
    ):
        if names:
            yield f'  <attributes class="{kind}" mode="{mode}">\n'
            for name in names:
                id_, type_ = columns[name]
                yield f'   <attribute id="{id_}" title={_quoted(name)} type="{type_}"/>\n'
            yield "  </attributes>\n"


def _gexf_node(member: Member, columns: Columns) -> str:
    label = f" label={_quoted(member.label)}" if member.label else ""
    more = member.attributes if not member.mode else {**member.attributes, MODE: member.mode}
    looks = ""
    x, y = more.get("x"), more.get("y")
    if _is_number(x) and _is_number(y):
        looks = f'<viz:position x="{x}" y="{y}"/>'
    inner = _attvalues(more, member, columns) + _spells(member.spells) + looks
    return f"   <node id={_quoted(member.id)}{label}>{inner}</node>\n"


def _gexf_edge(tie: Tie, columns: Columns, default: str) -> str:
    own = "directed" if tie.is_directed else "undirected"
    words = [
        f"id={_quoted(tie.id)}" if tie.id else "",
        f"source={_quoted(tie.source)} target={_quoted(tie.target)}",
        f'type="{own}"' if own != default else "",
        f"kind={_quoted(tie.relation)}" if tie.relation else "",
        f'weight="{weight_text(tie.weight)}"' if tie.weight is not None else "",
    ]
    inner = _attvalues(tie.attributes, tie, columns) + _spells(tie.spells)
    return f"   <edge {' '.join(filter(None, words))}>{inner}</edge>\n"


def _attvalues(values: Attributes, thing: Member | Tie, columns: Columns) -> str:
    found = [
        f"<attvalue for={_for(columns, n)} value={_quoted(text_of(v))}/>" for n, v in values.items()
    ]
    for timed in thing.timed:
        value = _quoted(text_of(timed.value))
        found.append(
            f"<attvalue for={_for(columns, timed.name)} value={value}{_bounds(timed.spell)}/>"
        )
    return f"<attvalues>{''.join(found)}</attvalues>" if found else ""


def _for(columns: Columns, name: str) -> str:
    return f'"{columns[name][0]}"'


def _spells(spells: tuple[Spell, ...]) -> str:
    found = "".join(f"<spell{_bounds(spell)}/>" for spell in spells)
    return f"<spells>{found}</spells>" if found else ""


def _bounds(spell: Spell) -> str:
    start = f' start="{moment_text(spell.start)}"' if spell.start is not None else ""
    end = f' end="{moment_text(spell.end)}"' if spell.end is not None else ""
    return start + end or ' start="-Infinity"'


def _time_form(things: Iterable[Member | Tie]) -> str:
    """Return the attribute that says how times are written, "" where there are none."""
    points: list[Moment] = [
        point
        for thing in things
        for spell in (*thing.spells, *(timed.spell for timed in thing.timed))
        for point in (spell.start, spell.end)
        if point is not None
    ]
    if not points:
        return ""
    if any(isinstance(point, datetime) for point in points):
        return ' timeformat="dateTime"'
    return ' timeformat="date"' if isinstance(points[0], date) else ' timeformat="double"'


def _is_number(value: Value | None) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _quoted(text: str) -> str:
    return quoteattr(text)
