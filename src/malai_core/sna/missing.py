"""What missing answers hide: who answered, what both sides say, bounds, and how shaky a measure is.

Missing is not absent: a pair of which nobody answered is unknown, never "not tied".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured
from malai_core.sna.graph import Flags, Graph, Ints, graph_from
from malai_core.sna.reasons import NOBODY, TOO_FEW_2

RESPONSE: Final = "sna.response_rate.malai.v1"
SIDES: Final = "sna.sides.malai.v1"
DENSITY_BOUNDS: Final = "sna.density_bounds.malai.v1"

#: ``union``: one side is enough; ``intersection``: both must say so, where both answered;
#: ``reconstruct``: as ``intersection``, and the one who answered speaks for the one who did not.
Rule = Literal["union", "intersection", "reconstruct"]

#: How measures stand missing answers, after Smith and Moody (2013) and their later work.
SENSITIVITY: Final = {
    "betweenness": "sensitive",
    "eigenvector": "sensitive",
    "closeness": "robust",
    "degree": "robust",
    "transitivity": "robust",
}


@dataclass(frozen=True, eq=False)
class Answers:
    """Who named whom, and who answered at all. Make it with :func:`answers`."""

    n: int
    by: Ints
    """Who said so, shape ``(k,)``; each said pair once."""
    named: Ints
    answered: Flags
    """Shape ``(n,)``."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Pairs of members by what their two sides say."""

    confirmed: int
    """Both say so."""
    disputed: int
    """One says so, the other answered and does not."""
    one_answered: int
    """One says so, the other did not answer."""
    unknown: int
    """Neither answered: nothing is known."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what the density must lie, whatever the missing answers would say."""

    low: float
    high: float


def answers(n: int, by: ArrayLike, named: ArrayLike, answered: ArrayLike) -> Answers:
    """Return the answers of a questionnaire on relationships without direction.

    Parameters
    ----------
    n
        Members on the roster.
    by, named
        Shape ``(k,)``: who named whom. Naming oneself and repetition are ignored.
    answered
        Shape ``(n,)``, true for those who answered, also where they named nobody.

    Returns
    -------
    Answers

    Raises
    ------
    InvalidInputError
        Somebody is not on the roster, or somebody who did not answer named somebody.

    Examples
    --------
    >>> answers(3, [0, 0], [1, 0], [True, True, False]).named.tolist()
    [1]
    """
    said = graph_from(n, by, named, is_directed=True)
    did = np.asarray(answered, dtype=np.bool_)
    if did.shape != (n,) or not did[said.source].all():
        raise InvalidInputError(
            Words(
                "มีคำตอบจากผู้ที่ไม่อยู่ในรายชื่อผู้ตอบ หรือรายชื่อผู้ตอบไม่ครบ {n} ราย",
                "somebody named others without having answered, or the list of who answered is not of {n}",
            ),
            n=n,
        )
    return Answers(n, said.source, said.target, did)


def response_rate(given: Answers) -> Result[float]:
    """Return the share of the roster that answered.

    Parameters
    ----------
    given
        The answers.

    Returns
    -------
    Result of float
        0 to 1. Undefined with an empty roster.

    Notes
    -----
    O(n).

    References
    ----------
    Ours; common usage.

    Examples
    --------
    >>> response_rate(answers(2, [0], [1], [True, False])).value
    0.5
    """
    value = float(given.answered.mean()) if given.n else None
    return measured(RESPONSE, value, NOBODY)


def sides(given: Answers) -> Result[Sides]:
    """Return how many pairs both sides confirm, one disputes, one could not answer, nobody answered.

    Parameters
    ----------
    given
        The answers.

    Returns
    -------
    Result of Sides
        Undefined below two members.

    Notes
    -----
    O(k log k).

    References
    ----------
    Stork, D. & Richards, W. D. (1992). Nonrespondents in communication network studies. *Group &
    Organization Management* 17(2), 193-209.

    Examples
    --------
    >>> sides(answers(3, [0, 1, 0], [1, 0, 2], [True, True, False])).value
    Sides(confirmed=1, disputed=0, one_answered=1, unknown=0)
    """
    if given.n < 2:
        return measured(SIDES, None, TOO_FEW_2)
    one, other, voices = _pairs(given)
    both_answered = given.answered[one] & given.answered[other]
    confirmed = int((voices == 2).sum())
    alone = int((~both_answered).sum())
    disputed = len(one) - confirmed - alone
    return measured(SIDES, Sides(confirmed, disputed, alone, _unknown(given)))


def combined(given: Answers, *, rule: Rule = "reconstruct") -> Graph:
    """Return the network that the answers give under a rule.

    Parameters
    ----------
    given
        The answers.
    rule
        What makes a tie, see :data:`Rule`. Only ``"intersection"`` leaves out a pair of which one
        side answered.

    Returns
    -------
    Graph
        Without direction; members who did not answer stay in.

    Examples
    --------
    >>> given = answers(3, [0, 0], [1, 2], [True, True, False])
    >>> [combined(given, rule=rule).m for rule in ("union", "intersection", "reconstruct")]
    [2, 0, 1]
    """
    one, other, voices = _pairs(given)
    enough = np.ones(len(one), dtype=np.bool_)
    if rule != "union":
        enough = voices == 2
    if rule == "reconstruct":
        enough |= ~(given.answered[one] & given.answered[other])
    return graph_from(given.n, one[enough], other[enough])


def density_bounds(given: Answers, *, rule: Rule = "reconstruct") -> Result[Bounds]:
    """Return the lowest and the highest density that the missing answers allow.

    Parameters
    ----------
    given
        The answers.
    rule
        As in :func:`combined`; under ``"union"`` and ``"intersection"`` a pair of which one side is
        missing may still become tied, or not.

    Returns
    -------
    Result of Bounds
        Undefined below two members.

    Notes
    -----
    Low: pairs tied whatever the missing would say; high: all pairs that could still be tied. With
    ``"reconstruct"`` open pairs are those of which neither answered. O(k log k).

    References
    ----------
    Ours: the extremes of what is not known, after Manski, C. F. (2003). *Partial Identification of
    Probability Distributions*.

    Examples
    --------
    >>> density_bounds(answers(3, [0], [1], [True, False, False])).value
    Bounds(low=0.3333333333333333, high=0.6666666666666666)
    """
    if given.n < 2:
        return measured(DENSITY_BOUNDS, None, TOO_FEW_2, rule=rule)
    pairs = given.n * (given.n - 1) // 2
    tied = combined(given, rule=rule).m
    still_open = _unknown(given)
    one, other, _ = _pairs(given)
    one_missing = given.answered[one] != given.answered[other]
    if rule == "intersection":
        still_open += int(one_missing.sum())  # said by one; the other may yet confirm
    if rule == "union":
        did = int(given.answered.sum())
        still_open += did * (given.n - did) - int(one_missing.sum())  # not said by the one
    bounds = Bounds(tied / pairs, (tied + still_open) / pairs)
    return measured(DENSITY_BOUNDS, bounds, rule=rule)


def _pairs(given: Answers) -> tuple[Ints, Ints, Ints]:
    """Return the pairs that somebody said, and how many of the two did."""
    low, high = np.minimum(given.by, given.named), np.maximum(given.by, given.named)
    keys, voices = np.unique(low * max(1, given.n) + high, return_counts=True)
    one, other = np.divmod(keys, max(1, given.n))
    return one, other, voices


def _unknown(given: Answers) -> int:
    """Return the pairs of which neither answered."""
    silent = int((~given.answered).sum())
    return silent * (silent - 1) // 2
