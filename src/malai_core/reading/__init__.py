"""A typed workbook read into parties, memberships, meetings, attendance and ties.

``read`` is shared by ``malai look`` and the import of the web: both say the same of one file.
"""

from __future__ import annotations

from malai_core.reading.kinds import TIE_KINDS, TieKindFacts
from malai_core.reading.model import (
    Affiliation,
    Attendance,
    Duplicate,
    DuplicateState,
    Era,
    EraDoubt,
    Mark,
    Meeting,
    Party,
    PartyKind,
    Reading,
    SetAside,
    SetAsideReason,
    SheetKind,
    SheetOverride,
    SheetReport,
    Tie,
    Where,
)
from malai_core.reading.read import read
from malai_core.reading.recognise import Remembered
from malai_core.reading.vocabulary import COLUMN_WORDS, Column, columns_of

__all__ = [
    "COLUMN_WORDS",
    "TIE_KINDS",
    "Affiliation",
    "Attendance",
    "Column",
    "Duplicate",
    "DuplicateState",
    "Era",
    "EraDoubt",
    "Mark",
    "Meeting",
    "Party",
    "PartyKind",
    "Reading",
    "Remembered",
    "SetAside",
    "SetAsideReason",
    "SheetKind",
    "SheetOverride",
    "SheetReport",
    "Tie",
    "TieKindFacts",
    "Where",
    "columns_of",
    "read",
]
