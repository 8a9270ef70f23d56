"""Four kinds of partner: trusted or not yet, bringing much or little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import Final, Literal

from malai_core.labels import Words
from malai_core.results import Result
from malai_core.trust.received import TOO_FEW_RATERS, Received

QUADRANTS: Final = "trust.quadrants.varda2008.v1"

Cut = Literal["median", "midpoint"]


class Quadrant(Enum):
    """Trust first, then value."""

    HIGH_HIGH = "high trust, high value"
    HIGH_LOW = "high trust, low value"
    LOW_HIGH = "low trust, high value"
    LOW_LOW = "low trust, low value"


#: What to do, never what somebody is.
ACTS: Final[dict[Quadrant, Words]] = {
    Quadrant.HIGH_HIGH: Words(
        "ชวนเป็นแกนและพี่เลี้ยง อย่าให้งานหนักเกินไป", "invite to the core and as a mentor; mind the load"
    ),
    Quadrant.HIGH_LOW: Words("หาบทบาทที่ได้ใช้สิ่งที่เขามี", "find a role that uses what they have"),
    Quadrant.LOW_HIGH: Words(
        "ชวนทำงานเล็กด้วยกันเพื่อสร้างความไว้ใจ", "do a small thing together to build trust"
    ),
    Quadrant.LOW_LOW: Words(
        "เริ่มจากทำความรู้จักและถามว่าอยากได้อะไรจากเครือข่าย",
        "begin by meeting, and ask what they hope for from the network",
    ),
}


@dataclass(frozen=True, slots=True)
class Quadrants:
    """The quadrant of each partner, and where the lines were drawn."""

    trust_line: float
    value_line: float
    of: tuple[Quadrant | None, ...]
    """One a partner; ``None`` where too few rated trust or value."""


def quadrants(
    trust: Sequence[Received],
    value: Sequence[Received],
    *,
    cut: Cut = "median",
    top: int = 4,
) -> Result[Quadrants]:
    """Return in which quadrant of trust and value each partner stands.

    Parameters
    ----------
    trust, value
        What is received by each partner, see ``received``; both of the same partners.
    cut
        Where high begins: at the ``median`` of the partners shown, or at the ``midpoint`` of the
        scale. A partner at the line is high.
    top
        Highest answer of the scale.

    Returns
    -------
    Result of Quadrants
        Undefined where no partner has both means.

    Notes
    -----
    At the median half of the partners are low whatever they are rated: it orders a network, it
    judges nobody. Time O(n log n).

    References
    ----------
    Varda et al. (2008), see ``scores``; the quadrants are a practice of network evaluation.

    Examples
    --------
    >>> high, low = Received(0, 3, 4.0, ()), Received(1, 3, 2.0, ())
    >>> [quadrant.value for quadrant in quadrants([high, low], [high, low]).value.of]
    ['high trust, high value', 'low trust, low value']
    """
    pairs = [(t.mean, v.mean) for t, v in zip(trust, value, strict=True)]
    shown = [(t, v) for t, v in pairs if t is not None and v is not None]
    asked: dict[str, str | int] = {"cut": cut, "top": top}
    if not shown:
        return Result(QUADRANTS, None, TOO_FEW_RATERS, asked)
    middle = (1.0 + top) / 2.0
    trust_line = median(t for t, _ in shown) if cut == "median" else middle
    value_line = median(v for _, v in shown) if cut == "median" else middle
    of = tuple(_quadrant(t, v, trust_line, value_line) for t, v in pairs)
    return Result(QUADRANTS, Quadrants(trust_line, value_line, of), None, asked)


def _quadrant(
    trust: float | None, value: float | None, trust_line: float, value_line: float
) -> Quadrant | None:
    if trust is None or value is None:
        return None
    if trust >= trust_line:
        return Quadrant.HIGH_HIGH if value >= value_line else Quadrant.HIGH_LOW
    return Quadrant.LOW_HIGH if value >= value_line else Quadrant.LOW_LOW
