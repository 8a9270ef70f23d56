"""The quantile ceiling where its answer can be seen by eye."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.nca.pairs import pair_of
from malai_core.nca.peers import frame_of
from malai_core.nca.quantile import quantile_lines


def test_the_middle_line_passes_by_a_case_far_off() -> None:
    pair = pair_of([0, 1, 2, 3, 4], [0, 1, 2, 3, 90])
    line = quantile_lines(frame_of(pair), pair.y[None, :], 0.5)
    assert (line.intercept[0], line.slope[0]) == pytest.approx((0, 1))


def test_one_condition_only_has_no_line() -> None:
    pair = pair_of([1, 1], [0, 1])
    assert np.isnan(quantile_lines(frame_of(pair), pair.y[None, :], 0.5).slope).all()
