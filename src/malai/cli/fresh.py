"""The tables of a new database, made at once from the models.

Going through every migration of every room takes many times as long, because each step draws all
models anew. What other people's packages need is migrated; the tables of our rooms are made as the
models say, and their migrations are noted as done. A test holds both ways to the same tables.
"""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

#: Columns whose order is that of their code points, whatever the language of the database.
ORDERED = (("network", "Party", "sort_key"), ("places", "Area", "sort_key"))
#: The one room that packages lean on: it holds the account.
FIRST = "accounts"


def tables_make() -> None:
    """Make every table of a database that holds none, and what follows a migration."""
    rooms = {room.rpartition(".")[2] for room in settings.ROOMS}
    migrate_packages(rooms)
    with connection.schema_editor() as editor:
        there = set(connection.introspection.table_names())
        for model in models_of(rooms):
            if model._meta.db_table not in there:
                editor.create_model(model)
        if connection.vendor == "postgresql":
            order_columns(editor)
    note_as_done()
    # Nothing is left to do but what rooms ask to be called for afterwards: areas, search index.
    call_command("migrate", interactive=False, verbosity=0)


def migrate_packages(rooms: set[str]) -> None:
    """Migrate what is not ours, and the account first."""
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    executor.migrate([leaf for leaf in leaves if leaf[0] == FIRST or leaf[0] not in rooms])


def models_of(rooms: set[str]) -> list[type[Model]]:
    """Return the models of our rooms that have tables of their own."""
    configs = [config for config in apps.get_app_configs() if config.label in rooms]
    return [
        model
        for config in configs
        for model in config.get_models()
        if model._meta.managed and not model._meta.proxy
    ]


def order_columns(editor: BaseDatabaseSchemaEditor) -> None:
    """Give columns that tell an order the order of their code points."""
    for room, name, column in ORDERED:
        model = apps.get_model(room, name)
        length = model._meta.get_field(column).max_length
        editor.execute(
            f'ALTER TABLE {model._meta.db_table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"'
        )


def note_as_done() -> None:
    """Note every migration that there is as done."""
    recorder = MigrationRecorder(connection)
    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        recorder.record_applied(migration.app_label, migration.name)
