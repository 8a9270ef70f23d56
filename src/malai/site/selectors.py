"""What the shell of pages reads: seats, networks of the first page, the step of the first start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from malai.accounts.demo import of_real_users
from malai.accounts.models import Role, Scope, Seat, User, Workspace
from malai.network.models import Network, Party
from malai.network.reach import ends_within, networks_seen
from malai.places.selectors import areas_named
from malai.places.wording import area_said


class Step(StrEnum):
    """Steps of the first start, in order; the workbook is brought on the pages of the import."""

    OWNER = "owner"
    WORKSPACE = "workspace"
    NETWORK = "network"


def start_step(user: User | None) -> Step | None:
    """Return the step of the first start that ``user`` stands before, ``None`` when it is over.

    ``user`` is ``None`` for somebody who is not signed in. At most three queries.
    """
    real = list(User.objects.filter(of_real_users()).values_list("pk", flat=True)[:2])
    if not real:
        return Step.OWNER
    if user is None or real != [user.pk]:
        return None
    workspace = Workspace.objects.filter(is_demo=False).first()
    if workspace is None:
        return Step.WORKSPACE
    return None if workspace.networks.exists() else Step.NETWORK


def owned_workspace_of(user: User) -> Workspace | None:
    """Return the first workspace that ``user`` owns. One query."""
    seats = Seat.objects.filter(user=user, role=Role.OWNER).select_related("workspace")
    seat = seats.first()
    return seat.workspace if seat else None


def seats_of_user(user: User) -> list[Seat]:
    """Return where ``user`` has a seat, with the workspaces. One query."""
    return list(Seat.objects.filter(user=user).select_related("workspace"))


def seats_of(workspace: Workspace) -> QuerySet[Seat]:
    """Return the seats of a workspace with their people, in the order they came. One query."""
    return Seat.objects.filter(workspace=workspace).select_related("user").order_by("pk")


def seat_named(workspace: Workspace, public_id: UUID) -> Seat:
    """Return one seat of a workspace. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    seat = seats_of(workspace).filter(public_id=public_id).first()
    if seat is None:
        raise Http404
    return seat


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a seat reaches: its scope, and the networks and areas that it names."""

    scope: str
    networks: list[Network]
    areas: list[str]

    @property
    def said(self) -> str:
        """The names of what it reaches, in the language of the page; empty for everything."""
        if self.scope == Scope.AREAS:
            return ", ".join(area_said(code) for code in self.areas)
        return ", ".join(network.name for network in self.networks)


def reach_of(seat: Seat) -> Reach:
    """Return how far a seat reaches. Two queries."""
    networks = Network.objects.filter(reach_seats__seat=seat).order_by("pk")
    codes = seat.reach_areas.order_by("area_code").values_list("area_code", flat=True)
    return Reach(seat.scope, list(networks), list(codes))


#: Areas offered for a seat; those of few people can be named by their province.
AREAS_OFFERED: Final = 60


def areas_offered(workspace: Workspace, named: Sequence[str]) -> list[tuple[str, str]]:
    """Return areas that a seat may be given: where people are, by province, then named ones.

    Provinces and districts with somebody in them, the fullest first. Two queries.
    """
    rows = Party.objects.filter(workspace=workspace).exclude(area_code="").order_by()
    counted = rows.values_list("area_code").annotate(count=Count("pk"))
    sums: Counter[str] = Counter()
    for code, count in counted:
        for length in {2, min(4, len(code))}:
            sums[code[:length]] += count
    most = [code for code, _count in sums.most_common(AREAS_OFFERED)]
    codes = sorted({*most, *named})
    found = areas_named(codes)
    return [(code, area_said(code)) for code in codes if code in found]


def networks_shown(workspace: Workspace) -> list[Network]:
    """Return the networks of a workspace with ``members_count``, the largest first. One query."""
    seen = ends_within(workspace, "memberships__party")
    count = Count("memberships__party", filter=seen or None, distinct=True)
    rows = networks_seen(workspace).annotate(members_count=count)
    networks: list[Network] = list(rows.order_by("-members_count", "pk"))
    for network in networks:
        network.workspace = workspace
    return networks


def is_ready(workspace: Workspace | None) -> bool:
    """Say whether the demonstration can be walked into. One query."""
    return workspace is not None and workspace.networks.exists()


def demo_workspace() -> Workspace | None:
    """Return the demonstration workspace. One query."""
    return Workspace.objects.filter(is_demo=True).first()
