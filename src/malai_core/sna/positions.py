"""What place a member has: coordinating hub, bridge, core, edge, alone or new; and the whole's shape."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED
from malai_core.sna.betweenness import betweenness
from malai_core.sna.centralisation import centralisation_of_degree
from malai_core.sna.graph import Flags, Graph, Ints
from malai_core.sna.hierarchy import hierarchy
from malai_core.sna.parts import coreness, cuts, parts
from malai_core.sna.reasons import NO_BETWEEN, NO_TIES, NOBODY
from malai_core.sna.removal import removal

HUBS: Final = "sna.hubs.malai.v1"
EFFECTIVE_HUBS: Final = "sna.effective_hubs.laakso1979.v1"
ROLES: Final = "sna.roles.malai.v1"
SHAPE: Final = "sna.coordination_and_command.malai.v1"

_SPREADS: Final = 1.5
_BREAKS_0_1: Final = 0.2
_THRESHOLD: Final = 0.4


@dataclass(frozen=True, slots=True)
class Hub:
    """A member through whom contact flows."""

    member: int
    contacts: int
    share_of_ties_0_1: float
    """Ties that touch him, of all ties."""
    betweenness_share_0_1: float | None
    """His part of the betweenness of all; ``None`` where nobody stands between others."""
    cut_off: int
    """Members who would fall off without him."""
    backup_0_1: float
    """Share of the pairs of those who stay and are joined now who would stay joined without him."""


class Role(StrEnum):
    """The place of a member, in one word. Values are stored: add, never rename."""

    NEW = "new"
    ALONE = "alone"
    HUB = "hub"
    BRIDGE = "bridge"
    CORE = "core"
    EDGE = "edge"


#: The first that fits is a member's role.
_IN_ORDER: Final = (Role.ALONE, Role.HUB, Role.BRIDGE, Role.NEW, Role.CORE, Role.EDGE)


class Shape(StrEnum):
    """Coordination against command. Values are stored: add, never rename."""

    COORDINATED = "coordinated"
    """Contact gathers, nobody commands: horizontal with a coordinating hub."""
    COMMANDED = "commanded"
    """Contact gathers and command runs one way: vertical."""
    DISTRIBUTED = "distributed"
    """Neither."""
    FRAGMENTED = "fragmented"
    """Command without a centre of contact."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where the network stands between coordination and command."""

    centralisation: float
    authority_hierarchy: float
    shape: Shape


def hubs(graph: Graph, *, seed: int = DEFAULT_SEED) -> Result[tuple[Hub, ...]]:
    """Return the members through whom contact flows, most contacts first.

    Parameters
    ----------
    graph
        The network; direction and weights are ignored.
    seed
        For betweenness above 5,000 members.

    Returns
    -------
    Result of tuple of Hub
        Those with contacts of at least the mean and 1.5 standard deviations, and those without whom
        a fifth of their part would fall off. Undefined without ties. May be empty.

    Notes
    -----
    Cost of betweenness, and one removal a hub (at most 50 are looked at).

    References
    ----------
    Ours; the limits are proposals.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)])
    >>> [hub.member for hub in hubs(star).known()]
    [0]
    """
    if not graph.m:
        return measured(HUBS, None, NO_TIES)
    plain = graph.undirected
    cut = {one.member: one.cut_off for one in cuts(plain).known()}
    chosen = hub_members(plain)
    between = betweenness(plain, seed=seed).value
    total = 0.0 if between is None else float(between.sum())
    value = tuple(
        Hub(
            member=member,
            contacts=int(plain.arcs.degree[member]),
            share_of_ties_0_1=float(plain.arcs.degree[member]) / plain.m,
            betweenness_share_0_1=float(between[member]) / total
            if between is not None and total
            else None,
            cut_off=cut.get(member, 0),
            backup_0_1=1 - removal(plain, [member]).known().loss_of_reach_0_1,
        )
        for member in chosen
    )
    return measured(HUBS, value, by=("igraph", "scipy"), seed=seed)


def hub_members(graph: Graph) -> list[int]:
    """Return the numbers of the hubs, most contacts first, at most 50; see :func:`hubs`.

    Parameters
    ----------
    graph
        The network.

    Returns
    -------
    list of int

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> hub_members(graph_from_pairs(3, [(0, 1), (1, 2)]))
    [1]
    """
    degree = graph.arcs.degree
    mean = degree.mean() if graph.n else 0.0
    # Where all have equally many contacts the spread is 0, and nobody stands out.
    many = (degree >= mean + _SPREADS * degree.std()) & (degree > mean) if graph.n else degree > 0
    chosen = np.flatnonzero(many & (degree > 1)).tolist()
    found = parts(graph).known()
    for one in cuts(graph).known():
        if one.cut_off >= _BREAKS_0_1 * found.sizes[found.of[one.member]]:
            chosen.append(one.member)
    members: list[int] = sorted(set(chosen), key=lambda member: (-int(degree[member]), member))
    return members[:50]


