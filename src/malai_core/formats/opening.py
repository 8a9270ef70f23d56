"""Opening a file or folder of any kind Malai reads.

The reader of each kind is loaded when the first file of the kind comes, so that starting is quick.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from malai_core.formats.kinds import (
    HEAD_BYTES,
    OLE,
    PROGRAM,
    ZIP,
    has_macros,
    is_open_document,
    is_workbook,
    refuse_known_others,
    refused_zip,
)
from malai_core.formats.limits import LIMITS, MEGABYTE, Limits
from malai_core.formats.model import Workbook
from malai_core.formats.refusals import EMPTY, NO_SHEETS, NOT_A_TABLE, refusal
from malai_core.formats.sources import Source, Survey
from malai_core.labels import Words

if TYPE_CHECKING:
    from malai_core.formats.packages import Package

_SAMPLE_BYTES: Final = MEGABYTE // 8

MACROS_LEFT_ALONE: Final = Words(
    "ไฟล์นี้มีมาโคร มาลัยอ่านเฉพาะข้อมูลในช่อง ไม่เปิดและไม่รันมาโคร",
    "This file has macros. Malai reads the cells only; the macros are neither opened nor run.",
)
LETTERS_LOST: Final = Words(
    "ตัวอักษรบางตัวในไฟล์นี้เสีย จึงแสดงเป็น � ตรวจดูก่อนนำเข้า",
    "Some letters of this file are damaged and are shown as �. Look at them before importing.",
)


def open_workbook(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> Workbook:
    r"""Open a workbook, a text table, or a folder or zip of them.

    The kind is told from the content, not from the ending: xlsx and xlsm, ods, xls, and text with
    commas, semicolons, tabs or bars in UTF-8, UTF-16 or Windows-874 (TIS-620). Macros are never
    looked into, links to other files never followed, formulas give the result that was saved.

    Parameters
    ----------
    source
        A file, a folder (every workbook and text table directly in it), or the bytes of a file.
    name
        What to call it in sentences; by default the name of the file.
    limits
        Above which sizes a file is refused.

    Returns
    -------
    Workbook
        Its rows are read when asked for; close it, or use it as a context manager.

    Raises
    ------
    UnreadableFileError
        Not found, empty, locked, damaged, too large, or no table. Damage inside a sheet is found
        when its rows are read.

    Notes
    -----
    One pass over the bytes. Memory does not grow with the number of rows, except for xls.

    Examples
    --------
    >>> with open_workbook("ชื่อ,โทร\nแดง,081\n".encode(), name="ทะเบียน.csv") as workbook:
    ...     [list(sheet.rows()) for sheet in workbook.sheets]
    [[('ชื่อ', 'โทร'), ('แดง', '081')]]
    """
    if isinstance(source, Path):
        name = name or source.name or str(source)
        if source.is_dir():
            from malai_core.formats.folders import open_folder

            return open_folder(source, name, partial(open_workbook, limits=limits), limits)
    return _open_file(Source(source, name), limits)


def _open_inner(path: Path, limits: Limits) -> Workbook:
    """Open a table of a zip; a zip inside a zip is none."""
    return _open_file(Source(path, path.name), limits, is_inner=True)


def _open_file(source: Source, limits: Limits, *, is_inner: bool = False) -> Workbook:
    source.judge_size(limits)
    head = source.head(HEAD_BYTES)
    if head.startswith(ZIP):
        return _open_zip(source, limits, is_inner=is_inner)
    if head.startswith(OLE):
        from malai_core.formats.xls import open_xls

        return open_xls(source, limits)
    refuse_known_others(head, source.name)
    return _open_text(source, limits)


def _open_zip(source: Source, limits: Limits, *, is_inner: bool) -> Workbook:
    from malai_core.formats.packages import Package

    file = source.open()
    try:
        package = Package(file, source.name, limits)
        if not is_inner and (book := _open_tables(package, limits)):
            return book
        return _open_package(package, source)
    except BaseException:
        file.close()
        raise


def _open_tables(package: Package, limits: Limits) -> Workbook | None:
    """Return the tables of a zip that is itself no document, ``None`` where it is one."""
    from malai_core.formats.bundles import open_bundle, tables_in

    is_document = is_workbook(package) or is_open_document(package)
    if is_document or not tables_in(package):
        return None
    return open_bundle(package, partial(_open_inner, limits=limits), limits)


def _open_package(package: Package, source: Source) -> Workbook:
    if is_workbook(package):
        from malai_core.formats.xlsx_workbook import read_sheets
    elif is_open_document(package):
        from malai_core.formats.ods import read_sheets
    else:
        raise refused_zip(package)
    sheets = read_sheets(package)
    if not sheets:
        raise refusal(NO_SHEETS, source.name)
    notes = (MACROS_LEFT_ALONE,) if has_macros(package) else ()
    return Workbook(source.name, sheets, source.fingerprint(), notes, on_close=package.close)


def _open_text(source: Source, limits: Limits) -> Workbook:
    from malai_core.formats.delimited import Delimited, read_sheet
    from malai_core.formats.encodings import UTF_8, encoding_of

    survey = source.survey(is_text=True)
    sample = source.head(_SAMPLE_BYTES)
    encoding = encoding_of(sample, is_utf8=survey.is_utf8)
    _judge_text(source, survey, sample, encoding)
    table = Delimited(source.open, source.name, encoding, limits)
    sheet = read_sheet(table, Path(source.name).stem, survey.lines)
    is_damaged = encoding == UTF_8 and not survey.is_utf8
    notes = (LETTERS_LOST,) if is_damaged else ()
    return Workbook(source.name, (sheet,), survey.fingerprint, notes)


def _judge_text(source: Source, survey: Survey, sample: bytes, encoding: str) -> None:
    if survey.has_zeros and encoding != "utf-16":
        raise refusal(NOT_A_TABLE, source.name, kind=PROGRAM)
    is_whole = len(sample) < _SAMPLE_BYTES
    if is_whole and not sample.decode(encoding, "replace").strip("\ufeff \r\n\t"):
        raise refusal(EMPTY, source.name)
