"""Setting the address of a row; the caller saves it inside its own act."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from malai.places.address import AddressValue
from malai.places.points import home_coarse


def address_fill(row: Any, value: AddressValue) -> None:  # noqa: ANN401 - any row that lies somewhere
    """Write every part of ``value`` into ``row`` that its table has; a home's point only coarsely."""
    if getattr(row, "is_home", False):
        value = home_coarse(value)
    for one in fields(AddressValue):
        if hasattr(row, one.name):
            setattr(row, one.name, getattr(value, one.name))


def address_join(kept: Any, gone: Any) -> None:  # noqa: ANN401 - two rows of one table
    """Let ``kept`` have the address of ``gone`` where its own says less; never a mixture of two.

    The longer code says more; a record without one takes the other as a whole.
    """
    from malai.places.address import address_of

    mine, other = address_of(kept), address_of(gone)
    says_more = len(other.area_code) > len(mine.area_code)
    if (says_more and other.area_code.startswith(mine.area_code) and not _has_house(mine)) or (
        not mine.area_code and not mine.area_written
    ):
        address_fill(kept, other)


def _has_house(value: AddressValue) -> bool:
    return bool(value.house_no or value.moo or value.village or value.soi or value.point)
