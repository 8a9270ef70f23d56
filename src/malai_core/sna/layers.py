"""Several kinds of relationship at once: in how many a pair is tied, and how far kinds overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.sna.graph import Graph, Ints
from malai_core.sna.reasons import NO_TIES

MULTIPLEXITY: Final = "sna.multiplexity.wasserman1994.v1"
OVERLAP: Final = "sna.layer_overlap.jaccard1901.v1"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Tied pairs of two layers."""

    both: int
    either: int

    @property
    def jaccard(self) -> float:
        """Pairs tied in both layers as a share of those tied in either."""
        return self.both / self.either


def multiplexity(layers: Sequence[Graph]) -> Result[float]:
    """Return the share of tied pairs that are tied in two layers or more.

    Parameters
    ----------
    layers
        Networks of the same parties, one for each kind of relationship; direction is ignored.

    Returns
    -------
    Result of float
        0 to 1. Undefined where no pair is tied in any layer; 0 with one layer.

    Raises
    ------
    InvalidInputError
        The layers have different numbers of parties.

    Notes
    -----
    O(m log m).

    References
    ----------
    Wasserman, S. & Faust, K. (1994). *Social Network Analysis*. Cambridge, p. 81 (multirelational
    data); the share is common usage.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> layers = [graph_from_pairs(3, [(0, 1)]), graph_from_pairs(3, [(0, 1), (1, 2)])]
    >>> multiplexity(layers).value
    0.5
    """
    kinds = kinds_of_pairs(layers)
    value = float((kinds >= 2).mean()) if len(kinds) else None
    return measured(MULTIPLEXITY, value, NO_TIES, layers=len(layers))


def kinds_of_pairs(layers: Sequence[Graph]) -> Ints:
    """Return in how many layers each tied pair is tied, pairs in the order of their ends.

    Parameters
    ----------
    layers
        As in :func:`multiplexity`.

    Returns
    -------
    Ints
        One number for each pair tied in some layer, from 1.

    Raises
    ------
    InvalidInputError
        As :func:`multiplexity`.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> kinds_of_pairs([graph_from_pairs(3, [(0, 1)]), graph_from_pairs(3, [(0, 1), (1, 2)])])
    array([2, 1])
    """
    _require_same(layers)
    keys = [np.empty(0, dtype=np.int64), *(_keys(layer.undirected) for layer in layers)]
    counts: Ints = np.unique(np.concatenate(keys), return_counts=True)[1]
    return counts


def layer_overlap(one: Graph, other: Graph) -> Result[Overlap]:
    """Return how many pairs are tied in both layers, and in either.

    Parameters
    ----------
    one, other
        Networks of the same parties. Where both are directed, ties are compared; else pairs.

    Returns
    -------
    Result of Overlap
        Undefined where no pair is tied in either.

    Raises
    ------
    InvalidInputError
        The layers have different numbers of parties.

    Notes
    -----
    O(m log m).

    References
    ----------
    Jaccard, P. (1901). Étude comparative de la distribution florale. *Bull. Soc. Vaud. Sci. Nat.* 37.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> layer_overlap(graph_from_pairs(3, [(0, 1)]), graph_from_pairs(3, [(0, 1), (1, 2)])).value
    Overlap(both=1, either=2)
    """
    _require_same((one, other))
    directed = one.is_directed and other.is_directed
    first, second = (_keys(layer if directed else layer.undirected) for layer in (one, other))
    both = len(np.intersect1d(first, second, assume_unique=True))
    either = len(first) + len(second) - both
    return measured(OVERLAP, Overlap(both, either) if either else None, NO_TIES)


def _keys(layer: Graph) -> Ints:
    """Return one number for each tie, ascending."""
    return layer.source * layer.n + layer.target


def _require_same(layers: Sequence[Graph]) -> None:
    """Refuse layers of different parties."""
    if len({layer.n for layer in layers}) > 1:
        raise InvalidInputError(
            Words("ทุกชั้นความสัมพันธ์ต้องมีสมาชิกชุดเดียวกัน", "all layers need the same parties")
        )
