"""Where an import is: each step is taken once, whoever asks twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from malai.files.models import StoredFile
from malai.files.services import file_path
from malai.interchange.models import Import, ImportState
from malai_core.labels import Words


class ImportRefusedError(Exception):
    """The step cannot be taken; the text says why in the reader's language."""


#: A sentence that lets the person go on, for what nobody foresaw.
UNFORESEEN = Words(
    "นำเข้าไม่สำเร็จเพราะข้อผิดพลาดของโปรแกรม ยังไม่มีข้อมูลใดถูกบันทึก ลองใหม่ได้ หรือส่งไฟล์ให้ผู้ดูแลระบบ",
    "The import failed through a fault of the program. Nothing was written. Try again, or give the "
    "file to whoever runs the server.",
)


def step(row: Import, before: Sequence[str], after: str) -> None:
    """Take ``row`` from one of ``before`` to ``after``; of two askers one gets there.

    Raises
    ------
    ImportRefusedError
        It is in another state by now.
    """
    found = Import.objects.filter(pk=row.pk, state__in=before)
    if not found.update(state=after):
        raise ImportRefusedError(
            _("This import has moved on in the meantime. Open the page again.")
        )
    row.state = after


def fail(row: Import, words: Words) -> None:
    """Note that the import could not be finished, and why, in both languages."""
    row.trouble_th, row.trouble_en = words.th, words.en
    row.state = ImportState.FAILED
    row.save(update_fields=["state", "trouble_th", "trouble_en", "updated_at"])


def file_forget(row: Import) -> None:
    """Let go of the file of an import; its bytes go unless another row has the same."""
    stored = row.file
    if stored is None:
        return
    with transaction.atomic():
        row.file = None
        row.save(update_fields=["file", "updated_at"])
        if not stored.imports.exists():
            stored.delete()
        path = file_path(stored)
        transaction.on_commit(lambda: _unlink_unless_kept(path, stored.sha256))


def _unlink_unless_kept(path: Path, digest: str) -> None:
    if not StoredFile.objects.filter(sha256=digest).exists():
        path.unlink(missing_ok=True)
