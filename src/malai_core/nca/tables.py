"""Tables of cases, whatever library holds them: columns of numbers, and one that names the cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any, Final, cast

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.nca.pairs import Vector

#: Words for a cell without a value, as tables have them.
_BLANK: Final = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–"})

NOT_A_TABLE: Final = Words(
    "อ่านตารางนี้ไม่ได้ ส่งเป็น dict ของคอลัมน์ DataFrame หรืออาร์เรย์สองมิติ",
    "This is no table that can be read. Give a dict of columns, a data frame or a 2-D array.",
)
UNEQUAL_COLUMNS: Final = Words(
    "คอลัมน์ “{name}” มี {count} แถว แต่คอลัมน์อื่นมี {rows} แถว เติมหรือตัดให้เท่ากัน",
    "Column “{name}” has {count} rows, others have {rows}. Make them equally long.",
)
TWICE: Final = Words(
    "มีคอลัมน์ชื่อ “{name}” มากกว่าหนึ่งคอลัมน์ ตั้งชื่อให้ต่างกัน",
    "More than one column is called “{name}”. Give each its own name.",
)
NO_COLUMN: Final = Words(
    "ไม่มีคอลัมน์ชื่อ “{name}” ในตารางมี {known}",
    "There is no column “{name}”. The table has {known}.",
)
TEXT_CELL: Final = Words(
    "คอลัมน์ “{name}” แถว {row}{case} เป็นข้อความ “{text}” แก้เป็นตัวเลข เว้นว่างไว้ถ้าไม่รู้ค่า "
    "หรือไม่เลือกคอลัมน์นี้เป็นปัจจัย",
    "Column “{name}”, row {row}{case} holds the text “{text}”. Make it a number, leave it blank "
    "if unknown, or do not choose this column as a condition.",
)
NO_NUMBERS: Final = Words(
    "คอลัมน์ “{name}” ไม่มีตัวเลขเลย เลือกคอลัมน์อื่น",
    "Column “{name}” holds no number at all. Choose another.",
)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of cells by name, equally long, and what names the cases."""

    columns: Mapping[str, Sequence[object]]
    cases: tuple[str, ...]
    case_column: str | None
    rows: tuple[int, ...]
    """Where each case stands, as people count: from 1, or the rows of a sheet."""

    def numbers(self, name: str) -> Vector:
        """Return a column as numbers, ``nan`` where blank; refuse text and unknown columns."""
        values = np.array([_number(cell) for cell in self.cells(name)], dtype=np.float64)
        for place, cell in enumerate(self.columns[name]):
            if np.isnan(values[place]) and not _is_blank(cell):
                raise InvalidInputError(
                    TEXT_CELL,
                    name=name,
                    row=str(self.rows[place]),
                    case=f" ({self.cases[place]})" if self.case_column else "",
                    text=str(cell)[:40],
                )
        if np.isnan(values).all():
            raise InvalidInputError(NO_NUMBERS, name=name)
        return values

    def cells(self, name: str) -> Sequence[object]:
        """Return a column as it came; refuse one that does not exist."""
        if name not in self.columns:
            raise InvalidInputError(NO_COLUMN, name=name, known=", ".join(self.columns))
        return self.columns[name]

    def has_numbers(self, name: str) -> bool:
        """Whether a column holds a number anywhere."""
        return any(not np.isnan(_number(cell)) for cell in self.columns[name])

    def is_blank(self, name: str) -> bool:
        """Whether a column holds nothing."""
        return all(_is_blank(cell) for cell in self.columns[name])


