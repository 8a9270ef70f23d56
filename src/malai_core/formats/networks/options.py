"""What of a network goes out: which layers, as of when, and personal data only where asked for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count
from typing import Final

from malai_core.formats.networks.loss_words import PRIVATE
from malai_core.formats.networks.model import (
    Attributes,
    Member,
    Moment,
    Network,
    Spell,
    Tie,
    TimedValue,
    Value,
)
from malai_core.labels import Sentence
from malai_core.labels import Value as Said

#: Parts of names of attributes that say how to reach a person, who exactly she is, or what is sensitive.
_PERSONAL: Final = (
    "phone", "mobile", "tel", "fax", "โทร", "มือถือ", "เบอร์", "email", "e-mail", "mail", "อีเมล", "เมล",
    "line id", "lineid", "line_id", "ไลน์", "address", "ที่อยู่", "บ้านเลขที่", "street", "postcode", "zip code",
    "national id", "citizen id", "passport", "เลขบัตร", "เลขประจำตัว", "บัตรประชาชน", "id card", "birth", "วันเกิด",
    "dob", "อายุ", "facebook", "whatsapp", "health", "สุขภาพ", "disability", "ความพิการ", "พิการ", "religion",
    "ศาสนา", "income", "รายได้", "note", "หมายเหตุ", "latitude", "longitude", "image", "photo", "รูป",
)  # fmt: skip
_WHOLE_WORDS: Final = frozenset({"line", "age", "lat", "lng", "lon", "ip", "sex", "เพศ"})
_MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_PHONE: Final = re.compile(r"(?:\+66|0066|0)[\s-]?\d(?:[\s-]?\d){7,8}\Z", re.ASCII)
_CITIZEN: Final = re.compile(r"\d-?\d{4}-?\d{5}-?\d{2}-?\d\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What of a network goes out."""

    relations: Collection[str] | None = None
    """The layers that are written; ``None`` for all."""
    on: Moment | None = None
    """Only what was so at this time; ``None`` for all times. What has no time is always so."""
    has_personal: bool = False
    """Whether attributes with personal data go out."""
    has_names: bool = True
    """Whether members keep labels and ids; without, they are called m1, m2 ..., since an id is
    often a name."""


def chosen(network: Network, options: WriteOptions) -> tuple[Network, list[Sentence]]:
    """Return what of a network goes out, and what was left out for privacy.

    Parameters
    ----------
    network
        Any network; it is not changed.
    options
        Layers, time and personal data.

    Returns
    -------
    (Network, list of Sentence)
        An attribute is taken as personal by its name, where most of its values are telephone
        numbers, e-mail addresses or numbers of identity cards, or where the file marked it private.

    Notes
    -----
    O(members + ties). With ``on``, members and ties keep the value that was so at that time, and a
    tie whose end is not there any more is left out too.

    Examples
    --------
    >>> net = Network.of([Member("1", "แดง", {"โทร": "0812345678", "ตำบล": "ริมกก"})])
    >>> out, said = chosen(net, WriteOptions())
    >>> out.members["1"].attributes, len(said)
    ({'ตำบล': 'ริมกก'}, 1)
    """
    members = [m for m in network.members.values() if _is_on(m.spells, options.on)]
    ids = {member.id for member in members}
    ties = [tie for tie in network.ties if _is_wanted(tie, ids, options)]
    private = set() if options.has_personal else _personal(members, ties, network.private)
    calls = _calls(members, options)
    kept = [_member(member, options, private, calls) for member in members]
    found = replace(
        network,
        members={member.id: member for member in kept},
        ties=[_tie(tie, options, private, calls) for tie in ties],
        relations=[
            name
            for name in network.relations
            if options.relations is None or name in options.relations
        ],
    )
    said: dict[str, Said] = {"count": len(private), "names": ", ".join(sorted(private))}
    return found, [Sentence(PRIVATE, said)] if private else []


