"""Sensitive facts without their values, who looked at them, who may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from malai.access.models import Grant
from malai.access.policy import Action, may
from malai.accounts.models import Seat, Workspace
from malai.consent.models import DataRules, SensitiveFact, SensitiveView
from malai.network.models import Party
from malai.network.reach import ends_within

#: Looks on one page of the list.
PAGE = 50


def facts_of(party: Party) -> QuerySet[SensitiveFact]:
    """Return the facts of a person without their values. One query."""
    return SensitiveFact.objects.filter(party=party).defer("value").order_by("kind")


def fact_named(workspace: Workspace, public_id: UUID) -> SensitiveFact:
    """Return one fact. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = SensitiveFact.objects.select_related("party__workspace", "workspace")
    seen = ends_within(workspace, "party")
    found = rows.filter(seen, workspace=workspace, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def views_of(workspace: Workspace, *, before: int | None = None) -> list[SensitiveView]:
    """Return who looked at what, newest first, at most ``PAGE`` and one more. One query."""
    rows = SensitiveView.objects.filter(ends_within(workspace, "party"), workspace=workspace)
    rows = rows.select_related("party", "by")
    rows = rows.filter(pk__lt=before) if before else rows
    return list(rows.order_by("-pk")[: PAGE + 1])


def views_of_party(party_id: int, count: int = 5) -> list[SensitiveView]:
    """Return the latest looks at the facts of one person. One query."""
    rows = SensitiveView.objects.filter(party=party_id).select_related("by")
    return list(rows.order_by("-pk")[:count])


def rules_of(workspace: Workspace) -> DataRules:
    """Return the decisions of a workspace; unsaved careful ones where none were made. One query."""
    return DataRules.objects.filter(workspace=workspace).first() or DataRules(workspace=workspace)


@dataclass(frozen=True, slots=True)
class SeatRight:
    """One seat, and whether it sees sensitive facts by its role or by a grant."""

    seat: Seat
    by_role: bool
    by_grant: bool


def rights_of(workspace: Workspace) -> list[SeatRight]:
    """Return every seat with its right. One query."""
    granted = Grant.objects.filter(seat=OuterRef("pk"), action=Action.SENSITIVE_READ.value)
    rows: Any = Seat.objects.filter(workspace=workspace).select_related("user")
    rows = rows.annotate(is_granted=Exists(granted)).order_by("pk")
    return [SeatRight(row, may(row.role, Action.SENSITIVE_READ), row.is_granted) for row in rows]


def facts_to_export(workspace: Workspace) -> Iterator[SensitiveFact]:
    """Return all facts with their values, in Thai order of the people, streamed. One query."""
    rows = SensitiveFact.objects.filter(ends_within(workspace, "party"), workspace=workspace)
    rows = rows.select_related("party")
    return rows.order_by("party__sort_key", "party", "kind").iterator(chunk_size=2_000)
