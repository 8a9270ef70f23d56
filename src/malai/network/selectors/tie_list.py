"""The list of relationships: narrowed, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import Evidence, Layer, Network, Tie
from malai.network.reach import networks_seen, ties_seen
from malai.network.selectors.search import MOST, parties_matching

#: Relationships on one page of the list.
PAGE: Final = 50
#: What was heard of a relationship: from both of its sides, one, or neither.
HEARD: Final = ("both", "one", "none")
STATES: Final = ("open", "ended")


@dataclass(frozen=True, slots=True)
class TiesNarrowing:
    """What the list of relationships is narrowed to; everything may be absent."""

    text: str = ""
    """Name of somebody at one of the ends."""
    network: UUID | None = None
    layer: str = ""
    kind: UUID | None = None
    heard: str = ""
    """One of ``HEARD``."""
    state: str = ""
    """One of ``STATES``."""


@dataclass(frozen=True, slots=True)
class TiesPage:
    """One page of the list, the relationship that the next one starts behind, and how many fit."""

    rows: list[Tie]
    next_after: UUID | None
    total: int
    sides: dict[int, int] = field(default_factory=dict)
    """By key, how many of the two sides were heard."""


def ties_narrowed(workspace: Workspace, to: TiesNarrowing) -> QuerySet[Tie]:
    """Return the relationships that fit, newest on record first. One query, a few more to search."""
    rows = ties_seen(workspace).filter(_plain(to))
    if to.text:
        ends = list(parties_matching(workspace, to.text).values_list("pk", flat=True)[:MOST])
        rows = rows.filter(Q(source__in=ends) | Q(target__in=ends))
    if to.heard:
        wanted = {"both": _heard("source") & _heard("target"), "one": _one(), "none": _nobody()}
        rows = rows.filter(wanted[to.heard])
    return rows.order_by("-pk")


def _plain(to: TiesNarrowing) -> Q:
    found = Q()
    if to.network:
        found &= Q(network__public_id=to.network)
    if to.layer:
        found &= Q(kind__layer=to.layer)
    if to.kind:
        found &= Q(kind__public_id=to.kind)
    if to.state:
        found &= Q(until="") if to.state == "open" else ~Q(until="")
    return found


def _heard(end: str) -> Q:
    """Return the filter of ties whose ``end`` was heard, itself or through who speaks for it."""
    said = Evidence.objects.filter(tie=OuterRef("pk"))
    spoken = said.annotate(speaker=Coalesce("speaks_for_id", "said_by_id"))
    return Q(Exists(spoken.filter(speaker=OuterRef(f"{end}_id"))))


def _one() -> Q:
    source, target = _heard("source"), _heard("target")
    return (source & ~target) | (target & ~source)


def _nobody() -> Q:
    return ~_heard("source") & ~_heard("target")


def ties_page(rows: QuerySet[Tie], *, after: UUID | None = None) -> TiesPage:
    """Return the page of ``rows`` behind the relationship ``after``.

    By key, not by number: a page stays the same while relationships are added. Three queries, one
    more behind the first page.

    Raises
    ------
    Http404
        ``after`` is not among ``rows``.
    """
    there = _behind(rows, after) if after else rows
    read = there.select_related("source", "target", "kind", "network")
    found = list(read[: PAGE + 1])
    shown = found[:PAGE]
    next_after = shown[-1].public_id if len(found) > PAGE else None
    return TiesPage(shown, next_after, rows.count(), _sides(shown))


def _behind(rows: QuerySet[Tie], after: UUID) -> QuerySet[Tie]:
    last = rows.filter(public_id=after).values_list("pk", flat=True).first()
    if last is None:
        raise Http404
    return rows.filter(pk__lt=last)


def _sides(ties: list[Tie]) -> dict[int, int]:
    ends = {tie.pk: {tie.source_id, tie.target_id} for tie in ties}
    said = Evidence.objects.filter(tie__in=list(ends)).order_by()
    spoken = said.annotate(speaker=Coalesce("speaks_for_id", "said_by_id"))
    pairs = set(spoken.values_list("tie_id", "speaker"))
    return {key: sum((key, end) in pairs for end in both) for key, both in ends.items()}


def networks_tied(workspace: Workspace) -> QuerySet[Network]:
    """Return the networks that have relationships, as far as seen. One query."""
    there = ties_seen(workspace).filter(network=OuterRef("pk")).order_by()
    return networks_seen(workspace).filter(Exists(there)).order_by("name_th", "pk")


def layers_tied(workspace: Workspace) -> list[Layer]:
    """Return the layers that relationships are on, in their usual order. One query."""
    rows = ties_seen(workspace).order_by().values_list("kind__layer", flat=True).distinct()
    there = set(rows)
    return [layer for layer in Layer if layer.value in there]
