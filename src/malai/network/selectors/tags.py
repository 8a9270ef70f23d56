"""Tags of a workspace."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import Party, Tag


def tags_of(workspace: Workspace) -> list[Tag]:
    """Return the tags in the order of their words. One query."""
    return list(Tag.objects.filter(workspace=workspace).order_by("name", "pk"))


def tags_counted(workspace: Workspace) -> list[Tag]:
    """Return the tags with how many records wear each. One query."""
    rows = Tag.objects.filter(workspace=workspace).annotate(worn=Count("taggings"))
    return list(rows.order_by("name", "pk"))


def tag_named(workspace: Workspace, public_id: UUID) -> Tag:
    """Return one tag. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    tag = Tag.objects.filter(workspace=workspace, public_id=public_id).first()
    if tag is None:
        raise Http404
    return tag


def tags_on(party: Party) -> list[Tag]:
    """Return the tags that one record wears. One query."""
    return list(Tag.objects.filter(taggings__party=party).order_by("name", "pk"))
