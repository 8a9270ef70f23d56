"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management.commands import migrate
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings

from malai.cli.fresh import tables_make
from tests.makers import Cast, World, make_cast, make_world

# A test never asserts a time, and a busy machine is no fault of the code. `make test` tries the same
# inputs each time; `make soak` looks for new ones (ADR 66).
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not os.environ.get("MALAI_TEST_SEARCH"),
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def tables_at_once() -> Iterator[None]:
    """Make the tables of a test database as a new place makes them (ADR 56), a minute sooner.

    ``tests/functional/cli/test_fresh.py`` holds them to those that migrations make.
    """
    whole = migrate.Command.handle

    def handle(command: migrate.Command, *args: Any, **options: Any) -> None:
        if connection.introspection.table_names():
            whole(command, *args, **options)
        else:
            tables_make()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate.Command, "handle", handle)
        yield


@pytest.fixture(scope="session")
def django_db_setup(tables_at_once: None, django_db_setup: None) -> None:
    """Make the database after ``tables_at_once`` has said how."""


@pytest.fixture(autouse=True)
def first_language() -> None:
    """Begin every test in the first language, whatever the one before has spoken."""
    translation.deactivate()


@pytest.fixture
def cast(db: None) -> Cast:
    """Five people with a seat each in one workspace, and a stranger with one elsewhere."""
    return make_cast()


@pytest.fixture
def world(cast: Cast) -> World:
    """A small network with people, an organisation, a tie and an activity."""
    return make_world(cast)


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """Return a client signed in as ``owner``, ``manager`` ... ``stranger``."""

    def client(role: str) -> Client:
        made = Client()
        made.force_login(getattr(cast, role))
        return made

    return client
