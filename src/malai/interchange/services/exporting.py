"""Taking data out: a file, and a line in the history that says who, what and why."""

from __future__ import annotations

import tempfile
from typing import IO, Final

from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.interchange.exporting.layout import SENSITIVE
from malai.interchange.exporting.sensitive import kinds_kept
from malai.interchange.exporting.tables import Export
from malai.interchange.exporting.whole import whole_write
from malai.interchange.services.states import ImportRefusedError
from malai.tables.writing import TooManyRowsError, csv_zip_write, xlsx_write

WRITERS: Final = {"xlsx": xlsx_write, "csv": csv_zip_write}


def export_make(*, by: User | None, export: Export, form: str, reason: str) -> IO[bytes]:
    """Write a network, the whole workspace or one list into a file without a name, open at its start.

    The caller has passed a door with ``DATA_EXPORT`` and asked ``CONTACT_READ`` for contacts, ``SENSITIVE_READ``
    for sensitive facts. The
    act is noted with its reason, counts and sensitive kinds before the first byte is handed out. Memory does not
    grow with the rows; about three queries for every 2,000 of them.

    Raises
    ------
    ImportRefusedError
        A table is longer than a sheet can be.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the answer, which closes it
    try:
        counts = WRITERS[form](target, export.tables())
        export_note(by, export, form, reason, counts)
    except TooManyRowsError as error:
        target.close()
        raise ImportRefusedError(
            _("“%(table)s” has more rows than a sheet of Excel holds. Choose plain tables.")
            % {"table": error}
        ) from error
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def whole_make(*, by: User | None, workspace: Workspace, reason: str) -> IO[bytes]:
    """Write everything of a workspace into a zip without a name, open at its start.

    The caller has passed a door with ``WORKSPACE_MANAGE``. Noted like every export.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the answer, which closes it
    try:
        counts = whole_write(target, workspace)
        export_note(
            by,
            Export(workspace, None, "th", with_contacts=True),
            "whole",
            reason,
            counts,
        )
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def export_note(
    by: User | None, export: Export, form: str, reason: str, counts: dict[str, int]
) -> None:
    """Note in the history who took out what, as what, why, and how many rows."""
    about = export.network or export.workspace
    sensitive = export.with_sensitive
    with recorded(
        "interchange.data_export",
        by=by,
        workspace=export.workspace,
        subject=about.public_id,
        name=f"{about}: {export.told}"[:300] if export.told else str(about),
        format=form,
        reason=reason,
        rows=sum(counts.values()),
        contacts=export.with_contacts,
        sensitive=", ".join(kinds_kept(export.workspace)) if sensitive else "",
        sensitive_rows=counts.get(SENSITIVE.in_language(export.language), 0) if sensitive else 0,
    ):
        pass
