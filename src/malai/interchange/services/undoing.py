"""Taking a whole import back."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import override

from malai.accounts.models import User
from malai.audit.models import Act
from malai.audit.services import UndoRefusedError, act_undo
from malai.interchange.bridge import MOST_ROWS_AT_ONCE
from malai.interchange.models import Import, ImportState
from malai.interchange.services.states import UNFORESEEN, step


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


def import_undo_ask(*, by: User | None, row: Import) -> Import:
    """Take a small import back now, leave a large one to the worker.

    Raises
    ------
    UndoRefusedError
        As ``import_undo``, of a small one.
    ImportRefusedError
        Somebody else has just asked for it.
    """
    if row.rows <= MOST_ROWS_AT_ONCE or row.state != ImportState.DONE:
        import_undo(by=by, row=row)
        return row
    from malai.interchange.tasks import undo_in_worker

    step(row, (ImportState.DONE,), ImportState.UNDOING)
    undo_in_worker.enqueue(str(row.public_id), by.pk if by else None)
    row.refresh_from_db()
    return row


def import_undo_large(*, by: User | None, public_id: UUID) -> None:
    """Take a large import back; a refusal becomes a sentence on the row, which is as before."""
    row = Import.objects.select_related("act").get(public_id=public_id)
    if row.state != ImportState.UNDOING:
        return
    try:
        import_undo(by=by, row=row)
    except UndoRefusedError:
        _refused(by, row)
    except Exception:
        _back_to_done(row, UNFORESEEN.th, UNFORESEEN.en)
        raise


def _refused(by: User | None, row: Import) -> None:
    """Ask once more in each language: the refusal is said in that of the thread."""
    said = []
    for language in ("th", "en"):
        with override(language):
            try:
                import_undo(by=by, row=row)
            except UndoRefusedError as error:
                said.append(str(error))
    if len(said) == 2:
        _back_to_done(row, *said)


def _back_to_done(row: Import, thai: str, english: str) -> None:
    Import.objects.filter(pk=row.pk, state=ImportState.UNDOING).update(
        state=ImportState.DONE, trouble_th=thai, trouble_en=english
    )


def import_undone(act: Act) -> None:
    """Mark the import of an undone act; the history may have undone it too."""
    Import.objects.filter(act=act).update(state=ImportState.UNDONE)
