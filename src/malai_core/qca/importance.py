"""Which conditions matter more, and what they do together that none does alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.fit import Sufficiency, model_fit
from malai_core.qca.model import Cases
from malai_core.qca.solution import Model

#: Stored with every result. Bump the suffix when a number could change.
DEPENDENCY: Final = "qca.dependency.pawlak1991.v1"
SHAPLEY: Final = "game.shapley1953.v1"
DIVIDENDS: Final = "game.dividends.harsanyi1963.v1"
_MOST_PLAYERS: Final = 16

Coalition = frozenset[str]
Worth = Callable[[Coalition], float]

TOO_MANY_PLAYERS: Final = Words(
    "มี {count} รายการ มากเกินไปสำหรับการแบ่งความสำคัญ (รับได้ไม่เกิน {most}) เลือกให้น้อยลง",
    "{count} are too many to share importance among (at most {most}). Choose fewer.",
)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A model without one of its terms."""

    term: str
    unique_coverage: float
    """What coverage the term alone brings; ``nan`` where it is the only term."""
    without: Sufficiency | None
    """Fit of the other terms; ``None`` where there is no other term."""


def if_dropped(model: Model) -> tuple[Dropped, ...]:
    """Return what a model loses with each of its terms, the largest loss first.

    Parameters
    ----------
    model
        A model of a solution.

    Returns
    -------
    tuple of Dropped
        By unique coverage, falling; equal ones in the order of the model.

    Notes
    -----
    Time O(terms² n k).
    """
    found = []
    for i, (text, fit) in enumerate(zip(model.texts, model.term_fits, strict=True)):
        others = [*model.terms[:i], *model.terms[i + 1 :]]
        without = model_fit(model.table.cases, others)[0] if others else None
        found.append(Dropped(text, fit.unique_coverage, without))
    return tuple(sorted(found, key=lambda dropped: -dropped.unique_coverage))


def dependency(cases: Cases, conditions: Iterable[str]) -> float:
    r"""Return the share of cases whose values in these conditions settle the outcome.

    Cases with equal values (fuzzy: on the same side of 0.5) form a block; a block is settled where
    all its cases are on one side of the outcome. :math:`\gamma(S)` = cases in settled blocks / n.

    Parameters
    ----------
    cases
        The cases of the analysis.
    conditions
        Names of conditions; none of them makes one block of all.

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    InvalidInputError
        There is no such condition.

    Notes
    -----
    Time O(n k). Never falls when a condition is added.

    References
    ----------
    Pawlak, Z. (1991). *Rough Sets*. Kluwer, ch. 7.
    """
    names = list(conditions)
    places = [_place(cases, name) for name in names]
    sides = np.array([c.is_fuzzy for c in cases.space.conditions])
    values = np.where(sides, cases.values > 0.5, cases.values)[:, places]
    blocks: dict[tuple[float, ...], list[bool]] = {}
    for row, is_in in zip(values.tolist(), (cases.membership > 0.5).tolist(), strict=True):
        blocks.setdefault(tuple(row), []).append(is_in)
    settled = sum(len(block) for block in blocks.values() if len(set(block)) == 1)
    return settled / len(cases)


def _place(cases: Cases, name: str) -> int:
    from malai_core.qca import refusals

    if name not in cases.space.names:
        known = ", ".join(cases.space.names)
        raise InvalidInputError(refusals.NO_CONDITION, name=name, known=known)
    return cases.space.names.index(name)


def reducts(cases: Cases) -> tuple[Coalition, ...]:
    """Return the smallest sets of conditions that settle as many cases as all of them do.

    Returns
    -------
    tuple of frozenset
        Every set from which nothing can be left out; fewer conditions first.

    Notes
    -----
    Time O(2^k n k), at most 16 conditions.
    """
    _check_players(cases.space.names)
    everything = dependency(cases, cases.space.names)
    found: list[Coalition] = []
    for size in range(len(cases.space.names) + 1):
        for chosen in combinations(cases.space.names, size):
            members = frozenset(chosen)
            settles = dependency(cases, chosen) >= everything - 1e-12
            if settles and not any(smaller <= members for smaller in found):
                found.append(members)
    return tuple(found)


