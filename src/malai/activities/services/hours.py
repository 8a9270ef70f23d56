"""Lists of hours that leave Malai are noted."""

from __future__ import annotations

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded


def hours_export_note(*, by: User | None, workspace: Workspace, rows: int, reason: str) -> None:
    """Note who took a list of hours out, how long it was and what for."""
    with recorded("activities.hours_export", by=by, workspace=workspace, rows=rows, reason=reason):
        pass
