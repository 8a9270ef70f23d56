"""Give and take and social capital against worked and published numbers."""

from __future__ import annotations

import networkx as nx
import pytest

from malai_core.giving import net_receiving, openness, pair_balances, social_capital


def test_six_given_and_two_taken() -> None:
    # Worked by hand: 1 - 4/8; the giver (2 - 6)/8, the taker (6 - 2)/8.
    gifts = [(0, 1, 6.0), (1, 0, 2.0)]
    balances = pair_balances(2, gifts).value
    assert balances is not None
    assert [pair.balance for pair in balances] == [0.5]
    assert net_receiving(2, gifts).value == (-0.5, 0.5)


def test_krackhardts_friendships_by_department() -> None:
    # Krackhardt & Stern (1988) index on Krackhardt's managers: 79 undirected friendships, 52 of
    # them between departments, .3165 (R, NetData kracknets). The ties themselves are distributed
    # in R's binary form only; here as many ties inside and between groups, which is all it counts.
    inside = [(0, k) for k in range(1, 28)]
    across = [(0, k) for k in range(28, 80)]
    found = social_capital(80, inside + across, ["a"] * 28 + ["b"] * 52).value
    assert found is not None
    assert found.ties == 79
    assert found.external_internal == pytest.approx(0.3165, abs=1e-4)
    assert found.bonding == pytest.approx(27 / 79)
    assert found.bridging == pytest.approx(52 / 79)


def test_openness_in_krackhardts_kite_is_one_less_burts_constraint() -> None:
    # Constraint by R igraph 1.3.5.
    constraint = [0.5412, 0.5412, 0.6641, 0.4702, 0.6641, 0.4451, 0.4451, 0.4311, 0.5, 1.0]
    found = openness(10, list(nx.krackhardt_kite_graph().edges)).value
    assert found is not None
    assert list(found) == pytest.approx([1 - c for c in constraint], abs=1e-4)
