"""Trust composites against a worked case. No published example of PARTNER's scores was found."""

from __future__ import annotations

import pytest

from malai_core.trust import Rating, mutual, network_score, received, scores

A, B, C = range(3)
RATINGS = [Rating(A, B, (4, 3, 4)), Rating(B, A, (2, 3, 2)), Rating(C, B, (4, 4, None))]


def test_three_ratings_worked_by_hand() -> None:
    given = scores(RATINGS).value
    assert given is not None
    assert [score.value for score in given] == pytest.approx([3.667, 2.333, 4.0], abs=1e-3)
    partners = received(3, given, floor=2).value
    assert partners is not None
    assert partners[B].mean == pytest.approx(3.833, abs=1e-3)
    whole = network_score(given).value
    assert whole is not None
    assert whole.mean == pytest.approx(3.333, abs=1e-3)
    assert 100 * whole.of_maximum == pytest.approx(77.78, abs=1e-2)
    (pair,) = mutual(given).value or ()
    assert (pair.first, pair.second) == (A, B)
    assert (pair.lower, pair.gap) == pytest.approx((2.333, 1.333), abs=1e-3)


def test_with_our_own_floor_two_raters_are_not_shown() -> None:
    assert received(3, scores(RATINGS).value or ()).undefined is not None
