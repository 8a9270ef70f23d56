"""Measures against published networks. The source of each number is named beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from malai_core.sna.centrality import degree, degree_centralisation, share_of_ties
from malai_core.sna.cohesion import components, cut_members, isolates
from malai_core.sna.diversity import blau, iqv
from malai_core.sna.together import co_attendance


def numbered(graph: Any) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the names of a networkx graph and its edges by number."""
    names = list(graph)
    number = {name: i for i, name in enumerate(names)}
    return [str(name) for name in names], [(number[a], number[b]) for a, b in graph.edges]


def florentine_with_pucci() -> Any:
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


def test_krackhardts_kite() -> None:
    # Krackhardt, D. (1990). Assessing the political landscape. ASQ 35(2): Diane has degree 6,
    # Heather and Ike hold the tail.
    names, pairs = numbered(nx.krackhardt_kite_graph())
    assert degree(len(names), pairs) == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]
    assert [(cut.member, cut.cut_off) for cut in cut_members(10, pairs)] == [(7, 2), (8, 1)]


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        # R sna 2.7-1, centralization(g, degree, mode = "graph")
        (nx.krackhardt_kite_graph, 0.3333),
        (nx.karate_club_graph, 0.3996),
        (nx.florentine_families_graph, 0.2747),
        (florentine_with_pucci, 0.2667),
    ],
)
def test_degree_centralisation_as_r_sna_prints_it(
    graph: Callable[[], Any], expected: float
) -> None:
    names, pairs = numbered(graph())
    found = degree_centralisation(len(names), pairs).value
    assert found == pytest.approx(expected, abs=5e-5)


def test_padgetts_florentine_marriages() -> None:
    # Padgett & Ansell (1993), AJS 98(6); pieces by R igraph 1.3.5: Medici 11, 2, 1; others 13, 1.
    names, pairs = numbered(nx.florentine_families_graph())
    cuts = {names[cut.member]: cut.cut_off for cut in cut_members(len(names), pairs)}
    assert cuts == {"Medici": 3, "Albizzi": 1, "Guadagni": 1, "Salviati": 1}


def test_pucci_who_married_nobody_is_an_isolate_and_a_part_of_one() -> None:
    names, pairs = numbered(florentine_with_pucci())
    assert [names[party] for party in isolates(16, pairs)] == ["Pucci"]
    assert [len(part) for part in components(16, pairs)] == [15, 1]


def test_zacharys_karate_club() -> None:
    # Zachary (1977), J. Anthropological Research 33(4): 34 members, 78 ties; the instructor (0) and
    # the president (33) hold 16 and 17; without the instructor igraph leaves pieces of 27, 5 and 1.
    names, pairs = numbered(nx.karate_club_graph())
    held = degree(len(names), pairs)
    assert (len(pairs), held[0], held[33]) == (78, 16, 17)
    assert [(cut.member, cut.cut_off) for cut in cut_members(34, pairs)] == [(0, 6)]


def test_the_three_who_hold_most_ties_of_the_karate_club() -> None:
    # Degrees 17, 16 and 12 (as above); 33 and 32 are tied, so 17 + 16 + 12 - 1 of 78 ties.
    _, pairs = numbered(nx.karate_club_graph())
    found = share_of_ties(34, pairs, holders=3).value
    assert found is not None
    assert (found.members, found.touched, found.total) == ((33, 0, 32), 44, 78)


def test_departments_of_krackhardts_managers() -> None:
    # Krackhardt (1987), Social Networks 9(2): 21 managers, departments of 1, 5, 8, 3 and 4. Values
    # by R: 1 - sum(p^2) and its share of 1 - 1/5.
    departments = [1, 5, 8, 3, 4]
    assert blau(departments).value == pytest.approx(0.7392, abs=5e-5)
    assert iqv(departments).value == pytest.approx(0.9240, abs=5e-5)


def test_davis_southern_women_who_met() -> None:
    # Davis, Gardner & Gardner (1941): 18 women, 14 events, 89 presences; 139 pairs met, as the
    # projection by R igraph has it.
    graph = nx.davis_southern_women_graph()
    women = sorted(graph.graph["top"])
    number = {name: i for i, name in enumerate(women)}
    present = [{number[who] for who in graph[event]} for event in sorted(graph.graph["bottom"])]
    assert sum(len(row) for row in present) == 89
    assert len(co_attendance(present, at_least=1).pairs) == 139
