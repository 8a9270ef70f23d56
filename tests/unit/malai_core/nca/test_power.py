"""Power by simulation."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca import power
from malai_core.nca.pairs import Scope
from malai_core.nca.power import ceiling_of
from malai_core.nca.zones import Lines, line_zone


@pytest.mark.parametrize(
    # The closed forms for the four ways a line can cross the unit square: 1 - d - b/2 (left and
    # right side), 1 - sqrt(2 d b) (left and top), 1/2 - d b (bottom and top), and
    # sqrt(2 (1 - d) b) - b (bottom and right).
    ("size", "slope", "intercept"),
    [
        (0.6, 0.5, 0.15),
        (0.1, 1.0, 1 - 0.2**0.5),
        (0.4, 3.0, 0.5 - 1.2),
        (0.8, 1.0, 0.4**0.5 - 1),
    ],
)
def test_the_true_ceiling_leaves_the_effect_asked_for(
    size: float, slope: float, intercept: float
) -> None:
    line = ceiling_of(size, slope)
    assert line.intercept == pytest.approx(intercept)
    zone = line_zone(Lines(np.array([line.intercept]), np.array([slope])), Scope(0, 1, 0, 1))
    assert zone[0] == pytest.approx(size)


def test_more_cases_find_more_and_the_seed_repeats() -> None:
    few, many = (power(n, size=0.2, studies=40, repetitions=60) for n in (8, 40))
    assert few.value is not None
    assert many.value is not None
    assert few.value.power < many.value.power
    assert power(8, size=0.2, studies=40, repetitions=60) == few
    assert many.value.interval[0] <= many.value.power <= many.value.interval[1]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"cases": 1}, "At least 2 cases"),
        ({"cases": 9, "studies": 0}, "1 study"),
        ({"cases": 9, "size": 1.0}, "effect size lies between"),
        ({"cases": 9, "slope": 0.0}, "slope of the ceiling"),
    ],
)
def test_refusals(more: dict[str, float], sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        power(**more)  # type: ignore[arg-type]
