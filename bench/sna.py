"""The measured network: growth with size beside bare igraph, networkx at 10,000, what-if, weaving.

``BENCH_LARGE=1`` adds 100,000 and 1,000,000 members (5,000,000 ties): about half an hour and
2 GB. ``BENCH_SIZES=1000,10000`` names the sizes oneself. Times are of the processor, so that
a busy machine falls on neither side.
"""

from __future__ import annotations

import gc
import math
import os
import random
import resource
from collections.abc import Callable
from functools import lru_cache, partial
from statistics import median
from time import process_time

import igraph
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from bench.harness import line
from malai_core.sna.betweenness import betweenness, default_pivots
from malai_core.sna.communities import communities
from malai_core.sna.core_periphery import core_periphery
from malai_core.sna.distances import closeness, distances, global_efficiency, harmonic
from malai_core.sna.graph import Graph, graph_from
from malai_core.sna.parts import coreness, cut_ties, cuts, density, parts
from malai_core.sna.prominence import degrees, eigenvector, pagerank
from malai_core.sna.removal import removal
from malai_core.sna.resilience import robustness
from malai_core.sna.structural_holes import constraint
from malai_core.sna.traversal import sample
from malai_core.sna.triads import transitivity, triad_census
from malai_core.sna.weaving import weaving

SMALL, LARGE = (1_000, 10_000), (100_000, 1_000_000)
SEED = 2560
#: Above, igraph's distances and constraint take from many minutes to hours.
_IGRAPH_DISTANCES_TO, _IGRAPH_HOLES_TO = 10_000, 100_000

#: Measures that share our one pass over the distances.
FAR = ("closeness", "harmonic", "distances")

Ends = NDArray[np.int64]
Act = Callable[[], object]


@lru_cache(maxsize=1)
def ends(n: int) -> Ends:
    """Return 5 n random ties, shape ``(5 n, 2)``: a mean degree of almost 10."""
    return np.random.default_rng(SEED).integers(0, n, (5 * n, 2))


def ours(graph: Graph) -> dict[str, Act]:
    """Return what a reading measures, in the order in which it does."""
    return {
        "parts, density": lambda: (parts(graph), density(graph)),
        "degree": lambda: degrees(graph),
        "cores": lambda: coreness(graph),
        "cut members": lambda: cuts(graph),
        "cut ties": lambda: cut_ties(graph),
        "closeness": lambda: closeness(graph),
        "harmonic": lambda: harmonic(graph),
        "distances": lambda: (distances(graph), global_efficiency(graph)),
        "betweenness": lambda: betweenness(graph),
        "eigenvector": lambda: eigenvector(graph),
        "PageRank": lambda: pagerank(graph),
        "transitivity": lambda: transitivity(graph),
        "constraint": lambda: constraint(graph),
        "circles": lambda: communities(graph),
        "core and edge": lambda: core_periphery(graph),
    }


def bare(graph: igraph.Graph, pivots: list[int]) -> dict[str, Act]:
    """Return the same by igraph, where it has it and ends within minutes."""
    n = graph.vcount()
    calls: dict[str, Act] = {
        "parts, density": lambda: (graph.connected_components().membership, graph.density()),
        "degree": graph.degree,
        "cores": graph.coreness,
        "cut members": lambda: graph.biconnected_components(return_articulation_points=True),
        "cut ties": graph.bridges,
        "betweenness": lambda: graph.betweenness(sources=pivots),
        "PageRank": graph.pagerank,
        "transitivity": graph.transitivity_undirected,
        "circles": lambda: graph.community_leiden(
            "modularity", n_iterations=-1 if n <= 2_000 else 2
        ),
        "eigenvector": lambda: _quiet(graph.eigenvector_centrality),
    }
    if n <= _IGRAPH_HOLES_TO:
        calls["constraint"] = graph.constraint
    if n <= _IGRAPH_DISTANCES_TO:
        calls["closeness"] = graph.closeness
        calls["harmonic"] = graph.harmonic_centrality
        calls["distances"] = graph.path_length_hist
    return calls


def by_networkx(graph: nx.Graph, pivots: int) -> dict[str, Act]:
    """Return the same by networkx; what takes it from minutes to hours is left out."""
    return {
        "parts, density": lambda: (list(nx.connected_components(graph)), nx.density(graph)),
        "degree": lambda: dict(graph.degree),
        "cores": lambda: nx.core_number(graph),
        "cut members": lambda: list(nx.articulation_points(graph)),
        "cut ties": lambda: list(nx.bridges(graph)),
        "betweenness": lambda: nx.betweenness_centrality(graph, k=pivots, seed=SEED),
        "eigenvector": lambda: nx.eigenvector_centrality(graph, max_iter=1_000),
        "PageRank": lambda: nx.pagerank(graph),
        "transitivity": lambda: nx.transitivity(graph),
        "constraint": lambda: nx.constraint(graph),
        "circles": lambda: nx.community.louvain_communities(graph, seed=SEED),
    }


def main() -> None:
    """Print growth, the ratios at 10,000, what-if and weaving."""
    for act in ours(_fresh(200)).values():
        act()  # what is loaded at the first use is loaded now
    is_large = os.environ.get("BENCH_LARGE") == "1"
    named = os.environ.get("BENCH_SIZES")
    sizes = tuple(map(int, named.split(","))) if named else SMALL + (LARGE if is_large else ())
    growth(sizes)
    against_networkx(10_000)
    what_if(10_000)
    for n in sizes:
        if 1_000 < n <= 100_000:
            introduce(n)
            line(f"robustness, {n:,}", f"{seconds(partial(robustness, _fresh(n))):8.2f} s")
    if is_large:
        line("peak memory of this run", f"{_peak_gb():.1f} GB")


