"""The permutation test: seeds, exact tests, bounds."""

from __future__ import annotations

import numpy as np
import pytest

from malai_core.errors import InvalidInputError
from malai_core.nca import Permuted, permutation_test
from malai_core.nca.pairs import pair_of
from malai_core.nca.permutation import interval_of, orders, p_value, permuted_of
from tests.data.innovation import INDIVIDUALISM, INNOVATION


def drawn(**more: object) -> Permuted:
    found = permutation_test(INDIVIDUALISM, INNOVATION, **more).value  # type: ignore[arg-type]
    assert found is not None
    return found


def test_the_same_seed_gives_the_same_p() -> None:
    assert drawn(repetitions=200, seed=7) == drawn(repetitions=200, seed=7)
    assert drawn(repetitions=200, seed=7) != drawn(repetitions=200, seed=8)


def test_few_cases_are_tested_exactly() -> None:
    found = permutation_test([0, 1, 2, 3], [0, 1, 2, 3]).value
    assert found is not None
    assert (found.p, found.repetitions, found.is_exact) == (1 / 24, 24, True)
    assert found.interval == (found.p, found.p)


def test_orders_come_in_batches_and_each_is_an_order() -> None:
    batches = list(orders(1_000, 500))
    assert len(batches) > 1
    drawn = np.concatenate(batches)
    assert drawn.shape == (500, 1_000)
    assert (np.sort(drawn, axis=1) == np.arange(1_000)).all()


def test_p_is_never_below_one_in_the_repetitions() -> None:
    assert p_value(0, 100) == 1 / 100
    assert p_value(4, 99) == 5 / 100


def test_the_interval_stays_within_zero_and_one() -> None:
    assert interval_of(0.01, 10, 0.95)[0] == 0.0
    assert interval_of(0.99, 10, 0.95)[1] == 1.0


def test_falling_quantile_lines_count_as_not_as_large() -> None:
    found = drawn(ceiling="qr", repetitions=300)
    assert found.undefined > 0
    assert found.p == (found.as_large + 1) / 301


def test_undefined_as_the_effect_is() -> None:
    assert permutation_test([1, 1], [0, 1]).undefined is not None
    falling = permutation_test([0, 1, 2, 3], [3, 2, 1, 0], ceiling="qr")
    assert falling.undefined is not None
    assert falling.seed is not None


def test_refusals() -> None:
    with pytest.raises(InvalidInputError, match="At least 1 repetition"):
        permutation_test([0, 1], [0, 1], repetitions=0)
    with pytest.raises(InvalidInputError, match="confidence"):
        permuted_of(pair_of([0, 1], [0, 1]), ("ce_fdh",), 10, 1, confidence=1.0)
