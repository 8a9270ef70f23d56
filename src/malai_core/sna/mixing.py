"""Whether ties stay within groups: E-I index, assortativity, Coleman's homophily.

Members whose group is not known are left out, with their ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.rng import DEFAULT_SEED, generator
from malai_core.sna.graph import Graph, Ints, Vector
from malai_core.sna.groups import UNKNOWN, groups_of
from malai_core.sna.reasons import ALL_ALIKE, NO_TIES, ONE_GROUP

EI: Final = "sna.ei_index.krackhardt1988.v1"
ASSORTATIVITY: Final = "sna.assortativity.newman2003.v1"
NUMBERS: Final = "sna.assortativity_of_numbers.newman2003.v1"
COLEMAN: Final = "sna.homophily.coleman1958.v1"


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties between groups and within them."""

    external: int
    internal: int
    index: float
    """``(E - I) / (E + I)``: -1 where all ties stay inside, 1 where all lead out."""
    expected: float | None
    """The index if members were tied at random; ``None`` below two members."""
    as_low_0_1: float | None
    """Share of random groupings of the same sizes with an index as low or lower."""
    as_high_0_1: float | None


@dataclass(frozen=True, slots=True)
class Homophily:
    """How far one group keeps to itself."""

    group: int
    index: float | None
    """1 where all its ties stay inside, 0 as by chance, -1 where none does; ``None`` undefined."""
    inside_0_1: float | None
    """Share of its ties that stay inside."""
    expected_0_1: float


def ei_index(
    graph: Graph, group: ArrayLike, *, permutations: int = 0, seed: int = DEFAULT_SEED
) -> Result[Mixing]:
    r"""Return how far ties lead out of the groups.

    Expected by chance with groups of :math:`n_g` of :math:`n` members:
    :math:`1 - 2 \sum_g n_g (n_g - 1) / (n (n - 1))`.

    Parameters
    ----------
    graph
        The network. Directed ties count one by one; weights do not count.
    group
        As in :func:`malai_core.sna.groups.groups_of`.
    permutations
        How many random groupings to compare with; none by default.
    seed
        Draws them.

    Returns
    -------
    Result of Mixing
        Undefined where no tie joins two members of known groups.

    Raises
    ------
    InvalidInputError
        As :func:`malai_core.sna.groups.groups_of`.

    Notes
    -----
    O(m) for each permutation. The shares count the network itself once, so they are never 0.

    References
    ----------
    Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises. *Soc. Psych.
    Quarterly* 51(2), 123-140.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> ei_index(graph_from_pairs(3, [(0, 1), (1, 2)]), [0, 0, 1]).known().index
    0.0
    """
    of = groups_of(graph, group)
    one, other = _known_ends(graph, of)
    if not len(one):
        return measured(EI, None, NO_TIES)
    external = int((of[one] != of[other]).sum())
    internal = len(one) - external
    index = (external - internal) / len(one)
    low, high = _shares(of, (one, other), external, permutations, seed)
    value = Mixing(external, internal, index, _expected(of), low, high)
    return measured(EI, value, seed=seed if permutations else None, permutations=permutations)


def assortativity(graph: Graph, group: ArrayLike) -> Result[float]:
    r"""Return how far ties stay within groups, corrected for chance.

    .. math:: r = \frac{\sum_g e_{gg} - \sum_g a_g b_g}{1 - \sum_g a_g b_g}

    with :math:`e` the shares of ties between groups, :math:`a, b` its row and column sums.

    Parameters
    ----------
    graph, group
        As in :func:`ei_index`.

    Returns
    -------
    Result of float
        1 where all ties stay inside, 0 as by chance. Undefined without ties and where all ends
        are of one group.

    Raises
    ------
    InvalidInputError
        As :func:`ei_index`.

    Notes
    -----
    O(m).

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. *Phys. Rev. E* 67, 026126.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> assortativity(graph_from_pairs(4, [(0, 1), (2, 3)]), [0, 0, 1, 1]).value
    1.0
    """
    of = groups_of(graph, group)
    one, other = _both_ways(graph, *_known_ends(graph, of))
    if not len(one):
        return measured(ASSORTATIVITY, None, NO_TIES)
    kinds = int(of.max()) + 1
    rows = np.bincount(of[one], minlength=kinds) / len(one)
    columns = np.bincount(of[other], minlength=kinds) / len(one)
    by_chance = float(rows @ columns)
    inside = float((of[one] == of[other]).mean())
    value = (inside - by_chance) / (1 - by_chance) if by_chance < 1 else None
    return measured(ASSORTATIVITY, value, ONE_GROUP)


