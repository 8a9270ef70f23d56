"""The tables of a new database are those that all migrations make, one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.schema_facts import facts

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def address(db: None) -> Iterator[str]:
    """The address of an empty database beside the one of the tests; empty for the embedded one."""
    if connection.vendor == "sqlite":
        yield ""
        return
    import psycopg

    name = f"fresh_{uuid4().hex}"
    parts = urlsplit(os.environ["MALAI_DATABASE_URL"])
    with psycopg.connect(urlunsplit(parts), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(parts._replace(path=f"/{name}"))
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_new_database_has_the_tables_that_migrations_make(address: str, tmp_path: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MALAI_")}
    more = {"MALAI_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "malai.config.settings"}
    if address:
        more["MALAI_DATABASE_URL"] = address
    command = [sys.executable, "-m", "tests.schema_facts"]
    done = subprocess.run(
        command, cwd=ROOT, env={**kept, **more}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made.keys() == facts().keys()
    assert {name for name, said in facts().items() if made[name] != said} == set()


@pytest.mark.django_db
def test_the_tests_themselves_stand_on_migrations() -> None:
    rooms = {room.rpartition(".")[2] for room in settings.ROOMS}
    applied = MigrationRecorder(connection).applied_migrations()
    assert {app for app, _name in applied} >= rooms - {"kernel", "documents", "tables", "site"}
