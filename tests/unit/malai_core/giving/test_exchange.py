"""Exchange that comes back, on small networks one can see."""

from __future__ import annotations

from malai_core.giving import exchange


def test_giving_back_and_forth_is_direct_only() -> None:
    found = exchange(2, [(0, 1, 3), (1, 0, 1)]).value
    assert found is not None
    assert (found.direct, found.generalized, found.cyclic) == (0.5, 0.0, ())


def test_a_gift_answered_directly_may_also_come_round() -> None:
    found = exchange(3, [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 0, 1)]).value
    assert found is not None
    assert found.cyclic == ((0, 1), (1, 2), (2, 0))
    assert (found.direct, found.generalized) == (0.5, 0.75)


def test_nothing_given_is_undefined() -> None:
    assert exchange(3, []).undefined is not None
