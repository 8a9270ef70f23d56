"""Tags, saved lists, notes, earlier names, files and photos of parties."""

import django.db.models.deletion
import malai.kernel.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_first_tables'),
        ('files', '0001_first_tables'),
        ('network', '0020_search_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('caption', models.CharField(blank=True, max_length=200, verbose_name='what it shows')),
                ('on', malai.kernel.fields.PartialDateField(default='', verbose_name='day')),
                ('is_photo', models.BooleanField(default=False)),
                ('is_face', models.BooleanField(default=False, verbose_name='shown beside the name')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='network.party')),
                ('small', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'file of a record',
                'verbose_name_plural': 'files of records',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('name', models.CharField(max_length=300, verbose_name='earlier name')),
                ('since', malai.kernel.fields.PartialDateField(default='', verbose_name='since')),
                ('until', malai.kernel.fields.PartialDateField(default='', verbose_name='until')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='network.party')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'earlier name',
                'verbose_name_plural': 'earlier names',
                'ordering': ['-until', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('on', malai.kernel.fields.PartialDateField(default='', verbose_name='day')),
                ('text', models.TextField(max_length=20000, verbose_name='note')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='network.party')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='accounts.workspace')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('name', models.CharField(max_length=150, verbose_name='name of the list')),
                ('is_people', models.BooleanField(default=True)),
                ('query', models.TextField(blank=True)),
                ('is_shared', models.BooleanField(default=False, verbose_name='for everybody in the workspace')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='segments', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'saved list',
                'verbose_name_plural': 'saved lists',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SegmentMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('is_in', models.BooleanField(verbose_name='added by hand')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='segment_marks', to='network.party')),
                ('segment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='network.segment')),
            ],
            options={
                'verbose_name': 'exception of a saved list',
                'verbose_name_plural': 'exceptions of saved lists',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('name', models.CharField(max_length=60, verbose_name='tag')),
                ('match_key', models.CharField(editable=False, max_length=60)),
                ('colour', models.CharField(choices=[('plain', 'plain'), ('good', 'leaf green'), ('attention', 'marigold'), ('alarm', 'rose'), ('crown', 'crown flower violet')], default='plain', max_length=12, verbose_name='colour')),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='accounts.workspace')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Tagging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='network.party')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='network.tag')),
            ],
            options={
                'verbose_name': 'tag on a record',
                'verbose_name_plural': 'tags on records',
                'ordering': ['pk'],
            },
        ),
        migrations.AddIndex(
            model_name='segment',
            index=models.Index(fields=['workspace', 'is_people'], name='network_segment_of'),
        ),
        migrations.AddConstraint(
            model_name='segmentmark',
            constraint=models.UniqueConstraint(fields=('segment', 'party'), name='network_segment_mark_once'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(fields=('workspace', 'match_key'), name='network_tag_once'),
        ),
        migrations.AddConstraint(
            model_name='tagging',
            constraint=models.UniqueConstraint(fields=('tag', 'party'), name='network_tagging_once'),
        ),
    ]
