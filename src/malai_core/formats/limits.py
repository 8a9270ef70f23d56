"""How large a file may be before it is refused, and why each number is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds; a file above one of them is refused with a sentence.

    The numbers leave room for the largest honest workbook we know how to make (a sheet filled to
    its last row with eleven columns: 62 MB packed, 560 MB unpacked, 12 million cells) and stop what
    only a mistake or an attack produces.
    """

    file_bytes: int = 200 * MEGABYTE
    """Three times the largest honest workbook; larger files are videos with a wrong ending."""
    unpacked_bytes: int = 2048 * MEGABYTE
    """All parts of a zip together; a minute of reading on a small machine."""
    ratio: int = 200
    """Unpacked to packed size of a part above 16 MB. Sheets reach 40; deflate ends at 1032."""
    parts: int = 20_000
    """Entries of a zip; pictures included, no workbook comes near."""
    cells: int = 40_000_000
    """Cells of one sheet, blank ones included: 40 seconds of reading."""
    columns: int = 1_024
    """Wider sheets have a stray mark far to the right, and each row would cost 128 kB."""
    sheets: int = 500
    """A sheet a day for a year, with room."""
    merges: int = 200_000
    """Merged ranges of one sheet; they are kept in memory."""
    text_characters: int = 100_000
    """One cell; Excel itself stops at 32,767."""
    shared_bytes_in_memory: int = 16 * MEGABYTE
    """Unpacked size of the shared texts above which they are put aside on disk."""


LIMITS: Final = Limits()
