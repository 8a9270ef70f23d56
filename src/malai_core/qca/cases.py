"""From any table to the cases of an analysis: which columns, of what kind, and what is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from malai_core.errors import InvalidInputError
from malai_core.labels import Sentence, Value, Words
from malai_core.qca import refusals
from malai_core.qca.columns import FREE_MARKS, Cell, Columns, Data, columns_of, row_names
from malai_core.qca.model import (
    FREE,
    MOST_CONDITIONS,
    MOST_ROWS,
    Cases,
    Condition,
    Floats,
    Space,
)

_SIGNS: Final = re.compile(r"[~*+{}\[\]()<>=,|]")
_OUTCOME: Final = re.compile(
    r"(?P<negated>~?)\s*(?P<name>[^{}\[\]]+?)\s*(?:[{\[](?P<values>[\d,\s]+)[}\]])?"
)
_SKEWED_SHARE: Final = 0.8
#: A whole number above this is raw data, not one of several values.
_HIGHEST_VALUE: Final = 15.0

CONSTANT: Final = Words(
    "“{name}” มีค่าเดียวทุกกรณี จึงไม่ช่วยอธิบาย ลองไม่ใช้เป็นเงื่อนไข หรือเพิ่มกรณีที่ต่างออกไป",
    "“{name}” is the same in every case, so it explains nothing. "
    "Leave it out, or add cases that differ.",
)
SKEWED: Final = Words(
    "“{name}” เอียง: {share}% ของกรณีอยู่ข้างเดียวกัน ({count} จาก {all}) อ่านผลอย่างระวัง หรือทบทวนจุดปรับเทียบ",
    "“{name}” is skewed: {share}% of the cases are on one side ({count} of {all}). "
    "Read results with care, or look at the anchors again.",
)
MANY_CONDITIONS: Final = Words(
    "มีเงื่อนไข {count} ข้อ ทำให้มีแถวที่เป็นไปได้ {rows} แถวต่อ {cases} กรณี แถวส่วนใหญ่จะว่าง",
    "{count} conditions make {rows} possible rows for {cases} cases: most rows will be empty.",
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A condition with its values; ``FREE`` where the cell was “-”."""

    condition: Condition
    values: Floats


def cases_of(
    data: Data,
    outcome: str,
    *,
    conditions: Sequence[str] | None = None,
    names: Sequence[str] | None = None,
) -> Cases:
    """Return the cases of an analysis, checked.

    Parameters
    ----------
    data
        A mapping of columns, a data frame of any library, a structured array, or a
        two-dimensional array (then ``names`` are its columns). The first column of texts names
        the cases. A column is crisp (0, 1), multi-value (whole numbers from 0) or fuzzy (0 to 1);
        crisp and multi-value conditions may hold “-” where they do not apply.
    outcome
        The column to explain: ``SURV``, ``~SURV`` for its absence, ``SURV{2}`` or ``SURV{1,2}``
        for values of a multi-value outcome.
    conditions
        Which columns explain, in this order; by default every other column of numbers.

    Returns
    -------
    Cases
        With notes on constant and skewed columns.

    Raises
    ------
    InvalidInputError
        No such column; outcome among the conditions; an empty cell, text, or a number outside its
        kind, named with case and column; fewer than two cases; too many conditions.

    Notes
    -----
    Time O(n k).

    Examples
    --------
    >>> found = cases_of({"who": ["A", "B"], "T": [1, 0], "Y": [0.9, 0.2]}, "Y")
    >>> found.names, found.space.names, found.membership.tolist()
    (('A', 'B'), ('T',), [0.9, 0.2])
    """
    columns = columns_of(data, names)
    case_names, text_columns = _case_names(columns, row_names(data))
    label, column, values = _outcome_parts(outcome, columns)
    wanted = _wanted(columns, column, text_columns, conditions)
    if len(case_names) < 2:
        raise InvalidInputError(refusals.ONE_CASE if case_names else refusals.NO_CASES)
    explaining = [_condition(name, columns[name], case_names) for name in wanted]
    membership = _outcome_membership(label, column, values, columns[column], case_names)
    space = Space(tuple(found.condition for found in explaining))
    if space.size > MOST_ROWS:
        raise InvalidInputError(refusals.TOO_LARGE_SPACE, count=space.size, most=MOST_ROWS)
    matrix = np.column_stack([found.values for found in explaining])
    notes = _notes(explaining, label, membership)
    return Cases(tuple(case_names), space, matrix, label, membership, notes)


def _case_names(columns: Columns, index: list[str] | None) -> tuple[list[str], set[str]]:
    """Return the names of the cases, and the columns that hold texts throughout."""
    texts = {name for name, cells in columns.items() if _is_text(cells)}
    count = len(next(iter(columns.values()), []))
    first = next((name for name in columns if name in texts), None)
    if first is not None:
        return [str(n) if c is None else str(c) for n, c in enumerate(columns[first], 1)], texts
    return index or [str(number) for number in range(1, count + 1)], texts


def _is_text(cells: Sequence[Cell]) -> bool:
    """Say whether a column is of texts: more than half of what is written in it."""
    written = [cell for cell in cells if cell is not None and cell not in FREE_MARKS]
    texts = [cell for cell in written if isinstance(cell, str)]
    return bool(written) and len(texts) * 2 > len(written)


def _outcome_parts(outcome: str, columns: Columns) -> tuple[str, str, tuple[int, ...]]:
    """Return how the outcome is written, its column, and the values of it that are explained."""
    text = outcome.strip()
    if text.removeprefix("~") in columns:
        return text, text.removeprefix("~"), ()
    match = _OUTCOME.fullmatch(text)
    if match is None or match["name"] not in columns:
        raise InvalidInputError(
            refusals.NO_OUTCOME, name=text.removeprefix("~"), known=", ".join(columns)
        )
    values = tuple(int(value) for value in (match["values"] or "").split(",") if value.strip())
    written = ",".join(str(value) for value in values)
    return f"{match['negated']}{match['name']}{{{written}}}", match["name"], values


