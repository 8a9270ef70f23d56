"""Give and take between two, and what each member gives and gets in all.

Conventions of this package: members are numbered ``0 .. n-1``; a gift is ``(giver, taker, value)``
with ``value >= 0`` in any one unit; several gifts of one pair add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result

PAIR_BALANCE: Final = "giving.pair_balance.malai.v1"
NET_RECEIVING: Final = "giving.net_receiving.malai.v1"
BELOW_COST: Final = "giving.below_cost.malai.v1"

Gift = tuple[int, int, float]

NO_GIFTS: Final = Words("ยังไม่มีการให้และรับ", "nothing has been given yet")
NOBODY_ANSWERED: Final = Words("ยังไม่มีใครตอบทั้งสองข้อ", "nobody has answered both questions yet")
NO_SUCH_MEMBER: Final = Words(
    "การให้อ้างถึงสมาชิกลำดับที่ {member} แต่มีเพียง {count} ราย",
    "A gift names member number {member}, but there are {count}.",
)
BAD_VALUE: Final = Words(
    "มูลค่าการให้ต้องเป็นจำนวนจริงที่ไม่ติดลบ แต่ได้ {value}",
    "The value of a gift is a real number from 0, but is {value}.",
)
UNEQUAL: Final = Words(
    "ประโยชน์มี {benefit} ค่าแต่ต้นทุนมี {cost} ค่า ต้องมีรายละหนึ่งค่า",
    "There are {benefit} benefits and {cost} costs. Give one of each for every member.",
)


@dataclass(frozen=True, slots=True)
class PairBalance:
    """How even give and take are between two members, ``first < second``."""

    first: int
    second: int
    balance: float
    """1: each gives as much; 0: only one gives."""
    given: float
    """By the first to the second."""
    taken: float
    """By the first from the second."""


def pair_balances(n: int, gifts: Iterable[Gift]) -> Result[tuple[PairBalance, ...]]:
    r"""Return how even give and take are in each pair.

    .. math:: \beta_{ij} = 1 - \frac{|w_{ij} - w_{ji}|}{w_{ij} + w_{ji}}

    Parameters
    ----------
    n
        Number of members.
    gifts
        See the module. Gifts to oneself are left out.

    Returns
    -------
    Result of tuple of PairBalance
        Pairs between whom anything passed, by number. Undefined where nothing was given.

    Raises
    ------
    InvalidInputError
        An unknown member, or a value that is negative or not finite.

    Notes
    -----
    An uneven pair is no fault: a teacher gives more than she gets, and gets it back elsewhere; see
    ``exchange``. Time O(m).

    References
    ----------
    Emerson, R. M. (1976). Social exchange theory. *Annual Review of Sociology* 2, 335-362 (the
    idea); the index is ours.

    Examples
    --------
    >>> [pair.balance for pair in pair_balances(2, [(0, 1, 6), (1, 0, 2)]).value]
    [0.5]
    """
    values = values_of(n, gifts)
    pairs = sorted({(min(pair), max(pair)) for pair in values})
    if not pairs:
        return Result(PAIR_BALANCE, None, NO_GIFTS)
    return Result(PAIR_BALANCE, tuple(_balance(a, b, values) for a, b in pairs))


def net_receiving(n: int, gifts: Iterable[Gift]) -> Result[tuple[float | None, ...]]:
    r"""Return how much more each member receives than gives, as a share of both.

    .. math:: \frac{in_i - out_i}{in_i + out_i}

    Parameters
    ----------
    n, gifts
        As for ``pair_balances``.

    Returns
    -------
    Result of tuple of float or None
        One a member: -1 gives only, 0 as much as is received, 1 receives only; ``None`` for a
        member who neither gives nor receives. Undefined where nothing was given.

    Raises
    ------
    InvalidInputError
        As for ``pair_balances``.

    Notes
    -----
    Over all members received and given are equal. Time O(n + m).

    References
    ----------
    Ours.

    Examples
    --------
    >>> net_receiving(3, [(0, 1, 6), (1, 0, 2)]).value
    (-0.5, 0.5, None)
    """
    given, received = [0.0] * n, [0.0] * n
    for (giver, taker), value in values_of(n, gifts).items():
        given[giver] += value
        received[taker] += value
    if not any(given):
        return Result(NET_RECEIVING, None, NO_GIFTS)
    shares = (_net(got, gave) for got, gave in zip(received, given, strict=True))
    return Result(NET_RECEIVING, tuple(shares))


def below_cost(
    benefits: Sequence[float | None], costs: Sequence[float | None]
) -> Result[tuple[int, ...]]:
    """Return the members for whom taking part costs more than it gives them.

    Parameters
    ----------
    benefits, costs
        What each member says, on one scale; ``None`` where a member did not answer.

    Returns
    -------
    Result of tuple of int
        Numbers of the members with benefit below cost. Undefined where nobody answered both.

    Raises
    ------
    InvalidInputError
        Of unequal length.

    Notes
    -----
    For the manager alone. It calls for care, not for blame. Time O(n).

    References
    ----------
    Thibaut, J. W. & Kelley, H. H. (1959). *The Social Psychology of Groups* (comparison level).

    Examples
    --------
    >>> below_cost([3, 1, None], [2, 2, 5]).value
    (1,)
    """
    if len(benefits) != len(costs):
        raise InvalidInputError(UNEQUAL, benefit=len(benefits), cost=len(costs))
    said = [
        (member, benefit, cost)
        for member, (benefit, cost) in enumerate(zip(benefits, costs, strict=True))
        if benefit is not None and cost is not None
    ]
    if not said:
        return Result(BELOW_COST, None, NOBODY_ANSWERED)
    return Result(BELOW_COST, tuple(member for member, gain, cost in said if gain < cost))


def values_of(n: int, gifts: Iterable[Gift]) -> dict[tuple[int, int], float]:
    """Return what passed from one to another in all, where anything did; refuse bad gifts."""
    values: dict[tuple[int, int], float] = defaultdict(float)
    for giver, taker, value in gifts:
        for member in (giver, taker):
            if not 0 <= member < n:
                raise InvalidInputError(NO_SUCH_MEMBER, member=member, count=n)
        if not (isfinite(value) and value >= 0):
            raise InvalidInputError(BAD_VALUE, value=f"{value:g}")
        if value and giver != taker:
            values[giver, taker] += value
    return dict(values)


def _balance(first: int, second: int, values: dict[tuple[int, int], float]) -> PairBalance:
    given, taken = values.get((first, second), 0.0), values.get((second, first), 0.0)
    return PairBalance(first, second, 1.0 - abs(given - taken) / (given + taken), given, taken)


def _net(received: float, given: float) -> float | None:
    both = received + given
    return (received - given) / both if both else None
