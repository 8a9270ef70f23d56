"""The minimiser against the definition, at random tables: equal sets of models."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from malai_core.qca.cases import cases_of
from malai_core.qca.covers import irredundant_covers, minimum_covers
from malai_core.qca.implicants import chart_against
from malai_core.qca.minimise import minimise
from malai_core.qca.model import Condition, Space, contains
from malai_core.qca.solution import Solution
from malai_core.qca.truth_table import TruthTable, truth_table
from tests.differential.qca.brute import Cube, covers, inside, minimum_models, primes

Shown = dict[Cube, str]


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[int, ...], Shown]:
    """Rows with what they show; the others are remainders. Two to six conditions."""
    k = draw(st.integers(2, 6))
    levels = tuple(draw(st.lists(st.sampled_from([2, 2, 2, 3]), min_size=k, max_size=k)))
    if k > 4:
        levels = (2,) * k
    row = st.tuples(*(st.integers(0, n - 1) for n in levels))
    shown = draw(st.dictionaries(row, st.sampled_from("110C"), min_size=2, max_size=9))
    assume("1" in shown.values())
    # So that every condition has its levels, whatever was drawn.
    shown.setdefault(tuple(n - 1 for n in levels), "0")
    return levels, shown


def table_of(shown: Shown) -> TruthTable:
    """Crisp cases of which each row holds two: consistency 1, 0, or 0.5 for a contradiction."""
    sides = {"1": (1, 1), "0": (0, 0), "C": (1, 0)}
    cases = [(row, y) for row, out in shown.items() for y in sides[out]]
    k = len(next(iter(shown)))
    data = {f"C{j}": [row[j] for row, _ in cases] for j in range(k)}
    return truth_table(data | {"Y": [y for _, y in cases]}, "Y", inclusion=(0.9, 0.4))


def models(solution: Solution) -> set[frozenset[Cube]]:
    return {frozenset(model.terms) for model in solution.models}


def by_definition(
    levels: tuple[int, ...], positive: set[Cube], usable: set[Cube]
) -> set[frozenset[Cube]]:
    return minimum_models(primes(levels, positive, usable), positive)


@given(tables())
@settings(max_examples=80, deadline=None)
def test_conservative_models_are_those_of_the_definition(
    drawn: tuple[tuple[int, ...], Shown],
) -> None:
    levels, shown = drawn
    positive = {row for row, out in shown.items() if out == "1"}
    table = table_of(shown)
    assume(table.space.levels == levels)
    solution = minimise(table, "conservative")
    if solution.undefined is None:
        assert models(solution) == by_definition(levels, positive, positive)


@given(tables())
@settings(max_examples=80, deadline=None)
def test_parsimonious_models_are_those_of_the_definition(
    drawn: tuple[tuple[int, ...], Shown],
) -> None:
    levels, shown = drawn
    positive = {row for row, out in shown.items() if out == "1"}
    table = table_of(shown)
    assume(table.space.levels == levels)
    space = set(product(*(range(n) for n in levels)))
    usable = space - {row for row, out in shown.items() if out in "0C"}
    solution = minimise(table, "parsimonious")
    assert solution.undefined is not None or models(solution) == by_definition(
        levels, positive, usable
    )
    free = minimise(table, "parsimonious", contradictions="remainder")
    usable |= {row for row, out in shown.items() if out == "C"}
    assert free.undefined is not None or models(free) == by_definition(levels, positive, usable)


@given(tables(), st.data())
@settings(max_examples=60, deadline=None)
def test_intermediate_lies_between(
    drawn: tuple[tuple[int, ...], Shown], data: st.DataObject
) -> None:
    _, shown = drawn
    table = table_of(shown)
    assume(minimise(table, "parsimonious").undefined is None)
    expected = {
        name: data.draw(st.sampled_from([None, *range(n)]))
        for name, n in zip(table.space.names, table.space.levels, strict=True)
    }
    solution = minimise(table, "intermediate", expectations=expected)
    negative = {row for row, out in shown.items() if out in "0C"}
    for pair in solution.pairs:
        assert set(pair.easy) | set(pair.difficult) == set(pair.parsimonious.assumptions)
        for model in pair.models:
            # Wider than the conservative, narrower than the parsimonious it came from.
            assert set(model.assumptions) <= set(pair.easy)
            assert not any(inside(term, row) for term in model.terms for row in negative)
            for term in model.terms:
                assert any(contains(p, term) for p in pair.parsimonious.terms) or set(
                    table.space.minterms([term])
                ) <= set(table.space.minterms(pair.parsimonious.terms))


@given(tables())
@settings(max_examples=40, deadline=None)
def test_without_direction_intermediate_is_conservative(
    drawn: tuple[tuple[int, ...], Shown],
) -> None:
    table = table_of(drawn[1])
    assume(minimise(table, "parsimonious").undefined is None)
    nothing = dict.fromkeys(table.space.names)
    solution = minimise(table, "intermediate", expectations=nothing)
    assert models(solution) == models(minimise(table, "conservative"))


@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_relabelling_and_duplicating_cases_change_nothing(
    drawn: tuple[tuple[int, ...], Shown], random: object
) -> None:
    _, shown = drawn
    table = table_of(shown)
    k = len(table.space.names)
    order = list(range(k))
    random.shuffle(order)  # type: ignore[attr-defined]
    moved = table_of({tuple(row[j] for j in order): out for row, out in shown.items()})
    back = {
        frozenset(tuple(term[order.index(j)] for j in range(k)) for term in model.terms)
        for model in minimise(moved, "parsimonious").models
    }
    assert back == models(minimise(table, "parsimonious"))
    once = table.cases
    twice = cases_of(
        {name: [*once.values[:, j], *once.values[:, j]] for j, name in enumerate(once.space.names)}
        | {"Y": [*once.membership, *once.membership]},
        "Y",
    )
    doubled = truth_table(twice, inclusion=(0.9, 0.4))
    assert models(minimise(doubled, "parsimonious")) == back


@given(
    st.integers(1, 9).flatmap(
        lambda rows: st.tuples(
            st.just(rows), st.lists(st.integers(1, 2**rows - 1), min_size=1, max_size=9)
        )
    )
)
@settings(max_examples=150, deadline=None)
def test_covers_are_those_of_trying_every_set(drawn: tuple[int, list[int]]) -> None:
    rows, masks = drawn
    masks = [*masks, 2**rows - 1 ^ 1, 1] if rows > 1 else [1]
    every = 2**rows - 1
    sets = [s for s in range(1, 2 ** len(masks)) if union(masks, s) == every]
    least = min(s.bit_count() for s in sets)
    found = minimum_covers(masks, rows)
    assert found.size == least
    assert set(found.models) == {members(s) for s in sets if s.bit_count() == least}
    assert found.count == len(found.models)
    limited = minimum_covers(masks, rows, limit=1)
    assert (len(limited.models), limited.count) == (1, found.count)
    needed = {members(s) for s in sets if not any(t != s and t & s == t for t in sets)}
    assert set(irredundant_covers(masks, rows)) == needed


def union(masks: list[int], chosen: int) -> int:
    found = 0
    for p in members(chosen):
        found |= masks[p]
    return found


def members(chosen: int) -> tuple[int, ...]:
    return tuple(p for p in range(chosen.bit_length()) if chosen >> p & 1)


@given(st.integers(0, 10_000))
@settings(max_examples=4, deadline=None)
def test_hard_charts_are_solved_by_both_ways(seed: int) -> None:
    """Eight conditions, sixty observed rows: our search leaves the proof to HiGHS."""
    import random

    drawn = random.Random(seed)  # noqa: S311 - a drawn table, no secret
    rows = drawn.sample(list(product((0, 1), repeat=8)), 60)
    positive, negative = rows[:30], rows[30:]
    space = Space(tuple(Condition(f"C{j}") for j in range(8)))
    chart = chart_against(space, positive, negative)
    found = minimum_covers(chart.masks, 30, limit=50)
    assert found.is_proved
    for model in found.models:
        terms = [chart.primes[p] for p in model]
        assert covers(terms, set(positive))
        assert not any(inside(term, row) for term in terms for row in negative)
