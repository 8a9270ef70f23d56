"""The network over the years: from when it is known, and which kinds of tie it had."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from malai.activities.models import Session
from malai.network.models import Membership, Network, PartyKind, Tie, Way
from malai.network.reach import ends_within, ties_seen
from malai_core.text import PartialDate

#: Who is at the ends of a tie; among all of them those kept up online, also online, or not told.
CLASSES: Final = ("people", "bodies", "mixed", "online", "both", "untold")
#: In person is what is left of the told ones.
WAYS: Final = {"": "untold", Way.ONLINE: "online", Way.BOTH: "both"}
#: Years shown at most; the newest count.
MOST_YEARS: Final = 40


@dataclass(frozen=True, slots=True)
class YearOfTies:
    """How many ties held at the end of a year (or today), by who is at their ends."""

    year: int
    people: int
    bodies: int
    mixed: int
    online: int
    both: int
    """Kept up in person and online."""
    untold: int
    """Of a kind of which nobody said how it is kept up."""

    @property
    def total(self) -> int:
        """All ties of the year; each is between people, between bodies, or mixed."""
        return self.people + self.bodies + self.mixed

    def share(self, name: str) -> float | None:
        """Return a part of all ties, 0 to 1; undefined in a year without any.

        Ways of keeping up are a part of those whose way is told.
        """
        of = self.total - self.untold if name in {"online", "both"} else self.total
        return getattr(self, name) / of if of else None


def first_year(network: Network) -> int | None:
    """Return the first year that a membership, tie or activity names; ``None`` without dates.

    Three queries.
    """
    seen = ends_within(network.workspace, "party")
    found = (
        _earliest(Membership.objects.filter(seen, network=network), "since"),
        _earliest(ties_seen(network.workspace).filter(network=network), "since"),
        _earliest(Session.objects.filter(activity__network=network), "on"),
    )
    return min((day.year for day in found if day), default=None)


def _earliest(rows: QuerySet[Any], field: str) -> PartialDate | None:
    dated = rows.exclude(**{field: ""}).order_by(field)
    found: PartialDate | None = dated.values_list(field, flat=True).first()
    return found


def years_of_ties(network: Network, *, today: date) -> list[YearOfTies]:
    """Return the ties of ``network`` by year, from the first dated one until today. One query.

    A tie without a beginning counts from the first year on. Empty where there is no tie.
    """
    rows = ties_seen(network.workspace).filter(network=network)
    ties = list(rows.select_related("kind", "source", "target"))
    begun = [tie.since.year for tie in ties if tie.since and tie.since.year <= today.year]
    first = max(min(begun, default=today.year), today.year - MOST_YEARS + 1)
    ends = [min(date(year, 12, 31), today) for year in range(first, today.year + 1)]
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for tie in ties:
        held = [day.year for day in ends if _holds(tie, day)]
        for name in _classes(tie):
            counts[name].update(held)
    years = [YearOfTies(day.year, *(counts[name][day.year] for name in CLASSES)) for day in ends]
    return years if ties else []


def _classes(tie: Tie) -> list[str]:
    kinds = {tie.source.kind == PartyKind.PERSON, tie.target.kind == PartyKind.PERSON}
    of_ends = "mixed" if len(kinds) == 2 else "people" if True in kinds else "bodies"
    way = WAYS.get(tie.kind.way)
    return [of_ends, way] if way else [of_ends]


def _holds(tie: Tie, day: date) -> bool:
    """Say the same as ``holds_on`` does of rows: begun on its first day, ended after its last."""
    begun = tie.since is None or tie.since.first_day <= day
    return begun and (tie.until is None or tie.until.last_day >= day)