def table_of(data: object, *, cases: str | None = None, rows: Sequence[int] | None = None) -> Table:
    """Return ``data`` as a table of cells.

    Parameters
    ----------
    data
        A mapping of names to columns; anything with ``columns`` (or ``column_names``) that gives a
        column for its name, as data frames do; a structured array; or an array of shape ``(n, k)``,
        whose columns are then called ``1`` to ``k``.
    cases
        Column that names the cases; by default the first that holds text only, then the index of
        a data frame where it is text, then the number of the row.
    rows
        What to call each row in sentences; by default 1, 2, ...

    Returns
    -------
    Table
        Blank cells stay blank; nothing is filled in.

    Raises
    ------
    InvalidInputError
        No table, columns of unequal length or of one name, or no column ``cases``.

    Examples
    --------
    >>> table = table_of({"case": ["A", "B"], "x": [1, None]})
    >>> table.cases, table.numbers("x").tolist()
    (('A', 'B'), [1.0, nan])
    """
    return named_table(_columns(data), cases, rows, index=_index(data))


def named_table(
    pairs: Iterable[tuple[str, Sequence[object]]],
    cases: str | None = None,
    rows: Sequence[int] | None = None,
    *,
    index: tuple[str, ...] = (),
) -> Table:
    """Return columns given one by one as a table, see ``table_of``."""
    columns = _distinct(pairs)
    count = len(next(iter(columns.values()), []))
    for name, cells in columns.items():
        if len(cells) != count:
            raise InvalidInputError(UNEQUAL_COLUMNS, name=name, count=len(cells), rows=count)
    numbered = tuple(rows or range(1, count + 1))
    plain = Table(columns, tuple(map(str, numbered)), None, numbered)
    named = cases or next((n for n in columns if _is_text(plain, n)), None)
    if named is not None:
        names = tuple(str(cell).strip() for cell in plain.cells(named))
        return Table(columns, names, named, numbered)
    names = index if len(index) == count else plain.cases
    return Table(columns, names, None, numbered)


def _columns(data: object) -> list[tuple[str, list[object]]]:
    if isinstance(data, Mapping):
        return [(str(name), list(cells)) for name, cells in data.items()]
    if isinstance(data, np.ndarray):
        return _array_columns(data)
    # Data frames of several libraries are alike in no base class, only in what they offer.
    frame = cast("Any", data)
    for offered in ("column_names", "columns"):
        names = getattr(frame, offered, None)
        if names is not None and hasattr(frame, "__getitem__"):
            return [(str(name), _cells(frame[name])) for name in names]
    raise InvalidInputError(NOT_A_TABLE)


def _array_columns(data: np.ndarray[Any, Any]) -> list[tuple[str, list[object]]]:
    if data.dtype.names:
        return [(name, data[name].tolist()) for name in data.dtype.names]
    if data.ndim == 2:
        return [(str(place + 1), data[:, place].tolist()) for place in range(data.shape[1])]
    raise InvalidInputError(NOT_A_TABLE)


def _distinct(pairs: Iterable[tuple[str, Sequence[object]]]) -> dict[str, Sequence[object]]:
    found: dict[str, Sequence[object]] = {}
    for name, cells in pairs:
        if name in found:
            raise InvalidInputError(TWICE, name=name)
        found[name] = cells
    return found


def _cells(column: Iterable[object]) -> list[object]:
    """Return a data frame's column as plain values where it can give them, else one by one."""
    for plain in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, plain):
            return list(getattr(column, plain)())
    return list(column)


def _index(data: object) -> tuple[str, ...]:
    """Return a data frame's index where it is text, else nothing."""
    index = getattr(data, "index", None)
    if index is None or callable(index):
        return ()
    names = list(index)
    return tuple(names) if all(isinstance(name, str) for name in names) else ()


def _is_text(table: Table, name: str) -> bool:
    return not table.is_blank(name) and not table.has_numbers(name)


def _is_blank(cell: object) -> bool:
    if isinstance(cell, str):
        return cell.strip().lower() in _BLANK
    try:
        return cell is None or bool(cell != cell)  # noqa: PLR0124 - nan differs from itself
    except TypeError:
        # pandas.NA is neither equal nor different.
        return True


def _number(cell: object) -> float:
    """Return a cell as a number, ``nan`` where it is none; Thai digits are numbers too."""
    if isinstance(cell, Real):
        return float(cell)
    if isinstance(cell, str) and not _is_blank(cell):
        try:
            return float(cell)
        except ValueError:
            return float("nan")
    return float("nan")
