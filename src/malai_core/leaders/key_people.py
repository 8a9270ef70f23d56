"""The key-person factor: how few people have to leave until most functions have nobody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result

KEY_PEOPLE: Final = "leaders.key_people.avelino2016.v1"
ORPHAN_RISK: Final = "leaders.orphan_risk.avelino2016.v1"
#: Above so many holders all sets are too many (2^20 is a million), and the greedy search answers.
EXACT_UP_TO: Final = 20
#: Sets told at most; there may be thousands of equally small ones.
SHOWN_SETS: Final = 100

NO_FUNCTIONS: Final = Words("ยังไม่ได้ระบุหน้าที่หรืองานของเครือข่าย", "no functions have been listed yet")
NO_SUCH_PERSON: Final = Words(
    "หน้าที่อ้างถึงคนลำดับที่ {person} แต่มีเพียง {count} คน",
    "A function names person number {person}, but there are {count}.",
)
BAD_SHARE: Final = Words(
    "สัดส่วนต้องมากกว่า 0 และไม่เกิน 1 แต่ได้ {share} ลองใช้ 0.5",
    "The share lies above 0 and up to 1, but is {share}. Try 0.5.",
)

Holders = Sequence[Collection[int]]
Masks = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class KeyPeople:
    """How few people have to leave."""

    factor: int
    """People in the smallest set found; the smallest there is where ``is_exact``."""
    sets: tuple[tuple[int, ...], ...]
    """The smallest sets, up to 100; the one set of the greedy search where not exact."""
    set_count: int
    """How many smallest sets there are; 1 where not exact."""
    is_exact: bool
    coverage: float
    """Share of functions with somebody left, once the first set has left."""


@dataclass(frozen=True, slots=True)
class OrphanRisk:
    """Functions with nobody, or with one person only."""

    nobody: tuple[int, ...]
    one_person: tuple[tuple[int, int], ...]
    """Function and its only person."""
    share: float
    """Of functions with at most one person, 0 to 1."""


def key_people(n: int, holders: Holders, *, share: float = 0.5) -> Result[KeyPeople]:
    """Return the smallest set of people without whom more than ``share`` of functions have nobody.

    Parameters
    ----------
    n
        Number of people, ``0 .. n-1``.
    holders
        For each function, the people who can do it, know it, or hold its contact.
    share
        Above which share of functions without anybody the network is in trouble.

    Returns
    -------
    Result of KeyPeople
        Exact where at most 20 people hold anything; above, the greedy search of the source: take
        away whoever covers most functions that are still covered. A factor of 0 says that more than
        ``share`` have nobody as it is. Undefined without functions.

    Raises
    ------
    InvalidInputError
        An unknown person, or a share outside 0 to 1.

    Notes
    -----
    Exact: time and memory O(2^h f) and O(2^h) for h holders, at most a million sets, all at once.
    Greedy: O(h f) per person taken; its set may be larger than the smallest (the problem is
    NP-hard). For the manager alone: a high load is no fault of the person who carries it.

    References
    ----------
    Avelino, G., Passos, L., Hora, A. & Valente, M. T. (2016). A novel approach for estimating
    truck factors. *ICPC 2016*, 1-10.

    Examples
    --------
    >>> found = key_people(3, [{0}, {0}, {0, 1}, {2}]).value
    >>> found.factor, found.sets
    (2, ((0, 1), (0, 2)))
    """
    held = _require_holders(n, holders, share)
    if not held:
        return Result(KEY_PEOPLE, None, NO_FUNCTIONS, {"share": share})
    people = sorted(set().union(*held))
    if len(people) <= EXACT_UP_TO:
        value = _exact(people, held, share)
    else:
        value = _greedy(people, held, share)
    return Result(KEY_PEOPLE, value, None, {"share": share, "exact_up_to": EXACT_UP_TO})


def orphan_risk(n: int, holders: Holders) -> Result[OrphanRisk]:
    """Return the functions that have nobody or would have nobody if one person left.

    Parameters
    ----------
    n, holders
        As for ``key_people``.

    Returns
    -------
    Result of OrphanRisk
        Undefined without functions.

    Raises
    ------
    InvalidInputError
        An unknown person.

    Notes
    -----
    Time O(f).

    References
    ----------
    Avelino et al. (2016), see ``key_people``.

    Examples
    --------
    >>> orphan_risk(2, [{0}, {0, 1}, set()]).value
    OrphanRisk(nobody=(2,), one_person=((0, 0),), share=0.6666666666666666)
    """
    held = _require_holders(n, holders, 1.0)
    if not held:
        return Result(ORPHAN_RISK, None, NO_FUNCTIONS)
    nobody = tuple(place for place, people in enumerate(held) if not people)
    alone = tuple((place, min(people)) for place, people in enumerate(held) if len(people) == 1)
    return Result(ORPHAN_RISK, OrphanRisk(nobody, alone, (len(nobody) + len(alone)) / len(held)))


def _require_holders(n: int, holders: Holders, share: float) -> list[frozenset[int]]:
    if not 0.0 < share <= 1.0:
        raise InvalidInputError(BAD_SHARE, share=f"{share:g}")
    held = [frozenset(people) for people in holders]
    for person in frozenset().union(*held):
        if not 0 <= person < n:
            raise InvalidInputError(NO_SUCH_PERSON, person=person, count=n)
    return held


def _is_in_trouble(orphans: int, functions: int, share: float) -> bool:
    """Whether enough functions have nobody; all of them are always enough."""
    return orphans > share * functions or orphans == functions


def _exact(people: list[int], held: list[frozenset[int]], share: float) -> KeyPeople:
    """Try every set of people at once: bit ``b`` of a number is the ``b``-th person."""
    bit = {person: 1 << place for place, person in enumerate(people)}
    gone: Masks = np.arange(1 << len(people), dtype=np.uint32)
    orphans = np.zeros(gone.size, dtype=np.int32)
    for function in held:
        mask = np.uint32(sum(bit[person] for person in function))
        orphans += (gone & mask) == mask
    functions = len(held)
    enough = (orphans > share * functions) | (orphans == functions)
    sizes = np.bitwise_count(gone)
    factor = int(sizes[enough].min())
    smallest = gone[enough & (sizes == factor)]
    sets = sorted(_people_of(int(mask), people) for mask in smallest[:SHOWN_SETS])
    return KeyPeople(
        factor, tuple(sets), smallest.size, is_exact=True, coverage=_coverage(held, set(sets[0]))
    )


def _people_of(mask: int, people: list[int]) -> tuple[int, ...]:
    return tuple(person for place, person in enumerate(people) if mask >> place & 1)


def _greedy(people: list[int], held: list[frozenset[int]], share: float) -> KeyPeople:
    gone: set[int] = set()
    while not _is_in_trouble(sum(f <= gone for f in held), len(held), share):
        covered = [function for function in held if not function <= gone]
        loads = {p: sum(p in function for function in covered) for p in people if p not in gone}
        gone.add(max(loads, key=lambda person: (loads[person], -person)))
    return KeyPeople(
        len(gone), (tuple(sorted(gone)),), 1, is_exact=False, coverage=_coverage(held, gone)
    )


def _coverage(held: list[frozenset[int]], gone: set[int]) -> float:
    return sum(not function <= gone for function in held) / len(held)
