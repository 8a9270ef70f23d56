"""Both sides of a pair, and the whole."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.trust import Score, mutual, network_score


def test_the_widest_gap_comes_first() -> None:
    given = [
        Score(0, 1, 4.0, 3),
        Score(1, 0, 3.0, 3),
        Score(2, 1, 1.0, 3),
        Score(1, 2, 4.0, 3),
        Score(0, 2, 4.0, 3),
    ]
    found = mutual(given).value
    assert found is not None
    assert [(pair.first, pair.second, pair.gap) for pair in found] == [(1, 2, 3.0), (0, 1, 1.0)]


def test_undefined_and_refused() -> None:
    assert mutual([Score(0, 1, 4.0, 3)]).undefined is not None
    assert network_score([], floor=1).undefined is not None
    assert network_score([Score(0, 1, 4.0, 3), Score(0, 2, 4.0, 3)]).undefined is not None
    with pytest.raises(InvalidInputError, match="1 to 1"):
        network_score([], top=1)
