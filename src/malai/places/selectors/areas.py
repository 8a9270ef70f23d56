"""Areas by code and in order."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from malai.places.models import Area, AreaLevel
from malai.places.wording import area_said


def areas_named(codes: Iterable[str]) -> dict[str, Area]:
    """Return the areas of ``codes`` and the wholes they are parts of, by code. One query."""
    wanted = {code[:length] for code in codes if code for length in (2, 4, 6)}
    return Area.objects.in_bulk(wanted)


def area_name(code: str) -> str:
    """Return an area with the wholes it lies in, in the language of the page. No queries."""
    return area_said(code)


def provinces() -> QuerySet[Area]:
    """Return the 77 provinces in Thai order. One query."""
    return Area.objects.filter(level=AreaLevel.PROVINCE).order_by("sort_key", "code")


def parts_of(code: str) -> QuerySet[Area]:
    """Return the districts of a province, or the subdistricts of a district. One query."""
    level = AreaLevel.DISTRICT if len(code) == 2 else AreaLevel.SUBDISTRICT
    return Area.objects.filter(level=level, code__startswith=code).order_by("sort_key", "code")
