"""Carrying out a plan: the rows of an import, in batches, inside one act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from django.db.models import Model
from django.utils import timezone

from malai.activities.models import ActivityKind
from malai.activities.services.bulk import (
    NewActivity,
    NewAttendance,
    activities_create_bulk,
    attendances_create_bulk,
)
from malai.audit.images import batched
from malai.audit.services import Recorder
from malai.interchange.models import Doubt, Import
from malai.interchange.planning.asides import asides_fresh
from malai.interchange.planning.differing import extra_of
from malai.interchange.planning.gatherings import UNTITLED
from malai.interchange.planning.plan import Aside, Fills, Plan, PlannedTie
from malai.interchange.planning.ties import evidence_text
from malai.interchange.progress import Ticker
from malai.interchange.sensitive import sensitive_write
from malai.interchange.services.filling import facts_of, fill
from malai.network.models import (
    Affiliation,
    Evidence,
    EvidenceOrigin,
    Membership,
    Network,
    Party,
    Tie,
    TieKind,
)
from malai.network.services.bulk import (
    NewAffiliation,
    NewHint,
    NewMembership,
    NewParty,
    affiliations_create_bulk,
    hints_create_bulk,
    memberships_create_bulk,
    parties_create_bulk,
)
from malai.network.services.bulk_ties import (
    NewEvidence,
    NewTie,
    NewTieKind,
    tie_kinds_create_bulk,
    ties_create_bulk,
)
from malai.network.services.keys import fitted
from malai_core.reading import COLUMN_WORDS, Column, Meeting
from malai_core.reading import Party as ReadParty
from malai_core.spill import Numbers, Records, Rows

M = TypeVar("M", bound=Model)
T = TypeVar("T")
#: Rows between two looks at the clock and at the wish to stop.
STEP: Final = 500
#: Words of a sheet for kinds of activity; others are a meeting with the words in the note.
_KINDS: Final = (
    (("เยี่ยม", "visit"), ActivityKind.VISIT),
    (("อบรม", "training"), ActivityKind.TRAINING),
    (("ปฏิบัติการ", "workshop"), ActivityKind.WORKSHOP),
    (("ลงพื้นที่", "ออกหน่วย", "field"), ActivityKind.FIELD_DAY),
    (("แลกเปลี่ยน", "ดูงาน", "exchange"), ActivityKind.EXCHANGE),
    (("งาน", "เทศกาล", "event"), ActivityKind.EVENT),
    (("ประชุม", "meeting"), ActivityKind.MEETING),
    (("อื่น", "other"), ActivityKind.OTHER),
)


class PlanWriter:
    """Writes one plan. The caller has opened the act and hands over its recorder."""

    def __init__(
        self,
        trace: Recorder,
        source: Import,
        network: Network,
        plan: Plan,
        ticker: Ticker,
        fresh: Rows[Aside] | None = None,
    ) -> None:
        self._trace = trace
        self._source = source
        self._network = network
        self._workspace = network.workspace
        self._plan = plan
        self._ticker = ticker
        self._fresh = fresh
        """What waits and did not wait before, where the caller knows it already."""
        self._pks = Numbers()
        """Minus an id of the plan below zero -> key of the row made for it."""
        self._sessions = Numbers()
        ticker.total = max(sum(plan.changes().values()), 1)
        ticker.done = 0

    def write(self) -> None:
        """Write everything, what others depend on first."""
        self._parties()
        self._fills()
        self._sensitive()
        self._bonds()
        self._gatherings()
        self._ties()
        self._doubts()

    def _steps(self, rows: Iterable[T]) -> Iterator[list[T]]:
        """Return ``rows`` in pieces, telling how far the work is after each."""
        for part in batched(rows, STEP):
            yield part
            for _row in part:
                self._plan.room.rest()
            self._ticker.tick("", self._ticker.done + len(part))

    def pk(self, made: int) -> int:
        """Return the key of the row that an id of the plan stands for."""
        return made if made > 0 else self._pks[-made]

    def _parties(self) -> None:
        for some in self._steps(self._plan.parties_new()):
            made = parties_create_bulk(
                trace=self._trace,
                workspace=self._workspace,
                rows=(new_party(party) for _key, party in some),
            )
            self._pks.update((key, row.pk) for (key, _), row in zip(some, made, strict=True))

    def _sensitive(self) -> None:
        counts = sensitive_write(self._source, self._plan, self.pk, self._trace)
        if any(counts.values()):
            self._trace.say(sensitive_kept=counts["kept"], sensitive_left=counts["left"])

    def _fills(self) -> None:
        for pks in self._steps(self._plan.fills):
            rows = Party.objects.select_related("person", "organisation").filter(pk__in=pks)
            for part in batched(rows):
                self._fill_parties(part)
        self._fill_rows(Membership, self._plan.membership_fills)
        self._fill_rows(Affiliation, self._plan.affiliation_fills)
        ties = (tie for tie in self._plan.ties if tie.known and tie.fills)
        for some in self._steps(ties):
            self._fill_some(Tie, {tie.known: tie.fills for tie in some if tie.known})

    def _fill_parties(self, rows: list[Party]) -> None:
        facts = [row for party in rows if (row := facts_of(party)) is not None]
        self._trace.changing([*rows, *facts])
        for party in rows:
            fill(party, self._plan.fills[party.pk])
        save_all(rows)
        for model in {type(row) for row in facts}:
            save_all([row for row in facts if type(row) is model])
        self._trace.settle([*rows, *facts])

    def _fill_rows(self, model: type[M], fills: Records[Fills]) -> None:
        for part in self._steps(fills.items()):
            self._fill_some(model, dict(part))

    def _fill_some(self, model: type[M], fills: Mapping[int, Fills]) -> None:
        rows = list(model._default_manager.filter(pk__in=list(fills)))
        self._trace.changing(rows)
        for row in rows:
            for name, value in fills[row.pk].items():
                setattr(row, name, value)
            fitted(row)
        save_all(rows)
        self._trace.settle(rows)

    def _bonds(self) -> None:
        pk, plan = self.pk, self._plan
        for some in self._steps(plan.memberships):
            rows = [NewMembership(pk(r.party), r.role, r.since, r.until, r.source) for r in some]
            memberships_create_bulk(trace=self._trace, network=self._network, rows=rows)
        for part in self._steps(plan.affiliations):
            affiliations_create_bulk(
                trace=self._trace,
                workspace=self._workspace,
                rows=[NewAffiliation(pk(r.member), pk(r.body), r.position) for r in part],
            )
        for few in self._steps(plan.hints):
            hints = [NewHint(pk(h.first), pk(h.second), h.reason_th, h.reason_en) for h in few]
            hints_create_bulk(trace=self._trace, workspace=self._workspace, rows=hints)

    def _gatherings(self) -> None:
        plan = self._plan
        for new in self._steps(plan.meetings_new()):
            sessions = activities_create_bulk(
                trace=self._trace,
                workspace=self._workspace,
                network=self._network,
                rows=[new_activity(meeting) for _key, meeting in new],
            )
            made = ((key, row.pk) for (key, _), row in zip(new, sessions, strict=True))
            self._sessions.update(made)
        for part in self._steps(plan.attendances):
            rows = [NewAttendance(self._session(r.session), self.pk(r.party), r.mark) for r in part]
            attendances_create_bulk(
                trace=self._trace, rows=rows, noted_by=self._source.brought_by_id
            )

    def _session(self, made: int) -> int:
        return made if made > 0 else self._sessions[-made]

    def _ties(self) -> None:
        kinds = self._kinds()
        fresh = self._plan.ties_new()
        for part in self._steps(fresh):
            ties_create_bulk(
                trace=self._trace,
                workspace=self._workspace,
                network=self._network,
                rows=[self._new_tie(tie, kinds[tie.code]) for tie in part],
            )
        known = (tie for tie in self._plan.ties if tie.known is not None and tie.rows)
        for part in self._steps(known):
            rows = (
                self._evidence(tie.known, said)
                for tie in part
                if tie.known
                for said in self._said(tie)
            )
            self._trace.create_all(Evidence, rows)

    def _kinds(self) -> dict[str, TieKind]:
        written = {
            tie.code: NewTieKind(label_th=tie.code, is_directed=tie.is_directed)
            for tie in self._plan.ties
        }
        if not written:
            return {}
        return tie_kinds_create_bulk(trace=self._trace, workspace=self._workspace, kinds=written)

    def _new_tie(self, tie: PlannedTie, kind: TieKind) -> NewTie:
        return NewTie(
            source=self.pk(tie.source),
            target=self.pk(tie.target),
            kind=kind,
            strength=tie.strength,
            since=tie.since,
            until=tie.until,
            evidence=self._said(tie),
        )

    def _said(self, tie: PlannedTie) -> list[NewEvidence]:
        notes = [tie.note, *[""] * len(tie.rows)]
        return [
            NewEvidence(
                origin=EvidenceOrigin.IMPORT,
                source=evidence_text(self._source.name, where, note),
                typed_by=self._source.brought_by_id,
            )
            for where, note in zip(tie.rows, notes, strict=False)
        ]

    def _evidence(self, tie: int, said: NewEvidence) -> Evidence:
        row = Evidence(
            workspace=self._workspace,
            tie_id=tie,
            origin=said.origin,
            typed_by_id=said.typed_by,
            source=said.source,
        )
        fitted(row)
        return row

    def _doubts(self) -> None:
        fresh = self._fresh
        if fresh is None:
            fresh = asides_fresh(self._plan.asides, self._network, self._plan.room)
        for part in self._steps(fresh):
            pks = {self.pk(one) for aside in part for one in aside.candidates}
            ids = dict(Party.objects.filter(pk__in=pks).values_list("pk", "public_id"))
            rows = (
                doubt_of(aside, self._source, [str(ids[self.pk(c)]) for c in aside.candidates])
                for aside in part
            )
            self._trace.create_all(Doubt, rows)


def doubt_of(aside: Aside, source: Import, candidates: list[str]) -> Doubt:
    """Return an unsaved doubt."""
    doubt = Doubt(
        source=source,
        sheet=aside.where.sheet,
        row=aside.where.row,
        reason=aside.reason,
        sentence_th=aside.sentence_th,
        sentence_en=aside.sentence_en,
        cells=dict(aside.cells),
        name=aside.name,
        candidates=candidates,
        facts=dict(aside.facts),
    )
    fitted(doubt)
    return doubt


def new_party(party: ReadParty) -> NewParty:
    """Return a party of a file as the network takes it."""
    thai, english = names_of(party)
    person = party.person
    return NewParty(
        kind=party.kind.value,
        name_th=thai,
        name_en=english,
        title=person.title if person else "",
        given=person.given if person else "",
        family=person.family if person else "",
        nickname=party.nickname,
        role=party.role,
        sector=party.sector,
        phone=party.phone,
        phone_written=party.phone_written,
        email=party.email,
        line_id=party.line_id,
        area_code=party.province,
        area_written=party.area_written,
        agreed=party.agreed,
        note=party.note,
        extra=extra_of(party),
        is_provisional=not party.is_listed,
    )


def names_of(party: ReadParty) -> tuple[str, str]:
    """Return the Thai and the English name; a name in Latin letters is an English one."""
    is_latin = not any("\u0e00" <= letter <= "\u0e7f" for letter in party.name)
    if is_latin and party.name_en in {"", party.name}:
        return "", party.name
    return party.name, party.name_en


def new_activity(meeting: Meeting) -> NewActivity:
    """Return a meeting of a file as the activities take it; what has no field goes to the note."""
    written = meeting.kind.casefold()
    kind = next((k for words, k in _KINDS if any(w in written for w in words)), "")
    beside = {COLUMN_WORDS[Column.PLACE].th: meeting.place, **meeting.extra}
    if not kind:
        beside[COLUMN_WORDS[Column.KIND].th] = meeting.kind
    return NewActivity(
        title_th=meeting.title or UNTITLED.th,
        on=meeting.on,
        kind=kind or ActivityKind.MEETING,
        note="\n".join(f"{head}: {text}" for head, text in beside.items() if text),
    )


def save_all(rows: list[M]) -> None:
    """Update whole rows of one table in few queries."""
    if not rows:
        return
    fields = [f.attname for f in type(rows[0])._meta.concrete_fields if not f.primary_key]
    for row in rows:
        if hasattr(row, "updated_at"):
            row.updated_at = timezone.now()
    type(rows[0])._default_manager.bulk_update(rows, fields, batch_size=100)
