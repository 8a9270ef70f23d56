"""Texts and values cut to what a format can hold."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Final

from malai_core.formats.networks import loss_words as say
from malai_core.formats.networks.holds import Holds
from malai_core.formats.networks.model import Attributes, Member, Tie, TimedValue, Value
from malai_core.formats.networks.reserved import DIRECTION, MUTUAL, TAGS, key_of
from malai_core.formats.networks.table_cells import tags_of
from malai_core.formats.networks.values import text_of
from malai_core.labels import Words

if TYPE_CHECKING:
    from malai_core.formats.networks.fitting import Losses

#: Control characters, halves of surrogate pairs and the letters that no XML may have.
_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]"
)
_BREAKS: Final = re.compile(r"[\r\n\t\u2028\u2029\x85\s]+")
_MOST_INT: Final = 10**18
_MOST_EXACT: Final = 1 << 53
_AXES: Final = frozenset({"x", "y", "z"})
_RELATION_MARKS: Final = frozenset({"strength", "weight", "tie", "value"})


class Values:
    """Knows what one format holds, and counts what is lost."""

    def __init__(self, holds: Holds, losses: Losses) -> None:
        self._holds = holds
        self._losses = losses

    def line(self, text: str) -> str:
        """Return a text without control characters, on one line, without outer spaces."""
        if text.isalnum():
            return text
        bare = _BREAKS.sub(" ", _CONTROLS.sub("", text)).strip()
        if self._holds.no_quotes:
            bare = bare.replace('"', "'")
        if bare != text.strip():
            self._losses.add(say.LETTERS)
        return bare

    def token(self, text: str) -> str:
        """Return a name that can stand alone among the data of a matrix."""
        bare = self.line(text) or "?"
        return f"({bare})" if bare == "!" else bare

    def relation(self, name: str) -> str:
        """Return the name of a relation."""
        bare = self.line(name)
        if self._holds.is_matrix and self._holds.no_quotes and bare.lower() in _RELATION_MARKS:
            self._losses.add(say.RENAMED)
            return f"{bare}_"
        return bare

    def text(self, value: Value) -> str:
        """Return a value as text."""
        found = _CONTROLS.sub("", text_of(value)).replace("\r\n", "\n").replace("\r", "\n")
        if self._holds.no_quotes:
            found = found.replace('"', "'")
        if self._holds.one_line:
            found = _BREAKS.sub(" ", found)
        if found != text_of(value):
            self._losses.add(say.LETTERS)
        return found

    def value(self, value: Value) -> Value:
        """Return a value as a type that the format holds."""
        found = self._plain(value)
        if type(found) is not type(value):
            self._losses.add(say.TYPES)
        return found

    def _named(self, name: str, value: Value) -> Value:
        """Return a value, tags as the list that tables make of them."""
        if not (self._holds.lists_tags and name.casefold() in TAGS):
            return self.value(value)
        text = self.text(value)
        found = tags_of(text) if "|" in text else text
        if found != value:
            self._losses.add(say.TYPES)
        return "".join(found) if len(found) < 2 else found

    def _plain(self, value: Value) -> Value:
        types = self._holds.types
        if isinstance(value, bool):
            if "bool" in types:
                return value
            return int(value) if "int" in types and not self._holds.one_line else self.text(value)
        if isinstance(value, int):
            fits = abs(value) < (_MOST_EXACT if self._holds.is_workbook else _MOST_INT)
            return value if "int" in types and fits else self.text(value)
        if isinstance(value, float):
            return self._float(value)
        if isinstance(value, tuple) and "list" in types:
            return tuple(self.text(item) for item in value)
        return self.text(value)

    def _float(self, value: float) -> Value:
        if "float" not in self._holds.types or not math.isfinite(value):
            return self.text(value)
        if self._holds.is_workbook and value.is_integer():
            return int(value) if abs(value) < _MOST_EXACT else self.text(value)
        return self.number(value)

    def number(self, value: float) -> float:
        """Return a number with the digits that the format holds."""
        found = float(f"{value:.16G}") + 0.0 if self._holds.is_workbook else value + 0.0
        if found != value:
            self._losses.add(say.DIGITS)
        return found

    def about(self, attributes: Attributes, reserved: Collection[str]) -> Attributes:
        """Return attributes with names and values that fit."""
        renamed = self._names(list(attributes), reserved)
        found = {renamed[name]: self.value(value) for name, value in attributes.items()}
        return {name: value for name, value in found.items() if self._says(value)}

    def fit(
        self,
        things: Sequence[Member] | Sequence[Tie],
        reserved: frozenset[str],
        *,
        is_kept: bool,
        lost: Words,
    ) -> None:
        """Cut the attributes of members or ties to size, in place."""
        names = list(dict.fromkeys(name for thing in things for name in thing.attributes))
        if not is_kept:
            kept = self._few(things, names)
            self._losses.add(lost, len(names) - len(kept))
            for thing in things:
                thing.attributes = {
                    kept[n]: float(v) if n in _AXES else v  # type: ignore[arg-type] # numbers, see _few
                    for n, v in thing.attributes.items() if n in kept
                }  # fmt: skip
            return
        timed = list(dict.fromkeys(value.name for thing in things for value in thing.timed))
        own = reserved - {DIRECTION} if _are_mutual(things) else reserved
        renamed = self._names([*names, *(n for n in timed if n not in names)], own)
        for thing in things:
            thing.attributes = {
                renamed[name]: self._named(renamed[name], value)
                for name, value in thing.attributes.items()
            }
            thing.timed = tuple(
                TimedValue(renamed[t.name], self.value(t.value), t.spell) for t in thing.timed
            )
        if self._holds.one_type:
            self._unify(things)
        for thing in things:
            thing.attributes = {n: v for n, v in thing.attributes.items() if self._says(v)}

    def _says(self, value: Value) -> bool:
        """Tell whether a value is there at all when it is read again."""
        if isinstance(value, str) and "empty" not in self._holds.types:
            return bool(value.strip() if not self._holds.one_line else value)
        return True

    def _names(self, names: list[str], reserved: Collection[str]) -> dict[str, str]:
        used: set[str] = set()
        found = {}
        for name in names:
            fresh = self.line(name) or "_"
            number = 1
            while key_of(fresh) in reserved or key_of(fresh) in used:
                number += 1
                fresh = f"{self.line(name) or '_'} ({number})"
            used.add(key_of(fresh))
            found[name] = fresh
            self._losses.add(say.RENAMED, int(fresh != name.strip()))
        return found

    def _few(self, things: Sequence[Member] | Sequence[Tie], names: list[str]) -> dict[str, str]:
        """Return the attributes that a format without attributes holds all the same, renamed."""
        found: dict[str, str] = {}
        if self._holds.places and things and isinstance(things[0], Member):
            axes = [axis for axis in "xyz" if axis in names]
            if axes[:2] == ["x", "y"]:
                found = {a: a for a in axes if _all(things, a, _is_place)}
                found = found if {"x", "y"} <= found.keys() else {}
            if self._holds.series:
                others = [n for n in names if n not in _AXES]
                series = [n for n in others if _is_series(things, n)]
                found |= self._names(series, _AXES)
        return found

    def _unify(self, things: Sequence[Member] | Sequence[Tie]) -> None:
        """Make all values of one attribute of one type: a text, if they differ."""
        types: dict[str, set[type]] = {}
        for thing in things:
            for name, value in thing.attributes.items():
                types.setdefault(name, set()).add(type(value))
            for timed in thing.timed:
                types.setdefault(timed.name, set()).add(type(timed.value))
        mixed = {name for name, kinds in types.items() if len(kinds) > 1}
        if not mixed:
            return
        for thing in things:
            for name in mixed & thing.attributes.keys():
                thing.attributes[name] = self._as_text(thing.attributes[name])
            thing.timed = tuple(
                TimedValue(t.name, self._as_text(t.value), t.spell) if t.name in mixed else t
                for t in thing.timed
            )

    def _as_text(self, value: Value) -> str:
        if not isinstance(value, str):
            self._losses.add(say.TYPES)
        return self.text(value)


def _are_mutual(things: Sequence[Member] | Sequence[Tie]) -> bool:
    """Tell whether "direction" says of undirected ties that they are mutual, and nothing else."""
    return all(
        isinstance(thing, Tie)
        and (DIRECTION not in thing.attributes
             or (thing.attributes[DIRECTION] == MUTUAL and not thing.is_directed))
        and all(timed.name != DIRECTION for timed in thing.timed)
        for thing in things
    )  # fmt: skip


def _all(
    things: Sequence[Member] | Sequence[Tie], name: str, is_right: Callable[[Value], bool]
) -> bool:
    return all(name in thing.attributes and is_right(thing.attributes[name]) for thing in things)


def _is_place(value: Value) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and abs(value) < 1e15
    )


def _is_series(things: Sequence[Member] | Sequence[Tie], name: str) -> bool:
    """Tell whether every member has a number of one type: whole and not negative, or a float."""
    return _all(things, name, _is_class) or _all(things, name, _is_float)


def _is_class(value: Value) -> bool:
    return type(value) is int and 0 <= value < _MOST_INT


def _is_float(value: Value) -> bool:
    return type(value) is float and math.isfinite(value)
