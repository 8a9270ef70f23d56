"""A merge loses nothing, and its undo brings both records back exactly."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malai.activities.models import Activity, Attendance, Mark, Session
from malai.audit.images import image_of
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    Evidence,
    EvidenceOrigin,
    HintState,
    Layer,
    Membership,
    Network,
    OrganisationFacts,
    Party,
    PersonFacts,
    Tie,
    TieKind,
)
from malai.network.selectors.search import parties_matching
from malai.network.services.merging import hint_dismiss, party_merge
from malai_core.text import PartialDate
from tests.makers import Cast, World, member, network, organisation, person

TABLES = (
    Party, PersonFacts, OrganisationFacts, Affiliation, Membership, Tie, Evidence, DuplicateHint,
    Attendance,
)  # fmt: skip


def everything() -> dict[str, dict[int, dict[str, Any]]]:
    """Return every stored value that a merge may touch."""
    return {
        model._meta.label: {row.pk: image_of(row) for row in model.objects.all()}
        for model in TABLES
    }


def merge(world: World, kept: Party, gone: Party) -> Party:
    return party_merge(by=world.cast.coordinator, kept=kept, gone=gone)


def test_a_merge_fills_gaps_and_keeps_the_other_spelling_findable(world: World) -> None:
    twin = person(world.workspace, "คุณแก้วใจ งามดี", email="second@example.org", note="พบที่ตลาด")
    PersonFacts.objects.filter(party=twin).update(nickname="แก้ว")
    twin.line_id = "kaewjai"
    twin.save()

    kept = merge(world, world.kru, twin)

    assert (kept.line_id, kept.email, kept.note) == ("kaewjai", "kaew@example.org", "พบที่ตลาด")
    assert kept.person.nickname == "แก้ว"
    assert list(parties_matching(world.workspace, "แก้วใจ")) == [kept]
    assert not Party.objects.filter(pk=twin.pk).exists()


def test_ties_follow_with_their_sources_and_none_leads_to_itself(world: World) -> None:
    twin = person(world.workspace, "แก้ว ใจงาม")
    make = {"workspace": world.workspace, "network": world.network, "kind": world.kind}
    same = Tie.objects.create(source=twin, target=world.boon, strength=3, **make)
    Tie.objects.create(source=world.kru, target=twin, **make)
    other = Tie.objects.create(source=world.mali, target=twin, **make)
    Evidence.objects.create(workspace=world.workspace, tie=same, origin=EvidenceOrigin.TYPED)

    merge(world, world.kru, twin)

    assert {(tie.source, tie.target) for tie in Tie.objects.all()} == {
        (world.kru, world.boon),
        (world.mali, world.kru),
    }
    world.tie.refresh_from_db()
    assert (world.tie.strength, world.tie.evidence.count()) == (3, 1)
    assert Tie.objects.filter(pk=other.pk).exists()


def test_an_undirected_tie_keeps_the_smaller_key_first(world: World) -> None:
    twin = person(world.workspace, "บุญ ดอยสูง")
    kind = TieKind.objects.create(
        workspace=world.workspace,
        code="friends",
        label_th="เพื่อน",
        layer=Layer.TRUST,
        is_directed=False,
    )
    Tie.objects.create(workspace=world.workspace, source=world.mali, target=twin, kind=kind)

    merge(world, world.boon, twin)

    tie = Tie.objects.get(kind=kind)
    assert (tie.source, tie.target) == (world.boon, world.mali)


def test_of_two_marks_at_one_session_the_presence_stays(world: World) -> None:
    twin = person(world.workspace, "มะลิ ลำธาร")
    for party, mark in ((world.mali, Mark.ABSENT), (twin, Mark.PRESENT)):
        Attendance.objects.create(session=world.session, party=party, mark=mark, method="list")

    merge(world, world.mali, twin)

    assert Attendance.objects.get(party=world.mali).mark == Mark.PRESENT


def test_terms_in_a_network_are_joined_or_kept_apart(world: World) -> None:
    twin = person(world.workspace, "แก้ว ใจงาม")
    member(world.network, twin, since=PartialDate(2010))
    member(world.network, twin, since=PartialDate(2001), until=PartialDate(2005))

    merge(world, world.kru, twin)

    terms = Membership.objects.filter(party=world.kru).order_by("since")
    assert [(t.since, t.until) for t in terms] == [
        (PartialDate(2001), PartialDate(2005)),
        (PartialDate(2010), None),
    ]


def test_a_merge_is_one_act(world: World) -> None:
    twin = person(world.workspace, "แก้ว ใจงาม")
    merge(world, world.kru, twin)
    act = Act.objects.get()
    assert (act.action, act.subject_id) == ("network.party_merge", world.kru.public_id)


def test_merges_that_make_no_sense_are_refused_and_change_nothing(world: World) -> None:
    stranger = person(world.cast.elsewhere, "คนอื่น")
    before = everything()
    for other in (world.kru, world.temple, stranger):
        with pytest.raises(ValidationError):
            merge(world, world.kru, other)
    assert everything() == before


def test_the_second_of_two_merges_is_refused(world: World) -> None:
    twin = person(world.workspace, "แก้ว ใจงาม")
    stale = Party.objects.get(pk=twin.pk)
    merge(world, world.kru, twin)
    with pytest.raises(ValidationError):
        merge(world, world.boon, stale)


def test_a_dismissed_hint_is_remembered(world: World) -> None:
    hint = DuplicateHint.objects.create(
        workspace=world.workspace,
        first=world.kru,
        second=world.boon,
        reason_th="ชื่อคล้าย",
        reason_en="",
    )
    hint_dismiss(by=world.cast.manager, hint=hint)
    hint.refresh_from_db()
    assert hint.state == HintState.DIFFERENT


ENDS = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1])
YEARS = st.none() | st.integers(2000, 2020).map(PartialDate)


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what five parties have with each other; the first two will become one."""
    return {
        "ties": draw(st.lists(st.tuples(ENDS, st.booleans(), YEARS, YEARS), max_size=8)),
        "affiliations": draw(st.lists(st.tuples(ENDS, YEARS, YEARS), max_size=6)),
        "memberships": draw(st.lists(st.tuples(st.integers(0, 4), YEARS, YEARS), max_size=6)),
        "hints": draw(st.lists(ENDS, max_size=4, unique_by=lambda pair: tuple(sorted(pair)))),
        "marks": draw(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(Mark)), max_size=6)),
        "swap": draw(st.booleans()),
        "bodies": draw(st.booleans()),
    }


