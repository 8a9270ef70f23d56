"""Anchors to think about, each with what speaks for it, and the indirect method.

A suggestion looks at the numbers only; whether a value means "in the set" is knowledge of the
cases. Nothing is applied: a suggestion has to be handed to a function of ``calibration``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Sentence, Words
from malai_core.qca.calibration import NO_VALUES, crisp
from malai_core.qca.model import Floats

#: Stored with every result. Bump the suffix when a number could change.
INDIRECT: Final = "qca.calibration.indirect.ragin2008.v1"
_STEPS: Final = 100

BY_SHARES: Final = Words(
    "ร้อยละ 5, 50 และ 95 ของกรณี: บอกว่าใครอยู่ตรงไหนในกลุ่มนี้ ไม่ได้บอกว่ามากหรือน้อยจริง",
    "The 5th, 50th and 95th percentile: where cases stand among each other, not what is much.",
)
BY_GAP: Final = Words(
    "ช่องว่างกว้างที่สุดระหว่างกรณี อยู่ระหว่าง {low} กับ {high} ไม่มีกรณีใดอยู่ตรงนั้น",
    "The widest gap between cases, from {low} to {high}: no case is there.",
)
TOO_FEW: Final = Words(
    "มีค่าต่างกันเพียง {count} ค่า ยังแนะนำจุดปรับเทียบไม่ได้",
    "There are {count} different values only; nothing can be suggested.",
)
NO_INDIRECT: Final = Words(
    "วิธีอ้อมใช้กับข้อมูลนี้ไม่ได้: เส้นโค้งไม่ลงตัว ลองจุดแบ่งอื่น หรือใช้วิธีตรง",
    "The indirect method does not settle on these data. Try other cuts, or the direct method.",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Anchors to think about, and why."""

    anchors: tuple[float, ...]
    because: Sentence


@dataclass(frozen=True, slots=True)
class Anchors:
    """Anchors that were decided on, with the reason, kept with the analysis."""

    out: float
    crossover: float
    full: float
    because: str


def suggestions(x: ArrayLike) -> tuple[Suggestion, ...]:
    """Return anchors to think about; none is applied.

    Parameters
    ----------
    x
        Shape ``(n,)``, raw values; missing ones are left out.

    Returns
    -------
    tuple of Suggestion
        Three anchors from the shares of cases, and one crossover in the widest gap.

    Raises
    ------
    InvalidInputError
        Fewer than four different values.

    Examples
    --------
    >>> found = suggestions([1, 2, 3, 10, 11, 12])
    >>> found[1].anchors
    (6.5,)
    """
    values = np.asarray(x, dtype=np.float64)
    values = np.unique(values[~np.isnan(values)])
    if len(values) < 4:
        raise InvalidInputError(TOO_FEW, count=len(values))
    given = np.asarray(x, dtype=np.float64)
    shares = np.nanquantile(given, [0.05, 0.5, 0.95])
    # A gap at the edge would leave one case on its side.
    inner = np.diff(values)[1:-1]
    at = 1 + int(inner.argmax())
    low, high = float(values[at]), float(values[at + 1])
    gap = Sentence(BY_GAP, {"low": f"{low:g}", "high": f"{high:g}"})
    return (
        Suggestion(tuple(float(share) for share in shares), Sentence(BY_SHARES)),
        Suggestion(((low + high) / 2,), gap),
    )


def indirect(x: ArrayLike, thresholds: Sequence[float]) -> Floats:
    r"""Return memberships by the indirect method: grades of experts, smoothed.

    Values between the thresholds get the grades :math:`0, 1/k, \ldots, 1`; a fractional logit on
    :math:`\ln x, \sqrt x, x, x^2` turns them into memberships.

    Parameters
    ----------
    x
        Shape ``(n,)``, raw values. Where some are 0 or less, all are moved up to start at 1.
    thresholds
        ``k`` rising values, usually five for six grades.

    Returns
    -------
    Floats
        Shape ``(n,)``, between 0 and 1.

    Raises
    ------
    InvalidInputError
        Missing values, thresholds not rising, or a curve that does not settle.

    References
    ----------
    Ragin, C. C. (2008). *Redesigning Social Inquiry*. University of Chicago Press, ch. 5.
    Papke, L. E. & Wooldridge, J. M. (1996). Econometric methods for fractional response
    variables. *Journal of Applied Econometrics* 11(6), 619-632.
    """
    values = np.asarray(x, dtype=np.float64)
    crisp(values, thresholds)  # refuses what is no rising list, and missing values
    # A value equal to a threshold has the grade below it.
    grades = np.searchsorted(np.array(thresholds), values, side="left") / len(thresholds)
    if not len(values):
        raise InvalidInputError(NO_VALUES)
    if values.min() <= 0:
        values = values - values.min() + 1
    terms = [np.log(values), np.sqrt(values), values, values**2]
    # Centred and scaled, so that the fourth term does not drown the first.
    scaled = [(term - term.mean()) / (term.std() or 1.0) for term in terms]
    return _fractional_logit(np.column_stack([np.ones_like(values), *scaled]), grades)


def _fractional_logit(design: Floats, grades: Floats) -> Floats:
    """Return fitted shares, by iteratively reweighted least squares from the grades themselves."""
    fitted = (grades + 0.5) / 2
    deviance = np.inf
    for _ in range(_STEPS):
        slope = np.maximum(fitted * (1 - fitted), 1e-12)
        working = np.log(fitted / (1 - fitted)) + (grades - fitted) / slope
        root = np.sqrt(slope)
        beta, *_ = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)
        fitted = 1 / (1 + np.exp(np.clip(-design @ beta, -30, 30)))
        before, deviance = deviance, _deviance(grades, fitted)
        if abs(deviance - before) < 1e-8 * (abs(deviance) + 0.1):
            return np.asarray(fitted, dtype=np.float64)
    raise InvalidInputError(NO_INDIRECT)


def _deviance(grades: Floats, fitted: Floats) -> float:
    inside = grades * np.log(fitted) + (1 - grades) * np.log(1 - fitted)
    return float(-2 * inside.sum())
