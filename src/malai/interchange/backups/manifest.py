"""What a backup says of itself, and what is compared when it comes back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

FORMAT: Final = "malai-backup"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
DATABASE: Final = "database"
FILES: Final = "files"
#: Bytes of a manifest; a larger one is none of ours.
LARGEST: Final = 50_000_000
_ROWS: Final = 5_000


class BackupError(Exception):
    """A backup cannot be made or brought back; the text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Rows of a table and the SHA-256 of them in the order of their keys."""

    rows: int
    sha256: str


@dataclass(slots=True)
class Manifest:
    """Counts and checksums of a backup."""

    made: str
    malai: str
    database: str
    """``sqlite`` or ``postgresql``."""
    schema: list[str]
    """Every migration applied, as ``app.name``."""
    database_sha256: str = ""
    tables: dict[str, TableFacts] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    """SHA-256 -> bytes."""
    absent: list[str] = field(default_factory=list)
    """Files the database names and the disk no longer had."""

    def to_json(self) -> bytes:
        """Return the manifest as it is kept."""
        said = {"format": FORMAT, "version": VERSION, **asdict(self)}
        return json.dumps(said, ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Manifest:
        """Return the manifest in ``data``.

        Raises
        ------
        BackupError
            It is no manifest of ours, or of a later form.
        """
        try:
            said = json.loads(data)
            form, version = said.pop("format"), said.pop("version")
        except (ValueError, KeyError, AttributeError) as error:
            raise BackupError("This file is not a backup of Malai.") from error
        if form != FORMAT:
            raise BackupError("This file is not a backup of Malai.")
        if version > VERSION:
            raise BackupError("This backup was made by a newer Malai. Install that version first.")
        tables = {name: TableFacts(**facts) for name, facts in said.pop("tables").items()}
        return cls(tables=tables, **said)

    def counts(self) -> dict[str, int]:
        """Return the rows of the tables people know by name."""
        known = {
            "workspaces": "accounts_workspace",
            "users": "accounts_user",
            "people and organisations": "network_party",
            "relationships": "network_tie",
            "activities": "activities_activity",
            "attendances": "activities_attendance",
        }
        return {
            label: self.tables[table].rows for label, table in known.items() if table in self.tables
        }


Cursor = Callable[[str], Iterable[Sequence[Any]]]


def tables_of_models() -> dict[str, list[str]]:
    """Return every table of the models with its columns, the table of migrations among them."""
    models = apps.get_models(include_auto_created=True)
    tables = {
        model._meta.db_table: [str(model._meta.pk.column), *_columns(model)]
        for model in models
        if model._meta.managed and model._meta.pk is not None
    }
    return {**dict(sorted(tables.items())), "django_migrations": ["id", "app", "name"]}


def _columns(model: type[Model]) -> list[str]:
    return sorted(str(field.column) for field in model._meta.concrete_fields)


def facts_of(rows: Iterable[Sequence[Any]]) -> TableFacts:
    """Return the count and the checksum of some rows. Memory: one row."""
    digest, count = hashlib.sha256(), 0
    for row in rows:
        digest.update(repr([_plain(value) for value in row]).encode())
        count += 1
    return TableFacts(count, digest.hexdigest())


def _plain(value: object) -> object:
    """Return a value the same on both databases and in every version of a driver."""
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return value if isinstance(value, bool | int | float | str | bytes | None) else str(value)


def select(table: str, columns: Sequence[str]) -> str:
    """Return the query of all rows of a table in the order of their keys."""
    named = ", ".join(f'"{column}"' for column in columns)
    return f'SELECT {named} FROM "{table}" ORDER BY "{columns[0]}"'  # noqa: S608 - names of our models


def schema_known() -> set[str]:
    """Return every migration this version has, as ``app.name``."""
    loader = MigrationLoader(None)
    return {f"{app}.{name}" for app, name in loader.disk_migrations}


def refuse_newer(manifest: Manifest) -> None:
    """Refuse a backup with migrations of our rooms that this version does not know."""
    rooms = {room.rpartition(".")[2] for room in settings.ROOMS}
    known = schema_known()
    newer = [one for one in manifest.schema if one not in known and one.split(".")[0] in rooms]
    if newer:
        raise BackupError(
            f"This backup was made by a newer Malai ({manifest.malai}, {newer[-1]}). "
            "Install that version and restore there."
        )


def batches(fetch: Callable[[int], Sequence[Sequence[Any]]]) -> Iterator[Sequence[Any]]:
    """Return the rows of a cursor, fetched some thousands at a time."""
    while rows := fetch(_ROWS):
        yield from rows
