"""An undo puts every row back, or changes nothing and says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.atlas.models import Spot
from malai.audit.images import image_of
from malai.audit.models import Act, RowImage
from malai.audit.services import Recorder, UndoRefusedError, act_undo, recorded
from malai.kernel.registries import after_undo, derived
from malai.network.models import Affiliation, Membership, Party
from tests.makers import World, member

Work = Callable[[Recorder], object]


def did(world: World, work: Work, action: str = "network.something") -> Act:
    with recorded(action, by=world.cast.manager, workspace=world.workspace) as trace:
        work(trace)
    return Act.objects.get(pk=trace.act.pk)


def photograph() -> dict[str, Any]:
    """Every row of the network's tables as it is stored."""
    models = [
        *apps.get_app_config("network").get_models(),
        *apps.get_app_config("atlas").get_models(),
    ]
    return {
        f"{model._meta.label}/{row.pk}": image_of(row)
        for model in models
        for row in model._base_manager.all()
    }


def added(world: World, party: Party | None = None) -> Work:
    party = party or world.temple
    row = Membership(workspace=world.workspace, network=world.network, party=party)
    return lambda trace: trace.create(row)


def edited(party: Party, **values: object) -> Work:
    def work(trace: Recorder) -> None:
        row = Party.objects.get(pk=party.pk)
        trace.changing([row])
        for name, value in values.items():
            setattr(row, name, value)
        row.save()

    return work


def removed(row: Model) -> Work:
    def work(trace: Recorder) -> None:
        trace.deleting(type(row)._base_manager.filter(pk=row.pk))
        type(row)._base_manager.filter(pk=row.pk).delete()

    return work


def test_undo_takes_away_what_was_made(world: World) -> None:
    before = photograph()
    act_undo(by=world.cast.owner, act=did(world, added(world)))
    assert photograph() == before


def test_undo_brings_back_what_was_changed(world: World) -> None:
    before = photograph()
    act = did(world, edited(world.kru, note="ย้ายบ้าน", phone=""))
    act_undo(by=world.cast.owner, act=act)
    assert photograph() == before


def test_undo_brings_back_what_was_deleted_with_its_keys_and_dates(world: World) -> None:
    before = photograph()
    act_undo(by=world.cast.owner, act=did(world, removed(world.tie)))
    assert photograph() == before


def test_an_undo_is_an_act_of_its_own_and_names_what_it_undoes(world: World) -> None:
    act = did(world, added(world))
    undo = act_undo(by=world.cast.owner, act=act)
    assert (undo.action, undo.by, undo.undoes) == ("audit.act_undo", world.cast.owner, act)
    assert undo.facts["undone_action"] == "network.something"


def test_rows_made_in_one_batch_and_changed_later_in_the_act_go_too(world: World) -> None:
    before = photograph()

    def work(trace: Recorder) -> None:
        row = Membership(workspace=world.workspace, network=world.network, party=world.temple)
        made = trace.create_all(Membership, [row])
        trace.changing(made)
        Membership.objects.filter(pk=made[0].pk).update(source="ทะเบียน")

    act_undo(by=None, act=did(world, work))
    assert photograph() == before


def test_rows_made_in_one_batch_and_removed_later_in_the_act_do_not_come_back(world: World) -> None:
    before = photograph()

    def work(trace: Recorder) -> None:
        row = Membership(workspace=world.workspace, network=world.network, party=world.temple)
        made = trace.create_all(Membership, [row])
        trace.deleting(made)
        made[0].delete()

    act_undo(by=None, act=did(world, work))
    assert photograph() == before


def test_a_row_settled_and_changed_again_goes_back_to_the_first_image(world: World) -> None:
    before = photograph()

    def work(trace: Recorder) -> None:
        for note in ("แรก", "สอง", "สาม"):
            edited(world.boon, note=note)(trace)
            trace.settle([world.boon])

    act_undo(by=None, act=did(world, work))
    assert photograph() == before


