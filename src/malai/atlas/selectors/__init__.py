"""What stands in a network on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet, Sum

from malai.accounts.models import Workspace
from malai.activities.models import Activity, Attendance, Mark, Session
from malai.atlas.models import Spot
from malai.audit.models import Act
from malai.kernel.fields import holds_on
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    HintState,
    Membership,
    Network,
    Party,
    PartyKind,
    Tie,
)
from malai.network.reach import ends_within, networks_seen, parties_seen, ties_seen
from malai.runs.models import Run


def parties_of(network: Network, *, day: date) -> QuerySet[Party]:
    """Return the members of ``network`` on ``day``, in Thai order. One query."""
    there = Membership.objects.filter(holds_on(day), network=network)
    parties = parties_seen(network.workspace).filter(pk__in=there.values("party"))
    return parties.select_related("person", "organisation").order_by("sort_key", "pk")


def members_count(network: Network, *, day: date) -> int:
    """Return how many parties are in ``network`` on ``day``. One query."""
    there = Membership.objects.filter(holds_on(day), network=network)
    there = there.filter(ends_within(network.workspace, "party"))
    return there.values("party").distinct().count()


def has_bodies(network: Network, *, day: date) -> bool:
    """Say whether an organisation or group is in ``network`` on ``day``. One query."""
    return parties_of(network, day=day).exclude(kind=PartyKind.PERSON).exists()


def ties_of(network: Network, *, day: date) -> QuerySet[Tie]:
    """Return the ties of ``network`` that hold on ``day``. One query."""
    ties = ties_seen(network.workspace).filter(holds_on(day), network=network)
    return ties.select_related("kind")


def affiliations_among(network: Network, *, day: date) -> QuerySet[Affiliation]:
    """Return who belongs to whom on ``day``, for the workspace of ``network``. One query."""
    return Affiliation.objects.filter(holds_on(day), workspace=network.workspace_id)


def sessions_of(network: Network) -> QuerySet[Session]:
    """Return the sessions of the network's activities, by date. One query."""
    sessions = Session.objects.filter(activity__network=network)
    return sessions.select_related("activity").order_by("on", "pk")


def presences_of(network: Network) -> QuerySet[Attendance, tuple[int, int]]:
    """Return (session, party) of everybody who came. One query."""
    came = Attendance.objects.filter(session__activity__network=network, mark=Mark.PRESENT)
    return came.values_list("session_id", "party_id")


def came_by(network: Network, *, until: date) -> list[tuple[Activity, int]]:
    """Return (activity, party) for each presence at a session, newest activities first. One query.

    Sessions after ``until`` are left out, those without a date are not.
    """
    rows = Attendance.objects.filter(
        ends_within(network.workspace, "party"),
        session__activity__network=network,
        session__on__lte=until.isoformat(),
        mark=Mark.PRESENT,
    )
    rows = rows.select_related("session__activity")
    rows = rows.order_by("-session__activity__starts", "-session__activity", "party")
    return [(row.session.activity, row.party_id) for row in rows]


def hints_waiting(network: Network) -> int:
    """Return how many possible duplicates among the members wait for a person. One query."""
    members = Membership.objects.filter(network=network).values("party")
    waiting = DuplicateHint.objects.filter(workspace=network.workspace_id, state=HintState.WAITING)
    waiting = waiting.filter(ends_within(network.workspace, "first", "second"))
    return waiting.filter(Q(first__in=members) | Q(second__in=members)).count()


class Kept(NamedTuple):
    """Where a party stands, and whether a person put it there."""

    x: float
    y: float
    is_pinned: bool


def spots_of(network: Network, *, level: str) -> dict[int, Kept]:
    """Return the kept places of the picture by party key. One query."""
    rows = Spot.objects.filter(network=network, level=level)
    found = rows.values_list("party_id", "x", "y", "is_pinned")
    return {party: Kept(x, y, pinned) for party, x, y, pinned in found}


def pinned_in(network: Network, *, level: str) -> set[int]:
    """Return the keys of the parties that a person put somewhere. One query."""
    rows = Spot.objects.filter(network=network, level=level, is_pinned=True)
    return set(rows.values_list("party_id", flat=True))


def data_version(network: Network, *, level: str) -> str:
    """Return a text that changes whenever the picture's data do. Three queries.

    Acts change rows, runs the picture of a large network, and hands the places.
    """
    places = Spot.objects.filter(network=network, level=level)
    standing = places.aggregate(
        Count("pk"), Sum("x"), Sum("y"), pins=Count("pk", filter=Q(is_pinned=True))
    )
    newest = Run.objects.filter(workspace=network.workspace_id).aggregate(Max("pk"))
    return f"{newest_act(network)}-{newest['pk__max']}-{sorted(standing.items())}"


def newest_act(network: Network) -> int:
    """Return the key of the newest act of the workspace: what is computed before it is old."""
    newest = Act.objects.filter(workspace=network.workspace_id).aggregate(Max("pk"))
    return newest["pk__max"] or 0


def networks_of(workspace: Workspace) -> Sequence[Network]:
    """Return the networks that are seen, oldest first. One query."""
    return list(networks_seen(workspace).select_related("workspace"))
