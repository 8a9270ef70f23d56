"""What goes from the tables of attendance when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from malai.activities.models import Attendance
from malai.activities.models_attending import Arrival, Card, Certificate, SheetPhoto
from malai.files.models import StoredFile
from malai.files.services import files_erase
from malai.network.models import Party
from malai_core.text import name_key


class AttendingEraser:
    """Written names, cards and certificates go; that somebody came, and when, stays."""

    covers = frozenset({"activities.Arrival", "activities.Attendance", "activities.Certificate"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Blank names as written, also of those who wait; about four queries and one a workspace."""
        Arrival.objects.filter(party__in=party_ids).update(written="")
        Attendance.objects.filter(party__in=party_ids).update(hours_why="")
        Certificate.objects.filter(party__in=party_ids).delete()
        Card.objects.filter(party__in=party_ids).delete()
        _photos(party_ids)
        for party in Party.objects.filter(pk__in=party_ids):
            _waiting(party)


def _photos(party_ids: Sequence[int]) -> None:
    """Let go of photos that bear her signature: a picture cannot be blackened line by line."""
    signed = Q(sheet__lines__party__in=party_ids)
    there = Q(sheet=None, session__attendances__party__in=party_ids)
    photos = SheetPhoto.objects.filter(signed | there).distinct()
    files = list(StoredFile.objects.filter(pk__in=list(photos.values_list("file", flat=True))))
    SheetPhoto.objects.filter(pk__in=list(photos.values_list("pk", flat=True))).delete()
    files_erase(files)


def _waiting(party: Party) -> None:
    rows = Arrival.objects.filter(session__activity__workspace=party.workspace_id, party=None)
    named = [row.pk for row in rows.exclude(written="") if name_key(row.written) == party.match_key]
    Arrival.objects.filter(pk__in=named).update(written="…")
