"""Every ceiling against a plain loop, a solver or the definition, at random cases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from malai_core.nca import Mark, bottleneck, effect, permutation_test
from malai_core.nca.permutation import orders
from tests.differential.nca import plain

Cases = tuple[list[float], list[float]]
PLAIN = ("ce_fdh", "cr_fdh", "ce_vrs", "cr_vrs")
few = settings(max_examples=60, deadline=None)


@st.composite
def cases(draw: st.DrawFn) -> Cases:
    """Few whole values, so that ties, repeated cases and straight hulls are common."""
    n = draw(st.integers(2, 12))
    values = st.integers(0, draw(st.sampled_from([3, 8, 1000]))).map(float)
    xs, ys = (draw(st.lists(values, min_size=n, max_size=n)) for _ in range(2))
    if min(xs) == max(xs):
        xs[0] += 1
    if min(ys) == max(ys):
        ys[0] += 1
    return xs, ys


def scopes(given_cases: Cases) -> plain.Ends:
    xs, ys = given_cases
    return min(xs) - 1, max(xs) + 2, min(ys) - 3, max(ys) + 1


@pytest.mark.parametrize("ceiling", PLAIN)
@few
@given(given_cases=cases(), corner=st.integers(1, 4), has_scope=st.booleans())
def test_zones_are_those_of_the_plain_loop(
    ceiling: str, given_cases: Cases, corner: int, has_scope: bool
) -> None:
    scope = scopes(given_cases) if has_scope else None
    found = effect(*given_cases, ceiling=ceiling, corner=corner, scope=scope).value
    points, ends = plain.mirrored(*given_cases, corner, scope)
    assert found is not None
    assert found.zone == pytest.approx(plain.zone(points, ceiling, ends), rel=1e-9, abs=1e-9)


@few
@given(given_cases=cases())
def test_c_lp_is_as_low_as_the_solver_can_make_it(given_cases: Cases) -> None:
    points = list(zip(*given_cases, strict=True))
    tops = plain.repeated(points, plain.peers(points))
    found = effect(*given_cases, ceiling="c_lp").value
    assert found is not None
    if len(set(tops)) < 2:
        assert (found.zone, found.line) == (0.0, None)
        return
    x, y = (np.array(values) for values in zip(*tops, strict=True))
    solved = linprog(
        [len(tops), x.sum()],
        A_ub=-np.column_stack([np.ones_like(x), x]),
        b_ub=-y,
        bounds=[(None, None), (0, None)],
    )
    assert found.line is not None
    ours = found.line.intercept + found.line.slope * x
    assert (ours >= y - 1e-7).all()
    assert ours.sum() == pytest.approx(solved.fun, rel=1e-7, abs=1e-7)


def check_loss(x: np.ndarray, y: np.ndarray, line: tuple[float, float], share: float) -> float:
    left = y - line[0] - line[1] * x
    return float(np.where(left > 0, share * left, (share - 1) * left).sum())


@few
@given(given_cases=cases(), share=st.sampled_from([0.5, 0.8, 0.95]))
def test_the_quantile_line_loses_no_more_than_the_solver(given_cases: Cases, share: float) -> None:
    from malai_core.nca.effect import fitting_of
    from malai_core.nca.pairs import pair_of

    x, y = (np.array(values) for values in given_cases)
    n = x.size
    # Residuals as differences of two non-negative parts: the textbook form.
    solved = linprog(
        [0, 0, *[share] * n, *[1 - share] * n],
        A_eq=np.column_stack([np.ones(n), x, np.eye(n), -np.eye(n)]),
        b_eq=y,
        bounds=[(None, None), (None, None), *[(0, None)] * (2 * n)],
    )
    lines = fitting_of(pair_of(x, y), share).lines("qr")
    ours = check_loss(x, y, (lines.intercept[0], lines.slope[0]), share)
    assert ours == pytest.approx(solved.fun, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("ceiling", PLAIN)
@settings(max_examples=15, deadline=None)
@given(given_cases=cases(), seed=st.integers(0, 99))
def test_p_is_that_of_the_plain_loop_over_the_same_orders(
    ceiling: str, given_cases: Cases, seed: int
) -> None:
    xs, ys = given_cases
    tested = permutation_test(xs, ys, ceiling=ceiling, repetitions=40, seed=seed).value
    assert tested is not None
    points, ends = plain.mirrored(xs, ys, 1, None)
    observed = plain.zone(points, ceiling, ends)
    as_large, tried = 0, 0
    for batch in orders(len(xs), 40, seed):
        for order in batch:
            shuffled = list(zip(xs, [ys[i] for i in order], strict=True))
            area = (ends[1] - ends[0]) * (ends[3] - ends[2])
            as_large += plain.zone(shuffled, ceiling, ends) >= observed - 1e-9 * area
            tried += 1
    drawn = max((as_large + 1) / (tried + 1), 1 / tried)
    expected = as_large / tried if tested.is_exact else drawn
    assert (tested.as_large, tested.repetitions) == (as_large, tried)
    assert tested.p == pytest.approx(expected)


@few
@given(given_cases=cases(), corner=st.integers(1, 4), ceiling=st.sampled_from(["ce_fdh", "ce_vrs"]))
def test_what_a_level_needs_is_the_least_condition_under_the_ceiling(
    given_cases: Cases, corner: int, ceiling: str
) -> None:
    table = bottleneck(
        *given_cases, ceiling=ceiling, corner=corner, steps=5, units=("actual", "actual")
    ).value
    points, ends = plain.mirrored(*given_cases, corner, None)
    height = plain.stairs_at if ceiling == "ce_fdh" else plain.envelope_at
    x_sign, y_sign = (-1 if corner in {2, 4} else 1), (-1 if corner in {3, 4} else 1)
    near = 1e-6 * (ends[3] - ends[2])
    assert table is not None
    for level in table.levels:
        v = y_sign * level.outcome
        if level.needed is Mark.NOT_NECESSARY:
            assert height(points, ends[0]) >= v - near
            continue
        assert not isinstance(level.needed, Mark)
        u = x_sign * level.needed
        assert height(points, u) >= v - near
        assert height(points, u - 1e-3) < v + near
        assert level.short == sum(x < u - 1e-9 for x, _ in points)
