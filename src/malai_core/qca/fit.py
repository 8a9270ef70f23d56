r"""How well a term or a model fits: consistency, PRI, coverage, necessity, relevance.

Conventions of this module: ``x`` is membership in the term or model, ``y`` membership in the
outcome, both of shape ``(n,)`` and between 0 and 1. Undefined is ``nan``, never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.model import NEAR, Cases, Cube, Floats

#: Stored with every result. Bump the suffix when a number could change.
CONSISTENCY: Final = "qca.consistency.ragin2006.v1"
COVERAGE: Final = "qca.coverage.ragin2006.v1"
PRI: Final = "qca.pri.schneider2012.v1"
RON: Final = "qca.relevance_of_necessity.schneider2012.v1"
HAESEBROUCK: Final = "qca.consistency.haesebrouck2015.v1"

UNEQUAL: Final = Words(
    "สมาชิกภาพสองชุดมีจำนวนไม่เท่ากัน ({one} กับ {other}) ให้กรณีเดียวกันทั้งสองชุด",
    "The two memberships differ in length ({one} and {other}). Give the same cases in both.",
)
NOT_MEMBERSHIP: Final = Words(
    "สมาชิกภาพต้องเป็นตัวเลขระหว่าง 0 ถึง 1 แต่พบ {value} ปรับเทียบข้อมูลก่อน",
    "A membership is a number between 0 and 1, not {value}. Calibrate the data first.",
)


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """Fit of ``x -> y``. Each number is between 0 and 1, or ``nan`` where it is undefined."""

    consistency: float
    pri: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Necessity:
    """Fit of ``x <- y``. Each number is between 0 and 1, or ``nan`` where it is undefined."""

    consistency: float
    relevance: float
    coverage: float


@dataclass(frozen=True, slots=True)
class TermFit:
    """Fit of one term of a model; ``unique_coverage`` is ``nan`` where there is no other term."""

    consistency: float
    pri: float
    coverage: float
    unique_coverage: float


def sufficiency(x: ArrayLike, y: ArrayLike) -> Sufficiency:
    r"""Return consistency, PRI and coverage of ``x`` as sufficient for ``y``.

    .. math::
        \text{consistency} = \frac{\sum \min(x, y)}{\sum x} \qquad
        \text{coverage} = \frac{\sum \min(x, y)}{\sum y} \qquad
        \text{PRI} = \frac{\sum \min(x, y) - \sum \min(x, y, 1 - y)}{\sum x - \sum \min(x, y, 1 - y)}

    Parameters
    ----------
    x, y
        Shape ``(n,)``, memberships between 0 and 1.

    Returns
    -------
    Sufficiency
        ``nan`` where a denominator is 0: consistency of a term nobody is in, coverage of an
        outcome nobody is in.

    Raises
    ------
    InvalidInputError
        Unequal lengths, or a number outside 0 to 1.

    Notes
    -----
    Time O(n).

    References
    ----------
    Ragin, C. C. (2006). Set relations in social research. *Political Analysis* 14(3), 291-310.
    Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*, 5.

    Examples
    --------
    >>> sufficiency([0.25, 0.75, 0.5], [0.5, 0.75, 0.25])
    Sufficiency(consistency=0.8333333333333334, pri=0.6666666666666666, coverage=0.8333333333333334)
    """
    x, y = _memberships(x, y)
    both, ambiguous = np.minimum(x, y).sum(), np.minimum(x, np.minimum(y, 1 - y)).sum()
    pri = _share(both - ambiguous, x.sum() - ambiguous)
    return Sufficiency(_share(both, x.sum()), pri, _share(both, y.sum()))


def necessity(x: ArrayLike, y: ArrayLike) -> Necessity:
    r"""Return consistency, relevance and coverage of ``x`` as necessary for ``y``.

    .. math::
        \text{consistency} = \frac{\sum \min(x, y)}{\sum y} \qquad
        \text{coverage} = \frac{\sum \min(x, y)}{\sum x} \qquad
        \text{RoN} = \frac{\sum (1 - x)}{\sum (1 - \min(x, y))}

    Parameters, errors and cost as in :func:`sufficiency`.

    Returns
    -------
    Necessity
        ``nan`` where a denominator is 0. A low ``relevance`` says that the condition is trivial:
        nearly everybody has it, whatever the outcome.

    References
    ----------
    Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*, 9.

    Examples
    --------
    >>> necessity([1.0, 0.75, 0.75], [0.5, 0.75, 0.25])
    Necessity(consistency=1.0, relevance=0.3333333333333333, coverage=0.6)
    """
    x, y = _memberships(x, y)
    both = np.minimum(x, y)
    relevance = _share((1 - x).sum(), (1 - both).sum())
    return Necessity(_share(both.sum(), y.sum()), relevance, _share(both.sum(), x.sum()))


def haesebrouck_consistency(x: ArrayLike, y: ArrayLike) -> float:
    r"""Return the consistency of Haesebrouck, in which one large inconsistency weighs more.

    .. math:: \frac{\sum \min(x, y)}{\sum \bigl(\min(x, y) + \sqrt{\max(x - y, 0)\, x}\bigr)}

    Parameters, errors and cost as in :func:`sufficiency`; ``nan`` where nobody is in ``x``.

    References
    ----------
    Haesebrouck, T. (2015). Pitfalls in QCA's consistency measure.
    *Journal of Comparative Politics* 8(2), 65-80.

    Examples
    --------
    >>> round(haesebrouck_consistency([0.2, 0.8, 0.6], [0.4, 0.8, 0.3]), 4)
    0.7539
    """
    x, y = _memberships(x, y)
    both = np.minimum(x, y)
    return _share(both.sum(), (both + np.sqrt(np.maximum(x - y, 0) * x)).sum())


def row_fit(corners: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return consistency and PRI of every row of a truth table at once.

    ``corners`` has shape ``(rows, n)``. Time and memory O(rows n).
    """
    both = np.minimum(corners, y).sum(axis=1)
    ambiguous = np.minimum(corners, np.minimum(y, 1 - y)).sum(axis=1)
    total = corners.sum(axis=1)
    return _shares(both, total), _shares(both - ambiguous, total - ambiguous)


