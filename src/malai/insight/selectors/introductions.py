"""What was decided about introductions."""

from __future__ import annotations

from django.db.models import QuerySet

from malai.insight.models import Decision, Introduction
from malai.network.models import Network
from malai.network.reach import ends_within


def introductions_of(network: Network) -> QuerySet[Introduction]:
    """Return the decided introductions of a network as far as seen, newest first. One query."""
    rows = Introduction.objects.filter(network=network)
    rows = rows.filter(ends_within(network.workspace, "one", "other"))
    return rows.select_related("one", "other", "through", "task__who").order_by(
        "-decided_on", "-pk"
    )


def pairs_taken_on(network: Network) -> list[tuple[str, str]]:
    """Return the pairs that somebody took on to introduce, by public id. One query."""
    rows = introductions_of(network).filter(decision=Decision.ACCEPTED)
    found = rows.values_list("one__public_id", "other__public_id")
    return [(str(one), str(other)) for one, other in found]


def pairs_decided(network: Network) -> set[frozenset[str]]:
    """Return every pair that was decided on: it is not proposed again. One query."""
    found = introductions_of(network).values_list("one__public_id", "other__public_id")
    return {frozenset((str(one), str(other))) for one, other in found}
