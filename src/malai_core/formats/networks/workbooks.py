"""Networks in workbooks, text tables and folders: lists, matrices, files of interviews."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from malai_core.formats.limits import Limits
from malai_core.formats.model import Row, Sheet, Workbook
from malai_core.formats.networks import interviews
from malai_core.formats.networks.matrices import Matrix, matrix_of, read_matrix
from malai_core.formats.networks.model import Aside, Member, Record
from malai_core.formats.networks.tables import Lists, lists_of, read_lists
from malai_core.formats.networks.words import NOT_A_NETWORK, NOT_READ_KIND
from malai_core.formats.opening import open_workbook
from malai_core.formats.refusals import refusal
from malai_core.labels import Sentence

_NUMBERS: Final = frozenset({".2sm", ".1sm", ".sm", ".mat"})
_SPACED: Final = re.compile(r"[\s,;]+")


@contextmanager
def table_records(
    source: Path | bytes, name: str, wanted: str, limits: Limits
) -> Iterator[tuple[str, Iterator[Record]]]:
    """Open a workbook or folder as records; yields the format too.

    Raises
    ------
    UnreadableFileError
        Not readable, or neither lists of members and ties nor a matrix.
    """
    with open_workbook(source, name=name, limits=limits) as book:
        found = _kind(_spaced(book), wanted)
        if found is None:
            raise refusal(NOT_A_NETWORK, book.name)
        yield found


def _kind(book: Workbook, wanted: str) -> tuple[str, Iterator[Record]] | None:
    tables = interviews.tables_of(book)
    if wanted == "canvas" or interviews.is_canvas(tables):
        return "canvas", interviews.read_canvas(tables)
    if wanted == "egoweb" or interviews.is_egoweb(tables):
        return "egoweb", interviews.read_egoweb(tables)
    lists = lists_of(book)
    if not (lists.edges or wanted.endswith("matrix")):
        matrices = _found(book)
        if matrices and not (lists.nodes and len(book.sheets) == len(lists.nodes)):
            return _matrix_format(book), _matrices(matrices, book)
    if wanted.endswith("matrix"):
        found = _found(book, is_told=True)
        return (wanted, _matrices(found, book)) if found else None
    if lists.edges or lists.nodes:
        return "csv" if _is_text(book) else "xlsx", _lists(lists)
    return None


def is_network_only(book: Workbook) -> bool:
    """Tell whether a workbook can be nothing but a network: interviews, or a square matrix."""
    tables = interviews.tables_of(book)
    if interviews.is_canvas(tables) or interviews.is_egoweb(tables):
        return True
    ending = Path(book.name).suffix.lower()
    if ending in _NUMBERS:
        return True
    matrices = [matrix_of(sheet) for sheet in book.sheets]
    return any(matrix is not None and matrix.is_square for matrix in matrices)


def _found(book: Workbook, *, is_told: bool = False) -> list[Matrix]:
    is_numbers = is_told or Path(book.name).suffix.lower() in _NUMBERS
    matrices = (matrix_of(sheet, is_numbers=is_numbers) for sheet in book.sheets)
    return [matrix for matrix in matrices if matrix is not None]


def _lists(lists: Lists) -> Iterator[Record]:
    for sheet in lists.passed:
        yield Aside(0, 0, Sentence(NOT_READ_KIND, {"what": sheet.name}))
    yield from read_lists(lists)


def _matrices(matrices: list[Matrix], book: Workbook) -> Iterator[Record]:
    """Yield the records of every matrix; several have the names of their sheets as relations."""
    ending = Path(book.name).suffix.lower()
    is_two_mode = {".2sm": True, ".1sm": False, ".sm": False}.get(ending)
    read = {matrix.sheet.name for matrix in matrices}
    for sheet in book.sheets:
        if sheet.name not in read:
            yield Aside(0, 0, Sentence(NOT_READ_KIND, {"what": sheet.name}))
    seen: set[str] = set()
    for matrix in matrices:
        relation = matrix.sheet.name if len(matrices) > 1 else ""
        yield from _once(read_matrix(matrix, relation, is_two_mode=is_two_mode), seen)


def _once(records: Iterator[Record], seen: set[str]) -> Iterator[Record]:
    """Leave out members of an earlier sheet: matrices of one workbook are of the same people."""
    before = frozenset(seen)
    for record in records:
        if isinstance(record, Member):
            if record.id in before:
                continue
            seen.add(record.id)
        yield record


def _matrix_format(book: Workbook) -> str:
    if Path(book.name).suffix.lower() in _NUMBERS:
        return "2sm"
    return "csv-matrix" if _is_text(book) else "xlsx-matrix"


def _is_text(book: Workbook) -> bool:
    return Path(book.name).suffix.lower() not in {".xlsx", ".xlsm", ".xls", ".ods"}


def _spaced(book: Workbook) -> Workbook:
    """Return a workbook whose bare numbers with spaces between are cut into cells."""
    if len(book.sheets) != 1:
        return book
    sheet = book.sheets[0]
    first = next(iter(sheet.rows()), ())
    if len(first) != 1 or not isinstance(first[0], str) or not _is_numbers(first[0]):
        return book

    def rows() -> Iterator[Row]:
        for row in sheet.rows():
            text = str(row[0]).strip() if row else ""
            yield tuple(_SPACED.split(text)) if text else ()

    cut = Sheet(sheet.name, sheet.is_hidden, rows, sheet.size_hint)
    return Workbook(book.name, (cut,), book.fingerprint, book.notes)


def _is_numbers(text: str) -> bool:
    return re.fullmatch(r"\s*[\d.eE+-]+(\s+[\d.eE+-]+)+\s*", text, re.ASCII) is not None
