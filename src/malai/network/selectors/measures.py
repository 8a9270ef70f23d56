"""How complete and how fresh the records of a list are: two shares, and one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
)

from malai.network.models import Affiliation, Network
from malai.network.reach import parties_seen
from malai.network.selectors.paging import COUNTED, Listed
from malai.network.shows import stale

#: What a record should say beside its name: how to reach, where, and who she is there.
REQUIRED: Final = 3
#: Records that tell of a list too long to be counted.
SAMPLE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Measures:
    """Completeness and freshness of a list; of a very long one, those of its first thousands."""

    count: int
    completeness_0_1: float
    """Filled of the required fields, over all records."""
    freshness_0_1: float
    """Share of the records checked within 365 days; of those never checked, written within them."""
    incomplete: int
    stale: int
    is_sample: bool


def reachable() -> Q:
    """Return the filter of records with a phone, an e-mail address or a LINE id."""
    return ~Q(phone="", phone_written="", email="", line_id="")


def placed() -> Q:
    """Return the filter of records that say where."""
    return ~Q(area_code="", area_written="")


def belonging() -> Q:
    """Return the filter of records that say what somebody is, or whom she belongs to."""
    bodies = Affiliation.objects.filter(member=OuterRef("pk"), until="")
    return Q(person__role__gt="") | Q(organisation__sector__gt="") | Q(Exists(bodies))


def incomplete(workspace: Any, network: Network | None, day: date) -> Q:  # noqa: ANN401, ARG001 - a show's form
    """Return the filter of records that lack one of the required fields."""
    return ~(reachable() & placed() & belonging())


def measures_of(listed: Listed, day: date, *, is_long: bool = False) -> Measures | None:
    """Return how complete and fresh a list is, ``None`` for a list of nobody. One query.

    Of a list that ``is_long``, longer than it is counted, ``SAMPLE`` records tell: each is read from
    another corner of a large table. A text that is looked for does not narrow them.
    """
    rows = parties_seen(listed.workspace).filter(listed.filter()).order_by()
    says = _one(reachable()) + _one(placed()) + _one(belonging())
    counted = rows.annotate(
        says=ExpressionWrapper(says, output_field=IntegerField()),
        is_old=_one(stale(listed.workspace, None, day)),
        lacks=_one(incomplete(listed.workspace, None, day)),
    )
    found = counted.values("pk", "says", "is_old", "lacks")[
        : SAMPLE if is_long else COUNTED
    ].aggregate(count=Count("pk"), filled=Sum("says"), old=Sum("is_old"), lacking=Sum("lacks"))
    return _measures(**found, is_sample=is_long) if found["count"] else None


def _one(holds: Q) -> Case:
    return Case(When(holds, then=Value(1)), default=Value(0), output_field=IntegerField())


def _measures(*, count: int, filled: int, old: int, lacking: int, is_sample: bool) -> Measures:
    return Measures(
        count=count,
        completeness_0_1=filled / (count * REQUIRED),
        freshness_0_1=1 - old / count,
        incomplete=lacking,
        stale=old,
        is_sample=is_sample,
    )
