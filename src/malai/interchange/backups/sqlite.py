"""The embedded database: copied page by page by SQLite itself while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from malai.interchange.backups.manifest import (
    BackupError,
    Manifest,
    TableFacts,
    batches,
    facts_of,
    select,
    tables_of_models,
)


def copy(source: Path, target: Path) -> None:
    """Write a consistent copy of ``source``: one moment of it, whatever is written meanwhile.

    All pages go in one step, so the write-ahead log gives a single snapshot and no writer waits.

    Raises
    ------
    BackupError
        No such database, or no room for the copy.
    """
    if not source.exists():
        raise BackupError(f"There is no database at “{source}” yet, so there is nothing to keep.")
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new, pages=-1)
            # One file by itself: without this, the copy would grow a log beside it when opened.
            new.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise BackupError(
            f"The database could not be copied ({error}). Free some space and try again."
        ) from error


def facts(path: Path) -> dict[str, TableFacts]:
    """Return the rows and checksum of every table of a copy."""
    with closing(sqlite3.connect(path)) as base:
        there = {
            name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
        return {
            table: facts_of(batches(base.execute(select(table, columns)).fetchmany))
            for table, columns in tables_of_models().items()
            if table in there
        }


def schema(path: Path) -> list[str]:
    """Return the migrations applied to a copy."""
    with closing(sqlite3.connect(path)) as base:
        rows = base.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return [f"{app}.{name}" for app, name in rows]


def stored_files(path: Path) -> list[str]:
    """Return the hashes of the files a copy names."""
    with closing(sqlite3.connect(path)) as base:
        rows = base.execute("SELECT DISTINCT sha256 FROM files_storedfile ORDER BY sha256")
        return [digest for (digest,) in rows]


def is_fresh(path: Path) -> bool:
    """Say whether nobody has begun to use the database."""
    if not path.exists() or not path.stat().st_size:
        return True
    with closing(sqlite3.connect(path)) as base:
        there = {
            name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
        used = ("accounts_workspace", "accounts_user")
        return not any(
            base.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 - two fixed names
            for table in used
            if table in there
        )


def verify(path: Path, manifest: Manifest) -> None:
    """Compare a staged database with what the backup says of it.

    Raises
    ------
    BackupError
        It is damaged, or its counts or checksums differ.
    """
    with closing(sqlite3.connect(path)) as base:
        try:
            said = base.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The database in this backup is damaged ({error}).") from error
    if said != "ok":
        raise BackupError(f"The database in this backup is damaged ({said}).")
    compare(facts(path), manifest)


def compare(found: dict[str, TableFacts], manifest: Manifest) -> None:
    """Refuse where a table differs from the manifest; a table this version lacks is passed over."""
    for table, said in manifest.tables.items():
        have = found.get(table)
        if have is not None and have != said:
            raise BackupError(
                f"The table {table} does not match what the backup says of it "
                f"({have.rows} rows, {said.rows} expected). Nothing was restored."
            )
