"""Kumu JSON: the simple blueprint, the full export of a project, and mixtures of both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.json_values import (
    Json,
    attributes_of,
    id_of,
    listed,
    value_of,
    weight_of,
)
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    MemberValue,
    Record,
    Tie,
)
from malai_core.formats.networks.reserved import SPELLS
from malai_core.formats.networks.values import spells_of, text_of
from malai_core.formats.networks.words import (
    NO_ENDS,
    NO_ID,
    NOT_READ_KIND,
    NOT_UNDERSTOOD,
    SAME_LABEL,
    UNKNOWN_END,
)
from malai_core.labels import Sentence

_ELEMENT_KEYS: Final = frozenset({"_id", "id", "attributes", "label"})
_CONNECTION_KEYS: Final = frozenset({"_id", "id", "attributes", "from", "to", "direction"})
_TYPES: Final = ("connection type", "type")
_WEIGHTS: Final = ("weight", "strength")
_FLAGS: Final = frozenset({"delayed", "reversed"})
_NOT_DIRECTED: Final = frozenset({"undirected", "mutual", "none"})


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a Kumu file. Read whole: JSON cannot be streamed safely."""
    content = opened.json_object()
    if isinstance(content.get("map"), dict):
        content = content["map"]
    yield from _Kumu().records(content)


class _Kumu:
    """Reads elements first, then connections, which name them by id or by label."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        """Ids that the file gives; where it gives none, the label is the id."""
        self._every: set[str] = set()
        self._labels: dict[str, list[str]] = {}

    def records(self, content: Json) -> Iterator[Record]:
        about = attributes_of(content, _NOT_ATTRIBUTES)
        name = about.pop("name", None)
        yield Head(text_of(name) if name is not None else None, attributes=_texts(about))
        for element in listed(content.get("elements")):
            yield self._element(element)
        for connection in listed(content.get("connections")):
            yield from self._connection(connection)
        if listed(content.get("loops")):
            yield Aside(0, 0, Sentence(NOT_READ_KIND, {"what": "loops"}))
        yield Head(private=_private(listed(content.get("attributes"))))
        yield from self._places(content)

    def _element(self, element: Json) -> Record:
        values = _flat(element, _ELEMENT_KEYS)
        if not isinstance(element, dict):
            return Aside(0, 0, Sentence(NOT_UNDERSTOOD), str(element)[:80])
        label = text_of(values.pop("label", value_of(element.get("label")) or ""))
        given = id_of(element.get("_id")) or id_of(element.get("id"))
        id_ = given or label
        if not id_:
            return Aside(0, 0, Sentence(NO_ID))
        if given:
            self._ids.add(given)
        self._every.add(id_)
        self._labels.setdefault(_folded(label), []).append(id_)
        spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
        return Member(id_, "" if label == id_ else label, values, spells=spells)

    def _connection(self, connection: Json) -> Iterator[Record]:
        if not isinstance(connection, dict):
            yield Aside(0, 0, Sentence(NOT_UNDERSTOOD), str(connection)[:80])
            return
        ends = []
        for side in ("from", "to"):
            written = id_of(connection.get(side))
            found = self._end(written)
            if isinstance(found, Sentence):
                yield Aside(0, 0, found, written[:80])
                return
            ends.append(found)
        yield from self._tie(connection, ends)

    def _tie(self, connection: dict[str, Json], ends: list[str]) -> Iterator[Record]:
        values = _flat(connection, _CONNECTION_KEYS)
        direction = text_of(value_of(connection.get("direction")) or "").lower()
        relation = next((text_of(values.pop(key)) for key in _TYPES if key in values), "")
        key = next((key for key in _WEIGHTS if key in values), "")
        weight = weight_of(values[key]) if key else None
        if key and weight is not None:
            del values[key]
        if direction == "mutual":
            values["direction"] = direction
        if "attributes" in connection:  # the full export says these of every connection
            values = {n: v for n, v in values.items() if n not in _FLAGS or v is not False}
        id_ = id_of(connection.get("_id")) or id_of(connection.get("id"))
        spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
        is_directed = direction not in _NOT_DIRECTED
        yield Tie(ends[0], ends[1], relation, is_directed, weight, id_, values, spells)

    def _end(self, written: str) -> str | Sentence:
        """Return the id of the element that an end names, by id first, else by its only label."""
        if not written:
            return Sentence(NO_ENDS)
        if written in self._ids:
            return written
        found = self._labels.get(_folded(written), [])
        if len(found) == 1:
            return found[0]
        if found:
            return Sentence(SAME_LABEL, {"label": written})
        return Sentence(UNKNOWN_END, {"id": written})

    def _places(self, content: dict[str, Json]) -> Iterator[Record]:
        """Yield where the elements stand on the map that is shown first."""
        maps = [m for m in listed(content.get("maps")) if isinstance(m, dict)]
        first = next((m for m in maps if m.get("_id") == content.get("defaultMap")), None)
        for shown in listed((first or (maps[0] if maps else {})).get("elements")):
            place = shown.get("position") if isinstance(shown, dict) else None
            id_ = id_of(shown.get("element")) if isinstance(shown, dict) else ""
            for axis in "xy":
                found = weight_of(place.get(axis)) if isinstance(place, dict) else None
                if id_ in self._every and found is not None:
                    yield MemberValue(id_, axis, found)


_NOT_ATTRIBUTES: Final = frozenset(
    {"elements", "connections", "loops", "maps", "perspectives", "attributes", "attributeRelevance"}
    | {"defaultMap", "defaultPerspective", "proxyImages"}
)


def _flat(thing: Json, own: frozenset[str]) -> Attributes:
    """Return the attributes of an element, those beside and those within ``attributes``."""
    if not isinstance(thing, dict):
        return {}
    return attributes_of(thing, own) | attributes_of(thing.get("attributes"))


def _private(fields: list[Json]) -> frozenset[str]:
    """Return the names of the attributes that the project marks as private, in either case."""
    names = [
        text_of(value_of(field.get("name")) or "")
        for field in fields
        if isinstance(field, dict) and field.get("private") is True
    ]
    return frozenset(names) | frozenset(name.lower() for name in names)


def _texts(about: Attributes) -> Attributes:
    return {name: value for name, value in about.items() if value not in {"", ()}}


def _folded(label: str) -> str:
    """Return a label as Kumu compares it: without regard to case and outer spaces."""
    return " ".join(label.split()).casefold()
