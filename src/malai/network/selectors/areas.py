"""Lists narrowed by an area of any level, step by step, or by a working area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from malai.accounts.models import Workspace
from malai.network.reach import parties_seen
from malai.places import official
from malai.places.models import Area, WorkingArea
from malai.places.selectors.working import codes_of, within, working_areas_now, working_areas_of
from malai.places.wording import area_said, level_labels, part_said


@dataclass(frozen=True)
class AreaAsked:
    """What an address asks of areas: ``area`` (a code), ``working`` (a public id)."""

    workspace: Workspace
    code: str
    working_id: str

    @classmethod
    def of(cls, workspace: Workspace, asked: Mapping[str, str]) -> AreaAsked:
        """Read an address; a code that nobody knows is passed over.

        The smallest of the selects counts that lies in the larger ones: a district of another
        province is what was there before the province was changed.
        """
        code = _known(asked.get("province", ""))
        for part in (asked.get("area", ""), asked.get("subarea", "")):
            if _known(part).startswith(code) and len(part) > len(code):
                code = part
        return cls(workspace, code, asked.get("working", ""))

    @cached_property
    def working(self) -> WorkingArea | None:
        """The working area that is asked for. One query where there is one."""
        if not self.working_id:
            return None
        rows = working_areas_of(self.workspace)
        return next((row for row in rows if str(row.public_id) == self.working_id), None)

    @property
    def filter(self) -> Q:
        """The filter on ``Party``. One query more where a working area is asked for."""
        found = within([self.code]) if len(self.code) > 2 else Q()
        return found & within(codes_of(self.working)) if self.working else found

    @property
    def chips(self) -> Mapping[str, str]:
        """What the list is narrowed to, in words, by parameter."""
        return {
            "area": area_said(self.code) if len(self.code) > 2 else "",
            "working": self.working.name if self.working else "",
        }

    @property
    def labels(self) -> dict[str, str]:
        """The words for the levels; Bangkok has its own."""
        return level_labels(self.code[:2])

    @property
    def district(self) -> str:
        """The district that is chosen, or that the chosen subdistrict lies in."""
        return self.code[:4] if len(self.code) >= 4 else ""

    @cached_property
    def codes(self) -> list[str]:
        """Areas of this province that records name. Two queries where a province is chosen.

        One look for each area of the province, however many live there.
        """
        if not self.code:
            return []
        province, rows = self.code[:2], parties_seen(self.workspace).order_by()
        gone = [code for code in official.abolished() if code.startswith(province)]
        old = rows.filter(area_code__in=gone).values_list("area_code", flat=True).distinct()
        there = Exists(rows.filter(area_code=OuterRef("code")))
        areas = Area.objects.filter(there, code__startswith=province).order_by()
        return sorted({*old, *areas.values_list("code", flat=True)})

    @property
    def districts(self) -> list[tuple[str, str]]:
        """Districts of the chosen province where somebody is."""
        return self._offered({code[:4] for code in self.codes if len(code) >= 4})

    @property
    def subdistricts(self) -> list[tuple[str, str]]:
        """Subdistricts of the chosen district where somebody is."""
        inside = self.district
        return self._offered(
            {code for code in self.codes if len(code) == 6 and code.startswith(inside)}
            if inside
            else set()
        )

    def _offered(self, codes: set[str]) -> list[tuple[str, str]]:
        """Return areas with their names; the chosen one stays even where nobody is."""
        length = len(next(iter(codes), ""))
        chosen = {self.code[:length]} if length and len(self.code) >= length else set()
        return sorted(((c, part_said(c)) for c in codes | chosen), key=lambda one: one[1])

    @cached_property
    def offered(self) -> list[WorkingArea]:
        """Working areas of today. One query."""
        return list(working_areas_now(self.workspace, timezone.localdate()))


def _known(code: str) -> str:
    return code if official.is_in_use(code) or code in official.abolished() else ""
