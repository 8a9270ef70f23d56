"""Taking a whole import back."""

from __future__ import annotations

from malai.accounts.models import User
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.interchange.models import Import, ImportState


def import_undo(*, by: User | None, row: Import) -> None:
    """Take back everything the import wrote, as one act.

    The caller has passed a door with ``HISTORY_UNDO``.

    Raises
    ------
    UndoRefusedError
        Later work depends on it, or it was undone already.
    """
    if row.act is not None:
        act_undo(by=by, act=row.act)
        row.refresh_from_db()


def import_undone(act: Act) -> None:
    """Mark the import of an undone act; the history may have undone it too."""
    Import.objects.filter(act=act).update(state=ImportState.UNDONE)
