"""How regular contact is: gaps between contacts, who is overdue, by which channels, how formal."""

from __future__ import annotations

from malai_core.rhythm.channels import Channels, Formality, channels, formality
from malai_core.rhythm.due import Due, due, season
from malai_core.rhythm.gaps import Burstiness, burstiness, gaps, regularity
from malai_core.rhythm.overdue import Overdue, coverage, overdue

__all__ = [
    "Burstiness",
    "Channels",
    "Due",
    "Formality",
    "Overdue",
    "burstiness",
    "channels",
    "coverage",
    "due",
    "formality",
    "gaps",
    "overdue",
    "regularity",
    "season",
]
