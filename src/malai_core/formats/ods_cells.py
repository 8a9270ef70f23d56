"""What one cell of an OpenDocument sheet holds: a typed attribute, or the text of paragraphs."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from malai_core.formats.markup import Attributes
from malai_core.formats.model import CellValue
from malai_core.formats.number_formats import clock_time, read_iso
from malai_core.formats.packages import Package
from malai_core.formats.refusals import TOO_LONG_TEXT, refusal
from malai_core.formats.xlsx_cells import read_number

_NUMBERS: Final = frozenset({"float", "percentage", "currency"})
_SPAN: Final = re.compile(r"(-?)PT(\d{1,9})H(\d{1,9})M(\d{1,9}(?:\.\d{1,9})?)S")
_DAY: Final = timedelta(days=1)
_MOST_SPACES: Final = 1000


class CellText:
    """Gathers the paragraphs of a cell, without its comments."""

    def __init__(self, package: Package) -> None:
        self._name = package.name
        self._most = package.limits.text_characters
        self._pieces: list[str] = []
        self._length = 0
        self._in_paragraph = False
        self._in_comment = False

    def clear(self) -> None:
        """Begin a new cell."""
        self._pieces = []
        self._length = 0
        self._in_paragraph = self._in_comment = False

    def value(self) -> str:
        """Return the text gathered since ``clear``."""
        return "".join(self._pieces)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take an element inside a cell."""
        if tag == "text:p":
            if self._pieces and not self._in_comment:
                self._pieces.append("\n")
            self._in_paragraph = True
        elif tag == "text:s":
            self.data(" " * _spaces(attributes.get("text:c", "1")))
        elif tag in {"text:tab", "text:line-break"}:
            self.data("\t" if tag == "text:tab" else "\n")
        elif tag == "office:annotation":
            self._in_comment = True

    def end(self, tag: str) -> None:
        """Take the end of an element inside a cell."""
        if tag == "text:p":
            self._in_paragraph = False
        elif tag == "office:annotation":
            self._in_comment = False

    def data(self, text: str) -> None:
        """Take letters."""
        if self._in_paragraph and not self._in_comment:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > self._most:
                raise refusal(TOO_LONG_TEXT, self._name, most=self._most)


def read_cell(attributes: Attributes, text: str) -> CellValue:
    """Return the value of a cell; an error is blank.

    Raises
    ------
    ValueError, KeyError, OverflowError
        The value is not what its type promises.
    """
    kind = attributes.get("office:value-type")
    if kind is None or attributes.get("calcext:value-type") == "error":
        return None
    if kind in _NUMBERS:
        return read_number(attributes["office:value"])
    if kind == "date":
        return read_iso(attributes["office:date-value"])
    if kind == "time":
        return _time(attributes["office:time-value"])
    if kind == "boolean":
        return attributes["office:boolean-value"] == "true"
    return attributes.get("office:string-value", text) or None


def _time(text: str) -> CellValue:
    """Return a span below one day as a time, as spreadsheets show it, else as a duration."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hours, minutes, seconds = int(found[2]), int(found[3]), float(found[4])
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if found[1]:
        return -span
    return clock_time(span) if span < _DAY else span


def _spaces(count: str) -> int:
    return min(int(count), _MOST_SPACES) if count.isdecimal() else 1
