"""What of a network lies where, row by row."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from malai.activities.models import Activity
from malai.activities.selectors import activities_seen
from malai.atlas.models import MapLayer
from malai.atlas.selectors import affiliations_among, ties_of
from malai.kernel.fields import holds_on
from malai.network.models import Layer, Membership, Network, Party
from malai.network.reach import parties_seen

#: What the map needs of a party.
_COLUMNS = ("public_id", "kind", "name_th", "name_en", "area_code", "latitude", "longitude")


class End(NamedTuple):
    """The two ends of a tie, by key."""

    source: int
    target: int


def members_placed(network: Network, *, day: date, kinds: Collection[str] = ()) -> QuerySet[Party]:
    """Return the members on ``day``, of some kinds where these are named, as far as seen. One query."""
    there = Membership.objects.filter(holds_on(day), network=network)
    rows = parties_seen(network.workspace).filter(pk__in=there.values("party"))
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return rows.only(*_COLUMNS).order_by("sort_key", "pk")


def ends_of_ties(network: Network, *, day: date, layers: Collection[str] = ()) -> list[End]:
    """Return the ends of ties that hold on ``day``; of all layers, or of some. Two queries at most.

    Who belongs to which body is the layer of affiliation, whether it was declared as a tie or not.
    """
    ties = ties_of(network, day=day).select_related(None)
    if layers:
        ties = ties.filter(kind__layer__in=layers)
    found = [End(*ends) for ends in ties.values_list("source_id", "target_id")]
    if not layers or Layer.AFFILIATION.value in layers:
        belongs = affiliations_among(network, day=day).values_list("member_id", "body_id")
        found += [End(*ends) for ends in belongs]
    return found


def activities_placed(
    network: Network, *, day: date, kind: str = "", year: int = 0
) -> QuerySet[Activity]:
    """Return the activities until ``day`` with their places; undated ones too. One query.

    Of a Thai fiscal ``year`` those of its days, also those to come; a year alone lies in two
    fiscal years, so it is in neither. What was called off did not take place, and is left out.
    """
    until = within_fiscal(year) if year else Q(starts__lte=day.isoformat()) | Q(starts="")
    rows = activities_seen(network.workspace).filter(until, network=network, called_off_on=None)
    if kind:
        rows = rows.filter(kind=kind, own_kind=None)
    return rows.select_related("place")


def within_fiscal(year: int) -> Q:
    """Return the filter of activities that begin in a fiscal year of the Buddhist era."""
    # A month alone sorts before its days, so the year begins with the text of its first month.
    first, last = f"{year - 544}-10", f"{year - 543}-09-30"
    return Q(starts__gte=first, starts__lte=last, starts__contains="-")


def map_layers_of(network: Network) -> QuerySet[MapLayer]:
    """Return the layers that people brought, oldest first. One query."""
    return MapLayer.objects.filter(network=network).select_related("file").order_by("pk")
