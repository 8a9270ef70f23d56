"""Files that were brought."""

from __future__ import annotations

from django.db.models import QuerySet

from malai.accounts.models import Workspace
from malai.files.models import StoredFile


def files_of(workspace: Workspace) -> QuerySet[StoredFile]:
    """Return the files of ``workspace``, newest first; a limited seat's own ones. One query."""
    rows, seat = StoredFile.objects.filter(workspace=workspace), workspace.seen_from
    return rows.filter(brought_by=seat.user_id) if seat else rows
