"""Which earlier activity is like one that is planned, and why. Pure: facts in, reasons out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: What each likeness weighs; the network or area alone are no reason.
SERIES: Final = 8
KIND: Final = 3
WORD: Final = 4
NETWORK: Final = 2
AREA: Final = 1


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of an activity or a lesson; empty where it is not known."""

    kind: str = ""
    """A fixed kind by its value, an own one by its public id."""
    words: frozenset[str] = frozenset()
    """Goal words as ``word_key`` writes them."""
    series: int = 0
    network: int = 0
    area: str = ""
    """Code of the district or subdistrict; provinces alone are not compared."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two are, and in what."""

    weight: int = 0
    series: bool = False
    kind: bool = False
    words: tuple[str, ...] = ()
    network: bool = False
    area: bool = False


def likeness(one: Traits, other: Traits) -> Likeness:
    """Return in what two are alike; weight 0 unless they share a series, a kind or a goal word.

    Symmetric. Time O(words).

    Examples
    --------
    >>> plan = Traits(kind="training", words=frozenset({"falls"}), network=1)
    >>> likeness(plan, Traits(kind="training", network=1)).weight
    5
    >>> likeness(plan, Traits(network=1)).weight
    0
    """
    series = bool(one.series) and one.series == other.series
    kind = bool(one.kind) and one.kind == other.kind
    words = tuple(sorted(one.words & other.words))
    network = bool(one.network) and one.network == other.network
    area = len(one.area) >= len("1201") and one.area == other.area
    if not (series or kind or words):
        return Likeness()
    weight = SERIES * series + KIND * kind + WORD * len(words) + NETWORK * network + AREA * area
    return Likeness(weight, series, kind, words, network, area)
