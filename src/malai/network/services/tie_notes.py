"""Notes about a tie: written, changed, taken away. Each is one act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Tie, TieNote
from malai_core.text import PartialDate


@contextmanager
def _about(action: str, by: User | None, tie: Tie) -> Iterator[Recorder]:
    """Open an act about a tie."""
    with recorded(
        action,
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        source=str(tie.source),
        target=str(tie.target),
    ) as trace:
        yield trace


def tie_note_add(*, by: User | None, tie: Tie, text: str, on: PartialDate | None) -> TieNote:
    """Write a note about a tie.

    Raises
    ------
    ValidationError
        No text.
    """
    note = TieNote(workspace=tie.workspace, tie=tie, text=text.strip(), on=on, written_by=by)
    note.full_clean(validate_unique=False, exclude=["written_by"])
    with _about("network.tie_note_add", by, tie) as trace:
        return trace.create(note)


def tie_note_change(
    *, by: User | None, note: TieNote, text: str, on: PartialDate | None
) -> TieNote:
    """Change a note; who wrote it first stays.

    Raises
    ------
    ValidationError
        No text.
    """
    with _about("network.tie_note_change", by, note.tie) as trace:
        trace.changing([note])
        note.text, note.on = text.strip(), on
        note.full_clean(validate_unique=False, exclude=["written_by"])
        note.save()
    return note


def tie_note_remove(*, by: User | None, note: TieNote) -> None:
    """Take a note away; the history can bring it back."""
    with _about("network.tie_note_remove", by, note.tie) as trace:
        trace.deleting([note])
        rows_drop([note])
