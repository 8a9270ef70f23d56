"""Relationships that form and fade: inside bodies, across them, and up to the province."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from malai.interchange.demo.facts import PersonFact, TieFact
from malai.interchange.demo.people import LAST_DAY

KINDS: Final = ("coordination", "information", "advice", "exchange")
WEIGHTS: Final = (5, 4, 3, 1)
#: Of all ties, how many fade before the last day.
FADING: Final = 0.18


class Ties:
    """Weaves people: warmer people hold more ties, the first coordinator most of all."""

    def __init__(self, random: Random, people: list[PersonFact]) -> None:
        self.random = random
        self.people = people
        self.made: dict[tuple[str, str, str], TieFact] = {}

    def woven(self, *, each: float = 3.2) -> list[TieFact]:
        """Return about ``each`` ties a person; a few people stay alone, as in life."""
        hubs = sorted(self.people, key=lambda person: -person.warmth)[
            : max(3, len(self.people) // 30)
        ]
        for person in self.people:
            if person.warmth > 0.08:
                self._reach_out(person, hubs, each)
        return list(self.made.values())

    def _reach_out(self, person: PersonFact, hubs: list[PersonFact], each: float) -> None:
        number = max(1, round(each * (0.4 + person.warmth) * self.random.uniform(0.5, 1.5)))
        near = [other for other in self.people if other.body == person.body and other is not person]
        for _ in range(number):
            roll = self.random.random()
            pool = near if roll < 0.4 and near else hubs if roll < 0.6 else self.people
            self._join(person, self.random.choice(pool))

    def _join(self, one: PersonFact, other: PersonFact) -> None:
        since = max(one.joined, other.joined) + timedelta(days=self.random.randrange(10, 400))
        end = min(one.left or LAST_DAY, other.left or LAST_DAY)
        if one is other or since >= end or since >= LAST_DAY:
            return
        kind = self.random.choices(KINDS, WEIGHTS)[0]
        self.made.setdefault(
            (one.key, other.key, kind),
            TieFact(
                one.key, other.key, kind, self._strength(), since, self._end(since, end), one.key
            ),
        )

    def _strength(self) -> float | None:
        return self.random.choice((None, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0))

    def _end(self, since: date, end: date) -> date | None:
        if end < LAST_DAY:
            return end
        if self.random.random() > FADING:
            return None
        return since + timedelta(days=self.random.randrange(1, max(2, (LAST_DAY - since).days)))
