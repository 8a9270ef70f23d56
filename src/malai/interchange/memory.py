"""What people of a workspace said of headings: how later files are read."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from django.db.models import QuerySet

from malai.accounts.models import Workspace
from malai.interchange.models import KnownColumn
from malai_core.reading import Column, Remembered, SheetKind
from malai_core.reading.vocabulary import head_key

#: What the reading calls a column that has no heading, or one that a heading has twice.
_NO_NAME: Final = re.compile(r"[A-Z]{1,3}|.* \(\d+\)", re.DOTALL)


def remembered_in(workspace: Workspace) -> Remembered:
    """Return what each heading holds, by kind of sheet. One query."""
    said: dict[SheetKind, dict[str, str]] = defaultdict(dict)
    for kind, key, meaning in KnownColumn.objects.filter(workspace=workspace).values_list(
        "kind", "key", "meaning"
    ):
        said[SheetKind(kind)][key] = meaning
    return said


def columns_known(workspace: Workspace) -> QuerySet[KnownColumn]:
    """Return the explained headings, by kind of sheet and heading. One query."""
    rows = KnownColumn.objects.filter(workspace=workspace).select_related("said_by")
    return rows.order_by("kind", "heading", "pk")


def is_memorable(heading: str, meaning: str) -> bool:
    """Say whether what was said of a heading can help with another file.

    The letter of a column without a heading means something else there, and a meeting is a
    meeting of this file alone.
    """
    return bool(head_key(heading)) and meaning != Column.MEETING and not _NO_NAME.fullmatch(heading)
