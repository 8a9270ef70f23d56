"""Packages made by hand, part by part, for what no honest program writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from malai_core.formats import CellValue, Row, open_workbook

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

Parts = Mapping[str, str | bytes]


def zipped(parts: Parts) -> bytes:
    """Return a zip of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return file.getvalue()


def parts(
    sheet: str,
    *,
    texts: str | None = None,
    styles: str | None = None,
    head: str = _DECLARATION,
    settings: str = "",
) -> dict[str, str | bytes]:
    """Return the parts of a workbook of one sheet; ``sheet`` is what stands around the rows."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="http://x"/>',
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{settings}'
        '<sheets><sheet name="แผ่น" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
                ("rId3", "styles", "/xl/styles.xml"),
            ]
        ),
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
    }
    if texts is not None:
        made["xl/sharedStrings.xml"] = f'{_DECLARATION}<sst xmlns="{_MAIN}">{texts}</sst>'
    if styles is not None:
        made["xl/styles.xml"] = f'{_DECLARATION}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    return made


def xlsx(rows: str, *, texts: str | None = None, styles: str | None = None) -> bytes:
    """Return a workbook of one sheet with these rows of XML."""
    return zipped(parts(f"<sheetData>{rows}</sheetData>", texts=texts, styles=styles))


def rows_of(source: bytes, sheet: int = 0) -> list[Row]:
    """Return the rows of a sheet."""
    with open_workbook(source, name="ทดสอบ.xlsx") as workbook:
        return list(workbook.sheets[sheet].rows())


def ods(*tables: str, styles: str = "", mimetype: str = "spreadsheet", manifest: str = "") -> bytes:
    """Return an OpenDocument spreadsheet of these tables of XML."""
    spaces = " ".join(
        f'xmlns:{prefix}="urn:{prefix}"'
        for prefix in ("office", "table", "text", "style", "calcext")
    )
    content = (
        f"{_DECLARATION}<office:document-content {spaces}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = f"application/vnd.oasis.opendocument.{mimetype}"
    manifest = f'<manifest:manifest xmlns:manifest="urn:m">{manifest}</manifest:manifest>'
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def trimmed(rows: Sequence[Sequence[CellValue]]) -> list[Row]:
    """Return rows as sheets give them: no blanks at the end of a row, no empty rows at the end."""
    made = [tuple(_without_blank_end(row)) for row in rows]
    while made and not made[-1]:
        made.pop()
    return made


def _without_blank_end(row: Sequence[CellValue]) -> list[CellValue]:
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _relations(listed: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in listed
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
