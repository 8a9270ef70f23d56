"""Zips that lie, swell or break are refused before they can hurt."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits
from malai_core.formats.packages import Package
from tests.unit.malai_core.formats.making import zipped


def _package(data: bytes, limits: Limits | None = None) -> Package:
    return Package(io.BytesIO(data), "x.xlsx", limits or Limits())


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    package = _package(zipped({"XL\\Workbook.xml": "a"}))
    assert "/xl/workbook.xml" in package
    assert package.starts("xl/")
    assert b"".join(package.chunks("xl/workbook.XML")) == b"a"


def test_a_part_that_swells_beyond_reason_is_refused() -> None:
    bomb = zipped({"xl/worksheets/sheet1.xml": b"\0" * (17 << 20)})
    assert len(bomb) < 20_000
    with pytest.raises(UnreadableFileError, match="swells"):
        _package(bomb)


def test_many_parts_that_swell_together_are_refused() -> None:
    limits = Limits(unpacked_bytes=1000)
    with pytest.raises(UnreadableFileError, match="swells"):
        _package(zipped({f"{n}.xml": "x" * 300 for n in range(4)}), limits)


def test_a_directory_of_countless_parts_is_refused_before_it_is_read() -> None:
    limits = Limits(parts=10)
    with pytest.raises(UnreadableFileError, match="swells"):
        _package(zipped({f"a-rather-long-name-{n}.xml": "" for n in range(50)}), limits)


def test_a_part_larger_than_its_declared_size_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "x" * 1000}))
    entry = data.rfind(b"PK\1\2")
    struct.pack_into("<L", data, entry + 24, 10)
    package = _package(bytes(data))
    with pytest.raises(UnreadableFileError, match="damaged"):
        list(package.chunks("a.xml"))


def test_every_cut_of_a_zip_is_refused() -> None:
    data = zipped({"a.xml": "x" * 100, "b.xml": "y"})
    for length in range(2, len(data), 7):
        with pytest.raises(UnreadableFileError, match="damaged"):
            _package(data[:length])


@pytest.mark.parametrize("place", [40, 60, 100])
def test_damage_inside_a_part_is_refused(place: int) -> None:
    data = bytearray(zipped({"a.xml": "".join(map(str, range(400)))}))
    data[place] ^= 0xFF
    with pytest.raises(UnreadableFileError, match="damaged"):
        list(_package(bytes(data)).chunks("a.xml"))


def test_a_part_under_a_password_is_refused_as_locked() -> None:
    data = bytearray(zipped({"a.xml": "x"}))
    data[data.rfind(b"PK\1\2") + 8] |= 1
    with pytest.raises(UnreadableFileError, match="password"):
        list(_package(bytes(data)).chunks("a.xml"))


def test_a_part_that_is_missing_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        _package(zipped({"a.xml": "x"})).size("b.xml")


def test_a_part_that_must_be_small_and_is_not_is_refused() -> None:
    noise = b"".join(str(n * n).encode() for n in range(1_800_000))
    package = _package(zipped({"a.xml": noise}))
    with pytest.raises(UnreadableFileError, match="swells"):
        package.small("a.xml")


def test_a_zip_with_a_comment_is_a_zip() -> None:
    file = io.BytesIO(zipped({"a.xml": "x"}))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = "ความเห็น".encode()
    assert "a.xml" in _package(file.getvalue())


def test_a_zip_of_the_large_kind_is_a_zip() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.xml", "x")
        start = file.tell()
    data = file.getvalue()
    small = data[start:].rfind(b"PK\5\6") + start
    entries, size, offset = struct.unpack_from("<H2L", data, small + 10)
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, size, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, small, 1)
    assert "a.xml" in _package(data[:small] + large + locator + data[small:])
