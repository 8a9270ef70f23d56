"""The network at two dates: who came and went, which ties formed, stayed and faded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.sna.graph import Graph, Ints
from malai_core.sna.reasons import NOBODY
from malai_core.sna.shared_ways import among

CHANGE: Final = "sna.change.snijders2010.v1"

#: Below this the two dates have so little in common that steps between them are guesswork.
TOO_FAR_APART: Final = 0.3

Tie = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened between two dates. Shares are ``None`` where there is nothing to share out."""

    joined: tuple[str, ...]
    """Public ids of members who came, in the order of the later network."""
    left: tuple[str, ...]
    stayed: int
    formed: tuple[Tie, ...]
    """Ties that are there at the later date only; where ties have no direction the ends are in the
    order of the union of members, earlier ones first."""
    faded: tuple[Tie, ...]
    kept: int
    jaccard: float | None
    """Kept ties as a share of the ties of either date."""
    persistence: float | None
    """Kept ties as a share of the earlier ties between members who stayed."""
    formation: float | None
    """Formed ties as a share of the pairs, of members who stayed, that were not tied."""
    dissolution: float | None
    """Faded ties as a share of the earlier ties between members who stayed."""
    growth: float | None
    """Change in the number of members, as a share of the earlier number."""
    join_rate: float | None
    leave_rate: float | None
    churn: float | None
    """Members who came or went, as a share of the members of either date."""


def change(before: Graph, after: Graph) -> Result[Change]:
    """Return what changed from one date to the other.

    Parameters
    ----------
    before, after
        The network at the two dates. Members are matched by ``ids``; where neither has ids, by
        number. Weights are ignored.

    Returns
    -------
    Result of Change
        Undefined where nobody is in either.

    Raises
    ------
    InvalidInputError
        One is directed and the other is not, one has ids and the other does not, or an id is twice.

    Notes
    -----
    Persistence, formation and dissolution look at members present at both dates, so that who came
    or went is not mistaken for ties made or broken; Jaccard's index takes all ties. Below .3 it
    warns that the dates are far apart (a rule of thumb of RSiena). O(n + m log m).

    References
    ----------
    Snijders, T. A. B., van de Bunt, G. G. & Steglich, C. E. G. (2010). Introduction to stochastic
    actor-based models for network dynamics. *Social Networks* 32(1), 44-60.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> found = change(graph_from_pairs(3, [(0, 1)]), graph_from_pairs(3, [(0, 1), (1, 2)])).known()
    >>> found.formed, found.kept, found.jaccard
    ((('1', '2'),), 1, 0.5)
    """
    if before.is_directed != after.is_directed:
        raise InvalidInputError(
            Words(
                "เครือข่ายของสองวันต้องมีทิศทางเหมือนกัน",
                "both dates need ties with direction, or both without",
            )
        )
    both = _Both(before, after)
    if not both.names:
        return measured(CHANGE, None, NOBODY)
    return measured(CHANGE, both.change())


class _Both:
    """Both dates with one numbering: earlier members first, then those who came."""

    def __init__(self, before: Graph, after: Graph) -> None:
        earlier, later = _names(before, after), _names(after, before)
        known = set(earlier)
        self.names = [*earlier, *(name for name in later if name not in known)]
        number = {name: place for place, name in enumerate(self.names)}
        self._directed = before.is_directed
        self._was = np.array([number[name] for name in earlier], dtype=np.int64)
        self._is = np.array([number[name] for name in later], dtype=np.int64)
        self._before, self._after = self._keys(before, self._was), self._keys(after, self._is)

    def _keys(self, graph: Graph, number: Ints) -> Ints:
        """Return one number for each tie in the common numbering, ascending."""
        one, other = number[graph.source], number[graph.target]
        if not self._directed:
            one, other = np.minimum(one, other), np.maximum(one, other)
        return np.sort(one * max(1, len(self.names)) + other)

    def change(self) -> Change:
        """Return the change."""
        stayed = np.intersect1d(self._was, self._is)
        formed = self._after[~among(self._after, self._before)]
        faded = self._before[~among(self._before, self._after)]
        kept = len(self._before) - len(faded)
        broken, made = self._between(faded, stayed), self._between(formed, stayed)
        could = len(stayed) * (len(stayed) - 1) // (1 if self._directed else 2)
        came, went = len(self._is) - len(stayed), len(self._was) - len(stayed)
        return Change(
            joined=self._said(np.setdiff1d(self._is, stayed)),
            left=self._said(np.setdiff1d(self._was, stayed)),
            stayed=len(stayed),
            formed=self._pairs(formed),
            faded=self._pairs(faded),
            kept=kept,
            jaccard=_share(kept, kept + len(formed) + len(faded)),
            persistence=_share(kept, kept + broken),
            formation=_share(made, could - kept - broken),
            dissolution=_share(broken, kept + broken),
            growth=_share(came - went, len(self._was)),
            join_rate=_share(came, len(self._was)),
            leave_rate=_share(went, len(self._was)),
            churn=_share(came + went, len(self.names)),
        )

    def _between(self, keys: Ints, stayed: Ints) -> int:
        """Return how many of the ties are between members who stayed."""
        one, other = np.divmod(keys, max(1, len(self.names)))
        return int((among(one, stayed) & among(other, stayed)).sum())

    def _said(self, numbers: Ints) -> tuple[str, ...]:
        return tuple(self.names[number] for number in numbers.tolist())

    def _pairs(self, keys: Ints) -> tuple[Tie, ...]:
        """Return the ties by the ids of their ends."""
        one, other = np.divmod(keys, max(1, len(self.names)))
        return tuple(zip(self._said(one), self._said(other), strict=True))


def _names(own: Graph, other: Graph) -> list[str]:
    """Return the ids of one date; numbers where neither date has ids."""
    names = list(own.ids) or [str(party) for party in range(own.n)]
    needs_ids = bool(other.ids) and not own.ids and own.n > 0
    if needs_ids or len(set(names)) < len(names):
        raise InvalidInputError(
            Words(
                "สมาชิกของทั้งสองวันต้องมีรหัส และรหัสต้องไม่ซ้ำ",
                "members of both dates need ids, and no id twice",
            )
        )
    return names


def _share(part: int, whole: int) -> float | None:
    """Return a share, ``None`` of nothing."""
    return part / whole if whole else None
