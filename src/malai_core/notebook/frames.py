"""Networks as two tables for pandas and polars, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from malai_core.formats.networks.model import Attributes, Member, Network, Tie, Value
from malai_core.formats.networks.reserved import MODE, RELATION, SPELLS, WEIGHT
from malai_core.formats.networks.values import spells_of, spells_text, text_of
from malai_core.notebook.graphs import value_from

Columns = dict[str, list[Any]]
_MEMBER: Final = ("id", "label", MODE, SPELLS)
_TIE: Final = ("source", "target", RELATION, "directed", WEIGHT, "id", SPELLS)


def columns_of(network: Network) -> tuple[Columns, Columns]:
    """Return the members and the ties as columns; an attribute a row lacks is ``None``.

    Attributes that are called like one of our own columns get an underscore behind.
    """
    members = [
        _row(m.attributes, _MEMBER, (m.id, m.label, m.mode or None, spells_text(m.spells)))
        for m in network.members.values()
    ]
    ties = [
        _row(
            t.attributes,
            _TIE,
            (t.source, t.target, t.relation, t.is_directed, t.weight, t.id, spells_text(t.spells)),
        )
        for t in network.ties
    ]
    return _columns(members, _MEMBER), _columns(ties, _TIE)


def _row(attributes: Attributes, own: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    row = dict(zip(own, values, strict=True))
    for name, value in attributes.items():
        row[f"{name}_" if name in own else name] = value
    return row


def _columns(rows: list[dict[str, Any]], own: tuple[str, ...]) -> Columns:
    names = dict.fromkeys([*own, *(name for row in rows for name in row)])
    return {name: [row.get(name) for row in rows] for name in names}


def uniform(columns: Columns) -> Columns:
    """Return the columns with one type in each: text where they differ, lists as text.

    Examples
    --------
    >>> uniform({"a": [1, None, 2], "b": [1, "x", None]})
    {'a': [1, None, 2], 'b': ['1', 'x', None]}
    """
    return {name: _uniform(column) for name, column in columns.items()}


def _uniform(column: list[Value | None]) -> list[Any]:
    kinds = {type(value) for value in column if value is not None}
    if len(kinds) < 2 and tuple not in kinds:
        return column
    return [None if value is None else text_of(value) for value in column]


def network_of(
    members: Iterable[Mapping[str, Any]] | None, ties: Iterable[Mapping[str, Any]]
) -> Network:
    """Return a network of rows; members whom only ties name are added.

    Raises
    ------
    KeyError
        A column ``id``, ``source`` or ``target`` is missing.
    """
    found = {member.id: member for member in map(_member, members or ())}
    kept = [_tie(row) for row in ties]
    for tie in kept:
        for end in (tie.source, tie.target):
            found.setdefault(end, Member(end))
    two = any(member.mode for member in found.values())
    return Network.of(found.values(), kept, modes=("", "") if two else None)


def _member(row: Mapping[str, Any]) -> Member:
    values = _values(row)
    id_ = text_of(values.pop("id"))
    label = text_of(values.pop("label", ""))
    mode = values.pop(MODE, 0)
    spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
    return Member(id_, label, values, int(mode) if mode in {1, 2} else 0, spells)


def _tie(row: Mapping[str, Any]) -> Tie:
    values = _values(row)
    source, target = text_of(values.pop("source")), text_of(values.pop("target"))
    relation, id_ = text_of(values.pop(RELATION, "")), text_of(values.pop("id", ""))
    weight = values.pop(WEIGHT, None)
    spells = spells_of(text_of(values.pop(SPELLS, ""))) or ()
    number = float(weight) if isinstance(weight, int | float) else None
    is_directed = values.pop("directed", True) is not False
    return Tie(source, target, relation, is_directed, number, id_, values, spells)


def _values(row: Mapping[str, Any]) -> Attributes:
    found = {name: value_from(value) for name, value in row.items()}
    return {name: value for name, value in found.items() if value is not None}
