"""Areas of Thailand, addresses, points people know, and working areas."""

from __future__ import annotations

from malai.places.models.address import Place
from malai.places.models.area import Area, AreaLevel
from malai.places.models.located import Addressed, Located, PointFrom
from malai.places.models.working import WorkingArea, WorkingAreaKind, WorkingAreaPart

__all__ = [
    "Addressed",
    "Area",
    "AreaLevel",
    "Located",
    "Place",
    "PointFrom",
    "WorkingArea",
    "WorkingAreaKind",
    "WorkingAreaPart",
]
