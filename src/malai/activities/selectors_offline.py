"""The names that a telephone takes along. Each selector says its number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q

from malai.activities.models import Activity, Session
from malai.activities.selectors import expected_at
from malai.network.models import Party
from malai.network.reach import parties_seen

#: Names on one telephone: about 200 kB.
MOST: Final = 2000


def names_of(activity: Activity, sessions: Sequence[Session]) -> list[tuple[UUID, str]]:
    """Return public id and name of everybody who is expected, in Thai order. One query.

    The nickname stands behind the name. No other column is read.
    """
    wanted = Q(pk__in=[])
    for session in sessions:
        session.activity = activity
        wanted |= expected_at(session)
    rows = parties_seen(activity.workspace).filter(wanted).select_related("person")
    return [
        (party.public_id, name_on_list(party)) for party in rows.order_by("sort_key", "pk")[:MOST]
    ]


def name_on_list(party: Party) -> str:
    """Return a name with the nickname behind it; the facts were read with the party."""
    nickname = getattr(getattr(party, "person", None), "nickname", "")
    return f"{party.name} ({nickname})" if nickname else party.name