def test_a_row_settled_and_then_removed_comes_back(world: World) -> None:
    row = Membership.objects.filter(party=world.kru)[0]
    before = photograph()

    def work(trace: Recorder) -> None:
        trace.changing([row])
        Membership.objects.filter(pk=row.pk).update(source="ทะเบียน")
        trace.settle([row])
        trace.deleting([row])
        Membership.objects.filter(pk=row.pk).delete()

    act_undo(by=None, act=did(world, work))
    assert photograph() == before


def test_a_name_freed_by_the_act_can_be_taken_back(world: World) -> None:
    """The kind keeps its code while a new row with that code goes."""
    before = photograph()

    def work(trace: Recorder) -> None:
        trace.changing([world.kind])
        world.kind.code = "old"
        world.kind.save()
        fresh = type(world.kind)(workspace=world.workspace, code="coordination", layer="advice")
        trace.create(fresh)

    act_undo(by=None, act=did(world, work))
    assert photograph() == before


def refusal(act: Act) -> str:
    before = photograph()
    with pytest.raises(UndoRefusedError) as refused, translation.override("en"):
        act_undo(by=None, act=act)
    assert photograph() == before
    assert not Act.objects.filter(undoes=act, action="audit.act_undo").exists() or "already" in str(
        refused.value
    )
    return str(refused.value)


def test_undo_is_refused_a_second_time(world: World) -> None:
    act = did(world, added(world))
    act_undo(by=None, act=act)
    assert refusal(act) == "This has already been undone."


def test_an_act_that_left_no_images_has_nothing_to_undo(world: World) -> None:
    assert refusal(did(world, lambda _trace: None)).startswith("There is nothing in this step")


def test_an_undo_cannot_be_undone(world: World) -> None:
    undo = act_undo(by=None, act=did(world, added(world)))
    assert refusal(undo) == "This is itself an undo."


def test_undo_is_refused_when_the_row_was_changed_again(world: World) -> None:
    first = did(world, edited(world.kru, note="หนึ่ง"))
    did(world, edited(world.kru, note="สอง"))
    assert refusal(first).startswith("Changed again since: ")


def test_undo_from_the_newest_on_goes_all_the_way(world: World) -> None:
    before = photograph()
    acts = [did(world, edited(world.kru, note=note)) for note in ("หนึ่ง", "สอง", "สาม")]
    for act in reversed(acts):
        act_undo(by=None, act=act)
    assert photograph() == before


def test_undo_is_refused_when_a_made_row_is_gone(world: World) -> None:
    act = did(world, added(world))
    Membership.objects.filter(party=world.temple).delete()
    assert refusal(act).startswith("Changed again since: ")


def test_undo_is_refused_when_a_deleted_row_is_back(world: World) -> None:
    act = did(world, removed(world.tie))
    world.tie.save(force_insert=True)
    assert refusal(act).startswith("Changed again since: ")


def test_undo_is_refused_when_later_rows_hang_on_a_made_one(world: World) -> None:
    gold = Party(workspace=world.workspace, kind="person", name_th="ทอง", sort_key="ทอง")
    act = did(world, lambda trace: trace.create(gold))
    member(world.network, gold)
    assert refusal(act).startswith("Later work depends on this.")


def test_undo_is_refused_when_what_a_deleted_row_hung_on_is_gone(world: World) -> None:
    act = did(world, removed(Membership.objects.get(party=world.mali)))
    world.mali.delete()
    assert refusal(act).startswith("Later work depends on this.")


def test_undo_is_refused_for_a_table_of_another_version(world: World) -> None:
    act = did(world, added(world))
    RowImage.objects.update(table="network.Forgotten")
    assert "older version" in refusal(act)


