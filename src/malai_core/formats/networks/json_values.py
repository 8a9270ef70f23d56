"""What the JSON formats have in common: objects of attributes, ids, weights."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from malai_core.formats.networks.model import Attributes, Value
from malai_core.formats.networks.values import number, text_of

Json = Any
"""Whatever JSON can hold."""


def value_of(value: Json) -> Value | None:
    """Return a JSON value as an attribute, ``None`` where it says nothing.

    A list of plain values becomes a list of texts; anything deeper its JSON text.
    """
    if type(value) is str or type(value) is int:
        return value
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return tuple(
            item if isinstance(item, str) else text_of(item) for item in value if item is not None
        )
    import json

    return json.dumps(value, ensure_ascii=False)


def attributes_of(value: Json, but: Collection[str] = ()) -> Attributes:
    """Return an object as attributes, without the keys ``but`` and without what says nothing."""
    if not isinstance(value, dict):
        return {}
    found: Attributes = {}
    for key, item in value.items():
        if key not in but and (kept := value_of(item)) is not None:
            found[key] = kept
    return found


def id_of(value: Json) -> str:
    """Return an id as text: a number is one too.

    Examples
    --------
    >>> id_of(3), id_of("a"), id_of(None), id_of([])
    ('3', 'a', '', '')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def weight_of(value: Json) -> float | None:
    """Return a weight, ``None`` where it is no finite number."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        try:
            found = float(value)
        except OverflowError:
            return None
        return found if math.isfinite(found) else None
    return number(value) if isinstance(value, str) else None


def listed(value: Json) -> list[Json]:
    """Return the value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
