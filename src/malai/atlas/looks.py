"""The look of a picture: what a reader set, as plain JSON. Places are no part of it.

The browser has the same type (``frontend/src/graph/look.ts``); ``docs/rooms/atlas.md`` lists it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from malai_core.errors import InvalidInputError
from malai_core.labels import Words

VERSION: Final = 1
#: Pictures there are; ``meetings`` joins people with the activities they came to.
LEVELS: Final = ("groups", "people", "meetings")
ARRANGEMENTS: Final = ("kept", "rings", "core", "columns")
WIDTHS: Final = ("weight", "together", "same")
GROUNDS: Final = ("plain", "grid", "picture")
#: Steps out from the chosen one.
MOST_STEPS: Final = 3
#: More entries than this no legend has.
MOST_HIDDEN: Final = 500

_NAME: Final = re.compile(r"[\w.:\-]{1,100}", re.ASCII)
_UNUSABLE: Final = Words(
    "อ่านมุมมองที่บันทึกไว้ไม่ได้: {part} เปิดภาพเครือข่ายใหม่แล้วบันทึกอีกครั้ง",
    "This look of the picture cannot be read: {part}. Open the picture anew and save it again.",
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader set in a picture. Every part has a value that means "as it comes"."""

    level: str = "groups"
    """One of ``LEVELS``."""
    layers: dict[str, bool] = field(default_factory=dict)
    """Layers switched on or off by hand; the others are as they come."""
    colour: str = "kind"
    """Field or measure that decides the colour of members."""
    size: str = ""
    """Measure that decides their size; empty means what is counted at this level."""
    shape: str = "kind"
    """Field that decides their shape."""
    width: str = "weight"
    """One of ``WIDTHS``: strength or number, activities visited together, or all the same."""
    hidden: dict[str, list[str]] = field(default_factory=dict)
    """By field, the values whose members are put away."""
    least: float = 0.0
    """Ties weaker than this are put away."""
    focus: dict[str, Any] | None = None
    """``{"party": id, "steps": 1..3}``: only what is around somebody."""
    path: dict[str, str] | None = None
    """``{"from": id, "to": id}``: how two know each other."""
    cluster: str = ""
    """Field by which members are gathered."""
    hulls: str = ""
    """Field whose groups have a line drawn around them."""
    arrangement: str = "kept"
    """One of ``ARRANGEMENTS``."""
    ground: str = "plain"
    """One of ``GROUNDS``."""
    day: str = ""
    """ISO day the picture is of; empty means today."""

    def plain(self) -> dict[str, Any]:
        """Return the look as it is kept."""
        return {"version": VERSION, **asdict(self)}


def look_from(value: object) -> Look:
    """Return the look that JSON holds; parts it lacks are as they come, unknown ones are dropped.

    Raises
    ------
    InvalidInputError
        It is no object, of a later version, or a part has a value that no look can have.
    """
    if not isinstance(value, Mapping):
        raise _refusal("{}")
    if value.get("version", VERSION) != VERSION:
        raise _refusal("version")
    parts = {name: value[name] for name in READERS if value.get(name) is not None}
    return Look(**{name: _read(name, part) for name, part in parts.items()})


def _read(name: str, part: object) -> Any:  # noqa: ANN401 - a part's own type
    try:
        return READERS[name](part)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _refusal(name) from error


def _refusal(part: str) -> InvalidInputError:
    return InvalidInputError(_UNUSABLE, part=part)


def _one_of(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def read(part: Any) -> str:  # noqa: ANN401 - unread JSON
        return choices[choices.index(part)]

    return read


def _name(part: Any) -> str:  # noqa: ANN401 - unread JSON
    if part == "" or _NAME.fullmatch(part):
        return str(part)
    raise ValueError(part)


def _layers(part: Any) -> dict[str, bool]:  # noqa: ANN401 - unread JSON
    return {_name(layer): bool(is_on) for layer, is_on in part.items()}


def _hidden(part: Any) -> dict[str, list[str]]:  # noqa: ANN401 - unread JSON
    if sum(len(values) for values in part.values()) > MOST_HIDDEN:
        raise ValueError(part)
    return {_name(name): [str(one)[:200] for one in values] for name, values in part.items()}


def _least(part: Any) -> float:  # noqa: ANN401 - unread JSON
    least = float(part)
    if 0 <= least < 1e9:
        return least
    raise ValueError(part)


def _focus(part: Any) -> dict[str, Any]:  # noqa: ANN401 - unread JSON
    steps = int(part["steps"])
    if 1 <= steps <= MOST_STEPS:
        return {"party": str(UUID(part["party"])), "steps": steps}
    raise ValueError(part)


def _path(part: Any) -> dict[str, str]:  # noqa: ANN401 - unread JSON
    return {end: str(UUID(part[end])) for end in ("from", "to")}


def _day(part: Any) -> str:  # noqa: ANN401 - unread JSON
    return date.fromisoformat(part).isoformat() if part else ""


READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "level": _one_of(LEVELS),
    "layers": _layers,
    "colour": _name,
    "size": _name,
    "shape": _name,
    "width": _one_of(WIDTHS),
    "hidden": _hidden,
    "least": _least,
    "focus": _focus,
    "path": _path,
    "cluster": _name,
    "hulls": _name,
    "arrangement": _one_of(ARRANGEMENTS),
    "ground": _one_of(GROUNDS),
    "day": _day,
}


def parties_named(state: Mapping[str, Any]) -> frozenset[str]:
    """Return the public ids of the parties a kept look is about."""
    focus, path = state.get("focus") or {}, state.get("path") or {}
    return frozenset(key for key in (focus.get("party"), path.get("from"), path.get("to")) if key)
