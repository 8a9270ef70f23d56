"""Who holds how many ties, and how much of the network rests on a few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.sna.pairs import Pair, distinct_pairs

DEGREE: Final = "sna.degree.freeman1979.v1"
DEGREE_CENTRALISATION: Final = "sna.degree_centralisation.freeman1979.v1"
SHARE_OF_TIES: Final = "sna.share_of_ties.malai.v1"

NO_TIES: Final = Words("ยังไม่มีความสัมพันธ์ที่บันทึกไว้", "no relationship is recorded yet")
TOO_FEW: Final = Words("ต้องมีสมาชิกอย่างน้อย 3 ราย", "at least three members are needed")


@dataclass(frozen=True, slots=True)
class TieHolders:
    """The parties with most ties, and how many of all ties touch at least one of them."""

    members: tuple[int, ...]
    touched: int
    total: int

    @property
    def share_0_1(self) -> float:
        """Touched ties over all ties."""
        return self.touched / self.total


def degree(n: int, pairs: Iterable[Pair]) -> list[int]:
    """Return with how many others each party has a tie.

    Parameters
    ----------
    n
        Number of parties, numbered ``0 .. n-1``.
    pairs
        Ties as pairs of numbers. Direction, repetition and loops are ignored.

    Returns
    -------
    list of int
        ``n`` numbers, ``0 <= d <= n - 1``. Unit: other parties. 0 is a true 0 here: no ties.

    Raises
    ------
    InvalidInputError
        A pair names a party that does not exist.

    Notes
    -----
    Time O(n + m log m).

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks. *Social Networks* 1(3), 215-239.

    Examples
    --------
    >>> degree(4, [(0, 1), (1, 0), (0, 2)])
    [2, 1, 1, 0]
    """
    held = [0] * n
    for a, b in distinct_pairs(n, pairs):
        held[a] += 1
        held[b] += 1
    return held


def degree_centralisation(n: int, pairs: Iterable[Pair]) -> Result[float]:
    r"""Return how far the ties gather around one party.

    .. math:: C_D = \frac{\sum_i (d_{\max} - d_i)}{(n - 1)(n - 2)}

    Parameters
    ----------
    n, pairs
        As in :func:`degree`.

    Returns
    -------
    Result of float
        0 where all hold equally many, 1 for a star. Undefined below three parties.

    Raises
    ------
    InvalidInputError
        A pair names a party that does not exist.

    Notes
    -----
    Loops are not allowed for in the denominator; R's igraph does so by default and gives .3761
    instead of .3996 for Zachary's club. Time O(n + m log m).

    References
    ----------
    Freeman (1979), as above.

    Examples
    --------
    >>> degree_centralisation(4, [(0, 1), (0, 2), (0, 3)]).value
    1.0
    """
    held = degree(n, pairs)
    if n < 3:
        return measured(DEGREE_CENTRALISATION, None, TOO_FEW)
    spread = sum(max(held) - own for own in held)
    return measured(DEGREE_CENTRALISATION, spread / ((n - 1) * (n - 2)))


def share_of_ties(n: int, pairs: Iterable[Pair], *, holders: int = 3) -> Result[TieHolders]:
    r"""Return who holds most ties, and the share of all ties that touch them.

    With :math:`H` the ``holders`` parties of highest degree and :math:`E` the distinct pairs,

    .. math:: S = \frac{|\{ \{a, b\} \in E : a \in H \lor b \in H \}|}{|E|}

    Parameters
    ----------
    n, pairs
        As in :func:`degree`.
    holders
        How many to look at, at least 1. Parties without ties never count as holders.

    Returns
    -------
    Result of TieHolders
        Members by falling degree, then by number. Undefined where there are no ties.

    Raises
    ------
    InvalidInputError
        A pair names a party that does not exist.

    Notes
    -----
    A pair between two holders counts once. Ties at equal degree are broken by number, so ask
    :func:`degree` before calling one party "the" holder. Time O(n log n + m log m).

    References
    ----------
    Ours; a concentration ratio (share of the k largest) of ties instead of sales.

    Examples
    --------
    >>> share_of_ties(5, [(0, 1), (0, 2), (3, 4)], holders=1).value
    TieHolders(members=(0,), touched=2, total=3)
    """
    distinct = distinct_pairs(n, pairs)
    if not distinct:
        return measured(SHARE_OF_TIES, None, NO_TIES, holders=holders)
    held = degree(n, distinct)
    ranked = sorted((p for p in range(n) if held[p]), key=lambda party: (-held[party], party))
    top = set(ranked[:holders])
    touched = sum(a in top or b in top for a, b in distinct)
    found = TieHolders(tuple(ranked[:holders]), touched, len(distinct))
    return measured(SHARE_OF_TIES, found, holders=holders)
