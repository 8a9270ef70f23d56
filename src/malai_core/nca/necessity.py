"""Necessity in kind beside necessity in degree: QCA's measures and NCA's for the same cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.nca.ceilings import require_ceiling
from malai_core.nca.effect import Effect, effect_of
from malai_core.nca.pairs import Corner, Scope, Values, pair_of
from malai_core.nca.permutation import DEFAULT_REPETITIONS, Permuted, permuted_of
from malai_core.results import Result
from malai_core.rng import DEFAULT_SEED

NECESSITY: Final = "nca.beside_qca.vis2018.v1"
_MEMBERSHIPS: Final = Scope(0.0, 1.0, 0.0, 1.0)

NOT_MEMBERSHIP: Final = Words(
    "ค่าสมาชิกต้องอยู่ระหว่าง 0 ถึง 1 ปรับเทียบข้อมูลก่อน",
    "Memberships lie between 0 and 1. Calibrate the data first.",
)
NOBODY_IN_OUTCOME: Final = Words(
    "ไม่มีกรณีใดเป็นสมาชิกของผลลัพธ์เลย จึงบอกไม่ได้ว่าอะไรจำเป็น",
    "No case is a member of the outcome, so nothing can be said to be necessary for it.",
)


@dataclass(frozen=True, slots=True)
class Necessity:
    """What QCA and NCA say of one condition."""

    inclusion: float
    """QCA's consistency of necessity: share of the outcome inside the condition, 0 to 1."""
    coverage: float | None
    """Share of the condition inside the outcome; ``None`` where nobody is in the condition."""
    relevance: float | None
    """Relevance of necessity (RoN): 1 minus triviality; ``None`` where all are full members."""
    effect: Effect | None
    """NCA's effect in the square of memberships; ``None`` where its ceiling falls."""
    test: Permuted | None


def beside_qca(
    x: Values,
    y: Values,
    *,
    ceiling: str = "ce_fdh",
    repetitions: int = DEFAULT_REPETITIONS,
    seed: int = DEFAULT_SEED,
) -> Result[Necessity]:
    r"""Return whether the condition is necessary in kind (QCA) and in degree (NCA).

    .. math:: \text{inclusion} = \frac{\sum \min(x, y)}{\sum y}, \quad
        \text{coverage} = \frac{\sum \min(x, y)}{\sum x}, \quad
        \text{RoN} = \frac{\sum (1 - x)}{\sum (1 - \min(x, y))}

    Parameters
    ----------
    x, y
        Shape ``(n,)``: memberships of each case in condition and outcome, 0 to 1; ``nan`` is
        missing.
    ceiling, repetitions, seed
        As for ``permutation_test``; the scope is the whole square of memberships.

    Returns
    -------
    Result of Necessity
        Undefined where no case is a member of the outcome.

    Raises
    ------
    InvalidInputError
        See ``effect``; or a membership outside 0 to 1.

    References
    ----------
    Vis, B. & Dul, J. (2018). Analyzing relationships of necessity not just in kind but also in
    degree: complementing fsQCA with NCA. *Sociological Methods & Research* 47(4), 872-899.
    Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*, p. 236.

    Examples
    --------
    >>> found = beside_qca([0.8, 1.0, 0.2], [0.6, 0.9, 0.2]).value
    >>> found.inclusion, found.coverage
    (1.0, 0.85)
    """
    name = require_ceiling(ceiling)
    pair = pair_of(x, y, corner=Corner.UPPER_LEFT, scope=_square_of(x, y))
    asked = {"ceiling": name, "repetitions": repetitions}
    if not pair.y.sum() > 0:
        return Result(NECESSITY, None, NOBODY_IN_OUTCOME, asked, seed)
    (tested,) = permuted_of(pair, (name,), repetitions, seed)
    both = np.minimum(pair.x, pair.y)
    value = Necessity(
        inclusion=float(both.sum() / pair.y.sum()),
        coverage=_share(both.sum(), pair.x.sum()),
        relevance=_share((1.0 - pair.x).sum(), (1.0 - both).sum()),
        effect=effect_of(pair, name).value,
        test=tested.value,
    )
    return Result(NECESSITY, value, None, asked, seed)


def _square_of(x: Values, y: Values) -> Scope:
    """Return the square of memberships; refuse values that are none."""
    seen = pair_of(x, y).observed
    if min(seen.x_low, seen.y_low) < 0.0 or max(seen.x_high, seen.y_high) > 1.0:
        raise InvalidInputError(NOT_MEMBERSHIP)
    return _MEMBERSHIPS


def _share(part: float, whole: float) -> float | None:
    return float(part / whole) if whole > 0 else None
