"""Bringing a backup into a fresh place: checked whole before anything is put there."""

from __future__ import annotations

import hashlib
import tarfile
import tempfile
import zlib
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from malai.files.services import path_of
from malai.interchange.backups import postgresql, sqlite
from malai.interchange.backups.erased import list_brought
from malai.interchange.backups.manifest import (
    DATABASE,
    FILES,
    LARGEST,
    MANIFEST,
    BackupError,
    Manifest,
    refuse_newer,
)
from malai.interchange.backups.writing import PIECE, os_sentence


def backup_restore(source: Path) -> Manifest:
    """Restore ``source`` into this installation and return what was restored.

    Everything is unpacked aside and compared by counts and checksums first. The database is put
    in its place last, by one renaming (SQLite) or in one transaction (PostgreSQL).

    Raises
    ------
    BackupError
        It is no whole backup of ours or of a newer version, this place is in use, or the disk is
        full. Nothing is restored then.
    """
    _refuse_used_place()
    try:
        with tempfile.TemporaryDirectory(prefix=".malai-restore-", dir=settings.DATA) as folder:
            staged = Path(folder)
            manifest = _unpack(source, staged)
            _put(staged, manifest)
        list_brought(source)
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise BackupError(f"“{source}” is damaged or was not copied completely.") from error
    except FileNotFoundError as error:
        raise BackupError(f"There is no file “{error.filename}”.") from error
    except OSError as error:
        if isinstance(error, tarfile.ReadError) or "gzip" in str(error):
            raise BackupError(f"“{source}” is not a backup of Malai.") from error
        raise BackupError(os_sentence(error, Path(settings.DATA) / DATABASE)) from error
    return manifest


def _database_path() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


def _refuse_used_place() -> None:
    is_sqlite = connection.vendor == "sqlite"
    is_fresh = sqlite.is_fresh(_database_path()) if is_sqlite else postgresql.is_fresh()
    media = Path(settings.MEDIA_ROOT)
    if not is_fresh or any(media.glob("??/*")):
        raise BackupError(
            "This place is in use: a backup is restored only where nothing is yet. "
            "Name an empty folder in MALAI_DATA (or an empty database) and try again."
        )


def _unpack(source: Path, staged: Path) -> Manifest:
    with source.open("rb") as raw, tarfile.open(fileobj=raw, mode="r|gz") as archive:
        manifest = _manifest_of(archive)
        _refuse_unfit(manifest)
        expected = {DATABASE: manifest.database_sha256}
        expected |= {f"{FILES}/{digest}": digest for digest in manifest.files}
        while (entry := archive.next()) is not None:
            digest = expected.pop(entry.name, None)
            file = archive.extractfile(entry) if entry.isreg() else None
            if digest is None or file is None:
                raise BackupError(
                    f"“{source}” holds something that is not of a backup: {entry.name}"
                )
            _stage(file, staged / Path(entry.name).name, digest)
    if expected:
        raise BackupError(f"“{source}” is not complete: {next(iter(expected))} is missing.")
    return manifest


def _manifest_of(archive: tarfile.TarFile) -> Manifest:
    entry = archive.next()
    file = archive.extractfile(entry) if entry and entry.name == MANIFEST else None
    if entry is None or file is None or entry.size > LARGEST:
        raise BackupError("This file is not a backup of Malai.")
    return Manifest.from_json(file.read())


def _refuse_unfit(manifest: Manifest) -> None:
    refuse_newer(manifest)
    if manifest.database != connection.vendor:
        raise BackupError(
            f"This backup is of a {manifest.database} database, and this place uses "
            f"{connection.vendor}. Set MALAI_DATABASE_URL to fit and try again."
        )


def _stage(file: IO[bytes], path: Path, digest: str) -> None:
    found = hashlib.sha256()
    with path.open("wb") as target:
        while piece := file.read(PIECE):
            found.update(piece)
            target.write(piece)
    if found.hexdigest() != digest:
        raise BackupError(
            f"The checksum of {path.name} does not match: the backup was changed or damaged. "
            "Nothing was restored."
        )


def _put(staged: Path, manifest: Manifest) -> None:
    """Put the files in their places, then the database; take the files away if that fails."""
    database = staged / DATABASE
    if connection.vendor == "sqlite":
        sqlite.verify(database, manifest)
    placed: list[Path] = []
    try:
        for digest in manifest.files:
            path = path_of(digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            (staged / digest).replace(path)
            placed.append(path)
        _put_database(database, manifest)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        raise


def _put_database(database: Path, manifest: Manifest) -> None:
    if connection.vendor != "sqlite":
        postgresql.restore(database, manifest)
        return
    connection.close()
    target = _database_path()
    for beside in ("-wal", "-shm"):
        target.with_name(target.name + beside).unlink(missing_ok=True)
    database.chmod(0o600)
    database.replace(target)
