"""The permutation test: how often chance would leave as large a corner empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations as all_orders
from math import factorial, sqrt
from statistics import NormalDist
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.nca.ceilings import (
    DEFAULT_SHARE,
    CeilingName,
    Fitting,
    require_ceiling,
    require_share,
)
from malai_core.nca.effect import FALLING, NO_RANGE, fitting_of, parameters_of
from malai_core.nca.pairs import Corner, Pair, Scope, Values, Vector, Whole, pair_of
from malai_core.nca.peers import frame_of, turned_outcomes
from malai_core.results import Result
from malai_core.rng import DEFAULT_SEED, generator

PERMUTATION: Final = "nca.permutation.dul2020.v1"
DEFAULT_REPETITIONS: Final = 10_000
#: Effects nearer than this share of the scope are equal.
_EQUAL: Final = 1e-12
#: Values held at once: they stay in a core's cache, and memory does not grow with the repetitions.
_BATCH_VALUES: Final = 50_000

NO_REPETITIONS: Final = Words(
    "ต้องสับเปลี่ยนอย่างน้อย 1 รอบ แต่ได้ {count} แนะนำ 10000 รอบ",
    "At least 1 repetition is needed, but {count} was asked for. 10000 is a good number.",
)
NO_CONFIDENCE: Final = Words(
    "ระดับความเชื่อมั่นต้องอยู่ระหว่าง 0 กับ 1 แต่ได้ {confidence} ลองใช้ 0.95",
    "The confidence lies between 0 and 1, but is {confidence}. Try 0.95.",
)


@dataclass(frozen=True, slots=True)
class Permuted:
    """What a permutation test found."""

    p: float
    interval: tuple[float, float]
    """Where the p of endless repetitions lies with ``confidence``; both are ``p`` if exact."""
    confidence: float
    observed: float
    """The effect size of the cases as they are."""
    repetitions: int
    as_large: int
    """Repetitions with an effect at least as large."""
    undefined: int
    """Repetitions whose ceiling falls, so that no corner is empty: not as large."""
    is_exact: bool
    """Whether every order was tried once, so that nothing is left to chance."""


def permutation_test(
    x: Values,
    y: Values,
    *,
    ceiling: str = "ce_fdh",
    corner: int = Corner.UPPER_LEFT,
    scope: Scope | Sequence[float] | None = None,
    share: float = DEFAULT_SHARE,
    repetitions: int = DEFAULT_REPETITIONS,
    seed: int = DEFAULT_SEED,
) -> Result[Permuted]:
    r"""Return how often shuffled outcomes leave a corner at least as empty.

    .. math:: p = \frac{\#\{d^* \ge d\} + 1}{R + 1}, \quad p \ge 1 / R

    Parameters
    ----------
    x, y, ceiling, corner, scope, share
        As for ``effect``.
    repetitions
        Orders to try, ``R``. Where ``n!`` is not more, every order is tried once instead, and
        ``p`` is the exact share.
    seed
        The same seed gives the same ``p``.

    Returns
    -------
    Result of Permuted
        Undefined where ``effect`` is.

    Raises
    ------
    InvalidInputError
        See ``effect``; or fewer than one repetition.

    Notes
    -----
    All orders of a batch at once: time O(R n) for ``ce_fdh``; memory bounded by the batch, not by
    ``R``. The interval is 95 %, normal: ``p ± z sqrt(p (1 - p) / R)``, within 0 to 1. A repetition
    whose quantile line falls has no empty corner and counts as not as large; R's NCA leaves such
    repetitions out, which makes its p for ``qr`` larger.

    References
    ----------
    Dul, J., van der Laan, E. & Kuik, R. (2020). A statistical significance test for necessary
    condition analysis. *Organizational Research Methods* 23(2), 385-395. The added one: North,
    B. V., Curtis, D. & Sham, P. C. (2002). *Am. J. Hum. Genet.* 71(2), 439-441.

    Examples
    --------
    Of the six orders of three cases one leaves as much empty as this one.

    >>> found = permutation_test([0, 1, 2], [0, 1, 2]).value
    >>> round(found.p, 4), found.is_exact
    (0.1667, True)
    """
    pair, name = pair_of(x, y, corner=corner, scope=scope), require_ceiling(ceiling)
    (found,) = permuted_of(pair, (name,), repetitions, seed, share=require_share(share))
    return found


def permuted_of(
    pair: Pair,
    names: Sequence[CeilingName],
    repetitions: int,
    seed: int,
    *,
    share: float = DEFAULT_SHARE,
    confidence: float = 0.95,
) -> tuple[Result[Permuted], ...]:
    """Return the test of each ceiling, all of them over the same orders."""
    _require(repetitions, confidence)
    if pair.is_flat:
        return tuple(_without(pair, name, share, repetitions, seed, NO_RANGE) for name in names)
    observed = [float(fitting_of(pair, share).zones(name)[0]) for name in names]
    zones = _permuted_zones(pair, names, repetitions, seed, share)
    return tuple(
        _without(pair, name, share, repetitions, seed, FALLING)
        if np.isnan(zone)
        else Result(
            PERMUTATION,
            _counted(pair, zone, drawn, confidence),
            None,
            {**parameters_of(pair, name, share), "repetitions": repetitions},
            seed,
        )
        for name, zone, drawn in zip(names, observed, zones, strict=True)
    )


def orders(n: int, repetitions: int, seed: int = DEFAULT_SEED) -> Iterator[Whole]:
    """Yield the orders a test tries, in batches of shape ``(p, n)``: row ``r`` gives outcomes ``y[r]``.

    Where ``n!`` is at most ``repetitions``, every order once; else ``repetitions`` drawn ones.
    """
    if is_exact(n, repetitions):
        yield np.array(list(all_orders(range(n))), dtype=np.int64)
        return
    draw = generator(seed)
    size = max(1, _BATCH_VALUES // n)
    for start in range(0, repetitions, size):
        rows = min(size, repetitions - start)
        yield draw.permuted(np.tile(np.arange(n), (rows, 1)), axis=1)


def is_exact(n: int, repetitions: int) -> bool:
    """Whether there are no more orders than repetitions."""
    return every_order(n) <= repetitions


def every_order(n: int) -> int:
    """Return ``n!``, or more than anybody asks for where ``n`` is large."""
    return factorial(min(n, 20))


def p_value(as_large: int, tried: int) -> float:
    """Return p of a drawn test: the observed order counts as one of those tried."""
    return max((as_large + 1) / (tried + 1), 1.0 / max(tried, 1))


def interval_of(p: float, tried: int, confidence: float) -> tuple[float, float]:
    """Return the normal interval of an estimated share, within 0 to 1."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2.0)
    half = z * sqrt(p * (1.0 - p) / max(tried, 1))
    return max(0.0, p - half), min(1.0, p + half)


def _permuted_zones(
    pair: Pair, names: Sequence[CeilingName], repetitions: int, seed: int, share: float
) -> list[Vector]:
    """Return the empty zones of every order, one array a ceiling."""
    frame = frame_of(pair)
    found: list[list[Vector]] = [[] for _ in names]
    for batch in orders(pair.y.size, repetitions, seed):
        fitting = Fitting(frame, turned_outcomes(frame, pair.y[batch]), share)
        for name, zones in zip(names, found, strict=True):
            zones.append(fitting.zones(name))
    return [np.concatenate(zones) for zones in found]


def _counted(pair: Pair, zone: float, drawn: Vector, confidence: float) -> Permuted:
    area = pair.scope.area
    # A comparison with nan is false: a falling line is not as large.
    as_large = int((drawn >= zone - _EQUAL * area).sum())
    exact = drawn.size == every_order(pair.y.size)
    p = as_large / drawn.size if exact else p_value(as_large, drawn.size)
    return Permuted(
        p=p,
        interval=(p, p) if exact else interval_of(p, drawn.size, confidence),
        confidence=confidence,
        observed=zone / area,
        repetitions=drawn.size,
        as_large=as_large,
        undefined=int(np.isnan(drawn).sum()),
        is_exact=exact,
    )


def _without(
    pair: Pair, name: CeilingName, share: float, repetitions: int, seed: int, reason: Words
) -> Result[Permuted]:
    asked = {**parameters_of(pair, name, share), "repetitions": repetitions}
    return Result(PERMUTATION, None, reason, asked, seed)


def _require(repetitions: int, confidence: float) -> None:
    if repetitions < 1:
        raise InvalidInputError(NO_REPETITIONS, count=repetitions)
    if not 0.0 < confidence < 1.0:
        raise InvalidInputError(NO_CONFIDENCE, confidence=f"{confidence:g}")
