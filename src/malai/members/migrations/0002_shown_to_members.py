from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0001_first_tables")]

    operations = [
        migrations.AlterField(
            model_name="memberword",
            name="kind",
            field=models.CharField(
                choices=[
                    ("correct", "puts the record right"),
                    ("ask", "asks for help"),
                    ("offer", "offers help"),
                    ("found", "agrees to be found"),
                ],
                max_length=8,
                verbose_name="what about",
            ),
        ),
        migrations.AddField(
            model_name="memberword",
            name="may_show",
            field=models.BooleanField(
                default=False, verbose_name="members of the same networks may see it"
            ),
        ),
        migrations.AddField(
            model_name="memberword",
            name="shown_until",
            field=models.DateField(
                blank=True, null=True, verbose_name="shown to members until"
            ),
        ),
    ]
