"""What must not change, and what must not grow, whatever the cases are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.nca import CEILINGS, CeilingName, effect
from tests.differential.nca.test_second_implementations import Cases, cases

few = settings(max_examples=40, deadline=None)
ceilings = st.sampled_from(CEILINGS)


def size(x: object, y: object, ceiling: CeilingName, corner: int = 1) -> float | None:
    found = effect(x, y, ceiling=ceiling, corner=corner).value  # type: ignore[arg-type]
    return None if found is None else found.size


@few
@given(given_cases=cases(), ceiling=ceilings, order=st.randoms())
def test_the_order_of_the_cases_does_not_matter(
    given_cases: Cases, ceiling: CeilingName, order: object
) -> None:
    xs, ys = given_cases
    places = list(range(len(xs)))
    order.shuffle(places)  # type: ignore[attr-defined]
    shuffled = size([xs[i] for i in places], [ys[i] for i in places], ceiling)
    assert shuffled == pytest.approx(size(xs, ys, ceiling), abs=1e-9)


@few
@given(given_cases=cases(), ceiling=ceilings, corner=st.integers(1, 4))
def test_units_and_zero_points_do_not_matter(
    given_cases: Cases, ceiling: CeilingName, corner: int
) -> None:
    x, y = (np.array(values) for values in given_cases)
    moved = size(4 * x + 8, y / 2 - 16, ceiling, corner)
    assert moved == pytest.approx(size(x, y, ceiling, corner), abs=1e-9)


@few
@given(given_cases=cases(), ceiling=ceilings, corner=st.integers(1, 4))
def test_a_corner_is_the_first_corner_of_mirrored_values(
    given_cases: Cases, ceiling: CeilingName, corner: int
) -> None:
    x, y = (np.array(values) for values in given_cases)
    mirrored = size(-x if corner in {2, 4} else x, -y if corner in {3, 4} else y, ceiling)
    assert size(x, y, ceiling, corner) == pytest.approx(mirrored, abs=1e-12)


@few
@given(given_cases=cases())
def test_no_ceiling_above_all_cases_leaves_more_room_than_the_stairs(given_cases: Cases) -> None:
    stairs, hull, line = (size(*given_cases, c) for c in ("ce_fdh", "ce_vrs", "c_lp"))
    assert stairs is not None
    assert hull is not None
    assert line is not None
    assert 0 <= line <= hull + 1e-9
    assert hull <= stairs + 1e-9 <= 1 + 2e-9


@few
@given(given_cases=cases(), ceiling=st.sampled_from(["ce_fdh", "ce_vrs"]))
def test_a_case_seen_twice_changes_no_broken_ceiling(
    given_cases: Cases, ceiling: CeilingName
) -> None:
    xs, ys = given_cases
    assert size(xs * 2, ys * 2, ceiling) == pytest.approx(size(xs, ys, ceiling))


@few
@given(given_cases=cases())
def test_one_more_case_inside_the_scope_never_enlarges_the_empty_corner(given_cases: Cases) -> None:
    xs, ys = given_cases
    more = size([*xs, (min(xs) + max(xs)) / 2], [*ys, (min(ys) + max(ys)) / 2], "ce_fdh")
    before = size(xs, ys, "ce_fdh")
    assert more is not None
    assert before is not None
    assert more <= before + 1e-12
