"""What a limited seat is told of people beyond its reach: that they exist, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from malai.accounts.models import Role, Scope, Seat, Workspace
from malai.network.models import Party
from malai.network.reach import parties_within
from malai.places.selectors import areas_named
from malai_core.text import name_key

#: Places named at most; a common name is in many.
PLACES: Final = 3
#: People to ask named at most.
ASKED: Final = 2


@dataclass(frozen=True, slots=True)
class Beyond:
    """Somebody of this whole name is on record in ``place`` (may be empty); ``ask`` may say more."""

    place: str
    ask: list[str]


def parties_beyond(workspace: Workspace, text: str) -> list[Beyond]:
    """Return where somebody of exactly this name is on record beyond the reach of the seat.

    Only a whole name counts, so that nothing can be found out letter by letter, and nothing but
    the province is told. Nothing for a seat that sees everything. At most four queries.
    """
    key = name_key(text)
    if workspace.seen_from is None or len(text.split()) < 2 or not key:
        return []
    there = Party.objects.filter(workspace=workspace, match_key=key)
    there = there.exclude(pk__in=there.filter(parties_within(workspace)).values("pk"))
    codes = sorted({code[:2] for code in there.values_list("area_code", flat=True)})
    areas = areas_named(codes)
    asked = _asked(workspace, codes)
    return [
        Beyond(areas[code].name if code in areas else "", asked.get(code, asked[""]))
        for code in codes[:PLACES]
    ]


def _asked(workspace: Workspace, codes: list[str]) -> dict[str, list[str]]:
    """Return whom to ask by province; under "" those who see everything. Two queries."""
    roles = (Role.MANAGER, Role.COORDINATOR, Role.OWNER)
    seats = Seat.objects.filter(workspace=workspace, role__in=roles).select_related("user")
    wide = [str(seat.user) for seat in seats.filter(scope=Scope.EVERYTHING).order_by("pk")]
    found = {"": wide[:ASKED]}
    where = Q()
    for code in codes:
        where |= Q(reach_areas__area_code__startswith=code)
    near = seats.filter(where, scope=Scope.AREAS).order_by("pk") if codes else seats.none()
    for name, area in near.values_list("user__name", "reach_areas__area_code"):
        found.setdefault(area[:2], []).append(name)
    return {code: names[:ASKED] for code, names in found.items()}
