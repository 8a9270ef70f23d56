"""igraph draws from one generator of the process; here it is ours for as long as it is needed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from malai_core.rng import plain


@contextmanager
def igraph_chance(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of this seed, and from Python's own afterwards.

    Parameters
    ----------
    seed
        Two runs of one seed draw the same.

    Yields
    ------
    None

    Notes
    -----
    Not safe for two threads at once; analyses run in a process of their own.

    Examples
    --------
    >>> with igraph_chance(7):
    ...     pass
    """
    import igraph

    igraph.set_random_number_generator(plain(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
