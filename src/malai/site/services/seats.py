"""Who has a seat in a workspace.

Changes of rights are told in the history without images of rows, and so cannot be undone there:
whoever may undo must not give herself a role that way.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.accounts.demo import is_demo_address
from malai.accounts.models import Role, Scope, Seat, User
from malai.audit.services import recorded


def seat_invite(*, seat: OpenSeat, email: str, name: str, role: Role) -> Seat:
    """Give a person a seat, with an account of her own if she has none.

    The caller has passed a door with ``WORKSPACE_MANAGE`` and sends the invitation.

    Raises
    ------
    ValidationError
        She has a seat already, only an owner may give this role, or this is the demonstration.
    """
    if seat.workspace.is_demo or is_demo_address(email):
        raise ValidationError(_("In the demonstration nobody can be invited."))
    _refuse_unless_may_touch(seat, role)
    by = seat.seat.user
    with recorded(
        "site.seat_invite", by=by, workspace=seat.workspace, name=name, role=role
    ) as trace:
        user = User.objects.filter(email=email.lower()).first()
        user = user or User.objects.create_user(email, name=name)
        made, is_new = Seat.objects.get_or_create(
            user=user, workspace=seat.workspace, defaults={"role": role}
        )
        if not is_new:
            raise ValidationError(_("This person already has a seat here."))
        trace.about(made.public_id)
    return made


def seat_role_change(*, seat: OpenSeat, target: Seat, role: Role) -> None:
    """Give the seat ``target`` another role.

    Raises
    ------
    ValidationError
        Only an owner may give or take ownership, or the last owner would be gone.
    """
    with recorded(
        "site.seat_role_change",
        by=seat.seat.user,
        workspace=seat.workspace,
        subject=target.public_id,
        role=role,
    ) as trace:
        found = _locked(seat, target)
        _refuse_unless_may_touch(seat, role, Role(found.role))
        trace.say(name=str(found.user), was=found.role)
        found.role = role
        if role == Role.OWNER:
            # An owner sees everything, also one whose seat was limited before.
            found.scope = Scope.EVERYTHING
        found.save(update_fields=["role", "scope", "updated_at"])
        _refuse_without_owner(seat)


def seat_remove(*, seat: OpenSeat, target: Seat) -> None:
    """Take a seat away. The account stays: the person may have seats elsewhere.

    Raises
    ------
    ValidationError
        Only an owner may remove an owner, or the last owner would be gone.
    """
    with recorded(
        "site.seat_remove",
        by=seat.seat.user,
        workspace=seat.workspace,
        subject=target.public_id,
    ) as trace:
        found = _locked(seat, target)
        _refuse_unless_may_touch(seat, Role(found.role))
        trace.say(name=str(found.user), role=found.role)
        found.delete()
        _refuse_without_owner(seat)


def _refuse_unless_may_touch(seat: OpenSeat, *roles: Role) -> None:
    if Role.OWNER in roles and seat.role != Role.OWNER:
        raise ValidationError(_("Only an owner can do this with the seat of an owner."))


def _locked(seat: OpenSeat, target: Seat) -> Seat:
    """Lock all seats of the workspace and return the one meant, as it is now.

    All, in one order: of two owners who remove each other at once, the second is refused.
    """
    seats = Seat.objects.select_for_update(of=("self",)).select_related("user").order_by("pk")
    for one in seats.filter(workspace=seat.workspace):
        if one.pk == target.pk:
            return one
    raise ValidationError(_("This seat was removed in the meantime."))


def _refuse_without_owner(seat: OpenSeat) -> None:
    if not Seat.objects.filter(workspace=seat.workspace, role=Role.OWNER).exists():
        raise ValidationError(_("A workspace needs an owner. Make somebody else an owner first."))
