"""GEXF 1.1 to 1.3, in whatever namespace: dynamic members, ties and values, and how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    Moment,
    Record,
    Spell,
    Tie,
    TimedValue,
    Value,
)
from malai_core.formats.networks.reserved import MODE, RELATION, WEIGHT
from malai_core.formats.networks.values import moment, number, text_of, typed
from malai_core.formats.networks.words import NO_ENDS, NO_ID, NOT_A_DAY, NOT_A_NUMBER, OPEN_END
from malai_core.formats.networks.xml import XmlAttributes, records_of
from malai_core.labels import Sentence

_LIST_TYPE: Final = re.compile(r"list\w+|\w+list|list", re.ASCII)
_INTERVAL: Final = re.compile(r"([\[\]])\s*([^,\[\];]+),\s*([^,\[\];]+?)\s*([\[\]])")
_VIZ: Final = frozenset({"color", "position", "size", "thickness", "shape"})
_BOUNDS: Final = ("start", "startopen", "end", "endopen", "timestamp", "timestamps", "intervals")
_INFINITE: Final = frozenset({"-infinity", "infinity", "-inf", "inf", "+infinity"})


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a GEXF file."""
    return records_of(opened, _Gexf(opened))


@dataclass(slots=True)
class _Column:
    name: str
    type: str
    default: str | None = None


@dataclass(slots=True)
class _Thing:
    """A member or tie while its element is open."""

    attributes: XmlAttributes
    line: int
    values: Attributes = field(default_factory=dict)
    looks: Attributes = field(default_factory=dict)
    spells: list[Spell] = field(default_factory=list)
    timed: list[TimedValue] = field(default_factory=list)
    is_said: bool = False


