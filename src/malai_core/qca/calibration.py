"""From raw values to memberships: direct, S-shaped, bell-shaped, crisp, totally fuzzy and relative.

Anchors are decisions of the researcher and need a reason; nothing here chooses them. Suggestions
to think about: :mod:`malai_core.qca.anchors`. A missing value (``nan``) stays missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.model import Floats, Ints

#: Stored with every result. Bump the suffix when a number could change.
DIRECT: Final = "qca.calibration.direct.ragin2008.v1"
S_SHAPED: Final = "qca.calibration.s_shaped.thiem2013.v1"
BELL: Final = "qca.calibration.bell.thiem2013.v1"
CRISP: Final = "qca.calibration.crisp.ragin1987.v1"
RELATIVE: Final = "qca.calibration.tfr.cheli1995.v1"

NOT_RISING: Final = Words(
    "จุดปรับเทียบ {anchors} ต้องเรียงจากน้อยไปมากและไม่ซ้ำกัน ถ้าค่ายิ่งมากยิ่งอยู่นอกเซต ให้ใส่ is_decreasing=True",
    "The anchors {anchors} must rise and differ. If higher values are further out of the set, "
    "say is_decreasing=True.",
)
NOT_FALLING: Final = Words(
    "จุดปรับเทียบ {anchors} ของเซตที่ลดลงต้องเรียงจากมากไปน้อยและไม่ซ้ำกัน",
    "The anchors {anchors} of a falling set must fall and differ.",
)
NOT_A_BELL: Final = Words(
    "จุดปรับเทียบรูประฆังหกจุด {anchors} ต้องเรียงจากน้อยไปมาก (สองจุดกลางเท่ากันได้)",
    "The six anchors of a bell, {anchors}, must rise (the two in the middle may be equal).",
)
BAD_INCLUSION: Final = Words(
    "ระดับสมาชิกที่จุดเข้าเต็มคือ {value} ต้องมากกว่า 0.5 และน้อยกว่า 1 (ปกติ 0.95)",
    "The membership at the full anchor is {value}. It lies between 0.5 and 1 (usually 0.95).",
)
BAD_EXPONENT: Final = Words(
    "เลขกำลังต้องมากกว่า 0 แต่ได้ {value}", "An exponent must be above 0, not {value}."
)
NO_VALUES: Final = Words("ไม่มีค่าให้ปรับเทียบ", "There are no values to calibrate.")


def direct(
    x: ArrayLike,
    out: float,
    crossover: float,
    full: float,
    *,
    inclusion: float = 0.95,
    is_decreasing: bool = False,
) -> Floats:
    r"""Return memberships by the direct method: a logistic curve through three anchors.

    With :math:`L = \ln(d / (1 - d))` for the membership :math:`d` at the anchor ``full``,

    .. math:: m(x) = \frac{1}{1 + \exp\bigl(-L\,(x - c) / s\bigr)}, \quad
        s = c - e \text{ below the crossover } c, \quad s = i - c \text{ above}

    Parameters
    ----------
    x
        Shape ``(n,)``, raw values in any unit.
    out, crossover, full
        Anchors in the unit of ``x``: membership ``1 - inclusion``, 0.5 and ``inclusion``.
    inclusion
        Membership at ``full``, between 0.5 and 1. 0.953 gives log odds of 3.
    is_decreasing
        Higher values are further out; then ``out > crossover > full``.

    Returns
    -------
    Floats
        Shape ``(n,)``, memberships between 0 and 1; ``nan`` where ``x`` is.

    Raises
    ------
    InvalidInputError
        Anchors equal or in the wrong order; ``inclusion`` out of range.

    Notes
    -----
    Time O(n).

    References
    ----------
    Ragin, C. C. (2008). *Redesigning Social Inquiry*. University of Chicago Press, ch. 5.

    Examples
    --------
    >>> direct([2500, 5000, 20000], 2500, 5000, 20000).round(3).tolist()
    [0.05, 0.5, 0.95]
    """
    _check_order([out, crossover, full], is_decreasing=is_decreasing)
    if not 0.5 < inclusion < 1:
        raise InvalidInputError(BAD_INCLUSION, value=f"{inclusion:g}")
    values = _values(x)
    odds = float(np.log(inclusion / (1 - inclusion)))
    is_below = (values > crossover) if is_decreasing else (values < crossover)
    scale = np.where(is_below, crossover - out, full - crossover)
    # exp of at most 700: beyond it the membership is 0 in any case.
    found: Floats = 1.0 / (1.0 + np.exp(np.clip(-(values - crossover) * odds / scale, -700, 700)))
    return found


def s_shaped(
    x: ArrayLike,
    out: float,
    crossover: float,
    full: float,
    *,
    below: float = 1.0,
    above: float = 1.0,
    is_decreasing: bool = False,
) -> Floats:
    r"""Return memberships by straight lines or curves between three anchors.

    .. math::
        m(x) = \tfrac12 \Bigl(\tfrac{e - x}{e - c}\Bigr)^p \text{ up to the crossover}, \qquad
        m(x) = 1 - \tfrac12 \Bigl(\tfrac{i - x}{i - c}\Bigr)^q \text{ above}

    and 0 beyond ``out``, 1 beyond ``full``.

    Parameters
    ----------
    x, out, crossover, full, is_decreasing
        As in :func:`direct`; membership is 0, 0.5 and 1 at the anchors.
    below, above
        The exponents :math:`p, q`; 1 makes straight lines.

    Returns
    -------
    Floats
        Shape ``(n,)``; ``nan`` where ``x`` is.

    Raises
    ------
    InvalidInputError
        Anchors equal or in the wrong order; an exponent of 0 or less.

    References
    ----------
    Thiem, A. & Dusa, A. (2013). *Qualitative Comparative Analysis with R*. Springer, 4.2.

    Examples
    --------
    >>> s_shaped([100, 300, 500, 800], 200, 400, 600).tolist()
    [0.0, 0.25, 0.75, 1.0]
    """
    _check_order([out, crossover, full], is_decreasing=is_decreasing)
    _check_exponents(below, above)
    values = _values(x)
    return _curve(values, out, crossover, full, below, above)


def bell(
    x: ArrayLike, anchors: Sequence[float], *, below: float = 1.0, above: float = 1.0
) -> Floats:
    """Return memberships that rise and fall again: in the set is who is near the middle.

    Parameters
    ----------
    x
        Shape ``(n,)``, raw values.
    anchors
        Six, rising: out, crossover, full; full, crossover, out. The two in the middle may be equal.
    below, above
        Exponents below and above the crossovers; 1 makes straight lines.

    Returns
    -------
    Floats
        Shape ``(n,)``; ``nan`` where ``x`` is.

    Raises
    ------
    InvalidInputError
        Not six anchors, or not rising; an exponent of 0 or less.

    References
    ----------
    Thiem, A. & Dusa, A. (2013). *Qualitative Comparative Analysis with R*. Springer, 4.2.

    Examples
    --------
    >>> bell([150, 165, 175, 180, 200], [155, 165, 175, 175, 185, 195]).tolist()
    [0.0, 0.5, 1.0, 0.75, 0.0]
    """
    given = [float(anchor) for anchor in anchors]
    rises = len(given) == 6 and sorted(given) == given
    if not rises or len({*given[:3]}) < 3 or len({*given[3:]}) < 3:
        raise InvalidInputError(NOT_A_BELL, anchors=_written(given))
    _check_exponents(below, above)
    values = _values(x)
    rising = _curve(values, given[0], given[1], given[2], below, above)
    falling = _curve(values, given[5], given[4], given[3], below, above)
    return np.minimum(rising, falling)


def crisp(x: ArrayLike, thresholds: Sequence[float]) -> Ints:
    """Return how many thresholds a value reaches: 0 or 1 for one, 0 to ``k`` for ``k``.

    Parameters
    ----------
    x
        Shape ``(n,)``, raw values without a missing one.
    thresholds
        Rising, in the unit of ``x``. A value equal to a threshold has reached it.

    Returns
    -------
    Ints
        Shape ``(n,)``.

    Raises
    ------
    InvalidInputError
        Thresholds not rising; a missing value.

    Examples
    --------
    >>> crisp([1000, 3000, 12000], [3000, 10000]).tolist()
    [0, 1, 2]
    """
    _check_order(list(thresholds), is_decreasing=False)
    values = _values(x)
    if np.isnan(values).any():
        raise InvalidInputError(NO_VALUES)
    return np.searchsorted(np.array(thresholds), values, side="right").astype(np.int64)


def relative(x: ArrayLike) -> Floats:
    r"""Return totally fuzzy and relative memberships of answers on a scale, such as 1 to 7.

    .. math:: m(v) = \max\Bigl(0, \frac{F(v) - F(v_{\min})}{1 - F(v_{\min})}\Bigr)

    with :math:`F` the share of cases at or below ``v``.

    Parameters
    ----------
    x
        Shape ``(n,)``, ordered answers.

    Returns
    -------
    Floats
        Shape ``(n,)``, 0 at the lowest answer and 1 at the highest. All ``nan`` where everybody
        gave the same answer: nothing is relative then. ``nan`` where ``x`` is.

    References
    ----------
    Cheli, B. & Lemmi, A. (1995). A totally fuzzy and relative approach to the multidimensional
    analysis of poverty. *Economic Notes* 24(1), 115-134.

    Examples
    --------
    >>> relative([1, 1, 2, 3]).tolist()
    [0.0, 0.0, 0.5, 1.0]
    """
    values = _values(x)
    given = np.sort(values[~np.isnan(values)])
    if not len(given):
        raise InvalidInputError(NO_VALUES)
    share = np.searchsorted(given, values, side="right") / len(given)
    lowest = np.searchsorted(given, given[0], side="right") / len(given)
    if lowest == 1:
        return np.full_like(values, np.nan)
    found = np.maximum(0.0, (share - lowest) / (1 - lowest))
    return np.where(np.isnan(values), np.nan, found)


def _curve(
    values: Floats, out: float, crossover: float, full: float, below: float, above: float
) -> Floats:
    lower = 0.5 * np.clip((out - values) / (out - crossover), 0, 1) ** below
    upper = 1 - 0.5 * np.clip((full - values) / (full - crossover), 0, 1) ** above
    is_below = (values <= crossover) if out < crossover else (values >= crossover)
    return np.where(is_below, lower, upper)


def _values(x: ArrayLike) -> Floats:
    return np.asarray(x, dtype=np.float64)


def _check_order(anchors: list[float], *, is_decreasing: bool) -> None:
    signed = [-anchor for anchor in anchors] if is_decreasing else anchors
    if any(one >= other for one, other in pairwise(signed)):
        words = NOT_FALLING if is_decreasing else NOT_RISING
        raise InvalidInputError(words, anchors=_written(anchors))


def _check_exponents(*exponents: float) -> None:
    for exponent in exponents:
        if not exponent > 0:
            raise InvalidInputError(BAD_EXPONENT, value=f"{exponent:g}")


def _written(anchors: Sequence[float]) -> str:
    return ", ".join(f"{anchor:g}" for anchor in anchors)
