"""Doors: the only way from a request to rows.

A stranger gets the answer of an absent page; a seat without the right gets a refusal. The same
filter lists many rows and guards one row, so the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponseBase

from malai.access.models import Grant
from malai.access.policy import GRANTABLE, Action, may, roles_that_may
from malai.accounts.models import Role, Scope, Seat, User, Workspace
from malai.kernel.kept import asked_to_sign_in, is_a_guest, settle_kept

if TYPE_CHECKING:
    from malai.kernel.http import Request

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A seat whose door was opened: what a view may know about the person before it."""

    seat: Seat
    workspace: Workspace
    role: Role
    granted: frozenset[str] = frozenset()
    """What this seat may do beyond its role."""

    def may(self, action: str) -> bool:
        """Say whether this seat may also do ``action``; for buttons and columns."""
        return action in self.granted or may(self.role, action, self.seat.scope)


def in_allowed_workspaces(user: User, action: Action) -> Q:
    """Return the filter that keeps rows of workspaces where ``user`` may ``action``."""
    seats = Seat.objects.filter(user_id=user.pk, role__in=roles_that_may(action))
    return Q(workspace__in=seats.values("workspace"))


def seat_for(user: User, workspace: UUID, action: Action) -> OpenSeat:
    """Open the door of ``workspace`` for ``action``. One query.

    Raises
    ------
    Http404
        The workspace is absent, or the user has no seat in it: the two look alike.
    PermissionDenied
        The seat's role may not do this.
    """
    seat = (
        Seat.objects.select_related("workspace", "user")
        .annotate(**_grants())
        .filter(user_id=user.pk, workspace__public_id=workspace)
        .first()
    )
    if seat is None:
        raise Http404
    granted = frozenset(one.value for one in GRANTABLE if getattr(seat, _granted(one)))
    opened = OpenSeat(seat, seat.workspace, Role(seat.role), granted)
    if not opened.may(action):
        raise PermissionDenied
    seat.workspace.seen_from = None if seat.scope == Scope.EVERYTHING else seat
    return opened


def _granted(action: Action) -> str:
    return f"granted_{action.name.lower()}"


def _grants() -> dict[str, Exists]:
    """Return one column for each action that can be granted: no query more for a door."""
    rows = Grant.objects.filter(seat=OuterRef("pk"))
    return {_granted(one): Exists(rows.filter(action=one.value)) for one in GRANTABLE}


def whole(seat: OpenSeat) -> OpenSeat:
    """Return the seat if it sees the whole workspace, for pages that no filter can narrow.

    Raises
    ------
    PermissionDenied
        It is limited to some networks or areas.
    """
    if seat.workspace.seen_from is not None:
        raise PermissionDenied
    return seat


def door(
    action: Action,
) -> Callable[
    [Callable[Concatenate[Request, OpenSeat, P], HttpResponseBase]],
    Callable[Concatenate[Request, UUID, P], HttpResponseBase],
]:
    """Put a door before a view: it gets the open seat instead of the workspace's id.

    The seat is left on the request too, where the layout finds it. Who is not signed in (any more)
    is asked to, and finds there again what a form held.
    """

    def decorate(
        view: Callable[Concatenate[Request, OpenSeat, P], HttpResponseBase],
    ) -> Callable[Concatenate[Request, UUID, P], HttpResponseBase]:
        @wraps(view)
        def guarded(
            request: Request, workspace: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if is_a_guest(request):
                return asked_to_sign_in(request)
            seat = seat_for(request.user, workspace, action)
            request.seat = seat  # type: ignore[attr-defined]
            answer = view(request, seat, *args, **kwargs)
            settle_kept(request, answer)
            return answer

        guarded.door = action  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate
