"""Telephones on a bad signal: whatever is cut off, every line is there once at the end.

Each telephone does what ``frontend/src/checkin`` does: it keeps lines until they are answered, sends
them in batches, and takes lines back. The signal is cut at random places: before a batch arrives,
in the middle of it, or after it was taken in, when only the answer is lost.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

if TYPE_CHECKING:
    from django.test import Client

    from malai.activities.models import Session

BATCH: Final = 20
START: Final = datetime(2016, 3, 5, 2, tzinfo=UTC)


class SignalCutError(Exception):
    """Nothing came back."""


@dataclass
class Signal:
    """The way to the server, cut by chance until a number of cuts is used up."""

    client: Client
    url: str
    chance: random.Random
    cuts: int
    seen: dict[str, int] = field(default_factory=dict)

    def send(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the answers, or cut."""
        body = json.dumps({"rows": list(rows)})
        place = self.chance.choice(("before", "middle", "after", "")) if self.cuts else ""
        if place:
            self.cuts -= 1
            self.seen[place] = self.seen.get(place, 0) + 1
        if place == "before":
            raise SignalCutError
        if place == "middle":
            body = body[: self.chance.randrange(len(body))]
        answer = self.client.post(self.url, body, content_type="application/json")
        if place or answer.status_code != 200:
            raise SignalCutError
        found: list[dict[str, Any]] = answer.json()["rows"]
        return found


@dataclass
class Telephone:
    """A queue on one telephone: every line with whether it was answered as it is now."""

    signal: Signal
    session: str
    people: Sequence[str]
    chance: random.Random
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def note(self) -> None:
        """Note somebody, or take a line back."""
        if self.rows and self.chance.random() < 0.15:
            key = self.chance.choice(list(self.rows))
            self.rows[key]["withdrawn"] = True
        else:
            key = str(UUID(int=self.chance.getrandbits(128)))
            at = START + timedelta(seconds=self.chance.randrange(3600))
            party = self.chance.choice(self.people)
            self.rows[key] = {
                "id": key,
                "session": self.session,
                "party": party,
                "came_at": at.isoformat(),
                "withdrawn": False,
            }
        self.waiting.add(key)

    def send(self) -> None:
        """Send a batch of what waits; a line is closed by its answer only."""
        keys = sorted(self.waiting)[:BATCH]
        try:
            answers = self.signal.send([self.rows[key] for key in keys])
        except SignalCutError:
            return
        self.waiting -= {one["id"] for one in answers if one["state"] == "taken"}


def run(signal: Signal, session: str, people: Sequence[str], *, seed: int) -> dict[str, str]:
    """Let two telephones work until all cuts are used up and both queues are empty.

    Returns who must be noted at the end, with the first time of each.
    """
    chance = random.Random(seed)
    phones = [Telephone(signal, session, people, chance) for _phone in range(2)]
    while signal.cuts:
        for phone in phones:
            phone.note()
            phone.send()
    while any(phone.waiting for phone in phones):
        for phone in phones:
            phone.send()
    expected: dict[str, str] = {}
    for row in (row for phone in phones for row in phone.rows.values()):
        if not row["withdrawn"]:
            expected[row["party"]] = min(row["came_at"], expected.get(row["party"], "9"))
    return expected


def noted(session: Session) -> dict[str, str]:
    """Return who is noted at a session on the server, with the time of each."""
    rows = session.attendances.select_related("party")
    return {
        str(row.party.public_id): row.came_at.isoformat() if row.came_at else "" for row in rows
    }
