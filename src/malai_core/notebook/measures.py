"""What the notebook says of a network, by the methods of ``malai_core.sna``.

The only module of the notebook that knows which methods there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.formats.networks import Network
from malai_core.labels import Language, Sentence, Value, Words
from malai_core.results import Result
from malai_core.sna.centrality import degree_centralisation
from malai_core.sna.cohesion import components, cut_members, isolates

NOBODY: Final = Words(
    "ไม่มีสมาชิกรหัสหรือชื่อ “{who}” ในเครือข่ายนี้", "No member of this network has the id or label “{who}”."
)
SEVERAL: Final = Words(
    "ชื่อ “{who}” มีหลายราย บอกเป็นรหัสแทน: {ids}",
    "Several members are called “{who}”. Say which by id: {ids}.",
)
MEMBERS: Final = Words("สมาชิก", "members")
PAIRS: Final = Words("คู่ที่มีความสัมพันธ์", "tied pairs")
PARTS: Final = Words("ส่วนที่แยกจากกัน", "separate parts")
LARGEST: Final = Words("สมาชิกในส่วนที่ใหญ่ที่สุด", "members of the largest part")
ISOLATES: Final = Words("ยังไม่มีความสัมพันธ์", "without a tie")
DENSITY: Final = Words("สัดส่วนคู่ที่มีความสัมพันธ์", "share of all pairs that are tied")
CENTRALISATION: Final = Words("การรวมศูนย์", "centralisation by degree")
CUT: Final = Words("ถ้าไม่อยู่ จะมีคนหลุดจากเครือข่าย", "whose leaving cuts others off")
GONE: Final = Words(
    "ถ้า {who} ไม่อยู่ สมาชิก {count} รายจะหลุดจากส่วนใหญ่ของเครือข่าย",
    "Without {who}, {count} members would fall off the largest part.",
)
NONE: Final = Words("คำนวณไม่ได้", "undefined")
FEWER_THAN_TWO: Final = Words("มีสมาชิกไม่ถึงสองราย", "There are fewer than two members.")
DENSITY_METHOD: Final = "sna.density.wasserman1994.v1"


@dataclass(frozen=True, slots=True)
class Description:
    """How a network hangs together; direction, weight and relation are left aside."""

    members: int
    pairs: int
    """Pairs of members with any tie."""
    parts: int
    largest: int
    """Members of the largest part."""
    isolates: tuple[str, ...]
    """Ids of the members without a tie."""
    density: Result[float]
    """Tied pairs of all pairs, 0 to 1; undefined below two members."""
    centralisation: Result[float]
    """0 where all have equally many ties, 1 for a star; undefined below three members."""
    cut_members: tuple[tuple[str, int], ...]
    """(id, how many others would be cut off), the most first."""

    def rows(self, language: Language = "en") -> list[tuple[str, str]]:
        """Return (what, how much) as text."""
        cut = ", ".join(f"{who} ({count})" for who, count in self.cut_members[:10])
        pairs: list[tuple[Words, str]] = [
            (MEMBERS, f"{self.members:,}"),
            (PAIRS, f"{self.pairs:,}"),
            (PARTS, f"{self.parts:,}"),
            (LARGEST, f"{self.largest:,}"),
            (ISOLATES, f"{len(self.isolates):,}"),
            (DENSITY, _said(self.density, language)),
            (CENTRALISATION, _said(self.centralisation, language)),
            (CUT, cut or "–"),
        ]
        return [(words.in_language(language), value) for words, value in pairs]

    def __str__(self) -> str:
        """Return a line for each measure."""
        return "\n".join(f"{what}: {value}" for what, value in self.rows())

    def _repr_html_(self) -> str:
        return _table([list(row) for row in self.rows()])


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A network without some of its members."""

    removed: tuple[str, ...]
    before: Description
    after: Description
    cut_off: tuple[str, ...]
    """Ids of members who were in the largest part, stay, and are no longer in the largest."""
    names: tuple[str, ...]
    """What those removed are called."""

    def in_language(self, language: Language) -> str:
        """Return the one sentence that matters."""
        values: dict[str, Value] = {"who": ", ".join(self.names), "count": len(self.cut_off)}
        return Sentence(GONE, values).in_language(language)

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.in_language("en")

    def _repr_html_(self) -> str:
        before, after = self.before.rows(), self.after.rows()
        rows = [[what, old, new] for (what, old), (_, new) in zip(before, after, strict=True)]
        return f"<p>{escape(str(self))}</p>{_table([['', 'before', 'after'], *rows])}"


def description_of(network: Network) -> Description:
    """Return how a network hangs together; O(members + ties)."""
    return _description(list(network.members), _pairs(network))


def what_if(network: Network, remove: Iterable[str]) -> WhatIf:
    """Return what would become of a network without some members; O(members + ties)."""
    removed = tuple(dict.fromkeys(_member(network, who) for who in remove))
    ids, pairs = list(network.members), _pairs(network)
    gone = set(removed)
    kept = [id_ for id_ in ids if id_ not in gone]
    place = {id_: at for at, id_ in enumerate(kept)}
    left = {(place[ids[a]], place[ids[b]]) for a, b in pairs if not gone & {ids[a], ids[b]}}
    main = {ids[at] for at in next(iter(components(len(ids), pairs)), [])}
    still = {kept[at] for at in _largest_with(kept, left, main)}
    cut_off = tuple(id_ for id_ in kept if id_ in main and id_ not in still)
    names = tuple(network.members[id_].name for id_ in removed)
    return WhatIf(removed, _description(ids, pairs), _description(kept, left), cut_off, names)


def _largest_with(ids: list[str], pairs: set[tuple[int, int]], main: set[str]) -> list[int]:
    """Return the part that holds most of those who were in the largest part."""
    parts = components(len(ids), pairs)
    return max(parts, key=lambda part: sum(ids[at] in main for at in part), default=[])


def _member(network: Network, who: str) -> str:
    if who in network.members:
        return who
    found = [member.id for member in network.members.values() if member.label == who]
    if not found:
        raise InvalidInputError(NOBODY, who=who)
    if len(found) > 1:
        raise InvalidInputError(SEVERAL, who=who, ids=", ".join(found[:10]))
    return found[0]


def _pairs(network: Network) -> set[tuple[int, int]]:
    place = {id_: at for at, id_ in enumerate(network.members)}
    ends = ((place[tie.source], place[tie.target]) for tie in network.ties)
    return {(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]}


def _description(ids: list[str], pairs: set[tuple[int, int]]) -> Description:
    n = len(ids)
    parts = components(n, pairs)
    cuts = sorted(cut_members(n, pairs), key=lambda cut: -cut.cut_off)
    return Description(
        members=n,
        pairs=len(pairs),
        parts=len(parts),
        largest=len(parts[0]) if parts else 0,
        isolates=tuple(ids[at] for at in isolates(n, pairs)),
        density=_density(n, len(pairs)),
        centralisation=degree_centralisation(n, pairs),
        cut_members=tuple((ids[cut.member], cut.cut_off) for cut in cuts),
    )


def _density(n: int, pairs: int) -> Result[float]:
    if n < 2:
        return Result(DENSITY_METHOD, None, FEWER_THAN_TWO)
    return Result(DENSITY_METHOD, pairs / (n * (n - 1) / 2))


def _said(result: Result[float], language: Language) -> str:
    if result.value is None:
        why = result.undefined.in_language(language) if result.undefined else ""
        return f"{NONE.in_language(language)}: {why}"
    return f"{result.value:.3f}"


def _table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
