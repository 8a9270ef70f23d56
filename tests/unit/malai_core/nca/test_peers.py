"""Peers of many arrangements at once."""

from __future__ import annotations

import numpy as np

from malai_core.nca.pairs import pair_of
from malai_core.nca.peers import frame_of, hull_of, peers_of, turned_outcomes

PAIR = pair_of([0, 1, 1, 2, 3], [0, 1, 2, 2, 4])


def test_of_equal_conditions_the_highest_outcome_counts() -> None:
    peers = peers_of(frame_of(PAIR), PAIR.y[None, :])
    assert (peers.u.tolist(), peers.v.tolist()) == ([[0, 1, 3]], [[0, 2, 4]])


def test_shorter_rows_repeat_their_last_peer_without_weight() -> None:
    outcomes = np.array([PAIR.y, PAIR.y[::-1]])
    peers = peers_of(frame_of(PAIR), outcomes)
    assert peers.count.tolist() == [3, 1]
    assert (peers.u[1].tolist(), peers.weight[1].tolist()) == ([0, 0, 0], [1, 0, 0])


def test_cases_at_one_point_weigh_together() -> None:
    pair = pair_of([0, 1, 1, 1], [0, 2, 2, 1])
    assert peers_of(frame_of(pair), pair.y[None, :]).weight.tolist() == [[1, 2]]


def test_the_hull_drops_peers_below_and_on_a_chord() -> None:
    pair = pair_of([0, 1, 2, 3, 4], [0, 1, 2, 2.5, 4])
    hull = hull_of(peers_of(frame_of(pair), pair.y[None, :]))
    assert (hull.u.tolist(), hull.count.tolist()) == ([[0, 4]], [2])


def test_a_corner_mirrors_the_outcomes() -> None:
    pair = pair_of([0, 1], [5, 7], corner=4)
    frame = frame_of(pair)
    assert frame.u.tolist() == [-1, 0]
    assert turned_outcomes(frame, pair.y[None, :]).tolist() == [[-7, -5]]
