"""What comes back: from the one it was given to, or round by others."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from malai_core.giving.balance import NO_GIFTS, Gift, values_of
from malai_core.results import Result

EXCHANGE: Final = "giving.exchange.bearman1997.v1"

Arc = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Shares of all value given, each 0 to 1; a gift may be in both."""

    direct: float
    """Comes back from the same partner: twice the smaller of the two sides of each pair."""
    generalized: float
    """Is given along a cycle of three or more members, so that it can come back by others."""
    cyclic: tuple[Arc, ...]
    """From whom to whom, of the gifts in such cycles."""


def exchange(n: int, gifts: Iterable[Gift]) -> Result[Exchange]:
    """Return how much of what is given can come back, directly and round by others.

    A gift from ``i`` to ``j`` lies on a cycle of three or more exactly where gifts lead from ``j``
    back to ``i`` without the step from ``j`` straight to ``i``.

    Parameters
    ----------
    n
        Number of members, ``0 .. n-1``.
    gifts
        ``(giver, taker, value)``; several of one pair add up; gifts to oneself are left out.

    Returns
    -------
    Result of Exchange
        Undefined where nothing was given.

    Raises
    ------
    InvalidInputError
        An unknown member, or a value that is negative or not finite.

    Notes
    -----
    The whole value of a gift on a cycle counts, also where less than it flows on. Gifts whose two
    ends are not in one strong component are on no cycle; those answered directly need a search of
    their own: time O(n + m + r m) for r gifts answered directly.

    References
    ----------
    Bearman, P. (1997). Generalized exchange. *American Journal of Sociology* 102(5), 1383-1415
    (the idea); Takahashi, N. (2000), AJS 105(4). The share is ours.

    Examples
    --------
    A ring of three, and one gift out of it.

    >>> found = exchange(4, [(0, 1, 1), (1, 2, 1), (2, 0, 1), (0, 3, 1)]).value
    >>> found.direct, found.generalized
    (0.0, 0.75)
    """
    values = values_of(n, gifts)
    total = sum(values.values())
    if not total:
        return Result(EXCHANGE, None, NO_GIFTS)
    cyclic = _on_long_cycles(n, values)
    returned = sum(min(value, values.get((j, i), 0.0)) for (i, j), value in values.items())
    generalized = sum(values[arc] for arc in cyclic) / total
    return Result(EXCHANGE, Exchange(returned / total, generalized, tuple(sorted(cyclic))))


def _on_long_cycles(n: int, values: dict[Arc, float]) -> list[Arc]:
    part = _strong_parts(n, values)
    inside = [(i, j) for i, j in values if part[i] == part[j]]
    follows: dict[int, list[int]] = defaultdict(list)
    for giver, taker in inside:
        follows[giver].append(taker)
    return [
        (i, j) for i, j in inside if (j, i) not in values or _leads_round(follows, start=j, end=i)
    ]


def _strong_parts(n: int, values: dict[Arc, float]) -> list[int]:
    """Return the strong component of each member."""
    import igraph

    graph = igraph.Graph(n=n, edges=list(values), directed=True)
    found: list[int] = graph.connected_components(mode="strong").membership
    return found


def _leads_round(follows: dict[int, list[int]], *, start: int, end: int) -> bool:
    """Whether gifts lead from ``start`` to ``end`` by somebody else."""
    seen = {start, *(step for step in follows[start] if step != end)}
    waiting = deque(seen - {start})
    while waiting:
        member = waiting.popleft()
        for step in follows[member]:
            if step == end:
                return True
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return False
