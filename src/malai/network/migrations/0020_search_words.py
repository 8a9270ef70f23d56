"""Put the words that names are made of behind the search texts of what is there already."""

from __future__ import annotations

from django.db import migrations

from malai.network.parting import MARK, parted_text

BATCH = 1_000


def forwards(apps, schema_editor):
    party_model = apps.get_model("network", "Party")
    changed = []
    rows = party_model.objects.exclude(search_text__contains=f" {MARK} ")
    for party in rows.select_related("person").iterator(chunk_size=BATCH):
        facts = getattr(party, "person", None)
        text = facts.role if facts else "" if party.kind == "person" else party.name_th
        if words := parted_text(text):
            party.search_text += words
            changed.append(party)
        if len(changed) == BATCH:
            party_model.objects.bulk_update(changed, ["search_text"])
            changed = []
    party_model.objects.bulk_update(changed, ["search_text"])


class Migration(migrations.Migration):
    dependencies = [("network", "0013_own_fields_and_words")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop, elidable=False)]
