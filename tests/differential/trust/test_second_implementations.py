"""Trust against masked arrays of answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.trust import Rating, mutual, network_score, received, scores

few = settings(max_examples=60, deadline=None)
answer = st.none() | st.integers(1, 4).map(float)


@st.composite
def ratings(draw: st.DrawFn) -> list[Rating]:
    pairs = draw(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=14))
    return [Rating(i, j, draw(st.tuples(answer, answer, answer))) for i, j in sorted(pairs)]


@few
@given(ratings(), st.integers(1, 4))
def test_everything_is_that_of_an_array_with_holes(given_ratings: list[Rating], floor: int) -> None:
    answers = np.full((5, 5, 3), np.nan)
    for rating in given_ratings:
        if rating.rater != rating.partner:
            answers[rating.rater, rating.partner] = [
                np.nan if v is None else v for v in rating.items
            ]
    answers[(~np.isnan(answers)).sum(axis=2) < 2] = np.nan
    known = ~np.isnan(answers).all(axis=2)
    matrix = np.full((5, 5), np.nan)
    matrix[known] = np.nanmean(answers[known], axis=1)
    found = scores(given_ratings)
    if not known.any():
        assert found.value is None
        return
    assert found.value is not None
    got = {(score.rater, score.partner): score.value for score in found.value}
    assert got == pytest.approx({(int(i), int(j)): matrix[i, j] for i, j in np.argwhere(known)})
    partners = received(5, found.value, given_ratings, floor=floor).value
    shown = known.sum(axis=0) >= floor
    assert (partners is None) == (not shown.any())
    for partner in partners or ():
        column = matrix[known[:, partner.partner], partner.partner]
        assert partner.raters == column.size
        expected = column.mean() if column.size >= floor else None
        assert partner.mean == (None if expected is None else pytest.approx(expected))
        for place, item in enumerate(partner.items):
            said = answers[:, partner.partner, place]
            said = said[~np.isnan(said)]
            assert item == (pytest.approx(said.mean()) if said.size >= floor else None)
    whole = network_score(found.value, floor=1).value
    assert whole is not None
    assert whole.mean == pytest.approx(matrix[known].mean())
    both = [(i, j) for i in range(5) for j in range(i + 1, 5) if known[i, j] and known[j, i]]
    pairs = {(p.first, p.second): (p.lower, p.gap) for p in mutual(found.value).value or ()}
    assert pairs == {
        (i, j): pytest.approx((min(matrix[i, j], matrix[j, i]), abs(matrix[i, j] - matrix[j, i])))
        for i, j in both
    }
