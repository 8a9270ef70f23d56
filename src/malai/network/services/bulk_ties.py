"""Many ties and their sources, and kinds of tie, inside one act of the caller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from malai.accounts.models import Workspace
from malai.audit.services import Recorder, recorded
from malai.network.models import Evidence, Layer, Network, Tie, TieKind, way_told
from malai.network.services.keys import fitted
from malai_core.reading.kinds import TIE_KINDS, TieKindFacts
from malai_core.text import PartialDate

#: Keys that are asked for at once.
BATCH = 500
Ends = tuple[int, int, int]
"""Source, target and kind of a tie, an undirected one with the smaller key first."""


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """One source of a tie; ``source`` is file, sheet and row, or the words of who typed it."""

    origin: str
    source: str = ""
    on: PartialDate | None = None
    said_by: int | None = None
    typed_by: int | None = None


@dataclass(frozen=True, slots=True)
class NewTie:
    """A tie between two parties, by their keys, with where it is known from."""

    source: int
    target: int
    kind: TieKind
    strength: float | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    evidence: Sequence[NewEvidence] = ()


@dataclass(frozen=True, slots=True)
class NewTieKind:
    """A kind of tie in the words of a sheet."""

    label_th: str
    label_en: str = ""
    layer: str = Layer.COORDINATION
    is_directed: bool = True


def tie_kinds_ensure(workspace: Workspace) -> dict[str, TieKind]:
    """Return the kinds of ``workspace`` by code, the common ones made where they are missing.

    One query where nothing is missing; an act of its own where something is, so that undoing an
    import leaves the common kinds.
    """
    known = tie_kinds_by_code(workspace)
    missing = {code: facts for code, facts in TIE_KINDS.items() if code not in known}
    if missing:
        with recorded("network.tie_kinds_ensure", by=None, workspace=workspace) as trace:
            rows = (_common_kind(workspace, code, facts) for code, facts in missing.items())
            trace.create_all(TieKind, rows)
            trace.say(kinds=len(missing))
        return tie_kinds_by_code(workspace)
    return known


def tie_kinds_by_code(workspace: Workspace) -> dict[str, TieKind]:
    """Return the kinds of ``workspace`` by code. One query."""
    return {kind.code: kind for kind in TieKind.objects.filter(workspace=workspace)}


def _common_kind(workspace: Workspace, code: str, facts: TieKindFacts) -> TieKind:
    return TieKind(
        workspace=workspace,
        code=code,
        label_th=facts.label.th,
        label_en=facts.label.en,
        inverse_th=facts.inverse.th,
        inverse_en=facts.inverse.en,
        layer=facts.layer,
        is_directed=facts.is_directed,
        way=way_told(code, facts.label.th, facts.label.en),
    )


def tie_kinds_create_bulk(
    *, trace: Recorder, workspace: Workspace, kinds: Mapping[str, NewTieKind]
) -> dict[str, TieKind]:
    """Return every kind by code, those of ``kinds`` made where the workspace lacks them.

    ``kinds`` maps the words of the sheet (the code) to what is known of the kind.
    """
    known = tie_kinds_ensure(workspace)
    rows = [
        _written_kind(workspace, code, new)
        for code, new in kinds.items()
        if code[:100] not in known
    ]
    made = trace.create_all(TieKind, rows)
    known.update({row.code: row for row in made})
    return known | {code: known[code[:100]] for code in kinds}


def _written_kind(workspace: Workspace, code: str, new: NewTieKind) -> TieKind:
    kind = TieKind(
        workspace=workspace,
        code=code,
        label_th=new.label_th,
        label_en=new.label_en or new.label_th,
        layer=new.layer,
        is_directed=new.is_directed,
        way=way_told(code, new.label_th, new.label_en),
    )
    fitted(kind)
    return kind


def ties_create_bulk(
    *, trace: Recorder, workspace: Workspace, network: Network | None, rows: Iterable[NewTie]
) -> list[Tie]:
    """Create ties and their evidence; a tie that is already open gets the evidence only.

    Returns the ties in the order given (a repeated one is the same row). A tie from a party to
    itself is left out.
    """
    wanted = [(_ends(row), row) for row in rows if row.source != row.target]
    known = _open_ties(workspace, network, [ends[0] for ends, _row in wanted])
    fresh: list[Tie] = []
    ties = [_known_or_new(known, fresh, workspace, network, ends, row) for ends, row in wanted]
    trace.create_all(Tie, fresh)
    trace.create_all(
        Evidence,
        (
            _evidence(workspace, tie, said)
            for tie, (_key, row) in zip(ties, wanted, strict=True)
            for said in row.evidence
        ),
    )
    return ties


def _ends(row: NewTie) -> Ends:
    if row.kind.is_directed or row.source < row.target:
        return (row.source, row.target, row.kind.pk)
    return (row.target, row.source, row.kind.pk)


def _open_ties(
    workspace: Workspace, network: Network | None, sources: Sequence[int]
) -> dict[Ends, Tie]:
    known: dict[Ends, Tie] = {}
    keys = list(dict.fromkeys(sources))
    for start in range(0, len(keys), BATCH):
        found = Tie.objects.filter(
            workspace=workspace, network=network, until="", source__in=keys[start : start + BATCH]
        )
        known.update({(tie.source_id, tie.target_id, tie.kind_id): tie for tie in found})
    return known


def _known_or_new(
    known: dict[Ends, Tie],
    fresh: list[Tie],
    workspace: Workspace,
    network: Network | None,
    ends: Ends,
    row: NewTie,
) -> Tie:
    if row.until is None and ends in known:
        return known[ends]
    tie = Tie(
        workspace=workspace,
        network=network,
        source_id=ends[0],
        target_id=ends[1],
        kind=row.kind,
        strength=row.strength,
        since=row.since,
        until=row.until,
    )
    fresh.append(tie)
    if row.until is None:
        known[ends] = tie
    return tie


def _evidence(workspace: Workspace, tie: Tie, said: NewEvidence) -> Evidence:
    made = Evidence(
        workspace=workspace,
        tie=tie,
        origin=said.origin,
        said_by_id=said.said_by,
        typed_by_id=said.typed_by,
        on=said.on,
        source=said.source,
    )
    fitted(made)
    return made
