"""The language of the field: ``DEV*~URB + STB -> SURV``, ``DEV{2}``, read, evaluated, written.

``*`` and, ``+`` or, ``~`` not, parentheses; ``NAME{1,2}`` values of a multi-value condition
(brackets do too); ``->`` sufficient, ``<-`` necessary, ``<->`` both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.model import Cases, Floats

_TOKEN: Final = re.compile(
    r"\s*(?P<text><->|<=>|->|=>|<-|<=|[~*+()]|[{\[][^}\]]*[}\]]|[^\s~*+(){}\[\]<>=-]+)"
)
_ARROWS: Final = {"->": "->", "=>": "->", "<-": "<-", "<=": "<-", "<->": "<->", "<=>": "<->"}

UNREADABLE: Final = Words(
    "อ่านสูตร “{text}” ไม่ได้ที่ตัวที่ {position} (“{found}”): {wanted}",
    "The expression “{text}” cannot be read at position {position} (“{found}”): {wanted}",
)
NAME_EXPECTED: Final = Words("ตรงนี้ต้องเป็นชื่อเงื่อนไข ~ หรือวงเล็บเปิด", "a name, ~ or ( is expected")
OPERATOR_EXPECTED: Final = Words(
    "ตรงนี้ต้องเป็น * + หรือลูกศร ก่อนชื่อถัดไป", "*, + or an arrow is expected before the next name"
)
NOT_CLOSED: Final = Words("วงเล็บยังไม่ปิด", "the parenthesis is not closed")
BAD_VALUES: Final = Words(
    "ในปีกกาต้องเป็นจำนวนเต็ม เช่น {1,2}", "whole numbers are expected in braces, as in {1,2}"
)
UNKNOWN_SIGN: Final = Words("ไม่รู้จักเครื่องหมายนี้", "this sign is not known")
UNKNOWN_NAME: Final = Words(
    "ไม่มี “{name}” ในข้อมูล ที่มีคือ {known}", "The data have no “{name}”. There are {known}."
)
END: Final = Words("จบสูตร", "end")


@dataclass(frozen=True, slots=True)
class Literal:
    """A name, present; or, with values, a multi-value condition at one of them."""

    name: str
    values: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Not:
    """What is not."""

    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All parts together."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part at least. Without parts: never."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Literal | Not | And | Or


@dataclass(frozen=True, slots=True)
class Claim:
    """``left -> right`` (sufficient), ``left <- right`` (necessary) or ``left <-> right``."""

    left: Expression
    arrow: str
    right: Expression


def parse(text: str) -> Expression:
    """Return the expression that a text says.

    Parameters
    ----------
    text
        As in the module's description, without an arrow.

    Raises
    ------
    InvalidInputError
        It cannot be read; the sentence names the position, counted from 1, and what is expected.

    Notes
    -----
    Time O(length).

    Examples
    --------
    >>> write(parse("A*(~B + C)"))
    'A*(~B + C)'
    """
    parser = _Parser(text)
    found = parser.either()
    parser.end()
    return found


def parse_claim(text: str) -> Claim:
    """Return the claim that a text with an arrow says; otherwise as :func:`parse`.

    Examples
    --------
    >>> claim = parse_claim("A*B + ~C -> Y")
    >>> write(claim.left), claim.arrow, write(claim.right)
    ('A*B + ~C', '->', 'Y')
    """
    parser = _Parser(text)
    left = parser.either()
    arrow = parser.arrow()
    right = parser.either()
    parser.end()
    return Claim(left, arrow, right)


def write(expression: Expression) -> str:
    """Return an expression as text, with no more parentheses than needed."""
    if isinstance(expression, Literal):
        values = ",".join(str(value) for value in sorted(expression.values))
        return f"{expression.name}{{{values}}}" if values else expression.name
    if isinstance(expression, Not):
        inner = write(expression.part)
        return f"~({inner})" if isinstance(expression.part, And | Or) else f"~{inner}"
    if isinstance(expression, And):
        return "*".join(_within_and(part) for part in expression.parts) or "1"
    return " + ".join(write(part) for part in expression.parts) or "0"


def _within_and(part: Expression) -> str:
    needs = isinstance(part, Or) and len(part.parts) != 1
    return f"({write(part)})" if needs else write(part)


def names_in(expression: Expression) -> tuple[str, ...]:
    """Return the names an expression uses, in the order in which they come first."""
    return tuple(dict.fromkeys(literal.name for literal in literals_in(expression)))


def literals_in(expression: Expression) -> Iterator[Literal]:
    """Yield every literal, from left to right."""
    if isinstance(expression, Literal):
        yield expression
    elif isinstance(expression, Not):
        yield from literals_in(expression.part)
    else:
        for part in expression.parts:
            yield from literals_in(part)


def evaluate(expression: Expression | str, data: Cases | Mapping[str, ArrayLike]) -> Floats:
    """Return the membership of every case in an expression.

    And is the minimum, or the maximum, not the complement to 1; a literal with values is 1 where
    the case has one of them, else 0.

    Parameters
    ----------
    expression
        Read already, or a text.
    data
        Cases (conditions, and the outcome by its name), or columns of numbers by name.

    Returns
    -------
    Floats
        Shape ``(n,)``, between 0 and 1.

    Raises
    ------
    InvalidInputError
        The text cannot be read, or a name is unknown.

    Notes
    -----
    Time O(n literals).

    Examples
    --------
    >>> evaluate("A*~B + C{2}", {"A": [0.8, 0.3], "B": [0.1, 0.9], "C": [0, 2]}).tolist()
    [0.8, 1.0]
    """
    read = parse(expression) if isinstance(expression, str) else expression
    return _value(read, _columns(data))


def _columns(data: Cases | Mapping[str, ArrayLike]) -> dict[str, Floats]:
    if isinstance(data, Cases):
        found = {name: data.values[:, j] for j, name in enumerate(data.space.names)}
        plain, is_negated = data.outcome.removeprefix("~"), data.outcome.startswith("~")
        found[plain] = 1.0 - data.membership if is_negated else data.membership
        return found
    return {name: np.asarray(values, dtype=np.float64) for name, values in data.items()}


def _value(expression: Expression, columns: Mapping[str, Floats]) -> Floats:
    if isinstance(expression, Literal):
        return _literal_value(expression, columns)
    if isinstance(expression, Not):
        return np.subtract(1.0, _value(expression.part, columns))
    parts = [_value(part, columns) for part in expression.parts]
    n = len(next(iter(columns.values())))
    empty: Floats = np.full(n, float(isinstance(expression, And)))
    join = np.minimum if isinstance(expression, And) else np.maximum
    found: Floats = join.reduce([empty, *parts])
    return found


def _literal_value(literal: Literal, columns: Mapping[str, Floats]) -> Floats:
    if literal.name not in columns:
        raise InvalidInputError(UNKNOWN_NAME, name=literal.name, known=", ".join(columns))
    column = columns[literal.name]
    if literal.values:
        return np.isin(column, list(literal.values)).astype(np.float64)
    # A multi-value condition without a value is present where it is not 0; "-" is outside.
    return np.clip(column, 0.0, 1.0)


class _Parser:
    """Reads from left to right: or binds least, then and, then not."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._split(text))
        self.at = 0

    def _split(self, text: str) -> Iterator[tuple[str, int]]:
        place = 0
        while text[place:].strip():
            match = _TOKEN.match(text, place)
            if match is None:
                start = place + len(text[place:]) - len(text[place:].lstrip())
                raise self._error(UNKNOWN_SIGN, text[start], start)
            yield match["text"], match.start("text")
            place = match.end()

    def _next(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def either(self) -> Expression:
        """Read parts joined by ``+``."""
        parts = [self._together()]
        while self._next() == "+":
            self.at += 1
            parts.append(self._together())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _together(self) -> Expression:
        parts = [self._one()]
        while self._next() == "*":
            self.at += 1
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Expression:
        sign = self._next()
        if sign == "~":
            self.at += 1
            return Not(self._one())
        if sign == "(":
            return self._in_parentheses()
        if not sign or sign[0] in "*+){[" or sign in _ARROWS:
            raise self._expected(NAME_EXPECTED)
        self.at += 1
        return Literal(sign, self._values())

    def _in_parentheses(self) -> Expression:
        self.at += 1
        found = self.either()
        if self._next() != ")":
            raise self._expected(NOT_CLOSED)
        self.at += 1
        return found

    def _values(self) -> frozenset[int]:
        sign = self._next()
        if not sign or sign[0] not in "{[":
            return frozenset()
        parts = [part.strip() for part in sign[1:-1].split(",")]
        if not all(part.isdecimal() for part in parts):
            raise self._expected(BAD_VALUES)
        self.at += 1
        return frozenset(int(part) for part in parts)

    def arrow(self) -> str:
        """Read an arrow."""
        found = _ARROWS.get(self._next())
        if found is None:
            raise self._expected(OPERATOR_EXPECTED)
        self.at += 1
        return found

    def end(self) -> None:
        """Refuse what follows the end."""
        if self.at < len(self.tokens):
            raise self._expected(OPERATOR_EXPECTED)

    def _expected(self, words: Words) -> InvalidInputError:
        if self.at < len(self.tokens):
            return self._error(words, *self.tokens[self.at])
        return self._error(words, END, len(self.text))

    def _error(self, words: Words, found: str | Words, place: int) -> InvalidInputError:

        return InvalidInputError(
            UNREADABLE, text=self.text, position=place + 1, found=found, wanted=words
        )
