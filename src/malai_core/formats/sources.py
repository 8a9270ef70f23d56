"""Where the bytes of a file come from, and what one pass over them tells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from malai_core.formats.limits import Limits
from malai_core.formats.refusals import EMPTY, NOT_ALLOWED, NOT_FOUND, TOO_LARGE, megabytes, refusal

_CHUNK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Source:
    """A file on disk, or bytes in memory."""

    origin: Path | bytes
    name: str

    def open(self) -> IO[bytes]:
        """Open the bytes anew; refuse where that is not possible."""
        if isinstance(self.origin, bytes):
            return io.BytesIO(self.origin)
        try:
            return self.origin.open("rb")
        except FileNotFoundError as error:
            raise refusal(NOT_FOUND, self.name) from error
        except OSError as error:
            raise refusal(NOT_ALLOWED, self.name, why=error.strerror or str(error)) from error

    def head(self, size: int) -> bytes:
        """Return the first bytes."""
        with self.open() as file:
            return file.read(size)

    def judge_size(self, limits: Limits) -> None:
        """Refuse a file that is empty or too large."""
        with self.open() as file:
            size = file.seek(0, io.SEEK_END)
        if size == 0:
            raise refusal(EMPTY, self.name)
        if size > limits.file_bytes:
            most = megabytes(limits.file_bytes)
            raise refusal(TOO_LARGE, self.name, size=megabytes(size), most=most)

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in pieces."""
        with self.open() as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def fingerprint(self) -> str:
        """Return the SHA-256 of the bytes in hexadecimal."""
        return self.survey(is_text=False).fingerprint

    def survey(self, *, is_text: bool) -> Survey:
        """Read all bytes once and tell what only a whole pass can."""
        import hashlib

        from malai_core.formats.encodings import Utf8Check

        digest, check = hashlib.sha256(), Utf8Check()
        lines, has_zeros = 0, False
        for chunk in self.chunks():
            digest.update(chunk)
            if is_text:
                check.feed(chunk)
                lines += chunk.count(b"\n")
                has_zeros = has_zeros or b"\0" in chunk
        check.feed(b"", is_last=True)
        return Survey(digest.hexdigest(), lines + 1, check.is_utf8, has_zeros)


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over the bytes told."""

    fingerprint: str
    lines: int
    is_utf8: bool
    has_zeros: bool
