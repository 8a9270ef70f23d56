"""Villages and communities people have named: a list that builds itself from the records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count

from malai.accounts.models import Workspace
from malai.places.models import Addressed
from malai.places.registries import bearers
from malai_core.text import sort_key

#: Villages told at once.
MOST: Final = 300


@dataclass(frozen=True, slots=True)
class Village:
    """A village of a subdistrict, and how many records name it."""

    area_code: str
    moo: str
    name: str
    count: int


def villages_known(workspace: Workspace, area: str = "") -> list[Village]:
    """Return the villages that records of ``workspace`` name, by area and Thai order.

    ``area`` narrows them to an area of any level. One query for each kind of row; it is the list of
    the workspace itself, so a spelling that was mended everywhere is gone from it.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for bearer in bearers:
        if not issubclass(bearer.model, Addressed):
            continue
        model: Any = bearer.model
        rows = model._default_manager.filter(workspace=workspace).exclude(village="")
        rows = rows.filter(area_code__startswith=area) if area else rows
        said = rows.order_by().values_list("area_code", "moo", "village")
        for *key, count in said.annotate(count=Count("pk"))[: MOST * 10]:
            counts[key[0], key[1], key[2]] += count
    found = [Village(*key, count) for key, count in counts.items()]
    found.sort(key=lambda one: (one.area_code, sort_key(one.name), one.moo))
    return found[:MOST]
