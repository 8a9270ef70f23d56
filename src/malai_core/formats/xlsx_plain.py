"""The quick way through the rows and texts of an xlsx, for what is written in the usual plain way.

Spreadsheet programs write cells in one fixed form, which a regular expression cuts faster than an
XML parser. Each expression ends in a branch for any other letter: where that one is taken, something
is not plain, and from there on the items are left to the parser. So nothing is ever skipped.
"""

from __future__ import annotations

import re
from typing import Final

from malai_core.formats.model import CellValue
from malai_core.formats.xlsx_builder import RowBuilder
from malai_core.formats.xlsx_cells import CellContext

_ROW_END: Final = "</row>"
_HEAD: Final = r'<row(?: r="([0-9]{1,7})")?(?: (?!r=)[\w:.-]+="[^"<>&]*")* ?'
_ROW_HEAD: Final = re.compile(_HEAD)
_BLANK_ROW: Final = re.compile(f"{_HEAD}/")
#: A text; letters that some writers give by their number (``&#3585;``) are plain too.
_TEXT: Final = "([^<&]*(?:&#[0-9]{2,7};[^<&]*)*)"
_NUMBERED: Final = re.compile("&#([0-9]+);")
_CELL: Final = re.compile(
    r'<c(?: r="([A-Z]{1,3})[0-9]{1,7}")?(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]{1,9})")?'
    rf"(?: ?/>|>(?:<f>[^<]*</f>)?(?:<v>{_TEXT}</v>|<v ?/>|"
    rf'<is><t(?: xml:space="preserve")?>{_TEXT}</t></is>)?</c>)|(.)',
    re.DOTALL,
)


class PlainRows:
    """Takes whole rows as text and hands their cells to the builder."""

    def __init__(self, builder: RowBuilder, context: CellContext) -> None:
        self._builder = builder
        self._context = context
        self._longest = builder.longest_text

    def take(self, items: bytes) -> bytes:
        """Take the rows in order up to the first that is not plain; return the rest."""
        try:
            pieces = items.decode().split(_ROW_END)[:-1]
        except UnicodeDecodeError:
            return items
        for place, piece in enumerate(pieces):
            if not self._take_row(piece):
                return "".join(rest + _ROW_END for rest in pieces[place:]).encode()
        return b""

    def _take_row(self, piece: str) -> bool:
        head, _, body = piece.partition(">")
        blank: list[str] = []
        while (found := _BLANK_ROW.fullmatch(head)) is not None:
            blank.append(found[1] or "")
            head, _, body = body.partition(">")
        found = _ROW_HEAD.fullmatch(head)
        if found is None or len(body) > self._longest or (blank and not found[1]):
            return False
        self._builder.near = found[1] or ""
        cells = self._cells(body)
        if cells is None:
            return False
        for reference in blank:
            self._builder.finish(reference, [])
        self._builder.finish(found[1] or "", cells)
        return True

    def _cells(self, body: str) -> list[CellValue] | None:
        """Return the cells of a row, ``None`` where one is not plain.

        The innermost loop of all reading: the two commonest cases are written out.
        """
        cells: list[CellValue] = []
        columns, texts, value = self._builder.columns, self._context.texts, self._context.value
        try:
            for letters, style, kind, text, inline, odd in _CELL.findall(body):
                if odd:
                    return None
                if letters and columns.get(letters) != len(cells):
                    self._builder.pad(cells, letters)
                if kind == "s" and text.isdecimal():
                    cells.append(texts[int(text)] or None)
                else:
                    written = text or inline
                    cells.append(
                        value(kind, style, _letters(written) if "&" in written else written)
                    )
        except (ValueError, IndexError) as error:
            raise self._builder.broken() from error
        return cells


def _letters(text: str) -> str:
    """Return a text with numbered letters as letters.

    Raises
    ------
    ValueError
        A number that is no letter of XML.
    """
    return _NUMBERED.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    number = int(found[1])
    if number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE:
        return chr(number)
    if 0x10000 <= number <= 0x10FFFF:
        return chr(number)
    raise ValueError(number)
