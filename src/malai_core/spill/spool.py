"""The room that puts aside on disk what would not fit into a stated number of records."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from malai_core.errors import UnreadableFileError
from malai_core.labels import Words
from malai_core.spill.codecs import Codec
from malai_core.spill.lookups import Lookup
from malai_core.spill.rooms import Pair, Records, Rows

if TYPE_CHECKING:
    from sqlite3 import Connection

    from malai_core.spill.shelves import Shelf
    from malai_core.spill.spilled import SpilledLookup

T = TypeVar("T")
#: Records of one container that stay in memory: a workbook of a few thousand rows meets no disk.
AFTER: Final = 3_000
_KEPT: Final = 1_000
_CACHED_KB: Final = 8_192
#: Rows between two times of making place.
_ROWS_BETWEEN: Final = 200
_SORTED_AT_ONCE: Final = 10_000
NO_ROOM: Final = Words(
    "ที่ว่างบนดิสก์ไม่พอสำหรับอ่านไฟล์นี้ ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    "There is not enough free space on the disk to read this file. Delete what is not needed and "
    "try again.",
)


class Spool:
    """A room whose containers put aside what exceeds ``after`` records, in one SQLite file.

    Parameters
    ----------
    after
        Records of a container up to which it stays in memory; above it about 1,000 do.
    folder
        Where the file goes; the folder of the system for such files where it is left out. Not
        every one of those lies on a disk, so callers with a folder of their own name it.
    rows_between
        Every so many calls of ``rest`` place is made: 200, or ``after`` where that is less.

    Notes
    -----
    The file has no name from the moment it is open (on systems that allow it), so the system
    removes it however the process ends. Nothing is made before a container is full. Memory: at
    most ``after`` records of each container and those of ``rows_between`` rows, and 8 MB.

    Raises
    ------
    UnreadableFileError
        From any container: the disk is full.
    """

    def __init__(
        self, *, after: int = AFTER, folder: Path | None = None, rows_between: int | None = None
    ) -> None:
        self.after = after
        self.kept = min(after, _KEPT)
        """Records of a container that stay in memory once others were put aside."""
        self._folder = folder
        self._rows_between = rows_between or max(min(_ROWS_BETWEEN, after), 1)
        self._calls = 0
        self._base: Connection | None = None
        self._path: Path | None = None
        self._tables = 0
        self._containers: list[Shelf[object] | SpilledLookup] = []

    @property
    def is_on_disk(self) -> bool:
        """Whether anything was put aside."""
        return self._tables > 0

    def rows(self, codec: Codec[T], /) -> Rows[T]:
        """Return a list that puts aside what exceeds the stated number."""
        from malai_core.spill.shelves import Roll

        return Roll(self._shelf(codec))

    def records(self, codec: Codec[T], /) -> Records[T]:
        """Return a dictionary that does; once it did, it is listed by rising key."""
        return self._shelf(codec)

    def _shelf(self, codec: Codec[T]) -> Shelf[T]:
        from malai_core.spill.shelves import Shelf

        shelf = Shelf(self, codec)
        self._containers.append(shelf)  # type: ignore[arg-type]
        return shelf

    def lookup(self) -> Lookup:
        """Return a dictionary of lists of numbers that does."""
        from malai_core.spill.spilled import SpilledLookup

        lookup = SpilledLookup(self)
        self._containers.append(lookup)
        return lookup

    def sorted(self, pairs: Iterable[Pair], /) -> Iterator[Pair]:
        """Return pairs of numbers in rising order; they are sorted by the database.

        The pairs are all taken before the first is returned.
        """
        table = self.table("(first INTEGER, second INTEGER)")
        waiting = iter(pairs)
        while some := list(islice(waiting, _SORTED_AT_ONCE)):
            with self.guarded() as base:
                base.executemany(f"INSERT INTO {table} VALUES (?, ?)", some)  # noqa: S608 - a name of our own
        with self.guarded() as base:
            yield from base.execute(f"SELECT first, second FROM {table} ORDER BY first, second")  # noqa: S608 - a name of our own
            base.execute(f"DROP TABLE {table}")

    def rest(self) -> None:
        """Make place, every so many calls."""
        self._calls += 1
        if self._calls % self._rows_between == 0:
            for container in self._containers:
                container.trim()

    def table(self, columns: str) -> str:
        """Make a table; return its name."""
        self._tables += 1
        name = f"t{self._tables}"
        with self.guarded() as base:
            base.execute(f"CREATE TABLE {name} {columns}")
        return name

    @property
    def base(self) -> Connection:
        """The database, for reading what was put aside."""
        assert self._base is not None  # noqa: S101 - a container asks after it has written
        return self._base

    @contextmanager
    def guarded(self) -> Iterator[Connection]:
        """Lend the database; a full disk becomes a sentence."""
        from sqlite3 import OperationalError

        try:
            yield self._base or self._opened()
        except (OperationalError, OSError) as error:
            raise UnreadableFileError(NO_ROOM) from error

    def _opened(self) -> Connection:
        import sqlite3
        import tempfile

        handle, name = tempfile.mkstemp(prefix="malai-", suffix=".spill", dir=self._folder)
        os.close(handle)
        self._path = Path(name)
        self._base = base = sqlite3.connect(name, isolation_level=None, cached_statements=512)
        # Nobody else reads the file and nobody reads it later: no journal, no waiting for the
        # disk, one transaction that never ends.
        for setting in (
            "locking_mode=EXCLUSIVE",
            "journal_mode=OFF",
            "synchronous=OFF",
            f"cache_size=-{_CACHED_KB}",
        ):
            base.execute(f"PRAGMA {setting}").fetchall()
        base.execute("BEGIN EXCLUSIVE")
        with suppress(OSError):
            self._path.unlink()
            self._path = None
        return base

    def close(self) -> None:
        """Give up what is kept, and the disk space."""
        self._containers.clear()
        if self._base is not None:
            self._base.close()
            self._base = None
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None
