"""A lookup of which what was filed or asked for last is in memory and the rest on disk."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from malai_core.spill.lookups import Key, Lookup

if TYPE_CHECKING:
    from malai_core.spill.spool import Spool


class SpilledLookup(Lookup):
    """A dictionary of lists of numbers. Made by ``Spool.lookup``."""

    def __init__(self, spool: Spool) -> None:
        super().__init__()
        self._spool = spool
        self._table = self._put = self._one = self._groups = ""
        self._known: dict[Key, list[int]] = {}
        """What was asked for since place was last made, whole: also that there is nothing."""
        self._filed = 0
        self._next = 0

    def add(self, key: Key, number: int) -> None:
        """File a number under a key, behind those that are there."""
        super().add(key, number)
        self._filed += 1
        if key in self._known:
            self._known[key].append(number)

    def all(self, key: Key) -> list[int]:
        """Return the numbers under a key."""
        if not self._table:
            return super().all(key)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = [*self._stored(key), *super().all(key)]
        return found

    def _stored(self, key: Key) -> list[int]:
        rows = self._spool.base.execute(self._one, (key,))
        return [number for (number,) in rows]

    def trim(self) -> None:
        """Put aside what was filed where it is more than the stated number."""
        if self._filed > (self._spool.kept if self._table else self._spool.after):
            self._write()
        if len(self._known) > self._spool.kept:
            self._known.clear()

    def _write(self) -> None:
        if not self._table:
            self._open()
        fresh = ((key, number) for key, numbers in self._fresh.items() for number in numbers)
        rows = [(key, place, number) for place, (key, number) in enumerate(fresh, self._next)]
        self._next += len(rows)
        # By key, so that neighbours of the file are written together.
        rows.sort(key=itemgetter(0))
        with self._spool.guarded() as base:
            base.executemany(self._put, rows)
        self._fresh.clear()
        self._filed = 0

    def _open(self) -> None:
        columns = "(key, place INTEGER, number INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID"
        self._table = table = self._spool.table(columns)
        self._put = f"INSERT INTO {table} VALUES (?, ?, ?)"  # noqa: S608 - a name of our own
        self._one = f"SELECT number FROM {table} WHERE key = ? ORDER BY place"  # noqa: S608 - a name of our own
        self._groups = (
            f"SELECT key, min(place) AS first FROM {table} GROUP BY key "  # noqa: S608 - a name of our own
            "HAVING count(*) >= ? ORDER BY first"
        )

    def groups(self, least: int = 1) -> Iterator[tuple[Key, Sequence[int]]]:
        """Yield each key with at least ``least`` numbers, in the order of first sight."""
        if not self._table:
            yield from super().groups(least)
            return
        self._write()
        with self._spool.guarded() as base:
            for key, _first in base.execute(self._groups, (least,)):
                yield key, array("q", self._stored(key))
