"""Points of addresses: what a form shows of one, what rows keep of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from malai.places.models import PointFrom
from malai_core.errors import InvalidInputError
from malai_core.text import Point, coarse, point_read

if TYPE_CHECKING:
    from malai.places.address import AddressValue, Typed

#: A telephone that is off by more than this has not found itself; the number is kept all the same.
FARTHEST_M = 100_000


def typed_point(value: AddressValue) -> dict[str, str]:
    """Return the controls as they show the point that is kept."""
    shown = str(value.point or "")
    off = "" if value.point_accuracy is None else str(value.point_accuracy)
    return {
        "point": shown,
        "point_read": shown,
        "point_from": value.point_from,
        "point_accuracy": off,
    }


def point_columns(typed: Typed) -> dict[str, Any]:
    """Return the columns of what was typed; nothing where it is no point, which a form has told.

    How the point is known goes with its text: a text that was changed by hand is typed.
    """
    point = _read(typed.point)
    if point is None:
        return {}
    is_told = typed.point == typed.point_read and typed.point_from in PointFrom.values
    off = typed.point_accuracy if is_told and typed.point_accuracy.isdecimal() else ""
    return {
        "latitude": point.latitude,
        "longitude": point.longitude,
        "point_from": typed.point_from if is_told else PointFrom.TYPED.value,
        "point_accuracy": min(int(off), FARTHEST_M) if off else None,
    }


def _read(text: str) -> Point | None:
    try:
        return point_read(text)
    except InvalidInputError:
        return None


def home_coarse(value: AddressValue) -> AddressValue:
    """Return the address of a home: its point is that of a square of about 1.1 km."""
    if value.point is None:
        return value
    point = coarse(value.point)
    return replace(value, latitude=point.latitude, longitude=point.longitude)
