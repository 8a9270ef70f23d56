"""GraphML: every graph of a file, yEd's drawings and the attributes of other namespaces kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    Part,
    Record,
    Spell,
    Tie,
)
from malai_core.formats.networks.reserved import (
    END,
    MODE,
    MODES,
    NETWORK_NAME,
    RELATION,
    SPELLS,
    START,
    TIE_ALIASES,
    WEIGHT,
)
from malai_core.formats.networks.values import moment, number, spells_of, text_of, typed
from malai_core.formats.networks.words import (
    HYPEREDGE,
    NO_ENDS,
    NO_ID,
    NOT_A_DAY,
    NOT_A_NUMBER,
)
from malai_core.formats.networks.xml import XmlAttributes, records_of
from malai_core.formats.networks.yed import Drawing
from malai_core.labels import Sentence

_STRUCTURE: Final = {
    "node": frozenset({"id"}),
    "edge": frozenset({"id", "source", "target", "directed"}),
    "graph": frozenset({"id", "edgedefault"}),
}
_LABEL_NAMES: Final = ("label", "Label", "name", "Name")


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a GraphML file."""
    return records_of(opened, _GraphML(opened))


@dataclass(slots=True)
class _Key:
    id: str
    kind: str
    """node, edge, graph or all"""
    name: str
    type: str
    default: str | None = None


