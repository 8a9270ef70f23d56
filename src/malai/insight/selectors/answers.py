"""The newest answers of members about each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from malai.insight.models import Answer, AnswerSheet
from malai.network.models import Membership, Network
from malai.network.reach import ends_within, parties_seen


def sheet_newest(network: Network, *, kind: str) -> AnswerSheet | None:
    """Return the newest sheet of one kind, ``None`` where there is none. One query."""
    rows = AnswerSheet.objects.filter(network=network, kind=kind)
    return rows.select_related("network", "brought_by").first()


def answers_in(sheet: AnswerSheet) -> list[Answer]:
    """Return the answers of a sheet as far as both ends are seen. One query."""
    workspace = sheet.network.workspace
    rows = Answer.objects.filter(sheet=sheet).filter(ends_within(workspace, "by"))
    if workspace.seen_from is not None:
        known = rows.filter(ends_within(workspace, "about"))
        rows = rows.filter(about=None) | known
    return list(rows.select_related("by", "about").order_by("pk"))


def sheets_of(network: Network, *, kinds: Sequence[str]) -> list[AnswerSheet]:
    """Return the sheets of these kinds, newest first. One query."""
    rows = AnswerSheet.objects.filter(network=network, kind__in=kinds)
    return list(rows.select_related("brought_by")[:20])


def keys_of_members(network: Network) -> dict[str, list[int]]:
    """Return the members of a network by the key under which their names are equal. One query."""
    terms = Membership.objects.filter(network=network).order_by().values("party")
    rows = parties_seen(network.workspace).filter(pk__in=terms).order_by("pk")
    found: dict[str, list[int]] = defaultdict(list)
    for key, party in rows.values_list("match_key", "pk"):
        found[key].append(party)
    return dict(found)


def members_named(network: Network) -> list[str]:
    """Return the names of the members in Thai order, for an empty sheet. One query."""
    terms = Membership.objects.filter(network=network, until="").order_by().values("party")
    rows = parties_seen(network.workspace).filter(pk__in=terms).order_by("sort_key", "pk")
    return [party.name for party in rows]
