"""DOT, as Graphviz reads it: read only, since what it draws is more than a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from malai_core.formats.networks.context import DEEPEST, Opened
from malai_core.formats.networks.dot_tokens import ARROWS, Token, tokens_of
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    MemberValue,
    Record,
    Tie,
    Value,
)
from malai_core.formats.networks.reserved import RELATION, TIE_ALIASES, WEIGHT
from malai_core.formats.networks.values import guessed, number, text_of
from malai_core.formats.networks.words import NOT_A_NUMBER
from malai_core.labels import Sentence, Words

EXPECTED: Final = Words("ไม่พบสิ่งที่ควรอยู่ตรงนี้", "something else should stand here")
UNFINISHED: Final = Words("ไฟล์จบก่อนวงเล็บปิด", "the file ends before a bracket is closed")
_TAG: Final = re.compile(r"<[^<>]*>")
_CLUSTER: Final = "cluster"


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a DOT file. Members are named by their ids; the first mention counts."""
    return _Dot(opened).records()


@dataclass(slots=True)
class _Scope:
    """Defaults of one pair of braces, and whom it names."""

    node: Attributes = field(default_factory=dict)
    edge: Attributes = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    cluster: str = ""


class _Dot:
    """A reader by descent; braces nest at most 200 deep."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._tokens = tokens_of(opened)
        self._token = Token("", "", 1, 1)
        self._is_directed = False
        self._seen: set[str] = set()
        self._out: list[Record] = []

    def records(self) -> Iterator[Record]:
        self._next()
        while self._token.kind != "end":
            if self._is_word("strict"):
                self._next()
            if not (self._is_word("graph") or self._is_word("digraph")):
                raise self._fault()
            self._is_directed = self._is_word("digraph")
            self._next()
            if self._token.kind == "id":
                self._out.append(Head(name=self._taken()))
            self._expect("{")
            yield from self._statements(_Scope(), 1)

    def _statements(self, scope: _Scope, depth: int) -> Iterator[Record]:
        """Read up to the closing brace, handing on after each statement."""
        if depth > DEEPEST:
            raise self._opened.too_deep()
        while self._token.text != "}" or self._token.kind != "mark":
            if self._token.kind == "end":
                raise self._opened.broken(self._token.line, self._token.column, UNFINISHED)
            if self._is_mark(";") or self._is_mark(","):
                self._next()
                continue
            yield from self._statement(scope, depth)
            yield from self._out
            self._out.clear()
        self._next()

    def _statement(self, scope: _Scope, depth: int) -> Iterator[Record]:
        for kind in ("graph", "node", "edge"):
            if self._is_word(kind):
                self._next()
                self._defaults(kind, scope, self._attribute_lists(), depth)
                return
        line = self._token.line
        ends, inner = self._end(scope, depth)
        yield from inner
        if self._is_mark("="):
            self._next()
            name, value = next(iter(ends), ""), self._value()
            self._forget(scope, name)
            self._defaults("graph", scope, {name: value}, depth)
        elif self._token.kind == "arrow":
            yield from self._chain(ends, scope, depth, line)
        else:
            self._members(ends, self._attribute_lists(), scope)

    def _defaults(self, kind: str, scope: _Scope, values: Attributes, depth: int) -> None:
        if kind == "node":
            scope.node = scope.node | values
        elif kind == "edge":
            scope.edge = scope.edge | values
        elif depth == 1:
            self._out.append(Head(attributes={k: v for k, v in values.items() if k != "label"}))
            if "label" in values:
                self._out.append(Head(name=text_of(values["label"])))
        elif "label" in values and scope.cluster:
            scope.cluster = text_of(values["label"])

    def _forget(self, scope: _Scope, name: str) -> None:
        """Take back a name that turned out to be that of an attribute."""
        scope.names.pop(name, None)

    def _end(self, scope: _Scope, depth: int) -> tuple[list[str], list[Record]]:
        """Return the members of one end: a name, or all of a subgraph."""
        if self._is_word("subgraph") or self._is_mark("{"):
            return self._subgraph(scope, depth)
        if self._token.kind != "id":
            raise self._fault()
        name = self._taken()
        while self._is_mark(":"):  # a port: where on the box the line ends
            self._next()
            self._next()
        scope.names[name] = None
        return [name], []

    def _subgraph(self, scope: _Scope, depth: int) -> tuple[list[str], list[Record]]:
        name = ""
        if self._is_word("subgraph"):
            self._next()
            name = self._taken() if self._token.kind == "id" else ""
        cluster = name if name.startswith(_CLUSTER) else scope.cluster
        inner = _Scope(dict(scope.node), dict(scope.edge), {}, cluster)
        self._expect("{")
        records = list(self._statements(inner, depth + 1))
        scope.names |= inner.names
        if inner.cluster and name:
            records += [MemberValue(member, _CLUSTER, inner.cluster) for member in inner.names]
        return list(inner.names), records

    def _chain(self, ends: list[str], scope: _Scope, depth: int, line: int) -> Iterator[Record]:
        groups = [ends]
        arrows = []
        while self._token.kind == "arrow":
            arrows.append(self._token.text)
            self._next()
            following, inner = self._end(scope, depth)
            yield from inner
            groups.append(following)
        values = scope.edge | self._attribute_lists()
        for group in groups:
            self._members(group, {}, scope)
        for arrow, left, right in zip(arrows, groups, groups[1:], strict=False):
            is_directed = arrow == ARROWS[0] and values.get("dir") != "none"
            for a in left:
                for b in right:
                    self._out.append(self._tie(a, b, values, is_directed=is_directed, line=line))

    def _tie(self, a: str, b: str, values: Attributes, *, is_directed: bool, line: int) -> Tie:
        more = dict(values)
        weight = None
        if WEIGHT in more:
            written = text_of(more.pop(WEIGHT))
            weight = number(written)
            if weight is None:
                said = Sentence(NOT_A_NUMBER, {"text": written[:80], "what": WEIGHT})
                self._out.append(Aside(line, 1, said, written[:80]))
        relation = next(
            (text_of(more.pop(name)) for name in (RELATION, *TIE_ALIASES) if name in more), ""
        )
        return Tie(a, b, relation, is_directed, weight, "", more, line=line)

    def _members(self, names: list[str], values: Attributes, scope: _Scope) -> None:
        for name in names:
            if name not in self._seen:
                self._seen.add(name)
                more = scope.node | values
                label = text_of(more.pop("label", ""))
                label = "" if label == "\\N" else label.replace("\\n", "\n")
                self._out.append(Member(name, label, _placed(more), line=self._token.line))
            else:
                for key, value in values.items():
                    self._out.append(MemberValue(name, key, value))

    def _attribute_lists(self) -> Attributes:
        found: Attributes = {}
        while self._is_mark("["):
            self._next()
            while not self._is_mark("]"):
                if self._is_mark(";") or self._is_mark(","):
                    self._next()
                    continue
                if self._token.kind != "id":
                    raise self._fault()
                name = self._taken()
                found[name] = True
                if self._is_mark("="):
                    self._next()
                    found[name] = self._value()
            self._next()
        return found

    def _value(self) -> Value:
        token = self._token
        if token.kind != "id":
            raise self._fault()
        self._next()
        if token.form == "html":
            return unescape(_TAG.sub("", token.text)).strip()
        return token.text if token.form == "quoted" else guessed(token.text)

    def _next(self) -> None:
        self._token = next(self._tokens)

    def _taken(self) -> str:
        text = self._token.text
        self._next()
        return text

    def _is_word(self, word: str) -> bool:
        token = self._token
        return token.kind == "id" and token.form == "" and token.text.lower() == word

    def _is_mark(self, mark: str) -> bool:
        return self._token.kind == "mark" and self._token.text == mark

    def _expect(self, mark: str) -> None:
        if not self._is_mark(mark):
            raise self._fault()
        self._next()

    def _fault(self) -> Exception:
        return self._opened.broken(self._token.line, self._token.column, EXPECTED)


def _placed(values: Attributes) -> Attributes:
    """Return the attributes with ``pos`` as x and y."""
    found = re.match(r"\s*([-\d.e+]+)\s*,\s*([-\d.e+]+)!?\s*\Z", text_of(values.get("pos", "")))
    x, y = (number(found[1]), number(found[2])) if found else (None, None)
    if x is None or y is None:
        return values
    del values["pos"]
    return values | {"x": x, "y": y}
