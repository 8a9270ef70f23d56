"""Working areas, and lists narrowed by an area of any level or by a working area."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.kernel.fields import holds_on
from malai.places.models import WorkingArea


def working_areas_of(workspace: Workspace) -> QuerySet[WorkingArea]:
    """Return the working areas with how many official ones each holds, those of today first."""
    rows = WorkingArea.objects.filter(workspace=workspace).annotate(count=Count("parts"))
    return rows.order_by("until", "name_th", "name_en", "pk")


def working_areas_now(workspace: Workspace, day: date) -> QuerySet[WorkingArea]:
    """Return the working areas that hold on ``day``. One query."""
    return working_areas_of(workspace).filter(holds_on(day))


def working_area_named(workspace: Workspace, public_id: UUID) -> WorkingArea:
    """Return one working area. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    rows = WorkingArea.objects.select_related("workspace")
    found = rows.filter(workspace=workspace, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def codes_of(area: WorkingArea) -> list[str]:
    """Return the official codes of a working area, in their order. One query."""
    return list(area.parts.order_by("code").values_list("code", flat=True))


def within(codes: Iterable[str], field: str = "area_code") -> Q:
    """Return the filter of rows in one of these areas, of any level. Nothing fits no code.

    A record that names only a larger area is not in it: nobody knows.
    """
    found = Q(pk__in=[])
    wanted = list(codes)
    smallest = [code for code in wanted if len(code) == 6]
    if smallest:
        found |= Q(**{f"{field}__in": smallest})
    for code in wanted:
        if len(code) < 6:
            found |= Q(**{f"{field}__startswith": code})
    return found
