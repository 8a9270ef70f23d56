"""The sheet of sensitive facts: only where it was asked for, by who may, with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import override

from malai.accounts.models import Workspace
from malai.consent.models import SensitiveFact
from malai.consent.selectors.sensitive import facts_to_export
from malai.interchange.exporting.layout import SENSITIVE
from malai.network.models import Membership, Network
from malai.tables.writing import Table
from malai_core.labels import Language, Words

_HEADS: Final = (
    Words("ชื่อ", "Name"),
    Words("เรื่อง", "About"),
    Words("ข้อมูล", "What is noted"),
    Words("ที่มา", "Source"),
    Words("รหัสในมาลัย", "Id in Malai"),
)


def sensitive_table(
    workspace: Workspace,
    network: Network | None,
    language: Language,
    hidden: frozenset[int] = frozenset(),
) -> Table:
    """Return the facts of a network's people, or of all but ``hidden``; streamed. Two queries."""
    heads = [head.in_language(language) for head in _HEADS]
    rows = _rows(workspace, network, language, hidden)
    return Table(SENSITIVE.in_language(language), heads, rows)


def _rows(
    workspace: Workspace, network: Network | None, language: Language, hidden: frozenset[int]
) -> Iterator[tuple[str, ...]]:
    inside = _inside(network)
    for fact in facts_to_export(workspace):
        if fact.party_id not in hidden and (inside is None or fact.party_id in inside):
            yield _row(fact, language)


def _row(fact: SensitiveFact, language: Language) -> tuple[str, ...]:
    with override(language):
        kind = str(fact.get_kind_display())
    party = fact.party
    name = party.name_th or party.name_en
    return (name, kind, fact.value, fact.source, str(party.public_id))


def _inside(network: Network | None) -> set[int] | None:
    if network is None:
        return None
    return set(Membership.objects.filter(network=network).values_list("party_id", flat=True))


def kinds_kept(workspace: Workspace) -> list[str]:
    """Return the kinds of facts that a workspace keeps, for the line of the history. One query."""
    rows = SensitiveFact.objects.filter(workspace=workspace).order_by("kind")
    return list(rows.values_list("kind", flat=True).distinct())
