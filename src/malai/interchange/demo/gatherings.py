"""The monthly CBR day and the other activities, with who came and who sent word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from malai.interchange.demo.facts import GatheringFact, PersonFact

THAI_MONTHS: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
    "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
#: Once a year: month, Thai, English, kind, how many more come than to a usual month.
YEARLY: Final = (
    (1, "ถอดบทเรียนและวางแผนร่วมกันประจำปี", "Yearly lessons session and joint plan", "workshop", 1.2),
    (3, "อบรมอาสาสมัครฟื้นฟูสมรรถภาพในชุมชน", "Training of community rehabilitation volunteers", "training", 1.0),
    (6, "เยี่ยมบ้านสหวิชาชีพ", "Home visits by all professions", "visit", 0.5),
    (11, "วันครอบครัวดอยหมอก", "Misty Hill family day", "event", 1.6),
)  # fmt: skip


def monthly(first: date, last: date) -> Iterator[date]:
    """Return the second Tuesday of every month."""
    month = date(first.year, first.month, 1)
    while month <= last:
        tuesday = month + timedelta(days=(1 - month.weekday()) % 7 + 7)
        if first <= tuesday <= last:
            yield tuesday
        month = (month + timedelta(days=32)).replace(day=1)


class Gatherings:
    """Holds activities and lets people come, as warm and as near as they are."""

    def __init__(self, random: Random, people: list[PersonFact]) -> None:
        self.random = random
        self.people = people

    def held(self, first: date, last: date, title: tuple[str, str]) -> list[GatheringFact]:
        """Return the monthly activities and those of the year, by date."""
        days = list(monthly(first, last))
        made = [self._month(day, title) for day in days if day.month != 4]
        for year in sorted({day.year for day in days}):
            made.extend(self._yearly(year, first, last))
        return sorted(made, key=lambda gathering: gathering.on)

    def _month(self, day: date, title: tuple[str, str]) -> GatheringFact:
        thai = f"{title[0]} {THAI_MONTHS[day.month - 1]} {day.year + 543}"
        return self._gather(thai, f"{title[1]}, {day:%B %Y}", "meeting", day, 1.0)

    def _yearly(self, year: int, first: date, last: date) -> Iterator[GatheringFact]:
        for month, thai, english, kind, more in YEARLY:
            day = date(year, month, 20 + self.random.randrange(6))
            if first <= day <= last:
                yield self._gather(f"{thai} {year + 543}", f"{english} {year}", kind, day, more)

    def _gather(self, thai: str, english: str, kind: str, day: date, more: float) -> GatheringFact:
        there = [person for person in self.people if person.is_there(day)]
        present = [p.key for p in there if self.random.random() < self._chance(p, day) * more]
        away = [p.key for p in there if p.key not in set(present) and self.random.random() < 0.05]
        return GatheringFact(thai, english, kind, day, tuple(present), tuple(away))

    def _chance(self, person: PersonFact, day: date) -> float:
        """Return how likely ``person`` comes: less in the rains, and some stop in the last year."""
        season = 0.75 if day.month in {7, 8, 9} else 1.0
        tired = (
            0.05 if person.warmth > 0.7 and day.year == 2016 and len(person.given) % 3 == 0 else 1.0
        )
        return 0.62 * person.warmth * season * tired
