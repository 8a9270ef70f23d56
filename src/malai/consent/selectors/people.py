"""People offered to tick on a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from malai.accounts.models import Workspace
from malai.consent.selectors.purposes import people_of
from malai.network.models import Membership, Network, Party
from malai.network.reach import networks_seen
from malai.network.selectors.search import parties_matching

#: People to tick on one page; a longer sheet is narrowed by network or name.
OFFERED: Final = 300


def people_to_tick(workspace: Workspace, asked: Mapping[str, str]) -> list[Party]:
    """Return the people that ``q`` and ``network`` of an address mean, in Thai order. Two queries."""
    rows = people_of(workspace)
    if text := asked.get("q", "").replace("\0", "").strip():
        rows = rows.filter(pk__in=parties_matching(workspace, text).values("pk"))
    if network := _network(workspace, asked.get("network", "")):
        inside = Membership.objects.filter(network=network, until="")
        rows = rows.filter(pk__in=inside.values("party"))
    return list(rows.select_related("person").order_by("sort_key", "pk")[:OFFERED])


def _network(workspace: Workspace, public_id: str) -> Network | None:
    try:
        wanted = UUID(public_id)
    except ValueError:
        return None
    return networks_seen(workspace).filter(public_id=wanted).first()
