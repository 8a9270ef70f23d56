"""What goes from brought files, previews and waiting rows when somebody is made anonymous."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from django.db.models import Q

from malai.accounts.models import Workspace
from malai.audit.models import RowImage
from malai.files.services import file_path
from malai.interchange.bridge import UnreadableFileError, opened
from malai.interchange.models import Doubt, DoubtState, Import, ImportState
from malai.interchange.services.states import file_forget
from malai.network.models import FormerName, Party
from malai_core.text import ascii_digits, search_text

#: What stands in place of a sentence that quoted her.
GONE = "…"
#: Digits of a telephone number that tell whose it is: without the country or the zero.
_DIGITS = 9
_DOUBT = "interchange.Doubt"


class Told:
    """How texts may name one person: by number, address, or given and family name together."""

    def __init__(self, party: Party) -> None:
        facts = getattr(party, "person", None)
        earlier = FormerName.objects.filter(party=party).values_list("name", flat=True)
        whole = [party.name_th, party.name_en, *earlier]
        pairs = [(facts.given, facts.family)] if facts else []
        self._names = [search_text(name) for name in whole if len(search_text(name)) > 3]
        self._pairs = [
            (search_text(given), search_text(family)) for given, family in pairs if given and family
        ]
        self._marks = [search_text(text) for text in (party.email, party.line_id) if len(text) > 3]
        self._phone = re.sub(r"\D", "", party.phone or party.phone_written)[-_DIGITS:]
        self.public_id = str(party.public_id)

    def is_in(self, text: str) -> bool:
        """Say whether a row or a sentence names her."""
        plain = search_text(text)
        if any(word in plain for word in (*self._names, *self._marks)):
            return True
        if any(given in plain and family in plain for given, family in self._pairs):
            return True
        digits = re.sub(r"\D", "", ascii_digits(text)) if self._phone else ""
        return len(self._phone) == _DIGITS and self._phone in digits


class ImportEraser:
    """Rows that name her go from the waiting list; previews and files with such rows go whole.

    A file cannot be blackened row by row, so it goes with all its rows; what it brought stays in
    the network, and the import can still be taken back.
    """

    covers = frozenset({_DOUBT, "interchange.Import"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them. Reads every waiting row and every kept file of the workspace."""
        rows = Party.objects.filter(pk__in=party_ids).select_related("workspace", "person")
        by_home: dict[Workspace, list[Told]] = {}
        for party in rows:
            by_home.setdefault(party.workspace, []).append(Told(party))
        for workspace, told in by_home.items():
            _doubts(workspace, told)
            _imports(workspace, told)


def _doubts(workspace: Workspace, told: Sequence[Told]) -> None:
    ids = {one.public_id for one in told}
    found = Doubt.objects.filter(source__workspace=workspace).iterator(chunk_size=500)
    gone = [row.pk for row in found if ids & set(row.candidates) or _names_any(_said(row), told)]
    blank: dict[str, Any] = {"cells": {}, "name": "", "candidates": [], "facts": {}}
    rows = Doubt.objects.filter(pk__in=gone)
    rows.filter(state=DoubtState.WAITING).update(state=DoubtState.LEFT)
    rows.update(sentence_th=GONE, sentence_en=GONE, **blank)
    _images(workspace, told, {str(pk) for pk in gone})


def _images(workspace: Workspace, told: Sequence[Told], gone: set[str]) -> None:
    """Take the same rows out of the history."""
    for image in RowImage.objects.filter(act__workspace=workspace, table=_DOUBT).iterator():
        before, after = (_without(side, told, gone) for side in (image.before, image.after))
        if (before, after) != (image.before, image.after):
            image.before, image.after = before, after
            image.save(update_fields=["before", "after"])


def _without(rows: Mapping[str, Any], told: Sequence[Told], gone: set[str]) -> dict[str, Any]:
    return {
        key: row
        for key, row in rows.items()
        if key not in gone and not _names_any(json.dumps(row, ensure_ascii=False), told)
    }


def _said(row: Doubt) -> str:
    facts = json.dumps(row.facts, ensure_ascii=False)
    return " ".join([row.name, row.sentence_th, facts, *map(str, row.cells.values())])


def _names_any(text: str, told: Iterable[Told]) -> bool:
    return any(one.is_in(text) for one in told)


def _imports(workspace: Workspace, told: Sequence[Told]) -> None:
    rows = Import.objects.filter(Q(file__isnull=False) | ~Q(preview={}), workspace=workspace)
    for row in rows.select_related("file").iterator(chunk_size=20):
        if _names_any(json.dumps(row.preview, ensure_ascii=False), told) or _file_names(row, told):
            _let_go(row)


def _let_go(row: Import) -> None:
    if row.file is not None:
        file_forget(row)
    if row.state not in {ImportState.DONE, ImportState.UNDONE, ImportState.UNDOING}:
        row.preview, row.state = {}, ImportState.DROPPED
        row.save(update_fields=["preview", "state", "updated_at"])


def _file_names(row: Import, told: Sequence[Told]) -> bool:
    """Say whether a row of a kept file names her; a file that cannot be read counts as one."""
    if row.file is None:
        return False
    try:
        with closing(opened(file_path(row.file), row.name)) as book:
            return any(
                _names_any(" ".join(str(cell) for cell in cells if cell is not None), told)
                for sheet in book.sheets
                for cells in sheet.rows()
            )
    except UnreadableFileError:
        return True
