"""Any table as named columns of plain values: dict, numpy array, pandas, polars and their like.

No data frame library is imported; a data frame is what has ``columns`` and gives one by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any, Final, Protocol, TypeAlias

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.qca import refusals

Cell: TypeAlias = str | float | None
Columns = dict[str, list[Cell]]


class DataFrame(Protocol):
    """What pandas, polars and their like have in common."""

    @property
    def columns(self) -> Iterable[Any]:
        """The names of the columns."""
        ...

    def __getitem__(self, name: Any, /) -> Any:  # noqa: ANN401 - a column of any library
        """Return one column."""
        ...


Data: TypeAlias = Mapping[str, Sequence[Any]] | DataFrame | np.ndarray[Any, Any]

#: How a cell says that the condition does not apply to the case.
FREE_MARKS: Final = frozenset({"-", "–", "—", "−"})


def columns_of(data: Data, names: Sequence[str] | None = None) -> Columns:
    """Return the columns of a table; a missing cell is ``None``, a number a ``float``.

    Parameters
    ----------
    data
        A mapping of columns, a data frame, a structured array, or a two-dimensional array.
    names
        The names of the columns of a plain array.

    Raises
    ------
    InvalidInputError
        This is no table, or its columns differ in length.
    """
    raw = _raw_columns(data, names)
    found = {name: [_cell(value) for value in values] for name, values in raw.items()}
    most = max((len(values) for values in found.values()), default=0)
    for name, values in found.items():
        if len(values) != most:
            raise InvalidInputError(
                refusals.UNEQUAL_LENGTHS, name=name, count=len(values), most=most
            )
    return found


def row_names(data: Data) -> list[str] | None:
    """Return the names of the rows where a data frame carries texts as its index."""
    index = getattr(data, "index", None)
    if index is None or callable(index):
        return None
    names = list(index)
    return names if names and all(isinstance(name, str) for name in names) else None


def _raw_columns(data: Data, names: Sequence[str] | None) -> dict[str, list[Any]]:
    if isinstance(data, np.ndarray):
        return _array_columns(data, names)
    if isinstance(data, Mapping):
        return {str(name): list(values) for name, values in data.items()}
    columns = getattr(data, "columns", None)
    if columns is None:
        raise InvalidInputError(refusals.NOT_A_TABLE)
    return {str(name): list(data[name]) for name in columns}


def _array_columns(data: np.ndarray[Any, Any], names: Sequence[str] | None) -> dict[str, list[Any]]:
    if data.dtype.names:
        return {name: data[name].tolist() for name in data.dtype.names}
    if data.ndim != 2 or names is None or len(names) != data.shape[1]:
        raise InvalidInputError(refusals.NOT_A_TABLE)
    return {name: data[:, j].tolist() for j, name in enumerate(names)}


def _cell(value: Any) -> Cell:  # noqa: ANN401 - a cell of any library
    """Return the number a cell holds, also where it is written as text; ``None`` for a blank."""
    if value is None or isinstance(value, bool | np.bool_):
        return None if value is None else float(value)
    if isinstance(value, str):
        return _text(value.strip())
    try:
        number = float(value)
    except (TypeError, ValueError):
        # pandas' and polars' own marks of absence
        return None if str(value) in {"<NA>", "NaT"} else str(value)
    return None if isnan(number) else number


def _text(text: str) -> Cell:
    if not text or text.lower() in {"nan", "na", "n/a", "<na>"}:
        return None
    try:
        number = float(text)
    except ValueError:
        return text
    return None if isnan(number) else number
