"""A folder of tables read as one workbook."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from malai_core.errors import UnreadableFileError
from malai_core.formats.limits import Limits
from malai_core.formats.model import Sheet, Workbook
from malai_core.formats.refusals import NOT_ALLOWED, NOTHING_IN_FOLDER, TOO_MANY_SHEETS, refusal
from malai_core.labels import LANGUAGES, Words

TEXT_ENDINGS: Final = frozenset({".csv", ".tsv"})
ENDINGS: Final = TEXT_ENDINGS | {".xlsx", ".xlsm", ".xls", ".ods"}

_LEFT_OUT: Final = Words("ข้ามไฟล์นี้: {why}", "This file was left out: {why}")


def open_folder(
    folder: Path, name: str, open_file: Callable[[Path], Workbook], limits: Limits
) -> Workbook:
    """Open every table directly in the folder, sorted by name.

    A text table is a sheet named by its file, a workbook's sheets are named "file · sheet". Files
    that cannot be read are left out and told of in the notes, unless none can.
    """
    opened: list[tuple[Path, Workbook]] = []
    refused: list[UnreadableFileError] = []
    for file in _files(folder, name):
        try:
            opened.append((file, open_file(file)))
        except UnreadableFileError as error:
            refused.append(error)
    if not opened:
        raise refused[0] if refused else refusal(NOTHING_IN_FOLDER, name)
    notes = [note for _, workbook in opened for note in workbook.notes]
    notes += [_left_out(error) for error in refused]
    joined = Workbook(
        name, _sheets(opened), _fingerprint(opened), tuple(notes), on_close=_closer(opened)
    )
    return _judged(joined, limits)


def _files(folder: Path, name: str) -> list[Path]:
    """Return the files to read; ``~$`` and ``.`` begin the names of other programs' leftovers."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise refusal(NOT_ALLOWED, name, why=error.strerror or str(error)) from error
    return [
        file
        for file in found
        if file.suffix.lower() in ENDINGS
        and not file.name.startswith(("~$", "."))
        and file.is_file()
    ]


def _sheets(opened: Sequence[tuple[Path, Workbook]]) -> tuple[Sheet, ...]:
    stems = Counter(file.stem for file, _ in opened)
    sheets: list[Sheet] = []
    for file, workbook in opened:
        title = file.stem if stems[file.stem] == 1 else file.name
        is_text = file.suffix.lower() in TEXT_ENDINGS
        sheets += [
            replace(sheet, name=title if is_text else f"{title} · {sheet.name}")
            for sheet in workbook.sheets
        ]
    return tuple(sheets)


def _fingerprint(opened: Sequence[tuple[Path, Workbook]]) -> str:
    digest = hashlib.sha256()
    for file, workbook in opened:
        digest.update(f"{file.name}\0{workbook.fingerprint}\n".encode())
    return digest.hexdigest()


def _closer(opened: Sequence[tuple[Path, Workbook]]) -> Callable[[], None]:
    def close() -> None:
        for _, workbook in opened:
            workbook.close()

    return close


def _judged(workbook: Workbook, limits: Limits) -> Workbook:
    count = len(workbook.sheets)
    if count > limits.sheets:
        workbook.close()
        raise refusal(TOO_MANY_SHEETS, workbook.name, count=count, most=limits.sheets)
    return workbook


def _left_out(error: UnreadableFileError) -> Words:
    return Words(
        *(
            _LEFT_OUT.in_language(language).format(why=error.in_language(language))
            for language in LANGUAGES
        )
    )
