"""How mixed a network is: one kind of member, or many kinds in like number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result, measured

BLAU: Final = "sna.blau.blau1977.v1"
IQV: Final = "sna.iqv.mueller1970.v1"

NOTHING_COUNTED: Final = Words("ยังไม่มีใครระบุประเภท", "nobody has a kind yet")
ONE_KIND: Final = Words(
    "มีประเภทเดียว จึงเทียบกับความหลากหลายสูงสุดไม่ได้",
    "there is one kind only, so there is no greatest diversity to compare with",
)


def blau(counts: Iterable[int]) -> Result[float]:
    r"""Return the chance that two members drawn at random (with return) differ in kind.

    .. math:: B = 1 - \sum_k p_k^2

    Parameters
    ----------
    counts
        Members of each kind, whole numbers from 0. Kinds with 0 members change nothing.

    Returns
    -------
    Result of float
        ``0 <= B <= 1 - 1/k``: 0 where all are of one kind. Undefined where nobody is counted.

    Raises
    ------
    InvalidInputError
        A count is negative.

    Notes
    -----
    Members whose kind is unknown are left out by the caller, who says how many. Time O(k).

    References
    ----------
    Blau, P. M. (1977). *Inequality and Heterogeneity*. Free Press, p. 9; the same quantity as
    Simpson's (1949) diversity and Gini's index of heterogeneity.

    Examples
    --------
    >>> blau([2, 2]).value
    0.5
    """
    known = _require_counts(counts)
    total = sum(known)
    if not total:
        return measured(BLAU, None, NOTHING_COUNTED)
    return measured(BLAU, 1.0 - sum(count * count for count in known) / (total * total))


def iqv(counts: Iterable[int]) -> Result[float]:
    r"""Return the diversity as a share of the greatest possible with as many kinds.

    .. math:: \text{IQV} = \frac{k}{k - 1} \Bigl(1 - \sum_k p_k^2\Bigr)

    Parameters
    ----------
    counts
        Members of each kind that could occur; here a kind with 0 members counts as a kind.

    Returns
    -------
    Result of float
        0 to 1: 1 where every kind has equally many. Undefined with fewer than two kinds or nobody.

    Raises
    ------
    InvalidInputError
        A count is negative.

    Notes
    -----
    Two networks are comparable by IQV even where they have different numbers of kinds. Time O(k).

    References
    ----------
    Mueller, J. H., Schuessler, K. F. & Costner, H. L. (1970). *Statistical Reasoning in Sociology*.

    Examples
    --------
    >>> iqv([2, 2]).value, iqv([4]).value
    (1.0, None)
    """
    known = _require_counts(counts)
    mixed = blau(known)
    if mixed.value is None:
        return measured(IQV, None, NOTHING_COUNTED)
    if len(known) < 2:
        return measured(IQV, None, ONE_KIND)
    return measured(IQV, mixed.value * len(known) / (len(known) - 1))


def _require_counts(counts: Iterable[int]) -> list[int]:
    """Return the counts as a list; refuse a negative one."""
    known = list(counts)
    for count in known:
        if count < 0:
            raise InvalidInputError(
                Words("จำนวนต้องไม่ติดลบ ({count})", "a count is negative ({count})"), count=count
            )
    return known
