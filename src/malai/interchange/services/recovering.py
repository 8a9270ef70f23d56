"""After a crash: imports that were under way are told from those that were finished."""

from __future__ import annotations

from django.utils import timezone

from malai.interchange.models import Import, ImportState
from malai.interchange.progress import forget
from malai_core.labels import Words

STOPPED_WRITING = Words(
    "โปรแกรมหยุดทำงานระหว่างบันทึก จึงยังไม่มีข้อมูลใดจากไฟล์นี้ถูกบันทึก กด “อ่านอีกครั้ง” เพื่อนำเข้าใหม่",
    "Malai was stopped while it wrote this file, so nothing of it was written. "
    "Choose “read again” to bring it in.",
)
STOPPED_READING = Words(
    "โปรแกรมหยุดทำงานระหว่างอ่านไฟล์ ยังไม่มีข้อมูลใดถูกบันทึก กด “อ่านอีกครั้ง” เพื่อเริ่มใหม่",
    "Malai was stopped while it read this file. Nothing was written. Choose “read again”.",
)


def imports_recover() -> list[str]:
    """Mark imports that a stopped process left open as failed; returns a sentence for each.

    Called at the start of the server, before the worker. The last statement of a written import
    makes it DONE in the same transaction, so a row that is still WRITING has written nothing. Two
    queries where there is none.
    """
    said = []
    for state, words in (
        (ImportState.WRITING, STOPPED_WRITING),
        (ImportState.READING, STOPPED_READING),
    ):
        for row in Import.objects.filter(state=state).order_by("pk"):
            found = Import.objects.filter(pk=row.pk, state=state)
            if found.update(
                state=ImportState.FAILED,
                trouble_th=words.th,
                trouble_en=words.en,
                updated_at=timezone.now(),
            ):
                forget(row.public_id)
                said.append(f"{row.name}: {words.en} ({words.th})")
    return said
