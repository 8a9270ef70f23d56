"""Succession: for which critical roles somebody stands ready."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from malai_core.labels import Words
from malai_core.results import Result

SUCCESSION: Final = "leaders.succession.malai.v1"

NO_ROLES: Final = Words("ยังไม่ได้ระบุบทบาทสำคัญ", "no critical roles have been listed yet")


class Readiness(Enum):
    """When a successor could take over."""

    NOW = "now"
    SOON = "soon"
    """In one or two years."""
    LATER = "later"


READINESS: Final[dict[Readiness, Words]] = {
    Readiness.NOW: Words("พร้อมแล้ว", "ready now"),
    Readiness.SOON: Words("พร้อมใน 1–2 ปี", "ready in 1-2 years"),
    Readiness.LATER: Words("พร้อมภายหลัง", "ready later"),
}


@dataclass(frozen=True, slots=True)
class Succession:
    """How well critical roles are covered."""

    bench_strength: float
    """Share of roles with somebody ready now, 0 to 1."""
    soon: float
    """Share of roles with somebody ready now or within two years."""
    uncovered: tuple[int, ...]
    """Roles nobody is being prepared for, by number."""
    not_now: tuple[int, ...]
    """Roles for which nobody is ready now, the uncovered among them."""


def succession(successors: Sequence[Collection[Readiness]]) -> Result[Succession]:
    """Return how well the critical roles are covered.

    Parameters
    ----------
    successors
        For each critical role, the readiness of each person who could take it over.

    Returns
    -------
    Result of Succession
        Undefined without roles.

    Notes
    -----
    One person ready for two roles is counted for both; only one of them can be filled. Time
    O(roles and successors).

    References
    ----------
    Rothwell, W. J. (2010). *Effective Succession Planning*, 4th ed. AMACOM (bench strength).

    Examples
    --------
    >>> succession([[Readiness.NOW], [Readiness.LATER], []]).value
    Succession(bench_strength=0.3333333333333333, soon=0.3333333333333333, uncovered=(2,), not_now=(1, 2))
    """
    roles = [frozenset(ready) for ready in successors]
    if not roles:
        return Result(SUCCESSION, None, NO_ROLES)
    now = sum(Readiness.NOW in ready for ready in roles)
    soon = sum(bool(ready & {Readiness.NOW, Readiness.SOON}) for ready in roles)
    value = Succession(
        bench_strength=now / len(roles),
        soon=soon / len(roles),
        uncovered=tuple(role for role, ready in enumerate(roles) if not ready),
        not_now=tuple(role for role, ready in enumerate(roles) if Readiness.NOW not in ready),
    )
    return Result(SUCCESSION, value)
