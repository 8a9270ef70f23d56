"""Making a backup while people work."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.db import connection
from django.utils import timezone

from malai.files.services import path_of
from malai.interchange.backups import postgresql, sqlite
from malai.interchange.backups.erased import list_beside
from malai.interchange.backups.manifest import DATABASE, FILES, MANIFEST, BackupError, Manifest

PIECE: Final = 1_000_000
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def backup_make(target: Path) -> tuple[Path, Manifest]:
    """Write everything into ``target``, or into a dated file in it where it is a folder.

    The database is copied as of one moment while others write; then the files it names. The
    backup appears under its name when it is whole; until then, and after any failure, there is
    nothing. The list of records made anonymous is kept up beside it.

    Raises
    ------
    BackupError
        Something stands there already, the disk is full, or the database cannot be copied.
    """
    path = _free_path(target)
    try:
        with tempfile.TemporaryDirectory(prefix=".malai-backup-", dir=path.parent) as folder:
            staged = Path(folder) / DATABASE
            manifest = _copy_database(staged)
            manifest.database_sha256 = digest_of(staged)
            whole = Path(folder) / "whole"
            _pack(whole, staged, manifest)
            whole.replace(path)
            list_beside(path)
    except OSError as error:
        raise BackupError(os_sentence(error, path)) from error
    return path, manifest


def _free_path(target: Path) -> Path:
    path = target
    if target.is_dir():
        stamp = timezone.localtime().strftime("%Y-%m-%d-%H%M%S")
        path = target / f"malai-{stamp}.tar.gz"
    if path.exists():
        raise BackupError(f"“{path}” is there already. Name another file; nothing is written over.")
    if not path.parent.is_dir():
        raise BackupError(f"There is no folder “{path.parent}”. Make it first.")
    return path


def os_sentence(error: OSError, path: Path) -> str:
    """Say what an error of the file system means for the person."""
    if error.errno in _FULL:
        return f"The disk of “{path.parent}” is full. Free some space; nothing was left behind."
    return f"“{error.filename or path}” cannot be written ({error.strerror})."


def _copy_database(staged: Path) -> Manifest:
    if connection.vendor == "sqlite":
        sqlite.copy(Path(str(settings.DATABASES["default"]["NAME"])), staged)
        manifest = _manifest(sqlite.schema(staged))
        manifest.tables = sqlite.facts(staged)
        _note_files(manifest, sqlite.stored_files(staged))
        return manifest
    with postgresql.snapshot() as moment:
        postgresql.dump(staged, moment)
        manifest = _manifest(postgresql.schema())
        manifest.tables = postgresql.facts()
        _note_files(manifest, postgresql.stored_files())
    return manifest


def _manifest(schema: list[str]) -> Manifest:
    return Manifest(
        made=timezone.now().isoformat(timespec="seconds"),
        malai=version("malai"),
        database=connection.vendor,
        schema=schema,
    )


def _note_files(manifest: Manifest, digests: Iterable[str]) -> None:
    for digest in digests:
        path = path_of(digest)
        if path.is_file():
            manifest.files[digest] = path.stat().st_size
        else:
            manifest.absent.append(digest)


def _pack(whole: Path, staged: Path, manifest: Manifest) -> None:
    with whole.open("wb") as raw:
        # Nobody else reads a backup: it holds everything.
        os.fchmod(raw.fileno(), 0o600)
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
            said = manifest.to_json()
            archive.addfile(_entry(MANIFEST, len(said)), io.BytesIO(said))
            _add(archive, DATABASE, staged, manifest.database_sha256)
            for digest in manifest.files:
                _add(archive, f"{FILES}/{digest}", path_of(digest), digest)
        raw.flush()
        os.fsync(raw.fileno())


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(timezone.now().timestamp())
    return entry


def _add(archive: tarfile.TarFile, name: str, path: Path, digest: str) -> None:
    with path.open("rb") as file:
        hashed = Hashed(file)
        archive.addfile(_entry(name, path.stat().st_size), hashed)
    if hashed.hexdigest() != digest:
        raise BackupError(
            f"The file “{path}” is damaged on the disk: its bytes no longer match its name. "
            "Nothing was kept. Run malai doctor."
        )


class Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece

    def hexdigest(self) -> str:
        """Return the hash of what was read."""
        return self._digest.hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
