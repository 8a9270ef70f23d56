"""Occasions to numbers: the one door from this room to ``malai_core.rhythm``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil, floor
from typing import Final

from malai.contact.models import Channel
from malai.contact.selectors.occasions import Occasion
from malai_core.rhythm import burstiness, channels, coverage, due, formality, regularity, season

#: Before there is a rhythm so many days of silence are fine, and nobody set a wish.
GRACE: Final = 90
#: However seldom contact usually is, once a year is the least.
YEAR: Final = 365
#: Method ids that stand under the numbers of the pages.
METHODS: Final = (
    "rhythm.due.malai.v1",
    "rhythm.season.malai.v1",
    "rhythm.burstiness.goh2008.v1",
    "rhythm.regularity.malai.v1",
    "rhythm.coverage.malai.v1",
    "rhythm.channels.shannon1948.v1",
    "rhythm.formality.malai.v1",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How contact with somebody, or between two, stands today."""

    last: date | None = None
    since: int | None = None
    """Days since the last contact."""
    usual: float | None = None
    """Usual interval in days; ``None`` where there is no rhythm yet."""
    due: date | None = None
    """By its own rhythm, at the latest as often as we want to be in touch; 90 days before there is one."""
    late: int = 0
    """Days over ``due``; 0 where it is not over."""
    wished: int | None = None
    """How often we want to be in touch, in days."""
    is_season: bool = False
    """Overdue by its own rhythm alone, and it was silent a year ago too."""

    @property
    def is_overdue(self) -> bool:
        """Whether it is time to be in touch, season or not."""
        return self.late > 0


def standing_of(days: Iterable[date], today: date, *, wished: int | None = None) -> Standing:
    """Return how contact stands. A contact after the last one never makes ``late`` greater."""
    times = sorted({day.toordinal() for day in days if day <= today})
    if not times:
        return Standing(wished=wished)
    now, last = today.toordinal(), times[-1]
    own = due(times, now, at_most=wished or YEAR, grace=GRACE).known()
    is_wish_kept = wished is None or now <= last + wished
    yearly = own.is_overdue and bool(season(times, now, limit=own.limit).value)
    return Standing(
        last=date.fromordinal(last),
        since=now - last,
        usual=own.usual,
        due=date.fromordinal(floor(own.due)),
        late=max(0, ceil(own.late)),
        wished=wished,
        is_season=yearly and is_wish_kept and own.usual is not None,
    )


@dataclass(frozen=True, slots=True)
class Tempo:
    """How regular contact is."""

    regularity: float
    """1 like a clock, 0.5 at random, towards 0 in bursts."""
    burstiness: float
    """-1 to 1, corrected for few contacts."""


def tempo_of(days: Iterable[date]) -> Tempo | None:
    """Return how regular contact is, ``None`` where there is no rhythm yet."""
    times = sorted({day.toordinal() for day in days})
    even, bursts = regularity(times).value, burstiness(times).value
    return Tempo(even, bursts.corrected) if even is not None and bursts else None


@dataclass(frozen=True, slots=True)
class Mix:
    """By which ways and how formally contact runs within a window."""

    by_channel: Mapping[str, int] = field(default_factory=dict)
    formal: float | None = None
    """Share of formal contact, 0 to 1."""
    evenness: float | None = None
    """1 where all ways are used alike."""


def mix_of(occasions: Iterable[Occasion]) -> Mix:
    """Return how contact is spread over the ways that could be used."""
    known = list(occasions)
    counts = Counter(one.channel for one in known)
    formal = sum(one.is_formal for one in known)
    spread = channels([counts[way] for way in Channel.values]).value
    share = formality(formal, len(known) - formal).value
    return Mix(
        dict(counts.most_common()),
        share.share if share else None,
        spread.evenness if spread else None,
    )


def coverage_of(last: Sequence[date | None], today: date, window: int) -> float | None:
    """Return the share of members in contact within ``window`` days; ``None`` without members."""
    times = [day.toordinal() if day else None for day in last]
    return coverage(times, today.toordinal(), window).value


@dataclass(frozen=True, slots=True)
class Beat:
    """One month of the heartbeat of a network."""

    month: str
    """``2026-11``"""
    noted: int
    came: int
    wrote: int
    people: int
    """Different people in touch."""

    @property
    def total(self) -> int:
        """Every occasion of the month."""
        return self.noted + self.came + self.wrote


def heartbeat(
    occasions: Mapping[int, Sequence[Occasion]], today: date, months: int = 24
) -> list[Beat]:
    """Return the occasions by month, oldest first, months without any too. Plain counts."""
    kinds: Counter[tuple[str, str]] = Counter()
    people: dict[str, set[int]] = {}
    for party, some in occasions.items():
        for one in some:
            month = one.on.isoformat()[:7]
            kinds[month, one.kind] += 1
            people.setdefault(month, set()).add(party)
    return [
        Beat(
            month,
            kinds[month, "noted"],
            kinds[month, "came"],
            kinds[month, "wrote"],
            len(people.get(month, ())),
        )
        for month in _months(today, months)
    ]


def _months(today: date, count: int) -> list[str]:
    found, day = [], today.replace(day=1)
    for _ in range(count):
        found.append(day.isoformat()[:7])
        day = (day - timedelta(days=1)).replace(day=1)
    return found[::-1]
