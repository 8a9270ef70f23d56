"""Notes about ties where parties are asked about: on their timelines and in a person's own copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from malai.accounts.models import Workspace
from malai.kernel.registries import TimelineEvent
from malai.network.models import Party, Tie, TieNote
from malai.network.reach import ties_seen
from malai.network.timeline_beside import private_event, shortened

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _of_ties(party_ids: Sequence[int], ties: QuerySet[Tie] | None = None) -> QuerySet[TieNote]:
    ends = Q(tie__source__in=party_ids) | Q(tie__target__in=party_ids)
    rows = TieNote.objects.filter(ends).select_related("tie__source", "tie__target").order_by("pk")
    return rows if ties is None else rows.filter(tie__in=ties)


def _with_others(
    rows: QuerySet[TieNote], party_ids: Sequence[int]
) -> Iterator[tuple[int, Party, TieNote]]:
    """Yield each note for each of its ends that was asked about, with the other end."""
    wanted = set(party_ids)
    for row in rows:
        for end, other in ((row.tie.source, row.tie.target), (row.tie.target, row.tie.source)):
            if end.pk in wanted:
                yield end.pk, other, row


class TieNotesTimeline:
    """Notes about ties as lines of both ends, as private as a telephone number."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. One query for any number of parties."""
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        rows = _of_ties(party_ids, ties_seen(workspace))
        for party, other, row in _with_others(rows, party_ids):
            said = {"other": other.name, "text": shortened(row.text)}
            text = _("Note about the relationship with %(other)s: %(text)s") % said
            events[party].append(private_event(row, "file-text", text))
        return events


class TieNotesData:
    """Notes about ties of a person, for her own copy."""

    #: No field of a note points at a party: its tie does.
    covers: frozenset[str] = frozenset()
    title: StrOrPromise = gettext_lazy("Notes about relationships")

    def rows_for(self, party_ids: Sequence[int]) -> Mapping[int, list[dict[str, Any]]]:
        """Return readable rows by party. One query."""
        rows: dict[int, list[dict[str, Any]]] = {}
        for party, other, row in _with_others(_of_ties(party_ids), party_ids):
            told = {"with": str(other), "on": row.on.iso if row.on else "", "note": row.text}
            rows.setdefault(party, []).append(told)
        return rows
