"""The quantile ceiling where its answer can be seen by eye."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from malai_core.nca.pairs import pair_of
from malai_core.nca.peers import frame_of, turned_outcomes
from malai_core.nca.quantile import quantile_lines


def test_the_middle_line_passes_by_a_case_far_off() -> None:
    pair = pair_of([0, 1, 2, 3, 4], [0, 1, 2, 3, 90])
    line = quantile_lines(frame_of(pair), pair.y[None, :], 0.5)
    assert (line.intercept[0], line.slope[0]) == pytest.approx((0, 1))


def test_one_condition_only_has_no_line() -> None:
    pair = pair_of([1, 1], [0, 1])
    assert np.isnan(quantile_lines(frame_of(pair), pair.y[None, :], 0.5).slope).all()


@pytest.mark.parametrize("order", [range(8), range(7, -1, -1), (6, 0, 5, 1, 7, 2, 4, 3)])
def test_a_level_line_is_level_whichever_case_comes_first(order: Iterable[int]) -> None:
    """Of the lines above all, y = 1 has the least gaps: a + b >= 1, a >= 1, least 8a + 5b."""
    x, y = [0, 0, 0, 0, 2, 2, 0, 1], [0, 0, 0, 0, 0, 0, 1, 1]
    pair = pair_of([x[i] for i in order], [y[i] for i in order])
    frame = frame_of(pair)
    line = quantile_lines(frame, turned_outcomes(frame, pair.y[None, :]), 0.95)
    assert (line.intercept[0], line.slope[0]) == (1.0, 0.0)
