"""Sensitive columns of a workbook: kept apart, never among the other columns of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from malai.audit.services import Recorder
from malai.consent.headings import sensitive_kind
from malai.consent.services.sensitive import NewFact, facts_create_bulk
from malai.interchange.models import Import
from malai.interchange.planning.plan import Plan
from malai_core.reading import PartyKind


def sensitive_write(
    source: Import, plan: Plan, pk: Callable[[int], int], trace: Recorder
) -> dict[str, int]:
    """Keep the sensitive facts of an import inside its act; returns how many, and how many not."""
    return facts_create_bulk(
        trace=trace,
        workspace=source.workspace,
        by=source.brought_by,
        source=source.name,
        rows=_facts(plan, pk),
    )


def _facts(plan: Plan, pk: Callable[[int], int]) -> Iterator[NewFact]:
    for key, made in plan.ids.items():
        party = plan.reading.parties[key]
        if party.kind is PartyKind.PERSON:
            for head, text in party.extra.items():
                if kind := sensitive_kind(head):
                    yield NewFact(pk(made), kind, text)
        # Without it every party that was looked at would stay in memory.
        plan.room.rest()
