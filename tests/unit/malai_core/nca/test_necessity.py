"""Necessity in kind beside necessity in degree."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca import beside_qca


def test_crisp_sets_by_hand() -> None:
    # Four members of the condition, two of them in the outcome; nobody else is in the outcome.
    found = beside_qca([1, 1, 1, 1, 0, 0], [1, 1, 0, 0, 0, 0], repetitions=50).value
    assert found is not None
    assert (found.inclusion, found.coverage, found.relevance) == (1.0, 0.5, 0.5)
    assert found.effect is not None
    assert found.effect.size == 1.0
    assert found.test is not None


def test_a_condition_everybody_has_is_necessary_and_trivial() -> None:
    found = beside_qca([1, 1, 1], [1, 0, 1]).value
    assert found is not None
    assert (found.inclusion, found.relevance) == (1.0, 0.0)
    assert found.coverage == pytest.approx(2 / 3)


def test_what_divides_by_nothing_is_none() -> None:
    nobody = beside_qca([0, 0], [0.5, 1]).value
    assert nobody is not None
    assert nobody.coverage is None
    full = beside_qca([1, 1], [1, 1]).value
    assert full is not None
    assert full.relevance is None


def test_nobody_in_the_outcome_is_undefined() -> None:
    assert beside_qca([1, 0], [0, 0]).undefined is not None


def test_a_value_that_is_no_membership_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="Calibrate"):
        beside_qca([0, 3], [0, 1])