class _Gexf:
    """Takes the elements of GEXF."""

    def __init__(self, opened: Opened) -> None:
        self.out: list[Record] = []
        self.line = 0
        self._opened = opened
        self._columns: dict[str, dict[str, _Column]] = {"node": {}, "edge": {}}
        self._class = "node"
        self._column: _Column | None = None
        self._things: list[_Thing] = []
        self._kind = "node"
        self._direction = "undirected"
        self._meta: Attributes = {}

    def start(self, tag: str, attributes: XmlAttributes) -> None:
        if tag in {"node", "edge"}:
            self._start_thing(tag, attributes)
        elif tag == "attvalue":
            self._value(attributes)
        elif tag in _VIZ and self._things:
            self._look(tag, attributes)
        elif tag in {"spell", "slice"} and self._things:
            self._things[-1].spells += self._spells(attributes)
        elif tag == "parent" and self._things:
            self._things[-1].values["parent"] = attributes.get("for", "")
        else:
            self._frame(tag, attributes)

    def _frame(self, tag: str, attributes: XmlAttributes) -> None:
        """Take what stands around members and ties."""
        if tag == "attributes":
            self._class = attributes.get("class", "node")
        elif tag == "attribute":
            id_ = attributes.get("id", attributes.get("title", ""))
            self._column = _Column(attributes.get("title", id_), attributes.get("type", "string"))
            self._columns.setdefault(self._class, {})[id_] = self._column
        elif tag == "graph":
            self._direction = attributes.get("defaultedgetype", "undirected").lower()
        elif tag in {"nodes", "edges"}:
            self._announce(tag, attributes.get("count", ""))
            if self._things and tag == "nodes":  # members inside a member come after it
                self._say_node(self._things[-1])

    def end(self, tag: str, text: str) -> None:
        if tag in {"node", "edge"} and self._things:
            thing = self._things.pop()
            self._kind = "node"
            if tag == "node":
                self._say_node(thing)
            else:
                self._say_edge(thing)
        elif tag == "default" and self._column is not None:
            self._column.default = text
        elif tag == "attribute":
            self._column = None
        elif tag == "description" and text.strip():
            self._meta["description"] = text
        elif tag == "creator" and text.strip():
            self._meta["creator"] = text
        elif tag == "title" and text.strip():
            self.out.append(Head(name=text))
        elif tag == "meta":
            self.out.append(Head(attributes=self._meta))

    def _announce(self, tag: str, count: str) -> None:
        if not (count.isascii() and count.isdigit() and len(count) < 19) or self._things:
            return
        if tag == "nodes":
            self._opened.judge_announced(int(count))
            self.out.append(Head(members=int(count)))
        else:
            self.out.append(Head(ties=int(count)))

    def _start_thing(self, tag: str, attributes: XmlAttributes) -> None:
        thing = _Thing(attributes, self.line)
        self._things.append(thing)
        self._kind = tag
        if len(attributes) > 2:
            thing.spells += self._spells(attributes)

    def _value(self, attributes: XmlAttributes) -> None:
        if not self._things:
            return
        id_ = attributes.get("for") or attributes.get("id", "")
        column = self._columns[self._kind].get(id_)
        name, type_ = (column.name, column.type) if column else (id_, "string")
        value = _typed(attributes.get("value", ""), type_)
        thing = self._things[-1]
        spells = self._spells(attributes) if len(attributes) > 2 else []
        thing.timed += [TimedValue(name, value, spell) for spell in spells]
        if not spells:
            thing.values[name] = value

    def _look(self, tag: str, attributes: XmlAttributes) -> None:
        looks = self._things[-1].looks
        if tag == "position":
            for axis in "xyz":
                found = number(attributes.get(axis, ""))
                if found is not None:
                    looks[axis] = found
        elif tag == "color":
            looks["color"] = attributes.get("hex") or _hex(attributes)
        else:
            text = attributes.get("value", "")
            found = number(text)
            looks[tag] = text if found is None else found

    def _say_node(self, thing: _Thing) -> None:
        if thing.is_said:
            return None
        thing.is_said = True
        id_ = thing.attributes.get("id", "")
        if not id_:
            return self.out.append(Aside(thing.line, 0, Sentence(NO_ID)))
        values = self._filled(thing, "node")
        outer = thing.attributes.get("pid") or next(
            (t.attributes.get("id", "") for t in reversed(self._things) if t is not thing), ""
        )
        if outer:
            values["parent"] = outer
        mode = values.pop(MODE, 0)
        mode = mode if isinstance(mode, int) and mode in {1, 2} else 0
        label = thing.attributes.get("label", "")
        spells, timed = tuple(thing.spells), tuple(thing.timed)
        return self.out.append(Member(id_, label, values, mode, spells, timed, thing.line))

    def _say_edge(self, thing: _Thing) -> None:
        given = thing.attributes
        source, target = given.get("source", ""), given.get("target", "")
        if not (source and target):
            said = given.get("id", "")
            return self.out.append(Aside(thing.line, 0, Sentence(NO_ENDS), said))
        values = self._filled(thing, "edge")
        direction = given.get("type", self._direction).lower()
        if direction == "mutual":
            values["direction"] = direction
        if given.get("label"):
            values["label"] = given["label"]
        relation = given.get("kind", "") or text_of(values.pop(RELATION, ""))
        return self.out.append(
            Tie(
                source,
                target,
                relation,
                direction == "directed",
                self._weight(given, values, thing.line),
                given.get("id", ""),
                values,
                tuple(thing.spells),
                tuple(thing.timed),
                thing.line,
            )
        )

    def _filled(self, thing: _Thing, kind: str) -> Attributes:
        values = thing.values
        for column in self._columns[kind].values():
            if column.default is not None and column.name not in values:
                values[column.name] = _typed(column.default, column.type)
        for name, value in thing.looks.items():
            values.setdefault(name, value)
        return values

    def _weight(self, given: XmlAttributes, values: Attributes, line: int) -> float | None:
        written = given.get(WEIGHT)
        if written is None:
            written = text_of(values.pop(WEIGHT, ""))
        found = number(written)
        if found is None and written.strip():
            said = {"text": written[:80], "what": WEIGHT}
            self.out.append(Aside(line, 0, Sentence(NOT_A_NUMBER, said), written[:80]))
        return found

    def _spells(self, attributes: XmlAttributes) -> list[Spell]:
        """Return the spells that the attributes of an element say."""
        if not any(name in attributes for name in _BOUNDS):
            return []
        if "startopen" in attributes or "endopen" in attributes:
            self.out.append(Head(note=Sentence(OPEN_END)))
        start = attributes.get("start", attributes.get("startopen", ""))
        end = attributes.get("end", attributes.get("endopen", ""))
        found = [(start, end)] if start or end else []
        stamps = attributes.get("timestamp", "") + "," + attributes.get("timestamps", "")
        found += [(stamp, stamp) for stamp in re.split(r"[\s,;<>\[\]]+", stamps) if stamp]
        for match in _INTERVAL.finditer(attributes.get("intervals", "")):
            if match[1] == "]" or match[4] == "[":
                self.out.append(Head(note=Sentence(OPEN_END)))
            found.append((match[2], match[3]))
        return [Spell(self._moment(a), self._moment(b, is_end=True)) for a, b in found]

    def _moment(self, text: str, *, is_end: bool = False) -> Moment | None:
        if not text or text.strip().lower() in _INFINITE:
            return None
        found = moment(text, is_end=is_end)
        if found is None:
            said = Sentence(NOT_A_DAY, {"text": text[:80]})
            self.out.append(Aside(self.line, 0, said, text[:80]))
        return found


def _typed(text: str, kind: str) -> Value:
    if _LIST_TYPE.fullmatch(kind):
        return tuple(piece.strip() for piece in re.split(r"[|;,]", text.strip("[]")) if piece)
    return typed(text, kind)


def _hex(attributes: XmlAttributes) -> str:
    parts = [number(attributes.get(letter, "")) or 0.0 for letter in "rgb"]
    return "#" + "".join(f"{min(255, max(0, int(part))):02x}" for part in parts)
