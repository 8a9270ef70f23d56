"""What grew between people: who met for the first time, ties begun and ties said again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from typing import Final

from django.db.models import Q

from malai.network.models import Evidence, Tie
from malai.network.reach import ties_seen
from malai.reports.selectors.dated import attended_before, certainly_before, certainly_within
from malai.reports.selectors.material import Material

#: Pairs are counted up to so many people: their number grows with the square.
COUNTED: Final = 1_000
#: A tie that begins this many days after the last day may still come from there.
AFTER: Final = timedelta(days=30)
#: Ties that are listed.
LISTED: Final = 60


@dataclass(frozen=True, slots=True)
class Bonds:
    """Ties between people who were there. ``met`` is ``None`` where it was not counted."""

    met: int | None
    begun: list[Tie] = field(default_factory=list)
    again: list[Tie] = field(default_factory=list)


def bonds_of(material: Material) -> Bonds:
    """Return what grew. Five queries; memory for the pairs of at most ``COUNTED`` people."""
    subject = material.subject
    if subject.first is None or subject.last is None:
        return Bonds(None)
    within = {"first": subject.first, "last": subject.last + AFTER}
    people = list(material.people)
    rows = ties_seen(material.workspace).filter(source__in=people, target__in=people)
    rows = rows.select_related("source__person", "target__person", "kind").order_by("pk")
    begun = list(rows.filter(certainly_within("since", **within))[: LISTED + 1])
    said = Evidence.objects.filter(
        certainly_within("on", **within), tie__in=rows.order_by().values("pk")
    )
    told = Q(pk__in=said.order_by().values("tie"))
    older = certainly_before("since", subject.first) & told
    return Bonds(_met(material), begun, list(rows.filter(older)[: LISTED + 1]))


def _met(material: Material) -> int | None:
    """Count the pairs that were at one session here and at none before."""
    if len(material.people) > COUNTED:
        return None
    here = _pairs(material.present.values())
    rows = attended_before(material.subject, list(material.people))
    before: dict[int, list[int]] = defaultdict(list)
    for session, party in rows.values_list("session_id", "party_id"):
        before[session].append(party)
    return len(here - _pairs(before.values()))


def _pairs(groups: Iterable[list[int]]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for group in groups:
        found.update(combinations(sorted(set(group)), 2))
    return found
