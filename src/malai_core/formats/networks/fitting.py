"""A network cut to what a format can hold, and the list of what that costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from malai_core.errors import InvalidInputError
from malai_core.formats.networks import loss_words as say
from malai_core.formats.networks.fit_values import Values
from malai_core.formats.networks.holds import HOLDS, Holds
from malai_core.formats.networks.matrix_form import canonical
from malai_core.formats.networks.model import Attributes, Member, Moment, Network, Spell, Tie
from malai_core.formats.networks.reserved import MEMBER_NAMES, NETWORK_NAMES, TIE_NAMES
from malai_core.labels import Sentence, Words


@dataclass(slots=True)
class Losses:
    """What a format cannot hold, counted."""

    counts: Counter[Words] = field(default_factory=Counter)

    def add(self, words: Words, count: int = 1) -> None:
        """Count something that is lost."""
        if count:
            self.counts[words] += count

    def sentences(self, format_: str) -> list[Sentence]:
        """Return a sentence for each kind of loss."""
        return [
            Sentence(say.LOST, {"format": format_, "what": Sentence(words, {"count": count})})
            for words, count in self.counts.items()
        ]


def fitted(network: Network, format_: str) -> tuple[Network, list[Sentence]]:
    """Return the network as ``format_`` holds it, and sentences on what it cannot hold.

    Reading what is written of the returned network gives the returned network again; fitting it
    once more changes nothing.

    Parameters
    ----------
    network
        Any network; it is not changed.
    format_
        A name of ``HOLDS``.

    Returns
    -------
    (Network, list of Sentence)
        No sentence means that nothing is lost.

    Raises
    ------
    InvalidInputError
        The format holds two-mode networks only, and this is none.

    Notes
    -----
    O(members + ties), one copy in memory.

    Examples
    --------
    >>> net = Network.of([Member("k7", "แดง"), Member("k8", "แดง")], [Tie("k7", "k8")])
    >>> fit, lost = fitted(net, "pajek")
    >>> list(fit.members), [sentence.in_language("en") for sentence in lost]
    (['1', '2'], ["pajek cannot hold: the members' ids (this format has numbers or names)"])
    """
    holds, losses = HOLDS[format_], Losses()
    if holds.modes == "only" and not network.is_two_mode:
        raise InvalidInputError(say.NEEDS_TWO)
    fit = _Fit(network, holds, losses)
    return fit.network(), losses.sentences(format_)


class _Fit:
    """One fitting."""

    def __init__(self, network: Network, holds: Holds, losses: Losses) -> None:
        self._net = network
        self._holds = holds
        self._losses = losses
        self._values = Values(holds, losses)
        self._old_names: dict[str, str] = {}
        """Number of a member -> what it was called, where ids become numbers."""

    def network(self) -> Network:
        """Return the network that is left."""
        net, holds, losses = self._net, self._holds, self._losses
        members = self._members()
        new_ids = self._new_ids(members)
        ties = self._ties(new_ids)
        for member in members:
            member.id = new_ids[member.id]
            member.label = self._label(member)
        relations = self._relations(ties)
        modes = self._modes()
        if holds.needs_cells and {m.mode for m in members} != ({1, 2} if modes else {0}):
            raise InvalidInputError(say.NO_CELLS)
        if holds.is_matrix:
            ties = self._as_matrix(
                ties, {m.id: m.mode for m in members}, is_two_mode=modes is not None
            )
        if not holds.empty_relations:
            relations = list(dict.fromkeys(tie.relation for tie in ties))
        if not holds.isolates:
            members = self._with_ties(members, ties)
            self._only_named(members)
        self._attributes_fit(members, ties)
        name = self._values.line(net.name)
        if name and not holds.name:
            losses.add(say.NAME)
        found = Network.of(members, ties, name=name if holds.name else "", modes=modes)
        found.relations = relations
        found.attributes = self._about()
        return found

    def _members(self) -> list[Member]:
        two = self._net.is_two_mode and bool(self._holds.modes)
        members = [
            Member(
                m.id,
                self._values.line(m.label),
                dict(m.attributes),
                (m.mode or 1) if two else 0,
                m.spells,
                m.timed,
            )
            for m in self._net.members.values()
        ]
        if two and self._holds.ids in {"numbers", "places"}:
            members.sort(key=lambda member: member.mode)
        return members

    def _new_ids(self, members: list[Member]) -> dict[str, str]:
        """Return old id -> new id."""
        kind = self._holds.ids
        if kind == "kept":
            found = _distinct({m.id: self._values.line(m.id) or "?" for m in members})
            self._losses.add(say.IDS, sum(old != new for old, new in found.items()) and 1)
        elif kind == "names":
            wanted = {m.id: self._values.token(m.label or m.id) for m in members}
            found = _distinct(wanted)
            self._losses.add(say.NAMES_APART, sum(found[o] != w for o, w in wanted.items()))
            self._losses.add(say.IDS, int(any(m.id != found[m.id] for m in members)))
        else:
            found = dict(zip((m.id for m in members), self._numbers(members), strict=True))
            self._losses.add(say.IDS, int(any(old != new for old, new in found.items())))
        return found

    def _numbers(self, members: list[Member]) -> list[str]:
        has_letters = self._holds.ids == "places" or (
            self._holds.is_matrix and self._net.is_two_mode
        )
        if not has_letters:
            return [str(n) for n in range(1, len(members) + 1)]
        seen = Counter[int]()
        found = []
        for member in members:
            seen[member.mode] += 1
            found.append(f"{'r' if member.mode == 1 else 'c'}{seen[member.mode]}")
        return found

    def _label(self, member: Member) -> str:
        """Return the label as it comes back; ``member.id`` is the new id already."""
        if self._holds.ids == "names":
            return ""
        old = self._old_names.get(member.id, "")
        label = member.label or old
        if not self._holds.labels:
            self._losses.add(say.LABELS, int(bool(member.label)))
            return ""
        if self._holds.ids == "numbers" and self._holds.is_matrix:
            label = self._values.token(label) if label else label
        return "" if label == member.id else label

    def _ties(self, new_ids: dict[str, str]) -> list[Tie]:
        if self._holds.ids == "numbers":
            lines = ((new, self._values.line(old)) for old, new in new_ids.items())
            self._old_names = dict(lines)
        return [
            replace(
                tie,
                source=new_ids[tie.source],
                target=new_ids[tie.target],
                relation=self._values.relation(tie.relation),
                weight=None if tie.weight is None else self._values.number(tie.weight),
                id=self._tie_id(tie.id),
                attributes=dict(tie.attributes),
            )
            for tie in self._net.ties
        ]

    def _tie_id(self, id_: str) -> str:
        if id_ and not self._holds.tie_ids:
            self._losses.counts[say.TIE_IDS] = 1
            return ""
        return self._values.line(id_)

    def _relations(self, ties: list[Tie]) -> list[str]:
        every = list(dict.fromkeys(self._values.relation(name) for name in self._net.relations))
        every += [t for t in dict.fromkeys(tie.relation for tie in ties) if t not in every]
        if not self._holds.relations:
            used = [name for name in every if any(tie.relation == name for tie in ties)]
            self._losses.add(say.RELATIONS, max(len(used) - 1, 0))
            first = used[0] if used else ""
            ties[:] = [replace(tie, relation="") for tie in ties if tie.relation == first]
            return [""]
        used_too = {tie.relation for tie in ties}
        if not self._holds.empty_relations:
            self._losses.add(say.EMPTY_RELATIONS, sum(name not in used_too for name in every))
        if self._holds.in_sheets:
            return self._sheets(every, ties)
        return every or ([""] if self._holds.empty_relations and self._holds.is_matrix else [])

    def _sheets(self, names: list[str], ties: list[Tie]) -> list[str]:
        """Name relations as sheets can be named; one alone has no name."""
        sheets = sheet_names(names) if len(names) > 1 else dict.fromkeys(names, "")
        self._losses.add(say.RENAMED, sum(old != new for old, new in sheets.items()))
        for tie in ties:
            tie.relation = sheets[tie.relation]
        return list(sheets.values()) or [""]

    def _modes(self) -> tuple[str, str] | None:
        modes, kept = self._net.modes, self._holds.modes
        if modes is None:
            return None
        if not self._net.members and kept != "named":
            return None
        if not kept or (kept != "named" and any(modes)):
            self._losses.add(say.MODES)
        if not kept:
            return None
        if kept != "named":
            return ("", "")
        a, b = (self._values.line(name).replace("|", "/") for name in modes)
        return (a, b)

    def _as_matrix(self, ties: list[Tie], modes: dict[str, int], *, is_two_mode: bool) -> list[Tie]:
        if is_two_mode:
            across = [tie for tie in ties if modes[tie.source] != modes[tie.target]]
            self._losses.add(say.WITHIN, len(ties) - len(across))
            ties = [_from_first(tie, modes) for tie in across]
        found = canonical(ties, is_two_mode=is_two_mode)
        for tie in found:
            tie.weight = self._values.number(tie.weight or 0.0)
        before = {(t.relation, *_ends(t)) for t in ties}
        self._losses.add(say.SUMMED, len(ties) - len(before))
        ways = [{(t.relation, *_ends(t), t.is_directed) for t in side} for side in (ties, found)]
        if not is_two_mode and ways[0] - ways[1]:
            self._losses.counts[say.DIRECTION] = 1
        return found

    def _with_ties(self, members: list[Member], ties: list[Tie]) -> list[Member]:
        """Return the members in the order in which ties name them; the others are lost."""
        known = {member.id: member for member in members}
        named = dict.fromkeys(end for tie in ties for end in (tie.source, tie.target))
        self._losses.add(say.ISOLATES, len(members) - len(named))
        return [known[id_] for id_ in named]

    def _only_named(self, members: list[Member]) -> None:
        """Leave of members only that ties name them."""
        for member in members:
            self._losses.add(say.SPELLS, int(bool(member.spells)))
            self._losses.add(say.TIMED, len(member.timed))
            member.spells, member.timed = (), ()

    def _attributes_fit(self, members: list[Member], ties: list[Tie]) -> None:
        holds, values = self._holds, self._values
        values.fit(
            members, MEMBER_NAMES, is_kept=holds.member_attributes, lost=say.MEMBER_ATTRIBUTES
        )
        values.fit(ties, TIE_NAMES, is_kept=holds.tie_attributes, lost=say.TIE_ATTRIBUTES)
        things: list[Member | Tie] = [*members, *ties]
        for thing in things:
            thing.spells = self._spells(thing.spells)
            if not holds.timed:
                self._losses.add(say.TIMED, len(thing.timed))
                thing.timed = ()
            thing.timed = tuple(replace(t, spell=_plain(t.spell)) for t in thing.timed)

    def _spells(self, spells: tuple[Spell, ...]) -> tuple[Spell, ...]:
        kept = tuple(spell for spell in map(_plain, spells) if spell != Spell())
        if not kept or self._holds.spells == "all":
            return kept
        if self._holds.spells == "whole" and all(map(_is_whole, kept)):
            return kept
        self._losses.add(say.SPELLS)
        return ()

    def _about(self) -> Attributes:
        names = self._holds.attributes
        about = {n: v for n, v in self._net.attributes.items() if names is None or n in names}
        self._losses.add(say.ABOUT, len(self._net.attributes) - len(about))
        if names is not None:
            return {n: t for n, v in about.items() if (t := self._values.text(v))}
        return self._values.about(about, NETWORK_NAMES)


def _distinct(wanted: dict[str, str]) -> dict[str, str]:
    """Return key -> text, with numbers behind those that are taken."""
    used: set[str] = set()
    found = {}
    for key, text in wanted.items():
        fresh, number = text, 1
        while fresh in used:
            number += 1
            fresh = f"{text} ({number})"
        used.add(fresh)
        found[key] = fresh
    return found


def sheet_names(relations: list[str]) -> dict[str, str]:
    """Return relation -> name of a sheet: short, without marks, and different whatever the case."""
    used: set[str] = set()
    found = {}
    for number, relation in enumerate(relations, 1):
        bare = "".join(" " if letter in "[]:*?/\\'" else letter for letter in relation)
        bare = " ".join(bare.split())[:25].strip()
        bare = bare if bare and bare.casefold() != "history" else f"matrix {number}"
        fresh, again = bare, 1
        while fresh.casefold() in used:
            again += 1
            fresh = f"{bare} ({again})"
        used.add(fresh.casefold())
        found[relation] = fresh
    return found


def _plain(spell: Spell) -> Spell:
    """Return a spell without negative zeros and without the second hour of a clock set back."""
    return Spell(_plain_point(spell.start), _plain_point(spell.end))


def _plain_point(point: Moment | None) -> Moment | None:
    if isinstance(point, datetime):
        return point.replace(fold=0)
    return point if point is None or isinstance(point, date) else point + 0.0


def _from_first(tie: Tie, modes: dict[str, int]) -> Tie:
    """Return a tie between two kinds with its end of the first kind first."""
    if modes[tie.source] == 1:
        return tie
    return replace(tie, source=tie.target, target=tie.source)


def _ends(tie: Tie) -> tuple[str, str]:
    if tie.is_directed:
        return tie.source, tie.target
    return min(tie.source, tie.target), max(tie.source, tie.target)


def _is_whole(spell: Spell) -> bool:
    """Tell whether a spell is one of Pajek's: from a whole number to another or to the end."""
    start, end = spell.start, spell.end
    is_start = isinstance(start, float) and start.is_integer() and 0 < start < 1e9
    is_end = end is None or (isinstance(end, float) and end.is_integer() and 0 < end < 1e9)
    return is_start and is_end
