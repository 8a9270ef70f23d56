"""What a person changed in an export of ours before bringing it back.

Each row of an export carries the prints of its cells as they left (``BASE_HEAD``). A cell whose
print is the same was not touched, whatever the database says by now; one that differs is an edit.
An edit meets the database as it was exported and is written, or meets a change that somebody made
meanwhile and waits with both values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from malai.interchange.exporting.layout import BASE_HEAD
from malai.interchange.exporting.prints import EXTRA, print_of
from malai.interchange.planning.differing import (
    LABELS,
    extra_of,
    is_same,
    said_by,
    shown,
)
from malai.interchange.planning.known import Known
from malai.interchange.planning.plan import Difference
from malai_core.labels import Words
from malai_core.reading.model import Party

NAME: Final = "name"


def base_of(party: Party) -> dict[str, str] | None:
    """Return the prints that a row came with, ``None`` where it has none that can be read."""
    try:
        found = json.loads(party.extra.get(BASE_HEAD, ""))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def values_said(party: Party) -> dict[str, Any]:
    """Return the values of a row of a file that may have been edited."""
    extras = {EXTRA + head: text for head, text in extra_of(party).items()}
    fields = {name: value for name, value in said_by(party).items() if name != "title"}
    return {NAME: party.name, **fields, **extras}


def _known(known: Known, name: str) -> Any:  # noqa: ANN401 - a field of any type
    values = known.values
    if name == NAME:
        return values["name_th"] or values["name_en"]
    if name == "phone":
        return values["phone"] or values["phone_written"]
    if name.startswith(EXTRA):
        return (values["extra"] or {}).get(name.removeprefix(EXTRA), "")
    return values.get(name, "")


def edited(
    party: Party, known: Known, base: Mapping[str, str], *, columns: frozenset[str]
) -> tuple[dict[str, Any], list[Difference], list[Difference]]:
    """Return the edits of a row as fills, the same as differences to show, and what clashes.

    ``columns`` are the fields whose column the file still has: a column that was taken away
    empties nothing.
    """
    said = values_said(party)
    fills: dict[str, Any] = {}
    told: list[Difference] = []
    clashes: list[Difference] = []
    for name in dict.fromkeys([*said, *base]):
        value, kept = said.get(name, ""), _known(known, name)
        was = base.get(name, "")
        if print_of(name, value) == was or (not value and name not in columns):
            continue
        if is_same(name, kept, value) if kept and value else not kept and not value:
            continue
        one = Difference(name, label_of(name), shown(kept or ""), shown(value))
        if print_of(name, kept) == was:
            fills |= _fill(name, value, party)
            told.append(one)
        else:
            clashes.append(one)
    return _extras_gathered(fills), told, clashes


def _fill(name: str, value: Any, party: Party) -> dict[str, Any]:  # noqa: ANN401 - a field of any type
    if name == "phone":
        return {"phone": party.phone, "phone_written": party.phone_written}
    return {name: value}


def taken(party: Party, differences: Sequence[Difference]) -> dict[str, Any]:
    """Return the values of the file for these differences, as fills that write over."""
    said = values_said(party) | {"title": party.person.title if party.person else ""}
    fills: dict[str, Any] = {}
    for one in differences:
        fills |= _fill(one.field, said.get(one.field, ""), party)
    return _extras_gathered(fills)


def _extras_gathered(fills: dict[str, Any]) -> dict[str, Any]:
    extras = {n.removeprefix(EXTRA): v for n, v in fills.items() if n.startswith(EXTRA)}
    plain = {name: value for name, value in fills.items() if not name.startswith(EXTRA)}
    return {**plain, **({"extra_edits": extras} if extras else {})}


def label_of(name: str) -> Words:
    """Return what a person calls a field."""
    head = name.removeprefix(EXTRA)
    return LABELS.get(name, Words(head, head))
