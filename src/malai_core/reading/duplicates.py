"""Parties that may be one: suggested to a person, never merged on a name alone.

Comparing everybody with everybody would take the square of the register. Each rule compares only
inside small blocks: one name, one phone, or one organisation and a name one letter apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from malai_core.labels import Words
from malai_core.reading import sentences
from malai_core.reading.ledger import Ledger
from malai_core.reading.model import Party, PartyKind
from malai_core.text import similarity

PHONE_LIKENESS: Final = 0.5
"""Similarity of names above which two people with one phone are suggested; families share phones."""
NAME_LIKENESS: Final = 0.6
"""Similarity of names above which two people of one organisation are suggested."""
_FAMILY: Final = 20
"""A phone shared by more people than this is an office's; names under it are not compared."""
_RARE: Final = 6
"""A trigram in at most this many names of an organisation counts as rare."""
_SHARED: Final = 3
"""Two names are compared if they share at least this many rare trigrams."""
_SHORTEST: Final = 6
"""Names shorter than this are a letter apart too easily."""
_DIGITS: Final = re.compile(r"\d+")
Pair = tuple[int, int]


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
    first. Time O(parties x length of a name), memory O(largest organisation).
    """
    seen: set[Pair] = set()
    for pair, reason in _pairs(ledger):
        if pair not in seen:
            seen.add(pair)
            first, second = (ledger.reading.parties[key] for key in pair)
            ledger.duplicate(pair, (first.rows[0], second.rows[0]), reason)


def _pairs(ledger: Ledger) -> Iterator[tuple[Pair, Words]]:
    parties, key_of = ledger.reading.parties, ledger.index.key_of
    yield from _same_names(ledger)
    for pair in _same_phones(parties):
        yield pair, sentences.SAME_PHONE
    for members in ledger.index.members_by_body().values():
        people = [parties[m] for m in members if parties[m].kind is PartyKind.PERSON]
        for pair in similar({p.key: key_of[p.key] for p in people}):
            yield pair, sentences.SAME_ORGANISATION
    bodies = {p.key: key_of[p.key] for p in parties.values() if p.kind is not PartyKind.PERSON}
    for a, b in one_letter_apart(bodies):
        # "หมู่ 1" and "หมู่ 2" are a letter apart, and two places.
        if _DIGITS.findall(bodies[a]) == _DIGITS.findall(bodies[b]):
            yield (a, b), sentences.SIMILAR_BODY_NAME


def _same_names(ledger: Ledger) -> Iterator[tuple[Pair, Words]]:
    for first, *others in ledger.index.same_names():
        for other in others:
            phones = [ledger.reading.parties[key].phone for key in (first, other)]
            reason = (
                sentences.SAME_NAME_OTHER_PHONE if all(phones) else sentences.SAME_NAME_NO_PHONE
            )
            yield (first, other), reason


def _same_phones(parties: dict[int, Party]) -> Iterator[Pair]:
    by_phone: dict[str, list[Party]] = {}
    for party in parties.values():
        if party.phone and party.kind is PartyKind.PERSON:
            by_phone.setdefault(party.phone, []).append(party)
    for people in by_phone.values():
        if 1 < len(people) <= _FAMILY:
            for a, b in combinations(people, 2):
                if _likeness(a, b) >= PHONE_LIKENESS:
                    yield a.key, b.key


def _likeness(a: Party, b: Party) -> float:
    return similarity(_plain(a), _plain(b))


def _plain(party: Party) -> str:
    return party.person.plain if party.person else party.name


def similar(names: dict[int, str]) -> Iterator[Pair]:
    """Yield pairs of names that are a letter apart, or share rare letters and are much alike.

    Parameters
    ----------
    names
        Key of a party -> key of its name, for the members of one organisation.

    Yields
    ------
    tuple of (int, int)
        Smaller key first. A pair may come twice. Names that are equal are left to another rule.

    Notes
    -----
    Time O(members x length): only names that share three trigrams found in at most 6 of them are
    compared, so in an organisation of thousands the second rule sees few pairs and the first,
    which is exact at any size, carries it.
    """
    yield from one_letter_apart(names)
    for a, b in _sharing_rare_trigrams(names):
        if names[a] != names[b] and similarity(names[a], names[b]) >= NAME_LIKENESS:
            yield a, b


def one_letter_apart(names: dict[int, str]) -> Iterator[Pair]:
    """Yield pairs of names that one letter left out, added or changed makes equal.

    Parameters
    ----------
    names
        Key of a party -> key of its name.

    Yields
    ------
    tuple of (int, int)
        Smaller key first; each pair once. Names under 6 letters are left out.

    Notes
    -----
    Each name is filed under itself and under itself with each letter left out; names that meet
    under one text are a letter apart (or a letter moved). Time and memory O(names x length).

    Examples
    --------
    >>> list(one_letter_apart({1: "สุดารัตน์ใจดี", 2: "สุดารัตน์ใจดู", 3: "สมชายใจดี"}))
    [(1, 2)]
    """
    filed: dict[str, list[int]] = {}
    for key, name in sorted(names.items()):
        near: set[int] = set()
        for shape in _shapes(name) if len(name) >= _SHORTEST else ():
            known = filed.setdefault(shape, [])
            # A crowd under one shape is a placeholder typed many times, not a slip of the pen.
            if known:
                near.update(known[:_RARE])
            known.append(key)
        yield from ((other, key) for other in sorted(near) if names[other] != name)


def _shapes(name: str) -> set[str]:
    """Return a name whole and with each letter left out."""
    return {name} | {name[:i] + name[i + 1 :] for i in range(len(name))}


def _sharing_rare_trigrams(names: dict[int, str]) -> Iterable[Pair]:
    by_trigram: dict[str, list[int]] = {}
    for key, name in names.items():
        for trigram in {name[i : i + 3] for i in range(len(name) - 2)}:
            by_trigram.setdefault(trigram, []).append(key)
    shared: Counter[Pair] = Counter()
    for keys in by_trigram.values():
        if 1 < len(keys) <= _RARE:
            shared.update(combinations(sorted(keys), 2))
    return sorted(pair for pair, count in shared.items() if count >= _SHARED)
