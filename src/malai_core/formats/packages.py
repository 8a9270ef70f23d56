"""Zip packages (xlsx, ods) opened so that no declared or hidden size can hurt.

The directory is judged before anything is unpacked; parts are then read as streams. ``zipfile``
stops a part at its declared size and checks its sum, so a size that lies ends in a refusal, not in
memory.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from malai_core.formats.limits import MEGABYTE, Limits
from malai_core.formats.refusals import BOMB, BROKEN, LOCKED, megabytes, refusal

CHUNK_BYTES: Final = 1 << 16
_SMALL_PART: Final = 16 * MEGABYTE
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_BYTES: Final = 20
_USUAL_ENTRY: Final = 100
_ENCRYPTED: Final = 1
_BROKEN_ZIP: Final = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    struct.error,
)


class Package:
    """A judged zip; parts are found by name without regard to case, slashes or a leading slash."""

    def __init__(self, file: IO[bytes], name: str, limits: Limits) -> None:
        self.name = name
        self._closing = ExitStack()
        self._closing.callback(file.close)
        self.limits = limits
        _judge_directory(file, name, limits)
        with self._broken_is_refused():
            self._zip = ZipFile(file)
        self._closing.callback(self._zip.close)
        self._parts = {_normal(part.filename): part for part in self._zip.infolist()}
        self._judge_sizes()

    def __contains__(self, path: str) -> bool:
        """Tell whether the package has the part."""
        return _normal(path) in self._parts

    def starts(self, folder: str) -> bool:
        """Tell whether any part lies in the folder."""
        return any(path.startswith(folder) for path in self._parts)

    def names(self) -> list[str]:
        """Return the paths of the files in it as they are written, with forward slashes."""
        parts = (part for part in self._zip.infolist() if not part.is_dir())
        return [part.filename.replace("\\", "/") for part in parts]

    def size(self, path: str) -> int:
        """Return the unpacked size of a part in bytes."""
        return self._part(path).file_size

    def chunks(self, path: str, size: int = CHUNK_BYTES) -> Iterator[bytes]:
        """Yield the unpacked bytes of a part; refuse where they are damaged."""
        part = self._part(path)
        with self._broken_is_refused(), self._zip.open(part) as stream:
            while chunk := stream.read(size):
                yield chunk

    def small(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of a part that is kept whole in memory; refuse one that is not small."""
        if self.size(path) > _SMALL_PART:
            raise refusal(BOMB, self.name, size=megabytes(self.size(path)))
        return self.chunks(path)

    def head(self, path: str, size: int) -> bytes:
        """Return the first bytes of a part."""
        with self._broken_is_refused(), self._zip.open(self._part(path)) as stream:
            return stream.read(size)

    def on_close(self, close: Callable[[], None]) -> None:
        """Have something closed with the package."""
        self._closing.callback(close)

    def close(self) -> None:
        """Close the file and what was put aside for reading it; may be called again."""
        self._closing.close()

    def _part(self, path: str) -> ZipInfo:
        part = self._parts.get(_normal(path))
        if part is None:
            raise refusal(BROKEN, self.name)
        if part.flag_bits & _ENCRYPTED:
            raise refusal(LOCKED, self.name)
        return part

    def _judge_sizes(self) -> None:
        parts = self._zip.infolist()
        total = sum(part.file_size for part in parts)
        swollen = any(_is_swollen(part, self.limits) for part in parts)
        if swollen or total > self.limits.unpacked_bytes:
            raise refusal(BOMB, self.name, size=megabytes(total))

    @contextmanager
    def _broken_is_refused(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN_ZIP as error:
            raise refusal(BROKEN, self.name) from error
        except RuntimeError as error:  # zipfile's way of saying that a part wants a password
            raise refusal(LOCKED, self.name) from error


def _is_swollen(part: ZipInfo, limits: Limits) -> bool:
    return part.file_size > _SMALL_PART and part.file_size > part.compress_size * limits.ratio


def _normal(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()


def _judge_directory(file: IO[bytes], name: str, limits: Limits) -> None:
    """Refuse a directory of millions of entries before ``zipfile`` makes an object of each."""
    size = _directory_bytes(file)
    if size is None:
        raise refusal(BROKEN, name)
    if size > limits.parts * _USUAL_ENTRY:
        raise refusal(BOMB, name, size=megabytes(size))


def _directory_bytes(file: IO[bytes]) -> int | None:
    """Return the size of the directory as ``zipfile`` will believe it, ``None`` if cut off."""
    end = file.seek(0, 2)
    start = max(0, end - (1 << 16) - _END.size - _LOCATOR_BYTES - _END_64.size)
    file.seek(start)
    tail = file.read()
    at = len(tail) - _END.size
    if at < 0 or tail[at : at + 4] != b"PK\5\6" or tail[-2:] != b"\0\0":
        at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) < at + _END.size:
        return None
    sizes = [_END.unpack_from(tail, at)[5]]
    at -= _LOCATOR_BYTES + _END_64.size
    if at >= 0 and tail[at : at + 4] == b"PK\6\6":
        sizes.append(_END_64.unpack_from(tail, at)[8])
    return int(sizes[-1])
