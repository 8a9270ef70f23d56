"""Directional expectations: which values of a condition theory expects to go with the outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from malai_core.errors import InvalidInputError
from malai_core.qca import refusals
from malai_core.qca.model import FREE, Cube, Space

#: What may be handed over: ``"DEV=1, ~URB"``, ``{"DEV": 1, "URB": [1, 2]}``, or read already.
Asked: TypeAlias = "str | Mapping[str, int | Iterable[int] | None] | Expectations"

_ITEM: Final = re.compile(
    r"(?P<not>~?)\s*(?P<name>[^~=*{}|,+]+?)\s*(?:\{(?P<braced>[\d\s,|;]+)\}|=\s*(?P<given>[\d\s|;]+|-))?"
)


@dataclass(frozen=True, slots=True)
class Expectations:
    """Each entry names values of one condition, or of several that are expected together."""

    entries: tuple[Mapping[int, frozenset[int]], ...]

    def keeps(self, condition: int, term: Cube) -> bool:
        """Say whether a literal of ``term`` stays when a simpler term could do without it.

        It goes only where expectations speak of its condition and none of them is met: of a
        conjunction, every part must be met in the term.
        """
        speaking = [entry for entry in self.entries if condition in entry]
        return not speaking or any(_is_met(entry, term) for entry in speaking)


def _is_met(entry: Mapping[int, frozenset[int]], term: Cube) -> bool:
    return all(term[j] in values for j, values in entry.items())


def expectations_of(asked: Asked, space: Space) -> Expectations:
    """Return what was asked for, checked against the conditions.

    Parameters
    ----------
    asked
        Items with commas between them: ``DEV=1`` or ``DEV``, ``~DEV`` or ``DEV=0``, ``DEV=1|2``
        or ``DEV{1,2}`` (either value), ``DEV*~URB`` (both together), ``DEV=-`` (none). Or a
        mapping of names to a value, several values, or ``None``.
    space
        The conditions.

    Raises
    ------
    InvalidInputError
        An item that cannot be read, an unknown condition, or a value it cannot have.

    Examples
    --------
    >>> from malai_core.qca.model import Condition
    >>> space = Space((Condition("DEV"), Condition("URB")))
    >>> expectations_of("DEV=1, ~URB", space).entries
    ({0: frozenset({1})}, {1: frozenset({0})})
    """
    if isinstance(asked, Expectations):
        return asked
    if isinstance(asked, Mapping):
        found = [_of_pair(name, values, space) for name, values in asked.items()]
    else:
        found = [_of_item(item, space) for item in _items(asked)]
    return Expectations(tuple(entry for entry in found if entry))


def _items(text: str) -> list[str]:
    """Split at commas (or +) outside braces."""
    return [item.strip() for item in re.split(r"[,+](?![^{]*\})", text) if item.strip()]


def _of_pair(
    name: str, values: int | Iterable[int] | None, space: Space
) -> dict[int, frozenset[int]]:
    if values is None:
        return {}
    given = frozenset([values] if isinstance(values, int) else values)
    return {_position(name, space, name): _checked(given, name, name, space)}


def _of_item(item: str, space: Space) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for part in item.split("*"):
        match = _ITEM.fullmatch(part.strip())
        if match is None:
            raise _unreadable(item, space)
        name = match["name"].strip()
        position = _position(name, space, item)
        if match["given"] != "-":
            found[position] = _checked(_values(match), name, item, space)
    return found


def _values(match: re.Match[str]) -> frozenset[int]:
    written = match["braced"] or match["given"]
    if not written:
        return frozenset([0 if match["not"] else 1])
    values = frozenset(int(value) for value in re.split(r"[\s,|;]+", written.strip()) if value)
    return frozenset({0, 1} - values) if match["not"] else values


def _position(name: str, space: Space, item: str) -> int:
    if name not in space.names:
        if name.strip() and not re.search(r"[=~*{}|]", name):
            raise InvalidInputError(refusals.NO_CONDITION, name=name, known=", ".join(space.names))
        raise _unreadable(item, space)
    return space.names.index(name)


def _checked(values: frozenset[int], name: str, item: str, space: Space) -> frozenset[int]:
    levels = space.conditions[_position(name, space, item)].levels
    for value in values:
        if not 0 <= value < levels:
            known = ", ".join(str(level) for level in range(levels))
            raise InvalidInputError(refusals.NO_SUCH_VALUE, name=name, value=value, known=known)
    return values


def _unreadable(item: str, space: Space) -> InvalidInputError:
    return InvalidInputError(refusals.BAD_EXPECTATION, text=item, name=space.names[0])


def widened(conservative: Cube, parsimonious: Cube, expected: Expectations) -> Cube:
    """Return the conservative term without what the parsimonious one and theory do without.

    Each literal that the parsimonious term lacks goes where an expectation speaks of its
    condition and is not met by it.
    """
    return tuple(
        FREE
        if value != FREE and parsimonious[j] == FREE and not expected.keeps(j, conservative)
        else value
        for j, value in enumerate(conservative)
    )
