"""The bottleneck table: units, marks and refusals."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca import Bottleneck, Mark, bottleneck

X, Y = [0, 1, 2, 4], [0, 10, 10, 20]


def table(**more: object) -> Bottleneck:
    found = bottleneck(X, Y, **more).value  # type: ignore[arg-type]
    assert found is not None
    return found


def needs(**more: object) -> list[object]:
    return [
        level.needed.value if isinstance(level.needed, Mark) else level.needed
        for level in table(**more).levels
    ]


def test_levels_need_the_first_peer_that_reaches_them() -> None:
    assert needs(steps=4) == ["NN", 25, 25, 100, 100]
    assert [level.short for level in table(steps=4).levels] == [0, 1, 1, 3, 3]


def test_a_level_beyond_everything_observed_is_not_available() -> None:
    assert needs(steps=2, scope=(0, 4, 0, 40)) == ["NN", 100, "NA"]


def test_percentiles_of_the_condition_are_the_share_of_cases_without_enough() -> None:
    assert needs(steps=2, units=("percentile", "actual")) == ["NN", 25, 75]


def test_levels_may_be_named() -> None:
    assert needs(steps=[20, 5], units=("actual", "actual")) == [1, 4]


def test_a_low_outcome_counts_from_the_high_end() -> None:
    found = table(corner=4, steps=2, units=("actual", "actual"))
    assert [level.outcome for level in found.levels] == [20, 10, 0]
    assert [level.outcome for level in table(corner=4, steps=2).levels] == [20, 10, 0]


def test_one_peer_needs_nothing() -> None:
    found = bottleneck([0, 1], [1, 0], ceiling="cr_fdh", steps=1).value
    assert found is not None
    assert [level.needed for level in found.levels] == [Mark.NOT_NECESSARY] * 2


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"units": ("metres", "actual")}, "no unit metres"),
        ({"steps": 0}, "at least 1 step"),
        ({"steps": []}, "at least 1 step"),
        ({"steps": [120]}, "levels between 0 and 100"),
        ({"scope": (0, 4, -50, 20), "steps": [-60], "units": ("actual", "actual")}, "-50 and 20"),
    ],
)
def test_refusals(more: dict[str, object], sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        table(**more)


def test_percent_of_a_maximum_that_is_not_above_zero_is_refused() -> None:
    for units in (("percentage.max", "actual"), ("actual", "percentage.max")):
        with pytest.raises(InvalidInputError, match="not above 0"):
            bottleneck([-3, -2], [-3, -2], units=units)


def test_undefined_as_the_effect_is() -> None:
    assert bottleneck([1, 1], [0, 1]).undefined is not None
    assert bottleneck([0, 1, 2, 3], [3, 2, 1, 0], ceiling="qr").undefined is not None
