"""Areas above straight lines, cut exactly at the scope."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.nca.pairs import Scope
from malai_core.nca.zones import Lines, line_zone

SQUARE = Scope(0, 1, 0, 1)


@pytest.mark.parametrize(
    ("intercept", "slope", "zone"),
    [
        (0, 1, 0.5),
        (0.5, 0, 0.5),
        (0.5, 1, 0.125),
        (-0.5, 1, 0.875),
        (0, 2, 0.25),
        (-0.5, 2, 0.5),
        (2, 1, 0),
        (-3, 1, 1),
    ],
)
def test_a_line_leaves(intercept: float, slope: float, zone: float) -> None:
    lines = Lines(np.array([float(intercept)]), np.array([float(slope)]))
    assert line_zone(lines, SQUARE).tolist() == pytest.approx([zone])


def test_a_falling_line_and_no_line_leave_nothing_that_is_defined() -> None:
    lines = Lines(np.array([1.0, np.nan]), np.array([-1.0, np.nan]))
    assert np.isnan(line_zone(lines, SQUARE)).all()
