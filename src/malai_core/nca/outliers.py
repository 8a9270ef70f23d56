"""Cases on which the effect hangs: how it changes when one is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from malai_core.nca.ceilings import (
    DEFAULT_SHARE,
    CeilingName,
    require_ceiling,
    require_share,
)
from malai_core.nca.effect import FALLING, NO_RANGE, effect_of, fitting_of, parameters_of
from malai_core.nca.pairs import Corner, Pair, Scope, Values, pair_of
from malai_core.results import Result

OUTLIERS: Final = "nca.outliers.dul2020.v1"


@dataclass(frozen=True, slots=True)
class Outlier:
    """One case, by its place in what was given, and the effect without it."""

    row: int
    size: float | None
    """Effect size without the case; ``None`` where it is then undefined."""
    change: float | None
    """``size`` less the effect size with all cases; ``None`` where ``size`` is."""
    relative: float | None
    """The change as a share of the effect size with all cases; ``None`` where that is 0, or
    ``change`` is ``None``."""
    is_peer: bool
    """The ceiling rests on it."""
    is_end: bool
    """It alone reaches an end of the scope, so the scope shrinks without it."""


def outliers(
    x: Values,
    y: Values,
    *,
    ceiling: str = "ce_fdh",
    corner: int = Corner.UPPER_LEFT,
    scope: Scope | Sequence[float] | None = None,
    share: float = DEFAULT_SHARE,
    least: float = 0.0,
) -> Result[tuple[Outlier, ...]]:
    """Return the cases whose leaving changes the effect, largest change first.

    Parameters
    ----------
    x, y, ceiling, corner, scope, share
        As for ``effect``.
    least
        Smallest change worth telling, as a share of the effect with all cases.

    Returns
    -------
    Result of tuple of Outlier
        Peers and cases at an end of the scope; every case for the quantile ceiling, which rests on
        none in particular. Undefined where ``effect`` is.

    Raises
    ------
    InvalidInputError
        See ``effect``.

    Notes
    -----
    Only these cases can change the effect of a ceiling through peers. Of two cases at the same
    point neither changes a broken ceiling. A case is not wrong because it is an outlier: look at
    how it was measured before leaving it out. Time O(k n log n) for k such cases.

    References
    ----------
    Dul, J. (2020). *Conducting Necessary Condition Analysis*. Sage, ch. 4.

    Examples
    --------
    >>> [(case.row, case.size) for case in outliers([0, 1, 2, 2], [0, 1, 2, 0]).value]
    [(0, 0.5), (1, 1.0), (2, 0.5)]
    """
    pair, name = pair_of(x, y, corner=corner, scope=scope), require_ceiling(ceiling)
    return outliers_of(pair, name, require_share(share), least)


def outliers_of(
    pair: Pair, name: CeilingName, share: float = DEFAULT_SHARE, least: float = 0.0
) -> Result[tuple[Outlier, ...]]:
    """Return the outliers of a checked pair, see ``outliers``."""
    asked = parameters_of(pair, name, share)
    with_all = effect_of(pair, name, share)
    if with_all.value is None:
        return Result(OUTLIERS, None, NO_RANGE if pair.is_flat else FALLING, asked)
    size = with_all.value.size
    found = (_without(pair, name, share, size, place) for place in _candidates(pair, name))
    worth = [case for case in found if _is_worth(case, least)]
    worth.sort(key=lambda case: (-abs(case.change or 0.0), case.row))
    return Result(OUTLIERS, tuple(worth), None, asked)


def _is_worth(case: Outlier, least: float) -> bool:
    """Whether a case is worth telling: without it the effect is another, or none at all."""
    if case.change is None:
        return True
    return case.change != 0.0 and abs(case.relative or 1.0) >= least


def _candidates(pair: Pair, name: CeilingName) -> list[int]:
    """Return the places of the cases that can matter."""
    if pair.x.size < 3:
        return []
    if name == "qr":
        return list(range(pair.x.size))
    return sorted(_peer_places(pair) | _end_places(pair))


def _peer_places(pair: Pair) -> set[int]:
    """Return the places of all cases at a peer; the hull's are among them."""
    fitting = fitting_of(pair)
    frame, peers = fitting.frame, fitting.peers
    points = set(zip(peers.u[0].tolist(), peers.v[0].tolist(), strict=True))
    at = [i for i, point in enumerate(zip(frame.u, fitting.v[0], strict=True)) if point in points]
    return {int(place) for place in frame.order[at]}


def _end_places(pair: Pair) -> set[int]:
    """Return the places of cases that alone reach an end of what was observed."""
    if pair.has_scope:
        return set()
    seen = pair.observed
    ends = (
        (pair.x, seen.x_low),
        (pair.x, seen.x_high),
        (pair.y, seen.y_low),
        (pair.y, seen.y_high),
    )
    reached = (np.flatnonzero(values == end) for values, end in ends)
    return {int(places[0]) for places in reached if places.size == 1}


def _without(pair: Pair, name: CeilingName, share: float, size: float, place: int) -> Outlier:
    found = effect_of(_left_out(pair, place), name, share).value
    change = None if found is None else found.size - size
    return Outlier(
        row=int(pair.rows[place]),
        size=None if found is None else found.size,
        change=change,
        relative=change / size if change is not None and size else None,
        is_peer=place in _peer_places(pair),
        is_end=place in _end_places(pair),
    )


def _left_out(pair: Pair, place: int) -> Pair:
    """Return the pair without one case; an observed scope is observed anew."""
    x, y = np.delete(pair.x, place), np.delete(pair.y, place)
    scope = pair.scope if pair.has_scope else None
    rest = pair_of(x, y, corner=pair.corner, scope=scope)
    return replace(rest, rows=np.delete(pair.rows, place), left_out=pair.left_out)
