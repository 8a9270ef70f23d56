"""Values and times of network files: from text to typed, and back."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from malai_core.formats.networks.model import Moment, Spell, Value

_INT: Final = re.compile(r"[+-]?\d{1,18}\Z", re.ASCII)
_FLOAT: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\Z", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)
_TRUE: Final = frozenset({"true", "1", "yes"})
_FALSE: Final = frozenset({"false", "0", "no"})
_OPEN: Final = ".."


def number(text: str) -> float | None:
    """Return the finite number a text is, ``None`` where it is none.

    Examples
    --------
    >>> number("1e3"), number("nan"), number("1,5")
    (1000.0, None, None)
    """
    text = text.strip()
    if not _FLOAT.match(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def typed(text: str, kind: str) -> Value:
    """Return a text as the type its format declares; as it is where it does not fit.

    Examples
    --------
    >>> typed("3", "integer"), typed("3", "double"), typed("yes", "boolean"), typed("x", "int")
    (3, 3.0, True, 'x')
    """
    bare = text.strip()
    if kind in {"int", "integer", "long", "short", "byte", "biginteger"}:
        return int(bare) if _INT.match(bare) else text
    if kind in {"float", "double", "bigdecimal", "real"}:
        found = number(bare)
        return text if found is None else found
    if kind == "boolean":
        folded = bare.lower()
        return folded in _TRUE if folded in _TRUE | _FALSE else text
    return text


def guessed(text: str) -> Value:
    """Return an unquoted text of a format without types as number where it is one.

    A text with a leading zero stays a text: it is a telephone number or a code.

    Examples
    --------
    >>> guessed("12"), guessed("1.5"), guessed("081"), guessed("x")
    (12, 1.5, '081', 'x')
    """
    if _INT.match(text) and (not _has_leading_zero(text)) and text[0] != "+":
        return int(text)
    if (
        _FLOAT.match(text)
        and not _INT.match(text)
        and not _has_leading_zero(text.split(".", maxsplit=1)[0])
    ):
        found = number(text)
        return text if found is None or text[0] == "+" else found
    return text


def _has_leading_zero(text: str) -> bool:
    bare = text.lstrip("+-")
    return len(bare) > 1 and bare[0] == "0"


def text_of(value: Value) -> str:
    """Return a value as text, as every format writes it; a list with bars between.

    Examples
    --------
    >>> text_of(True), text_of(2.0), text_of(("a", "b"))
    ('true', '2.0', 'a|b')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "|".join(value)
    return repr(value) if isinstance(value, float) else str(value)


def weight_text(weight: float) -> str:
    """Return a weight without a needless ``.0``.

    Examples
    --------
    >>> weight_text(2.0), weight_text(0.5)
    ('2', '0.5')
    """
    return str(int(weight)) if weight.is_integer() and abs(weight) < 1e15 else repr(weight)


def moment(text: str, *, is_end: bool = False) -> Moment | None:
    """Return the point in time a text names, ``None`` where it names none.

    Parameters
    ----------
    text
        A number, or ISO 8601: a month, a day, a day with an hour.
    is_end
        Whether a month means its last day.

    Examples
    --------
    >>> moment("2019"), moment("2019-05", is_end=True), moment("2019-05-01T08:30")
    (2019.0, datetime.date(2019, 5, 31), datetime.datetime(2019, 5, 1, 8, 30))
    """
    text = text.strip()
    found = number(text)
    if found is not None:
        return found
    month = _MONTH.match(text)
    try:
        if month:
            year, which = int(month[1]), int(month[2])
            day = calendar.monthrange(year, which)[1] if is_end else 1
            return date(year, which, day)
        return date.fromisoformat(text) if len(text) == 10 else _day_and_hour(text)
    except ValueError:
        return None


def _day_and_hour(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if len(text) > 10 and text[4:5] == "-" else None


def moment_text(point: Moment | None) -> str:
    """Return a point in time as text; ``..`` where it is open."""
    if point is None:
        return _OPEN
    return point.isoformat() if isinstance(point, date) else weight_text(point)


def spells_text(spells: Iterable[Spell]) -> str:
    """Return stretches of time as ISO 8601 intervals.

    Examples
    --------
    >>> spells_text([Spell(date(2019, 1, 1), None), Spell(1.0, 2.0)])
    '2019-01-01/.. 1/2'
    """
    return " ".join(f"{moment_text(spell.start)}/{moment_text(spell.end)}" for spell in spells)


def spells_of(text: str) -> tuple[Spell, ...] | None:
    """Return the stretches of time a text names (see ``spells_text``), ``None`` if it is no such.

    Examples
    --------
    >>> spells_of("1/2 3/..")
    (Spell(start=1.0, end=2.0), Spell(start=3.0, end=None))
    >>> spells_of("always") is None
    True
    """
    found = []
    for piece in text.split():
        start, slash, end = piece.partition("/")
        ends = _end(start), _end(end, is_end=True)
        if not slash or any(end is False for end in ends):
            return None
        found.append(Spell(*ends))
    return tuple(found)


def _end(text: str, *, is_end: bool = False) -> Moment | bool | None:
    """Return the point, ``None`` where open, ``False`` where it is no point in time."""
    if text in {_OPEN, ""}:
        return None
    found = moment(text, is_end=is_end)
    return False if found is None else found
