"""What the network room carries when two parties become one: facts, belonging, ties, hints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from malai.kernel.registries import Trace
from malai.network.carriers import rows_drop, rows_point
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    HintState,
    OrganisationFacts,
    PersonFacts,
    Tie,
)
from malai_core.text import PartialDate


def earlier(a: PartialDate | None, b: PartialDate | None) -> PartialDate | None:
    """Return the earlier of two beginnings; an unknown one says nothing."""
    known = [day for day in (a, b) if day is not None]
    return min(known, key=lambda day: day.first_day) if known else None


def join_term(twin: Any, row: Any) -> bool:  # noqa: ANN401 - a membership or an affiliation
    """Let an open term begin when the first of the two began; fill an empty position."""
    before = (twin.since, getattr(twin, "position", ""))
    twin.since = earlier(twin.since, row.since)
    if getattr(row, "position", "") and not twin.position:
        twin.position = row.position
    return before != (twin.since, getattr(twin, "position", ""))


class FactsCarrier:
    """Facts of the gone party fill the gaps of the kept one."""

    covers = frozenset({"network.PersonFacts.party", "network.OrganisationFacts.party"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Fill empty facts; what both know stays as the kept party says it."""
        for model in (PersonFacts, OrganisationFacts):
            theirs = model.objects.filter(party=gone).first()
            if theirs is None:
                continue
            trace.changing([theirs])
            ours = model.objects.filter(party=kept).first()
            if ours is not None:
                trace.changing([ours])
                fill_gaps(ours, theirs)
            rows_drop([theirs])


def fill_gaps(ours: PersonFacts | OrganisationFacts, theirs: Any) -> None:  # noqa: ANN401 - the same model
    """Take over what ``ours`` does not say; names of a person go together."""
    names = {"given", "family"}
    for field in ours._meta.concrete_fields:
        is_free = not field.primary_key and field.attname not in names
        if is_free and not getattr(ours, field.attname):
            setattr(ours, field.attname, getattr(theirs, field.attname))
    ours.save()


class AffiliationCarrier:
    """Belonging, from both sides; nobody comes to belong to themselves."""

    covers = frozenset({"network.Affiliation.member", "network.Affiliation.body"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Move both sides; the same open belonging is joined."""
        ends = Q(member__in=[kept, gone]) | Q(body__in=[kept, gone])
        rows = list(Affiliation.objects.filter(ends).order_by("pk"))
        trace.changing(rows)
        held: dict[tuple[int, int], Affiliation] = {}
        for row in sorted(rows, key=lambda row: gone in (row.member_id, row.body_id)):
            member, body = (kept if key == gone else key for key in (row.member_id, row.body_id))
            twin = held.get((member, body))
            if member == body:
                rows_drop([row])
            elif twin is not None and row.until is None:
                if join_term(twin, row):
                    twin.save()
                rows_drop([row])
            else:
                row.member_id, row.body_id = member, body
                row.save()
                if row.until is None:
                    held[member, body] = row


class TieCarrier:
    """Ties from both ends. A tie between the two goes; the same open tie is joined."""

    covers = frozenset({"network.Tie.source", "network.Tie.target"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Move both ends; sources of a tie follow it."""
        ends = Q(source__in=[kept, gone]) | Q(target__in=[kept, gone])
        rows = list(Tie.objects.filter(ends).select_related("kind").order_by("pk"))
        trace.changing(rows)
        held: dict[tuple[Any, ...], Tie] = {}
        moved: dict[str, list[Tie]] = {"source": [], "target": []}
        for tie in sorted(rows, key=lambda tie: gone in (tie.source_id, tie.target_id)):
            if side := self._side_moved(tie, held, kept=kept, gone=gone, trace=trace):
                moved[side].append(tie)
        for side, ties in moved.items():
            rows_point(ties, side, kept)

    def _side_moved(
        self, tie: Tie, held: dict[tuple[Any, ...], Tie], *, kept: int, gone: int, trace: Trace
    ) -> str:
        """Point a tie at the kept party in memory; return the side to write, empty if none."""
        source, target = (kept if key == gone else key for key in (tie.source_id, tie.target_id))
        if not tie.kind.is_directed and target < source:
            source, target = target, source
        identity = (source, target, tie.kind_id, tie.network_id)
        twin = held.get(identity)
        if source == target:
            self._drop(tie, trace)
            return ""
        if twin is not None and tie.until is None:
            self._join(twin, tie, trace)
            return ""
        was = (tie.source_id, tie.target_id)
        tie.source_id, tie.target_id = source, target
        if tie.until is None:
            held[identity] = tie
        if was[0] != source and was[1] != target:
            # An undirected tie turned round: both ends are written.
            tie.save()
            return ""
        return "source" if was[0] != source else "target" if was[1] != target else ""

    def _drop(self, tie: Tie, trace: Trace) -> None:
        for beside in (tie.evidence.all(), tie.notes.all(), tie.custom_values.all()):
            rows = list(beside)
            trace.deleting(rows)
            rows_drop(rows)
        rows_drop([tie])

    def _join(self, twin: Tie, tie: Tie, trace: Trace) -> None:
        self._follow(twin, tie, trace)
        twin.since = earlier(twin.since, tie.since)
        twin.strength = max(filter(None, (twin.strength, tie.strength)), default=None)
        twin.save(update_fields=["since", "strength", "updated_at"])
        rows_drop([tie])

    def _follow(self, twin: Tie, tie: Tie, trace: Trace) -> None:
        """Let sources, notes and own fields go over; what the other tie says of a field stays."""
        said = set(twin.custom_values.values_list("field", flat=True))
        values = list(tie.custom_values.all())
        twice = [value for value in values if value.field_id in said]
        trace.deleting(twice)
        rows_drop(twice)
        going = [value for value in values if value.field_id not in said]
        for rows in (list(tie.evidence.all()), list(tie.notes.all()), going):
            trace.changing(rows)
            rows_point(rows, "tie", twin.pk)


class HintCarrier:
    """Hints of duplicates, from both sides; the hint about these two goes."""

    covers = frozenset({"network.DuplicateHint.first", "network.DuplicateHint.second"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Move both sides; "two different ones" of either stays the answer."""
        ends = Q(first__in=[kept, gone]) | Q(second__in=[kept, gone])
        rows = list(DuplicateHint.objects.filter(ends).order_by("pk"))
        trace.changing(rows)
        moving = [row for row in rows if gone in (row.first_id, row.second_id)]
        held = {(r.first_id, r.second_id): r for r in rows if r not in moving}
        for row in moving:
            ends_now = {kept if key == gone else key for key in (row.first_id, row.second_id)}
            self._carry_one(row, ends_now, held)

    def _carry_one(
        self,
        row: DuplicateHint,
        ends: Iterable[int],
        held: dict[tuple[int, int], DuplicateHint],
    ) -> None:
        pair = sorted(ends)
        twin = held.get((pair[0], pair[-1]))
        if len(pair) == 1 or twin is not None:
            rows_drop([row])
            if twin is not None and row.state == HintState.DIFFERENT != twin.state:
                twin.state = row.state
                twin.save()
            return
        row.first_id, row.second_id = pair
        row.save()
        held[pair[0], pair[1]] = row
