"""The group of each member as the measures take it: numbers, with -1 for unknown."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.sna.graph import Graph, Ints

UNKNOWN: Final = -1


def groups_of(graph: Graph, group: ArrayLike) -> Ints:
    """Return the groups as whole numbers.

    Parameters
    ----------
    graph
        The network.
    group
        Shape ``(n,)``, whole numbers from 0, -1 for a member whose group is not known.

    Returns
    -------
    Ints

    Raises
    ------
    InvalidInputError
        Another length than there are parties, or a number below -1.

    Examples
    --------
    >>> from malai_core.sna.graph import graph_from_pairs
    >>> groups_of(graph_from_pairs(2, []), [0, -1]).tolist()
    [0, -1]
    """
    found = np.asarray(group, dtype=np.int64)
    if found.shape != (graph.n,) or (found < UNKNOWN).any():
        raise InvalidInputError(
            Words(
                "ต้องระบุกลุ่มของสมาชิกทุกคน ({n} ราย) เป็นเลขตั้งแต่ 0 หรือ -1 ถ้าไม่ทราบ",
                "each of the {n} members needs the number of a group from 0, or -1 for unknown",
            ),
            n=graph.n,
        )
    return found
