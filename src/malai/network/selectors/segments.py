"""Saved lists: which ones somebody sees, and their exceptions."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404, QueryDict

from malai.access.doors import OpenSeat
from malai.network.models import Segment, SegmentMark
from malai.network.reach import ends_within
from malai.network.selectors.narrowing import needs_of


def segments_of(seat: OpenSeat, *, is_people: bool | None = None) -> list[Segment]:
    """Return the saved lists that this seat sees: shared ones and its own. One query.

    A list that rests on what the seat may not see is not among them.
    """
    theirs = Q(is_shared=True) | Q(made_by=seat.seat.user)
    rows = Segment.objects.filter(theirs, workspace=seat.workspace).select_related("made_by")
    rows = rows if is_people is None else rows.filter(is_people=is_people)
    count = {"put_in": Count("marks", filter=Q(marks__is_in=True)),
             "left_out": Count("marks", filter=Q(marks__is_in=False))}  # fmt: skip
    return [row for row in rows.annotate(**count) if _may_see(seat, row)]


def segment_named(seat: OpenSeat, public_id: UUID) -> Segment:
    """Return one saved list that this seat sees. One query.

    Raises
    ------
    Http404
        It is absent, of another workspace, somebody's own, or rests on what the seat may not see.
    """
    for segment in segments_of(seat):
        if segment.public_id == public_id:
            segment.workspace = seat.workspace
            return segment
    raise Http404


def asked_by(segment: Segment) -> dict[str, str]:
    """Return the parameters that a saved list keeps."""
    return {name: str(value) for name, value in QueryDict(segment.query).items()}


def _may_see(seat: OpenSeat, segment: Segment) -> bool:
    return all(seat.may(action) for action in needs_of(asked_by(segment)))


def marks_of(segment: Segment) -> QuerySet[SegmentMark]:
    """Return the exceptions of a saved list with their parties, those put in first. One query."""
    seen = ends_within(segment.workspace, "party")
    rows = SegmentMark.objects.filter(seen, segment=segment).select_related("party")
    return rows.order_by("-is_in", "party__sort_key", "pk")
