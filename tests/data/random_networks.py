"""Random networks for Hypothesis, and the same for networkx."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from malai_core.sna.graph import Graph, graph_from


@st.composite
def graphs(
    draw: st.DrawFn,
    *,
    directed: bool | None = None,
    weighted: bool | None = None,
    smallest: int = 0,
    largest: int = 12,
) -> Graph:
    """Networks with isolates and separate parts, sparse and dense, loops and repetition dropped."""
    n = draw(st.integers(smallest, largest))
    party = st.integers(0, max(n - 1, 0))
    pairs = draw(st.lists(st.tuples(party, party), max_size=(4 * n if n else 0)))
    is_directed = draw(st.booleans()) if directed is None else directed
    is_weighted = draw(st.booleans()) if weighted is None else weighted
    strength = st.sampled_from([0.5, 1.0, 2.0, 3.0, 7.0])
    weights = [draw(strength) for _ in pairs] if is_weighted else None
    return graph_from(
        n,
        np.array([a for a, _ in pairs], dtype=np.int64),
        np.array([b for _, b in pairs], dtype=np.int64),
        weights,
        is_directed=is_directed,
    )


def as_networkx(graph: Graph) -> Any:
    """Return the same network for networkx, weights as ``weight``."""
    found = nx.DiGraph() if graph.is_directed else nx.Graph()
    found.add_nodes_from(range(graph.n))
    ends = zip(graph.source.tolist(), graph.target.tolist(), graph.weight.tolist(), strict=True)
    found.add_weighted_edges_from(ends)
    return found


def relabelled(graph: Graph, order: list[int]) -> Graph:
    """Return the network in which party ``i`` has the number ``order[i]``."""
    place = np.array(order, dtype=np.int64)
    return graph_from(
        graph.n,
        place[graph.source],
        place[graph.target],
        graph.weight,
        is_directed=graph.is_directed,
    )


def with_isolate(graph: Graph) -> Graph:
    """Return the network with one more member without ties."""
    return graph_from(
        graph.n + 1, graph.source, graph.target, graph.weight, is_directed=graph.is_directed
    )


def doubled(graph: Graph) -> Graph:
    """Return the network with every tie twice as strong."""
    return graph_from(
        graph.n, graph.source, graph.target, 2 * graph.weight, is_directed=graph.is_directed
    )
