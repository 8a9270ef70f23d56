"""Who meets whom: crowds are passed over, and limits are checked."""

from __future__ import annotations

import pytest

from malai_core.errors import InvalidInputError
from malai_core.sna.together import co_attendance


def test_nobody_present_gives_no_pairs() -> None:
    assert co_attendance([]).pairs == ()
    assert co_attendance([set(), {1}]).pairs == ()


def test_a_pair_needs_two_meetings_unless_told_otherwise() -> None:
    assert co_attendance([{0, 1}]).pairs == ()
    assert co_attendance([{0, 1}], at_least=1).pairs == ((0, 1, 1),)


def test_a_crowd_is_passed_over_and_counted() -> None:
    found = co_attendance([set(range(100_000)), {0, 1}, {0, 1}])
    assert (found.pairs, found.passed_over) == (((0, 1, 2),), 1)


def test_somebody_who_signed_twice_was_there_once() -> None:
    assert co_attendance([[0, 0, 1], [1, 0]]).pairs == ((0, 1, 2),)


@pytest.mark.parametrize("limit", ["at_least", "largest"])
def test_a_limit_below_one_is_refused_by_name(limit: str) -> None:
    with pytest.raises(InvalidInputError, match=limit):
        co_attendance([], **{limit: 0})


def test_a_negative_party_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="negative"):
        co_attendance([{-1, 2}])
