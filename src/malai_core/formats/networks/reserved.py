"""Names under which our writers put what a format has no place of its own for."""

from __future__ import annotations

import re
from typing import Final

RELATION: Final = "relation"
WEIGHT: Final = "weight"
SPELLS: Final = "spells"
START: Final = "start"
END: Final = "end"
MODE: Final = "mode"
MODES: Final = "modes"
NETWORK_NAME: Final = "name"
DIRECTION: Final = "direction"
MUTUAL: Final = "mutual"

#: Where a file has no "relation", the first of these that it has says the kind of a tie.
TIE_ALIASES: Final = ("relationship", "interaction", "type", "kind", "connection type")

TAGS: Final = frozenset({"tags", "ป้าย", "แท็ก"})
"""Attributes that tables give as a list with bars between, as Kumu does."""

_BARE: Final = re.compile(r"[\s_\-.:]+")
_TIMES: Final = frozenset(
    {SPELLS, "interval", "timeset", START, "startdate", "เริ่ม", END, "enddate", "สิ้นสุด"}
)
MEMBER_NAMES: Final = _TIMES | {"id", "label", "name", MODE}
"""What an attribute of a member cannot be called in a file we write, as ``key_of`` gives it."""
TIE_NAMES: Final = _TIMES | {
    "id", "source", "target", "from", "to", "directed", DIRECTION, "ทิศทาง", WEIGHT, "value",
    RELATION, "relationship", "interaction", "type", "kind", "connectiontype",
}  # fmt: skip
"""What an attribute of a tie cannot be called in a file we write, as ``key_of`` gives it."""
NETWORK_NAMES: Final = frozenset({NETWORK_NAME, MODES})
"""What an attribute of the whole network cannot be called in a file we write."""


def key_of(name: str) -> str:
    """Return a name as headings are compared: without case, spaces and joining marks.

    Examples
    --------
    >>> key_of("Start_Date"), key_of("Connection type")
    ('startdate', 'connectiontype')
    """
    return _BARE.sub("", name).casefold()
