"""What a seat sees of its workspace: everything, or what its networks or areas hold.

A door leaves the seat on the workspace it opened (``Workspace.seen_from``), and every question
about parties, networks and ties starts with one of these filters. The same filter lists many rows
and guards one row, so that a count, a search, an export and an address cannot disagree. A
workspace that no door opened (a command, an import by the system) is seen whole.
"""

from __future__ import annotations

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from malai.accounts.models import Scope, Seat, User, Workspace
from malai.network.models import (
    Affiliation,
    Agreement,
    AgreementParty,
    Membership,
    Network,
    Party,
    PartyKind,
    Project,
    ProjectNetwork,
    SeatArea,
    Tie,
)

BODIES = (PartyKind.ORGANISATION.value, PartyKind.GROUP.value)


def parties_within(workspace: Workspace) -> Q:
    """Return the filter of the parties that are seen. No query of its own.

    A limited seat sees who is or was a member of its networks, or lives in its areas, and the
    bodies they belong to now, wherever these are.
    """
    here = Q(workspace=workspace)
    seat = workspace.seen_from
    if seat is None:
        return here
    bodies = Affiliation.objects.filter(_own(seat, "member"), until="").order_by()
    return here & (_own(seat) | Q(pk__in=bodies.values("body"), kind__in=BODIES))


def _own(seat: Seat, party: str = "") -> Q:
    """Return the filter of rows whose ``party`` a limited seat names itself, by network or area.

    Without ``party`` the rows are parties. Each is one level of subquery: SQLite's parser has no
    room for many.
    """
    if seat.scope == Scope.NETWORKS:
        terms = Membership.objects.filter(_named(seat, "network")).order_by()
        return Q(**{f"{party or 'pk'}__in": terms.values("party")})
    code = OuterRef(f"{party}__area_code" if party else "area_code")
    where = ExpressionWrapper(code, output_field=CharField())
    areas = SeatArea.objects.filter(seat=seat).annotate(where=where)
    return Q(Exists(areas.filter(where__startswith=F("area_code"))))


def _named(seat: Seat, network: str = "") -> Q:
    """Return the filter of the networks a seat names and two levels of their sub-networks."""
    here = f"{network}__" if network else ""
    found = Q()
    for step in ("", "parent__", "parent__parent__"):
        found |= Q(**{f"{here}{step}reach_seats__seat": seat})
    return found


def seen_as(workspace: Workspace, user: User | None) -> None:
    """Let ``workspace`` be seen as the seat of ``user`` sees it. One query.

    For work that no door opened: a worker reads a file for the person who brought it.
    """
    seats = Seat.objects.filter(user=user, workspace=workspace)
    limited = seats.exclude(scope=Scope.EVERYTHING).first() if user else None
    workspace.seen_from = limited


def parties_seen(workspace: Workspace) -> QuerySet[Party]:
    """Return the parties that are seen. One query."""
    return Party.objects.filter(parties_within(workspace))


def networks_within(workspace: Workspace) -> Q:
    """Return the filter of the networks that are seen; by area, those with somebody from there."""
    here, seat = Q(workspace=workspace), workspace.seen_from
    if seat is None:
        return here
    if seat.scope == Scope.NETWORKS:
        return here & Q(pk__in=Network.objects.filter(_named(seat)).order_by().values("pk"))
    terms = Membership.objects.filter(_own(seat, "party")).order_by()
    return here & Q(pk__in=terms.values("network"))


def networks_seen(workspace: Workspace) -> QuerySet[Network]:
    """Return the networks that are seen. One query."""
    return Network.objects.filter(networks_within(workspace))


def ends_within(workspace: Workspace, *ends: str) -> Q:
    """Return the filter of rows whose ends, the named foreign keys to a party, are all seen.

    Nothing is asked of the ends where the whole workspace is seen.
    """
    if workspace.seen_from is None:
        return Q()
    seen = parties_seen(workspace).order_by().values("pk")
    return Q(**{f"{end}__in": seen for end in ends})


def ties_seen(workspace: Workspace) -> QuerySet[Tie]:
    """Return the ties whose both ends are seen. One query."""
    return Tie.objects.filter(ends_within(workspace, "source", "target"), workspace=workspace)


def projects_seen(workspace: Workspace) -> QuerySet[Project]:
    """Return the projects whose owner is seen, or that serve a network that is. One query."""
    rows = Project.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    owners = parties_seen(workspace).order_by().values("pk")
    serving = ProjectNetwork.objects.filter(network__in=networks_seen(workspace)).order_by()
    return rows.filter(Q(owner__in=owners) | Q(pk__in=serving.values("project")))


def agreements_seen(workspace: Workspace) -> QuerySet[Agreement]:
    """Return the agreements that somebody seen has signed. One query."""
    rows = Agreement.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    signed = AgreementParty.objects.filter(ends_within(workspace, "party")).order_by()
    return rows.filter(pk__in=signed.values("agreement"))
