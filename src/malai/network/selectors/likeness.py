"""Parties that may be one: compared inside small blocks, never everybody with everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db.models import Q, QuerySet

from malai.accounts.models import Workspace
from malai.network.models import DuplicateHint, Party, PartyKind
from malai.network.reach import parties_seen
from malai_core.labels import Words
from malai_core.text import similarity

#: A phone of more people than this is an office's.
FAMILY: Final = 20
#: Parties of one block that are compared; a larger block is a placeholder typed many times.
BLOCK: Final = 50
#: Likeness of whole names above which two records are shown to a person.
LIKE: Final = 0.75
#: The same among people with one phone; families share phones.
LIKE_WITH_PHONE: Final = 0.5
#: Candidates read for one new name.
CANDIDATES: Final = 200
#: Times that all records are gone through at most.
RULES: Final = 5

NAME_AND_PHONE: Final = Words("ชื่อและเบอร์โทรเดียวกัน", "the same name and phone")
NAME: Final = Words("ชื่อเดียวกัน", "the same name")
PHONE: Final = Words("เบอร์โทรเดียวกันและชื่อคล้ายกัน", "the same phone and a similar name")
NICKNAME: Final = Words("ชื่อ ชื่อเล่น และตำบลเดียวกัน", "the same given name, nickname and subdistrict")
SIMILAR: Final = Words("ชื่อคล้ายกันมาก", "very similar names")
CHOSEN: Final = Words("คุณเลือกเอง", "you chose them")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alike:
    """A party that may be the one in question, and why."""

    party: Party
    reason: Words


def parties_alike(party: Party, facts: Any = None) -> list[Alike]:  # noqa: ANN401 - facts of a person or a body
    """Return the parties that a record, saved or not, may be one with, the likeliest first.

    The broad rule, for whoever types: name, phone, given name with nickname and subdistrict, or
    names much alike. One query.
    """
    rows = parties_seen(party.workspace).exclude(pk=party.pk or 0)
    rows = _same_sort(rows, party).select_related("person", "organisation")
    near = Q(match_key=party.match_key) | Q(match_key__startswith=party.match_key[:4])
    if party.phone:
        near |= Q(phone=party.phone)
    given = getattr(facts, "given", "")
    if given:
        near |= Q(person__given=given)
    found = [
        Alike(other, reason)
        for other in rows.filter(near).order_by("pk")[:CANDIDATES]
        if (reason := _reason(party, other, facts, getattr(other, "person", None)))
    ]
    return sorted(found, key=lambda one: _ORDER.index(one.reason))


_ORDER: Final = (NAME_AND_PHONE, NAME, NICKNAME, PHONE, SIMILAR)


def _same_sort(rows: QuerySet[Party], party: Party) -> QuerySet[Party]:
    is_person = Q(kind=PartyKind.PERSON)
    return rows.filter(is_person if party.kind == PartyKind.PERSON else ~is_person)


def _reason(a: Party, b: Party, a_facts: Any, b_facts: Any) -> Words | None:  # noqa: ANN401 - facts or nothing
    if a.match_key == b.match_key:
        return NAME_AND_PHONE if a.phone and a.phone == b.phone else NAME
    if _same_nickname(a, b, a_facts, b_facts):
        return NICKNAME
    like = similarity(a.match_key, b.match_key)
    if a.phone and a.phone == b.phone and like >= LIKE_WITH_PHONE:
        return PHONE
    return SIMILAR if like >= LIKE else None


def _same_nickname(a: Party, b: Party, a_facts: Any, b_facts: Any) -> bool:  # noqa: ANN401 - as above
    if not a_facts or not b_facts or len(a.area_code) < 6 or a.area_code != b.area_code:
        return False
    names = [(one.given, getattr(one, "nickname", "")) for one in (a_facts, b_facts)]
    return all(names[0]) and names[0] == names[1]


# -- The whole workspace -------------------------------------------------------------------------


def _unnoted(_records: int) -> None:
    """Note nothing."""


def pairs_alike(
    workspace: Workspace, noted: Callable[[int], None] = _unnoted
) -> Iterator[tuple[Pair, Words]]:
    """Yield the pairs of a workspace that may be one and were not hinted at yet.

    The narrow rules, for everybody at once: one name, one phone with names alike, one given name
    with nickname and subdistrict, one beginning of the name with names much alike. One query
    for each of the ``RULES``; time near linear, since blocks are small and larger ones are passed
    over. ``noted`` is told how many records were looked at since the last time.
    """
    seen = set(DuplicateHint.objects.filter(workspace=workspace).values_list("first", "second"))
    rows = parties_seen(workspace)
    people = rows.filter(kind=PartyKind.PERSON)
    blocks = (
        (rows, ("match_key",), BLOCK),
        (people.exclude(phone=""), ("phone",), FAMILY),
        (
            people.exclude(person__nickname=""),
            ("area_code", "person__given", "person__nickname"),
            BLOCK,
        ),
        (people, ("person__given",), BLOCK),
        (rows.exclude(kind=PartyKind.PERSON), ("sort_key",), BLOCK),
    )
    for block, fields, most in blocks:
        for pair, reason in _in_blocks(block, fields, most, noted):
            if pair not in seen:
                seen.add(pair)
                yield pair, reason


def _in_blocks(
    rows: QuerySet[Party], fields: Sequence[str], most: int, noted: Callable[[int], None]
) -> Iterator[tuple[Pair, Words]]:
    """Yield the pairs alike among the parties that share ``fields``. One query, streamed."""
    ordered = rows.select_related("person").order_by(*fields, "pk").iterator(chunk_size=2_000)
    for _shared, together in groupby(ordered, attrgetter(*(f.replace("__", ".") for f in fields))):
        block = list(together)
        noted(len(block))
        if 1 < len(block) <= most:
            yield from _pairs(block)


def _pairs(block: Sequence[Party]) -> Iterable[tuple[Pair, Words]]:
    """Return the pairs alike of one block; of several with one name, each with the first."""
    found = []
    for place, first in enumerate(block):
        for second in block[place + 1 :]:
            facts = (getattr(first, "person", None), getattr(second, "person", None))
            if (first.kind == PartyKind.PERSON) != (second.kind == PartyKind.PERSON):
                continue
            if reason := _reason(first, second, *facts):
                found.append(((first.pk, second.pk), reason))
    return found
