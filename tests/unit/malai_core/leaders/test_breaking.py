"""Breaking the largest part at the edges."""

from __future__ import annotations

from itertools import combinations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.leaders import breaking_set


def test_all_tied_to_all_lose_half_and_one() -> None:
    found = breaking_set(12, combinations(range(12), 2)).value
    assert found is not None
    assert (found.factor, found.largest) == (7, 5)


def test_a_large_star_needs_its_middle() -> None:
    found = breaking_set(40, [(7, k) for k in range(40)]).value
    assert found is not None
    assert (found.members, found.largest, found.is_exact) == ((7,), 1, False)


def test_pairs_fall_apart_only_when_nobody_is_left() -> None:
    found = breaking_set(22, [(k, k + 1) for k in range(0, 22, 2)]).value
    assert found is not None
    assert (found.before, found.largest, found.factor) == (2, 0, 22)


def test_undefined_and_refused() -> None:
    assert breaking_set(3, [(1, 1)]).undefined is not None
    with pytest.raises(InvalidInputError, match="number 3"):
        breaking_set(3, [(0, 3)])
    with pytest.raises(InvalidInputError, match="Try 0"):
        breaking_set(3, [(0, 1)], share=2)
