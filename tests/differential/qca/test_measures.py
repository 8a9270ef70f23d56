"""Fit, expressions, clusters, dependency and dividends against plain loops, and their laws."""

from __future__ import annotations

from itertools import permutations, product
from math import isnan, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.qca.algebra import factor, negate, rows_in, simplify, space_of
from malai_core.qca.cases import cases_of
from malai_core.qca.clusters import cluster_diagnostics
from malai_core.qca.expressions import And, Expression, Literal, Not, Or, evaluate, parse, write
from malai_core.qca.fit import model_fit, necessity, sufficiency
from malai_core.qca.importance import dependency, dividends, importance, shapley
from malai_core.qca.model import Cases, Condition, Space
from malai_core.qca.necessity import superset_search
from malai_core.qca.truth_table import truth_table

share = st.integers(0, 20).map(lambda n: n / 20)
pairs = st.lists(st.tuples(share, share), min_size=1, max_size=12)
NAMES = ("A", "B", "C", "D")


def part(above: float, below: float) -> float:
    return above / below if below > 1e-12 else float("nan")


def near(value: float) -> object:
    return pytest.approx(value, abs=1e-9, nan_ok=True)


@given(pairs)
def test_fit_is_that_of_a_plain_loop(drawn: list[tuple[float, float]]) -> None:
    both = sum(min(x, y) for x, y in drawn)
    unclear = sum(min(x, y, 1 - y) for x, y in drawn)
    sum_x, sum_y = sum(x for x, _ in drawn), sum(y for _, y in drawn)
    x, y = zip(*drawn, strict=True)
    enough, needed = sufficiency(x, y), necessity(x, y)
    assert enough.consistency == near(part(both, sum_x))
    assert enough.pri == near(part(both - unclear, sum_x - unclear))
    assert enough.coverage == near(part(both, sum_y))
    assert (needed.consistency, needed.coverage) == (
        near(enough.coverage),
        near(enough.consistency),
    )
    outside = sum(1 - x for x, _ in drawn)
    assert needed.relevance == near(part(outside, sum(1 - min(x, y) for x, y in drawn)))


@st.composite
def fuzzy_cases(draw: st.DrawFn) -> Cases:
    n = draw(st.integers(2, 10))
    column = st.lists(share, min_size=n, max_size=n)
    values = np.array([draw(column) for _ in NAMES]).T
    space = Space(tuple(Condition(name, is_fuzzy=True) for name in NAMES))
    names = tuple(str(case) for case in range(n))
    return Cases(names, space, values, "Y", np.array(draw(column)))


cubes = st.lists(st.tuples(*[st.sampled_from([-1, 0, 1])] * 4), min_size=1, max_size=4, unique=True)


@given(fuzzy_cases(), cubes)
def test_unique_coverage_is_what_no_other_term_covers(
    cases: Cases, terms: list[tuple[int, ...]]
) -> None:
    whole, fits = model_fit(cases, terms)
    y, total = cases.membership, float(cases.membership.sum())
    for i, fit in enumerate(fits):
        others = [term for j, term in enumerate(terms) if j != i]
        if not others or total < 1e-12:
            assert isnan(fit.unique_coverage)
            continue
        # What the model covers less what the others cover: the same number by another way.
        rest = float(np.minimum(cases.union(others), y).sum()) / total
        assert fit.unique_coverage == near(whole.coverage - rest)


def literals() -> st.SearchStrategy[Expression]:
    return st.sampled_from(NAMES).map(Literal)


expressions: st.SearchStrategy[Expression] = st.recursive(
    literals(),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=7,
)


def by_python(expression: Expression, row: dict[str, bool]) -> bool:
    text = write(expression).replace("*", " and ").replace("+", " or ").replace("~", " not ")
    return bool(eval(text, {}, row))  # noqa: S307 - a text made of four names


@given(expressions)
@settings(max_examples=60, deadline=None)
def test_expressions_mean_what_python_takes_them_for(expression: Expression) -> None:
    rows = list(product((False, True), repeat=4))
    data = {name: [float(row[j]) for row in rows] for j, name in enumerate(NAMES)}
    wanted = [by_python(expression, dict(zip(NAMES, row, strict=True))) for row in rows]
    for same in (expression, parse(write(expression)), simplify(expression), factor(expression)):
        assert (evaluate(same, data) > 0.5).tolist() == wanted
    opposite = evaluate(negate(expression), data) > 0.5
    assert opposite.tolist() == [not value for value in wanted]


