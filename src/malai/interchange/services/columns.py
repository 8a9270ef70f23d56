"""Headings that somebody explained: remembered for the workspace, and forgotten again."""

from __future__ import annotations

from collections.abc import Iterable

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.audit.services.undoing import raw_delete
from malai.interchange.memory import is_memorable
from malai.interchange.models import KnownColumn
from malai_core.reading.vocabulary import head_key

#: Letters of a heading that are kept.
LONGEST = 300


def columns_remember(
    *, by: User | None, workspace: Workspace, said: Iterable[tuple[str, str, str]]
) -> None:
    """Remember (kind of sheet, heading, meaning) for the files of ``workspace`` that come later.

    A later word about the same heading takes the place of the earlier one. Nothing is written
    where nothing is worth remembering.
    """
    new = [one for one in said if is_memorable(one[1], one[2])]
    if not new:
        return
    names = ", ".join(heading for _kind, heading, _meaning in new)
    with recorded(
        "interchange.columns_remember", by=by, workspace=workspace, name=names[:LONGEST]
    ) as trace:
        for one in new:
            _remember(trace, by, workspace, *one)


def _remember(
    trace: Recorder, by: User | None, workspace: Workspace, kind: str, heading: str, meaning: str
) -> None:
    key = head_key(heading)[:LONGEST]
    row = KnownColumn.objects.filter(workspace=workspace, kind=kind, key=key).first()
    if row is None:
        row = KnownColumn(workspace=workspace, kind=kind, key=key, heading=heading[:LONGEST])
        row.meaning, row.said_by = meaning, by
        trace.create(row)
    elif row.meaning != meaning:
        trace.changing([row])
        row.meaning, row.said_by = meaning, by
        row.save()


def column_forget(*, by: User | None, row: KnownColumn) -> None:
    """Forget what was said of a heading; files that come later are read without it."""
    with recorded(
        "interchange.column_forget",
        by=by,
        workspace=row.workspace,
        subject=row.public_id,
        name=row.heading,
    ) as trace:
        trace.deleting([row])
        raw_delete(KnownColumn._base_manager.filter(pk=row.pk))
