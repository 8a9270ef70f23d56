"""The named steps of how strong a relationship is.

Steps are ordinal: "every week" is more than "every month", not a number of times more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale; ``value`` is what a tie keeps."""

    value: float
    th: str
    en: str

    @property
    def label(self) -> str:
        """The words in the language of the page, or in the other one."""
        return (self.en or self.th) if get_language() == "en" else (self.th or self.en)


#: How often people meet; what imports write for words such as "every week".
FREQUENCY: Final = (
    Step(1, "นาน ๆ ครั้ง", "rarely"),
    Step(2, "ทุกเดือน", "every month"),
    Step(3, "ทุกสัปดาห์", "every week"),
    Step(4, "แทบทุกวัน", "almost every day"),
)
#: How close people are, where frequency says nothing.
CLOSENESS: Final = (
    Step(1, "เล็กน้อย", "a little"),
    Step(2, "ปานกลาง", "somewhat"),
    Step(3, "มาก", "much"),
    Step(4, "มากที่สุด", "very much"),
)
#: Layers whose kinds speak of closeness unless their owner names other steps.
CLOSE_LAYERS: Final = frozenset({"trust", "kinship", "agreement", "affiliation"})


def steps_from(stored: list[dict[str, Any]], layer: str) -> tuple[Step, ...]:
    """Return the steps an owner named, or the usual ones of the layer."""
    if stored:
        return tuple(Step(float(one["value"]), one["th"], one["en"]) for one in stored)
    return CLOSENESS if layer in CLOSE_LAYERS else FREQUENCY
