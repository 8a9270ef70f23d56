"""Key people at the edges."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.leaders import key_people, orphan_risk


def test_functions_with_nobody_already_count() -> None:
    found = key_people(2, [set(), set(), {0}]).value
    assert found is not None
    assert (found.factor, found.sets) == (0, ((),))


def test_twenty_holders_are_exact_and_one_more_is_not() -> None:
    twenty = key_people(30, [{person} for person in range(20)]).value
    more = key_people(30, [{person} for person in range(21)]).value
    assert twenty is not None
    assert more is not None
    assert (twenty.factor, twenty.is_exact, twenty.set_count) == (11, True, 167_960)
    assert len(twenty.sets) == 100
    assert (more.factor, more.is_exact) == (11, False)


def test_people_without_functions_cost_nothing() -> None:
    found = key_people(10_000, [{9_999}]).value
    assert found is not None
    assert found.sets == ((9_999,),)


def test_undefined_and_refused() -> None:
    assert key_people(2, []).undefined is not None
    assert orphan_risk(2, []).undefined is not None
    with pytest.raises(InvalidInputError, match="person number 3, but there are 2"):
        key_people(2, [{3}])
    with pytest.raises(InvalidInputError, match="Try 0"):
        key_people(2, [{1}], share=0)
