"""Who a name could be. Each selector says its number of queries."""

from __future__ import annotations

from typing import Final

from malai.activities.models import Activity, Session
from malai.activities.models_attending import Arrival, ArrivalState
from malai.activities.selectors_arriving import arrivals_waiting
from malai.network.models import Party, PartyKind
from malai.network.reach import parties_seen
from malai.network.selectors.parties import with_belongings
from malai.network.selectors.search import by_rank, parties_matching, people_named
from malai_core.text import name_key, split_name

#: People offered for one name.
OFFERED: Final = 8


def like_named(session: Session, name: str) -> list[Party]:
    """Return the people a name could be, likeliest first: whole name, nickname, given name.

    At most eight queries.
    """
    workspace = session.activity.workspace
    exact = people_named(workspace, [name])[name]
    found = {party.pk: None for party in exact}
    given = split_name(name).given
    for text in dict.fromkeys([name, given]):
        if text and len(found) < OFFERED:
            rows = by_rank(parties_matching(workspace, text)).filter(kind=PartyKind.PERSON)
            found |= dict.fromkeys(rows.values_list("pk", flat=True)[:OFFERED])
    keys = list(found)[:OFFERED]
    rows = with_belongings(parties_seen(workspace).filter(pk__in=keys), workspace)
    by_key = {party.pk: party for party in rows}
    return [by_key[key] for key in keys if key in by_key]


def same_waiting(session: Session, name: str) -> list[Arrival]:
    """Return the waiting lines of one session that bear this name, however it was spaced."""
    rows = Arrival.objects.filter(session=session, state=ArrivalState.WAITING)
    key = name_key(name)
    return [row for row in rows if name_key(row.written) == key]


def waiting_names(activity: Activity) -> list[Arrival]:
    """Return one waiting line of each name and session, the first that came. One query."""
    found: dict[tuple[int, str], Arrival] = {}
    for row in arrivals_waiting(activity).order_by("pk"):
        row.session.activity = activity
        found.setdefault((row.session_id, name_key(row.written)), row)
    return list(found.values())
