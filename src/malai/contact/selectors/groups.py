"""Group chats as they are seen, and files that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from malai.accounts.models import User, Workspace
from malai.contact.models import ChatGroup, FileRead, Presence
from malai.network.reach import ends_within, networks_seen


def groups_seen(workspace: Workspace) -> QuerySet[ChatGroup]:
    """Return the groups that are seen; a limited seat sees those of its networks. One query."""
    rows = ChatGroup.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    return rows.filter(network__in=networks_seen(workspace).order_by())


def presences_seen(workspace: Workspace) -> QuerySet[Presence]:
    """Return who was present in the groups that are seen, as far as they are seen. One query."""
    rows = Presence.objects.filter(ends_within(workspace, "party"))
    return rows.filter(group__in=groups_seen(workspace).order_by())


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group with what its exports say."""

    group: ChatGroup
    writing: int
    """People of ours who wrote in it in the last window."""
    last: date | None


def groups_listed(workspace: Workspace, since: date) -> list[GroupShown]:
    """Return the groups with how many wrote since a day, and the last day anybody did. Two queries."""
    groups = groups_seen(workspace).select_related("network", "owner").order_by("name", "pk")
    rows = presences_seen(workspace).order_by().values("group")
    told = rows.annotate(
        last=Max("on"), writing=Count("party", distinct=True, filter=Q(on__gte=since))
    )
    said = {row["group"]: row for row in told}
    return [
        GroupShown(one, said[one.pk]["writing"], said[one.pk]["last"])
        if one.pk in said
        else GroupShown(one, 0, None)
        for one in groups
    ]


def group_named(workspace: Workspace, public_id: UUID) -> ChatGroup:
    """Return one group. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = groups_seen(workspace).select_related("network", "owner")
    group = rows.filter(public_id=public_id).first()
    if group is None:
        raise Http404
    group.workspace = workspace
    return group


def file_waiting(workspace: Workspace, user: User, public_id: UUID) -> FileRead:
    """Return a file that ``user`` brought and that waits. One query.

    Raises
    ------
    Http404
        It is gone, or somebody else brought it.
    """
    row = FileRead.objects.filter(workspace=workspace, by=user, public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row
