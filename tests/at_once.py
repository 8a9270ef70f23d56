"""Two people who press the same button at the same moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

from django.core.exceptions import ValidationError
from django.db import connection


def in_a_file(folder: Path) -> Callable[[], None]:
    """Return what points a thread at a real file with the same tables and rows.

    The tests' SQLite lives in memory, where two connections cannot wait for each other; a real one
    can. PostgreSQL is left as it is.
    """
    if connection.vendor != "sqlite":
        return lambda: None
    path = folder / "at-once.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)

    def point() -> None:
        connection.settings_dict = {**connection.settings_dict, "NAME": str(path)}

    return point


def twice_at_once(folder: Path, act: Callable[[], object]) -> list[str]:
    """Do ``act`` in two threads that begin together; return "done" and "refused", sorted."""
    point, barrier = in_a_file(folder), Barrier(2)
    results: list[str] = []

    def one() -> None:
        point()
        connection.ensure_connection()
        barrier.wait()
        try:
            act()
            results.append("done")
        except ValidationError:
            results.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)
