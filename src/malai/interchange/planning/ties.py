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
from malai_core.spill import PICKLED, KeySet, Lookup, Rows, joined
from malai_core.text import PartialDate

#: Longest code of a kind.
LONGEST = 100
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
    known = KnownTies(plan, network)
    planned: Rows[PlannedTie] = plan.room.rows(PICKLED)
    places = plan.room.lookup()
    for row in plan.reading.ties:
        if ends := _ends(plan, matching, row):
            code = row.kind[:LONGEST]
            is_directed = directed.get(code, row.is_directed)
            first, second = ends if is_directed else (min(ends), max(ends))
            tie = PlannedTie(first, second, code, is_directed, rows=list(row.rows))
            if _is_first(planned, places, tie, row):
                planned.append(_met_known(plan, tie, known, row))
        plan.room.rest()
    _take_fresh(plan, planned, source)


def _is_first(planned: Rows[PlannedTie], places: Lookup, tie: PlannedTie, row: ReadTie) -> bool:
    """Say whether no earlier row is of this tie and beginning; else add to that tie."""
    since = row.since.iso if row.since else ""
    place = joined(str(tie.source), str(tie.target), tie.code, since)
    if places.add_new(place, len(planned)):
        return True
    planned[places.all(place)[0]].rows.extend(row.rows)
    return False


def _ends(plan: Plan, matching: Matching, row: ReadTie) -> tuple[int, int] | None:
    parties = plan.reading.parties
    for key in (row.source, row.target):
        if candidates := matching.unclear.all(key):
            name = parties[key].name
            cells = _cells(parties[row.source].name, parties[row.target].name, row)
            waiting = (unclear_name(name, candidates, where, cells) for where in row.rows)
            plan.asides.extend(waiting)
            return None
    ends = plan.ids[row.source], plan.ids[row.target]
    if ends[0] == ends[1]:
        plan.asides.extend(self_tie(parties[row.source].name, where) for where in row.rows)
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


class KnownTies:
    """The ties that the parties of a reading's ties begin. A query for every 500 of them."""

    def __init__(self, plan: Plan, network: Network) -> None:
        self._ties: Rows[KnownTie] = plan.room.rows(PICKLED)
        self._places = plan.room.lookup()
        for part in batched(_known_ends(plan)):
            found = Tie.objects.filter(network=network, source__in=part).order_by("-pk")
            rows = found.values_list(
                "pk", "source_id", "target_id", "kind__code", "strength", "since", "until"
            )
            for pk, source, target, code, strength, since, until in rows.iterator():
                self._places.add(joined(str(source), str(target), code), len(self._ties))
                self._ties.append(KnownTie(pk, strength, since, until))
                plan.room.rest()

    def between(self, source: int, target: int, code: str) -> list[KnownTie]:
        """Return the terms of one tie, the latest first."""
        places = self._places.all(joined(str(source), str(target), code))
        return [self._ties[place] for place in places]


def _known_ends(plan: Plan) -> KeySet:
    pks = KeySet()
    for row in plan.reading.ties:
        for key in (row.source, row.target):
            if (pk := plan.ids.get(key, -1)) > 0:
                pks.add(pk)
    return pks


def _met_known(plan: Plan, tie: PlannedTie, known: KnownTies, row: ReadTie) -> PlannedTie:
    """Give a planned tie its values, and the term of a known tie that its row speaks of."""
    tie.note = row.note
    tie.strength, tie.since, tie.until = row.strength or None, row.since, row.until
    _meet_known(plan, tie, known.between(tie.source, tie.target, tie.code), row)
    return tie


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


def _take_fresh(plan: Plan, planned: Rows[PlannedTie], source: str) -> None:
    """Keep the ties that are new, or that get evidence or values they lack."""
    # An export of ours is no evidence for what it was made from.
    is_ours = plan.reading.source == SIGN
    for part in batched(planned):
        noted = _noted(tie.known for tie in part if tie.known is not None and not is_ours)
        for tie in part:
            if tie.known is not None:
                known = noted[tie.known]
                fresh = [w for w in tie.rows if not _is_noted(evidence_text(source, w), known)]
                tie.rows = [] if is_ours else fresh
            if tie.known is None or tie.rows or tie.fills:
                plan.ties.append(tie)
            plan.room.rest()


def _noted(ties: Iterable[int]) -> dict[int, set[str]]:
    """Return the sources that ties have already: the same file brought in twice. One query."""
    noted: dict[int, set[str]] = defaultdict(set)
    if pks := list(ties):
        rows = Evidence.objects.filter(tie__in=pks).values_list("tie_id", "source")
        for tie, text in rows:
            noted[tie].add(text)
    return noted


def _is_noted(place: str, noted: set[str]) -> bool:
    return place[:300] in noted or any(text.startswith(f"{place}: ") for text in noted)
