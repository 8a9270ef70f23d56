"""UCINET DL: full, half and two-mode matrices, edge and node lists, labels apart or embedded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.dl_data import EdgeLists, Matrices
from malai_core.formats.networks.dl_form import Form
from malai_core.formats.networks.model import Record
from malai_core.formats.networks.tokens import words_or_commas
from malai_core.labels import Words

_NUMBER: Final = re.compile(r"\b(nr|nc|nm|n)\s*[=:\s]\s*(\d{1,18})", re.ASCII | re.IGNORECASE)
_FORMAT: Final = re.compile(r"\bformat\s*[=:\s]\s*\"?([a-z]+\d?)", re.ASCII | re.IGNORECASE)
_DIAGONAL: Final = re.compile(r"\bdiagonal\s*[=:\s]?\s*(present|absent)", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"\b(?:(row|col|column)\s+)?labels?\s+embedded", re.IGNORECASE)
_LABELS: Final = re.compile(
    r"^\s*(?:(row|col|column|level|matrix)\s+)?labels?\s*:(.*)\Z", re.IGNORECASE | re.DOTALL
)
_DATA: Final = re.compile(r"\bdata\s*:(.*)\Z", re.IGNORECASE | re.DOTALL)
_QUOTED: Final = re.compile('"[^"]*"')
_SIDES: Final = {
    "row": "rows",
    "col": "columns",
    "column": "columns",
    "level": "levels",
    "matrix": "levels",
}
NO_DATA: Final = Words("ไม่พบ “data:”", "there is no “data:”")
NO_SIZE: Final = Words("ไม่บอกจำนวนสมาชิก (n=)", "the number of members (n=) is not given")


@dataclass(slots=True)
class _Labels:
    """Labels of one list, as the lines they stand in."""

    lines: list[list[str]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        found = words_or_commas(text)
        if found:
            self.lines.append(found)
            self.raw.append(found[0] if len(found) == 1 else text.strip().strip(","))

    def of(self, wanted: int) -> list[str]:
        """Return the labels: one a line where the lines are as many as wanted, else word by word."""
        if len(self.raw) == wanted and wanted > 0:
            return self.raw
        return [word for line in self.lines for word in line]


def read(opened: Opened) -> Iterator[Record]:
    """Yield the records of a DL file; memory is that of one line and the labels."""
    lines = opened.lines()
    form, first = _head(opened, lines)
    is_matrix = form.format in {"fullmatrix", "upperhalf", "lowerhalf"}
    taker = Matrices(form) if is_matrix else EdgeLists(form, opened)
    yield from taker.begin()
    for line, text in first:
        yield from taker.take(line, text)
    for line, text in lines:
        yield from taker.take(line, text)
    yield from taker.finish()


def _head(opened: Opened, lines: Iterator[tuple[int, str]]) -> tuple[Form, list[tuple[int, str]]]:
    """Return what stands before the data, and the rest of the line that begins them."""
    form = Form()
    lists = {side: _Labels() for side in ("", "rows", "columns", "levels")}
    current: _Labels | None = None
    line = 0
    for line, text in lines:
        before, data = _cut_at_data(text)
        found = _LABELS.match(_masked(before))
        if found:
            current = lists[_SIDES.get((found[1] or "").lower(), "")]
            current.add(before[found.start(2) :])
        elif _is_plain(before, current) and _take_words(form, before, opened):
            current = None
        elif current is not None:
            current.add(before)
        if data is not None:
            _put_labels(form, lists)
            if not (form.is_sized or form.embeds):
                raise opened.broken(line, 1, NO_SIZE)
            return form, [(line, data)]
    raise opened.broken(max(line, 1), 1, NO_DATA)


def _is_plain(text: str, labels: _Labels | None) -> bool:
    """Tell whether a line may hold sizes and flags: among labels only one that clearly does."""
    masked = _masked(text)
    return labels is None or "=" in masked or "embedded" in masked.lower()


def _cut_at_data(text: str) -> tuple[str, str | None]:
    found = _DATA.search(_masked(text))
    return (text[: found.start()], text[found.start(1) :]) if found else (text, None)


def _masked(text: str) -> str:
    """Return a line with what stands in quotes made harmless, every letter in its place."""
    return _QUOTED.sub(lambda match: "_" * len(match[0]), text) if '"' in text else text


def _take_words(form: Form, text: str, opened: Opened) -> bool:
    """Take sizes, format and flags; tell whether there were any."""
    text = _masked(text)
    sizes = {name.lower(): int(size) for name, size in _NUMBER.findall(text)}
    for size in sizes.values():
        opened.judge_announced(size)
    form.take_sizes(sizes)
    named = _FORMAT.search(text)
    if named:
        form.format = named[1].lower()
    diagonal = _DIAGONAL.search(text)
    if diagonal:
        form.has_diagonal = diagonal[1].lower() == "present"
    embedded = [side.lower() for side in _EMBEDDED.findall(text)]
    form.embeds_rows |= any(side in {"", "row"} for side in embedded)
    form.embeds_columns |= any(side != "row" for side in embedded)
    starts = text.strip().lower()[:2] == "dl"
    return bool(sizes or named or diagonal or embedded or starts)


def _put_labels(form: Form, lists: dict[str, _Labels]) -> None:
    form.row_labels = lists["rows"].of(form.rows) or lists[""].of(form.rows)
    columns = lists["columns"].of(form.columns)
    form.column_labels = columns if form.is_two_mode else columns or form.row_labels
    form.levels = lists["levels"].of(form.matrices)
