"""Names that several parties of an export bear, asked for a few thousand rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Count, QuerySet

from malai.audit.images import batched
from malai.network.models import Party

R = TypeVar("R")
Names = Callable[[Party], str]


def shown_name(party: Party) -> str:
    """Return the name a party is known by in files: the Thai one, else the English one."""
    return party.name_th or party.name_en


def with_names(
    rows: Iterable[R], parties: QuerySet[Party], ends: Callable[[R], Iterable[Party]], chunk: int
) -> Iterator[tuple[R, Names]]:
    """Yield each row with what names its parties: a shared name is written as the public id.

    Memory is that of ``chunk`` rows; a query for every 500 names in it.
    """
    waiting = iter(rows)
    while some := list(islice(waiting, chunk)):
        keys = sorted({end.match_key for row in some for end in ends(row)})
        shared = _shared(parties, keys)

        def named(party: Party, shared: frozenset[str] = shared) -> str:
            return str(party.public_id) if party.match_key in shared else shown_name(party)

        yield from ((row, named) for row in some)


def _shared(parties: QuerySet[Party], keys: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for some in batched(keys):
        counted = parties.filter(match_key__in=some).order_by().values("match_key")
        several = counted.annotate(n=Count("pk")).filter(n__gt=1)
        found.update(several.values_list("match_key", flat=True))
    return frozenset(found)
