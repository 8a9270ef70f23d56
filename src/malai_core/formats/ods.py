"""OpenDocument spreadsheets (LibreOffice): the sheets of a document."""

from __future__ import annotations

from functools import partial
from typing import Final

from malai_core.formats.kinds import refused_document
from malai_core.formats.limits import MEGABYTE
from malai_core.formats.markup import Attributes, parse_whole
from malai_core.formats.model import Sheet
from malai_core.formats.ods_rows import CONTENT, read_rows
from malai_core.formats.packages import Package
from malai_core.formats.refusals import LOCKED, TOO_MANY_SHEETS, refusal

_MIMETYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def read_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the sheets of the document; their rows are read when asked for."""
    _judge(package)
    lister = _Lister(package)
    parse_whole(package.chunks(CONTENT), package.name, lister)
    return tuple(
        Sheet(name, style in lister.hidden_styles, partial(read_rows, package, name, place))
        for place, (name, style) in enumerate(lister.names)
    )


def _judge(package: Package) -> None:
    if not package.head("mimetype", 100).startswith(_MIMETYPE):
        raise refused_document(package)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.head(manifest, MEGABYTE):
        raise refusal(LOCKED, package.name)


class _Lister:
    """Finds the sheets and the table styles that hide a sheet."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.names: list[tuple[str, str]] = []
        self.hidden_styles: set[str] = set()
        self._depth = 0
        self._style = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "table:table":
            if self._depth == 0:
                self._list(attributes)
            self._depth += 1
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)
            self._refuse_many(len(self.hidden_styles))

    def _list(self, attributes: Attributes) -> None:
        style = attributes.get("table:style-name", "")
        self.names.append((attributes.get("table:name", ""), style))
        self._refuse_many(len(self.names))

    def _refuse_many(self, count: int) -> None:
        most = self._package.limits.sheets
        if count > most:
            raise refusal(TOO_MANY_SHEETS, self._package.name, count=count, most=most)

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1

    def data(self, _text: str) -> None:
        """Let it pass."""
