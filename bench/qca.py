"""Minimising truth tables against pyqca, and how our time grows with conditions."""

from __future__ import annotations

import multiprocessing
import random
import warnings
from dataclasses import dataclass
from time import perf_counter

from bench.harness import line
from malai_core.qca.minimise import minimise
from malai_core.qca.truth_table import truth_table

_LIMIT_S = 30.0
_TIMES = 3
Data = dict[str, list[int]]


@dataclass(frozen=True)
class Case:
    """One table: crisp, one case a row."""

    name: str
    conditions: int
    rows: int
    is_structured: bool


CASES = [
    Case(f"{'structured' if s else 'random'}, {k} conditions, {rows} rows", k, rows, s)
    for s in (True, False)
    for k, rows in ((6, 30), (8, 30), (8, 60), (10, 60), (10, 100), (12, 100))
]


def data_of(case: Case, seed: int = 2560) -> Data:
    """Return a table; structured: the outcome is C0*C1 + C2*~C3, random: a coin for each row."""
    drawn = random.Random(seed)
    codes = drawn.sample(range(1 << case.conditions), case.rows)
    columns = {f"C{j}": [code >> j & 1 for code in codes] for j in range(case.conditions)}
    if not case.is_structured:
        return columns | {"Y": [drawn.randint(0, 1) for _ in codes]}
    cells = zip(*(columns[f"C{j}"] for j in range(4)), strict=True)
    return columns | {"Y": [int((a and b) or (c and not d)) for a, b, c, d in cells]}


def main() -> None:
    """Print ratios for table, conservative and parsimonious solution, then the growth."""
    line("first call of the outside solver", f"{_solver_start():.3f} s, once in a process")
    for case in CASES:
        ours, said = _ours(case)
        theirs = _theirs(case)
        line(f"{case.name}, to pyqca", f"{_ratio(ours, theirs)}   {said}")
    for k in (8, 10, 12, 14, 16):
        ours, said = _ours(Case("", k, 60, is_structured=True))
        line(f"growth: structured, {k} conditions, 60 rows", f"{ours * 1000:8.1f} ms   {said}")


def _solver_start() -> float:
    began = perf_counter()
    import scipy.optimize  # noqa: F401 - loading it is what is measured

    return perf_counter() - began


def _ours(case: Case) -> tuple[float, str]:
    data, best, said = data_of(case), float("inf"), ""
    for _ in range(_TIMES):
        began = perf_counter()
        table = truth_table(data, "Y")
        minimise(table, "conservative")
        found = minimise(table, "parsimonious")
        best = min(best, perf_counter() - began)
        covers = found.covers
        count = "?" if covers is None else covers.count or f"at least {covers.at_least}"
        said = f"size {covers.size if covers else 0}, models {count}"
    return best, said


def _theirs(case: Case) -> float | None:
    """Return the seconds pyqca takes, ``None`` where it does not finish in half a minute."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_pyqca, args=(data_of(case), sending))
    child.start()
    took: float | None = receiving.recv() if receiving.poll(_LIMIT_S) else None
    child.terminate()
    child.join()
    return took


def _pyqca(data: Data, sending: object) -> None:
    import pandas as pd
    from qca import CSQCA, minimize_truth_table

    # It says that its intermediate solution needs expectations, which are not asked for here.
    warnings.simplefilter("ignore")
    frame = pd.DataFrame(data)
    conditions = [name for name in data if name != "Y"]
    began = perf_counter()
    model = CSQCA(frame, outcome="Y", conditions=conditions)
    minimize_truth_table(model, consistency_threshold=1.0)
    sending.send(perf_counter() - began)  # type: ignore[attr-defined]


def _ratio(ours: float, theirs: float | None) -> str:
    if theirs is None:
        return f"{ours * 1000:.1f} ms against more than {_LIMIT_S:.0f} s"
    return f"{theirs / ours:6.1f} times as fast ({ours * 1000:.1f} ms against {theirs:.3f} s)"
