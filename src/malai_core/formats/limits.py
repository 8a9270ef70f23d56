"""How large a file may be, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds that a file is refused for."""

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 4096 * MEGABYTE
    ratio: int = 400
    cells: int = 50_000_000
    sheets: int = 500
    columns: int = 1024


LIMITS: Final = Limits()