def effective_hubs(graph: Graph, *, seed: int = DEFAULT_SEED) -> Result[float]:
    r"""Return on how many members the flow rests, as if they carried it in equal parts.

    .. math:: 1 / \sum_i (b_i / \sum_j b_j)^2

    with :math:`b` the betweenness: the inverse of Herfindahl's index.

    Parameters
    ----------
    graph
        The network.
    seed
        For betweenness above 5,000 members.

    Returns
    -------
    Result of float
        1 for a star, up to n. Undefined where nobody stands between others.

    Notes
    -----
    Cost of betweenness.

    References
    ----------
    Laakso, M. & Taagepera, R. (1979). "Effective" number of parties. *Comparative Political
    Studies* 12(1), 3-27, with betweenness instead of votes.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> effective_hubs(graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])).value
    1.0
    """
    found = betweenness(graph, seed=seed)
    if found.value is None or not found.value.sum():
        return measured(EFFECTIVE_HUBS, None, NO_BETWEEN)
    share = found.value / found.value.sum()
    value = 1 / float((share**2).sum())
    pivots = int(found.parameters["pivots"])
    return measured(EFFECTIVE_HUBS, value, by=("igraph",), seed=found.seed, pivots=pivots)


def roles(
    graph: Graph, *, is_new: ArrayLike | None = None, circles: ArrayLike | None = None
) -> Result[tuple[Role, ...]]:
    """Return the place of each member in one word.

    Parameters
    ----------
    graph
        The network; direction and weights are ignored.
    is_new
        Shape ``(n,)``: who joined lately, by a date the caller chooses. Nobody by default.
    circles
        Shape ``(n,)``: number of each member's circle, -1 for none.

    Returns
    -------
    Result of tuple of Role
        The first that fits of: alone (no tie), hub (:func:`hubs`), bridge (cut member, or contacts
        in two circles beside his own), new, core (in the upper half of the cores, from 2 on), edge.
        Undefined where there is nobody.

    Raises
    ------
    InvalidInputError
        An array has another length than there are parties.

    Notes
    -----
    Who is new and already holds others together is named for that. O(n + m log m).

    References
    ----------
    Ours.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> [role.value for role in roles(graph_from_pairs(4, [(0, 1), (1, 2)])).known()]
    ['edge', 'hub', 'edge', 'alone']
    """
    if not graph.n:
        return measured(ROLES, None, NOBODY)
    fresh = np.zeros(graph.n, dtype=np.bool_) if is_new is None else np.asarray(is_new, np.bool_)
    of = np.full(graph.n, -1) if circles is None else np.asarray(circles, np.int64)
    if fresh.shape != (graph.n,) or of.shape != (graph.n,):
        raise InvalidInputError(
            Words("ต้องมีค่าของสมาชิกทุกคน ({n})", "each of the {n} members needs a value"), n=graph.n
        )
    core = coreness(graph).known()
    in_core = (core >= 2) & (2 * core >= core.max())
    codes = np.select(
        [
            graph.arcs.degree == 0,
            _flags(graph, hub_members(graph)),
            _bridges(graph, of),
            fresh,
            in_core,
        ],
        [0, 1, 2, 3, 4],
        5,
    )
    value = tuple(_IN_ORDER[code] for code in codes.tolist())
    return measured(ROLES, value, by=("igraph",))


def coordination_and_command(
    contact: Graph, authority: Graph, *, threshold: float = _THRESHOLD
) -> Result[Plane]:
    """Return whether the network coordinates or commands.

    Parameters
    ----------
    contact
        Ties through which people coordinate.
    authority
        Directed ties of command: approves, funds, instructs; superior to subordinate.
    threshold
        From where centralisation and hierarchy count as high.

    Returns
    -------
    Result of Plane
        Without any tie of command the hierarchy is 0: nobody commands. Undefined where the
        centralisation is.

    Notes
    -----
    Hierarchy is of the tied pairs, so it is multiplied by the share of members who are in a tie of
    command: three who command each other do not make a village vertical.

    References
    ----------
    Ours; the threshold is a proposal.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])
    >>> coordination_and_command(star, graph_from_pairs(4, [], is_directed=True)).known().shape.value
    'coordinated'
    """
    gathered = centralisation_of_degree(contact)
    if gathered.value is None:
        return measured(SHAPE, None, gathered.undefined, threshold=threshold)
    commanded = hierarchy(authority).value or 0.0
    share = float((authority.arcs.degree > 0).mean()) if authority.n else 0.0
    vertical = commanded * share
    shape = _SHAPES[gathered.value >= threshold, vertical >= threshold]
    return measured(SHAPE, Plane(gathered.value, vertical, shape), threshold=threshold)


_SHAPES: Final = {
    (True, False): Shape.COORDINATED,
    (True, True): Shape.COMMANDED,
    (False, False): Shape.DISTRIBUTED,
    (False, True): Shape.FRAGMENTED,
}


def _bridges(graph: Graph, of: Ints) -> Flags:
    """Return who is a cut member or has contacts in two circles beside his own."""
    arcs = graph.arcs
    found = _flags(graph, [one.member for one in cuts(graph).known()])
    across = (of[arcs.head] >= 0) & (of[arcs.head] != of[arcs.tail])
    met = np.unique(np.stack((arcs.tail[across], of[arcs.head[across]])), axis=1)[0]
    return np.asarray(found | (np.bincount(met, minlength=graph.n) >= 2))


def _flags(graph: Graph, members: list[int]) -> Flags:
    """Return the members as flags."""
    found = np.zeros(graph.n, dtype=np.bool_)
    found[members] = True
    return found
