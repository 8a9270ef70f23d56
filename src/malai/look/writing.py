"""Where the page goes: beside the file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from malai_core.errors import MalaiError
from malai_core.labels import Words

NOT_WRITTEN = Words(
    "เขียนหน้าเว็บที่ {place} ไม่ได้ ({reason}) เลือกที่อื่นด้วย --out",
    "The page cannot be written to {place} ({reason}). Choose another place with --out.",
)
OVER_THE_SOURCE = Words(
    "{place} คือไฟล์ที่กำลังอ่าน เลือกชื่ออื่นให้หน้าเว็บด้วย --out",
    "{place} is the file being read. Choose another name for the page with --out.",
)


class NotWrittenError(MalaiError):
    """The page could not be written; nothing was left behind."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where the page was written, and whether that is beside the file."""

    path: Path
    is_elsewhere: bool = False
    """The file's folder could not be written to, so the page is in the current folder."""


def write_page(page: str, source: Path, out: Path | None) -> PagePlace:
    """Write the page to ``out``, or beside ``source``, or to the current folder."""
    wanted = _wanted(source, out)
    if wanted.resolve() == source.resolve():
        raise NotWrittenError(OVER_THE_SOURCE, place=str(wanted))
    try:
        _write_whole(page, wanted)
    except OSError as error:
        here = Path.cwd() / wanted.name
        if out is not None or here == wanted.resolve():
            raise _not_written(wanted, error) from error
        return _write_here(page, here)
    return PagePlace(wanted)


def _wanted(source: Path, out: Path | None) -> Path:
    source = source.resolve()
    stem = source.name if source.is_dir() else source.stem
    name = f"{stem}.malai.html"
    if out is None:
        return source.parent / name
    return out / name if out.is_dir() else out


def _write_here(page: str, here: Path) -> PagePlace:
    try:
        _write_whole(page, here)
    except OSError as error:
        raise _not_written(here, error) from error
    return PagePlace(here, is_elsewhere=True)


def _not_written(place: Path, error: OSError) -> NotWrittenError:
    return NotWrittenError(NOT_WRITTEN, place=str(place), reason=error.strerror or str(error))


def _write_whole(page: str, path: Path) -> None:
    """Write beside and rename, so that a full disk leaves no half page.

    The file is readable by its owner only: it holds names.
    """
    handle, name = tempfile.mkstemp(prefix=".malai-", suffix=".html", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
