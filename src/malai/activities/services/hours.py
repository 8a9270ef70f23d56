"""Hours are approved or not counted, and lists of them that leave Malai are noted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import Attendance, HoursState
from malai.activities.selectors_hours import stay_at
from malai.audit.services import recorded

#: Fields that say what became of hours.
FIELDS: Final = ("hours_state", "hours_minutes", "hours_why", "hours_by", "updated_at")


def hours_approve(*, by: User, workspace: Workspace, rows: Sequence[Attendance]) -> int:
    """Approve the hours of these lines as they are now; return of how many.

    Lines whose hours nobody knows are passed over: there is nothing to approve. One act for all.
    """
    known = [(row, stay_at(row).minutes) for row in rows]
    approved = [row for row, minutes in known if minutes is not None]
    for row, minutes in known:
        row.hours_state, row.hours_minutes, row.hours_why = HoursState.APPROVED, minutes, ""
    return _written(by, workspace, approved, HoursState.APPROVED)


def hours_decline(*, by: User, workspace: Workspace, rows: Sequence[Attendance], why: str) -> int:
    """Leave the hours of these lines out of what counts, with a reason; they are never deleted.

    Raises
    ------
    ValidationError
        No reason.
    """
    if not why.strip():
        raise ValidationError({"why": _("Say why these hours do not count.")})
    for row in rows:
        row.hours_state, row.hours_minutes = HoursState.DECLINED, None
        row.hours_why = why.strip()[:300]
    return _written(by, workspace, rows, HoursState.DECLINED)


def _written(by: User, workspace: Workspace, rows: Sequence[Attendance], state: str) -> int:
    if not rows:
        return 0
    with recorded("activities.hours_settle", by=by, workspace=workspace) as trace:
        trace.changing(Attendance.objects.select_for_update().filter(pk__in=[r.pk for r in rows]))
        for row in rows:
            row.hours_by = by
        Attendance.objects.bulk_update(rows, FIELDS, batch_size=200)
        trace.say(count=len(rows), state=str(state))
    return len(rows)


def hours_export_note(*, by: User | None, workspace: Workspace, rows: int, reason: str) -> None:
    """Note who took a list of hours out, how long it was and what for."""
    with recorded("activities.hours_export", by=by, workspace=workspace, rows=rows, reason=reason):
        pass
