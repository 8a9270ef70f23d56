"""Give and take at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.giving import below_cost, net_receiving, pair_balances


def test_gifts_add_up_and_gifts_to_oneself_are_left_out() -> None:
    found = pair_balances(2, [(0, 1, 1), (0, 1, 1), (1, 0, 2), (1, 1, 9)]).value
    assert found is not None
    assert [(pair.given, pair.taken, pair.balance) for pair in found] == [(2, 2, 1.0)]


def test_only_one_who_gives_is_a_balance_of_nought() -> None:
    found = pair_balances(2, [(1, 0, 3)]).value
    assert found is not None
    assert [(pair.balance, pair.given, pair.taken) for pair in found] == [(0.0, 0.0, 3.0)]


@pytest.mark.parametrize("gifts", [[], [(0, 0, 5.0)], [(0, 1, 0.0)]])
def test_nothing_given_is_undefined(gifts: list[tuple[int, int, float]]) -> None:
    assert pair_balances(2, gifts).undefined is not None
    assert net_receiving(2, gifts).undefined is not None


def test_refusals() -> None:
    with pytest.raises(InvalidInputError, match="member number 2, but there are 2"):
        pair_balances(2, [(0, 2, 1)])
    with pytest.raises(InvalidInputError, match="real number from 0, but is -1"):
        net_receiving(2, [(0, 1, -1)])
    with pytest.raises(InvalidInputError, match="is inf"):
        net_receiving(2, [(0, 1, float("inf"))])


def test_below_cost_needs_both_answers() -> None:
    assert below_cost([1, None, 3], [2, 2, 3]).value == (0,)
    assert below_cost([None], [2]).undefined is not None
    with pytest.raises(InvalidInputError, match="1 benefits and 2 costs"):
        below_cost([1], [1, 2])
