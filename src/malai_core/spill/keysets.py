"""A set of whole numbers that lie close together, such as the keys of a table, at a bit each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_BITS: Final = 1 << 16


class KeySet:
    """Whole numbers, each once.

    Memory: 8 kB for every stretch of 65,536 numbers that holds one; a million keys of a table that
    grew without gaps take 128 kB, as a ``set`` they would take 60 MB. Each step takes constant
    time; numbers are listed in rising order.

    Examples
    --------
    >>> keys = KeySet()
    >>> keys.add(7), keys.add(-70_000), keys.add(7)
    (True, True, False)
    >>> len(keys), 7 in keys, 8 in keys, list(keys)
    (2, True, False, [-70000, 7])
    """

    def __init__(self) -> None:
        self._stretches: dict[int, bytearray] = {}
        self._count = 0

    def add(self, key: int) -> bool:
        """Add a number; return whether it is new."""
        stretch, bit = divmod(key, _BITS)
        held = self._stretches.get(stretch)
        if held is None:
            held = self._stretches[stretch] = bytearray(_BITS // 8)
        place, mask = bit >> 3, 1 << (bit & 7)
        if held[place] & mask:
            return False
        held[place] |= mask
        self._count += 1
        return True

    def __contains__(self, key: object) -> bool:
        """Say whether a number is there."""
        if not isinstance(key, int):
            return False
        stretch, bit = divmod(key, _BITS)
        held = self._stretches.get(stretch)
        return held is not None and bool(held[bit >> 3] & (1 << (bit & 7)))

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return self._count

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers, smallest first."""
        for stretch in sorted(self._stretches):
            held = self._stretches[stretch]
            for place, byte in enumerate(held):
                if byte:
                    start = stretch * _BITS + place * 8
                    yield from (start + bit for bit in range(8) if byte >> bit & 1)