def _calls(members: list[Member], options: WriteOptions) -> dict[str, str]:
    """Return old id -> new id, for ids that say too much: names, or addresses and the like."""
    if not options.has_names:
        return {member.id: f"m{number}" for number, member in enumerate(members, 1)}
    if options.has_personal:
        return {}
    used = {member.id for member in members}
    told = [member.id for member in members if _looks_personal([member.id])]
    fresh = (id_ for id_ in (f"m{n}" for n in count(1)) if id_ not in used)
    return dict(zip(told, fresh, strict=False))


def _is_wanted(tie: Tie, ids: Collection[str], options: WriteOptions) -> bool:
    if options.relations is not None and tie.relation not in options.relations:
        return False
    return tie.source in ids and tie.target in ids and _is_on(tie.spells, options.on)


def _is_on(spells: tuple[Spell, ...], on: Moment | None) -> bool:
    return on is None or not spells or any(_covers(spell, on) for spell in spells)


def _covers(spell: Spell, on: Moment) -> bool:
    """Tell whether a spell covers a time; numbers and days are not comparable and cover nothing."""
    if any(
        p is not None and isinstance(p, date) != isinstance(on, date)
        for p in (spell.start, spell.end)
    ):
        return False
    start = spell.start is None or _key(spell.start) <= _key(on)
    return start and (spell.end is None or _last_key(spell.end) >= _key(on))


def _key(point: Moment) -> tuple[float, float]:
    """Return what orders points in time: day, then second of the day."""
    if isinstance(point, datetime):
        return point.toordinal(), point.hour * 3600.0 + point.minute * 60 + point.second
    return (point.toordinal(), 0.0) if isinstance(point, date) else (point, 0.0)


def _last_key(point: Moment) -> tuple[float, float]:
    """Return the end of a day where only the day is known."""
    if isinstance(point, date) and not isinstance(point, datetime):
        return point.toordinal(), 86_400.0
    return _key(point)


def _member(
    member: Member, options: WriteOptions, private: set[str], calls: dict[str, str]
) -> Member:
    label = member.label if options.has_names and not _looks_personal([member.label]) else ""
    attributes, timed = _values(member, options, private)
    spells = () if options.on is not None else member.spells
    id_ = calls.get(member.id, member.id)
    if options.has_personal and options.has_names:
        label = member.label
    return replace(member, id=id_, label=label, attributes=attributes, timed=timed, spells=spells)


def _tie(tie: Tie, options: WriteOptions, private: set[str], calls: dict[str, str]) -> Tie:
    attributes, timed = _values(tie, options, private)
    spells = () if options.on is not None else tie.spells
    ends = [calls.get(end, end) for end in (tie.source, tie.target)]
    tie = replace(tie, source=ends[0], target=ends[1])
    return replace(tie, attributes=attributes, timed=timed, spells=spells)


def _values(
    thing: Member | Tie, options: WriteOptions, private: set[str]
) -> tuple[Attributes, tuple[TimedValue, ...]]:
    kept = {name: value for name, value in thing.attributes.items() if name not in private}
    timed = tuple(value for value in thing.timed if value.name not in private)
    if options.on is None:
        return kept, timed
    now = {value.name: value.value for value in timed if _covers(value.spell, options.on)}
    return kept | now, ()


def _personal(members: list[Member], ties: list[Tie], private: Collection[str]) -> set[str]:
    """Return the names of the attributes with personal data."""
    values: dict[str, list[Value]] = {}
    things: list[Member | Tie] = [*members, *ties]
    for thing in things:
        for name, value in thing.attributes.items():
            values.setdefault(name, []).append(value)
        for timed in thing.timed:
            values.setdefault(timed.name, []).append(timed.value)
    return {
        name
        for name, found in values.items()
        if name in private or _sounds_personal(name) or _looks_personal(found)
    }


def _sounds_personal(name: str) -> bool:
    folded = name.casefold().strip()
    words = re.split(r"[\s_\-.:]+", folded)
    return any(part in folded for part in _PERSONAL) or not _WHOLE_WORDS.isdisjoint(words)


def _looks_personal(values: list[Value]) -> bool:
    texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
    texts += [item.strip() for value in values if isinstance(value, tuple) for item in value]
    hits = sum(bool(_MAIL.match(t) or _PHONE.match(t) or _CITIZEN.match(t)) for t in texts)
    return hits * 2 > len(texts)
