"""What a room offers, and the room that keeps everything in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from malai_core.spill.codecs import Codec
from malai_core.spill.lookups import Lookup

T = TypeVar("T")
Pair = tuple[int, int]


class Rows(Protocol[T]):
    """Records in the order they came; a list is one."""

    def append(self, record: T, /) -> None:
        """Add a record behind the others."""

    def extend(self, records: Iterable[T], /) -> None:
        """Add several records."""

    def __getitem__(self, place: int, /) -> T:
        """Return the record at a place, counted from 0; it may be changed until ``Room.rest``."""

    def __setitem__(self, place: int, record: T, /) -> None:
        """Put another record at a place."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[T]:
        """Yield the records. To change one of them, put it back at its place."""


class Records(Protocol[T]):
    """Records under whole numbers; a dictionary is one."""

    def __getitem__(self, key: int, /) -> T:
        """Return the record of a key; it may be changed until ``Room.rest``."""

    def __setitem__(self, key: int, record: T, /) -> None:
        """Put a record under a key."""

    def __contains__(self, key: object, /) -> bool:
        """Say whether there is a record of this key."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[int]:
        """Yield the keys."""

    def get(self, key: int, /) -> T | None:
        """Return the record of a key, ``None`` where there is none."""

    def values(self) -> Iterable[T]:
        """Return the records. To change one of them, put it back under its key."""

    def items(self) -> Iterable[tuple[int, T]]:
        """Return keys and records, as ``values``."""


class Room(Protocol):
    """Hands out containers, and makes place in them."""

    def rows(self, codec: Codec[T], /) -> Rows[T]:
        """Return a new list."""

    def records(self, codec: Codec[T], /) -> Records[T]:
        """Return a new dictionary."""

    def lookup(self) -> Lookup:
        """Return a new dictionary of lists of numbers."""

    def sorted(self, pairs: Iterable[Pair], /) -> Iterator[Pair]:
        """Return pairs of numbers in rising order."""

    def rest(self) -> None:
        """Make place. Records that were fetched before must not be changed any more."""

    def close(self) -> None:
        """Give up what is kept; the containers cannot be used afterwards."""


class Memory:
    """Keeps everything in memory, in plain lists and dictionaries."""

    def rows(self, codec: Codec[T], /) -> Rows[T]:  # noqa: ARG002 - as every room
        """Return a new list."""
        return []

    def records(self, codec: Codec[T], /) -> Records[T]:  # noqa: ARG002 - as every room
        """Return a new dictionary."""
        return {}

    def lookup(self) -> Lookup:
        """Return a new dictionary of lists of numbers."""
        return Lookup()

    def sorted(self, pairs: Iterable[Pair], /) -> Iterator[Pair]:
        """Return pairs of numbers in rising order."""
        return iter(sorted(pairs))

    def rest(self) -> None:
        """Keep everything where it is."""

    def close(self) -> None:
        """Keep everything."""
