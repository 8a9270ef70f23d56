"""Say of kinds how they are kept up, where their name tells it."""

from django.db import migrations, models

from malai.network.models.tie import way_told


def tell(apps, schema_editor):
    kinds = apps.get_model("network", "TieKind")
    for kind in kinds.objects.all():
        way = way_told(kind.code, kind.label_th, kind.label_en)
        if way:
            kinds.objects.filter(pk=kind.pk).update(way=way)


class Migration(migrations.Migration):
    dependencies = [("network", "0060_points")]

    operations = [
        migrations.AddField(
            model_name="tiekind",
            name="way",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in_person", "in person"),
                    ("online", "online"),
                    ("both", "in person and online"),
                ],
                max_length=10,
                verbose_name="how it is kept up",
            ),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
