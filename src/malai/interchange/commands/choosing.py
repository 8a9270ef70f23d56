"""Who and which network a command means."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from malai.accounts.models import User, Workspace
from malai.network.models import Network


class ChoiceError(Exception):
    """Nothing, or more than one, is meant; the text says what there is."""


def network_named(words: str, *, workspace: Workspace | None = None) -> Network:
    """Return the network by name or public id; without words the only one there is."""
    rows = Network.objects.select_related("workspace")
    if workspace:
        rows = rows.filter(workspace=workspace)
    if words:
        rows = rows.filter(Q(name_th=words) | Q(name_en=words) | _by_id(words))
    found = list(rows[:6])
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"“{row}” ({row.public_id})" for row in found or Network.objects.all()[:5])
    raise ChoiceError(f"Say which network with --network. There are: {names or 'none yet'}.")


def workspace_named(words: str) -> Workspace:
    """Return the workspace by name or public id; without words the only one there is."""
    rows = Workspace.objects.all()
    if words:
        rows = rows.filter(Q(name_th=words) | Q(name_en=words) | _by_id(words))
    found = list(rows[:6])
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"“{row}” ({row.public_id})" for row in found or Workspace.objects.all()[:5])
    raise ChoiceError(f"Say which workspace with --workspace. There are: {names or 'none yet'}.")


def user_named(email: str) -> User | None:
    """Return the user of an address; ``None`` without one: the command itself acts."""
    if not email:
        return None
    found = User.objects.filter(email=email.lower()).first()
    if found is None:
        raise ChoiceError(f"Nobody here has the address {email}.")
    return found


def _by_id(words: str) -> Q:
    try:
        return Q(public_id=UUID(words))
    except ValueError:
        return Q()
