"""Quadrants at the edges."""

from __future__ import annotations

from malai_core.trust import Quadrant, Received, quadrants
from malai_core.trust.quadrants import ACTS


def partner(number: int, mean: float | None) -> Received:
    return Received(number, 3, mean, ())


def test_four_partners_in_four_quadrants_at_the_midpoint() -> None:
    trust = [partner(k, mean) for k, mean in enumerate([4, 4, 1, 1])]
    value = [partner(k, mean) for k, mean in enumerate([4, 1, 4, 1])]
    found = quadrants(trust, value, cut="midpoint").value
    assert found is not None
    assert (found.trust_line, found.value_line) == (2.5, 2.5)
    assert found.of == tuple(Quadrant)


def test_a_partner_at_the_line_is_high_and_a_hidden_one_has_none() -> None:
    trust = [partner(0, 3.0), partner(1, None), partner(2, 2.0)]
    found = quadrants(trust, [partner(k, 3.0) for k in range(3)]).value
    assert found is not None
    assert found.trust_line == 2.5
    assert found.of == (Quadrant.HIGH_HIGH, None, Quadrant.LOW_HIGH)


def test_nobody_to_show_is_undefined() -> None:
    assert quadrants([partner(0, None)], [partner(0, 4.0)]).undefined is not None


def test_every_quadrant_has_an_act() -> None:
    assert set(ACTS) == set(Quadrant)
