"""Code-point order of the areas' sort keys on PostgreSQL."""

from __future__ import annotations

from django.db import migrations


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE places_area ALTER COLUMN sort_key TYPE varchar(300) COLLATE "C"'
        )


class Migration(migrations.Migration):
    dependencies = [("places", "0001_first_tables")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