def shapley(players: Sequence[str], worth: Worth) -> dict[str, float]:
    r"""Return each player's fair share of what all reach together.

    .. math:: \phi_i = \sum_{S \not\ni i} \frac{|S|!\,(n - |S| - 1)!}{n!}
        \bigl(v(S \cup \{i\}) - v(S)\bigr)

    Parameters
    ----------
    players
        Conditions, partners, or whoever acts together.
    worth
        What a coalition reaches, :math:`v`; asked once for every coalition.

    Returns
    -------
    dict
        Shares that add up to :math:`v(\text{all}) - v(\emptyset)`.

    Raises
    ------
    InvalidInputError
        More than 16 players.

    Notes
    -----
    Time O(2^n n).

    References
    ----------
    Shapley, L. S. (1953). A value for n-person games. *Contributions to the Theory of Games* II.

    Examples
    --------
    >>> gloves = lambda s: float(min(len(s & {"a", "b"}), len(s & {"c"})))
    >>> {name: round(share, 3) for name, share in shapley("abc", gloves).items()}
    {'a': 0.167, 'b': 0.167, 'c': 0.667}
    """
    worths = _worths(players, worth)
    n = len(players)
    shares = dict.fromkeys(players, 0.0)
    for coalition, value in worths.items():
        for player in players:
            if player not in coalition:
                s = len(coalition)
                weight = factorial(s) * factorial(n - s - 1) / factorial(n)
                shares[player] += weight * (worths[coalition | {player}] - value)
    return shares


def synergy(worth: Worth, coalition: Iterable[str]) -> float:
    r"""Return what a coalition reaches beyond the sum of its members alone.

    .. math:: \text{Syn}(S) = v(S) - \sum_{i \in S} v(\{i\})

    Above 0: together they are more than one by one; below 0: they overlap.

    Examples
    --------
    >>> synergy(lambda s: float(len(s) ** 2), ["a", "b"])
    2.0
    """
    members = frozenset(coalition)
    return worth(members) - sum(worth(frozenset({one})) for one in members)


def dividends(players: Sequence[str], worth: Worth) -> dict[Coalition, float]:
    r"""Return the Harsanyi dividends: what each coalition adds that no part of it has.

    .. math:: \Delta(S) = \sum_{T \subseteq S} (-1)^{|S| - |T|} v(T)

    Returns
    -------
    dict
        Every coalition but the empty one; summed over the parts of :math:`S` they give
        :math:`v(S)` again (with :math:`v(\emptyset) = 0`).

    Raises
    ------
    InvalidInputError
        More than 16 players.

    Notes
    -----
    Time O(2^n n).

    References
    ----------
    Harsanyi, J. C. (1963). A simplified bargaining model for the n-person cooperative game.
    *International Economic Review* 4(2), 194-220.

    Examples
    --------
    >>> found = dividends("ab", lambda s: float(len(s) == 2))
    >>> found[frozenset("ab")], found[frozenset("a")]
    (1.0, 0.0)
    """
    found = dict(_worths(players, worth))
    for player in players:
        for coalition in found:
            if player in coalition:
                found[coalition] -= found[coalition - {player}]
    return {coalition: value for coalition, value in found.items() if coalition}


def importance(cases: Cases) -> dict[str, float]:
    """Return the share of each condition in settling the outcome: Shapley values of dependency.

    The shares add up to the dependency on all conditions less that on none.

    Notes
    -----
    Time O(2^k n k), at most 16 conditions.
    """
    return shapley(cases.space.names, lambda coalition: dependency(cases, coalition))


def _worths(players: Sequence[str], worth: Worth) -> Mapping[Coalition, float]:
    _check_players(players)
    return {
        frozenset(chosen): worth(frozenset(chosen))
        for size in range(len(players) + 1)
        for chosen in combinations(players, size)
    }


def _check_players(players: Sequence[str]) -> None:
    if len(players) > _MOST_PLAYERS:
        raise InvalidInputError(TOO_MANY_PLAYERS, count=len(players), most=_MOST_PLAYERS)
