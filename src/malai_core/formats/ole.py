"""Compound files (OLE), the container of xls: which streams there are, and the bytes of one.

Source: Microsoft, [MS-CFB]. Only what is needed to judge a file before calamine is let at it.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from typing import Final

_HEADER_BYTES: Final = 512
_ENTRY_BYTES: Final = 128
_HEADER_FAT_ENTRIES: Final = 109
_STREAM: Final = 2
_ROOT: Final = 5
_LAST_SECTOR: Final = 0xFFFF_FFFA  # above it stand marks: end of chain, free, and so on
_SECTOR_SHIFTS: Final = (9, 12)


class BrokenCompoundError(Exception):
    """The container contradicts itself; the caller makes a sentence of it."""


class CompoundFile:
    """The streams of a compound file that is wholly in memory.

    Every chain of sectors is followed at most as far as the file has sectors, so that loops end.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER_BYTES:
            raise BrokenCompoundError
        self._data = data
        self._shift, self._mini_shift = struct.unpack_from("<2H", data, 30)
        if self._shift not in _SECTOR_SHIFTS or self._mini_shift > self._shift:
            raise BrokenCompoundError
        self._directory, _, self._cutoff, self._mini_fat = struct.unpack_from("<4L", data, 48)
        self._fat = self._sectors_as_numbers(self._fat_sectors())
        self._entries = self._read_entries()

    def names(self) -> set[str]:
        """Return the names of the streams."""
        return {name for name, (kind, _, _) in self._entries.items() if kind == _STREAM}

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream."""
        _, start, size = self._entries[name]
        if size >= self._cutoff:
            return self._chain_bytes(start)[:size]
        return self._mini_stream(start, size)

    def _mini_stream(self, start: int, size: int) -> bytes:
        roots = [place for kind, place, _ in self._entries.values() if kind == _ROOT]
        if not roots:
            raise BrokenCompoundError
        holder = self._chain_bytes(roots[0])
        fat = self._sectors_as_numbers(self._chain(self._mini_fat))
        step = 1 << self._mini_shift
        pieces = (holder[i * step : (i + 1) * step] for i in _follow(fat, start))
        return b"".join(pieces)[:size]

    def _read_entries(self) -> dict[str, tuple[int, int, int]]:
        directory = self._chain_bytes(self._directory)
        entries: dict[str, tuple[int, int, int]] = {}
        for at in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind in {_STREAM, _ROOT}:
                raw = directory[at : at + max(0, min(length, 64) - 2)]
                start, size = struct.unpack_from("<2L", directory, at + 116)
                entries.setdefault(raw.decode("utf-16-le", "replace"), (kind, start, size))
        return entries

    def _fat_sectors(self) -> Iterator[int]:
        """Yield the sectors of the allocation table: 109 in the header, more in a chain."""
        first, count = struct.unpack_from("<2L", self._data, 68)
        yield from struct.unpack_from(f"<{_HEADER_FAT_ENTRIES}L", self._data, 76)
        for _ in range(min(count, len(self._data) >> self._shift)):
            if first >= _LAST_SECTOR:
                return
            numbers = self._sectors_as_numbers([first])
            yield from numbers[:-1]
            first = numbers[-1]

    def _sectors_as_numbers(self, sectors: Iterator[int] | list[int]) -> array[int]:
        numbers = array("I")
        for sector in sectors:
            if sector < _LAST_SECTOR:
                content = self._sector(sector)
                numbers.frombytes(content[: len(content) // 4 * 4])
        return numbers

    def _chain(self, start: int) -> Iterator[int]:
        return _follow(self._fat, start)

    def _chain_bytes(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if start >= len(self._data):
            raise BrokenCompoundError
        return self._data[start : start + (1 << self._shift)]


def _follow(fat: array[int], start: int) -> Iterator[int]:
    for _ in range(len(fat) + 1):
        if start >= _LAST_SECTOR:
            return
        yield start
        if start >= len(fat):
            raise BrokenCompoundError
        start = fat[start]
    raise BrokenCompoundError
