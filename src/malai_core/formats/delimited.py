"""Text tables: csv with commas, semicolons, tabs or bars, in the encodings people here have."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import IO, Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.exporting import unguard
from malai_core.formats.limits import Limits
from malai_core.formats.model import Row, Sheet
from malai_core.formats.refusals import (
    OPEN_QUOTE,
    TOO_LONG_TEXT,
    TOO_MANY_CELLS,
    TOO_WIDE,
    refusal,
)
from malai_core.labels import Value, Words

DELIMITERS: Final = ("\t", ",", ";", "|")
_SAMPLE_LETTERS: Final = 1 << 16
_SAMPLE_ROWS: Final = 200
_LONGEST_LINE: Final = 4_000_000
_HINT: Final = "sep="


@dataclass(frozen=True, slots=True)
class Delimited:
    """How a text table is to be read."""

    open: Callable[[], IO[bytes]]
    """Opens the bytes anew."""
    name: str
    encoding: str
    limits: Limits


def read_sheet(table: Delimited, sheet: str, lines: int | None = None) -> Sheet:
    """Return the one sheet of a text table; the delimiter is looked for in its first part."""
    with _text(table) as text:
        sample = text.read(_SAMPLE_LETTERS)
    delimiter = find_delimiter(sample)
    has_hint = sample[:4].lower() == _HINT
    rows = partial(_rows, table, sheet, delimiter, has_hint=has_hint)
    return Sheet(sheet, is_hidden=False, rows=rows, size_hint=lines)


def find_delimiter(sample: str) -> str:
    r"""Return the delimiter that cuts most rows into the same number of cells.

    Counted as the square of the rows of the commonest width above one, times the cuts in each; a
    title line or a comma inside an address does not disturb. ``sep=;`` in the first line, as Excel writes it, has
    the last word. A text of one column has commas that never are.

    Examples
    --------
    >>> find_delimiter("ทะเบียน\nชื่อ;โทร;ที่อยู่\nแดง;081;1, ม.2\nดำ;082;2, ม.3\n")
    ';'
    """
    if sample[:4].lower() == _HINT and sample[4:5] in DELIMITERS:
        return sample[4]
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=scores.__getitem__)
    return best if scores[best] else ","


def _score(sample: str, delimiter: str) -> int:
    lines = sample.splitlines(keepends=True)
    whole = lines[:-1] if len(sample) == _SAMPLE_LETTERS else lines
    widths: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(whole, delimiter=delimiter), _SAMPLE_ROWS):
            widths[len(row)] += len(row) > 1
    except csv.Error:
        return 0
    return max((count * count * (width - 1) for width, count in widths.items()), default=0)


def _text(table: Delimited) -> io.TextIOWrapper:
    return io.TextIOWrapper(table.open(), table.encoding, errors="replace", newline="")


def _rows(table: Delimited, sheet: str, delimiter: str, *, has_hint: bool) -> Iterator[Row]:
    limits = table.limits
    cells = 0
    with _text(table) as text:
        if has_hint:
            text.readline()
        records = _Records(table, text, delimiter)
        for record in records:
            cells += len(record)
            if len(record) > limits.columns:
                raise records.refusal(TOO_WIDE, sheet=sheet, most=limits.columns)
            if cells > limits.cells:
                raise records.refusal(TOO_MANY_CELLS, sheet=sheet, most=limits.cells)
            yield _row(record, may_be_guarded=records.has_apostrophes)


def _row(record: list[str], *, may_be_guarded: bool) -> Row:
    """Return the cells, blank ones as ``None``, none at the end; the guard of exports taken off."""
    cells = [value or None for value in record]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(map(unguard, cells)) if may_be_guarded else tuple(cells)


class _Records:
    """Cuts a text into records, and knows where a quotation mark was left open."""

    def __init__(self, table: Delimited, text: IO[str], delimiter: str) -> None:
        self._table = table
        self._text = text
        self._delimiter = delimiter
        self.has_apostrophes = False
        """Whether the text has had one so far: without, no cell can be guarded."""
        self._number = 0
        self._lines = 0
        self._marks = 0

    def __iter__(self) -> Iterator[list[str]]:
        last_lines = last_marks = 0
        try:
            for record in csv.reader(self._pieces(), delimiter=self._delimiter):
                self._number += 1
                last_lines, last_marks = self._lines, self._marks
                self._lines = self._marks = 0
                yield record
        except csv.Error as error:
            raise self._refused_field() from error
        if last_lines > 1 and last_marks % 2:
            raise self.refusal(OPEN_QUOTE)

    def refusal(self, words: Words, **values: Value) -> UnreadableFileError:
        """Return a refusal that names the row."""
        return refusal(words, self._table.name, row=self._number, **values)

    def _pieces(self) -> Iterator[str]:
        """Yield the lines; one without an end is refused before it fills the memory."""
        while line := self._text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise self._refused_field()
            self._lines += 1
            self.has_apostrophes = self.has_apostrophes or "'" in line
            self._marks += line.count('"')
            yield line

    def _refused_field(self) -> UnreadableFileError:
        self._number += 1
        if self._lines > 1:
            return self.refusal(OPEN_QUOTE)
        return self.refusal(TOO_LONG_TEXT, most=csv.field_size_limit())
