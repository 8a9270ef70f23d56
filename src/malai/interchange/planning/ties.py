"""Relationships of a file against those of the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from malai.audit.images import batched
from malai.interchange.exporting.layout import SIGN
from malai.interchange.planning.asides import differs_in, self_tie, unclear_name
from malai.interchange.planning.matching import Matching
from malai.interchange.planning.plan import Difference, Plan, PlannedTie
from malai.network.models import Evidence, Network, Tie, TieKind
from malai_core.reading.model import Tie as ReadTie
from malai_core.reading.model import Where
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.text import PartialDate

#: Longest code of a kind.
LONGEST = 100
Ends = tuple[int, int, str]
_STRENGTH = COLUMN_WORDS[Column.STRENGTH]


@dataclass(slots=True)
class KnownTie:
    """A tie of the network, with what an import may fill or compare."""

    pk: int
    strength: float | None
    since: PartialDate | None
    until: PartialDate | None


def evidence_text(source: str, where: Where, note: str = "") -> str:
    """Return where a tie is known from: file, sheet and row, and what the row says besides."""
    place = f"{source} · {where.sheet} · {where.row}"
    return f"{place}: {note}" if note else place


def ties_plan(plan: Plan, matching: Matching, network: Network, source: str) -> None:
    """Make new ties, give known ones the evidence and values they lack."""
    directed = dict(
        TieKind.objects.filter(workspace_id=network.workspace_id).values_list("code", "is_directed")
    )
    known = _known_ties(network, plan)
    planned: dict[tuple[Ends, str], PlannedTie] = {}
    for row in plan.reading.ties:
        ends = _ends(plan, matching, row)
        if ends is None:
            continue
        code = row.kind[:LONGEST]
        is_directed = directed.get(code, row.is_directed)
        first, second = ends if is_directed else (min(ends), max(ends))
        since = row.since.iso if row.since else ""
        place = ((first, second, code), since)
        if place in planned:
            planned[place].rows.extend(row.rows)
            continue
        tie = planned[place] = PlannedTie(first, second, code, is_directed, rows=list(row.rows))
        tie.note = row.note
        tie.strength, tie.since, tie.until = row.strength or None, row.since, row.until
        _meet_known(plan, tie, known.get(place[0], ()), row)
    if plan.reading.source == SIGN:
        # An export of ours is no evidence for what it was made from.
        for tie in planned.values():
            tie.rows = [] if tie.known is not None else tie.rows
    _forget_known_evidence(planned.values(), source)
    plan.ties = [tie for tie in planned.values() if tie.known is None or tie.rows or tie.fills]


def _ends(plan: Plan, matching: Matching, row: ReadTie) -> tuple[int, int] | None:
    parties = plan.reading.parties
    for key in (row.source, row.target):
        if key in matching.unclear:
            name = parties[key].name
            cells = _cells(parties[row.source].name, parties[row.target].name, row)
            plan.asides += [
                unclear_name(name, matching.unclear[key], where, cells) for where in row.rows
            ]
            return None
    ends = plan.ids[row.source], plan.ids[row.target]
    if ends[0] == ends[1]:
        plan.asides += [self_tie(parties[row.source].name, where) for where in row.rows]
        return None
    return ends


def _cells(first: str, second: str, row: ReadTie) -> dict[str, str]:
    said = {
        COLUMN_WORDS[Column.SOURCE].th: first,
        COLUMN_WORDS[Column.TARGET].th: second,
        COLUMN_WORDS[Column.KIND].th: row.kind_written or row.kind,
        _STRENGTH.th: row.strength_written,
    }
    return {head: text for head, text in said.items() if text}


def _known_ties(network: Network, plan: Plan) -> dict[Ends, list[KnownTie]]:
    keys = {key for row in plan.reading.ties for key in (row.source, row.target)}
    pks = sorted({pk for key in keys if (pk := plan.ids.get(key, -1)) > 0})
    known: dict[Ends, list[KnownTie]] = defaultdict(list)
    for part in batched(pks):
        found = Tie.objects.filter(network=network, source__in=part).order_by("-pk")
        for pk, source, target, code, strength, since, until in found.values_list(
            "pk", "source_id", "target_id", "kind__code", "strength", "since", "until"
        ):
            known[source, target, code].append(KnownTie(pk, strength, since, until))
    return known


def _meet_known(plan: Plan, tie: PlannedTie, known: Sequence[KnownTie], row: ReadTie) -> None:
    """Find the term of a known tie that the row speaks of: one whose beginning does not differ."""
    fitting = [k for k in known if not (k.since and tie.since and k.since != tie.since)]
    if not fitting:
        return
    have = next((k for k in fitting if k.until == tie.until), fitting[0])
    tie.known = have.pk
    if tie.strength and have.strength is None:
        tie.fills["strength"] = tie.strength
    elif tie.strength and have.strength != tie.strength:
        facts = Difference(f"tie:{have.pk}", _STRENGTH, f"{have.strength:g}", f"{tie.strength:g}")
        parties = plan.reading.parties
        name = f"{parties[row.source].name} → {parties[row.target].name}"
        plan.asides.append(differs_in(name, row.rows[0], tie.source, facts))
    for name in ("since", "until"):
        if getattr(tie, name) and not getattr(have, name):
            tie.fills[name] = getattr(tie, name)


def _forget_known_evidence(ties: Iterable[PlannedTie], source: str) -> None:
    """Drop the rows that are noted as evidence already: the same file brought in twice."""
    by_pk = {tie.known: tie for tie in ties if tie.known is not None}
    for part in batched(by_pk):
        noted: dict[int, set[str]] = defaultdict(set)
        rows = Evidence.objects.filter(tie__in=part).values_list("tie_id", "source")
        for tie_id, text in rows:
            noted[tie_id].add(text)
        for pk in part:
            tie = by_pk[pk]
            tie.rows = [w for w in tie.rows if not _is_noted(evidence_text(source, w), noted[pk])]


def _is_noted(place: str, noted: set[str]) -> bool:
    return place[:300] in noted or any(text.startswith(f"{place}: ") for text in noted)