class _GraphML:
    """Takes the elements of GraphML."""

    def __init__(self, opened: Opened) -> None:
        self.out: list[Record] = []
        self.line = 0
        self._opened = opened
        self._keys: dict[str, _Key] = {}
        self._key: _Key | None = None
        self._defaults: dict[str, Attributes] = {}
        self._label_keys: tuple[str, ...] | None = None
        self._relation_key: str | None = None
        self._open: list[tuple[str, XmlAttributes, Attributes, int]] = []
        self._directed: list[bool] = []
        self._graphs = 0
        self._ends: list[str] = []
        self._data_key = ""
        self._drawing: Drawing | None = None

    def start(self, tag: str, attributes: XmlAttributes) -> None:
        if self._drawing is not None:
            self._drawing.start(tag, attributes)
        elif tag == "data":
            self._data_key = attributes.get("key", "")
            key = self._keys.get(self._data_key)
            self._drawing = Drawing() if key is not None and key.type == "drawing" else None
        elif tag in {"node", "edge", "hyperedge"}:
            self._open.append((tag, attributes, {}, self.line))
            self._ends = []
        elif tag == "graph":
            self._start_graph(attributes)
        elif tag == "key":
            self._start_key(attributes)
        elif tag == "endpoint":
            self._ends.append(attributes.get("node", ""))

    def end(self, tag: str, text: str) -> None:
        if self._drawing is not None and tag != "data":
            self._drawing.end(tag, text)
        elif tag == "data":
            self._end_data(text)
        elif tag == "default" and self._key is not None:
            self._key.default = text
        elif tag == "key":
            self._key = None
        elif tag in {"node", "edge", "hyperedge", "graph"} and self._open:
            kind, attributes, values, line = self._open.pop()
            getattr(self, f"_end_{kind}")(attributes, values, line)

    def _start_key(self, attributes: XmlAttributes) -> None:
        id_ = attributes.get("id", "")
        is_drawing = any(name.endswith("yfiles.type") for name in attributes)
        name = attributes.get("attr.name", id_)
        type_ = "drawing" if is_drawing else attributes.get("attr.type", "string")
        self._key = _Key(id_, attributes.get("for", "all"), name, type_)
        self._keys[id_] = self._key
        self._defaults.clear()

    def _start_graph(self, attributes: XmlAttributes) -> None:
        is_inner = bool(self._open) and self._open[-1][0] == "node"
        if is_inner:  # members inside a member: they come later, and name it
            self._flush_parent()
        self._directed.append(attributes.get("edgedefault", "directed") != "undirected")
        self._open.append(("graph", attributes, {}, self.line))
        if is_inner:
            return
        self._graphs += 1
        extra: Attributes = _others(attributes, "graph")
        self.out.append(Part(attributes.get("id", ""), extra))
        self._announce(attributes)

    def _announce(self, attributes: XmlAttributes) -> None:
        counts = [attributes.get(f"parse.{what}", "") for what in ("nodes", "edges")]
        members, ties = (
            int(c) if c.isascii() and c.isdigit() and len(c) < 19 else None for c in counts
        )
        if members:
            self._opened.judge_announced(members)
        self.out.append(Head(members=members, ties=ties))

    def _flush_parent(self) -> None:
        """Hand on a node that holds a graph before the graph's own nodes."""
        kind, attributes, values, line = self._open[-1]
        self._end_node(attributes, values, line)
        self._open[-1] = (kind, {"id": attributes.get("id", ""), "done": "1"}, {}, line)

    def _end_data(self, text: str) -> None:
        if not self._open:
            return
        values = self._open[-1][2]
        if self._drawing is not None:
            for name, value in self._drawing.values().items():
                values.setdefault(name, value)
            self._drawing = None
            return
        key = self._keys.get(self._data_key)
        name, type_ = (key.name, key.type) if key else (self._data_key, "string")
        values[name] = typed(text, type_)

    def _end_graph(self, _attributes: XmlAttributes, values: Attributes, _line: int) -> None:
        self._directed.pop()
        if self._directed:
            return
        name = values.pop(NETWORK_NAME, None)
        modes = text_of(values.pop(MODES, "")).split("|")
        pair = (modes[0], modes[1]) if len(modes) == 2 else None
        self.out.append(
            Head(text_of(name) if name is not None else None, modes=pair, attributes=values)
        )

    def _end_node(self, attributes: XmlAttributes, values: Attributes, line: int) -> None:
        if "done" in attributes:
            return None
        id_ = attributes.get("id", "")
        if not id_:
            return self.out.append(Aside(line, 0, Sentence(NO_ID)))
        self._fill_defaults(values, "node")
        values |= _others(attributes, "node")
        for kind, parent, _, _ in reversed(self._open):
            if kind == "node" and parent.get("id") != id_:
                values["parent"] = parent.get("id", "")
                break
        label = self._label(values)
        mode = values.pop(MODE, 0)
        spells = self._spells(values, line)
        number_ = mode if isinstance(mode, int) and mode in {1, 2} else 0
        return self.out.append(Member(id_, label, values, number_, spells, line=line))

    def _end_edge(self, attributes: XmlAttributes, values: Attributes, line: int) -> None:
        source, target = attributes.get("source", ""), attributes.get("target", "")
        if not (source and target):
            return self.out.append(Aside(line, 0, Sentence(NO_ENDS), attributes.get("id", "")))
        self._fill_defaults(values, "edge")
        values |= _others(attributes, "edge")
        is_directed = self._directed[-1] if self._directed else True
        said = attributes.get("directed")
        if said is not None:
            is_directed = said.strip().lower() in {"true", "1"}
        weight = self._weight(values, line)
        relation = self._relation(values)
        id_ = attributes.get("id", "")
        spells = self._spells(values, line)
        return self.out.append(
            Tie(source, target, relation, is_directed, weight, id_, values, spells, line=line)
        )

    def _end_hyperedge(self, attributes: XmlAttributes, values: Attributes, line: int) -> None:
        if len(self._ends) == 2:
            ends = {"source": self._ends[0], "target": self._ends[1], "directed": "false"}
            return self._end_edge(attributes | ends, values, line)
        sentence = Sentence(HYPEREDGE, {"count": len(self._ends)})
        return self.out.append(Aside(line, 0, sentence, ", ".join(self._ends)[:200]))

    def _fill_defaults(self, values: Attributes, kind: str) -> None:
        defaults = self._defaults.get(kind)
        if defaults is None:
            keys = [k for k in self._keys.values() if k.default and k.kind in {kind, "all"}]
            defaults = {key.name: typed(key.default or "", key.type) for key in keys}
            self._defaults[kind] = defaults
        for name, value in defaults.items():
            values.setdefault(name, value)

    def _label(self, values: Attributes) -> str:
        if self._label_keys is None:
            names = {key.name for key in self._keys.values() if key.kind in {"node", "all"}}
            self._label_keys = tuple(n for n in _LABEL_NAMES if n in names)[:1]
        for name in self._label_keys:
            if name in values:
                return text_of(values.pop(name))
        drawn = values.pop("y:label", "")
        return text_of(drawn)

    def _relation(self, values: Attributes) -> str:
        if self._relation_key is None:
            names = {key.name for key in self._keys.values() if key.kind in {"edge", "all"}}
            known = [name for name in (RELATION, *TIE_ALIASES) if name in names]
            self._relation_key = known[0] if known else ""
        if self._relation_key and self._relation_key in values:
            return text_of(values.pop(self._relation_key))
        return ""

    def _weight(self, values: Attributes, line: int) -> float | None:
        if WEIGHT not in values:
            return None
        value = values.pop(WEIGHT)
        found = number(text_of(value))
        if found is None and text_of(value).strip():
            said = {"text": text_of(value)[:80], "what": WEIGHT}
            self.out.append(Aside(line, 0, Sentence(NOT_A_NUMBER, said), text_of(value)[:80]))
        return found

    def _spells(self, values: Attributes, line: int) -> tuple[Spell, ...]:
        if SPELLS in values:
            found = spells_of(text_of(values[SPELLS]))
            if found is not None:
                del values[SPELLS]
                return found
            self._not_a_day(text_of(values[SPELLS]), line)
        if START in values or END in values:
            start = moment(text_of(values.get(START, "")))
            end = moment(text_of(values.get(END, "")), is_end=True)
            if start is not None or end is not None:
                for name, point in ((START, start), (END, end)):
                    if point is not None:
                        del values[name]
                return (Spell(start, end),)
        return ()

    def _not_a_day(self, text: str, line: int) -> None:
        self.out.append(Aside(line, 0, Sentence(NOT_A_DAY, {"text": text[:80]}), text[:80]))


def _others(attributes: XmlAttributes, kind: str) -> Attributes:
    """Return the attributes of an element that GraphML itself does not define (``nc:caseId``)."""
    own = _STRUCTURE[kind]
    if attributes.keys() <= own:
        return {}
    return {
        name: value
        for name, value in attributes.items()
        if name not in own and not name.startswith(("parse.", "xmlns"))
    }
