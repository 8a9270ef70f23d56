"""Every address x every reader answers as the rooms' tables say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.functional.doors import READERS, Answers
from tests.makers import World

TABLES = sorted(path.parent.name for path in Path(__file__).parent.glob("*/doors.py"))
#: Addresses of libraries; their own tests guard them, ours that they render (test_pages).
FOREIGN = ("account_", "mfa_", "socialaccount_", "line_")


def _rows() -> Iterator[tuple[str, str, str]]:
    for room in TABLES:
        for name, methods in import_module(f"tests.functional.{room}.doors").DOORS.items():
            for method in methods:
                yield room, name, method


def _names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}"


def test_no_address_is_missing_from_the_tables() -> None:
    ours = {n for n in _names(get_resolver().url_patterns) if not n.startswith(FOREIGN)}
    assert ours == {name for _room, name, _method in _rows()}


@pytest.mark.parametrize(("room", "name", "method"), list(_rows()))
def test_every_reader_gets_the_answer_of_the_table(
    room: str, name: str, method: str, world: World, signed_in: Callable[[str], Client]
) -> None:
    table = import_module(f"tests.functional.{room}.doors")
    expected: Answers = table.DOORS[name][method]
    cache.clear()  # wrong links of other addresses of this test are counted
    got = {}
    for reader in READERS:
        client = Client() if reader == "anonymous" else signed_in(reader)
        url = reverse(name, kwargs=table.arguments(world).get(name, {}))
        answer = getattr(client, method)(url)
        # Read to its end, a stream closes its file; close() would also close the connection.
        answer.getvalue()
        got[reader] = answer.status_code
    assert got == dict(expected)
