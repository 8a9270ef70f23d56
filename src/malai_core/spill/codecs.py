"""How a record becomes bytes and comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Codec(NamedTuple, Generic[T]):
    """The way out and the way back."""

    pack: Callable[[T], bytes]
    unpack: Callable[[bytes], T]


def _dumped(record: object) -> bytes:
    import pickle  # small files need neither this nor a disk

    return pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)


def _loaded(data: bytes) -> Any:  # noqa: ANN401 - whatever was dumped
    import pickle

    # Dumped by this very process into a file that nobody else can open.
    return pickle.loads(data)  # noqa: S301 - our own bytes


PICKLED: Final[Codec[Any]] = Codec(_dumped, _loaded)
"""For any record; several times slower than packing its fields."""
