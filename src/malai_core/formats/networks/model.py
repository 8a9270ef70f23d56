"""What every network format is read into: members, ties of several relations, and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from malai_core.labels import Sentence

Value = str | int | float | bool | tuple[str, ...]
"""What an attribute can hold; numbers are finite, a list is a tuple of texts."""

Moment = float | date
"""A point in time: a day, a day with an hour (``datetime``), or a number on the file's own scale."""

Attributes = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time, both ends within it; ``None`` is open."""

    start: Moment | None = None
    end: Moment | None = None


@dataclass(frozen=True, slots=True)
class TimedValue:
    """A value that an attribute had for a while."""

    name: str
    value: Value
    spell: Spell


@dataclass(slots=True)
class Member:
    """A member. ``id`` is who it is; ``label`` is only what it is called, and may repeat."""

    id: str
    label: str = ""
    attributes: Attributes = field(default_factory=dict)
    mode: int = 0
    """0 in a network of one kind; 1 or 2 where ties join two kinds (people and activities)."""
    spells: tuple[Spell, ...] = ()
    timed: tuple[TimedValue, ...] = ()
    line: int = field(default=0, compare=False)
    """Line of the file, counted from 1; 0 where the format has none."""

    @property
    def name(self) -> str:
        """What to call the member: its label, or its id where it has none."""
        return self.label or self.id


@dataclass(slots=True)
class Tie:
    """A tie between two members, by their ids."""

    source: str
    target: str
    relation: str = ""
    is_directed: bool = True
    weight: float | None = None
    """``None`` where the file gives none, which is not the same as 1."""
    id: str = ""
    attributes: Attributes = field(default_factory=dict)
    spells: tuple[Spell, ...] = ()
    timed: tuple[TimedValue, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """Something of the file that was not used, where it stands and why."""

    line: int
    column: int
    sentence: Sentence
    text: str = ""
    """As written, the beginning of it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of the whole, whenever it comes: only what is not ``None`` is said."""

    name: str | None = None
    members: int | None = None
    ties: int | None = None
    modes: tuple[str, str] | None = None
    relation: str | None = None
    attributes: Attributes | None = None
    note: Sentence | None = None
    private: frozenset[str] | None = None
    """Names of attributes that the file marks as private."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several graphs of a file begins."""

    name: str
    attributes: Attributes = field(default_factory=dict)
    is_title: bool = False
    """Whether the name is meant for people, as in Pajek; in XML it is only an id."""


@dataclass(frozen=True, slots=True)
class MemberValue:
    """A value of a member that the file gives apart from it (a partition, a position)."""

    member: str
    name: str
    value: Value


Record = Member | Tie | Aside | Head | Part | MemberValue
Records = Iterator[Record]


@dataclass(slots=True)
class Report:
    """How the reading went."""

    format: str = ""
    announced_members: int | None = None
    """The number of members that the file says it has; ``None`` where it does not say."""
    announced_ties: int | None = None
    members: int = 0
    ties: int = 0
    asides: list[Aside] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    invented: int = 0
    """Members that the file names only as an end of a tie."""


@dataclass(slots=True, eq=False)
class Network:
    """A network. Two are the same (``is_same``) whatever the order of members and ties.

    Examples
    --------
    >>> net = Network.of([Member("1", "แดง"), Member("2", "ดำ")], [Tie("1", "2", "advice")])
    >>> net, net.relations
    (<Network: 2 members, 1 tie>, ['advice'])
    """

    name: str = ""
    members: dict[str, Member] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    """Every relation in the order of the file, those without a tie too."""
    modes: tuple[str, str] | None = None
    """The names of the two kinds of member of a two-mode network; each may be empty."""
    attributes: Attributes = field(default_factory=dict)
    private: frozenset[str] = frozenset()
    """Names of attributes that the file itself marks as private."""
    report: Report = field(default_factory=Report)

    @classmethod
    def of(
        cls,
        members: Iterable[Member],
        ties: Iterable[Tie] = (),
        *,
        name: str = "",
        modes: tuple[str, str] | None = None,
        attributes: Attributes | None = None,
    ) -> Network:
        """Return a network of these members and ties; the relations are those of the ties."""
        kept = list(ties)
        return cls(
            name,
            {member.id: member for member in members},
            kept,
            list(dict.fromkeys(tie.relation for tie in kept)),
            modes,
            dict(attributes or {}),
        )

    @property
    def is_two_mode(self) -> bool:
        """Whether ties join two kinds of member."""
        return self.modes is not None

    def is_same(self, other: Network) -> bool:
        """Tell whether both say the same; O((members + ties) log)."""
        return not self.differences(other)

    def differences(self, other: Network) -> list[str]:
        """Return what differs, as short English notes for tests and for the curious."""
        found = [
            f"{field}: {getattr(self, field)!r} != {getattr(other, field)!r}"
            for field in ("name", "modes", "attributes")
            if getattr(self, field) != getattr(other, field)
        ]
        if set(self.relations) != set(other.relations):
            found.append(f"relations: {self.relations!r} != {other.relations!r}")
        found += _differing(self.members.values(), other.members.values(), repr, "member")
        return found + _differing(self.ties, other.ties, _tie_key, "tie")

    def __repr__(self) -> str:
        """Return the size."""
        ties = len(self.ties)
        members = len(self.members)
        return f"<Network: {members} member{'s' * (members != 1)}, {ties} tie{'s' * (ties != 1)}>"

    def _repr_html_(self) -> str:
        """Return a short table for a notebook."""
        from malai_core.formats.networks.showing import html_of

        return html_of(self)


def _tie_key(tie: Tie) -> str:
    """Return the tie as text, an undirected one with its ends in order."""
    ends = (tie.source, tie.target)
    if not tie.is_directed:
        ends = (min(ends), max(ends))
    rest = (tie.relation, tie.is_directed, tie.weight, tie.id, tie.spells, tie.timed)
    return repr((ends, rest, sorted(tie.attributes.items())))


def _differing(
    ours: Iterable[Member] | Iterable[Tie],
    theirs: Iterable[Member] | Iterable[Tie],
    key: Callable[..., str],
    what: str,
) -> list[str]:
    def keyed(things: Iterable[Member] | Iterable[Tie]) -> Counter[str]:
        return Counter(f"{type(thing).__name__} {key(_ordered(thing))}" for thing in things)

    a, b = keyed(ours), keyed(theirs)
    return [f"{what} only here: {k}" for k in a - b] + [f"{what} only there: {k}" for k in b - a]


def _ordered(thing: Member | Tie) -> Member | Tie:
    """Return a member without its line and with its attributes in order, for comparison."""
    if isinstance(thing, Tie):
        return thing
    ordered = dict(sorted(thing.attributes.items()))
    return Member(thing.id, thing.label, ordered, thing.mode, thing.spells, thing.timed)
