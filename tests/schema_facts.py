"""What tables a database has, told the same way of any: ``python -m tests.schema_facts`` makes new ones."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.db import connection

Facts = dict[str, dict[str, list[str]]]


def facts() -> Facts:
    """Return the columns and constraints of every table, without the names of constraints."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: {"columns": columns(cursor, name), "rules": rules(cursor, name)} for name in names}  # fmt: skip


def columns(cursor: Any, table: str) -> list[str]:
    """Return a line for each column, in no order: migrations add theirs at the end."""
    found = connection.introspection.get_table_description(cursor, table)
    return sorted(
        f"{c.name} {c.type_code} {c.display_size} {c.null_ok} {c.default} {c.collation}"
        for c in found
    )


def rules(cursor: Any, table: str) -> list[str]:
    """Return a line for each key, index and check."""
    found = connection.introspection.get_constraints(cursor, table)
    told = ("columns", "primary_key", "unique", "foreign_key", "check", "index", "type", "orders")
    return sorted(" ".join(f"{name}={rule.get(name)}" for name in told) for rule in found.values())


if __name__ == "__main__":
    import django

    django.setup()
    from malai.cli.fresh import tables_make

    tables_make()
    sys.stdout.write(json.dumps(facts()))
