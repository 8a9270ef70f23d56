"""The index that finds a party by any part of its names, on both databases.

SQLite keeps a trigram table (FTS5) beside the parties, fed by triggers, so that bulk writes and
undo keep it right too. PostgreSQL has a trigram index where its extension may be made; without it
the same question is answered by reading the rows.
"""

from __future__ import annotations

from typing import Final

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE: Final = "network_party_search"
_TRIGGERS: Final = {
    "network_party_search_insert": """
        CREATE TRIGGER network_party_search_insert AFTER INSERT ON network_party BEGIN
            INSERT INTO network_party_search(rowid, search_text) VALUES (new.id, new.search_text);
        END""",
    "network_party_search_delete": """
        CREATE TRIGGER network_party_search_delete AFTER DELETE ON network_party BEGIN
            INSERT INTO network_party_search(network_party_search, rowid, search_text)
                VALUES ('delete', old.id, old.search_text);
        END""",
    "network_party_search_update": """
        CREATE TRIGGER network_party_search_update AFTER UPDATE OF search_text ON network_party
        WHEN old.search_text <> new.search_text BEGIN
            INSERT INTO network_party_search(network_party_search, rowid, search_text)
                VALUES ('delete', old.id, old.search_text);
            INSERT INTO network_party_search(rowid, search_text) VALUES (new.id, new.search_text);
        END""",
}
_CREATE_TABLE: Final = """
    CREATE VIRTUAL TABLE network_party_search USING fts5(
        search_text, content='network_party', content_rowid='id',
        tokenize='trigram case_sensitive 1', detail='full'
    )"""
_REBUILD: Final = "INSERT INTO network_party_search(network_party_search) VALUES ('rebuild')"


def index_ensure(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing of the index. Called by a migration and after every ``migrate``.

    A later change of the table of parties makes SQLite copy it and drop its triggers; then the
    index is filled anew.
    """
    if connection.vendor == "sqlite":
        _ensure_fts5(connection)
    elif connection.vendor == "postgresql":
        _ensure_trigrams(connection)


def _ensure_fts5(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'network_party_search%%'")
        known = {row[0] for row in cursor.fetchall()}
        if TABLE not in known:
            cursor.execute(_CREATE_TABLE)
        if missing := [name for name in _TRIGGERS if name not in known]:
            for name in missing:
                cursor.execute(_TRIGGERS[name])
            cursor.execute(_REBUILD)


def _ensure_trigrams(connection: BaseDatabaseWrapper) -> None:
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                "CREATE INDEX IF NOT EXISTS network_party_trigrams"
                " ON network_party USING gin (search_text gin_trgm_ops)"
            )
    except DatabaseError:
        # The account may not make extensions: ILIKE answers without the index.
        return


def index_drop(connection: BaseDatabaseWrapper) -> None:
    """Take the index away again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        elif connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS network_party_trigrams")
