"""Working areas made, changed and filled. Each function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.audit.services.undoing import raw_delete
from malai.places import official
from malai.places.models import WorkingArea, WorkingAreaPart
from malai.places.wording import area_said

FIELDS: Final = ("name_th", "name_en", "kind", "since", "until", "note")


def working_area_create(
    *, by: User | None, workspace: Workspace, fields: Mapping[str, Any]
) -> WorkingArea:
    """Make a working area without parts; ``fields`` are those of ``FIELDS``.

    Raises
    ------
    ValidationError
        No name, or it ends before it begins; by field.
    """
    area = WorkingArea(workspace=workspace)
    _fill(area, fields)
    with recorded(
        "places.working_area_create", by=by, workspace=workspace, name=str(area)
    ) as trace:
        trace.about(area.public_id)
        return trace.create(area)


def working_area_change(
    *, by: User | None, area: WorkingArea, fields: Mapping[str, Any]
) -> WorkingArea:
    """Change name, kind, dates or note.

    Raises
    ------
    ValidationError
        As ``working_area_create``.
    """
    with recorded(
        "places.working_area_change", by=by, workspace=area.workspace, subject=area.public_id
    ) as trace:
        trace.changing([area])
        _fill(area, fields)
        area.save()
        trace.say(name=str(area))
    return area


def _fill(area: WorkingArea, fields: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(area, name, fields[name])
    if not (area.name_th or area.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    if area.since and area.until and area.until.last_day < area.since.first_day:
        raise ValidationError({"until": _("The end lies before the beginning.")})
    area.full_clean(validate_unique=False)


def parts_add(*, by: User | None, area: WorkingArea, codes: Sequence[str]) -> int:
    """Put official areas into a working area; returns how many were new.

    Raises
    ------
    ValidationError
        No area, or one that is not in use.
    """
    known = set(area.parts.values_list("code", flat=True))
    fresh = [code for code in dict.fromkeys(codes) if code not in known]
    if not codes or any(not official.is_in_use(code) for code in fresh):
        raise ValidationError({"area": _("Choose an area.")})
    with recorded(
        "places.parts_add",
        by=by,
        workspace=area.workspace,
        subject=area.public_id,
        name=str(area),
        count=len(fresh),
    ) as trace:
        rows = (WorkingAreaPart(working_area=area, code=code) for code in fresh)
        trace.create_all(WorkingAreaPart, rows)
    return len(fresh)


def part_remove(*, by: User | None, part: WorkingAreaPart) -> None:
    """Take one official area out of a working area."""
    area = part.working_area
    with recorded(
        "places.part_remove",
        by=by,
        workspace=area.workspace,
        subject=area.public_id,
        name=str(area),
        area=area_said(part.code),
    ) as trace:
        trace.deleting([part])
        raw_delete(WorkingAreaPart._base_manager.filter(pk=part.pk))
