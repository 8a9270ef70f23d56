"""What hangs on few people, and who comes after them."""

from __future__ import annotations

from malai_core.leaders.breaking import Breaking, breaking_set
from malai_core.leaders.key_people import (
    KeyPeople,
    OrphanRisk,
    key_people,
    orphan_risk,
)
from malai_core.leaders.pipeline import (
    Pipeline,
    Tenure,
    mentor_ratio,
    pipeline,
    stage_rates,
    tenure,
)
from malai_core.leaders.succession import Readiness, Succession, succession

__all__ = [
    "Breaking",
    "KeyPeople",
    "OrphanRisk",
    "Pipeline",
    "Readiness",
    "Succession",
    "Tenure",
    "breaking_set",
    "key_people",
    "mentor_ratio",
    "orphan_risk",
    "pipeline",
    "stage_rates",
    "succession",
    "tenure",
]
