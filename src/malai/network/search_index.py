"""The indexes that find a party by any part of its names or phone, on both databases.

SQLite keeps trigram tables (FTS5) beside the parties, fed by triggers, so that bulk writes and
undo keep them right too. PostgreSQL has trigram indexes where its extension may be made; without it
the same question is answered by reading the rows. Phones have a table of their own: who may not
read them must not find by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Trigrams:
    """A trigram table of one column of the parties."""

    table: str
    column: str

    def create(self) -> str:
        """Return what makes the table."""
        return f"""
            CREATE VIRTUAL TABLE {self.table} USING fts5(
                {self.column}, content='network_party', content_rowid='id',
                tokenize='trigram case_sensitive 1', detail='full'
            )"""

    def rebuild(self) -> str:
        """Return what fills the table anew."""
        return f"INSERT INTO {self.table}({self.table}) VALUES ('rebuild')"  # noqa: S608 - a constant

    def triggers(self) -> dict[str, str]:
        """Return what keeps the table like the parties, by name."""
        table, column = self.table, self.column
        gone = f"""INSERT INTO {table}({table}, rowid, {column})
            VALUES ('delete', old.id, old.{column});"""  # noqa: S608 - constants
        come = f"INSERT INTO {table}(rowid, {column}) VALUES (new.id, new.{column});"  # noqa: S608 - constants
        head = f"CREATE TRIGGER {table}"
        return {
            f"{table}_insert": f"{head}_insert AFTER INSERT ON network_party BEGIN {come} END",
            f"{table}_delete": f"{head}_delete AFTER DELETE ON network_party BEGIN {gone} END",
            f"{table}_update": f"""{head}_update AFTER UPDATE OF {column} ON network_party
                WHEN old.{column} <> new.{column} BEGIN {gone} {come} END""",
        }


NAMES: Final = Trigrams("network_party_search", "search_text")
PHONES: Final = Trigrams("network_party_phones", "phone")
TABLES: Final = (NAMES, PHONES)
TABLE: Final = NAMES.table
#: Beginnings are looked up in plain indexes. By name: table, then its columns on SQLite and on
#: PostgreSQL, where an order of bytes must be asked for whatever the language of the database.
_BEGINNINGS: Final = {
    "network_party_match_begins": (
        "network_party", "", "workspace_id, match_key varchar_pattern_ops",
    ),
    "network_party_english_begins": (
        "network_party",
        "workspace_id, LOWER(name_en)",
        "workspace_id, LOWER(name_en) text_pattern_ops",
    ),
    "network_party_area_begins": (
        "network_party",
        "workspace_id, area_code",
        "workspace_id, area_code",
    ),
    "network_person_nickname_begins": (
        "network_personfacts", "LOWER(nickname)", "LOWER(nickname) text_pattern_ops",
    ),
}  # fmt: skip


def index_ensure(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing of the indexes. Called by migrations and after every ``migrate``.

    A later change of the table of parties makes SQLite copy it and drop its triggers; then the
    trigram tables are filled anew.
    """
    if connection.vendor == "sqlite":
        _ensure_fts5(connection)
    elif connection.vendor == "postgresql":
        _ensure_trigrams(connection)
    _ensure_beginnings(connection)


def _ensure_fts5(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'network_party_%%'")
        known = {row[0] for row in cursor.fetchall()}
        for one in TABLES:
            if one.table not in known:
                cursor.execute(one.create())
            if missing := [sql for name, sql in one.triggers().items() if name not in known]:
                for sql in missing:
                    cursor.execute(sql)
                cursor.execute(one.rebuild())


def _ensure_trigrams(connection: BaseDatabaseWrapper) -> None:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for name, column in (("trigrams", NAMES.column), ("phone_trigrams", PHONES.column)):
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS network_party_{name}"
                    f" ON network_party USING gin ({column} gin_trgm_ops)"
                )
    except DatabaseError:
        # The account may not make extensions: ILIKE answers without the index.
        return


def _ensure_beginnings(connection: BaseDatabaseWrapper) -> None:
    """Make each plain index that is missing. Only speed hangs on them, never an answer."""
    for name, (table, *columns) in _BEGINNINGS.items():
        there = columns[connection.vendor == "postgresql"]
        if not there or name in _indexes(connection, table):
            continue
        try:
            with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} ({there})")
        except DatabaseError:
            # PostgreSQL makes none while rows of the same transaction wait to be checked; the
            # next ``migrate`` does.
            return


def _indexes(connection: BaseDatabaseWrapper, table: str) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, table))


def index_drop(connection: BaseDatabaseWrapper) -> None:
    """Take the indexes away again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for one in TABLES:
                for name in one.triggers():
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(f"DROP TABLE IF EXISTS {one.table}")
        elif connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS network_party_trigrams")
            cursor.execute("DROP INDEX IF EXISTS network_party_phone_trigrams")
        for name in _BEGINNINGS:
            cursor.execute(f"DROP INDEX IF EXISTS {name}")
