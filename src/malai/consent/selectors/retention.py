"""Who was not seen for years: by everything dated that any room knows of a person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from malai.accounts.models import Workspace
from malai.consent.models import Review
from malai.consent.selectors.sensitive import rules_of
from malai.kernel.registries import timelines
from malai.network.models import Party, PartyKind
from malai.network.reach import parties_seen

#: People looked at for one page; the next page begins behind the last of them.
LOOKED_AT: Final = 1_000
#: A record that somebody decided to keep is not asked about for so long.
KEPT_FOR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class NotSeen:
    """A person and the day she was last seen, as ISO text, possibly partial."""

    party: Party
    last: str


@dataclass(frozen=True, slots=True)
class NotSeenPage:
    """Those of the people looked at who were not seen, and where the next page begins."""

    rows: list[NotSeen]
    next_after: int | None
    years: int


def not_seen(workspace: Workspace, *, after: int = 0, day: date | None = None) -> NotSeenPage:
    """Return people not seen for the years that the workspace decided. Four queries and timelines.

    Seen means anything dated on the timeline, or a check of the record; without both, the day the
    record was made. Putting a fact right by hand is such a check; files brought in are none, nor
    is a note without a day.
    """
    today = day or timezone.localdate()
    years = rules_of(workspace).review_after_years
    limit = f"{today.year - years}{today.isoformat()[4:]}"
    kept = Review.objects.filter(party=OuterRef("pk"), kept_on__gt=today - KEPT_FOR)
    people = parties_seen(workspace).filter(kind=PartyKind.PERSON, pk__gt=after)
    rows = list(people.filter(~Exists(kept)).order_by("pk")[: LOOKED_AT + 1])
    is_more = len(rows) > LOOKED_AT
    looked = rows[:LOOKED_AT]
    last = _last_seen([party.pk for party in looked], workspace)
    found = [NotSeen(one, _last(one, last[one.pk])) for one in looked]
    gone = sorted((one for one in found if one.last < limit), key=lambda one: one.last)
    return NotSeenPage(gone, looked[-1].pk if is_more else None, years)


def _last_seen(keys: list[int], workspace: Workspace) -> dict[int, str]:
    last: dict[int, str] = defaultdict(str)
    for room in timelines:
        for key, events in room.events_for(keys, workspace).items():
            last[key] = max([last[key], *(event.on for event in events if event.is_meeting)])
    return last


def _last(party: Party, event: str) -> str:
    checked = party.verified_on.isoformat() if party.verified_on else ""
    return max(event, checked) or timezone.localtime(party.created_at).date().isoformat()
