"""From a file to a preview. Nothing of the network is changed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.files.services import FileRefusedError, file_path, file_store
from malai.interchange.bridge import (
    MOST_ROWS_AT_ONCE,
    UnreadableFileError,
    opened,
    reading_of,
    rows_about,
)
from malai.interchange.choices import Choices, choices_merged, meanings_said
from malai.interchange.memory import remembered_in
from malai.interchange.models import Import, ImportState
from malai.interchange.planning import Plan, plan_make
from malai.interchange.planning.guests import known_among
from malai.interchange.preview import preview_of
from malai.interchange.progress import CancelledError, Ticker, ask_to_stop, forget
from malai.interchange.services.bringing import NO_LONGER, NoLongerError, seen_as_bringer
from malai.interchange.services.columns import columns_remember
from malai.interchange.services.states import (
    UNFORESEEN,
    ImportRefusedError,
    fail,
    file_forget,
    step,
)
from malai.network.models import Network
from malai.network.reach import seen_as
from malai_core.formats import Workbook
from malai_core.labels import Words
from malai_core.reading import Reading

__all__ = ["ImportRefusedError", "import_drop", "import_read", "import_reread", "import_start"]


def import_start(
    *,
    by: User | None,
    network: Network,
    name: str,
    content: IO[bytes],
    in_worker: bool = True,
) -> Import:
    """Take a file in: a small one is read at once, a large one by the worker.

    Without ``in_worker`` the caller reads a large one itself (``import_read``).

    The file is opened (a small one read to its end) before anything of it is kept, so that a
    refused one leaves nothing behind.

    Raises
    ------
    ImportRefusedError
        The file cannot be read or kept; the text is the sentence for the person.
    """
    seen_as(network.workspace, by)
    size = _size_of(content)
    try:
        with opened(_source(content), name) as book:
            rows = rows_about(book, size)
            preview = _preview(book, network, name) if rows <= MOST_ROWS_AT_ONCE else None
        content.seek(0)
        row = _kept(by, network, name, content, rows, preview)
        _drop_older(row)
        if preview is None and in_worker:
            _enqueue(row)
        return row
    except UnreadableFileError as error:
        raise ImportRefusedError(_in_page_language(error)) from error
    except FileRefusedError as error:
        raise ImportRefusedError(str(error)) from error


def _size_of(content: IO[bytes]) -> int:
    content.seek(0, 2)
    size = content.tell()
    content.seek(0)
    if size > settings.UPLOAD_BYTES:
        raise ImportRefusedError(too_large())
    return size


def too_large() -> str:
    """Say that a file is larger than the site takes."""
    limit = settings.UPLOAD_BYTES // 1_000_000
    return _("This file is larger than %(limit)s MB, the most that is taken here. Split it.") % {
        "limit": limit
    }


def _source(content: IO[bytes]) -> Path | bytes:
    """Return the path of what Django put on disk, else the bytes: then they are few."""
    if isinstance(content, TemporaryUploadedFile):
        return Path(content.temporary_file_path())
    named = getattr(content, "name", None)
    if isinstance(named, str) and Path(named).is_file():
        return Path(named)
    return content.read()


def _in_page_language(error: UnreadableFileError) -> str:
    return error.in_language("en" if get_language() == "en" else "th")


def _preview(book: Workbook, network: Network, name: str) -> dict[str, Any]:
    remembered = remembered_in(network.workspace)
    among = known_among(network)
    with closing(reading_of(book, remembered=remembered, known_among=among)) as reading:
        return preview_of(plan_make(reading, network, source=name), network, book.notes)


def _kept(
    by: User | None,
    network: Network,
    name: str,
    content: IO[bytes],
    rows: int,
    preview: dict[str, Any] | None,
) -> Import:
    with transaction.atomic():
        stored = file_store(by=by, workspace=network.workspace, name=name, content=content)
        return Import.objects.create(
            workspace=network.workspace,
            network=network,
            file=stored,
            name=stored.name,
            rows=rows,
            state=ImportState.READING if preview is None else ImportState.READY,
            preview=preview or {},
            brought_by=by,
        )


def _drop_older(row: Import) -> None:
    """Let go of previews of the same bytes that nobody used: she has chosen the file again."""
    assert row.file is not None  # noqa: S101 - just made
    alike = Import.objects.filter(
        network=row.network, state=ImportState.READY, file__sha256=row.file.sha256
    )
    for older in alike.exclude(pk=row.pk).select_related("file"):
        import_drop(row=older)


def _enqueue(row: Import) -> None:
    # Tasks call the services, so they are imported where one is asked for.
    from malai.interchange.tasks import read_in_worker

    read_in_worker.enqueue(str(row.public_id))


def import_reread(
    *, row: Import, sheets: Choices, takes_file: bool | None = None, by: User | None = None
) -> Import:
    """Read the file again with what the person said about its sheets, or once more after a stop.

    What she said of a heading is remembered for the files that come later. ``takes_file`` says
    whether differing values of the file are written over known ones.

    Raises
    ------
    ImportRefusedError
        The import is written already, or its file is gone.
    """
    if row.file is None:
        raise ImportRefusedError(_("The file is no longer kept. Bring it in once more."))
    step(row, (ImportState.READY, ImportState.FAILED, ImportState.DROPPED), ImportState.READING)
    columns_remember(by=by, workspace=row.workspace, said=meanings_said(row.preview, sheets))
    row.overrides = choices_merged(row.overrides, row.preview, sheets)
    row.takes_file = row.takes_file if takes_file is None else takes_file
    row.trouble_th = row.trouble_en = ""
    row.save(update_fields=["overrides", "takes_file", "trouble_th", "trouble_en", "updated_at"])
    forget(row.public_id)
    if row.rows > MOST_ROWS_AT_ONCE:
        _enqueue(row)
    else:
        import_read(public_id=row.public_id)
    row.refresh_from_db()
    return row


def _planned(reading: Reading, row: Import) -> Plan:
    return plan_make(reading, row.network, source=row.name, takes_file=row.takes_file)


def import_read(*, public_id: UUID) -> None:
    """Read a kept file into its preview; the work of the worker.

    An import that was dropped meanwhile stays dropped. What goes wrong is a sentence on the row.
    """
    row = Import.objects.select_related("network__workspace", "file").get(public_id=public_id)
    if row.state != ImportState.READING or row.file is None:
        forget(public_id)
        return
    try:
        seen_as_bringer(row, None)
        preview = _read_kept(row)
    except NoLongerError:
        fail(row, NO_LONGER)
    except CancelledError:
        Import.objects.filter(pk=row.pk).update(state=ImportState.DROPPED)
    except UnreadableFileError as error:
        file_forget(row)
        fail(row, Words(error.in_language("th"), error.in_language("en")))
    except Exception:
        fail(row, UNFORESEEN)
        raise
    else:
        waiting = Import.objects.filter(pk=row.pk, state=ImportState.READING)
        waiting.update(state=ImportState.READY, preview=preview)
    finally:
        forget(public_id)


def _read_kept(row: Import) -> dict[str, Any]:
    assert row.file is not None  # noqa: S101 - the caller looked
    ticker = Ticker(row.public_id, total=row.rows)
    with opened(file_path(row.file), row.name) as book:
        reading = reading_of(
            book,
            stored=row.overrides,
            remembered=remembered_in(row.workspace),
            ticker=ticker,
            known_among=known_among(row.network),
        )
    with closing(reading):
        return preview_of(_planned(reading, row), row.network, book.notes)


def import_drop(*, row: Import) -> Import:
    """Do not use the file: nothing was written, and the file goes too.

    Raises
    ------
    ImportRefusedError
        It is being written, or was.
    """
    stopped = (ImportState.READING, ImportState.READY, ImportState.FAILED)
    was_reading = row.state == ImportState.READING
    step(row, stopped, ImportState.DROPPED)
    if was_reading:
        ask_to_stop(row.public_id)
    file_forget(row)
    row.preview = {}
    row.save(update_fields=["preview", "updated_at"])
    return row
