"""Network files we write, read by networkx and igraph: the same members and ties."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import igraph
import networkx as nx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from malai_core.formats.networks import Member, Network, Tie, WriteOptions, written

QUICK = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
NAME = st.text("abcกขแดงำ์ะ", min_size=1, max_size=5).map(lambda text: f"n{text}")
WEIGHT = st.integers(1, 9).map(float) | st.floats(0.125, 8, width=16)


@st.composite
def plain(draw: st.DrawFn) -> Network:
    """Networks of one relation and one direction, as those libraries know them."""
    names = draw(st.lists(NAME, min_size=1, max_size=6, unique=True))
    is_directed = draw(st.booleans())
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names), WEIGHT)
    ties = {
        (a, b) if is_directed else (min(a, b), max(a, b)): w for a, b, w in draw(st.lists(pairs))
    }
    return Network.of(
        [
            Member(name, attributes={"size": at, "ตำบล": "ริมกก & <ปิง>"})
            for at, name in enumerate(names)
        ],
        [Tie(a, b, "", is_directed, w) for (a, b), w in ties.items()],
    )


def edges(net: Network) -> Counter[tuple[str, str, float]]:
    return Counter(_edge(tie.source, tie.target, tie.weight, tie.is_directed) for tie in net.ties)


def _edge(a: str, b: str, weight: float | None, is_directed: bool) -> tuple[str, str, float]:
    ends = (a, b) if is_directed else (min(a, b), max(a, b))
    return (*ends, 1.0 if weight is None else float(weight))


def text(net: Network, form: str) -> str:
    return written(net, form, WriteOptions(has_personal=True)).bytes().decode()


def nx_edges(graph: nx.Graph) -> Counter[tuple[str, str, float]]:
    found = graph.edges(data=True)
    return Counter(_edge(a, b, data.get("weight"), graph.is_directed()) for a, b, data in found)


@given(net=plain())
@QUICK
def test_networkx_reads_our_graphml_gexf_pajek_and_gml(net: Network) -> None:
    attributes = {m.id: m.attributes for m in net.members.values()}
    graphml = nx.parse_graphml(text(net, "graphml"), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(text(net, "gexf").encode()))
    pajek = nx.parse_pajek(text(net, "pajek"))
    gml = nx.parse_gml(text(net, "gml"), label="label")
    for graph in (graphml, gexf, pajek, gml):
        assert set(graph) == set(net.members)
        assert nx_edges(graph) == edges(net)
        assert graph.is_directed() == any(tie.is_directed for tie in net.ties) or not net.ties
    assert {node: dict(data) for node, data in graphml.nodes(data=True)} == attributes
    assert {n: (d["size"], d["ตำบล"]) for n, d in gexf.nodes(data=True)} == {
        id_: tuple(values.values()) for id_, values in attributes.items()
    }
    assert {n: d["size"] for n, d in gml.nodes(data=True)} == {
        id_: values["size"] for id_, values in attributes.items()
    }


@given(net=plain())
@QUICK
def test_igraph_reads_our_graphml_pajek_and_dl(tmp_path: Path, net: Network) -> None:
    # igraph reads full matrices of 0 and 1 only, so those are left out.
    names = list(net.members)
    for form, key in (("graphml", "id"), ("pajek", "name"), ("dl", "name")):
        graph = igraphs(tmp_path, net, form)
        assert sorted(graph.vs[key]) == sorted(names)
        place = {name: at for at, name in enumerate(graph.vs[key])}
        found = Counter(
            _edge(
                graph.vs[e.source][key], graph.vs[e.target][key], e["weight"], graph.is_directed()
            )
            for e in graph.es
        )
        assert len(place) == len(names)
        assert found == (edges(net) if form in {"graphml", "pajek"} else both_ways(net))


def both_ways(net: Network) -> Counter[tuple[str, str, float]]:
    """Every cell of the matrix: an undirected tie in two of them."""
    found = Counter((t.source, t.target, t.weight or 0.0) for t in net.ties)
    back = [t for t in net.ties if not t.is_directed and t.source != t.target]
    return found + Counter((t.target, t.source, t.weight or 0.0) for t in back)


def igraphs(folder: Path, net: Network, form: str) -> igraph.Graph:
    path = folder / f"x.{form}"
    path.write_text(text(net, form), encoding="utf-8")
    if form == "graphml":
        return igraph.Graph.Read_GraphML(str(path))
    if form == "pajek":
        return igraph.Graph.Read_Pajek(str(path))
    return igraph.Graph.Read_DL(str(path))
