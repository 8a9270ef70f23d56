"""Mending areas of records: one by one, or all of a kind where there is one answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.images import batched
from malai.audit.services import Recorder, recorded
from malai.places import official
from malai.places.address import LONGEST
from malai.places.models import Addressed
from malai.places.selectors.mending import WRITTEN, Mend, mends_of
from malai.places.understanding import understood
from malai.places.wording import area_said

#: Records mended in one act; a long list takes a few taps, and each can be taken back.
AT_ONCE: Final = 2_000


def area_mend(*, by: User | None, workspace: Workspace, mend: Mend, code: str) -> Any:  # noqa: ANN401 - a row of any room
    """Give one record the area that was chosen for it; what was written stays.

    Raises
    ------
    ValidationError
        ``code`` is none of the choices.
    """
    if code not in mend.choices:
        raise ValidationError(_("Choose one of the areas shown."))
    with recorded(
        "places.area_mend",
        by=by,
        workspace=workspace,
        subject=mend.row.public_id,
        name=str(mend.row),
        area=area_said(code),
    ) as trace:
        _write(trace, [mend], {mend.row.pk: code})
    return mend.row


def areas_mend(*, by: User | None, workspace: Workspace, kind: str) -> int:
    """Mend all records of ``kind`` that have one answer, in one act; returns how many.

    At most ``AT_ONCE`` of them. About four queries for every 500 rows.
    """
    found = [m for m in mends_of(workspace) if m.kind == kind and len(m.choices) == 1]
    found = found[:AT_ONCE]
    with recorded("places.areas_mend", by=by, workspace=workspace, count=len(found)) as trace:
        for model in {type(mend.row) for mend in found}:
            mine = [mend for mend in found if type(mend.row) is model]
            _write(trace, mine, {mend.row.pk: mend.choices[0] for mend in mine})
    return len(found)


def _write(trace: Recorder, mends: Sequence[Mend], codes: dict[int, str]) -> None:
    rows = [mend.row for mend in mends]
    trace.changing(rows)
    for mend in mends:
        _fill(mend, codes[mend.row.pk])
    columns = ["area_code", "area_version", "updated_at"]
    if rows and isinstance(rows[0], Addressed):
        columns += ["house_no", "moo", "village", "soi", "postal"]
    for part in batched(rows):
        type(part[0])._default_manager.bulk_update(part, columns)


def _fill(mend: Mend, code: str) -> None:
    """Set the code, and from a text also house and village where the record has none."""
    row = mend.row
    row.area_code, row.area_version = code, official.version()
    if mend.kind != WRITTEN or not isinstance(row, Addressed):
        return
    parts = understood(row.area_written).parts
    for name in ("house_no", "moo", "village", "soi", "postal"):
        setattr(row, name, getattr(row, name) or getattr(parts, name)[: LONGEST[name]])
