"""Where records are kept while a file is worked through: in memory, or, of very many, on disk.

A ``Room`` hands out containers that behave like a dictionary, a list and a dictionary of lists.
Those of ``Memory`` are just that; those of a ``Spool`` put what they hold aside in one temporary
file once there is more of it than a stated number.
"""

from __future__ import annotations

from malai_core.spill.codecs import PICKLED, Codec
from malai_core.spill.keysets import KeySet
from malai_core.spill.lookups import Key, Lookup, joined, paired
from malai_core.spill.numbers import Numbers
from malai_core.spill.rooms import Memory, Records, Room, Rows
from malai_core.spill.spool import AFTER, Spool

__all__ = [
    "AFTER",
    "PICKLED",
    "Codec",
    "Key",
    "KeySet",
    "Lookup",
    "Memory",
    "Numbers",
    "Records",
    "Room",
    "Rows",
    "Spool",
    "joined",
    "paired",
]
