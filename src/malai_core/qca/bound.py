"""Which classes of prime implicants a cover can still afford, from weights of the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.qca.model import Bools, Floats
from malai_core.qca.search import Classes, bits

_ROUNDING: Final = 1e-6


@dataclass(frozen=True)
class Bound:
    """The chart and its weights as arrays; ``chart`` has shape ``(classes, rows)``."""

    chart: Bools
    numbers: Floats
    weights: Floats

    @classmethod
    def of(cls, classes: Classes) -> Bound:
        """Return the bound of a chart with its present weights."""
        chart = np.zeros((len(classes.masks), len(classes.columns)), dtype=np.bool_)
        for c, mask in enumerate(classes.masks):
            chart[c, list(bits(mask))] = True
        return cls(chart, chart.astype(np.float64), np.array(classes.weights))

    def start(self) -> tuple[Bools, Bools]:
        """Return all rows open and all classes allowed."""
        classes, rows = self.chart.shape
        return np.ones(rows, dtype=np.bool_), np.ones(classes, dtype=np.bool_)

    def affordable(self, rows: Bools, allowed: Bools, budget: int) -> Bools:
        """Return the allowed classes that can be part of a cover of ``rows`` by ``budget`` classes.

        A class that covers open rows of weight ``w`` wastes ``1 - w``; a cover wastes in all its
        budget less the weight of all open rows. A fresh array.
        """
        weights = self.weights * rows
        spare = budget - weights.sum() + _ROUNDING
        if budget <= 0 or spare < 0:
            return np.zeros_like(allowed)
        found: Bools = allowed & (1.0 - self.numbers @ weights <= spare)
        return found

    def candidates(self, rows: Bools, allowed: Bools) -> list[int]:
        """Return the allowed classes of the open row that has the fewest of them."""
        counts = allowed @ self.numbers
        counts[~rows] = np.inf
        row = int(counts.argmin())
        return np.flatnonzero(allowed & self.chart[:, row]).tolist()
