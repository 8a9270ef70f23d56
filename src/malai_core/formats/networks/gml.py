"""GML: nested lists of keys and values, with the letters that were written as entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from malai_core.formats.networks.context import DEEPEST, LONGEST_LINE, Opened
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    Part,
    Record,
    Tie,
)
from malai_core.formats.networks.reserved import (
    MODE,
    MODES,
    NETWORK_NAME,
    RELATION,
    SPELLS,
    TIE_ALIASES,
    WEIGHT,
)
from malai_core.formats.networks.values import number, spells_of, text_of
from malai_core.formats.networks.words import NO_ENDS, NO_ID, NOT_A_NUMBER, NOT_UNDERSTOOD
from malai_core.labels import Sentence, Words

_TOKEN: Final = re.compile(
    r'\s*(?:([A-Za-z_]\w*)|([+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)|("[^"]*")|(\[)|(\])|(#.*)|(\S))',
    re.ASCII,
)
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|[A-Za-z]\w*);", re.ASCII)
MEMBER_ID: Final = "memberid"
"""Key under which our writer puts an id that is no whole number."""
NAMED: Final = "attribute"
"""Key of a list of name and value, for names that GML does not allow."""
OPEN_LIST: Final = Words("วงเล็บ [ ไม่ได้ปิด", "a bracket [ is not closed")
NO_KEY: Final = Words("ไม่มีชื่อก่อนค่า", "a value has no key before it")
STRAY: Final = Words("วงเล็บ ] เกิน", "a bracket ] too many")

Pairs = list[tuple[str, "GmlValue"]]
GmlValue = str | int | float | Pairs


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a GML file; memory is that of one member or tie."""
    return _Gml(opened).records()