def tell(cast: Cast, story: dict[str, Any]) -> list[Party]:
    """Write a story to the database."""
    ws = cast.workspace
    make = organisation if story["bodies"] else person
    parties = [make(ws, f"ชื่อ{letter} สกุล{letter}") for letter in "กขคงจ"]
    net = network(ws)
    _tell_ties(net, parties, story)
    for (one, two), since, until in story["affiliations"]:
        Affiliation.objects.create(
            workspace=ws, member=parties[one], body=parties[two], since=since, until=until
        )
    for one, since, until in story["memberships"]:
        member(net, parties[one], since=since, until=until)
    for pair in story["hints"]:
        first, second = sorted(pair)
        DuplicateHint.objects.create(
            workspace=ws, first=parties[first], second=parties[second], reason_th="x", reason_en="x"
        )
    _tell_marks(net, parties, story)
    return parties


def _tell_ties(net: Network, parties: list[Party], story: dict[str, Any]) -> None:
    kinds = [
        TieKind.objects.create(
            workspace=net.workspace,
            code=str(code),
            label_th="x",
            layer=Layer.TRUST,
            is_directed=code,
        )
        for code in (False, True)
    ]
    for pair, is_directed, since, until in story["ties"]:
        one, two = pair if is_directed else sorted(pair)
        tie = Tie.objects.create(
            workspace=net.workspace, network=net, source=parties[one], target=parties[two],
            kind=kinds[is_directed], since=since, until=until,
        )  # fmt: skip
        Evidence.objects.create(
            workspace=net.workspace, tie=tie, origin=EvidenceOrigin.TYPED, said_by=parties[two]
        )


def _tell_marks(net: Network, parties: list[Party], story: dict[str, Any]) -> None:
    activity = Activity.objects.create(workspace=net.workspace, network=net, title_th="ประชุม")
    session = Session.objects.create(activity=activity)
    for one, mark in dict(story["marks"]).items():
        Attendance.objects.create(session=session, party=parties[one], mark=mark, method="list")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(story=stories())
def test_undo_brings_both_records_back_exactly(story: dict[str, Any], cast: Cast) -> None:
    with transaction.atomic():
        parties = tell(cast, story)
        before = everything()
        kept, gone = reversed(parties[:2]) if story["swap"] else parties[:2]

        party_merge(by=cast.owner, kept=kept, gone=gone)
        assert nothing_points_at(gone.pk)
        act_undo(by=cast.owner, act=Act.objects.latest("pk"))

        after = everything()
        transaction.set_rollback(True)
    assert without_clock(after) == without_clock(before)


def nothing_points_at(key: int) -> bool:
    return not any(
        relation.related_model._base_manager.filter(**{relation.field.name: key}).exists()
        for relation in Party._meta.related_objects
    )


def without_clock(
    state: dict[str, dict[int, dict[str, Any]]],
) -> dict[str, dict[int, dict[str, Any]]]:
    return {
        table: {
            key: {k: v for k, v in row.items() if k != "updated_at"} for key, row in rows.items()
        }
        for table, rows in state.items()
    }
