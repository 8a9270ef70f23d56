"""Series of activities: one of them with its activities."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import Activity, Series
from malai.activities.selectors import activities_seen, came_to, observers_at


@dataclass(frozen=True, slots=True)
class Turn:
    """One activity of a series, its place in it, and how many people came."""

    activity: Activity
    place: int
    came: int
    observers: int = 0


def series_named(workspace: Workspace, public_id: UUID) -> Series:
    """Return one series with something in it that is seen. One query.

    Raises
    ------
    Http404
        It is absent, or nothing of it is seen from here: the two look alike.
    """
    seen = activities_seen(workspace).order_by().values("series")
    rows = Series.objects.select_related("network").filter(workspace=workspace, pk__in=seen)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row


def turns_of(series: Series) -> list[Turn]:
    """Return the activities of a series by day. Three queries."""
    rows = list(
        activities_seen(series.workspace)
        .filter(series=series)
        .select_related("place", "own_kind")
        .order_by("starts", "pk")
    )
    came, observers = came_to(series.workspace, rows), observers_at(series.workspace, rows)
    return [
        Turn(row, place, came.get(row.pk, 0), observers.get(row.pk, 0))
        for place, row in enumerate(rows, start=1)
    ]
