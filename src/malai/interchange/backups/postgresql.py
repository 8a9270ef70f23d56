"""PostgreSQL: its own dump, taken from the same snapshot as the counts."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from malai.interchange.backups.manifest import (
    BackupError,
    Manifest,
    TableFacts,
    batches,
    facts_of,
    select,
    tables_of_models,
)
from malai.interchange.backups.sqlite import compare


def program(name: str) -> str:
    """Return where a program of PostgreSQL is.

    Raises
    ------
    BackupError
        It is not on this machine.
    """
    found = shutil.which(name)
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: p.parts[-3])
    if found is None and not newest:
        raise BackupError(
            f"{name} is not on this machine. Install the PostgreSQL client programs "
            "(on Debian: apt install postgresql-client) and try again."
        )
    return found or str(newest[-1])


def environment() -> dict[str, str]:
    """Return the address of the database as PostgreSQL's programs read it; no password in a list."""
    base: dict[str, Any] = connection.settings_dict
    said = {
        "PGHOST": base["HOST"],
        "PGPORT": base["PORT"],
        "PGUSER": base["USER"],
        "PGPASSWORD": base["PASSWORD"],
        "PGDATABASE": base["NAME"],
    }
    return {**os.environ, **{name: str(value) for name, value in said.items() if value}}


def run(*words: str) -> None:
    """Run a program of PostgreSQL; what it complains of becomes the sentence."""
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)  # noqa: S603 - programs of PostgreSQL
    if done.returncode:
        line = (done.stderr.strip() or "no reason given").splitlines()[0]
        raise BackupError(f"PostgreSQL could not do it: {line}")


@contextmanager
def snapshot() -> Iterator[str]:
    """Open a transaction that sees one moment, and yield the name others can join it by."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        row = cursor.fetchone()
        assert row is not None  # noqa: S101 - the function returns a row
        yield str(row[0])


def dump(target: Path, moment: str) -> None:
    """Write the dump of one moment."""
    command = [program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"]
    run(*command, f"--snapshot={moment}", f"--file={target}")


def facts() -> dict[str, TableFacts]:
    """Return the rows and checksum of every table, as the open transaction sees them."""
    there = set(connection.introspection.table_names())
    return {
        table: _facts(table, columns)
        for table, columns in tables_of_models().items()
        if table in there
    }


def _facts(table: str, columns: list[str]) -> TableFacts:
    with connection.chunked_cursor() as cursor:
        cursor.execute(select(table, columns))
        return facts_of(batches(cursor.fetchmany))


def schema() -> list[str]:
    """Return the migrations applied."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [f"{app}.{name}" for app, name in cursor.fetchall()]


def stored_files() -> list[str]:
    """Return the hashes of the files the database names."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT sha256 FROM files_storedfile ORDER BY sha256")
        return [digest for (digest,) in cursor.fetchall()]


def is_fresh() -> bool:
    """Say whether nobody has begun to use the database."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in ("accounts_workspace", "accounts_user"):
            if table in there:
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - two fixed names
                if cursor.fetchone():
                    return False
    return True


def restore(dumped: Path, manifest: Manifest) -> None:
    """Bring the dump in, in one transaction, and compare every table."""
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    command = [program("pg_restore"), "--single-transaction", "--exit-on-error", "--no-owner"]
    run(*command, "--no-privileges", "--clean", "--if-exists", f"--dbname={name}", str(dumped))
    with transaction.atomic():
        compare(facts(), manifest)
