"""Whether two kinds of relationship go together, tested by letting the members change places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED, generator
from malai_core.sna.graph import Graph, Ints, Vector
from malai_core.sna.reasons import ALL_ALIKE, TOO_FEW_3

QAP: Final = "sna.qap_correlation.krackhardt1987.v1"


@dataclass(frozen=True, slots=True)
class Qap:
    """The correlation of two networks, and how often chance gives as much."""

    correlation: float
    as_high_0_1: float | None
    """Share of permutations with a correlation as high or higher; ``None`` without permutations."""
    as_low_0_1: float | None


def qap(
    one: Graph, other: Graph, *, permutations: int = 1_000, seed: int = DEFAULT_SEED
) -> Result[Qap]:
    """Return the correlation of two networks over all ordered pairs, with a permutation test.

    Parameters
    ----------
    one, other
        Networks of the same parties, with weights. A tie without direction stands in both cells.
    permutations
        How often the members of ``other`` change places, rows and columns together.
    seed
        Draws the permutations.

    Returns
    -------
    Result of Qap
        Undefined below three members and where one network has all ties alike or none.

    Raises
    ------
    InvalidInputError
        The networks have different numbers of parties.

    Notes
    -----
    Only cells with ties are looked at: O(m log m) for each permutation. The shares count the
    network itself once, so they are never 0.

    References
    ----------
    Krackhardt, D. (1987). QAP partialling as a test of spuriousness. *Social Networks* 9(2), 171-186.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> same = graph_from_pairs(4, [(0, 1), (1, 2)])
    >>> round(qap(same, same, permutations=0).known().correlation, 9)
    1.0
    """
    if one.n != other.n:
        raise InvalidInputError(
            Words("สองเครือข่ายต้องมีสมาชิกชุดเดียวกัน", "both networks need the same parties")
        )
    if one.n < 3:
        return measured(QAP, None, TOO_FEW_3, permutations=permutations)
    cells = _Cells(one), _Cells(other)
    if not (cells[0].spread and cells[1].spread):
        return measured(QAP, None, ALL_ALIKE, permutations=permutations)
    found = cells[0].correlation(cells[1], np.arange(one.n))
    chance = generator(seed)
    mixed = np.array(
        [cells[0].correlation(cells[1], chance.permutation(one.n)) for _ in range(permutations)]
    )
    value = Qap(found, _share(mixed >= found - 1e-12), _share(mixed <= found + 1e-12))
    return measured(QAP, value, seed=seed if permutations else None, permutations=permutations)


class _Cells:
    """The cells of a network's matrix that hold ties, and sums over all cells off the diagonal."""

    def __init__(self, graph: Graph) -> None:
        matrix = graph.matrix.tocoo()
        self._n = graph.n
        self._ends: tuple[Ints, Ints] = matrix.row.astype(np.int64), matrix.col.astype(np.int64)
        self._values: Vector = matrix.data
        self._keys = self._ends[0] * self._n + self._ends[1]
        order = np.argsort(self._keys)
        self._keys, self._values = self._keys[order], self._values[order]
        self._ends = self._ends[0][order], self._ends[1][order]
        self._pairs = self._n * (self._n - 1)
        self.mean = float(self._values.sum()) / self._pairs
        square = float((self._values**2).sum()) / self._pairs
        variance = square - self.mean**2
        self.spread = float(np.sqrt(variance)) if variance > 1e-12 * max(square, 1e-300) else 0.0

    def correlation(self, other: _Cells, places: Ints) -> float:
        """Return the correlation with the other network, its members moved to these places."""
        keys = places[other._ends[0]] * self._n + places[other._ends[1]]
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        hit = self._keys[place] == keys
        together = float(self._values[place[hit]] @ other._values[hit]) / self._pairs
        return (together - self.mean * other.mean) / (self.spread * other.spread)


def _share(hits: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float | None:
    """Return the share of hits with the network itself as one, ``None`` without permutations."""
    return (int(hits.sum()) + 1) / (len(hits) + 1) if len(hits) else None
