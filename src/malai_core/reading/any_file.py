"""A file of any kind as a reading: a workbook, a folder of tables, or another program's network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from malai_core.errors import UnreadableFileError
from malai_core.formats import LIMITS, Limits, Workbook, open_workbook
from malai_core.formats.networks import Network, network_format, read_network
from malai_core.formats.networks.opening import TABLES
from malai_core.formats.networks.workbooks import is_network_only
from malai_core.labels import Speakable
from malai_core.reading.from_network import reading_of
from malai_core.reading.model import Reading, SheetKind
from malai_core.reading.read import Progress, read


@dataclass(frozen=True, slots=True)
class AnyFile:
    """What a file said, whatever its kind."""

    reading: Reading
    notes: tuple[Speakable, ...]
    """What its reader should be told, though nothing was refused."""


def read_any(
    source: Path | bytes,
    *,
    name: str = "",
    progress: Progress | None = None,
    limits: Limits = LIMITS,
) -> AnyFile:
    r"""Read a workbook, a folder of tables or a network file; the content tells which it is.

    Parameters
    ----------
    source
        A file, a folder, or the bytes of a file.
    name
        What to call it; by default the name of the file.
    progress
        Called with the name of a sheet and the rows read in it.
    limits
        Above which sizes a file is refused.

    Returns
    -------
    AnyFile
        Tables are read as ``read`` does. A square matrix, files of interviews, and tables in which
        ``read`` recognises nothing but that are a network, are read as one.

    Raises
    ------
    UnreadableFileError
        See ``open_workbook`` and ``read_network``.

    Examples
    --------
    >>> found = read_any("จาก,ถึง\nดาว,ฟ้า\n".encode(), name="x.csv").reading
    >>> len(found.ties), len(read_any(b"dl n=2\ndata:\n0 1\n1 0\n", name="y.dl").reading.ties)
    (1, 1)
    """
    shown = name or (source.name if isinstance(source, Path) else "")
    opened = open_any(source, name=name, limits=limits)
    if isinstance(opened, Network):
        return AnyFile(reading_of(opened, shown), ())
    with opened as book:
        reading = read(book, progress=progress)
        notes = tuple(book.notes)
    network = network_unless_read(reading, source, name=book.name, limits=limits)
    return AnyFile(reading if network is None else reading_of(network, book.name), notes)


def open_any(
    source: Path | bytes, *, name: str = "", limits: Limits = LIMITS
) -> Workbook | Network:
    r"""Open a workbook or a folder of tables, or read a network file.

    Parameters
    ----------
    source, name, limits
        See ``read_any``.

    Returns
    -------
    Workbook or Network
        A network where the file can be nothing else. A workbook is to be closed.

    Raises
    ------
    UnreadableFileError
        See ``open_workbook`` and ``read_network``.

    Examples
    --------
    >>> open_any(b"dl n=2\ndata:\n0 1\n1 0\n", name="y.dl")
    <Network: 2 members, 1 tie>
    """
    if network_format(source, name=name, limits=limits) not in {TABLES, ""}:
        return read_network(source, name=name, limits=limits)
    book = open_workbook(source, name=name, limits=limits)
    try:
        is_network = is_network_only(book)
    except BaseException:
        book.close()
        raise
    if not is_network:
        return book
    book.close()
    return read_network(source, name=name, limits=limits)


def network_unless_read(
    reading: Reading, source: Path | bytes, *, name: str, limits: Limits = LIMITS
) -> Network | None:
    """Return the file as a network where no sheet of it was recognised and it is one.

    Parameters
    ----------
    reading
        What ``read`` made of the file.
    source, name, limits
        See ``read_any``.
    """
    if any(sheet.kind is not SheetKind.SKIPPED for sheet in reading.sheets):
        return None
    try:
        return read_network(source, name=name, limits=limits)
    except UnreadableFileError:
        return None