def assortativity_of_numbers(graph: Graph, values: ArrayLike) -> Result[float]:
    """Return the correlation of a number at both ends of the ties, such as age or degree.

    Parameters
    ----------
    graph
        The network; ties without direction count in both.
    values
        Shape ``(n,)``; ``nan`` for unknown, which is left out with its ties.

    Returns
    -------
    Result of float
        -1 to 1. Undefined without ties and where the number does not vary.

    Raises
    ------
    InvalidInputError
        Another length than there are parties.

    Notes
    -----
    O(m).

    References
    ----------
    Newman (2003), as above.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> star = graph_from_pairs(4, [(0, 1), (0, 2), (0, 3)])
    >>> round(assortativity_of_numbers(star, star.arcs.degree).known(), 9)
    -1.0
    """
    number = np.asarray(values, dtype=np.float64)
    if number.shape != (graph.n,):
        raise InvalidInputError(
            Words("ต้องมีค่าของสมาชิกทุกคน ({n})", "each of the {n} members needs a value"), n=graph.n
        )
    known = ~np.isnan(number)
    is_known = known[graph.source] & known[graph.target]
    one, other = _both_ways(graph, graph.source[is_known], graph.target[is_known])
    if not len(one):
        return measured(NUMBERS, None, NO_TIES)
    return measured(NUMBERS, _pearson(number[one], number[other]), ALL_ALIKE)


def coleman(graph: Graph, group: ArrayLike) -> Result[tuple[Homophily, ...]]:
    r"""Return how far each group keeps to itself, beyond what its size explains.

    With :math:`s_g` the share of the ties of g that stay inside and
    :math:`w_g = (n_g - 1) / (n - 1)`: :math:`(s_g - w_g) / (1 - w_g)` above chance,
    :math:`(s_g - w_g) / w_g` below.

    Parameters
    ----------
    graph, group
        As in :func:`ei_index`. Directed ties count for the group of the sender.

    Returns
    -------
    Result of tuple of Homophily
        One for each group in order. Undefined without ties; one group's index is undefined where
        it has no ties or holds everybody.

    Raises
    ------
    InvalidInputError
        As :func:`ei_index`.

    Notes
    -----
    A group of one can keep nothing inside: expected 0, index 0. O(m).

    References
    ----------
    Coleman, J. S. (1958). Relational analysis. *Human Organization* 17(4), 28-36.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> [one.index for one in coleman(graph_from_pairs(4, [(0, 1), (2, 3)]), [0, 0, 1, 1]).known()]
    [1.0, 1.0]
    """
    of = groups_of(graph, group)
    one, other = _both_ways(graph, *_known_ends(graph, of))
    if not len(one):
        return measured(COLEMAN, None, NO_TIES)
    kinds = int(of.max()) + 1
    sizes = np.bincount(of[of != UNKNOWN], minlength=kinds)
    sent = np.bincount(of[one], minlength=kinds)
    inside = np.bincount(of[one][of[one] == of[other]], minlength=kinds)
    chance = (sizes - 1) / max(1, int(sizes.sum()) - 1)
    found = zip(sizes.tolist(), sent.tolist(), inside.tolist(), chance.tolist(), strict=True)
    value = tuple(_homophily(g, *numbers) for g, numbers in enumerate(found) if numbers[0])
    return measured(COLEMAN, value)


def _homophily(group: int, _: int, sent: int, inside: int, chance: float) -> Homophily:
    """Return the homophily of one group."""
    if not sent:
        return Homophily(group, None, None, chance)
    share = inside / sent
    most = 1 - chance if share >= chance else chance
    return Homophily(group, (share - chance) / most if most > 0 else None, share, chance)


def _known_ends(graph: Graph, of: Ints) -> tuple[Ints, Ints]:
    """Return the ties between members of known groups."""
    is_known = (of[graph.source] != UNKNOWN) & (of[graph.target] != UNKNOWN)
    return graph.source[is_known], graph.target[is_known]


def _both_ways(graph: Graph, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Return the ties, in both directions where they have none."""
    if graph.is_directed:
        return one, other
    return np.concatenate((one, other)), np.concatenate((other, one))


def _expected(of: Ints) -> float | None:
    """Return the index of random ties between groups of these sizes."""
    sizes = np.bincount(of[of != UNKNOWN])
    n = int(sizes.sum())
    return 1 - 2 * float((sizes * (sizes - 1)).sum()) / (n * (n - 1)) if n > 1 else None


def _shares(
    of: Ints, ends: tuple[Ints, Ints], external: int, permutations: int, seed: int
) -> tuple[float | None, float | None]:
    """Return the shares of random groupings with as few and with as many ties leading out."""
    if not permutations:
        return None, None
    chance, known = generator(seed), np.flatnonzero(of != UNKNOWN)
    mixed, counts = of.copy(), np.empty(permutations)
    for turn in range(permutations):
        mixed[known] = chance.permutation(of[known])
        counts[turn] = (mixed[ends[0]] != mixed[ends[1]]).sum()
    low, high = int((counts <= external).sum()), int((counts >= external).sum())
    return (low + 1) / (permutations + 1), (high + 1) / (permutations + 1)


def _pearson(one: Vector, other: Vector) -> float | None:
    """Return the correlation, ``None`` where one side does not vary."""
    from_mean = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((from_mean[0] ** 2).sum() * (from_mean[1] ** 2).sum()))
    scale = max(float(np.abs(one).max()) * float(np.abs(other).max()) * len(one), 1e-300)
    return float((from_mean[0] * from_mean[1]).sum()) / spread if spread > 1e-12 * scale else None
