"""Group chats as channels: added and changed by hand, each one act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.contact.models import ChatGroup
from malai.kernel.editing import Settle

#: Fields that a form may set.
FIELDS: Final = ("name", "purpose", "network", "owner", "people")


def group_create(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> ChatGroup:
    """Add a group chat as a channel, with whoever looks after it and what it is for.

    Raises
    ------
    ValidationError
        No name, or a network or owner of another workspace.
    """
    group = ChatGroup(workspace=workspace)
    group_fill(group, fields)
    with recorded("contact.group_create", by=by, workspace=workspace) as trace:
        trace.create(group)
        trace.about(group.public_id)
        trace.say(name=group.name)
    return group


def group_change(
    *, by: User | None, group: ChatGroup, fields: Mapping[str, Any], settle: Settle | None = None
) -> ChatGroup:
    """Change what is said of a group. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``group_create``.
    """
    with recorded(
        "contact.group_change", by=by, workspace=group.workspace, subject=group.public_id
    ) as trace:
        now = ChatGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
        now.workspace = group.workspace
        trace.changing([now])
        group_fill(now, settle(values_of(now)) if settle else fields)
        now.save()
        trace.say(name=now.name)
    return now


def group_fill(group: ChatGroup, fields: Mapping[str, Any]) -> None:
    """Set the fields and check them."""
    for name in FIELDS:
        if name in fields:
            setattr(group, name, fields[name])
    named = [one for one in (group.network, group.owner) if one is not None]
    if any(one.workspace_id != group.workspace_id for one in named):
        raise ValidationError(_("This is not in your workspace."))
    group.full_clean(exclude=["workspace"], validate_unique=False)


def values_of(group: ChatGroup) -> dict[str, Any]:
    """Return what a form shows of a group."""
    return {name: getattr(group, name) for name in FIELDS}