def test_rows_only_computed_from_others_go_with_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(derived.entries, "test.spot", Spot)
    gold = Party(workspace=world.workspace, kind="person", name_th="ทอง", sort_key="ทอง")
    act = did(world, lambda trace: trace.create(gold))
    Spot.objects.create(network=world.network, party=gold, level="people", x=0.0, y=0.0)
    act_undo(by=None, act=act)
    assert not Party.objects.filter(pk=gold.pk).exists()
    assert not Spot.objects.exists()


def test_a_room_may_follow_the_undo_of_its_act(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[Act] = []
    monkeypatch.setitem(after_undo.entries, "network.something", followed.append)
    act = did(world, added(world))
    act_undo(by=None, act=act)
    assert followed == [act]


def test_thousands_of_rows_are_undone_in_few_queries(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def rows() -> list[Membership]:
        return [
            Membership(workspace=world.workspace, network=world.network, party=world.mali)
            for _ in range(5000)
        ]

    before = Membership.objects.count()
    act = did(world, lambda trace: trace.create_all(Membership, rows()))
    with django_assert_max_num_queries(40):
        act_undo(by=None, act=act)
    assert Membership.objects.count() == before


def test_thousands_of_deleted_rows_come_back(world: World) -> None:
    Membership.objects.bulk_create(
        Membership(workspace=world.workspace, network=world.network, party=world.mali)
        for _ in range(1200)
    )
    before = photograph()

    def work(trace: Recorder) -> None:
        trace.deleting(Membership.objects.all())
        Membership.objects.all().delete()

    act_undo(by=None, act=did(world, work))
    assert photograph() == before


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "batch", "edit", "leave", "join"]), st.integers(0, 3)),
    min_size=1,
    max_size=8,
)


def step(world: World, trace: Recorder, kind: str, which: int) -> None:
    party = [world.kru, world.boon, world.mali, world.temple][which]
    rows = Membership.objects.filter(party=party)
    if kind == "add":
        group(world, trace)
    elif kind == "batch":
        trace.create_all(
            Membership,
            [Membership(workspace=world.workspace, network=world.network, party=party)],
        )
    elif kind == "edit":
        edited(party, note=f"{party.note}{kind}{which}", extra={"ลำดับ": which})(trace)
    elif kind == "leave":
        trace.deleting(rows)
        rows.delete()
    else:
        trace.create(Affiliation(workspace=world.workspace, member=party, body=group(world, trace)))


def group(world: World, trace: Recorder) -> Party:
    return trace.create(
        Party(workspace=world.workspace, kind="group", name_th="กลุ่มใหม่", sort_key="กลุ่มใหม่")
    )


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=STEPS, second=STEPS)
def test_undoing_two_acts_newest_first_restores_every_row_exactly(
    world: World, first: list[tuple[str, int]], second: list[tuple[str, int]]
) -> None:
    before = photograph()

    def work(steps: list[tuple[str, int]]) -> Work:
        def all_of_them(trace: Recorder) -> None:
            for kind, which in steps:
                step(world, trace, kind, which)

        return all_of_them

    acts = [did(world, work(first)), did(world, work(second))]
    for act in reversed(acts):
        if act.images.exists():
            act_undo(by=None, act=act)
    assert photograph() == before


def test_a_refused_undo_names_what_was_changed_since(world: World) -> None:
    with recorded("tests.many", by=None, workspace=world.workspace) as trace:
        trace.changing([world.kru, world.boon, world.mali])
        for party in (world.kru, world.boon, world.mali):
            party.note = "จากไฟล์"
            party.save()
    for party in (world.kru, world.boon):
        party.note = "แก้มือ"
        party.save()
    with pytest.raises(UndoRefusedError) as refusal:
        act_undo(by=None, act=Act.objects.get(action="tests.many"))
    assert "แก้ว ใจงาม" in str(refusal.value)
    assert "บุญ ดอยสูง" in str(refusal.value)
    assert "มะลิ" not in str(refusal.value)
    world.mali.refresh_from_db()
    assert world.mali.note == "จากไฟล์"
