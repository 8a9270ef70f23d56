"""Trust and value as partners rate them: composites, both sides of a pair, quadrants."""

from __future__ import annotations

from malai_core.trust.pairs import Mutual, NetworkScore, mutual, network_score
from malai_core.trust.quadrants import Quadrant, Quadrants, quadrants
from malai_core.trust.ratings import (
    DEFAULT_FLOOR,
    TRUST_ITEMS,
    VALUE_ITEMS,
    Rating,
    Score,
    scores,
)
from malai_core.trust.received import Received, received

__all__ = [
    "DEFAULT_FLOOR",
    "TRUST_ITEMS",
    "VALUE_ITEMS",
    "Mutual",
    "NetworkScore",
    "Quadrant",
    "Quadrants",
    "Rating",
    "Received",
    "Score",
    "mutual",
    "network_score",
    "quadrants",
    "received",
    "scores",
]
