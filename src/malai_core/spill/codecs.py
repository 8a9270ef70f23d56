"""How a record becomes bytes and comes back."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Codec(NamedTuple, Generic[T]):
    """The way out and the way back."""

    pack: Callable[[T], bytes]
    unpack: Callable[[bytes], T]


def _dumped(record: object) -> bytes:
    return pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)


# What is loaded was dumped by this very process into a file that nobody else can open.
PICKLED: Final[Codec[Any]] = Codec(_dumped, pickle.loads)
"""For any record; several times slower than packing its fields."""