def growth(sizes: tuple[int, ...]) -> None:
    """Print the time of each measure at each size, ours and igraph's, and the exponents."""
    times: dict[str, list[float]] = {}
    for n in sizes:
        line(f"{n:,} members, {5 * n:,} ties, seconds", "    ours   igraph")
        graph = _fresh(n)
        made = {"made": seconds(partial(_made, graph))}
        mine = made | {name: seconds(act) for name, act in ours(graph).items()}
        pivots = sample(n, min(n, default_pivots(graph)), SEED).tolist()
        theirs = {name: seconds(act) for name, act in bare(graph.igraph, pivots).items()}
        for name, took in mine.items():
            floor = f"{theirs[name]:8.3f}" if name in theirs else "       -"
            line(f"  {name}", f"{took:8.3f} {floor}")
        both = [name for name in mine if name in theirs]
        print_sum("  sum of what both have", mine, theirs, both)
        print_sum("  the same without distances", mine, theirs, [b for b in both if b not in FAR])
        for name in both:
            times.setdefault(name, []).extend((mine[name], theirs[name]))
        times.setdefault("all of ours", []).append(sum(mine.values()))
    exponents(sizes, times)


def print_sum(
    title: str, mine: dict[str, float], theirs: dict[str, float], names: list[str]
) -> None:
    """Print the sums and their ratio."""
    own, floor = sum(mine[name] for name in names), sum(theirs[name] for name in names)
    line(title, f"{own:8.3f} {floor:8.3f}  {own / floor:.2f} x (limit 1.3)")


def exponents(sizes: tuple[int, ...], times: dict[str, list[float]]) -> None:
    """Print how time grows from the last size but one to the last: 1 is linear."""
    if len(sizes) < 2:
        return
    step = math.log(sizes[-1] / sizes[-2])
    line(f"growth exponent from {sizes[-2]:,} to {sizes[-1]:,}", "    ours   igraph")
    for name, took in times.items():
        pairs = [took[0::2], took[1::2]] if name != "all of ours" else [took]
        found = [math.log(own[-1] / own[-2]) / step for own in pairs if len(own) == len(sizes)]
        if found:
            line(f"  {name}", " ".join(f"{exponent:8.2f}" for exponent in found))


def against_networkx(n: int) -> None:
    """Print how many times longer networkx takes for what it has within minutes."""
    graph = _fresh(n)
    theirs = nx.from_edgelist(zip(graph.source.tolist(), graph.target.tolist(), strict=True))
    theirs.add_nodes_from(range(n))
    floors = {name: seconds(act) for name, act in by_networkx(theirs, 100).items()}
    mine = {name: seconds(act) for name, act in ours(graph).items() if name in floors}
    floors["closeness"] = seconds(
        lambda: [nx.closeness_centrality(theirs, u=u) for u in range(100)]
    )
    floors["closeness"] *= n / 100
    mine["closeness"] = seconds(lambda: closeness(_fresh(n)))
    floors["betweenness"] *= default_pivots(graph) / 100
    for name, floor in floors.items():
        line(
            f"networkx, {n:,}: {name}",
            f"{floor / mine[name]:8.1f} x   ({mine[name]:.3f} s against {floor:.3f} s)",
        )
    total = sum(floors.values()) / sum(mine[name] for name in floors)
    line(f"networkx, {n:,}: sum (betweenness, closeness scaled from 100 starts)", f"{total:8.1f} x")


def what_if(n: int) -> None:
    """Print the median of a hundred removals, and a rerun of the reading."""
    graph = _fresh(n)
    rerun = sum(seconds(act) for act in ours(_fresh(n)).values())
    removal(graph, [0])
    chance = random.Random(SEED)
    sets = [chance.sample(range(n), 1 + turn % 20) for turn in range(100)]
    took = median(seconds(partial(removal, graph, gone)) for gone in sets)
    line(
        f"what-if at {n:,}, median of 100",
        f"{took * 1000:8.1f} ms, {rerun / took:.0f} x a rerun ({rerun:.2f} s)",
    )


def introduce(n: int) -> None:
    """Print the time of the weaving list."""
    graph = _fresh(n)
    circles = communities(graph).known().of
    line(f"weaving, {n:,}", f"{seconds(lambda: weaving(graph, circles=circles)):8.2f} s")
    directed = graph_from(n, *ends(n).T, is_directed=True)
    line(f"triad census, {n:,}", f"{seconds(lambda: triad_census(directed)):8.2f} s")


def seconds(act: Act) -> float:
    """Return how long the processor takes for one run, in seconds."""
    gc.collect()
    start = process_time()
    act()
    return process_time() - start


def _made(graph: Graph) -> None:
    """Make what measures share."""
    _ = graph.arcs, graph.igraph


def _fresh(n: int) -> Graph:
    """Return the network with nothing kept."""
    return graph_from(n, *ends(n).T)


def _quiet(act: Act) -> object:
    """Run without igraph's warning about parts."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return act()


def _peak_gb() -> float:
    """Return the peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
