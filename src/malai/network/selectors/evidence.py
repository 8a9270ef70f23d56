"""Who says that a relationship holds: both sides, one of them, or somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import Evidence, Layer, Tie, TieKind, TieNote
from malai.network.reach import ends_within, ties_seen


def sides_heard(tie: Tie, evidence: Iterable[Evidence]) -> frozenset[int]:
    """Return the keys of the ends that say so, themselves or through somebody who speaks for them.

    Both keys: confirmed. One: said by one side. None: a file or an onlooker says so.
    """
    spoken = {said.speaks_for_id or said.said_by_id for said in evidence}
    return frozenset(key for key in (tie.source_id, tie.target_id) if key in spoken)


def tie_named(workspace: Workspace, public_id: UUID) -> Tie:
    """Return one tie with its ends, kind and sources. Two queries.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = ties_seen(workspace).select_related("source", "target", "kind", "network", "workspace")
    rows = rows.prefetch_related(Prefetch("evidence", evidence_seen(workspace)))
    tie = rows.filter(public_id=public_id).first()
    if tie is None:
        raise Http404
    tie.workspace = tie.source.workspace = tie.target.workspace = workspace
    return tie


def last_notes(ties: Iterable[Tie]) -> dict[int, TieNote]:
    """Return the newest note of each tie by its key. One query."""
    rows = TieNote.objects.filter(tie__in=ties).select_related("written_by").order_by("on", "pk")
    return {row.tie_id: row for row in rows}


def evidence_seen(workspace: Workspace) -> QuerySet[Evidence]:
    """Return the sources of ties, oldest first, without those who are not seen. One query."""
    rows = Evidence.objects.filter(workspace=workspace)
    if workspace.seen_from is not None:
        nobody = Q(said_by=None, speaks_for=None)
        rows = rows.filter(nobody | ends_within(workspace, "said_by"))
    return rows.select_related("said_by", "speaks_for", "typed_by").order_by("pk")


def kinds_counted(workspace: Workspace) -> QuerySet[TieKind]:
    """Return the kinds with how many open ties have each. One query."""
    count = Count("ties", filter=Q(ties__until=""))
    rows = TieKind.objects.filter(workspace=workspace).annotate(open_ties=count)
    return rows.order_by("is_retired", "pk")


def kinds_by_layer(workspace: Workspace) -> list[tuple[Layer, list[TieKind]]]:
    """Return every layer with its kinds, also one without any. One query."""
    rows = list(kinds_counted(workspace))
    return [(layer, [kind for kind in rows if kind.layer == layer]) for layer in Layer]


def kind_named(workspace: Workspace, public_id: UUID) -> TieKind:
    """Return one kind of relationship. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    rows = TieKind.objects.select_related("workspace")
    kind = rows.filter(workspace=workspace, public_id=public_id).first()
    if kind is None:
        raise Http404
    return kind
