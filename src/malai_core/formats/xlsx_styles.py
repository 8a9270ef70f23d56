"""The styles of an xlsx workbook, as far as they say that a number is a date."""

from __future__ import annotations

from typing import Final

from malai_core.formats.markup import Attributes, local, parse_whole
from malai_core.formats.number_formats import Reading, reading_of
from malai_core.formats.packages import Package

_LONGEST_ID: Final = 9


def read_styles(package: Package, path: str) -> dict[str, Reading]:
    """Return the styles (``s`` of a cell) under which a number is a date or a duration."""
    styles = _Styles()
    parse_whole(package.small(path), package.name, styles)
    read = (
        (str(place), reading_of(number, styles.codes.get(number)))
        for place, number in enumerate(styles.formats)
    )
    return {style: reading for style, reading in read if reading is not Reading.NUMBER}


class _Styles:
    """Gathers the number formats of the cell styles (``cellXfs``, not ``cellStyleXfs``)."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.formats: list[int] = []
        self._is_within_cells = False

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "numFmt":
            self.codes.setdefault(
                _whole(attributes.get("numFmtId", "")), attributes.get("formatCode", "")
            )
        elif name == "cellXfs":
            self._is_within_cells = True
        elif name == "xf" and self._is_within_cells:
            self.formats.append(_whole(attributes.get("numFmtId", "")))

    def end(self, tag: str) -> None:
        if local(tag) == "cellXfs":
            self._is_within_cells = False

    def data(self, _text: str) -> None:
        """Let it pass."""


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ID else 0
