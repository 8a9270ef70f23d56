"""What stands before the data of a DL file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Form:
    """Sizes, format and labels of a DL file."""

    rows: int = 0
    columns: int = 0
    matrices: int = 1
    is_two_mode: bool = False
    is_sized: bool = False
    format: str = "fullmatrix"
    has_diagonal: bool = True
    embeds_rows: bool = False
    embeds_columns: bool = False
    row_labels: list[str] = field(default_factory=list)
    column_labels: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)

    @property
    def embeds(self) -> bool:
        """Whether any labels stand among the data."""
        return self.embeds_rows or self.embeds_columns

    def take_sizes(self, sizes: Mapping[str, int]) -> None:
        """Take ``n``, ``nr``, ``nc`` and ``nm``."""
        self.is_sized |= bool(sizes)
        if "n" in sizes:
            self.rows = self.columns = sizes["n"]
        if "nr" in sizes:
            self.rows = sizes["nr"]
        if "nc" in sizes:
            self.columns = sizes["nc"]
        self.is_two_mode |= "nr" in sizes or "nc" in sizes
        self.matrices = sizes.get("nm", self.matrices)

    def relation(self, number: int) -> str:
        """Return the name of a matrix, counted from 0."""
        if number < len(self.levels):
            return self.levels[number]
        return str(number + 1) if self.matrices > 1 else ""
