"""Ties held: what is undefined, the laws, and who counts as a holder."""

from __future__ import annotations

from malai_core.sna.centrality import NO_TIES, TOO_FEW, degree, degree_centralisation, share_of_ties


def test_ties_both_ways_and_repeated_are_one_partner() -> None:
    assert degree(3, [(0, 1), (1, 0), (0, 1)]) == [1, 1, 0]


def test_centralisation_is_undefined_below_three_and_says_why() -> None:
    found = degree_centralisation(2, [(0, 1)])
    assert (found.value, found.undefined) == (None, TOO_FEW)


def test_centralisation_of_a_ring_is_nothing_and_of_a_star_all() -> None:
    ring = degree_centralisation(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    star = degree_centralisation(4, [(1, 0), (1, 2), (1, 3)])
    assert (ring.value, star.value) == (0.0, 1.0)


def test_the_share_of_ties_is_undefined_without_ties() -> None:
    assert share_of_ties(5, []).undefined == NO_TIES


def test_who_has_no_tie_is_never_a_holder() -> None:
    found = share_of_ties(5, [(0, 1)], holders=4).value
    assert found is not None
    assert (found.members, found.share_0_1) == ((0, 1), 1.0)
