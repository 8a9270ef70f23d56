"""The measured network against published graphs: distances, centrality, holes, circles, core.

Unless said otherwise the numbers are those R prints (sna 2.7-1, igraph 1.3.5) for the same data.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from malai_core.sna.betweenness import betweenness
from malai_core.sna.centralisation import (
    centralisation_of_betweenness,
    centralisation_of_closeness,
    centralisation_of_degree,
)
from malai_core.sna.communities import communities, modularity
from malai_core.sna.core_periphery import Ideal, core_periphery
from malai_core.sna.distances import closeness, distances, global_efficiency
from malai_core.sna.graph import Graph, graph_from, graph_from_pairs
from malai_core.sna.mixing import assortativity, assortativity_of_numbers, ei_index
from malai_core.sna.parts import coreness, cut_ties, cuts, density
from malai_core.sna.prominence import degrees, eigenvector
from malai_core.sna.removal import removal
from malai_core.sna.resilience import percolation_threshold, robustness
from malai_core.sna.structural_holes import constraint, effective_size
from malai_core.sna.triads import clustering, transitivity
from tests.data.networks import florentine, karate, karate_clubs, kite


def near(*values: float) -> object:
    """As many decimals as the source prints."""
    return pytest.approx(list(values), abs=6e-5, nan_ok=True)


def test_krackhardts_kite_member_by_member() -> None:
    graph = kite()
    assert degrees(graph).known().tolist() == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]
    between = betweenness(graph).known() * 36  # 9 * 8 / 2 pairs: Freeman's count
    assert between.tolist() == near(0.8333, 0.8333, 0, 3.6667, 0, 8.3333, 8.3333, 14, 8, 0)
    assert closeness(graph).known().tolist() == near(
        0.5294, 0.5294, 0.5, 0.6, 0.5, 0.6429, 0.6429, 0.6, 0.4286, 0.3103
    )
    unit = eigenvector(graph).known() / np.linalg.norm(eigenvector(graph).known())
    assert unit.tolist() == near(
        0.3522, 0.3522, 0.2858, 0.4810, 0.2858, 0.3977, 0.3977, 0.1959, 0.0481, 0.0112
    )
    assert constraint(graph).known().tolist() == near(
        0.5412, 0.5412, 0.6641, 0.4702, 0.6641, 0.4451, 0.4451, 0.4311, 0.5, 1
    )
    assert effective_size(graph).known().tolist() == near(2, 2, 1, 3.3333, 1, 3, 3, 2.3333, 2, 1)
    assert coreness(graph).known().tolist() == [3] * 7 + [2, 1, 1]


def test_krackhardts_kite_as_a_whole() -> None:
    graph = kite()
    found = distances(graph).known()
    assert found.mean == pytest.approx(1.9778, abs=5e-5)
    assert found.longest == 4
    assert global_efficiency(graph).value == pytest.approx(0.6463, abs=5e-5)
    assert transitivity(graph).value == pytest.approx(0.5789, abs=5e-5)
    # Mean clustering .52 counts members with one contact as 0, as networkx does; ours leaves them out.
    assert np.nansum(clustering(graph).known()) / 10 == pytest.approx(0.52, abs=5e-5)
    assert cut_ties(graph).known() == ((7, 8), (8, 9))
    assert [(cut.member, cut.cut_off) for cut in cuts(graph).known()] == [(7, 2), (8, 1)]


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (kite(), (0.4, 0.3333, 0.2963, 0.2704)),
        (florentine()[1], (0.1905, 0.2747, 0.4368, 0.3225)),
        (karate(), (0.1390, 0.3996, 0.4056, 0.2982)),
    ],
    ids=["kite", "florentine", "karate"],
)
def test_density_and_centralisation(graph: Graph, expected: tuple[float, ...]) -> None:
    measures = (
        density,
        centralisation_of_degree,
        centralisation_of_betweenness,
        centralisation_of_closeness,
    )
    assert [measure(graph).known() for measure in measures] == near(*expected)


def test_florentine_marriages_with_pucci_who_married_nobody() -> None:
    names, graph = florentine(with_pucci=True)
    medici, pucci = names.index("Medici"), names.index("Pucci")
    assert density(graph).value == pytest.approx(0.1667, abs=5e-5)
    assert centralisation_of_degree(graph).value == pytest.approx(0.2667, abs=5e-5)
    assert centralisation_of_betweenness(graph).value == pytest.approx(0.3835, abs=5e-5)
    assert centralisation_of_closeness(graph).value is None  # sna prints 0
    assert betweenness(graph).known()[medici] == pytest.approx(0.4524, abs=5e-5)
    assert closeness(graph).known()[medici] == pytest.approx(0.5227, abs=5e-5)
    assert closeness(graph, within="part").known()[medici] == pytest.approx(0.56, abs=5e-5)
    assert np.isnan(constraint(graph).known()[pucci])
    assert np.isnan(closeness(graph).known()[pucci])


def test_florentine_marriages() -> None:
    names, graph = florentine()
    at = names.index
    between, holes = betweenness(graph).known(), constraint(graph).known()
    ranked = [
        "Medici",
        "Guadagni",
        "Albizzi",
        "Salviati",
        "Ridolfi",
        "Bischeri",
        "Strozzi",
        "Barbadori",
        "Tornabuoni",
    ]
    assert [between[at(name)] for name in [*ranked, "Castellani", "Peruzzi"]] == near(
        0.5220, 0.2546, 0.2125, 0.1429, 0.1136, 0.1044, 0.1026, 0.0934, 0.0916, 0.0549, 0.0220
    )
    assert [holes[at(name)] for name in ("Medici", "Guadagni", "Albizzi", "Peruzzi")] == near(
        0.2099, 0.25, 0.3333, 0.6559
    )
    assert effective_size(graph).known()[at("Medici")] == pytest.approx(5.6667, abs=5e-5)
    vector = eigenvector(graph).known()
    unit = vector / np.linalg.norm(vector)
    assert [unit[at(name)] for name in ("Medici", "Strozzi", "Ridolfi")] == near(
        0.4303, 0.3560, 0.3416
    )
    assert transitivity(graph).value == pytest.approx(0.1915, abs=5e-5)
    assert distances(graph).known().mean == pytest.approx(2.4857, abs=5e-5)
    assert distances(graph).known().longest == 5
    assert int((coreness(graph).known() >= 2).sum()) == 10
    ties = {f"{names[a]}-{names[b]}" for a, b in cut_ties(graph).known()}
    assert ties == {
        "Acciaiuoli-Medici",
        "Albizzi-Ginori",
        "Guadagni-Lamberteschi",
        "Medici-Salviati",
        "Pazzi-Salviati",
    }


def test_florentine_families_leave_by_their_ties() -> None:
    # Adaptive degree attack, equals by name (igraph): Medici, then Guadagni, then Strozzi.
    names, graph = florentine()
    found = robustness(graph).known()
    assert [names[member] for member in found.order[:3]] == ["Medici", "Guadagni", "Strozzi"]
    assert found.largest[1:4].tolist() == [11, 7, 4]
    after = [removal(graph, found.order[:q].tolist()).known().after.parts for q in (1, 2, 3)]
    assert after == [3, 5, 6]
    alone = removal(graph, [names.index("Medici")]).known()
    assert [len(piece) for piece in alone.cut_off] == [2, 1]
    assert alone.after.largest == 11


def test_zacharys_karate_club() -> None:
    graph = karate()
    between, near_all = betweenness(graph).known(), closeness(graph).known()
    assert between[[0, 33, 32, 2, 31]].tolist() == near(0.4376, 0.3041, 0.1452, 0.1437, 0.1383)
    assert near_all[[0, 2, 33]].tolist() == near(0.5690, 0.5593, 0.55)
    assert constraint(graph).known()[[0, 33, 2]].tolist() == near(0.1554, 0.1564, 0.1852)
    assert transitivity(graph).value == pytest.approx(0.2557, abs=5e-5)
    assert np.nansum(clustering(graph).known()) / 34 == pytest.approx(0.5706, abs=5e-5)
    assert distances(graph).known().mean == pytest.approx(2.4082, abs=5e-5)
    assert distances(graph).known().longest == 5
    assert np.bincount(coreness(graph).known()).tolist() == [0, 1, 11, 12, 10]
    inner = np.flatnonzero(coreness(graph).known() == 4).tolist()
    assert inner == [0, 1, 2, 3, 7, 8, 13, 30, 32, 33]
    assert cut_ties(graph).known() == ((0, 11),)
    assert assortativity_of_numbers(graph, graph.arcs.degree).value == pytest.approx(
        -0.4756, abs=5e-5
    )


def test_the_split_of_the_karate_club() -> None:
    graph, clubs = karate(), karate_clubs()
    found = ei_index(graph, clubs).known()
    assert (found.external, found.internal) == (11, 67)
    assert found.index == pytest.approx(-0.7179, abs=5e-5)
    assert assortativity(graph, clubs).value == pytest.approx(0.7175, abs=5e-5)
    assert modularity(graph, clubs).value == pytest.approx(0.35823, abs=5e-6)
    assert modularity(karate(is_weighted=True), clubs).value == pytest.approx(0.39144, abs=5e-6)


def test_the_greatest_known_modularity_is_reached() -> None:
    # Karate .41979 (published as .4198), weighted .44490; Florentine .39875.
    found = communities(karate()).known()
    assert found.modularity == pytest.approx(0.41979, abs=5e-6)
    assert sorted(found.sizes.tolist()) == [5, 6, 11, 12]
    assert communities(karate(is_weighted=True)).known().modularity == pytest.approx(
        0.44490, abs=5e-6
    )
    families = communities(florentine()[1]).known()
    assert families.modularity == pytest.approx(0.39875, abs=5e-6)
    assert families.sizes.tolist() == [6, 5, 4]


def test_the_karate_club_falls_apart() -> None:
    # Schneider's R and the first leavings, ties by lower number; kappa 7.7692.
    found = robustness(karate()).known()
    assert found.robustness == pytest.approx(0.13581, abs=5e-6)
    assert found.order[:3].tolist() == [33, 0, 32]
    assert found.largest[1:4].tolist() == [33, 26, 20]
    assert percolation_threshold(karate()).value == pytest.approx(0.8523, abs=5e-5)
    gone = [removal(karate(), found.order[:q].tolist()).known().after.parts for q in (1, 2, 3)]
    assert gone == [1, 3, 8]


@pytest.mark.parametrize(
    ("ideal", "fit", "core"),
    [
        ("and", 0.5092, [0, 1, 2, 3, 4, 5, 6]),
        ("or", 0.3273, [0, 3, 5, 6, 8]),
        ("ignore", 0.6, [0, 1, 3, 5, 6]),
    ],
)
def test_core_of_the_kite_by_trying_all(ideal: Ideal, fit: float, core: list[int]) -> None:
    # Derived by enumeration, not published.
    found = core_periphery(kite(), ideal=ideal).known()
    assert found.is_exact
    assert found.fit == pytest.approx(fit, abs=5e-5)
    assert np.flatnonzero(found.in_core).tolist() == core


#: Borgatti's graph, as in networkx's tests, checked there against UCINET and igraph.
BORGATTI = ("AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC")


def borgatti(weights: list[float] | None = None) -> Graph:
    ends = [["ABCDEFG".index(letter) for letter in tie] for tie in BORGATTI]
    return graph_from(7, [a for a, _ in ends], [b for _, b in ends], weights)


def test_burts_measures_of_borgattis_graph() -> None:
    plain, strong = borgatti(), borgatti([2, 3, 5, 2, 8, 3, 4, 1, 3, 10])
    held, size = constraint(plain).known(), effective_size(plain).known()
    assert held[[6, 0, 2]] == pytest.approx([0.400, 0.595, 1], abs=5e-4)
    assert size[[6, 0, 2]] == pytest.approx([4.67, 2.50, 1], abs=5e-3)
    held, size = constraint(strong).known(), effective_size(strong).known()
    assert held[[6, 0]] == pytest.approx([0.299, 0.795], abs=5e-4)
    assert size[[6, 0, 4, 1]] == pytest.approx([5.472, 2.475, 1.10, 1.671], abs=5e-2)
    assert size[[6, 0]] == pytest.approx([5.472, 2.475], abs=5e-4)


@pytest.mark.parametrize(
    ("weights", "held", "size"),
    [
        (None, [1.003, 1.003, 1.389], [1.167, 1.167, 1]),
        ([2.0, 2, 1, 1], [0.840, 1.143, 1.378], [1.567, 1.083, 1]),
    ],
)
def test_burts_measures_with_direction(
    weights: list[float] | None, held: list[float], size: list[float]
) -> None:
    graph = graph_from(3, [0, 0, 1, 2], [1, 2, 0, 1], weights, is_directed=True)
    assert constraint(graph).known() == pytest.approx(held, abs=5e-4)
    assert effective_size(graph).known() == pytest.approx(size, abs=5e-4)


def test_valjean_stands_between_most_of_les_miserables() -> None:
    # Knuth (1993), The Stanford GraphBase: 77 characters, 254 ties.
    edges = nx.les_miserables_graph()
    names = list(edges)
    graph = graph_from_pairs(77, [(names.index(a), names.index(b)) for a, b in edges.edges])
    assert graph.m == 254
    assert betweenness(graph).known()[names.index("Valjean")] == pytest.approx(0.5700, abs=5e-5)


def test_projection_of_davis_southern_women() -> None:
    # Davis, Gardner & Gardner (1941): 139 of 153 pairs of 18 women met.
    graph = nx.davis_southern_women_graph()
    women = sorted(graph.graph["top"])
    met = nx.bipartite.projected_graph(graph, women).edges
    found = graph_from_pairs(18, [(women.index(a), women.index(b)) for a, b in met])
    assert found.m == 139
    assert density(found).value == pytest.approx(0.9085, abs=5e-5)
