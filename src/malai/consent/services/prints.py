"""Noting that names left on paper."""

from __future__ import annotations

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded


def print_note(*, by: User | None, workspace: Workspace, rows: int, reason: str) -> None:
    """Note who printed a list of people, how many names it holds and what for."""
    with recorded(
        "consent.sheet_print",
        by=by,
        workspace=workspace,
        subject=workspace.public_id,
        name=str(workspace),
        format="pdf",
        reason=reason,
        rows=rows,
        contacts=False,
    ):
        pass
