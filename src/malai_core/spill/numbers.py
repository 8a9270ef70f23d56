"""Whole numbers under small whole keys, at eight bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping


class Numbers(Mapping[int, int]):
    """A number other than zero for each of some keys from 0 upward; listed by key.

    Memory: 8 bytes for every key up to the largest. A key is never taken out again.

    Examples
    --------
    >>> ids = Numbers({3: -3, 1: 42})
    >>> ids[1], ids.get(2), list(ids.items())
    (42, None, [(1, 42), (3, -3)])
    >>> ids == {1: 42, 3: -3}
    True
    """

    def __init__(self, known: Mapping[int, int] | None = None) -> None:
        self._held = array("q")
        self._count = 0
        for key, number in (known or {}).items():
            self[key] = number

    def __setitem__(self, key: int, number: int) -> None:
        """Put a number under a key, over what was there."""
        held = self._held
        if key < 0 or number == 0:
            raise ValueError("keys count from 0, and 0 stands for nothing")
        if key >= len(held):
            held.frombytes(bytes(held.itemsize * (key + 1 - len(held))))
        self._count += held[key] == 0
        held[key] = number

    def update(self, numbers: Iterable[tuple[int, int]]) -> None:
        """Put several numbers under their keys."""
        for key, number in numbers:
            self[key] = number

    def __getitem__(self, key: int) -> int:
        """Return the number under a key."""
        number = self._held[key] if 0 <= key < len(self._held) else 0
        if not number:
            raise KeyError(key)
        return number

    def __contains__(self, key: object) -> bool:
        """Say whether a number is under the key."""
        return isinstance(key, int) and 0 <= key < len(self._held) and self._held[key] != 0

    def __iter__(self) -> Iterator[int]:
        """Yield the keys, smallest first."""
        return (key for key, number in enumerate(self._held) if number)

    def __len__(self) -> int:
        """Return how many keys have a number."""
        return self._count
