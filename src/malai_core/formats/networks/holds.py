"""What each format can hold; the table of the docs and the warnings of an export come from here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

Ids = Literal["kept", "numbers", "names", "places"]


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format holds of a network; a writer leaves out the rest and says so."""

    ids: Ids = "kept"
    """``numbers``: members are 1 to n; ``names``: the name is the id; ``places``: bare numbers."""
    types: frozenset[str] = frozenset()
    """Of the values of attributes: int, float, bool, list, empty (a text without letters)."""
    one_type: bool = False
    """Whether all values of one attribute have one type."""
    lists_tags: bool = False
    """Whether "Tags" alone is a list, with bars between (see ``TAGS``)."""
    is_workbook: bool = False
    """Whether numbers have 16 digits and a whole one no fraction."""
    member_attributes: bool = True
    tie_attributes: bool = True
    series: bool = False
    """Numbers that all members have, as partitions and vectors."""
    places: bool = False
    """x, y and z of members, though no other attribute."""
    relations: bool = True
    empty_relations: bool = False
    is_matrix: bool = False
    """One number for each pair and relation: parallel ties are summed, 0 is no tie."""
    spells: Literal["", "whole", "all"] = "all"
    timed: bool = False
    modes: Literal["", "plain", "named", "only"] = "plain"
    name: bool = True
    attributes: frozenset[str] | None = frozenset()
    """Of the whole network: the names that have a place, ``None`` for any."""
    tie_ids: bool = True
    isolates: bool = True
    labels: bool = True
    one_line: bool = False
    """Whether texts are kept to one line."""
    no_quotes: bool = False
    """Whether a double quotation mark becomes a single one."""
    in_sheets: bool = False
    """Whether relations are sheets of a workbook: one has no name, several have short ones."""
    needs_cells: bool = False
    """Whether a side without members leaves nothing to write."""


_ALL: Final = frozenset({"int", "float", "bool", "empty"})
_JSON: Final = _ALL | {"list"}

#: Members and ties with nothing of their own but a name and a weight; a layer may be empty.
_BARE: Final = Holds(
    member_attributes=False,
    tie_attributes=False,
    empty_relations=True,
    tie_ids=False,
)
_PAJEK: Final = replace(_BARE, ids="numbers", places=True, spells="whole")
#: One number for each pair, no time and no name of the whole.
_NUMBERS: Final = replace(_BARE, ids="names", is_matrix=True, spells="", name=False)
_DL: Final = replace(_NUMBERS, one_line=True, no_quotes=True)
_MATRIX: Final = replace(_NUMBERS, needs_cells=True)

HOLDS: Final[dict[str, Holds]] = {
    "graphml": Holds(types=_ALL, one_type=True, modes="named", attributes=None),
    "gexf": Holds(
        types=_ALL,
        one_type=True,
        timed=True,
        attributes=frozenset({"description", "creator"}),
    ),
    "pajek": _PAJEK,
    "paj": replace(_PAJEK, series=True),
    "dl": _DL,
    "dl-matrix": replace(_DL, ids="numbers"),
    "vna": replace(
        _DL, ids="kept", types=frozenset({"int", "float"}), member_attributes=True, modes=""
    ),
    "gml": Holds(types=frozenset({"int", "float", "empty"}), modes="named", attributes=None),
    "kumu": Holds(types=_JSON, modes="", attributes=frozenset({"description"})),
    "cytoscape": Holds(types=_JSON, modes="named", attributes=None),
    "xlsx": Holds(
        types=frozenset({"int", "float", "bool"}), is_workbook=True, lists_tags=True, name=False
    ),
    "csv": Holds(lists_tags=True, name=False),
    "csv-ties": Holds(
        lists_tags=True, isolates=False, labels=False, member_attributes=False, modes="", name=False
    ),
    "csv-matrix": replace(_MATRIX, relations=False),
    "xlsx-matrix": replace(_MATRIX, in_sheets=True, is_workbook=True),
    "2sm": replace(_MATRIX, ids="places", relations=False, modes="only", labels=False),
}
