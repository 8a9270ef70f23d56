"""Taking in files: streamed to disk, named by their content, noted in the database.

The bytes lie under ``MEDIA_ROOT`` as ``<first two letters>/<sha256>``; a file being received lies
in ``incoming`` until it is whole.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.files.kinds import kind_of
from malai.files.models import StoredFile

CHUNK: Final = 1_000_000
#: Bytes that are enough to recognise a kind.
HEAD: Final = 8192
#: A received file that is older than this belongs to a process that is gone.
LEFT_AFTER_S: Final = 3600
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FileRefusedError(Exception):
    """A file could not be kept; the text says why in the reader's language."""


def file_store(
    *, by: User | None, workspace: Workspace, name: str, content: IO[bytes]
) -> StoredFile:
    """Keep what ``content`` holds and note it as brought by ``by``.

    Read in pieces, so memory does not grow with the file. The same bytes are kept once on disk.

    Raises
    ------
    FileRefusedError
        Empty, larger than the limit, or no room on the disk. Nothing is left behind then.
    """
    with (
        file_taken(by=by, workspace=workspace, name=name, content=content) as stored,
        recorded("files.file_store", by=by, workspace=workspace, file=name[:300]) as trace,
    ):
        trace.create(stored)
        trace.about(stored.public_id)
    return stored


@contextmanager
def file_taken(
    *, by: User | None, workspace: Workspace, name: str, content: IO[bytes]
) -> Iterator[StoredFile]:
    """Keep bytes while the caller's act saves the row that is given; they go where that fails.

    Raises
    ------
    FileRefusedError
        As ``file_store``.
    """
    with (
        _received(content) as (incoming, digest, size),
        _kept(incoming, path_of(digest)) as path,
    ):
        stored = StoredFile(workspace=workspace, size=size, sha256=digest, brought_by=by)
        stored.name = Path(name).name[:300] or digest[:8]
        stored.content_type = kind_of(_head(path), name)
        yield stored


def path_of(digest: str) -> Path:
    """Return where the bytes with this hash lie."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def file_path(stored: StoredFile) -> Path:
    """Return where the bytes of ``stored`` lie."""
    return path_of(stored.sha256)


@contextmanager
def _received(content: IO[bytes]) -> Iterator[tuple[Path, str, int]]:
    """Write ``content`` to a file of its own; it is gone at the end unless it was moved."""
    waiting = Path(settings.MEDIA_ROOT) / "incoming"
    path: Path | None = None
    try:
        waiting.mkdir(parents=True, exist_ok=True)
        _sweep(waiting)
        handle, made = tempfile.mkstemp(dir=waiting)
        path = Path(made)
        digest, size = _copy(content, handle)
        yield path, digest, size
    except OSError as error:
        if error.errno in _FULL:
            raise FileRefusedError(
                _("There is no room left on the disk of the server. Nothing was kept.")
            ) from error
        raise
    finally:
        if path is not None:
            path.unlink(missing_ok=True)


def _copy(content: IO[bytes], handle: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(handle, "wb") as target:
        while piece := content.read(CHUNK):
            size += len(piece)
            if size > settings.UPLOAD_BYTES:
                raise FileRefusedError(_too_large())
            digest.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    if not size:
        raise FileRefusedError(_("This file is empty."))
    return digest.hexdigest(), size


def _too_large() -> str:
    limit = settings.UPLOAD_BYTES // 1_000_000
    return _("This file is larger than %(limit)s MB. Split it, or ask who runs the server.") % {
        "limit": limit
    }


@contextmanager
def _kept(incoming: Path, path: Path) -> Iterator[Path]:
    """Put the bytes in their place, and take them away again when what follows fails."""
    is_new = not path.exists()
    if is_new:
        path.parent.mkdir(parents=True, exist_ok=True)
        incoming.replace(path)
    try:
        yield path
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _sweep(waiting: Path) -> None:
    """Remove what processes that were killed left behind."""
    old = time.time() - LEFT_AFTER_S
    for path in waiting.iterdir():
        if path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def files_erase(rows: Iterable[StoredFile]) -> None:
    """Let go of files for good; bytes and rows that something else still names stay.

    The caller has taken their own users away; the bytes go when its transaction has ended well.
    """
    for row in rows:
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            continue
        transaction.on_commit(partial(_unlink_unless_kept, row.sha256))


def _unlink_unless_kept(digest: str) -> None:
    if not StoredFile.objects.filter(sha256=digest).exists():
        path_of(digest).unlink(missing_ok=True)


def leftovers_remove() -> int:
    """Remove bytes that no row names, an hour old or more; returns how many files went.

    They come from acts around ``file_store`` that were rolled back. One query; the caller is the
    start of the server or a check of it, not a request.
    """
    known = set(StoredFile.objects.values_list("sha256", flat=True))
    old = time.time() - LEFT_AFTER_S
    found = (p for p in Path(settings.MEDIA_ROOT).glob("??/*") if p.name not in known)
    gone = [path for path in found if path.stat().st_mtime < old]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
