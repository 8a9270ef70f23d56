"""Effect sizes at the edges, and what is undefined."""

from __future__ import annotations

import pytest

from malai_core.nca import CEILINGS, CeilingName, Magnitude, effect
from malai_core.nca.effect import magnitude

PEERED = [name for name in CEILINGS if name != "qr"]


@pytest.mark.parametrize("ceiling", CEILINGS)
@pytest.mark.parametrize(("x", "y"), [([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [5, 5, 5])])
def test_a_constant_is_undefined_and_says_what_to_do(
    ceiling: CeilingName, x: list[float], y: list[float]
) -> None:
    found = effect(x, y, ceiling=ceiling)
    assert found.value is None
    assert found.undefined is not None
    assert "give a scope" in found.undefined.en


def test_a_constant_with_a_scope_has_an_effect() -> None:
    found = effect([1, 1], [0, 1], scope=(0, 2, 0, 1)).value
    assert found is not None
    assert (found.size, found.inefficiency) == (0.5, None)


@pytest.mark.parametrize("ceiling", PEERED)
def test_a_case_in_the_very_corner_leaves_a_true_zero(ceiling: CeilingName) -> None:
    found = effect([0, 1, 2], [5, 1, 2], ceiling=ceiling).value
    assert found is not None
    assert (found.size, found.magnitude, found.line) == (0.0, Magnitude.NONE, None)
    assert (found.above, found.accuracy, found.fit, found.inefficiency) == (0, 1.0, None, None)


def test_a_falling_quantile_line_is_undefined() -> None:
    found = effect([0, 1, 2, 3], [3, 2, 1, 0], ceiling="qr")
    assert found.value is None
    assert found.undefined is not None
    assert "another ceiling or corner" in found.undefined.en


def test_a_level_quantile_line_has_an_effect_and_no_inefficiency() -> None:
    found = effect([0, 1, 2], [1, 1, 0], ceiling="qr", share=0.5, scope=(0, 2, 0, 2)).value
    if found is not None and found.line is not None and found.line.slope == 0:
        assert found.inefficiency is None


def test_the_result_says_how_it_was_made() -> None:
    found = effect([0, 1], [0, 1], ceiling="qr", corner=4, scope=(0, 2, 0, 2), share=0.9)
    assert found.method == "nca.qr.koenker1978.v1"
    assert found.parameters == {"ceiling": "qr", "corner": 4, "scope": "0 2 0 2", "share": 0.9}


def test_every_case_at_a_peer_is_named_and_missing_ones_shift_nothing() -> None:
    found = effect([None, 0, 2, 2, 1], [1, 0, 3, 3, 0]).value
    assert found is not None
    assert [peer.row for peer in found.peers] == [1, 2, 3]
    assert (found.cases, found.left_out) == (4, 1)


def test_c_lp_rests_on_the_peers_it_touches() -> None:
    found = effect([0, 1, 2], [0, 0.2, 2], ceiling="c_lp").value
    assert found is not None
    assert [peer.row for peer in found.peers] == [0, 2]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, Magnitude.NONE),
        (0.05, Magnitude.SMALL),
        (0.1, Magnitude.MEDIUM),
        (0.3, Magnitude.LARGE),
        (0.5, Magnitude.VERY_LARGE),
    ],
)
def test_benchmarks(size: float, expected: Magnitude) -> None:
    assert magnitude(size) is expected
