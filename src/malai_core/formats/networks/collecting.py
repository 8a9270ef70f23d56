"""Records of a reader put together into one network, and what does not fit set aside."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.networks.model import (
    Aside,
    Attributes,
    Head,
    Member,
    MemberValue,
    Network,
    Part,
    Record,
    Report,
    Tie,
)
from malai_core.formats.networks.words import (
    GRAPHS_APART,
    GRAPHS_BESIDE,
    GRAPHS_JOINED,
    NAMED_ONLY,
    SAME_ID,
    SAYS_MEMBERS,
    SAYS_TIES,
    TOO_MANY_MEMBERS,
    UNKNOWN_END,
)
from malai_core.formats.refusals import refusal
from malai_core.labels import Sentence

MOST: Final = 20_000_000
"""Members and ties of one file together; about 8 GB as objects, so a server says less."""
GRAPH: Final = "graph"


@dataclass(slots=True)
class _Graph:
    """One graph of the file while it is read."""

    name: str
    attributes: Attributes
    is_title: bool = False
    members: dict[str, Member] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    values: list[MemberValue] = field(default_factory=list)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's collector of cycles, which a network has none of.

    It would walk all records again each time they have grown by a quarter: a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Collector:
    """Takes records one by one; ``network`` gives what they say together."""

    def __init__(self, format_: str, file: str, *, invents: bool, most: int = MOST) -> None:
        self._file = file
        self._invents = invents
        self._most = most
        self._net = Network(report=Report(format_))
        self._relations: dict[str, None] = {}
        self._graph = _Graph("", {})
        self._graphs = [self._graph]

    def take(self, records: Iterable[Record]) -> None:
        """Take every record; memory grows with members and ties."""
        for count, record in enumerate(records):
            if type(record) is Tie:
                self._graph.ties.append(record)
                self._relations[record.relation] = None
            elif type(record) is Member:
                self._member(record)
            else:
                self._other(record)
            if count > self._most:
                raise self._too_many()

    def network(self) -> Network:
        """Return the network of all that was taken."""
        graphs = [graph for graph in self._graphs if graph.members or graph.ties or graph.name]
        net, report = self._net, self._net.report
        for graph in _settled(graphs, report):
            self._join(graph)
        if len(graphs) == 1:
            net.attributes = graphs[0].attributes | net.attributes
            net.name = net.name or (graphs[0].name if graphs[0].is_title else "")
        for graph in graphs[1:] and graphs:
            about = {f"{graph.name} · {name}": v for name, v in graph.attributes.items()}
            net.attributes = about | net.attributes
        declared = [name for name in self._relations if name not in net.relations]
        used = {tie.relation for tie in net.ties}
        net.relations += [n for n in declared if n in used or len(graphs) < 2]
        net.relations += [
            n for n in dict.fromkeys(t.relation for t in net.ties) if n not in net.relations
        ]
        report.members, report.ties = len(net.members), len(net.ties)
        _tell_counts(report)
        return net

    def _member(self, member: Member) -> None:
        known = self._graph.members.get(member.id)
        if known is None:
            self._graph.members[member.id] = member
        else:
            sentence = Sentence(SAME_ID, {"id": member.id, "line": str(known.line)})
            self._aside(Aside(member.line, 0, sentence, member.name))

    def _other(self, record: Record) -> None:
        if isinstance(record, Head):
            self._head(record)
        elif isinstance(record, Aside):
            self._aside(record)
        elif isinstance(record, MemberValue):
            self._graph.values.append(record)
        elif isinstance(record, Part):
            self._graph = _Graph(record.name, dict(record.attributes), record.is_title)
            self._graphs.append(self._graph)

    def _head(self, head: Head) -> None:
        net, report = self._net, self._net.report
        if head.name is not None:
            net.name = head.name
        if head.members is not None:
            report.announced_members = (report.announced_members or 0) + head.members
        if head.ties is not None:
            report.announced_ties = (report.announced_ties or 0) + head.ties
        net.modes = head.modes or net.modes
        if head.relation is not None:
            self._relations[head.relation] = None
        net.attributes.update(head.attributes or {})
        net.private |= head.private or frozenset()
        if head.note is not None and head.note not in report.notes:
            report.notes.append(head.note)

    def _aside(self, aside: Aside) -> None:
        self._net.report.asides.append(aside)

    def _join(self, graph: _Graph) -> None:
        members = self._net.members
        for member in graph.members.values():
            members.setdefault(member.id, member)
        for tie in graph.ties:
            if tie.source in members and tie.target in members:
                self._net.ties.append(tie)
            elif self._invents:
                self._invent(tie)
            else:
                lacking = tie.target if tie.source in members else tie.source
                self._aside(Aside(tie.line, 0, Sentence(UNKNOWN_END, {"id": lacking}), lacking))
        for value in graph.values:
            if value.member in members:
                members[value.member].attributes[value.name] = value.value
            else:
                self._aside(Aside(0, 0, Sentence(UNKNOWN_END, {"id": value.member}), value.name))

    def _invent(self, tie: Tie) -> None:
        for end in (tie.source, tie.target):
            if end not in self._net.members:
                self._net.members[end] = Member(end, line=tie.line)
                self._net.report.invented += 1
        self._net.ties.append(tie)

    def _too_many(self) -> UnreadableFileError:
        return refusal(TOO_MANY_MEMBERS, self._file, most=self._most)


def _settled(graphs: list[_Graph], report: Report) -> list[_Graph]:
    """Say what several graphs of one file are to each other, and make them joinable.

    Graphs of the same members are relations of one network (SocNetV). Graphs without a common id
    stand beside each other, and an attribute names each member's (interviews of Network Canvas).
    Where one id has two different labels it is two members, and the ids get the graph's name.
    """
    if len(graphs) < 2:
        return graphs
    _name(graphs)
    seen = Counter(member for graph in graphs for member in graph.members)
    if not any(count > 1 for count in seen.values()) and all(graph.members for graph in graphs):
        words = GRAPHS_BESIDE
        for graph in graphs:
            for member in graph.members.values():
                member.attributes.setdefault(GRAPH, graph.name)
    elif _contradict(graphs):
        words = GRAPHS_APART
        for graph in graphs:
            _prefix(graph)
    else:
        words = GRAPHS_JOINED
        for graph in graphs:
            for tie in graph.ties:
                tie.relation = f"{graph.name} · {tie.relation}" if tie.relation else graph.name
    report.notes.append(Sentence(words, {"count": len(graphs)}))
    return graphs


def _name(graphs: list[_Graph]) -> None:
    used: set[str] = set()
    for number, graph in enumerate(graphs, 1):
        if not graph.name or graph.name in used:
            graph.name = f"{graph.name}{number}" if graph.name else str(number)
        used.add(graph.name)


def _contradict(graphs: list[_Graph]) -> bool:
    labels: dict[str, str] = {}
    for graph in graphs:
        for member in graph.members.values():
            if labels.setdefault(member.id, member.label) != member.label:
                return True
    return False


def _prefix(graph: _Graph) -> None:
    members = list(graph.members.values())
    graph.members = {}
    for member in members:
        member.label = member.label or member.id
        member.id = f"{graph.name}/{member.id}"
        member.attributes.setdefault(GRAPH, graph.name)
        graph.members[member.id] = member
    for tie in graph.ties:
        tie.source, tie.target = f"{graph.name}/{tie.source}", f"{graph.name}/{tie.target}"
    graph.values = [
        MemberValue(f"{graph.name}/{value.member}", value.name, value.value)
        for value in graph.values
    ]


def _tell_counts(report: Report) -> None:
    """Say what the file announced beside what was read, and who is only named."""
    for words, said, read in (
        (SAYS_MEMBERS, report.announced_members, report.members),
        (SAYS_TIES, report.announced_ties, report.ties),
    ):
        if said is not None:
            report.notes.append(Sentence(words, {"said": said, "read": read}))
    if report.invented and report.announced_members is None and report.invented < report.members:
        report.notes.append(Sentence(NAMED_ONLY, {"count": report.invented}))
