"""Rules of thinking with sets: simplify, negate and factor expressions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.qca.covers import minimum_covers
from malai_core.qca.expressions import (
    And,
    Expression,
    Literal,
    Not,
    Or,
    literals_in,
    names_in,
    parse,
)
from malai_core.qca.implicants import chart_within
from malai_core.qca.model import FREE, Condition, Cube, Space

_MOST_NAMES: Final = 12

TOO_MANY_NAMES: Final = Words(
    "สูตรมี {count} ชื่อ มากเกินไป (รับได้ไม่เกิน {most}) แยกเป็นสูตรย่อย",
    "The expression has {count} names, too many (at most {most}). Split it.",
)


def space_of(expression: Expression, levels: Mapping[str, int] | None = None) -> Space:
    """Return the conditions of an expression; without ``levels``, the highest value plus one.

    A name that is used without values has two levels at least.
    """
    known = dict(levels or {})
    found: dict[str, int] = {}
    for literal in literals_in(expression):
        highest = max(literal.values, default=1) + 1
        given = max(known.get(literal.name, 2), highest)
        found[literal.name] = max(found.get(literal.name, 2), given)
    if len(found) > _MOST_NAMES:
        raise InvalidInputError(TOO_MANY_NAMES, count=len(found), most=_MOST_NAMES)
    return Space(tuple(Condition(name, count) for name, count in found.items()))


def rows_in(expression: Expression, space: Space) -> list[Cube]:
    """Return the possible rows for which an expression holds, in the order of their numbers."""
    place = {name: j for j, name in enumerate(space.names)}
    everything = space.minterms([(FREE,) * len(space.names)])
    return [row for row in everything if _holds(expression, row, place)]


def _holds(expression: Expression, row: Cube, place: Mapping[str, int]) -> bool:
    if isinstance(expression, Literal):
        value = row[place[expression.name]]
        return value in expression.values if expression.values else value > 0
    if isinstance(expression, Not):
        return not _holds(expression.part, row, place)
    if isinstance(expression, And):
        return all(_holds(part, row, place) for part in expression.parts)
    return any(_holds(part, row, place) for part in expression.parts)


def simplify(expression: Expression | str, levels: Mapping[str, int] | None = None) -> Expression:
    """Return the shortest sum of terms that says the same.

    Parameters
    ----------
    expression
        Read already, or a text.
    levels
        The number of values of multi-value names, where it is more than the expression shows.

    Returns
    -------
    Expression
        One of the sums with the fewest terms; ``0`` where it never holds, ``1`` where always.

    Raises
    ------
    InvalidInputError
        It cannot be read, or has more than 12 names.

    Notes
    -----
    True of crisp and multi-value sets. Of fuzzy sets it is a reading of their corners: ``A + ~A``
    becomes 1 though its membership can be 0.5.

    Examples
    --------
    >>> from malai_core.qca.expressions import write
    >>> write(simplify("A*B + A*~B + ~A*B"))
    'A + B'
    """
    read = parse(expression) if isinstance(expression, str) else expression
    space = space_of(read, levels)
    return _of_rows(rows_in(read, space), space)


def negate(expression: Expression | str, levels: Mapping[str, int] | None = None) -> Expression:
    """Return the shortest sum of terms for what an expression is not (De Morgan).

    Parameters, errors and limits as in :func:`simplify`.

    Examples
    --------
    >>> from malai_core.qca.expressions import write
    >>> write(negate("A*B + C"))
    '~A*~C + ~B*~C'
    """
    read = parse(expression) if isinstance(expression, str) else expression
    space = space_of(read, levels)
    return _of_rows(rows_in(Not(read), space), space)


def _of_rows(rows: Sequence[Cube], space: Space) -> Expression:
    if not rows:
        return Or(())
    chart = chart_within(space, rows, ())
    cover = minimum_covers(chart.masks, len(rows), limit=1).models[0]
    terms = [_term(chart.primes[p], space) for p in cover]
    return terms[0] if len(terms) == 1 else Or(tuple(terms))


def _term(cube: Cube, space: Space) -> Expression:
    literals = [_literal(j, value, space) for j, value in enumerate(cube) if value != FREE]
    return literals[0] if len(literals) == 1 else And(tuple(literals))


def _literal(j: int, value: int, space: Space) -> Expression:
    name = space.names[j]
    if space.is_multi_value:
        return Literal(name, frozenset({value}))
    return Literal(name) if value else Not(Literal(name))


def factor(expression: Expression | str) -> Expression:
    """Return a sum of terms with what they share taken out, most shared first.

    Parameters
    ----------
    expression
        A sum of terms, as solutions are; anything else is simplified first.

    Returns
    -------
    Expression
        The same set, also for fuzzy memberships.

    Examples
    --------
    >>> from malai_core.qca.expressions import write
    >>> write(factor("A*B + A*C + D"))
    'A*(B + C) + D'
    """
    read = parse(expression) if isinstance(expression, str) else expression
    terms = _terms(read)
    if terms is None:
        terms = _terms(simplify(read)) or []
    return _factored(terms)


Term = tuple[Expression, ...]


def _terms(expression: Expression) -> list[Term] | None:
    """Return the literals of each term, ``None`` where this is no sum of terms."""
    parts = expression.parts if isinstance(expression, Or) else (expression,)
    terms = [part.parts if isinstance(part, And) else (part,) for part in parts]
    is_sum = all(_is_literal(one) for term in terms for one in term)
    return terms if is_sum else None


def _is_literal(expression: Expression) -> bool:
    inner = expression.part if isinstance(expression, Not) else expression
    return isinstance(inner, Literal)


def _factored(terms: Sequence[Term]) -> Expression:
    counts = Counter(literal for term in terms for literal in dict.fromkeys(term))
    shared, count = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    if shared is None or count < 2:
        return _sum([_product(term) for term in terms])
    inside = [tuple(one for one in term if one != shared) for term in terms if shared in term]
    outside = [term for term in terms if shared not in term]
    # A term that is nothing but the shared literal holds the others: A + A*B = A.
    taken = shared if () in inside else And((shared, *_and_parts(_factored(inside))))
    return _sum([taken, *_or_parts(_factored(outside))] if outside else [taken])


def _product(term: Term) -> Expression:
    return term[0] if len(term) == 1 else And(term)


def _sum(parts: Sequence[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _and_parts(expression: Expression) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, And) else (expression,)


def _or_parts(expression: Expression) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, Or) else (expression,)


__all__ = ["factor", "names_in", "negate", "rows_in", "simplify", "space_of"]
