"""Succession on roles one can count."""

from __future__ import annotations

from malai_core.leaders import Readiness, succession
from malai_core.leaders.succession import READINESS


def test_one_ready_person_covers_a_role() -> None:
    roles = [[Readiness.NOW, Readiness.LATER], [Readiness.SOON], [Readiness.LATER], []]
    found = succession(roles).value
    assert found is not None
    assert (found.bench_strength, found.soon) == (0.25, 0.5)
    assert (found.uncovered, found.not_now) == ((3,), (1, 2, 3))


def test_no_roles_are_undefined() -> None:
    assert succession([]).undefined is not None


def test_every_readiness_has_words() -> None:
    assert set(READINESS) == set(Readiness)
