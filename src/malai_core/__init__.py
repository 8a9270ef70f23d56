r"""Malai's methods: pure functions over plain data, usable alone from a notebook.

Examples
--------
>>> import malai_core as mc
>>> net = mc.read(b'*Vertices 3\n1 "Dao"\n2 "Fah"\n3 "Mek"\n*Edges\n1 2\n2 3\n')
>>> mc.describe(net).parts
1
>>> mc.what_if(net, remove=["2"]).after.parts
2
"""

from __future__ import annotations

from malai_core.notebook import (
    describe,
    from_igraph,
    from_networkx,
    from_pandas,
    from_polars,
    read,
    to_igraph,
    to_networkx,
    to_pandas,
    to_polars,
    what_if,
    write,
)

__all__ = [
    "describe",
    "from_igraph",
    "from_networkx",
    "from_pandas",
    "from_polars",
    "read",
    "to_igraph",
    "to_networkx",
    "to_pandas",
    "to_polars",
    "what_if",
    "write",
]
