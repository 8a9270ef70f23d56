"""A zip of tables read as one workbook, as a folder of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from malai_core.formats.folders import ENDINGS, open_folder
from malai_core.formats.limits import Limits
from malai_core.formats.model import Workbook
from malai_core.formats.packages import Package
from malai_core.formats.refusals import TOO_LARGE, megabytes, refusal

#: Where macOS keeps its own notes about the files of a zip.
_NOTES: Final = "__MACOSX/"
_LEFTOVERS: Final = ("~$", ".")
_LONGEST: Final = 70


def tables_in(package: Package) -> list[str]:
    """Return the tables that lie uppermost in a zip, by their paths; empty where there is none.

    Tables in folders below them belong to something else, such as an archive with a table of
    contents. Time O(parts).
    """
    found = [path for path in package.names() if _is_table(path)]
    top = min((path.count("/") for path in found), default=0)
    return sorted(path for path in found if path.count("/") == top)


def _is_table(path: str) -> bool:
    name = PurePosixPath(path).name
    is_left = name.startswith(_LEFTOVERS) or path.startswith(_NOTES)
    return PurePosixPath(path).suffix.lower() in ENDINGS and not is_left


def open_bundle(
    package: Package, open_file: Callable[[Path], Workbook], limits: Limits
) -> Workbook:
    """Open the tables of a zip as the sheets of one workbook, as ``open_folder`` does.

    They are unpacked into a folder of their own, which goes when the workbook is closed.

    Raises
    ------
    UnreadableFileError
        Larger than one file may be, or none of them can be read.
    """
    paths = tables_in(package)
    size = sum(package.size(path) for path in paths)
    if size > limits.file_bytes:
        most = megabytes(limits.file_bytes)
        raise refusal(TOO_LARGE, package.name, size=megabytes(size), most=most)
    folder = TemporaryDirectory(prefix="malai-")
    try:
        _unpack(package, paths, Path(folder.name))
        book = open_folder(Path(folder.name), package.name, open_file, limits)
    except BaseException:
        folder.cleanup()
        raise
    return replace(book, on_close=_closing(book, package, folder))


def _unpack(package: Package, paths: list[str], folder: Path) -> None:
    for path, name in _named(paths):
        with (folder / name).open("wb") as target:
            target.writelines(package.chunks(path))


def _named(paths: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each path with the name it is unpacked under; two of one name lie in two folders."""
    names = [_shown(PurePosixPath(path).name) for path in paths]
    times = Counter(names)
    for path, name in zip(paths, names, strict=True):
        yield path, _short(name if times[name] == 1 else _shown(path).replace("/", " - "))


def _short(name: str) -> str:
    """Return a name that every disk takes: at most 255 bytes, three for a Thai letter."""
    ending = PurePosixPath(name).suffix
    return f"{name.removesuffix(ending)[-_LONGEST:]}{ending}"


def _shown(name: str) -> str:
    """Return a name that a Thai Windows wrote without saying its encoding."""
    try:
        return name.encode("cp437").decode("cp874")
    except UnicodeError:
        return name


def _closing(
    book: Workbook, package: Package, folder: TemporaryDirectory[str]
) -> Callable[[], None]:
    def close() -> None:
        book.close()
        package.close()
        folder.cleanup()

    return close
