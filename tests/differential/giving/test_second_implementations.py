"""Give and take against matrices, networkx's cycles and plain loops."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.giving import exchange, net_receiving, openness, pair_balances, social_capital

few = settings(max_examples=60, deadline=None)
Gifts = tuple[int, list[tuple[int, int, float]]]


@st.composite
def gifts(draw: st.DrawFn) -> Gifts:
    n = draw(st.integers(1, 6))
    member = st.integers(0, n - 1)
    return n, draw(st.lists(st.tuples(member, member, st.integers(0, 5).map(float)), max_size=12))


def matrix_of(given_gifts: Gifts) -> np.ndarray:
    n, rows = given_gifts
    matrix = np.zeros((n, n))
    for giver, taker, value in rows:
        matrix[giver, taker] += value
    np.fill_diagonal(matrix, 0)
    return matrix


@few
@given(gifts())
def test_balances_are_those_of_the_matrix(given_gifts: Gifts) -> None:
    w = matrix_of(given_gifts)
    found = pair_balances(*given_gifts).value
    if not w.any():
        assert found is None
        return
    assert found is not None
    expected = {
        (i, j): 2 * min(w[i, j], w[j, i]) / (w[i, j] + w[j, i])
        for i, j in combinations(range(len(w)), 2)
        if w[i, j] + w[j, i]
    }
    assert {(p.first, p.second): p.balance for p in found} == pytest.approx(expected)


@few
@given(gifts())
def test_net_receiving_is_that_of_row_and_column_sums(given_gifts: Gifts) -> None:
    w = matrix_of(given_gifts)
    found = net_receiving(*given_gifts).value
    if not w.any():
        assert found is None
        return
    assert found is not None
    for member, share in enumerate(found):
        got, gave = w[:, member].sum(), w[member].sum()
        if got + gave:
            assert share == pytest.approx((got - gave) / (got + gave))
        else:
            assert share is None


@few
@given(gifts())
def test_generalized_exchange_is_on_the_cycles_networkx_lists(given_gifts: Gifts) -> None:
    w = matrix_of(given_gifts)
    found = exchange(*given_gifts).value
    if not w.any():
        assert found is None
        return
    assert found is not None
    graph = nx.from_numpy_array(w, create_using=nx.DiGraph)
    on_cycles = {
        (cycle[k - 1], cycle[k])
        for cycle in nx.simple_cycles(graph)
        if len(cycle) >= 3
        for k in range(len(cycle))
    }
    assert set(found.cyclic) == on_cycles
    assert found.generalized == pytest.approx(sum(w[arc] for arc in on_cycles) / w.sum())
    assert found.direct == pytest.approx(np.minimum(w, w.T).sum() / w.sum())


@few
@given(gifts(), st.data())
def test_capital_is_a_plain_count_over_ties(given_gifts: Gifts, data: st.DataObject) -> None:
    n, rows = given_gifts
    groups = data.draw(st.lists(st.sampled_from(["a", "b", None]), min_size=n, max_size=n))
    levels = data.draw(st.lists(st.sampled_from([1, 2, None]), min_size=n, max_size=n))
    ties = {frozenset((a, b)) for a, b, _ in rows if a != b}
    kinds = {"bonding": 0, "bridging": 0, "linking": 0}
    for a, b in (sorted(tie) for tie in ties):
        if groups[a] is None or groups[b] is None:
            continue
        if groups[a] == groups[b]:
            kinds["bonding"] += 1
        elif None in {levels[a], levels[b]} or levels[a] == levels[b]:
            kinds["bridging"] += 1
        else:
            kinds["linking"] += 1
    known = sum(kinds.values())
    found = social_capital(n, [(a, b) for a, b, _ in rows], groups, levels).value
    if not known:
        assert found is None
        return
    assert found is not None
    assert (found.ties, found.unknown) == (known, len(ties) - known)
    shares = (found.bonding, found.bridging, found.linking)
    assert shares == pytest.approx([count / known for count in kinds.values()])
    assert sum(shares) == pytest.approx(1)
    assert sum(member.below for member in found.members) == kinds["linking"]


@few
@given(gifts())
def test_openness_is_that_of_networkx_constraint(given_gifts: Gifts) -> None:
    n, rows = given_gifts
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((a, b) for a, b, _ in rows if a != b)
    found = openness(n, [(a, b) for a, b, _ in rows]).value
    if not graph.number_of_edges():
        assert found is None
        return
    assert found is not None
    theirs = nx.constraint(graph)
    for member, open_to in enumerate(found):
        if graph.degree(member):
            assert open_to == pytest.approx(1 - theirs[member])
        else:
            assert open_to is None
