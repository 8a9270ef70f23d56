"""Names that are nearly alike, found without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter
from typing import Final

from malai_core.spill import Memory, Records, Room
from malai_core.text import similarity

NAME_LIKENESS: Final = 0.6
"""Similarity of names above which two people of one organisation are suggested."""
_RARE: Final = 6
"""A trigram in at most this many names of an organisation counts as rare."""
_SHARED: Final = 3
"""Two names are compared if they share at least this many rare trigrams."""
_SHORTEST: Final = 6
"""Names shorter than this are a letter apart too easily."""
_MOST_AT_ONCE: Final = 20_000
"""Of more names than this the shapes are sorted in the room: in memory they take 3 kB a name."""
Pair = tuple[int, int]


def similar(
    names: Records[str], keys: Collection[int] | None = None, room: Room | None = None
) -> Iterator[Pair]:
    """Yield pairs of names that are a letter apart, or share rare letters and are much alike.

    Parameters
    ----------
    names
        Key of a party -> key of its name.
    keys
        The parties to compare, such as the members of one organisation; all where it is left out.
    room
        Where much is kept meanwhile; memory where it is left out.

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
    keys = list(names) if keys is None else keys
    yield from one_letter_apart(names, keys, room)
    for a, b in _sharing_rare_trigrams(keys, names, room or Memory()):
        if names[a] != names[b] and similarity(names[a], names[b]) >= NAME_LIKENESS:
            yield a, b


def one_letter_apart(
    names: Records[str], keys: Collection[int] | None = None, room: Room | None = None
) -> Iterator[Pair]:
    """Yield pairs of names that one letter left out, added or changed makes equal.

    Parameters
    ----------
    names
        Key of a party -> key of its name.
    keys
        The parties to compare; all where it is left out.
    room
        Where much is kept meanwhile; memory where it is left out.

    Yields
    ------
    tuple of (int, int)
        Smaller key first; each pair once, by the larger key. Names under 6 letters are left out.

    Notes
    -----
    Each name is filed under itself and under itself with each letter left out; names that meet
    under one text are a letter apart (or a letter moved). Time O(names x length), and the sorting
    of as many numbers above 20,000 names; memory O(length) for each of at most 20,000 names.

    Examples
    --------
    >>> list(one_letter_apart({1: "สุดารัตน์ใจดี", 2: "สุดารัตน์ใจดู", 3: "สมชายใจดี"}))
    [(1, 2)]
    """
    keys = list(names) if keys is None else keys
    if len(keys) <= _MOST_AT_ONCE:
        return _filed({key: names[key] for key in keys})
    return _sorted(keys, names, room or Memory())


def _filed(names: dict[int, str]) -> Iterator[Pair]:
    filed: dict[str, list[int]] = {}
    for key, name in sorted(names.items()):
        near: set[int] = set()
        for shape in _shapes(name):
            known = filed.setdefault(shape, [])
            # A crowd under one shape is a placeholder typed many times, not a slip of the pen.
            if known:
                near.update(known[:_RARE])
            known.append(key)
        yield from ((other, key) for other in sorted(near) if names[other] != name)


def _sorted(keys: Collection[int], names: Records[str], room: Room) -> Iterator[Pair]:
    """Find the same pairs as ``_filed``: names that meet under one number of a shape."""
    shapes = room.sorted(_numbered_shapes(keys, names, room))
    found = room.sorted(_meeting(shapes, names, room))
    return ((other, key) for (key, other), _repeats in groupby(found))


def _numbered_shapes(keys: Iterable[int], names: Records[str], room: Room) -> Iterator[Pair]:
    for key in keys:
        yield from ((hash(shape), key) for shape in _shapes(names[key]))
        room.rest()


def _meeting(shapes: Iterable[Pair], names: Records[str], room: Room) -> Iterator[Pair]:
    for _number, filed in groupby(shapes, key=itemgetter(0)):
        first: list[int] = []
        for _same, key in filed:
            yield from ((key, other) for other in first if _is_letter_apart(names, key, other))
            if len(first) < _RARE:
                first.append(key)
        room.rest()


def _is_letter_apart(names: Records[str], one: int, other: int) -> bool:
    a, b = names[one], names[other]
    return a != b and not _shapes(a).isdisjoint(_shapes(b))


def _shapes(name: str) -> set[str]:
    """Return a name whole and with each letter left out; nothing of a short one."""
    if len(name) < _SHORTEST:
        return set()
    return {name} | {name[:i] + name[i + 1 :] for i in range(len(name))}


def _sharing_rare_trigrams(keys: Iterable[int], names: Records[str], room: Room) -> Iterable[Pair]:
    """Return the pairs, in order. Memory O(different trigrams): of a frequent one few are kept."""
    by_trigram: dict[str, list[int]] = {}
    for key in keys:
        name = names[key]
        for trigram in {name[i : i + 3] for i in range(len(name) - 2)}:
            having = by_trigram.setdefault(trigram, [])
            if len(having) <= _RARE:
                having.append(key)
        room.rest()
    shared: Counter[Pair] = Counter()
    for having in by_trigram.values():
        if 1 < len(having) <= _RARE:
            shared.update(combinations(sorted(having), 2))
    return sorted(pair for pair, count in shared.items() if count >= _SHARED)
