"""Numbers filed under a text or a number, in the order of filing."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Final

Key = str | int
_BETWEEN: Final = "\x1f"


def joined(*parts: str) -> str:
    """Return one key of several texts; the sign between them stands in no text of a sheet."""
    return _BETWEEN.join(parts)


def paired(first: int, second: int) -> int:
    """Return one key of two numbers, each from 0 to 2,147,483,647."""
    return first << 32 | second


class Lookup:
    """A dictionary of lists of numbers.

    Examples
    --------
    >>> names = Lookup()
    >>> for key, name in enumerate(["Dao", "Fah", "Dao"], 1):
    ...     names.add(name, key)
    >>> names.all("Dao"), names.first("Fah"), names.first("Mek")
    ([1, 3], 2, None)
    >>> [(name, list(keys)) for name, keys in names.groups(least=2)]
    [('Dao', [1, 3])]
    """

    def __init__(self) -> None:
        self._fresh: dict[Key, list[int]] = {}

    def add(self, key: Key, number: int) -> None:
        """File a number under a key, behind those that are there."""
        self._fresh.setdefault(key, []).append(number)

    def add_new(self, key: Key, number: int = 0) -> bool:
        """File a number where the key has none; return whether it had none."""
        if self.first(key) is not None:
            return False
        self.add(key, number)
        return True

    def all(self, key: Key) -> list[int]:
        """Return the numbers under a key. The list is ours: read it, do not change it."""
        return self._fresh.get(key) or []

    def first(self, key: Key) -> int | None:
        """Return the number first filed under a key."""
        found = self.all(key)
        return found[0] if found else None

    def groups(self, least: int = 1) -> Iterator[tuple[Key, Sequence[int]]]:
        """Yield each key with at least ``least`` numbers, in the order of first sight.

        Nothing may be filed meanwhile.
        """
        for key, numbers in self._fresh.items():
            if len(numbers) >= least:
                yield key, array("q", numbers)
