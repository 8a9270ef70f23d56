"""What linked people sent, as far as a seat sees it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.reach import ends_within
from malai.post.models import DraftState, LineDraft

#: What somebody has to look at; taken back counts where it is in an activity already.
OPEN = (DraftState.WAITING, DraftState.FETCHING, DraftState.READY, DraftState.LOST)


def drafts_seen(workspace: Workspace) -> QuerySet[LineDraft]:
    """Return what was sent by people who are seen; a limited seat's own too. One query."""
    rows = LineDraft.objects.filter(workspace=workspace)
    seat = workspace.seen_from
    if seat is None:
        return rows
    own = Q(party=None, user=seat.user_id)
    return rows.filter(own | (Q(party__isnull=False) & ends_within(workspace, "party")))


def drafts_open(workspace: Workspace) -> QuerySet[LineDraft]:
    """Return what waits for somebody to look at it, newest first. One query."""
    is_back = Q(state=DraftState.BACK, went_to__isnull=False)
    rows = drafts_seen(workspace).filter(Q(state__in=OPEN) | is_back)
    return rows.select_related("party", "user", "file", "small").order_by("-pk")


def draft_named(workspace: Workspace, public_id: UUID) -> LineDraft:
    """Return one draft that is seen and not decided yet. One query.

    Raises
    ------
    Http404
        It is absent, decided, or not seen.
    """
    found = drafts_open(workspace).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    found.workspace = workspace
    return found


def undecided_files(workspace: Workspace) -> list[int]:
    """Return the keys of pictures that nobody said yes to, for what leaves the house. One query."""
    rows = LineDraft.objects.filter(workspace=workspace).exclude(state=DraftState.TAKEN)
    pairs = rows.filter(went_to=None).values_list("file_id", "small_id")
    return [key for pair in pairs for key in pair if key]
