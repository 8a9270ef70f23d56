"""Does a relation hold everywhere? Consistency over areas, periods and units, and a verdict."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import isnan, sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.fit import necessity, sufficiency
from malai_core.qca.html import number, table_html
from malai_core.qca.model import NEAR, Floats

#: Stored with every result. Bump the suffix when a number could change.
CLUSTERS: Final = "qca.clusters.garcia_castro2016.v1"
#: Clusters with fewer cases get no verdict.
FEWEST_CASES: Final = 3

Relation = Literal["sufficiency", "necessity"]
Verdict = Literal["universal", "unique", "not supported", "too few cases"]

UNEQUAL: Final = Words(
    "จำนวนชื่อกลุ่ม ({count}) ไม่เท่ากับจำนวนกรณี ({cases})",
    "There are {count} names of clusters for {cases} cases. Give one for each case.",
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster: its name, how many cases, and the consistency within it (``nan``: undefined)."""

    name: str
    n: int
    consistency: float


@dataclass(frozen=True)
class ClusterDiagnostics:
    """Consistency over all cases, within each cluster and each unit, and how far they differ."""

    relation: Relation
    pooled: float
    """POCOS: over all cases."""
    between: tuple[Cluster, ...]
    """BECOS: within each cluster (an area, a period), over its units."""
    within: tuple[Cluster, ...]
    """WICONS: within each unit, over the clusters; empty where no units were given."""
    distance_between: float
    """0 where the relation is the same in every cluster; below 0.1 it is stable."""
    distance_within: float
    verdict: Verdict

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        rows = [[c.name, str(c.n), number(c.consistency)] for c in (*self.between, *self.within)]
        caption = f"{self.relation}: {number(self.pooled)}, {self.verdict}"
        return table_html(["", "n", "consistency"], rows, caption=caption)


def cluster_diagnostics(
    x: ArrayLike,
    y: ArrayLike,
    clusters: Sequence[Hashable],
    *,
    units: Sequence[Hashable] | None = None,
    relation: Relation = "sufficiency",
    cut: float | None = None,
) -> ClusterDiagnostics:
    r"""Return how a relation holds over clusters.

    .. math:: d = \sqrt{\sum_t \Bigl(\frac{c_t}{\sum c} - \frac1T\Bigr)^2}

    over the consistencies :math:`c_t` of the :math:`T` clusters.

    Parameters
    ----------
    x, y
        Shape ``(n,)``, memberships in the condition or model, and in the outcome.
    clusters
        The cluster of each case: its area or its period.
    units
        The unit of each case, where the same unit comes in several clusters.
    relation
        ``"sufficiency"`` (:math:`\sum \min / \sum x`) or ``"necessity"``
        (:math:`\sum \min / \sum y`).
    cut
        The consistency that counts as holding; 0.8 for sufficiency, 0.9 for necessity.

    Returns
    -------
    ClusterDiagnostics
        ``universal``: the relation holds over all cases and in each cluster. ``unique``: in some
        only. ``too few cases``: a cluster has fewer than three, so no verdict. A consistency is
        ``nan`` where nobody of the cluster is in the set; such a cluster has no part in distance
        and verdict.

    Raises
    ------
    InvalidInputError
        Not one cluster (and unit) for each case; what :func:`~malai_core.qca.fit.sufficiency`
        refuses.

    Notes
    -----
    Time O(n). The verdict is a rule of this project, not a published one.

    References
    ----------
    Garcia-Castro, R. & Arino, M. A. (2016). A general approach to panel data set-theoretic
    research. *Journal of Advances in Management Sciences & Information Systems* 2, 63-76.

    Examples
    --------
    >>> found = cluster_diagnostics([1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0], list("NNNSSS"))
    >>> [(c.name, round(c.consistency, 2)) for c in found.between], found.verdict
    ([('N', 1.0), ('S', 0.33)], 'unique')
    """
    one, other = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    consistency = _measure(relation)
    pooled = consistency(one, other)
    between = _grouped(one, other, clusters, consistency)
    within = _grouped(one, other, units, consistency) if units is not None else ()
    needed = cut if cut is not None else (0.8 if relation == "sufficiency" else 0.9)
    return ClusterDiagnostics(
        relation,
        pooled,
        between,
        within,
        _distance(between),
        _distance(within),
        _verdict(pooled, between, needed),
    )


def _measure(relation: Relation) -> Callable[[Floats, Floats], float]:
    if relation == "sufficiency":
        return lambda x, y: sufficiency(x, y).consistency
    return lambda x, y: necessity(x, y).consistency


def _grouped(
    x: Floats, y: Floats, names: Sequence[Hashable], measure: Callable[[Floats, Floats], float]
) -> tuple[Cluster, ...]:
    if len(names) != len(x):
        raise InvalidInputError(UNEQUAL, count=len(names), cases=len(x))
    members: dict[Hashable, list[int]] = {}
    for case, name in enumerate(names):
        members.setdefault(name, []).append(case)
    return tuple(
        Cluster(str(name), len(cases), measure(x[cases], y[cases]))
        for name, cases in members.items()
    )


def _distance(clusters: Sequence[Cluster]) -> float:
    found = [c.consistency for c in clusters if not isnan(c.consistency)]
    total = sum(found)
    if not total:
        return float("nan")
    return sqrt(sum((one / total - 1 / len(found)) ** 2 for one in found))


def _verdict(pooled: float, clusters: Sequence[Cluster], cut: float) -> Verdict:
    if any(cluster.n < FEWEST_CASES for cluster in clusters):
        return "too few cases"
    defined = [c.consistency for c in clusters if not isnan(c.consistency)]
    passing = [one for one in defined if one >= cut - NEAR]
    if defined and len(passing) == len(defined) and pooled >= cut - NEAR:
        return "universal"
    return "unique" if passing and len(passing) < len(defined) else "not supported"
