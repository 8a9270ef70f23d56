"""Names for the public ids that an analysis keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.network.models import Party
from malai.network.reach import parties_seen

#: Ids in one query: SQLite takes no more than some thousands.
BATCH: Final = 500


def parties_by_id(workspace: Workspace, public_ids: Iterable[str]) -> dict[str, Party]:
    """Return the parties that are seen, by public id. One query for each 500."""
    wanted = list(dict.fromkeys(public_ids))
    rows = parties_seen(workspace).select_related("person", "organisation").order_by()
    return {
        str(party.public_id): party
        for start in range(0, len(wanted), BATCH)
        for party in rows.filter(public_id__in=wanted[start : start + BATCH])
    }


def named_for(seat: OpenSeat, public_ids: Iterable[str]) -> dict[str, Party]:
    """Return the same for who may see findings with names, and nobody for others."""
    if not seat.may(Action.FINDINGS_NAMES):
        return {}
    return parties_by_id(seat.workspace, public_ids)


def keys_by_id(workspace: Workspace, party_ids: Iterable[int]) -> dict[str, int]:
    """Return the keys of parties by public id. One query, over the parties that are seen."""
    wanted = set(party_ids)
    rows = parties_seen(workspace).order_by().values_list("public_id", "pk")
    return {str(public_id): key for public_id, key in rows if key in wanted}
