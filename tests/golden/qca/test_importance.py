"""Importance and synergy on the crisp Lipset table, by exact counting; the glove game by the book."""

from __future__ import annotations

from itertools import product

import pytest

from malai_core.qca.cases import cases_of
from malai_core.qca.importance import dependency, importance, reducts, shapley, synergy
from malai_core.qca.minimise import minimise
from malai_core.qca.model import Cases
from malai_core.qca.truth_table import truth_table
from tests.golden.qca import lipset


@pytest.fixture
def cases() -> Cases:
    return cases_of(lipset.crisp(), "SURV")


def test_dependency_of_single_conditions(cases: Cases) -> None:
    found = {name: dependency(cases, [name]) for name in cases.space.names}
    wanted = {"DEV": 0.4444, "URB": 0.0, "LIT": 0.2778, "IND": 0.0, "STB": 0.3889}
    assert found == pytest.approx(wanted, abs=0.00005)


def test_loss_when_dropped(cases: Cases) -> None:
    names = cases.space.names
    lost = {x: 1 - dependency(cases, [n for n in names if n != x]) for x in names}
    wanted = {"DEV": 0.1667, "URB": 0.0, "LIT": 0.0, "IND": 0.0, "STB": 0.4444}
    assert lost == pytest.approx(wanted, abs=0.00005)


def test_shares_and_the_only_reduct(cases: Cases) -> None:
    wanted = {"DEV": 0.3333, "URB": 0.0185, "LIT": 0.1111, "IND": 0.0556, "STB": 0.4815}
    assert importance(cases) == pytest.approx(wanted, abs=0.00005)
    assert reducts(cases) == (frozenset({"DEV", "STB"}),)


def test_synergy_of_development_and_stability(cases: Cases) -> None:
    found = synergy(lambda coalition: dependency(cases, coalition), ["DEV", "STB"])
    assert found == pytest.approx(0.1667, abs=0.00005)


def test_glove_game() -> None:
    """Osborne & Rubinstein (1994), *A Course in Game Theory*, 295.1: one right, two left gloves."""
    gloves = {"left one": (1, 0), "left two": (1, 0), "right": (0, 1)}
    found = shapley(
        list(gloves), lambda s: float(min((sum(gloves[p][i] for p in s)) for i in (0, 1)))
    )
    assert list(found.values()) == pytest.approx([1 / 6, 1 / 6, 2 / 3])


def test_chain_of_education() -> None:
    """Baumgartner's chain L = U + D, E = L + G, eight cases: E has two models (R package cna)."""
    rows = [(u, d, max(u, d), g, max(u, d, g)) for u, d, g in product((0, 1), repeat=3)]
    data = {name: [row[j] for row in rows] for j, name in enumerate("UDLGE")}
    education = minimise(truth_table(data, "E"), "parsimonious", is_irredundant=True)
    assert {frozenset(model.texts) for model in education.models} == {
        frozenset({"L", "G"}),
        frozenset({"U", "D", "G"}),
    }
    level = truth_table(data, "L", conditions=["U", "D"])
    assert minimise(level, "parsimonious").models[0].text == "U + D <-> L"