@given(expressions, fuzzy_cases())
@settings(max_examples=60, deadline=None)
def test_de_morgan(expression: Expression, cases: Cases) -> None:
    inside = Not(And((expression, Literal("A"))))
    apart = Or((Not(expression), Not(Literal("A"))))
    assert evaluate(inside, cases) == pytest.approx(evaluate(apart, cases))
    space = space_of(expression)
    assert len(rows_in(expression, space)) + len(rows_in(Not(expression), space)) == space.size


@given(fuzzy_cases())
@settings(max_examples=40, deadline=None)
def test_negated_outcome_mirrors_consistency_in_crisp_tables_only(cases: Cases) -> None:
    crisp = (cases.values > 0.5).astype(float)
    y = (cases.membership > 0.5).astype(float)
    data = {name: crisp[:, j].tolist() for j, name in enumerate(NAMES)} | {"Y": y.tolist()}
    for row, mirrored in zip(
        truth_table(data, "Y").rows, truth_table(data, "~Y").rows, strict=True
    ):
        assert row.consistency + mirrored.consistency == pytest.approx(1)


@given(fuzzy_cases())
@settings(max_examples=30, deadline=None)
def test_necessary_expressions_are_those_of_trying_every_one(cases: Cases) -> None:
    y = cases.membership
    if y.sum() < 1e-9:
        return
    found = {(row.literals, row.operator) for row in superset_search(cases, inclusion=0.85)}
    every = [cube for cube in product((-1, 0, 1), repeat=4) if any(v != -1 for v in cube)]
    ands = {c for c in every if necessity(cases.union([c]), y).consistency >= 0.85 - 1e-9}
    ors = {c for c in every if _either(cases, c) >= 0.85 - 1e-9}
    shortest = {
        c
        for c in ors
        if sum(v != -1 for v in c) > 1
        and not any(d != c and all(a in (-1, b) for a, b in zip(d, c, strict=True)) for d in ors)
    }
    assert found == {(c, "and") for c in ands} | {(c, "or") for c in shortest}


def _either(cases: Cases, cube: tuple[int, ...]) -> float:
    singles = [tuple(v if i == j else -1 for i in range(4)) for j, v in enumerate(cube) if v != -1]
    return necessity(cases.union(singles), cases.membership).consistency


@given(pairs, st.data())
def test_clusters_are_those_of_a_plain_loop(
    drawn: list[tuple[float, float]], data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.sampled_from("NSE"), min_size=len(drawn), max_size=len(drawn)))
    x, y = zip(*drawn, strict=True)
    found = cluster_diagnostics(x, y, names)
    wanted: dict[str, float] = {}
    for name in names:
        inside = [pair for pair, other in zip(drawn, names, strict=True) if other == name]
        wanted[name] = part(sum(min(p) for p in inside), sum(p[0] for p in inside))
    assert {c.name: c.consistency for c in found.between} == {n: near(v) for n, v in wanted.items()}
    defined = [value for value in wanted.values() if not isnan(value)]
    if sum(defined):
        shares = [value / sum(defined) - 1 / len(defined) for value in defined]
        assert found.distance_between == near(sqrt(sum(s * s for s in shares)))


@given(st.lists(st.tuples(*[st.integers(0, 1)] * 4), min_size=2, max_size=10))
@settings(max_examples=40, deadline=None)
def test_shares_are_means_over_all_orders(rows: list[tuple[int, ...]]) -> None:
    data = {name: [row[j] for row in rows] for j, name in enumerate("ABCY")}
    cases = cases_of(data, "Y")
    names = ("A", "B", "C")
    added = dict.fromkeys(names, 0.0)
    for order in permutations(names):
        for i, name in enumerate(order):
            before, after = dependency(cases, order[:i]), dependency(cases, order[: i + 1])
            assert after >= before
            added[name] += (after - before) / 6
    assert importance(cases) == pytest.approx(added)
    parts = dividends(names, lambda s: dependency(cases, s) - dependency(cases, ()))
    shares = shapley(names, lambda s: dependency(cases, s))
    for name in names:
        equal = sum(value / len(s) for s, value in parts.items() if name in s)
        assert shares[name] == pytest.approx(equal)
