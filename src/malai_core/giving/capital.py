"""Social capital: ties within the own group, across groups, and to those who decide more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.giving.balance import NO_SUCH_MEMBER
from malai_core.labels import Words
from malai_core.results import Result

CAPITAL: Final = "giving.social_capital.woolcock2001.v1"
OPENNESS: Final = "giving.openness.burt1992.v1"

NO_KNOWN_TIES: Final = Words(
    "ยังไม่มีความสัมพันธ์ที่รู้กลุ่มของทั้งสองฝ่าย", "no relationship has a known group at both ends yet"
)
NO_TIES: Final = Words("ยังไม่มีความสัมพันธ์", "there are no relationships yet")
UNEQUAL: Final = Words(
    "มีสมาชิก {count} ราย แต่ให้กลุ่ม {groups} ค่าและระดับ {levels} ค่า ต้องมีรายละหนึ่งค่า",
    "There are {count} members, {groups} groups and {levels} levels. Give one of each for every "
    "member.",
)


@dataclass(frozen=True, slots=True)
class MemberCapital:
    """Ties of one member."""

    bonding: int
    """Within the own group."""
    bridging: int
    """To other groups, on the same level."""
    linking: int
    """To other groups, at least one level higher."""
    below: int
    """To other groups, on a lower level: linking, seen from the other end."""


@dataclass(frozen=True, slots=True)
class Capital:
    """Ties of the network by kind; shares of the ties whose groups are known."""

    bonding: float
    bridging: float
    linking: float
    external_internal: float
    """E-I index: (external - internal) / (external + internal), -1 to 1."""
    internal_density: float | None
    """Share of the pairs within groups that are tied; ``None`` where no group has two members."""
    ties: int
    unknown: int
    """Ties left out because a group is unknown."""
    members: tuple[MemberCapital, ...]


def social_capital(
    n: int,
    ties: Iterable[tuple[int, int]],
    groups: Sequence[Hashable | None],
    levels: Sequence[int | None] | None = None,
) -> Result[Capital]:
    """Return the bonding, bridging and linking ties of a network and of each member.

    A tie within a group bonds. A tie across groups links where the ends are on different levels of
    authority, and bridges where they are on one level or a level is unknown.

    Parameters
    ----------
    n
        Number of members, ``0 .. n-1``.
    ties
        Pairs of members. Direction, repetition and loops are ignored.
    groups
        Group of each member; ``None`` is unknown.
    levels
        Level of authority of each member, higher decides more; ``None`` is unknown. Without levels
        nothing links.

    Returns
    -------
    Result of Capital
        Undefined where no tie has a known group at both ends.

    Raises
    ------
    InvalidInputError
        A tie names an unknown member, or groups or levels are not one a member.

    Notes
    -----
    Time O(n + m).

    References
    ----------
    Woolcock, M. (2001). The place of social capital in understanding social and economic outcomes.
    *Isuma* 2(1), 11-17. Krackhardt, D. & Stern, R. N. (1988). *Social Psychology Quarterly* 51(2)
    (E-I index).

    Examples
    --------
    >>> found = social_capital(4, [(0, 1), (1, 2), (2, 3)], ["a", "a", "b", "c"], [1, 1, 1, 2])
    >>> found.value.members[2]
    MemberCapital(bonding=0, bridging=1, linking=1, below=0)
    """
    ranks: Sequence[int | None] = [None] * n if levels is None else levels
    if not len(groups) == len(ranks) == n:
        raise InvalidInputError(UNEQUAL, count=n, groups=len(groups), levels=len(ranks))
    pairs = _distinct(n, ties)
    known = [(a, b) for a, b in pairs if groups[a] is not None and groups[b] is not None]
    if not known:
        return Result(CAPITAL, None, NO_KNOWN_TIES)
    seen = [Counter[str]() for _ in range(n)]
    for a, b in known:
        seen[a][_kind(groups, ranks, a, b)] += 1
        seen[b][_kind(groups, ranks, b, a)] += 1
    return Result(CAPITAL, _capital(seen, groups, len(known), len(pairs) - len(known)))


def openness(n: int, ties: Iterable[tuple[int, int]]) -> Result[tuple[float | None, ...]]:
    r"""Return how far the ties of each member reach people who are not tied to each other.

    .. math:: 1 - c_i

    with :math:`c_i` Burt's constraint.

    Parameters
    ----------
    n, ties
        As for ``social_capital``.

    Returns
    -------
    Result of tuple of float or None
        One a member, near 1 for a bridge between many; ``None`` for a member without ties. A member
        of a tight triangle may come out below 0, since constraint can exceed 1. Undefined without
        any tie.

    Raises
    ------
    InvalidInputError
        A tie names an unknown member.

    Notes
    -----
    Constraint by igraph: time O(sum of squared degrees).

    References
    ----------
    Burt, R. S. (1992). *Structural Holes*. Harvard University Press.

    Examples
    --------
    >>> openness(4, [(0, 1), (0, 2)]).value
    (0.5, 0.0, 0.0, None)
    """
    import igraph

    pairs = _distinct(n, ties)
    if not pairs:
        return Result(OPENNESS, None, NO_TIES)
    graph = igraph.Graph(n=n, edges=pairs)
    tied = zip(graph.constraint(), graph.degree(), strict=True)
    return Result(OPENNESS, tuple(1.0 - float(c) if degree else None for c, degree in tied))


def _distinct(n: int, ties: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found = {(min(tie), max(tie)) for tie in ties}
    for member in (end for tie in found for end in tie):
        if not 0 <= member < n:
            raise InvalidInputError(NO_SUCH_MEMBER, member=member, count=n)
    return sorted((a, b) for a, b in found if a != b)


def _kind(
    groups: Sequence[Hashable | None], ranks: Sequence[int | None], own: int, other: int
) -> str:
    """Return what a tie is for the member ``own``."""
    if groups[own] == groups[other]:
        return "bonding"
    mine, theirs = ranks[own], ranks[other]
    if mine is None or theirs is None or mine == theirs:
        return "bridging"
    return "linking" if theirs > mine else "below"


def _capital(
    seen: list[Counter[str]], groups: Sequence[Hashable | None], ties: int, unknown: int
) -> Capital:
    members = tuple(
        MemberCapital(own["bonding"], own["bridging"], own["linking"], own["below"]) for own in seen
    )
    # Bonding and bridging ties are seen from both ends, linking ones from the lower end only.
    bonding = sum(member.bonding for member in members) // 2
    bridging = sum(member.bridging for member in members) // 2
    linking = sum(member.linking for member in members)
    sizes = Counter(group for group in groups if group is not None)
    room = sum(size * (size - 1) // 2 for size in sizes.values())
    return Capital(
        bonding=bonding / ties,
        bridging=bridging / ties,
        linking=linking / ties,
        external_internal=(ties - 2 * bonding) / ties,
        internal_density=bonding / room if room else None,
        ties=ties,
        unknown=unknown,
        members=members,
    )
