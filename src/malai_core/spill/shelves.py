"""Records under numbers of which the ones used last are in memory and the others on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from malai_core.spill.codecs import Codec

if TYPE_CHECKING:
    from malai_core.spill.spool import Spool

T = TypeVar("T")
_FETCHED: Final = 500


class Shelf(Generic[T]):
    """A dictionary under whole numbers. Made by ``Spool.records``.

    A record fetched by its key is the same object until the room makes place, and changes to it
    are kept. Records met while listing are copies.
    """

    def __init__(self, spool: Spool, codec: Codec[T]) -> None:
        self._spool = spool
        self._pack, self._unpack = codec
        self._live: dict[int, T] = {}
        self._stored: dict[int, bytes] = {}
        """Of the live ones that came from disk, the bytes they came as."""
        self._table = self._put = self._one = self._many = ""
        self._count = 0
        self._highest = -1

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._count

    def __contains__(self, key: object, /) -> bool:
        """Say whether there is a record of this key."""
        return key in self._live or (isinstance(key, int) and self._fetch(key) is not None)

    def __getitem__(self, key: int, /) -> T:
        """Return the record of a key."""
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: int, /) -> T | None:
        """Return the record of a key, ``None`` where there is none."""
        live = self._live
        found = live.get(key)
        if not self._table:
            return found
        if found is not None:
            # To the end: the ones used longest ago go first.
            live[key] = live.pop(key)
            return found
        data = self._fetch(key)
        if data is None:
            return None
        self._stored[key] = data
        found = live[key] = self._unpack(data)
        return found

    def _fetch(self, key: int) -> bytes | None:
        if not self._table or key > self._highest:
            return None
        row = self._spool.base.execute(self._one, (key,)).fetchone()
        return row[0] if row else None

    def __setitem__(self, key: int, record: T, /) -> None:
        """Put a record under a key."""
        if key > self._highest or key not in self:
            self._count += 1
            self._highest = max(key, self._highest)
        self._live[key] = record

    def trim(self) -> None:
        """Put aside the older ones where there are more than the stated number in memory."""
        live, kept = self._live, self._spool.kept
        if len(live) > (kept if self._table else self._spool.after):
            old = list(islice(live, len(live) - kept // 2))
            self._write(old)
            for key in old:
                del live[key]
                self._stored.pop(key, None)

    def _write(self, keys: Iterable[int]) -> None:
        if not self._table:
            self._open()
        live, stored, pack = self._live, self._stored, self._pack
        packed = ((key, pack(live[key])) for key in keys)
        changed = [(key, data) for key, data in packed if stored.get(key) != data]
        with self._spool.guarded() as base:
            base.executemany(self._put, changed)
        stored.update(changed)

    def _open(self) -> None:
        self._table = table = self._spool.table("(key INTEGER PRIMARY KEY, data BLOB)")
        self._put = f"INSERT OR REPLACE INTO {table} VALUES (?, ?)"  # noqa: S608 - a name of our own
        self._one = f"SELECT data FROM {table} WHERE key = ?"  # noqa: S608 - a name of our own
        self._many = f"SELECT key, data FROM {table} WHERE key > ? ORDER BY key LIMIT {_FETCHED}"  # noqa: S608 - a name of our own

    def __iter__(self) -> Iterator[int]:
        """Yield the keys."""
        return (key for key, _record in self.items())

    def values(self) -> Iterator[T]:
        """Yield the records."""
        return (record for _key, record in self.items())

    def items(self) -> Iterator[tuple[int, T]]:
        """Yield keys and records; those on disk by rising key, 500 at a time."""
        if not self._table:
            yield from list(self._live.items())
            return
        self._write(list(self._live))
        unpack, last = self._unpack, -1
        while rows := self._after(last):
            last = rows[-1][0]
            yield from ((key, unpack(data)) for key, data in rows)

    def _after(self, key: int) -> list[tuple[int, bytes]]:
        return self._spool.base.execute(self._many, (key,)).fetchall()


class Roll(Generic[T]):
    """A list. Made by ``Spool.rows``."""

    def __init__(self, shelf: Shelf[T]) -> None:
        self._shelf = shelf

    def append(self, record: T, /) -> None:
        """Add a record behind the others."""
        self._shelf[len(self._shelf)] = record

    def extend(self, records: Iterable[T], /) -> None:
        """Add several records."""
        for record in records:
            self.append(record)

    def __getitem__(self, place: int, /) -> T:
        """Return the record at a place."""
        try:
            return self._shelf[place]
        except KeyError:
            raise IndexError(place) from None

    def __setitem__(self, place: int, record: T, /) -> None:
        """Put another record at a place."""
        if not 0 <= place < len(self._shelf):
            raise IndexError(place)
        self._shelf[place] = record

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._shelf)

    def __iter__(self) -> Iterator[T]:
        """Yield the records."""
        return self._shelf.values()
