"""Whom to introduce to whom, as a run keeps it."""

from __future__ import annotations

from typing import Any, Final

from malai.insight.bridge.measuring import Measures
from malai_core.sna.weaving import weaving

#: Introductions of each reason, and how many may fall on one member.
MOST: Final = 20
EACH: Final = 2


def introductions_in(found: Measures) -> list[dict[str, Any]]:
    """Return pairs worth introducing, best first within each reason. Near linear in the ties."""
    known = found.circles.value
    of = known.of if known is not None else None
    result = weaving(found.arrays.graph, circles=of, most=MOST, each=EACH)
    return [
        {
            "one": one.one,
            "other": one.other,
            "through": one.through,
            "reason": one.reason.value,
            "shared": one.shared,
            "gain": round(one.gain, 2),
        }
        for one in result.value or ()
    ]
