"""Parts, isolates and cut members: what is undefined, the laws, and what is refused."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.sna.cohesion import Cut, components, cut_members, isolates


def test_an_empty_network_has_no_parts() -> None:
    assert (components(0, []), isolates(0, []), cut_members(0, [])) == ([], [], [])


def test_parts_come_largest_first_then_by_lowest_member() -> None:
    assert components(6, [(4, 5), (0, 1)]) == [[0, 1], [4, 5], [2], [3]]


def test_a_tie_to_oneself_joins_nobody() -> None:
    assert isolates(2, [(0, 0)]) == [0, 1]


def test_the_middle_of_a_star_cuts_off_all_but_one() -> None:
    assert cut_members(5, [(0, 1), (0, 2), (0, 3), (0, 4)]) == [Cut(0, 3)]


def test_a_ring_has_no_cut_member() -> None:
    assert cut_members(4, [(0, 1), (1, 2), (2, 3), (3, 0)]) == []


def test_each_part_is_measured_against_its_own_largest_piece() -> None:
    pairs = [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6)]
    assert cut_members(7, pairs) == [Cut(1, 1), Cut(4, 1), Cut(5, 1)]


def test_a_chain_of_thousands_needs_no_recursion() -> None:
    n = 20_001
    worst = cut_members(n, [(i, i + 1) for i in range(n - 1)])[0]
    assert worst == Cut(10_000, 10_000)


def test_a_party_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(InvalidInputError, match="0-3"):
        components(3, [(0, 3)])


def test_a_negative_number_of_parties_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="negative"):
        components(-1, [])