class _Gml:
    """Reads keys and values, and hands a node or edge on as soon as its list is closed."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._line = 0
        self._is_directed = False
        self._values: Attributes = {}
        self._ids: dict[str, str] = {}
        """Number of a node -> its id, where our writer gave both."""

    def records(self) -> Iterator[Record]:
        stack: list[Pairs] = [[]]
        keys: list[str] = []
        key = ""
        for kind, text in self._tokens():
            if kind == 1:
                key = self._new_key(key, text, stack)
            elif kind == 4:
                if not key or len(stack) > DEEPEST:
                    raise self._fault(NO_KEY) if not key else self._opened.too_deep()
                keys.append(key)
                stack.append([])
                key = ""
                if keys == ["graph"]:
                    self._values = {}
                    self._is_directed = False
                    yield Part("")
            elif kind == 5:
                if not keys:
                    raise self._fault(STRAY)
                yield from self._close(keys, stack)
            elif not key:
                raise self._fault(NO_KEY)
            else:
                self._put(keys, stack[-1], key, _value(kind, text))
                key = ""
        if keys:
            raise self._fault(OPEN_LIST)

    def _new_key(self, key: str, text: str, stack: list[Pairs]) -> str:
        if key:  # a bare word as value, which some programs write
            stack[-1].append((key, text))
            return ""
        return text

    def _put(self, keys: list[str], pairs: Pairs, key: str, value: GmlValue) -> None:
        if keys == ["graph"]:
            if key == "directed":
                self._is_directed = value == 1
            elif not isinstance(value, list):
                self._values[key] = value
        else:
            pairs.append((key, value))

    def _close(self, keys: list[str], stack: list[Pairs]) -> Iterator[Record]:
        pairs = stack.pop()
        key = keys.pop()
        if keys == ["graph"] and key == "node":
            yield self._node(pairs)
        elif keys == ["graph"] and key == "edge":
            yield from self._edge(pairs)
        elif not keys and key == "graph":
            yield from self._graph()
        elif keys == ["graph"]:
            self._values |= _flat([(key, pairs)])
        elif keys:
            stack[-1].append((key, pairs))

    def _graph(self) -> Iterator[Record]:
        values = self._values
        name = text_of(values.pop(NETWORK_NAME if NETWORK_NAME in values else "label", ""))
        modes = text_of(values.pop(MODES, "")).split("|")
        pair = (modes[0], modes[1]) if len(modes) == 2 else None
        yield Head(name or None, modes=pair, attributes=values)

    def _node(self, pairs: Pairs) -> Record:
        values = _flat(pairs)
        id_ = text_of(values.pop("id", ""))
        if id_ and MEMBER_ID in values:
            number_, id_ = id_, text_of(values.pop(MEMBER_ID))
            self._ids[number_] = id_
        if not id_:
            return Aside(self._line, 0, Sentence(NO_ID))
        label = text_of(values.pop("label" if "label" in values else "name", ""))
        label = "" if label == id_ else label
        mode = values.pop(MODE, 0)
        mode = mode if isinstance(mode, int) and mode in {1, 2} else 0
        spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
        return Member(id_, label, values, mode, spells, line=self._line)

    def _edge(self, pairs: Pairs) -> Iterator[Record]:
        values = _flat(pairs)
        source, target = text_of(values.pop("source", "")), text_of(values.pop("target", ""))
        if not (source and target):
            yield Aside(self._line, 0, Sentence(NO_ENDS))
            return
        source, target = self._ids.get(source, source), self._ids.get(target, target)
        written = values.pop(WEIGHT if WEIGHT in values else "value", None)
        weight = None if written is None else number(text_of(written))
        if written is not None and weight is None:
            said = {"text": text_of(written)[:80], "what": WEIGHT}
            yield Aside(self._line, 0, Sentence(NOT_A_NUMBER, said), text_of(written)[:80])
        relation = next(
            (text_of(values.pop(name)) for name in (RELATION, *TIE_ALIASES) if name in values), ""
        )
        is_directed = values.pop("directed", int(self._is_directed)) == 1
        id_ = text_of(values.pop("id", ""))
        spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
        yield Tie(
            source, target, relation, is_directed, weight, id_, values, spells, line=self._line
        )

    def _tokens(self) -> Iterator[tuple[int, str]]:
        """Yield (group, text) of the tokens; a text in quotes may go over lines."""
        lines = self._opened.lines()
        for number_, line in lines:
            self._line = number_
            if line.lstrip().startswith("#"):
                continue
            while line.count('"') % 2:
                following = next(lines, None)
                if following is None or len(line) > LONGEST_LINE:
                    raise self._fault(
                        Words("เครื่องหมายคำพูดไม่ได้ปิด", "a quotation mark is not closed")
                    )
                line += following[1]  # noqa: PLW2901 - one text over several lines
            for match in _TOKEN.finditer(line):
                kind = match.lastindex or 0
                if kind == 6:
                    break
                if kind == 7:
                    raise self._opened.broken(self._line, match.start(7) + 1, NOT_UNDERSTOOD)
                yield kind, match[kind]

    def _fault(self, why: Words) -> Exception:
        return self._opened.broken(self._line, 1, why)


def _unescaped(text: str) -> str:
    """Return a text with its entities; numbered ones mean exactly that letter."""
    if "&" not in text:
        return text
    return _ENTITY.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    code = int(match[1]) if match[1] else -1
    if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
        return chr(code)
    return match[0] if match[1] else unescape(match[0])


def _value(kind: int, text: str) -> GmlValue:
    if kind == 3:
        return _unescaped(text[1:-1])
    if "." in text or "e" in text.lower():
        found = number(text)
        return text if found is None else found
    return int(text) if len(text) < 20 else text


def _flat(pairs: Pairs, prefix: str = "") -> Attributes:
    """Return nested lists as plain attributes: ``graphics.x`` is ``x``, others keep their path.

    A key that comes several times with texts becomes a list.
    """
    found: Attributes = {}
    for key, value in pairs:
        name = prefix + key
        if isinstance(value, list):
            inner = dict(value)
            if key == NAMED and isinstance(inner.get("name"), str):
                found |= _named(value)
            else:
                place = "" if name == "graphics" else f"{name}."
                for inner_name, inner_value in _flat(value, place).items():
                    found.setdefault(inner_name, inner_value)
        elif name in found:
            before = found[name]
            listed = before if isinstance(before, tuple) else (text_of(before),)
            found[name] = (*listed, text_of(value))
        else:
            found[name] = value
    return found


def _named(pairs: Pairs) -> Attributes:
    """Return what our writer put under a name that is no key of GML."""
    inner = dict(pairs)
    name, value = str(inner["name"]), inner.get("value")
    items = tuple(str(item) for key, item in pairs if key == "item")
    if value is None:
        return {name: items}
    return {} if isinstance(value, list) else {name: value}
