"""Is the database of this version? An older one is brought up to date, a newer one refused."""

from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from malai.cli.fresh import tables_make
from malai.cli.start import StartError


def schema_ensure() -> None:
    """Bring the database to this version; an existing SQLite file is copied first."""
    waiting = waiting_migrations()
    refuse_newer()
    if not waiting:
        return
    if is_fresh():
        tables_make()
        return
    sys.stderr.write(older_sentence(kept_copy()) + "\n")
    call_command("migrate", interactive=False, verbosity=0)


def waiting_migrations() -> list[str]:
    """Return the migrations that this version has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def refuse_newer() -> None:
    """Stop where the database holds migrations of our rooms that this version does not know."""
    known = set(MigrationExecutor(connection).loader.disk_migrations or {})
    rooms = {room.rpartition(".")[2] for room in settings.ROOMS}
    applied = MigrationRecorder(connection).applied_migrations()
    newer = sorted(f"{app}.{name}" for app, name in set(applied) - known if app in rooms)
    if newer:
        raise StartError(
            f"This database was made by a newer Malai ({newer[-1]}). "
            "Install that version again, or restore a backup of this one."
        )


def is_fresh() -> bool:
    """Say whether nothing was ever migrated here."""
    return not MigrationRecorder(connection).applied_migrations()


def kept_copy() -> Path | None:
    """Copy an SQLite database beside itself, as it is now. PostgreSQL is left to its keepers."""
    if connection.vendor != "sqlite":
        return None
    source = Path(str(settings.DATABASES["default"]["NAME"]))
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy = source.with_name(f"{source.stem}-before-{stamp}{source.suffix}")
    with sqlite3.connect(source) as old, sqlite3.connect(copy) as new:
        old.backup(new)
    return copy


def older_sentence(copy: Path | None) -> str:
    """Say that the database is of an older version and where the copy lies."""
    said = "This database is of an older Malai. It is being brought up to date."
    return f"{said} A copy of it as it was: {copy}" if copy else said
