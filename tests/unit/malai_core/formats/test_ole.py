"""Compound files, made sector by sector."""

from __future__ import annotations

import struct

import pytest

from malai_core.formats.ole import BrokenCompoundError, CompoundFile

_END = 0xFFFF_FFFE
_FREE = 0xFFFF_FFFF
_FAT = 0xFFFF_FFFD
_SECTOR = 512


def _numbers(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}L", *numbers).ljust(_SECTOR, b"\xff")


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HB", len(raw), kind)
        + b"\0" * 49
        + struct.pack("<2LL", start, size, 0)
    )


def _header(fats: list[int], *, lists: tuple[int, int] = (_END, 0)) -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0")
    fields = struct.pack("<2H", 9, 6).ljust(18, b"\0") + struct.pack("<5L", 1, 0, 4096, 2, 1)
    places = [*fats, *[_FREE] * (109 - len(fats))]
    return start + fields + struct.pack("<2L", *lists) + struct.pack("<109L", *places)


def _file(header: bytes, fat: bytes) -> bytes:
    """Return a file: 0 the table, 1 the directory, 2 the small table, 3 the small stream, 4 data."""
    directory = (
        _entry("Root Entry", 5, 3, 128)
        + _entry("Small", 2, 1, 5)
        + _entry("Large", 2, 4, 4096)
        + _entry("", 0, 0, 0)
    )
    small = b"_" * 64 + b"hello".ljust(64, b"_")
    return b"".join(
        [header, fat, directory, _numbers(_FREE, _END), small.ljust(_SECTOR, b"\0"), b"x" * 4096]
    )


_CHAIN = _numbers(_FAT, _END, _END, _END, *range(5, 12), _END)


def test_small_streams_lie_within_the_stream_of_the_root() -> None:
    container = CompoundFile(_file(_header([0]), _CHAIN))
    assert container.names() == {"Small", "Large"}
    assert container.stream("Small") == b"hello"
    assert container.stream("Large") == b"x" * 4096


def test_the_table_may_be_listed_in_a_chain_of_its_own() -> None:
    data = _file(_header([], lists=(12, 1)), _CHAIN) + struct.pack("<128L", 0, *[_FREE] * 126, _END)
    assert CompoundFile(data).stream("Small") == b"hello"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x" * 600,
        _file(_header([0]), _numbers(_FAT, 1)),
        _file(_header([0]), _numbers(_FAT, 900)),
        _file(_header([900]), _CHAIN),
        _file(_header([]), _CHAIN),
    ],
)
def test_a_container_that_contradicts_itself_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenCompoundError):
        CompoundFile(data)


def test_a_small_stream_without_a_root_is_broken() -> None:
    data = _file(_header([0]), _CHAIN).replace(
        _entry("Root Entry", 5, 3, 128), _entry("Root Entry", 1, 3, 128)
    )
    with pytest.raises(BrokenCompoundError):
        CompoundFile(data).stream("Small")
