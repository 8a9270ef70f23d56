"""Opening a file of any kind Malai reads."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from malai_core.errors import UnreadableFileError
from malai_core.formats.limits import LIMITS, Limits
from malai_core.formats.model import CellValue, Row, Sheet, Workbook
from malai_core.labels import Words


def open_workbook(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> Workbook:
    """Open a workbook, a text table or a folder of them."""
    if isinstance(source, Path) and source.is_dir():
        return _folder(source, limits)
    if isinstance(source, Path) and not source.exists():
        raise UnreadableFileError(Words("ไม่พบไฟล์ {name}", "There is no file {name}."), name=str(source))
    data = source if isinstance(source, bytes) else source.read_bytes()
    name = name or (source.name if isinstance(source, Path) else "")
    sheets = _excel(data) if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0" else _text(data, name)
    return Workbook(name, sheets, hashlib.sha256(data).hexdigest())


def _folder(folder: Path, limits: Limits) -> Workbook:
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in {".csv", ".tsv", ".xlsx"})
    sheets: list[Sheet] = []
    prints = hashlib.sha256()
    for file in files:
        book = open_workbook(file, limits=limits)
        prints.update(book.fingerprint.encode())
        for sheet in book.sheets:
            title = file.stem if file.suffix.lower() != ".xlsx" else f"{file.stem} · {sheet.name}"
            sheets.append(Sheet(title, sheet.is_hidden, sheet.rows, sheet.size_hint))
    return Workbook(folder.name, tuple(sheets), prints.hexdigest())


def _excel(data: bytes) -> tuple[Sheet, ...]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        raise UnreadableFileError(Words("เปิดไฟล์นี้ไม่ได้", "This file cannot be opened.")) from error
    return tuple(
        Sheet(meta.name, meta.visible != SheetVisibleEnum.Visible, lambda n=meta.name: _rows(book, n))
        for meta in book.sheets_metadata
    )


def _rows(book: CalamineWorkbook, name: str) -> Iterator[Row]:
    sheet = book.get_sheet_by_name(name)
    down: dict[int, dict[int, tuple[int, int]]] = {}
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or []:
        for row in range(top + 1, bottom + 1):
            down.setdefault(row, {})[left] = (top, left)
    held: dict[tuple[int, int], CellValue] = {}
    wanted = {origin for cells in down.values() for origin in cells.values()}
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False)):
        values = [_plain(value) for value in cells]
        for column, origin in down.get(number, {}).items():
            values[column] = held.get(origin)
        for origin in wanted:
            if origin[0] == number:
                held[origin] = values[origin[1]]
        while values and values[-1] is None:
            values.pop()
        yield tuple(values)


def _plain(value: CellValue) -> CellValue:
    if value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def _text(data: bytes, name: str) -> tuple[Sheet, ...]:
    for encoding in ("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "cp874"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise UnreadableFileError(Words("อ่านตัวอักษรไม่ได้", "The letters cannot be read."))
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;|", key=first.count)

    def rows() -> Iterator[Row]:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(value or None for value in cells) if any(cells) else ()

    return (Sheet(Path(name).stem, is_hidden=False, rows=rows),)
