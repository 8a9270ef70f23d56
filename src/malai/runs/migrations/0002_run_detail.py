"""Runs keep what is long apart from what every page needs."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("runs", "0001_first_tables")]

    operations = [
        migrations.AddField(
            model_name="run", name="detail", field=models.JSONField(default=dict)
        )
    ]
