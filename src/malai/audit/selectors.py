"""Reading the history of a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.audit.models import Act
from malai.kernel.registries import subjects_seen

#: Acts on one page of the history.
PAGE = 40
#: Acts whose sentence names a second party beside the one they are about.
NAMING_TWO: Final = frozenset(
    {
        "network.tie_create",
        "network.tie_change",
        "network.tie_rekind",
        "network.tie_end",
        "network.tie_note_add",
        "network.tie_note_change",
        "network.tie_note_remove",
        "network.party_merge",
        "network.hint_dismiss",
    }
)


@dataclass(frozen=True, slots=True)
class ActsPage:
    """One page of acts, newest first, and the public id that the next one starts behind."""

    acts: Sequence[Act]
    next_after: UUID | None


def acts_of(workspace: Workspace) -> QuerySet[Act]:
    """Return the acts of ``workspace``, newest first, with who did them and what undid them."""
    rows = Act.objects.filter(acts_within(workspace), workspace=workspace)
    return rows.select_related("by", "undone_by__by")


def acts_within(workspace: Workspace) -> Q:
    """Return the filter of the acts that are seen.

    A limited seat sees its own acts and those about records it sees, but not those that name a
    second party, who may be out of its sight.
    """
    seat = workspace.seen_from
    if seat is None:
        return Q()
    about = Q()
    for subjects in subjects_seen:
        about |= Q(subject_id__in=subjects(workspace))
    return Q(by=seat.user_id) | (about & ~Q(action__in=NAMING_TWO))


def acts_page_of(
    workspace: Workspace, *, after: UUID | None = None, about: UUID | None = None
) -> ActsPage:
    """Return the page of acts behind the act ``after``, of one subject if ``about`` is given.

    By key, not by number: a page stays the same while new acts arrive. Two queries.

    Raises
    ------
    Http404
        ``after`` is no act of this workspace.
    """
    acts = acts_of(workspace)
    if about is not None:
        acts = acts.filter(subject_id=about)
    if after is not None:
        acts = acts.filter(pk__lt=act_named(workspace, after).pk)
    found = list(acts[: PAGE + 1])
    is_more = len(found) > PAGE
    return ActsPage(found[:PAGE], found[PAGE - 1].public_id if is_more else None)


def acts_latest(workspace: Workspace, count: int) -> list[Act]:
    """Return the newest acts. One query."""
    return list(acts_of(workspace)[:count])


def act_named(workspace: Workspace, public_id: UUID) -> Act:
    """Return one act of ``workspace``. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace: the two look alike.
    """
    act = acts_of(workspace).filter(public_id=public_id).first()
    if act is None:
        raise Http404
    return act


def may_be_undone(act: Act) -> bool:
    """Say whether an undo could be tried: there are images, and it was not undone. One query."""
    return act.undoes_id is None and not hasattr(act, "undone_by") and act.images.exists()
