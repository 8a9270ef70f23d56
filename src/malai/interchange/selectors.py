"""What is asked of imports. Each selector says its number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from malai.accounts.models import Workspace
from malai.interchange.models import Doubt, DoubtState, Import
from malai.interchange.planning.matching import ABOUT_NAMES, LONGEST, keys_of_name
from malai.network.models import Affiliation, Network, Party
from malai.network.reach import networks_seen, parties_seen

#: So many parties are offered for one name.
MOST_OFFERED = 6


def imports_of(workspace: Workspace) -> QuerySet[Import]:
    """Return the imports of ``workspace``, newest first, with how many rows wait. One query."""
    waiting = Count("doubts", filter=Q(doubts__state=DoubtState.WAITING))
    rows = Import.objects.filter(imports_within(workspace))
    rows = rows.select_related("network", "brought_by")
    return rows.annotate(waiting=waiting).order_by("-pk")


def imports_within(workspace: Workspace) -> Q:
    """Return the filter of the imports that are seen: a limited seat sees what it brought."""
    seat = workspace.seen_from
    return Q(workspace=workspace) & (Q(brought_by=seat.user_id) if seat else Q())


def networks_of(workspace: Workspace) -> QuerySet[Network]:
    """Return the networks a file can be brought into. One query."""
    return networks_seen(workspace).order_by("pk")


def doubts_of(row: Import) -> QuerySet[Doubt]:
    """Return the rows of an import that still wait, in the order of the file. One query."""
    return row.doubts.filter(state=DoubtState.WAITING).order_by("pk")


def doubt_counts(row: Import) -> dict[str, int]:
    """Return how many rows wait, were solved and were left out. One query."""
    counted = row.doubts.order_by().values_list("state").annotate(Count("pk"))
    return {state: dict(counted).get(state, 0) for state in DoubtState.values}


def parties_offered(
    workspace: Workspace, doubts: Sequence[Doubt]
) -> dict[int, list[dict[str, Any]]]:
    """Return, by doubt, the parties its name may mean. Three queries for all of them."""
    named = {d.pk: keys_of_name(d.name) for d in doubts if d.reason in ABOUT_NAMES and d.name}
    ids = {one for doubt in doubts for one in doubt.candidates}
    keys = {key[:LONGEST] for found in named.values() for key in found if key}
    parties = _parties(workspace, ids, keys)
    return {
        doubt.pk: _offers(doubt, parties, named.get(doubt.pk, set()))[:MOST_OFFERED]
        for doubt in doubts
    }


def _parties(workspace: Workspace, ids: Iterable[str], keys: Iterable[str]) -> list[Party]:
    bodies = Prefetch(
        "affiliations",
        Affiliation.objects.filter(until="").select_related("body"),
        to_attr="bodies",
    )
    wanted = Q(public_id__in=list(ids)) | Q(match_key__in=list(keys))
    rows = parties_seen(workspace).filter(wanted).select_related("person")
    return list(rows.prefetch_related(bodies).order_by("sort_key", "pk"))


def _offers(doubt: Doubt, parties: Iterable[Party], keys: set[str]) -> list[dict[str, Any]]:
    return [
        {"id": str(party.public_id), "name": party.name, "about": _about(party)}
        for party in parties
        if str(party.public_id) in doubt.candidates or party.match_key in keys
    ]


def _about(party: Party) -> str:
    """Return what tells namesakes apart without a phone: nickname, organisation, role."""
    person = getattr(party, "person", None)
    body = party.bodies[0].body.name if party.bodies else ""  # type: ignore[attr-defined]
    said = (person.nickname, body, person.role) if person else (body,)
    return " · ".join(text for text in said if text)
