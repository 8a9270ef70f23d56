"""The rows of a network on one day, as lean tuples: what the methods number and measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max

from malai.audit.models import Act
from malai.kernel.fields import holds_on
from malai.network.models import Affiliation, Evidence, Layer, Membership, Network
from malai.network.reach import ends_within, ties_seen
from malai_core.text import PartialDate


class MemberRow(NamedTuple):
    """A member: key, public id, kind, area, sector of a body."""

    key: int
    public_id: str
    kind: str
    area: str
    sector: str


class TieRow(NamedTuple):
    """A declared relationship between two members."""

    key: int
    source: int
    target: int
    layer: str
    is_directed: bool
    way: str = ""
    """How its kind is kept up; empty where nobody said."""


@dataclass(frozen=True)
class Standing:
    """A network on one day."""

    network: Network
    day: date
    members: list[MemberRow]
    ties: list[TieRow]
    belongs: list[tuple[int, int]]
    since: dict[int, str] = field(default_factory=dict)
    """First day of each member, an ISO date or a part of one, empty where nobody knows."""
    roles: dict[str, int] = field(default_factory=dict)
    """How many terms of each role hold."""
    said: list[tuple[int, int]] = field(default_factory=list)
    """(tie, party) for each party that was heard on a relationship, itself or through a speaker."""


def standing_of(network: Network, *, day: date) -> Standing:
    """Return the rows of ``network`` on ``day``, as far as the reader sees. Four queries."""
    terms = list(_terms(network, day))
    members: dict[int, MemberRow] = {}
    since: dict[int, str] = {}
    roles: dict[str, int] = {}
    for key, public_id, kind, area, sector, begun, role in terms:
        members.setdefault(key, MemberRow(key, str(public_id), kind, area, sector or ""))
        iso = begun.iso if begun else ""
        since[key] = min(since.get(key, iso), iso)
        roles[role] = roles.get(role, 0) + 1
    ties = [tie for tie in ties_on(network, day=day) if {tie.source, tie.target} <= members.keys()]
    return Standing(
        network, day, list(members.values()), ties, _belongs(network, day, set(members)), since,
        roles, _said(network, {tie.key for tie in ties}),
    )  # fmt: skip


def _terms(network: Network, day: date) -> list[tuple[Any, ...]]:
    rows = Membership.objects.filter(holds_on(day), network=network)
    rows = rows.filter(ends_within(network.workspace, "party"))
    named = rows.order_by("party__sort_key", "party_id", "since").values_list(
        "party_id", "party__public_id", "party__kind", "party__area_code",
        "party__organisation__sector", "since", "role",
    )  # fmt: skip
    return list(named)


def ties_on(network: Network, *, day: date) -> list[TieRow]:
    """Return the relationships of ``network`` that hold on ``day``. One query."""
    rows = ties_seen(network.workspace).filter(holds_on(day), network=network).order_by("pk")
    found = rows.values_list(
        "pk", "source_id", "target_id", "kind__layer", "kind__is_directed", "kind__way"
    )
    return [TieRow(*row) for row in found]


def _belongs(network: Network, day: date, members: set[int]) -> list[tuple[int, int]]:
    rows = Affiliation.objects.filter(holds_on(day), workspace=network.workspace_id)
    pairs = rows.order_by("pk").values_list("member_id", "body_id")
    return [(one, body) for one, body in pairs if one in members and body in members]


def _said(network: Network, ties: set[int]) -> list[tuple[int, int]]:
    rows = Evidence.objects.filter(tie__network=network).order_by("pk")
    found = rows.values_list("tie_id", "speaks_for_id", "said_by_id")
    heard = ((tie, speaks or said) for tie, speaks, said in found if tie in ties)
    return [(tie, party) for tie, party in heard if party]


def members_count(network: Network, *, day: date) -> int:
    """Return how many parties are in ``network`` on ``day``. One query."""
    rows = Membership.objects.filter(holds_on(day), network=network)
    rows = rows.filter(ends_within(network.workspace, "party"))
    return rows.values("party").distinct().count()


def last_change(network: Network, *, day: date) -> PartialDate | None:
    """Return when a relationship or a membership last began or ended, up to ``day``. Four queries.

    ``None`` where no date is known.
    """
    known = (
        ties_seen(network.workspace).filter(network=network).order_by(),
        Membership.objects.filter(ends_within(network.workspace, "party"), network=network),
    )
    days = (
        rows.filter(**{f"{name}__gt": "", f"{name}__lte": day.isoformat()}).aggregate(Max(name))
        for rows in known
        for name in ("since", "until")
    )
    found = [one for part in days for one in part.values() if one]
    return max((PartialDate.from_iso(str(getattr(one, "iso", one))) for one in found), default=None)


def newest_act(network: Network) -> int:
    """Return the key of the newest act of the workspace: what is computed before it is old."""
    newest = Act.objects.filter(workspace=network.workspace_id).aggregate(Max("pk"))
    return newest["pk__max"] or 0


def layers_in(network: Network) -> list[str]:
    """Return the layers that relationships of ``network`` are on, in their usual order. One query."""
    rows = ties_seen(network.workspace).filter(network=network).order_by()
    there = set(rows.values_list("kind__layer", flat=True).distinct())
    return [layer for layer in Layer.values if layer in there]
