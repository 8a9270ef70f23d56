"""Users of the demonstration: one for each role, with a seat in the demonstration only."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from malai.accounts.demo import demo_address
from malai.accounts.models import Role, Seat, User, Workspace

#: Nicknames of invented people, after flowers of a garland.
NAMES: Final = {
    Role.OWNER: "ดอกแก้ว",
    Role.MANAGER: "มะลิ",
    Role.COORDINATOR: "จำปี",
    Role.EVALUATOR: "พุดซ้อน",
    Role.READER: "ดาวเรือง",
}


@transaction.atomic
def demo_seats_ensure(*, workspace: Workspace) -> dict[Role, User]:
    """Return the five demonstration users of ``workspace``, made where they are absent.

    They have no usable password: the page of the demonstration is their only way in.

    Raises
    ------
    ValueError
        The workspace is not the demonstration.
    """
    if not workspace.is_demo:
        raise ValueError("only the demonstration workspace has demonstration users")
    return {role: _user_with_seat(workspace, role) for role in Role}


def demo_user_of(*, role: Role) -> User | None:
    """Return the demonstration user of ``role``, ``None`` where there is no demonstration yet."""
    workspace = Workspace.objects.filter(is_demo=True).first()
    return demo_seats_ensure(workspace=workspace)[role] if workspace else None


def _user_with_seat(workspace: Workspace, role: Role) -> User:
    user = User.objects.filter(email=demo_address(role)).first()
    if user is None:
        user = User.objects.create_user(demo_address(role), name=NAMES[role])
    # Whatever a visitor did to the seat of this role, the next visitor finds it as it should be.
    Seat.objects.update_or_create(user=user, workspace=workspace, defaults={"role": role})
    return user
