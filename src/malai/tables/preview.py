"""The first rows of a table as they will be written: a table on a wide screen, cards on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A value under its heading; the first cell of a row names it."""

    head: str
    value: Any = ""
    is_day: bool = False
    badge: tuple[str, str] | None = None
    """Words and tone (good, attention, alarm, plain)."""


@dataclass(slots=True)
class PreviewTable:
    """What ``tables/preview.html`` shows."""

    caption: str
    heads: Sequence[str]
    rows: list[list[PreviewCell]] = field(default_factory=list)

    def add(
        self, values: Sequence[Any], *, day: str | None = None, badge: tuple[str, str] | None = None
    ) -> None:
        """Add a row: plain values, then a date as ISO text, then a badge, where the table has them."""
        cells = [PreviewCell("", value) for value in values]
        if day is not None:
            cells.append(PreviewCell("", day, is_day=True))
        if badge is not None:
            cells.append(PreviewCell("", badge=badge))
        headed = zip(self.heads, cells, strict=True)
        self.rows.append([PreviewCell(h, c.value, c.is_day, c.badge) for h, c in headed])

    def without_empty_columns(self) -> PreviewTable:
        """Return the table without the columns that say nothing in any row."""
        said = [
            index
            for index in range(len(self.heads))
            if any(row[index].badge or row[index].value not in {"", None} for row in self.rows)
        ]
        return PreviewTable(
            self.caption,
            [self.heads[index] for index in said],
            [[row[index] for index in said] for row in self.rows],
        )
