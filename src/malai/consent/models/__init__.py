"""Purposes and their texts, what people answered, minors, sensitive facts, rules of a workspace."""

from __future__ import annotations

from malai.consent.models.answer import Answer, Entry, Standing, Way
from malai.consent.models.minor import Minor
from malai.consent.models.purpose import Basis, Purpose, PurposeText
from malai.consent.models.rules import DataRules, Erasure, Review
from malai.consent.models.sensitive import SensitiveFact, SensitiveKind, SensitiveView

__all__ = [
    "Answer",
    "Basis",
    "DataRules",
    "Entry",
    "Erasure",
    "Minor",
    "Purpose",
    "PurposeText",
    "Review",
    "SensitiveFact",
    "SensitiveKind",
    "SensitiveView",
    "Standing",
    "Way",
]
