"""The search index, and code-point order of sort keys on PostgreSQL."""

from __future__ import annotations

from django.db import migrations

from malai.network.search_index import index_drop, index_ensure

#: Columns whose order is that of their code points, whatever the language of the database.
ORDERED = (("network_party", "sort_key", 400),)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, column, length in ORDERED:
            schema_editor.execute(
                f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"'
            )
    index_ensure(schema_editor.connection)


def backwards(apps, schema_editor):
    index_drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("network", "0001_first_tables")]
    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
