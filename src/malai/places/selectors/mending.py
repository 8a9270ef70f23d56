"""Records whose area wants mending: abolished codes, and texts that say more than the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import Http404

from malai.accounts.models import Workspace
from malai.places import official
from malai.places.registries import Bearer, bearers
from malai.places.understanding import understood
from malai.places.wording import area_said
from malai_core.text import province_name

#: Records looked at for texts that say more; the rest follows when these are mended.
LOOKED_AT: Final = 2_000
ABOLISHED: Final = "abolished"
WRITTEN: Final = "written"


@dataclass(frozen=True, slots=True)
class Mend:
    """One record to mend: why, what it says now, and the areas it could mean."""

    kind: str
    bearer: str
    row: Any
    choices: tuple[str, ...]
    is_certain: bool = True

    @property
    def url(self) -> str:
        """The page of the record."""
        return bearers.entries[self.bearer].url_of(self.row)

    @property
    def said(self) -> str:
        """What the record says now."""
        if self.kind == ABOLISHED:
            return area_said(self.row.area_code)
        return str(self.row.area_written)

    @property
    def since(self) -> str:
        """When the area was abolished, as ISO text; empty otherwise."""
        gone = official.abolished().get(self.row.area_code)
        return gone.on if gone and self.kind == ABOLISHED else ""

    @property
    def picks(self) -> list[tuple[str, str]]:
        """The areas it could mean, in words."""
        return [(code, area_said(code)) for code in self.choices]


def mends_of(workspace: Workspace) -> Iterator[Mend]:
    """Return the records to mend, those with an abolished code first.

    Two queries for each kind of row, two more where something is found. Looks at the first
    ``LOOKED_AT`` texts of each kind of row.
    """
    for name, bearer in bearers.entries.items():
        yield from _abolished(name, bearer, workspace)
    for name, bearer in bearers.entries.items():
        yield from _written(name, bearer, workspace)


def _rows(bearer: Bearer, workspace: Workspace) -> QuerySet[Any]:
    rows: QuerySet[Any] = bearer.model._default_manager.filter(workspace=workspace)
    return rows.select_related("workspace").order_by("pk")


def _abolished(name: str, bearer: Bearer, workspace: Workspace) -> Iterator[Mend]:
    rows = _rows(bearer, workspace)
    known = rows.exclude(area_code="").order_by().values_list("area_code", flat=True).distinct()
    gone = [code for code in known if code in official.abolished() and not official.is_in_use(code)]
    for row in rows.filter(area_code__in=gone) if gone else ():
        old = official.abolished()[row.area_code]
        yield Mend(ABOLISHED, name, row, old.successors, is_certain=old.is_certain)


def _written(name: str, bearer: Bearer, workspace: Workspace) -> Iterator[Mend]:
    rows = _rows(bearer, workspace).exclude(area_written="").filter(area_version="")
    rows = rows.annotate(known=Length("area_code")).filter(known__lt=6)
    for row in rows[:LOOKED_AT]:
        if choices := finer(row.area_code, row.area_written):
            yield Mend(WRITTEN, name, row, choices)


def finer(code: str, written: str) -> tuple[str, ...]:
    """Return the areas that ``written`` means inside ``code`` and that say more than it.

    A text often leaves out the province that the record knows.
    """
    meant = understood(written)
    if code and not meant.code.startswith(code):
        whole = province_name(code[:2]).th
        meant = understood(f"{written} จ.{whole}")
    found = meant.choices or ((meant.code,) if meant.code else ())
    return tuple(one for one in found if one.startswith(code) and len(one) > len(code))


def mend_named(workspace: Workspace, bearer: str, public_id: UUID) -> Mend:
    """Return what one record could be mended to. One query.

    Raises
    ------
    Http404
        No such kind of row, no such row here, or nothing to mend.
    """
    kind = bearers.entries.get(bearer)
    row = _rows(kind, workspace).filter(public_id=public_id).first() if kind else None
    if row is None:
        raise Http404
    old = official.abolished().get(row.area_code)
    if old and not official.is_in_use(row.area_code):
        return Mend(ABOLISHED, bearer, row, old.successors, is_certain=old.is_certain)
    if choices := finer(row.area_code, row.area_written):
        return Mend(WRITTEN, bearer, row, choices)
    raise Http404
