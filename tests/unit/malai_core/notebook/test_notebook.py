"""``import malai_core as mc``: read, describe, what if, and to and from other libraries."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import igraph
import networkx as nx
import pandas as pd
import polars as pl
import pytest

import malai_core as mc
from malai_core.errors import InvalidInputError
from malai_core.formats.networks import Member, Network, Spell, Tie

CHAIN = b'*Vertices 5\n1 "Dao"\n2 "Fah"\n3 "Fah"\n4 "Lom"\n5 "Mek"\n*Edges\n1 2\n2 3\n3 4\n'
MIXED = Network.of(
    [
        Member("a", "ดาว", {"age": 52, "note": "x", "tags": ("p", "q")}, spells=(Spell(1.0, 2.0),)),
        Member("b", "ดาว", {"is_lead": True}),
        Member("c"),
    ],
    [
        Tie("a", "b", "advice", weight=2.5, id="e1", attributes={"year": 2019}),
        Tie("b", "a", "advice", weight=1.0),
        Tie("b", "c", "kin", is_directed=False, spells=(Spell(None, 3.0),)),
        Tie("b", "b", "kin", is_directed=False),
    ],
    name="ลุ่มน้ำ",
    attributes={"place": "ริมกก"},
)


def test_the_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, malai_core; "
        "sys.exit(any(m in sys.modules for m in ('numpy', 'igraph', 'networkx', 'pandas', 'django')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_describe_says_how_it_hangs_together() -> None:
    found = mc.describe(mc.read(CHAIN))
    assert (found.members, found.pairs, found.parts, found.largest) == (5, 3, 2, 4)
    assert found.isolates == ("5",)
    assert found.cut_members == (("2", 1), ("3", 1))
    assert found.density.value == 0.3
    assert "separate parts: 2" in str(found)
    assert "<td>separate parts</td>" in found._repr_html_()


def test_what_is_undefined_says_why() -> None:
    found = mc.describe(Network())
    assert found.density.value is None
    assert "undefined: There are fewer than two members." in str(found)


def test_what_if_names_who_falls_off() -> None:
    net = mc.read(CHAIN)
    found = mc.what_if(net, remove=["2"])
    assert found.cut_off == ("1",)
    assert (found.before.parts, found.after.parts) == (2, 3)
    assert str(found) == "Without Fah, 1 members would fall off the largest part."
    assert "หลุดจากส่วนใหญ่" in found.in_language("th")
    assert mc.what_if(net, remove=["Dao", "Lom"]).removed == ("1", "4")
    assert len(net.members) == 5
    everybody = mc.what_if(net, remove=list(net.members))
    assert (everybody.after.members, everybody.cut_off) == (0, ())


def test_a_label_of_two_members_is_not_guessed() -> None:
    with pytest.raises(InvalidInputError, match="Say which by id: 2, 3"):
        mc.what_if(mc.read(CHAIN), remove=["Fah"])
    with pytest.raises(InvalidInputError, match="No member"):
        mc.what_if(mc.read(CHAIN), remove=["Nobody"])


def test_networkx_and_back() -> None:
    graph = mc.to_networkx(MIXED)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.nodes["a"]["age"] == 52
    assert mc.from_networkx(graph).differences(MIXED) == []
    simple = mc.from_networkx(nx.path_graph(3))
    assert [(t.source, t.target, t.is_directed) for t in simple.ties] == [
        ("0", "1", False), ("1", "2", False),
    ]  # fmt: skip


def test_igraph_and_back() -> None:
    graph = mc.to_igraph(MIXED)
    assert graph.vs["label"] == ["ดาว", "ดาว", None]
    assert mc.from_igraph(graph).differences(MIXED) == []
    assert list(mc.from_igraph(igraph.Graph.Ring(3)).members) == ["0", "1", "2"]


def test_two_mode_networks_keep_their_sides() -> None:
    net = Network.of(
        [Member("a", mode=1), Member("m", mode=2)],
        [Tie("a", "m", is_directed=False)],
        modes=("", ""),
    )
    for there, back in (
        (mc.to_networkx, mc.from_networkx),
        (mc.to_igraph, mc.from_igraph),
    ):
        assert back(there(net)).differences(net) == []
    assert mc.to_networkx(net).nodes["m"]["bipartite"] == 1
    assert mc.from_pandas(*mc.to_pandas(net)).differences(net) == []


def test_tables_of_pandas_and_polars_and_back() -> None:
    bare = replace(MIXED, name="", attributes={})
    members, ties = mc.to_pandas(MIXED)
    assert isinstance(members, pd.DataFrame)
    assert list(ties.columns)[:3] == ["source", "target", "relation"]
    found = mc.from_pandas(members, ties)
    assert [tie.weight for tie in found.ties] == [tie.weight for tie in bare.ties]
    assert set(found.members) == set(bare.members)
    rows, pairs = mc.to_polars(MIXED)
    assert isinstance(rows, pl.DataFrame)
    again = mc.from_polars(rows, pairs)
    assert again.members["a"].attributes["tags"] == "p|q"
    named = mc.from_pandas(None, pd.DataFrame({"source": [1], "target": ["x"], "since": [2019]}))
    assert list(named.members) == ["1", "x"]
    assert named.ties[0].attributes == {"since": 2019}


def test_write_takes_its_format_from_the_ending(tmp_path: Path) -> None:
    out = mc.write(MIXED, tmp_path / "x.gexf", has_personal=True)
    assert out.format == "gexf"
    assert mc.read(tmp_path / "x.gexf").is_same(out.network)
    mc.write(MIXED, tmp_path / "tables")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "edges.csv",
        "nodes.csv",
    ]
    with pytest.raises(InvalidInputError, match="no format"):
        mc.write(MIXED, tmp_path / "x.docx")


def test_a_network_shows_itself_in_a_notebook() -> None:
    net = Network.of([Member("<b>", "ดาว", {"<i>": "&"})])
    shown = net._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert repr(net) == "<Network: 1 member, 0 ties>"
