"""Sensitive columns of a file, said before anything is written, with what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.consent.headings import sensitive_kind
from malai.consent.models import SensitiveKind
from malai.consent.selectors.sensitive import rules_of
from malai_core.reading import SheetKind

#: Sheets whose further columns belong to people.
OF_PEOPLE = frozenset(
    {
        SheetKind.PEOPLE,
        SheetKind.PARTIES,
        SheetKind.ATTENDANCE_MATRIX,
        SheetKind.ATTENDANCE_LIST,
    }
)


def announced(sheets: Iterable[Mapping[str, Any]], workspace: Workspace) -> list[dict[str, str]]:
    """Return the sensitive columns of a file that was read, each with its fate.

    At most one query, and none where there is no such column.
    """
    found = [
        (sheet["name"], heading, kind)
        for sheet in sheets
        if sheet["kind"] in OF_PEOPLE
        for heading, meaning in sheet["columns"].items()
        if not meaning and (kind := sensitive_kind(heading))
    ]
    keeps = bool(found) and rules_of(workspace).keeps_id_numbers
    return [
        {
            "sheet": sheet,
            "heading": heading,
            "kind": str(SensitiveKind(kind).label),
            "fate": _fate(kind, keeps_numbers=keeps),
        }
        for sheet, heading, kind in found
    ]


def _fate(kind: str, *, keeps_numbers: bool) -> str:
    if kind != SensitiveKind.ID_NUMBER:
        return _("Kept apart as a sensitive fact. Only who may see such facts sees it.")
    if keeps_numbers:
        return _("Kept apart as a sensitive fact where the thirteen digits fit, else left out.")
    return _("Left out: this workspace does not keep numbers of identity cards.")
