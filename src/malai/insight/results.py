"""What an analysis holds: sentences to be, numbers of the whole, numbers of each member.

A run keeps numbers and public ids, never names: a sentence is made when it is read, so a person
who was made anonymous is anonymous in old analyses too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final, Self

#: The kind of run of this room.
KIND: Final = "insight.measures"
#: In the order of a page: worst first.
TONES: Final = ("alarm", "attention", "good", "plain")
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class MethodUse:
    """One method as it was used: parameters, and how exact."""

    id: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    seed: int | None = None
    error_bound: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reading."""

    id: str
    tone: str
    number: float | None
    """What is compared with the run before; ``None`` where undefined, never 0 for it."""
    values: Mapping[str, Value] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    """Public ids of those concerned, at most ``NAMED``."""
    methods: tuple[MethodUse, ...] = ()
    undefined: Mapping[str, str] = field(default_factory=dict)
    """Why there is no number, by language."""

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """Return the line that a run kept."""
        uses = tuple(MethodUse(**use) for use in plain["methods"])
        return cls(**{**plain, "members": tuple(plain["members"]), "methods": uses})


#: Members of a line that are kept by id; their number is always kept.
NAMED: Final = 40


@dataclass(frozen=True, slots=True)
class Results:
    """The whole network in numbers. Small: lists and pages of the reading load only this."""

    day: str
    layers: tuple[str, ...]
    members: int
    ties: int
    lines: tuple[Line, ...]
    coordination: Mapping[str, Any] = field(default_factory=dict)
    diversity: tuple[Mapping[str, Any], ...] = ()
    relations: Mapping[str, Any] = field(default_factory=dict)
    numbers: tuple[Mapping[str, Any], ...] = ()
    """Every measure of the whole: id, value, method, and why there is none."""
    missing: Mapping[str, Any] = field(default_factory=dict)
    """Who was heard, and what missing answers could do; empty where nobody has said anything."""
    left_out: int = 0
    """Bodies that are met through their people and have no relationship of their own."""

    def plain(self) -> dict[str, Any]:
        """Return what JSON holds."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """Return the results that a run kept."""
        lines = tuple(Line.of(line) for line in plain["lines"])
        more = {name: tuple(plain.get(name, ())) for name in ("layers", "diversity", "numbers")}
        return cls(**{**plain, **more, "lines": lines})

    def line(self, name: str) -> Line | None:
        """Return one line by its id."""
        return next((line for line in self.lines if line.id == name), None)


@dataclass(frozen=True, slots=True)
class Detail:
    """Each member in numbers, and the ties: lists of one length, in Thai order of names."""

    ids: list[str]
    kinds: list[str]
    areas: list[str]
    bodies: list[str]
    """Public id of the body each belongs to, empty where none or several are known."""
    degree: list[int]
    between: list[float | None]
    reach: list[float | None]
    constraint: list[float | None]
    core: list[int]
    circle: list[int]
    role: list[str]
    source: list[int]
    target: list[int]
    command_source: list[int] = field(default_factory=list)
    command_target: list[int] = field(default_factory=list)
    between_bound: float | None = None
    weaving: list[dict[str, Any]] = field(default_factory=list)
    """Pairs worth introducing: numbers of the two and of who knows both, reason, gain."""

    def plain(self) -> dict[str, Any]:
        """Return what JSON holds; the lists are not copied."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @property
    def n(self) -> int:
        """How many members."""
        return len(self.ids)

    def number(self) -> dict[str, int]:
        """Return the number of each member by public id."""
        return {public_id: number for number, public_id in enumerate(self.ids)}

    def with_people(self) -> dict[str, list[int]]:
        """Return by public id who would be gone with each member: a body, and who is only in it."""
        found: dict[str, list[int]] = {one: [place] for place, one in enumerate(self.ids)}
        for place, body in enumerate(self.bodies):
            if body and self.ids[place] != body:
                found.setdefault(body, []).append(place)
        return found


def no_members() -> Detail:
    """Return the numbers of an empty network."""
    return Detail([], [], [], [], [], [], [], [], [], [], [], [], [])