def _wanted(
    columns: Columns, outcome: str, texts: set[str], conditions: Sequence[str] | None
) -> list[str]:
    if conditions is None:
        found = [name for name in columns if name != outcome and name not in texts]
    else:
        found = [name.strip() for name in conditions]
    for name, count in Counter(found).items():
        _check_condition(name, count, columns, outcome)
    if not found:
        raise InvalidInputError(refusals.NOTHING_TO_EXPLAIN_WITH)
    if len(found) > MOST_CONDITIONS:
        raise InvalidInputError(
            refusals.TOO_MANY_CONDITIONS, count=len(found), most=MOST_CONDITIONS
        )
    return found


def _check_condition(name: str, count: int, columns: Columns, outcome: str) -> None:
    if name == outcome:
        raise InvalidInputError(refusals.OUTCOME_IS_CONDITION, name=name)
    if name not in columns:
        raise InvalidInputError(refusals.NO_CONDITION, name=name, known=", ".join(columns))
    if count > 1:
        raise InvalidInputError(refusals.NAMED_TWICE, name=name)
    if not name or _SIGNS.search(name):
        raise InvalidInputError(refusals.BAD_NAME, name=name)


def _numbers(
    name: str, cells: Sequence[Cell], cases: Sequence[str], *, may_be_free: bool
) -> Floats:
    """Return the numbers of a column, ``nan`` for “-”; refuse blanks and texts by case and column."""
    found = np.empty(len(cells))
    for n, cell in enumerate(cells):
        if cell is None:
            raise InvalidInputError(refusals.MISSING_CELL, column=name, case=cases[n])
        if isinstance(cell, str) and cell in FREE_MARKS and may_be_free:
            found[n] = np.nan
        elif isinstance(cell, str):
            words = refusals.DONT_CARE_NOT_HERE if cell in FREE_MARKS else refusals.TEXT_IN_NUMBERS
            raise InvalidInputError(words, column=name, case=cases[n], value=cell)
        else:
            found[n] = cell
    return found


def _condition(name: str, cells: Sequence[Cell], cases: Sequence[str]) -> _Column:
    values = _numbers(name, cells, cases, may_be_free=True)
    is_free = np.isnan(values)
    given = values[~is_free]
    is_whole = bool((given == np.floor(given)).all())
    _check_range(name, values, cases, highest=np.inf if is_whole else 1.0)
    if not is_whole and is_free.any():
        case = cases[int(is_free.argmax())]
        raise InvalidInputError(refusals.DONT_CARE_NOT_HERE, column=name, case=case)
    levels = max(2, int(given.max(initial=0.0)) + 1) if is_whole else 2
    condition = Condition(name, levels, not is_whole, bool(is_free.any()))
    return _Column(condition, np.where(is_free, float(FREE), values))


def _check_range(name: str, values: Floats, cases: Sequence[str], *, highest: float) -> None:
    wrong = (values < 0) | (values > min(highest, _HIGHEST_VALUE))
    if wrong.any():
        at = int(wrong.argmax())
        raise InvalidInputError(
            refusals.OUTSIDE_0_1, column=name, case=cases[at], value=f"{values[at]:g}"
        )


def _outcome_membership(
    label: str, name: str, wanted: tuple[int, ...], cells: Sequence[Cell], cases: Sequence[str]
) -> Floats:
    values = _numbers(name, cells, cases, may_be_free=False)
    if wanted:
        known = sorted(set(values.tolist()))
        for value in wanted:
            if value not in known:
                shown = ", ".join(f"{one:g}" for one in known)
                raise InvalidInputError(refusals.NO_SUCH_VALUE, name=name, value=value, known=shown)
        found = np.isin(values, wanted).astype(np.float64)
    else:
        if (
            (values == np.floor(values)).all()
            and 1 < values.max() <= _HIGHEST_VALUE
            and values.min() >= 0
        ):
            highest = int(values.max())
            raise InvalidInputError(refusals.OUTCOME_HAS_VALUES, name=name, value=str(highest))
        _check_range(name, values, cases, highest=1.0)
        found = values
    return 1.0 - found if label.startswith("~") else found


def _notes(columns: Sequence[_Column], outcome: str, membership: Floats) -> tuple[Sentence, ...]:
    notes = [note for column in columns for note in _column_notes(column)]
    notes += _side_notes(outcome, membership)
    rows = int(np.prod([column.condition.levels for column in columns]))
    if len(columns) > 7:
        values = {"count": len(columns), "rows": rows, "cases": len(membership)}
        notes.append(Sentence(MANY_CONDITIONS, values))
    return tuple(notes)


def _column_notes(column: _Column) -> list[Sentence]:
    name, values = column.condition.name, column.values
    if column.condition.levels == 2:
        return _side_notes(name, values[values != FREE])
    constant = len(set(values.tolist())) == 1
    return [Sentence(CONSTANT, {"name": name})] if constant else []


def _side_notes(name: str, values: Floats) -> list[Sentence]:
    if len(set(values.tolist())) <= 1:
        return [Sentence(CONSTANT, {"name": name})]
    count = max(int((values > 0.5).sum()), int((values < 0.5).sum()))
    if count <= _SKEWED_SHARE * len(values):
        return []
    share = f"{100 * count / len(values):.0f}"
    sides: dict[str, Value] = {"count": count, "all": len(values)}
    return [Sentence(SKEWED, {"name": name, "share": share, **sides})]
