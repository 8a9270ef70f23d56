"""Many ties at once: one open tie for a pair and kind, every source kept."""

from __future__ import annotations

from malai.audit.models import Act
from malai.audit.services import recorded
from malai.network.models import Evidence, EvidenceOrigin, Tie, TieKind
from malai.network.services.bulk_ties import (
    NewEvidence,
    NewTie,
    NewTieKind,
    tie_kinds_create_bulk,
    tie_kinds_ensure,
    ties_create_bulk,
)
from malai_core.reading.kinds import TIE_KINDS
from malai_core.text import PartialDate
from tests.makers import Cast, World


def test_the_common_kinds_are_made_once(cast: Cast) -> None:
    kinds = tie_kinds_ensure(cast.workspace)
    assert set(kinds) == set(TIE_KINDS)
    assert kinds["advice"].inverse_th == TIE_KINDS["advice"].inverse.th
    tie_kinds_ensure(cast.workspace)
    assert TieKind.objects.count() == len(TIE_KINDS)
    assert Act.objects.count() == 1


def test_kinds_in_the_words_of_a_sheet_are_added(cast: Cast) -> None:
    with recorded("test.fill", by=None, workspace=cast.workspace) as trace:
        kinds = tie_kinds_create_bulk(
            trace=trace,
            workspace=cast.workspace,
            kinds={
                "ไปวัดด้วยกัน": NewTieKind("ไปวัดด้วยกัน", is_directed=False),
                "advice": NewTieKind("x"),
            },
        )
    assert kinds["ไปวัดด้วยกัน"].label_en == "ไปวัดด้วยกัน"
    assert kinds["advice"].label_th == TIE_KINDS["advice"].label.th


def write(world: World, *rows: NewTie) -> list[Tie]:
    with recorded("test.fill", by=None, workspace=world.workspace) as trace:
        return ties_create_bulk(
            trace=trace, workspace=world.workspace, network=world.network, rows=rows
        )


def test_an_open_tie_gets_a_further_source_and_no_twin(world: World) -> None:
    said = NewEvidence(EvidenceOrigin.IMPORT, "ไฟล์ก แถว 2")
    row = NewTie(world.kru.pk, world.boon.pk, world.kind, evidence=[said])
    assert write(world, row, row) == [world.tie, world.tie]
    assert (Tie.objects.count(), Evidence.objects.filter(tie=world.tie).count()) == (1, 2)


def test_a_past_tie_stands_beside_the_open_one(world: World) -> None:
    past = NewTie(
        world.kru.pk, world.boon.pk, world.kind, since=PartialDate(2001), until=PartialDate(2004)
    )
    write(world, past)
    assert Tie.objects.count() == 2


def test_an_undirected_tie_is_kept_once_whichever_end_is_named_first(world: World) -> None:
    kind = tie_kinds_ensure(world.workspace)["friendship"]
    one, two = (
        NewTie(world.mali.pk, world.boon.pk, kind, strength=2),
        NewTie(world.boon.pk, world.mali.pk, kind),
    )
    write(world, one, two)
    tie = Tie.objects.get(kind=kind)
    assert (tie.source, tie.target, tie.strength) == (world.boon, world.mali, 2)


def test_a_tie_to_oneself_is_left_out(world: World) -> None:
    assert write(world, NewTie(world.kru.pk, world.kru.pk, world.kind)) == []
