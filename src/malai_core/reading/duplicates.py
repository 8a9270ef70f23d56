"""Parties that may be one: suggested to a person, never merged on a name alone.

Comparing everybody with everybody would take the square of the register. Each rule compares only
inside small blocks: one name, one phone, or one organisation and a name one letter apart.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from malai_core.labels import Words
from malai_core.reading import sentences
from malai_core.reading.ledger import Ledger
from malai_core.reading.model import Party, PartyKind, Where
from malai_core.reading.near_names import Pair, one_letter_apart, similar
from malai_core.spill import paired
from malai_core.text import similarity

PHONE_LIKENESS: Final = 0.5
"""Similarity of names above which two people with one phone are suggested; families share phones."""
_FAMILY: Final = 20
"""A phone shared by more people than this is an office's; names under it are not compared."""
_DIGITS: Final = re.compile(r"\d+")


def suggest(ledger: Ledger) -> None:
    """Add to the reading every pair of parties that may be one.

    Parameters
    ----------
    ledger
        Everything that was read; only ``reading.duplicates`` changes.

    Notes
    -----
    Rules, the strongest first; a pair is suggested once. People: one name (phones differ, or one
    has none); one phone and similar names; similar names in one organisation. Organisations: names
    one letter apart. Of ``n`` parties with one name ``n - 1`` pairs are suggested, each with the
    first. Time O(parties x length of a name); memory that of the room, and O(different trigrams).
    """
    seen = ledger.room.lookup()
    for (one, other), reason in _pairs(ledger):
        if seen.add_new(paired(one, other)):
            rows = (_first_row(ledger, one), _first_row(ledger, other))
            ledger.duplicate((one, other), rows, reason)
        ledger.room.rest()


def _first_row(ledger: Ledger, key: int) -> Where:
    return ledger.reading.parties[key].rows[0]


def _pairs(ledger: Ledger) -> Iterator[tuple[Pair, Words]]:
    index = ledger.index
    yield from _same_names(ledger)
    for pair in _same_phones(ledger):
        yield pair, sentences.SAME_PHONE
    for _body, members in index.members_by_body():
        people = array("q", (key for key in members if key in index.people))
        for pair in similar(index.key_of, people, ledger.room):
            yield pair, sentences.SAME_ORGANISATION
    for a, b in one_letter_apart(index.key_of, index.others, ledger.room):
        # "หมู่ 1" and "หมู่ 2" are a letter apart, and two places.
        if _DIGITS.findall(index.key_of[a]) == _DIGITS.findall(index.key_of[b]):
            yield (a, b), sentences.SIMILAR_BODY_NAME


def _same_names(ledger: Ledger) -> Iterator[tuple[Pair, Words]]:
    parties = ledger.reading.parties
    for first, *others in ledger.index.same_names():
        for other in others:
            phones = [parties[key].phone for key in (first, other)]
            reason = (
                sentences.SAME_NAME_OTHER_PHONE if all(phones) else sentences.SAME_NAME_NO_PHONE
            )
            yield (first, other), reason


def _same_phones(ledger: Ledger) -> Iterator[Pair]:
    parties, by_phone = ledger.reading.parties, ledger.room.lookup()
    for party in parties.values():
        if party.phone and party.kind is PartyKind.PERSON:
            by_phone.add(party.phone, party.key)
            ledger.room.rest()
    for _phone, keys in by_phone.groups(least=2):
        if len(keys) <= _FAMILY:
            for a, b in combinations([parties[key] for key in keys], 2):
                if _likeness(a, b) >= PHONE_LIKENESS:
                    yield a.key, b.key


def _likeness(a: Party, b: Party) -> float:
    return similarity(_plain(a), _plain(b))


def _plain(party: Party) -> str:
    return party.person.plain if party.person else party.name
