"""What goes from the tables of attendance when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence

from malai.activities.models_attending import Arrival, Card, Certificate
from malai.network.models import Party
from malai_core.text import name_key


class AttendingEraser:
    """Written names, cards and certificates go; that somebody came, and when, stays."""

    covers = frozenset({"activities.Arrival", "activities.Certificate"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Blank names as written, also of those who wait; about four queries and one a workspace."""
        Arrival.objects.filter(party__in=party_ids).update(written="")
        Certificate.objects.filter(party__in=party_ids).delete()
        Card.objects.filter(party__in=party_ids).delete()
        for party in Party.objects.filter(pk__in=party_ids):
            _waiting(party)


def _waiting(party: Party) -> None:
    rows = Arrival.objects.filter(session__activity__workspace=party.workspace_id, party=None)
    named = [row.pk for row in rows.exclude(written="") if name_key(row.written) == party.match_key]
    Arrival.objects.filter(pk__in=named).update(written="…")
