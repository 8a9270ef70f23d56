"""How far a seat reaches: everything, some networks, or some areas.

Told in the history without images of rows, like every change of rights: an undo must not widen
what somebody sees.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.accounts.models import Role, Scope, Seat
from malai.audit.services import recorded
from malai.network.models import Network, SeatArea, SeatNetwork


def seat_reach_change(
    *,
    seat: OpenSeat,
    target: Seat,
    scope: Scope,
    networks: Sequence[Network] = (),
    areas: Sequence[str] = (),
) -> None:
    """Let the seat ``target`` reach everything, ``networks``, or ``areas`` (codes).

    The caller has passed a door with ``WORKSPACE_MANAGE``; the networks are of its workspace.

    Raises
    ------
    ValidationError
        The seat of an owner, or a narrower reach that names nothing.
    """
    _refuse_owner(target, scope)
    _refuse_nothing(scope, networks, areas)
    with recorded(
        "site.seat_reach_change",
        by=seat.seat.user,
        workspace=seat.workspace,
        subject=target.public_id,
        name=str(target.user),
        scope=scope,
    ):
        target.scope = scope
        target.save(update_fields=["scope", "updated_at"])
        _name_networks(target, networks if scope == Scope.NETWORKS else ())
        _name_areas(target, areas if scope == Scope.AREAS else ())


def _refuse_owner(target: Seat, scope: Scope) -> None:
    if target.role == Role.OWNER and scope != Scope.EVERYTHING:
        raise ValidationError(_("An owner sees everything. Give another role first."))


def _refuse_nothing(scope: Scope, networks: Sequence[Network], areas: Sequence[str]) -> None:
    if scope == Scope.NETWORKS and not networks:
        raise ValidationError({"networks": _("Choose at least one network.")})
    if scope == Scope.AREAS and not areas:
        raise ValidationError({"areas": _("Choose at least one area.")})


def _name_networks(target: Seat, networks: Sequence[Network]) -> None:
    target.reach_networks.all().delete()
    rows = [SeatNetwork(seat=target, network=network) for network in networks]
    SeatNetwork.objects.bulk_create(rows)


def _name_areas(target: Seat, codes: Sequence[str]) -> None:
    target.reach_areas.all().delete()
    rows = [SeatArea(seat=target, area_code=code) for code in dict.fromkeys(codes)]
    SeatArea.objects.bulk_create(rows)