def model_fit(cases: Cases, terms: Sequence[Cube]) -> tuple[Sufficiency, tuple[TermFit, ...]]:
    r"""Return the fit of a model and of each of its terms.

    The unique coverage of term ``i`` is its coverage less what the other terms cover of it too:

    .. math:: \text{cov}_i - \sum \min\bigl(\min(x_i, y), \max_{j \ne i} \min(x_j, y)\bigr) / \sum y

    Parameters
    ----------
    cases
        The cases of the analysis.
    terms
        The terms of the model.

    Returns
    -------
    tuple
        Fit of the model (membership: the highest of its terms') and of each term, in order.

    Notes
    -----
    Time O(terms n k).
    """
    members, y = cases.memberships(terms), cases.membership
    whole = sufficiency(cases.union(terms), y)
    return whole, tuple(_term_fit(members, y, i) for i in range(len(terms)))


def _term_fit(members: Floats, y: Floats, i: int) -> TermFit:
    alone = sufficiency(members[i], y)
    return TermFit(alone.consistency, alone.pri, alone.coverage, _unique(members, y, i))


def _unique(members: Floats, y: Floats, i: int) -> float:
    if len(members) < 2:
        return float("nan")
    mine = np.minimum(members[i], y)
    others = np.minimum(np.delete(members, i, axis=0), y).max(axis=0)
    return _share(mine.sum() - np.minimum(mine, others).sum(), y.sum())


def _memberships(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    one, other = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if one.shape != other.shape or one.ndim != 1:
        raise InvalidInputError(UNEQUAL, one=str(one.shape), other=str(other.shape))
    for values in (one, other):
        wrong = ~((values >= -NEAR) & (values <= 1 + NEAR))
        if wrong.any():
            raise InvalidInputError(NOT_MEMBERSHIP, value=f"{values[int(wrong.argmax())]:g}")
    return one, other


def _share(part: float, whole: float) -> float:
    # Sums of the same numbers in another order differ in the last digits.
    return float(part / whole) if whole > 1e-12 else float("nan")


def _shares(part: Floats, whole: Floats) -> Floats:
    found = np.full_like(whole, np.nan)
    return np.divide(part, whole, out=found, where=whole > 1e-12)
